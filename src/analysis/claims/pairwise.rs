//! One named council against a council or a group. Nothing is dealt: a score test on counts divided by the dispersion of all
//! councils' rates, for all comparisons of a page together.

use super::closure_by_group::Coding;
use super::{Claim, Reason, Verdict, verdict};
use crate::analysis::statistics::{difference_scaled, two_sided};
use crate::analysis::{Closure, Proportion, policy};

/// One side of a comparison of closure rates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Side {
    /// Closed out of those not withdrawn.
    closed: Proportion,
    /// Without a status on record, out of the same.
    without_status: Proportion,
    /// Number of councils; `None` for a single council that is named.
    councils: Option<usize>,
}

impl Side {
    /// A single council that is named.
    #[must_use]
    pub fn council(closure: &Closure) -> Self {
        Self { closed: closure.rate(), without_status: closure.without_status(), councils: None }
    }

    /// A group without a council that is part of it, or all of it where nothing of the council's is in it. `councils` are those of
    /// the rest that have recommendations.
    #[must_use]
    pub fn rest(group: &Closure, council: &Closure, councils: usize) -> Self {
        Self {
            closed: group.rate().without(council.rate()).unwrap_or_else(|| group.rate()),
            without_status: group
                .without_status()
                .without(council.without_status())
                .unwrap_or_else(|| group.without_status()),
            councils: Some(councils),
        }
    }

    /// Recommendations without a status on record, out of those not withdrawn.
    #[must_use]
    pub fn without_status(&self) -> Proportion {
        self.without_status
    }

    /// The closure rate with what has no status counted in one way.
    fn rate(&self, coding: Coding) -> Proportion {
        let more = match coding {
            Coding::UnknownOpen => 0,
            Coding::UnknownClosed => self.without_status.count(),
        };
        let count = self.closed.count() + more;
        Proportion::of_parts(count, self.closed.total().saturating_sub(count))
    }
}

/// The claims of all comparisons of a page, in their order. `dispersion` is that of all councils' rates.
///
/// A difference is claimed where Newcombe's interval leaves out 0 and the p of the score test (K. Pearson 1900; pooled variance),
/// times the number of comparisons tested (Bonferroni), is below 5%: both with counts divided by the dispersion, and both with what
/// has no status counted as open and as closed.
#[must_use]
pub fn pairwise(pairs: &[(Side, Side)], dispersion: f64) -> Vec<Claim> {
    let tested = pairs.iter().filter(|(subject, others)| why_withheld(subject, others).is_none()).count();
    pairs
        .iter()
        .map(|(subject, others)| match why_withheld(subject, others) {
            Some(reason) => Claim::withheld(subject.closed, others.closed, reason),
            None => claim(subject, others, dispersion, tested),
        })
        .collect()
}

/// Why nothing may be said of a pair, where that is so.
fn why_withheld(subject: &Side, others: &Side) -> Option<Reason> {
    let sides = [subject, others];
    let has_few_councils =
        |side: &Side| side.councils.is_some_and(|councils| councils < policy::FEWEST_COUNCILS);
    if sides.iter().any(|side| side.closed.total() < policy::FEWEST_UNITS) {
        Some(Reason::Few)
    } else if sides.iter().any(|side| has_few_councils(side)) {
        Some(Reason::FewCouncils)
    } else if sides.iter().any(|side| side.without_status.is_more_than_half()) {
        Some(Reason::Unknown)
    } else {
        None
    }
}

fn claim(subject: &Side, others: &Side, dispersion: f64, comparisons: usize) -> Claim {
    let found = Coding::BOTH.map(|coding| {
        let (a, b) = (subject.rate(coding), others.rate(coding));
        let p_adjusted = (score_p(a, b, dispersion) * comparisons as f64).min(1.0);
        let difference = difference_scaled(a, b, dispersion, dispersion);
        (difference, p_adjusted, verdict(difference, p_adjusted < policy::LEVEL))
    });
    let [(difference, p_open, open), (_, p_closed, closed)] = found;
    let verdict = if open == closed { open } else { Verdict::NoClearDifference };
    let opposite =
        |a: Coding, b: Coding| difference_scaled(subject.rate(a), others.rate(b), dispersion, dispersion);
    Claim {
        subject: subject.closed,
        others: others.closed,
        difference,
        p_adjusted: Some(p_open.max(p_closed)),
        verdict,
        holds_whatever_became_of_the_rest: match verdict {
            Verdict::Higher => {
                opposite(Coding::UnknownOpen, Coding::UnknownClosed).is_some_and(|found| found.low > 0.0)
            }
            Verdict::Lower => {
                opposite(Coding::UnknownClosed, Coding::UnknownOpen).is_some_and(|found| found.high < 0.0)
            }
            Verdict::NoClearDifference | Verdict::CannotSay(_) => false,
        },
    }
}

