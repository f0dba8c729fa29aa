//! The status of each recommendation at the as-of date.

use std::cmp::Reverse;

use jiff::civil::Date;

use crate::dataset::{Dataset, Key, KeyedVec, PartialDate, Recommendation, Reporter, Status, Update};

/// The status of one recommendation, from the statements about it alone: a statement about the whole plan is never taken for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecommendationStatus {
    /// The state that figures count it in.
    pub state: RecommendationState,
    /// The statements that no other is certainly later than, in the order of the table of updates: several where their order
    /// cannot be said. Empty without a statement.
    pub current: Vec<Key<Update>>,
    /// Of these the least advanced, which the state follows.
    pub shown: Option<Key<Update>>,
    /// What it states; `None` when there is no statement.
    pub reported: Option<Status>,
    /// Date of the first `complete` that was not taken back; `None` when not closed, or closed on no known date.
    pub closed_on: Option<PartialDate>,
    /// Date of the first statement of the withdrawal or of the stop that was not taken back; `None` in another state, or
    /// without a known date.
    pub ended_on: Option<PartialDate>,
    /// The due date given first, by the recommendation itself or else by the earliest statement that gives one.
    pub first_due: Option<PartialDate>,
    /// Whether it is open and its first due date is certainly before the as-of date.
    pub overdue: bool,
    /// Whether it has no status on record and its first due date is certainly before the as-of date.
    pub due_and_silent: bool,
    /// The latest statement about the whole plan, where it has no status of its own.
    pub whole_plan: Option<Key<Update>>,
}

/// What figures count a recommendation as; every recommendation is in exactly one state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RecommendationState {
    /// Closed, confirmed by the review team.
    ConfirmedByReviewTeam,
    /// Closed, confirmed by a committee of the council.
    ConfirmedByCommittee,
    /// Closed, reported by the council or others.
    ReportedClosed,
    /// In progress, or not started.
    Open,
    /// Partly done, with no further action.
    Stopped,
    /// Not accepted, or superseded.
    Withdrawn,
    /// No status on record.
    NoStatus,
}

impl RecommendationState {
    /// All states, from closed to unknown.
    pub const ALL: [Self; 7] = [
        Self::ConfirmedByReviewTeam,
        Self::ConfirmedByCommittee,
        Self::ReportedClosed,
        Self::Open,
        Self::Stopped,
        Self::Withdrawn,
        Self::NoStatus,
    ];

    /// Whether it is closed, whoever says so.
    #[must_use]
    pub fn is_closed(self) -> bool {
        matches!(self, Self::ConfirmedByReviewTeam | Self::ConfirmedByCommittee | Self::ReportedClosed)
    }

    /// Whether it is, as far as is known, still to be done: open, or without a status on record.
    #[must_use]
    pub fn is_outstanding(self) -> bool {
        matches!(self, Self::Open | Self::NoStatus)
    }

    /// The state of a recommendation whose shown statement has this status; `voice` is the strongest voice of its closing.
    fn of(status: Status, voice: Option<Reporter>) -> Self {
        match (status, voice) {
            (Status::NotStarted | Status::InProgress, _) => Self::Open,
            (Status::Stopped, _) => Self::Stopped,
            (Status::NotAccepted | Status::Superseded, _) => Self::Withdrawn,
            (Status::Complete, Some(Reporter::ReviewTeam)) => Self::ConfirmedByReviewTeam,
            (Status::Complete, Some(Reporter::Committee)) => Self::ConfirmedByCommittee,
            (Status::Complete, _) => Self::ReportedClosed,
        }
    }
}

/// The status of every recommendation.
pub(super) fn statuses(data: &Dataset, as_of: Date) -> KeyedVec<Recommendation, RecommendationStatus> {
    KeyedVec::of(&data.recommendations, |(key, recommendation)| status(data, key, recommendation, as_of))
}

