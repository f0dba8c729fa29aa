//! Where a recommendation stands: a word with a shape.

use crate::analysis::{Class, RecommendationStatus};
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

/// How a class of statuses is shown in legends and counts.
#[must_use]
pub fn class(class: Class) -> StatusWord {
    match class {
        Class::ClosedVerified => word("closed, verified", "●", "verified"),
        Class::ClosedReported => word("closed, reported", "◕", "reported"),
        Class::Open => word("open", "◐", "in-progress"),
        Class::Withdrawn => word("withdrawn", "⊘", "withdrawn"),
        Class::NoInformation => word("nothing published", "◌", "no-information"),
    }
}

/// How one recommendation's standing is shown.
#[must_use]
pub fn status(status: &RecommendationStatus) -> StatusWord {
    match (status.class, status.reported) {
        (Class::Open, Some(Status::NotStarted)) => word("not started", "○", "not-started"),
        (Class::Open, Some(Status::Stopped)) => word("stopped, partly done", "◒", "stopped"),
        (Class::Open, _) => word("in progress", "◐", "in-progress"),
        (Class::Withdrawn, Some(Status::NotAccepted)) => word("withdrawn, not accepted", "⊘", "withdrawn"),
        (Class::Withdrawn, _) => word("withdrawn, superseded", "⊘", "withdrawn"),
        (other, _) => class(other),
    }
}
