//! The status of a recommendation: a word, and the state whose colour and pattern it has.

use crate::analysis::{RecommendationState, RecommendationStatus};
use crate::appearance;
use crate::dataset::Status;

/// A state as readers see it: never by colour alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatusWord {
    /// The word.
    pub word: &'static str,
    /// The end of its class in the style sheet (`state-open`).
    pub slug: &'static str,
}

/// How a state is shown in legends and counts.
#[must_use]
pub fn state(state: RecommendationState) -> StatusWord {
    let appearance = appearance::of(state);
    StatusWord { word: appearance.word, slug: appearance.slug }
}

/// How the status of one recommendation is shown.
#[must_use]
pub fn status(status: &RecommendationStatus) -> StatusWord {
    let shown = state(status.state);
    let word = match (status.state, status.reported) {
        (RecommendationState::Open, Some(Status::NotStarted)) => "not started",
        (RecommendationState::Open, _) => "in progress",
        (RecommendationState::Withdrawn, Some(Status::NotAccepted)) => "withdrawn, not accepted",
        (RecommendationState::Withdrawn, _) => "withdrawn, superseded",
        _ => shown.word,
    };
    StatusWord { word, ..shown }
}
