//! What became of recommendations, in a clause.

use super::list;
use crate::analysis::{Closure, RecommendationState};

/// What became of a group's recommendations, as a clause: `3 closed (1 confirmed by the review team, 2 reported), 4 open and 10 with
/// no status on record`.
#[must_use]
pub fn closure_clause(closure: &Closure) -> String {
    let mut parts = Vec::new();
    if let Some(closed) = closed_clause(closure) {
        parts.push(closed);
    }
    for (state, words) in [
        (RecommendationState::Open, "open"),
        (RecommendationState::Stopped, "stopped"),
        (RecommendationState::Withdrawn, "withdrawn"),
        (RecommendationState::NoStatus, "with no status on record"),
    ] {
        let count = closure.count(state);
        if count > 0 {
            parts.push(format!("{} {words}", super::thousands(u64::from(count))));
        }
    }
    list(&parts)
}

/// The closed ones by who says so; nothing where none is closed.
fn closed_clause(closure: &Closure) -> Option<String> {
    let voices: Vec<(u32, &str)> = [
        (closure.confirmed_by_review_team, "confirmed by the review team"),
        (closure.confirmed_by_committee, "confirmed by a committee"),
        (closure.reported_closed, "reported"),
    ]
    .into_iter()
    .filter(|(count, _)| *count > 0)
    .collect();
    let closed = super::thousands(u64::from(closure.closed()));
    match voices.as_slice() {
        [] => None,
        [(_, only)] => Some(format!("{closed} closed ({only})")),
        several => {
            let parts: Vec<String> = several
                .iter()
                .map(|(count, words)| format!("{} {words}", super::thousands(u64::from(*count))))
                .collect();
            Some(format!("{closed} closed ({})", parts.join(", ")))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_there_is_is_said() {
        let closure = Closure {
            made: 18,
            confirmed_by_review_team: 1,
            reported_closed: 2,
            open: 4,
            stopped: 1,
            no_status: 10,
            ..Closure::default()
        };
        assert_eq!(
            closure_clause(&closure),
            "3 closed (1 confirmed by the review team, 2 reported), 4 open, 1 stopped and 10 with no status on record"
        );
        let confirmed = Closure { made: 1, confirmed_by_committee: 1, ..Closure::default() };
        assert_eq!(closure_clause(&confirmed), "1 closed (confirmed by a committee)");
    }
}
