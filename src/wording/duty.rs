//! Duties in words.

use super::StatusWord;
use crate::analysis::{NotApplicable, State};

/// A duty's state with a shape; `does not apply` comes without its reason (see [`duty_reason`]).
#[must_use]
pub fn duty_state(state: State) -> StatusWord {
    let (word, shape, class) = match state {
        State::Met => ("met", "●", "met"),
        State::MetLate => ("met late", "◕", "met-late"),
        State::DueSoon => ("due within 60 days", "◐", "in-progress"),
        State::NotYetDue => ("not yet due", "○", "not-started"),
        State::PastDue => ("date passed, nothing recorded", "◌", "past-due"),
        State::CannotSay => ("cannot be said", "◌", "no-status"),
        State::DoesNotApply(_) => ("does not apply", "⊘", "withdrawn"),
    };
    StatusWord { word, shape, class }
}

/// Why a duty does not bind, as a clause.
#[must_use]
pub fn duty_reason(reason: NotApplicable) -> &'static str {
    match reason {
        NotApplicable::BeforeTheRule => "the visit came before this rule",
        NotApplicable::CouncilClosed => "the council closed before it was due",
    }
}
