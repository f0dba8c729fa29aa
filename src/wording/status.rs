//! The status of a recommendation: a word with a shape.

use crate::analysis::{RecommendationState, RecommendationStatus};
use crate::dataset::Status;

/// A state as readers see it: never by colour alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatusWord {
    /// The word.
    pub word: &'static str,
    /// The shape before it.
    pub shape: &'static str,
    /// Name of its class in the style sheet.
    pub class: &'static str,
}

const fn word(word: &'static str, shape: &'static str, class: &'static str) -> StatusWord {
    StatusWord { word, shape, class }
}

/// How a state is shown in legends and counts.
#[must_use]
pub fn state(state: RecommendationState) -> StatusWord {
    match state {
        RecommendationState::ConfirmedByReviewTeam => {
            word("closed, confirmed by the review team", "●", "confirmed-by-review-team")
        }
        RecommendationState::ConfirmedByCommittee => {
            word("closed, confirmed by a committee", "◉", "confirmed-by-committee")
        }
        RecommendationState::ReportedClosed => word("closed, reported", "◕", "reported"),
        RecommendationState::Open => word("open", "◐", "in-progress"),
        RecommendationState::Stopped => word("stopped, not complete", "◒", "stopped"),
        RecommendationState::Withdrawn => word("withdrawn", "⊘", "withdrawn"),
        RecommendationState::NoStatus => word("no status on record", "◌", "no-status"),
    }
}

/// How the status of one recommendation is shown.
#[must_use]
pub fn status(status: &RecommendationStatus) -> StatusWord {
    match (status.state, status.reported) {
        (RecommendationState::Open, Some(Status::NotStarted)) => word("not started", "○", "not-started"),
        (RecommendationState::Open, _) => word("in progress", "◐", "in-progress"),
        (RecommendationState::Withdrawn, Some(Status::NotAccepted)) => {
            word("withdrawn, not accepted", "⊘", "withdrawn")
        }
        (RecommendationState::Withdrawn, _) => word("withdrawn, superseded", "⊘", "withdrawn"),
        (other, _) => state(other),
    }
}
