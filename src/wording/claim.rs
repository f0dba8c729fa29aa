//! What may be claimed, in words: the one wording of every verdict, for pages, charts, exports, documents and scripts.

use super::{counts, counts_with_share, difference_in_words, percent};
use crate::analysis::{Claim, Findings, Group, Proportion, Reason, Verdict, policy};
use crate::dataset::Dataset;

/// A verdict in a few words, for a column: `higher`, `lower`, `no clear difference`, `too few to compare`.
#[must_use]
pub fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Higher => "higher, by more than chance",
        Verdict::Lower => "lower, by more than chance",
        Verdict::NoClearDifference => "no clear difference",
        Verdict::CannotSay(reason) => why_not(reason),
    }
}

/// Why two shares are not compared.
#[must_use]
pub fn why_not(reason: Reason) -> &'static str {
    match reason {
        Reason::Few => "too few to compare",
        Reason::FewCouncils => "too few councils to compare",
        Reason::Unknown => "not compared: too many with no status on record",
        Reason::Order => "not compared: the order of the visits is not known",
    }
}

/// A claim with its counts, for a cell or a clause: `15 of 40 and 30 of 120: no clear difference`.
#[must_use]
pub fn claim(claim: &Claim) -> String {
    format!("{} and {}: {}", counts(claim.subject), counts(claim.others), verdict(claim.verdict))
}

/// The difference of a claim in percentage points with its interval; nothing where no verdict may be given, or a base is too small
/// for percentages.
#[must_use]
pub fn claimed_difference(claim: &Claim, dispersion: f64) -> Option<String> {
    let percentages =
        [claim.subject, claim.others].iter().all(|share| policy::allows_percentage(*share, dispersion));
    let may_be_shown = percentages && claim.verdict.reason().is_none();
    difference_in_words(claim.subject, claim.others, claim.difference).filter(|_| may_be_shown)
}

/// A claim about closure as a sentence whose subject is named: `The East Midlands reports fewer closed (37%, 30 of 81) than the rest
/// of England (50%, 400 of 800), by more than chance.`
#[must_use]
pub fn closure_claim(subject: &str, others: &str, claim: &Claim, dispersion: f64) -> String {
    let [here, there] = [claim.subject, claim.others].map(|share| share_then_counts(share, dispersion));
    let reports = if names_several(subject) { "report" } else { "reports" };
    let whatever = if claim.holds_whatever_became_of_the_rest { ", whatever became of the rest" } else { "" };
    match claim.verdict {
        Verdict::Higher => {
            format!(
                "{subject} {reports} more closed ({here}) than {others} ({there}), by more than chance{whatever}."
            )
        }
        Verdict::Lower => {
            format!(
                "{subject} {reports} fewer closed ({here}) than {others} ({there}), by more than chance{whatever}."
            )
        }
        Verdict::NoClearDifference => {
            format!("{subject} {reports} {here} closed, {others} {there}: no clear difference.")
        }
        Verdict::CannotSay(reason) => format!(
            "{subject}: {} reported closed; {others}: {}; {}.",
            counts(claim.subject),
            counts(claim.others),
            why_not(reason)
        ),
    }
}

/// Whether a name is that of several: `District councils`, `London boroughs`.
fn names_several(name: &str) -> bool {
    ["councils", "boroughs", "districts", "counties", "authorities", "cities"]
        .iter()
        .any(|noun| name.ends_with(noun))
}

/// A share before its counts, for use in brackets: `37%, 30 of 81`; the counts alone where the base is too small for a percentage.
fn share_then_counts(share: Proportion, dispersion: f64) -> String {
    match share.share().filter(|_| policy::allows_percentage(share, dispersion)) {
        Some(part) => format!("{}, {}", percent(part), counts(share)),
        None => counts(share),
    }
}

/// A claim about how often a theme is raised, as a sentence: `Raised more often in London (67%, 40 of 60) than elsewhere (40%,
/// 80 of 200), by more than chance.`
#[must_use]
pub fn theme_claim(within: &str, others: &str, claim: &Claim) -> String {
    let [here, there] = [claim.subject, claim.others].map(|share| share_then_counts(share, 1.0));
    match claim.verdict {
        Verdict::Higher => {
            format!("Raised more often {within} ({here}) than {others} ({there}), by more than chance.")
        }
        Verdict::Lower => {
            format!("Raised less often {within} ({here}) than {others} ({there}), by more than chance.")
        }
        Verdict::NoClearDifference => {
            let [here, there] = [claim.subject, claim.others].map(counts_with_share);
            format!("Raised in {here} {within}, {there} {others}: no clear difference.")
        }
        Verdict::CannotSay(reason) => format!(
            "Raised in {} {within}, {} {others}: {}.",
            counts(claim.subject),
            counts(claim.others),
            why_not(reason)
        ),
    }
}

/// The claim of a group's closure rate against the rest, as a sentence; `None` for kinds of group without a claim.
#[must_use]
pub fn closure_against_the_rest(data: &Dataset, findings: &Findings, group: Group) -> Option<String> {
    let claim = findings.closure_claim(group)?;
    let subject = super::capitalised(&super::group(group, data));
    Some(closure_claim(&subject, "the rest", claim, findings.dispersion_of(group)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::difference;

    fn of(verdict: Verdict) -> Claim {
        let (subject, others) = (Proportion::of_parts(30, 51), Proportion::of_parts(400, 400));
        Claim {
            subject,
            others,
            difference: difference(subject, others),
            p_adjusted: None,
            verdict,
            holds_whatever_became_of_the_rest: false,
        }
    }

    #[test]
    fn the_subject_of_a_verdict_is_named() {
        assert_eq!(
            closure_claim("London", "the rest", &of(Verdict::Lower), 1.0),
            "London reports fewer closed (37%, 30 of 81) than the rest (50%, 400 of 800), by more than chance."
        );
        assert!(
            closure_claim("District councils", "the rest", &of(Verdict::Lower), 1.0)
                .starts_with("District councils report fewer closed (")
        );
        assert_eq!(
            closure_claim("London", "the rest", &of(Verdict::CannotSay(Reason::Unknown)), 1.0),
            "London: 30 of 81 reported closed; the rest: 400 of 800; not compared: too many with no status on record."
        );
        assert_eq!(
            theme_claim("in London", "elsewhere", &of(Verdict::NoClearDifference)),
            "Raised in 30 of 81 (37%) in London, 400 of 800 (50%) elsewhere: no clear difference."
        );
    }

    #[test]
    fn what_is_withheld_has_no_difference() {
        assert!(claimed_difference(&of(Verdict::CannotSay(Reason::Few)), 1.0).is_none());
        assert!(claimed_difference(&of(Verdict::Lower), 1.0).is_some());
        assert!(claimed_difference(&of(Verdict::Lower), 5.0).is_none(), "81 divided by 5 is too small");
    }
}
