//! Steps expected after a visit, in words.

use super::{StatusWord, date, span};
use crate::analysis::{DutyState, NotApplicable, State};

/// When a step is due: a date, or a span of days; nothing where that is not known.
#[must_use]
pub fn due(found: &DutyState) -> Option<String> {
    found.due_date.map(date).or_else(|| found.due.map(span))
}

/// The state of a step; `does not apply` comes without its reason (see [`duty_reason`]).
#[must_use]
pub fn duty_state(state: State) -> StatusWord {
    let (word, slug) = match state {
        State::Met => ("met", "met"),
        State::MetLate => ("met late", "met-late"),
        State::DueSoon => ("due within 60 days", "due-soon"),
        State::NotYetDue => ("not yet due", "not-yet-due"),
        State::PastDue => ("date passed, no record found", "past-due"),
        State::CannotSay => ("cannot be said", "cannot-say"),
        State::DoesNotApply(_) => ("does not apply", "does-not-apply"),
    };
    StatusWord { word, slug }
}

/// Why a step is not expected, as a clause.
#[must_use]
pub fn duty_reason(reason: NotApplicable) -> &'static str {
    match reason {
        NotApplicable::BeforeTheRule => "the visit came before this rule",
        NotApplicable::CouncilClosed => "the council closed before it was due",
    }
}
