//! What is due after each visit, and whether it was done.

use std::collections::BTreeSet;

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

/// What can be said of a duty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Done by the due day.
    Met,
    /// Done after it.
    MetLate,
    /// Not done, due within 60 days.
    DueSoon,
    /// Not done, due later than that.
    NotYetDue,
    /// The due day has passed with nothing recorded.
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
    /// Only corporate, finance and governance challenges carry duties.
    KindOfChallenge,
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

/// Every duty of every council after every challenge.
pub(super) fn duty_states(data: &Dataset, as_of: Date) -> Vec<DutyState> {
    let mut states = Vec::with_capacity(data.challenges.len() * data.duties.len());
    for (challenge_key, challenge) in data.challenges.iter() {
        for council in &challenge.councils {
            for (duty_key, duty) in data.duties.iter() {
                let done =
                    done(data, challenge_key, *council, duty.step).filter(|date| date.earliest() <= as_of);
                let months = months(data, challenge, duty);
                let due_date = challenge.visit_end().and_then(|end| later(end, months));
                let due = due_date
                    .map(PartialDate::range)
                    .or_else(|| challenge.visit_end_range().map(|end| end.plus_months(months)));
                states.push(DutyState {
                    challenge: challenge_key,
                    council: *council,
                    duty: duty_key,
                    due,
                    due_date,
                    done,
                    state: state(challenge, &data.councils[*council], duty, due, done, as_of),
                });
            }
        }
    }
    states
}

/// Months allowed. An action plan that came with the report had the report's time, not its own.
fn months(data: &Dataset, challenge: &Challenge, duty: &Duty) -> i32 {
    let with_report =
        challenge.report_published.is_some() && challenge.report_published == challenge.action_plan_published;
    let months = if duty.step == Step::ActionPlan && with_report {
        data.duties.rows().iter().find(|d| d.step == Step::Report).map_or(duty.months, |report| report.months)
    } else {
        duty.months
    };
    i32::from(months)
}

/// When a step was done, as far as recorded.
fn done(data: &Dataset, key: Key<Challenge>, council: Key<Council>, step: Step) -> Option<PartialDate> {
    let challenge = &data.challenges[key];
    match step {
        Step::Report => challenge.report_published,
        Step::ActionPlan => challenge.action_plan_published,
        Step::ProgressReview => challenge.progress_review,
        Step::ProgressReport => challenge.progress_report_published,
        Step::NextChallenge => next_challenge(data, key, council),
    }
}

/// The start of the next corporate, finance or governance challenge of the council; where it has none, of its successors,
/// and of theirs.
fn next_challenge(data: &Dataset, key: Key<Challenge>, council: Key<Council>) -> Option<PartialDate> {
    let this = data.challenges[key].visit_start()?.earliest();
    earliest_after(data, this, council, &mut BTreeSet::new())
}

/// The earliest full challenge after a day, of the council or else of those that took over from it.
fn earliest_after(
    data: &Dataset,
    day: Date,
    council: Key<Council>,
    visited: &mut BTreeSet<Key<Council>>,
) -> Option<PartialDate> {
    if !visited.insert(council) {
        return None;
    }
    let own = data
        .challenges_of(council)
        .iter()
        .map(|other| &data.challenges[*other])
        .filter(|other| other.kind.is_full())
        .filter_map(Challenge::visit_start)
        .filter(|start| start.earliest() > day)
        .min_by_key(|start| first(*start));
    own.or_else(|| {
        let successors = data.councils[council].successors.iter();
        successors.filter_map(|s| earliest_after(data, day, *s, visited)).min_by_key(|start| first(*start))
    })
}

/// What puts one date before another: of `2024` and `2024-01` the second, since something had begun by its end for certain.
fn first(date: PartialDate) -> (Date, Date) {
    (date.earliest(), date.latest())
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
    due: Option<DateRange>,
    done: Option<PartialDate>,
    as_of: Date,
) -> State {
    if !challenge.kind.is_full() {
        return State::DoesNotApply(NotApplicable::KindOfChallenge);
    }
    let (Some(end), Some(due)) = (challenge.visit_end_range(), due) else {
        return State::CannotSay;
    };
    if let Some(from) = duty.applies_from {
        if end.latest < from {
            return State::DoesNotApply(NotApplicable::BeforeTheRule);
        }
        if end.earliest < from {
            return State::CannotSay;
        }
    }
    if let Some(done) = done {
        let done = done.range();
        return if done.latest <= due.earliest {
            State::Met
        } else if done.earliest > due.latest {
            State::MetLate
        } else {
            State::CannotSay
        };
    }
    if council.closed.is_some_and(|closed| closed.latest() <= due.latest) {
        return State::DoesNotApply(NotApplicable::CouncilClosed);
    }
    let soon = as_of.saturating_add(State::SOON_DAYS.days());
    if due.latest < as_of {
        State::PastDue
    } else if due.earliest > soon {
        State::NotYetDue
    } else if due.earliest >= as_of {
        State::DueSoon
    } else {
        State::CannotSay
    }
}
