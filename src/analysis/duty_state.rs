//! What is due after each visit, and whether it was done.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::dataset::{Challenge, Council, Dataset, DateRange, Duty, Key, PartialDate, Step};

/// One duty of one council after one challenge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DutyState {
    /// The challenge that the duty follows.
    pub challenge: Key<Challenge>,
    /// The council that is bound.
    pub council: Key<Council>,
    /// The duty.
    pub duty: Key<Duty>,
    /// The days it can be due on; `None` when the end of the visit is not known.
    pub due: Option<DateRange>,
    /// Whether `due` is known to the day, the month or the year; `None` with `due`, or when it is a span between.
    pub due_date: Option<PartialDate>,
    /// When it was done, at or before the as-of date.
    pub done: Option<PartialDate>,
    /// What can be said.
    pub state: State,
}

impl DutyState {
    /// Whether nothing is recorded and it is due, or can be, within a year after a day; what is late is not.
    #[must_use]
    pub fn is_due_within_a_year(&self, day: Date) -> bool {
        let until = day.saturating_add(365.days());
        match self.state {
            State::DueSoon => true,
            State::NotYetDue => self.due.is_some_and(|due| due.earliest <= until),
            _ => false,
        }
    }

    /// Whether the day on which it was due has certainly passed, and the day from which it is late has not.
    #[must_use]
    pub fn is_due_and_not_late(&self, as_of: Date) -> bool {
        self.state == State::DueSoon && self.due.is_some_and(|due| due.latest < as_of)
    }
}

/// What can be said of a duty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Done by the day from which it would be late.
    Met,
    /// Done after it.
    MetLate,
    /// Nothing recorded, and due within 60 days, or due and not yet late.
    DueSoon,
    /// Nothing recorded, and due later than that.
    NotYetDue,
    /// Nothing recorded, and late.
    PastDue,
    /// The dates are too coarse, or missing.
    CannotSay,
    /// The duty does not bind.
    DoesNotApply(NotApplicable),
}

/// Why a duty does not bind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NotApplicable {
    /// The visit came before the rule.
    BeforeTheRule,
    /// The council closed before it was due.
    CouncilClosed,
}

impl State {
    /// Days before the due date from which a duty is due soon.
    pub const SOON_DAYS: i32 = 60;

    /// The word in exports.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::MetLate => "met_late",
            Self::DueSoon => "due_soon",
            Self::NotYetDue => "not_yet_due",
            Self::PastDue => "past_due",
            Self::CannotSay => "cannot_say",
            Self::DoesNotApply(_) => "does_not_apply",
        }
    }
}

/// Every duty of every council after every corporate, finance and governance challenge: others carry none.
pub(super) fn duty_states(data: &Dataset, as_of: Date) -> Vec<DutyState> {
    let mut states = Vec::with_capacity(data.challenges.len() * data.duties.len());
    for (challenge_key, challenge) in data.challenges.iter().filter(|(_, challenge)| challenge.kind.is_full())
    {
        for council in &challenge.councils {
            for (duty_key, duty) in data.duties.iter() {
                let done = done(data, challenge_key, *council, duty.step);
                let months = i32::from(duty.months);
                let due_date = challenge.visit_end().and_then(|end| later(end, months));
                states.push(DutyState {
                    challenge: challenge_key,
                    council: *council,
                    duty: duty_key,
                    due: challenge.visit_end_range().map(|end| end.plus_months(months)),
                    due_date,
                    done,
                    state: state(challenge, &data.councils[*council], duty, done, as_of),
                });
            }
        }
    }
    states
}

/// When a step was done, as far as recorded.
fn done(data: &Dataset, key: Key<Challenge>, council: Key<Council>, step: Step) -> Option<PartialDate> {
    let challenge = &data.challenges[key];
    match step {
        Step::Report => challenge.report_published,
        Step::ActionPlan => challenge.action_plan_published,
        Step::ProgressReview => challenge.progress_review,
        Step::ProgressReport => challenge.progress_report_published,
        Step::NextChallenge => next_challenge(data, challenge, council),
    }
}

/// The start of the next corporate, finance or governance challenge of the same council: the first of those that certainly came
/// later.
fn next_challenge(data: &Dataset, challenge: &Challenge, council: Key<Council>) -> Option<PartialDate> {
    let this = challenge.visit_range()?;
    data.challenges_of(council)
        .iter()
        .map(|other| &data.challenges[*other])
        .filter(|other| other.kind.is_full())
        .filter(|other| other.visit_range().is_some_and(|days| this.before(days) == Some(true)))
        .filter_map(Challenge::visit_start)
        .min()
}

/// A partial date some months on, at its own precision; `None` when a year and some months make a span between.
fn later(date: PartialDate, months: i32) -> Option<PartialDate> {
    match date {
        PartialDate::Day(day) => Some(PartialDate::Day(day.saturating_add(months.months()))),
        PartialDate::Month(..) => {
            let first = date.earliest().saturating_add(months.months());
            Some(PartialDate::Month(first.year(), first.month()))
        }
        PartialDate::Year(_) => {
            let first = date.earliest().saturating_add(months.months());
            (months % 12 == 0).then(|| PartialDate::Year(first.year()))
        }
    }
}

fn state(
    challenge: &Challenge,
    council: &Council,
    duty: &Duty,
    done: Option<PartialDate>,
    as_of: Date,
) -> State {
    let Some(end) = challenge.visit_end_range() else { return State::CannotSay };
    if let Some(from) = duty.applies_from {
        if end.latest < from {
            return State::DoesNotApply(NotApplicable::BeforeTheRule);
        }
        if end.earliest < from {
            return State::CannotSay;
        }
    }
    match done {
        Some(done) => met(done.range(), end.plus_months(i32::from(duty.late_after))),
        None => not_recorded(end, council, duty, as_of),
    }
}

/// Whether a step that was done on one of these days was in time, if it would be late from the day after one of `limit`.
fn met(done: DateRange, limit: DateRange) -> State {
    if done.latest <= limit.earliest {
        State::Met
    } else if done.earliest > limit.latest {
        State::MetLate
    } else {
        State::CannotSay
    }
}

/// The state of a step with nothing recorded: what the earliest and the latest last day of the visit agree on.
fn not_recorded(end: DateRange, council: &Council, duty: &Duty, as_of: Date) -> State {
    if let Some(closed) = council.closed.map(PartialDate::range) {
        let due = end.plus_months(i32::from(duty.months));
        if closed.latest < due.earliest {
            return State::DoesNotApply(NotApplicable::CouncilClosed);
        }
        if closed.earliest < due.latest {
            return State::CannotSay;
        }
        if duty.step == Step::NextChallenge && closed.latest < as_of {
            return State::DoesNotApply(NotApplicable::CouncilClosed);
        }
    }
    let state = |end: Date| {
        let due = end.saturating_add(i32::from(duty.months).months());
        if end.saturating_add(i32::from(duty.late_after).months()) < as_of {
            State::PastDue
        } else if as_of < due.saturating_sub(State::SOON_DAYS.days()) {
            State::NotYetDue
        } else {
            State::DueSoon
        }
    };
    let (first, last) = (state(end.earliest), state(end.latest));
    if first == last { first } else { State::CannotSay }
}
