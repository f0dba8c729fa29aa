//! What became of recommendations, in a clause.

use super::{counts, difference_in_words, list, verdict};
use crate::analysis::{Closure, Findings, Group, Proportion};

/// Where a group's recommendations stand, as a clause: `3 closed, 4 open, nothing published about 10`.
#[must_use]
pub fn closure_clause(closure: &Closure) -> String {
    let mut parts = Vec::new();
    if closure.closed > 0 {
        parts.push(match (closure.closed_verified, closure.closed - closure.closed_verified) {
            (0, reported) => format!("{reported} closed as reported by the council"),
            (verified, 0) => format!("{verified} closed and verified"),
            (verified, reported) => {
                format!("{} closed ({verified} verified, {reported} reported)", closure.closed)
            }
        });
    }
    if closure.open > 0 {
        parts.push(format!("{} open", closure.open));
    }
    if closure.withdrawn > 0 {
        parts.push(format!("{} withdrawn", closure.withdrawn));
    }
    if closure.no_information > 0 {
        parts.push(format!("{} with nothing published", closure.no_information));
    }
    list(&parts)
}

/// Whether the closure rate of a group can be told apart from that of others; where most of either has nothing published,
/// that the rates show what is published rather than what was done. `unknown` is what nothing is published about.
#[must_use]
pub fn closure_verdict(
    rate: Proportion,
    unknown: Proportion,
    others: Proportion,
    others_unknown: Proportion,
) -> String {
    if mostly(unknown) || mostly(others_unknown) {
        format!(
            "{} and {}: for most nothing is published, so this shows what is published, not what was done",
            counts(rate),
            counts(others)
        )
    } else {
        verdict(rate, others)
    }
}

/// Whether a share is more than half.
fn mostly(share: Proportion) -> bool {
    share.count() > share.remainder()
}

/// The difference of two closure rates in points; nothing where it would speak of what is published.
#[must_use]
pub fn closure_difference(
    rate: Proportion,
    unknown: Proportion,
    others: Proportion,
    others_unknown: Proportion,
) -> Option<String> {
    difference_in_words(rate, others).filter(|_| !mostly(unknown) && !mostly(others_unknown))
}

/// Both for a group against all the rest: whether the two can be told apart, and by how much they differ. `None` for the
/// whole itself, or a group without a recommendation.
#[must_use]
pub fn closure_against_the_rest(findings: &Findings, group: Group) -> Option<(String, Option<String>)> {
    let (own, all) = (findings.closure.get(&group)?, findings.closure.get(&Group::All)?);
    let rest = findings.closure_of_the_rest(group)?;
    let unknown = own.without_information();
    let others_unknown = all.without_information().without(unknown)?;
    Some((
        closure_verdict(own.rate(), unknown, rest, others_unknown),
        closure_difference(own.rate(), unknown, rest, others_unknown),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_there_is_is_said() {
        let closure = Closure {
            made: 17,
            closed: 3,
            closed_verified: 1,
            open: 4,
            no_information: 10,
            ..Closure::default()
        };
        assert_eq!(
            closure_clause(&closure),
            "3 closed (1 verified, 2 reported), 4 open and 10 with nothing published"
        );
        let verified = Closure { made: 1, closed: 1, closed_verified: 1, ..Closure::default() };
        assert_eq!(closure_clause(&verified), "1 closed and verified");
    }
}