/// Two-sided p of the score test that two shares are equal, with counts divided by a dispersion of at least 1; 1 where all or none
/// counts.
fn score_p(a: Proportion, b: Proportion, dispersion: f64) -> f64 {
    let (Some(share_a), Some(share_b), Some(pooled)) = (a.share(), b.share(), (a + b).share()) else {
        return 1.0;
    };
    let variance = pooled * (1.0 - pooled) * (1.0 / f64::from(a.total()) + 1.0 / f64::from(b.total()));
    if variance <= 0.0 {
        return 1.0;
    }
    two_sided((share_a - share_b) / (variance * dispersion.max(1.0)).sqrt())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn closure(closed: u32, open: u32, no_status: u32) -> Closure {
        Closure {
            made: closed + open + no_status,
            reported_closed: closed,
            open,
            no_status,
            ..Closure::default()
        }
    }

    fn against(council: Closure, rest: Closure, councils: usize, dispersion: f64) -> Claim {
        let side = Side::rest(&rest, &Closure::default(), councils);
        pairwise(&[(Side::council(&council), side)], dispersion)[0]
    }

    #[test]
    fn a_clear_difference_is_claimed_with_its_direction() {
        let found = against(closure(2, 28, 0), closure(300, 300, 0), 40, 1.0);
        assert_eq!(found.verdict, Verdict::Lower);
        assert!(found.holds_whatever_became_of_the_rest);
        assert_eq!(against(closure(28, 2, 0), closure(300, 300, 0), 40, 1.0).verdict, Verdict::Higher);
    }

    #[test]
    fn dispersion_and_more_comparisons_ask_for_more() {
        let pair = (Side::council(&closure(14, 6, 0)), Side::council(&closure(300, 300, 0)));
        let verdict = |pairs: &[(Side, Side)], dispersion| pairwise(pairs, dispersion)[0].verdict;
        let wide = (Side::council(&closure(16, 4, 0)), Side::council(&closure(300, 300, 0)));
        assert_eq!(verdict(&[wide], 1.0), Verdict::Higher);
        assert_eq!(verdict(&[wide], 3.0), Verdict::NoClearDifference);
        assert_eq!(verdict(&[wide; 12], 1.0), Verdict::NoClearDifference);
        assert_eq!(verdict(&[pair], 1.0), Verdict::NoClearDifference);
    }

    #[test]
    fn the_unknown_must_not_decide() {
        let found = against(closure(20, 2, 18), closure(200, 400, 0), 40, 1.0);
        assert_eq!(found.verdict, Verdict::Higher);
        let found = against(closure(14, 8, 18), closure(330, 270, 0), 40, 1.0);
        assert_eq!(
            found.verdict,
            Verdict::NoClearDifference,
            "lower with the unknown open, higher with it closed"
        );
    }

    #[test]
    fn sides_too_small_or_unknown_are_withheld_and_not_counted() {
        let reason = |council, rest, councils| against(council, rest, councils, 1.0).verdict.reason();
        assert_eq!(reason(closure(4, 0, 0), closure(90, 90, 0), 40), Some(Reason::Few));
        assert_eq!(reason(closure(9, 9, 0), closure(90, 90, 0), 4), Some(Reason::FewCouncils));
        assert_eq!(reason(closure(9, 0, 10), closure(90, 90, 0), 40), Some(Reason::Unknown));
        assert_eq!(reason(closure(9, 9, 0), closure(90, 0, 91), 40), Some(Reason::Unknown));
        let few = (Side::council(&closure(1, 1, 0)), Side::council(&closure(300, 300, 0)));
        let wide = (Side::council(&closure(16, 4, 0)), Side::council(&closure(300, 300, 0)));
        assert_eq!(pairwise(&[wide, few, few, few, few, few, few, few], 1.0)[0].verdict, Verdict::Higher);
    }
}