fn status(
    data: &Dataset,
    key: Key<Recommendation>,
    recommendation: &Recommendation,
    as_of: Date,
) -> RecommendationStatus {
    let statements = data.updates_of(key);
    let current = current(data, statements);
    // Of equally advanced statements the latest is shown, as far as dates go; an undated one only where none is dated.
    let shown = current.iter().copied().min_by_key(|key| {
        let update = &data.updates[*key];
        let begins_and_ends = update.date.map(|date| (date.earliest(), date.latest()));
        (progress(update.status), Reverse(begins_and_ends), Reverse(*key))
    });
    let reported = shown.map(|key| data.updates[key].status);
    let kept = reported.map(|status| not_taken_back(data, statements, status)).unwrap_or_default();
    // Of two dates that end on one day, the more exact one.
    let since = kept
        .iter()
        .filter_map(|update| update.date)
        .min_by_key(|date| (date.latest(), Reverse(date.earliest())));
    let voice = kept.iter().map(|update| update.reported_by).min_by_key(|reporter| strength(*reporter));
    let state =
        reported.map_or(RecommendationState::NoStatus, |status| RecommendationState::of(status, voice));
    let first_due = recommendation.due.or_else(|| first_due_stated(data, statements));
    let due_has_passed = first_due.is_some_and(|due| due.latest() < as_of);
    let ended = matches!(state, RecommendationState::Withdrawn | RecommendationState::Stopped);
    let has_none = state == RecommendationState::NoStatus;
    RecommendationStatus {
        state,
        shown,
        reported,
        closed_on: since.filter(|_| state.is_closed()),
        ended_on: since.filter(|_| ended),
        first_due,
        overdue: state == RecommendationState::Open && due_has_passed,
        due_and_silent: has_none && due_has_passed,
        whole_plan: data.challenge_updates(recommendation.challenge).last().copied().filter(|_| has_none),
        current,
    }
}

/// The statements that no other is certainly later than. One without a date is certainly earlier than none.
fn current(data: &Dataset, statements: &[Key<Update>]) -> Vec<Key<Update>> {
    let date = |key: &Key<Update>| data.updates[*key].date;
    let latest_start = statements.iter().filter_map(date).map(PartialDate::earliest).max();
    let is_earlier =
        |key: &Key<Update>| date(key).zip(latest_start).is_some_and(|(date, start)| date.latest() < start);
    statements.iter().copied().filter(|key| !is_earlier(key)).collect()
}

/// The statements of the state that a status belongs to, of which every statement of another state is certainly earlier.
fn not_taken_back<'a>(data: &'a Dataset, statements: &[Key<Update>], status: Status) -> Vec<&'a Update> {
    let state = |status| RecommendationState::of(status, None);
    let (same, other): (Vec<&Update>, Vec<&Update>) = statements
        .iter()
        .map(|key| &data.updates[*key])
        .partition(|update| state(update.status) == state(status));
    // `None` where another state was stated without a date, which is certainly earlier than nothing.
    let others_end: Option<Vec<Date>> = other.iter().map(|update| Some(update.date?.latest())).collect();
    match others_end.map(|ends| ends.into_iter().max()) {
        None => Vec::new(),
        Some(None) => same,
        Some(Some(end)) => {
            same.into_iter().filter(|update| update.date.is_some_and(|date| end < date.earliest())).collect()
        }
    }
}

/// How far a status is on the way to being complete; equal for the two kinds of withdrawal but for the order in which one is
/// shown.
fn progress(status: Status) -> u8 {
    match status {
        Status::NotStarted => 0,
        Status::InProgress => 1,
        Status::Stopped => 2,
        Status::Superseded => 3,
        Status::NotAccepted => 4,
        Status::Complete => 5,
    }
}

/// The order of voices, from the strongest.
fn strength(reporter: Reporter) -> u8 {
    match reporter {
        Reporter::ReviewTeam => 0,
        Reporter::Committee => 1,
        Reporter::Council | Reporter::Publisher => 2,
    }
}

/// The due date of the earliest statement that gives one; of an undated statement only where no dated one does.
fn first_due_stated(data: &Dataset, statements: &[Key<Update>]) -> Option<PartialDate> {
    let giving = || statements.iter().map(|key| &data.updates[*key]).filter(|update| update.due.is_some());
    giving().find(|update| update.date.is_some()).or_else(|| giving().next())?.due
}
