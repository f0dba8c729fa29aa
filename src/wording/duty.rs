//! Steps expected after a visit, in words.

use jiff::ToSpan;
use jiff::civil::Date;

use super::{StatusWord, date, day, span, thousands};
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
        State::DueSoon => ("due soon", "due-soon"),
        State::NotYetDue => ("not yet due", "not-yet-due"),
        State::PastDue => ("date passed, no record found", "past-due"),
        State::CannotSay => ("cannot be said", "cannot-say"),
        State::DoesNotApply(_) => ("does not apply", "does-not-apply"),
    };
    StatusWord { word, slug }
}

/// The last day on which a step can be due that is due soon.
#[must_use]
pub fn due_soon_until(as_of: Date) -> String {
    day(as_of.saturating_add(State::SOON_DAYS.days()))
}

/// `14 steps are due by 18 July 2026, 3 of them already, though not yet late`, of the steps that are due soon.
#[must_use]
pub fn due_soon<'a>(soon: impl Iterator<Item = &'a DutyState>, as_of: Date) -> String {
    let (mut all, mut already) = (0_u64, 0_u64);
    for step in soon {
        all += 1;
        already += u64::from(step.is_due_and_not_late(as_of));
    }
    let until = due_soon_until(as_of);
    match (all, already) {
        (0, _) => format!("No step is due by {until}"),
        (1, 0) => format!("1 step is due by {until}"),
        (1, _) => format!("1 step is due by {until}: it is due already, though not yet late"),
        (all, 0) => format!("{} steps are due by {until}", thousands(all)),
        (all, already) => format!(
            "{} steps are due by {until}, {} of them already, though not yet late",
            thousands(all),
            if already == all { "all".to_owned() } else { thousands(already) }
        ),
    }
}

/// Why a step is not expected, as a clause.
#[must_use]
pub fn duty_reason(reason: NotApplicable) -> &'static str {
    match reason {
        NotApplicable::BeforeTheRule => "the visit came before this rule",
        NotApplicable::CouncilClosed => "the council closed before it was due",
    }
}
