//! How many recommendations are closed, and how many within twelve months.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::{Group, Proportion, RecommendationState, RecommendationStatus};
use crate::dataset::{Council, Dataset, DateRange, Key, KeyedVec, PartialDate, Recommendation};

/// What became of a group's recommendations.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Closure {
    /// Recommendations made: the sum of the seven states.
    pub made: u32,
    /// Closed, confirmed by the review team.
    pub confirmed_by_review_team: u32,
    /// Closed, confirmed by a committee of the council.
    pub confirmed_by_committee: u32,
    /// Closed, reported by the council or others.
    pub reported_closed: u32,
    /// In progress or not started.
    pub open: u32,
    /// Partly done, with no further action.
    pub stopped: u32,
    /// Not accepted or superseded.
    pub withdrawn: u32,
    /// Without a status on record.
    pub no_status: u32,
    /// With a due date, its own or one that a statement gives.
    pub with_due_date: u32,
    /// Open, with a first due date that has passed.
    pub overdue: u32,
    /// Without a status on record, with a due date that has passed.
    pub due_and_silent: u32,
}

impl Closure {
    /// Closed, whoever says so.
    #[must_use]
    pub fn closed(&self) -> u32 {
        self.confirmed_by_review_team + self.confirmed_by_committee + self.reported_closed
    }

    /// Recommendations in one state.
    #[must_use]
    pub fn count(&self, state: RecommendationState) -> u32 {
        match state {
            RecommendationState::ConfirmedByReviewTeam => self.confirmed_by_review_team,
            RecommendationState::ConfirmedByCommittee => self.confirmed_by_committee,
            RecommendationState::ReportedClosed => self.reported_closed,
            RecommendationState::Open => self.open,
            RecommendationState::Stopped => self.stopped,
            RecommendationState::Withdrawn => self.withdrawn,
            RecommendationState::NoStatus => self.no_status,
        }
    }

    /// Closed out of made without withdrawn. What has no status counts as not closed: the lower bound.
    #[must_use]
    pub fn rate(&self) -> Proportion {
        Proportion::of_parts(self.closed(), self.open + self.stopped + self.no_status)
    }

    /// The share if everything without a status were closed: the upper bound.
    #[must_use]
    pub fn upper_bound(&self) -> Proportion {
        Proportion::of_parts(self.closed() + self.no_status, self.open + self.stopped)
    }

    /// Recommendations without a status on record, out of made without withdrawn.
    #[must_use]
    pub fn without_status(&self) -> Proportion {
        Proportion::of_parts(self.no_status, self.closed() + self.open + self.stopped)
    }

    /// Whether more than half of the base has no status on record: then the counts show what is published rather than what was
    /// done.
    #[must_use]
    pub fn is_mostly_unknown(&self) -> bool {
        self.without_status().is_more_than_half()
    }

    /// Adds one recommendation.
    fn add(&mut self, status: &RecommendationStatus) {
        self.made += 1;
        let state = match status.state {
            RecommendationState::ConfirmedByReviewTeam => &mut self.confirmed_by_review_team,
            RecommendationState::ConfirmedByCommittee => &mut self.confirmed_by_committee,
            RecommendationState::ReportedClosed => &mut self.reported_closed,
            RecommendationState::Open => &mut self.open,
            RecommendationState::Stopped => &mut self.stopped,
            RecommendationState::Withdrawn => &mut self.withdrawn,
            RecommendationState::NoStatus => &mut self.no_status,
        };
        *state += 1;
        self.with_due_date += u32::from(status.first_due.is_some());
        self.overdue += u32::from(status.overdue);
        self.due_and_silent += u32::from(status.due_and_silent);
    }
}

/// Closure by every group that has a recommendation.
pub(super) fn closures(
    memberships: &KeyedVec<Recommendation, Vec<Group>>,
    statuses: &KeyedVec<Recommendation, RecommendationStatus>,
) -> BTreeMap<Group, Closure> {
    let mut closures: BTreeMap<Group, Closure> = BTreeMap::new();
    for (key, groups) in memberships.iter() {
        for group in groups {
            closures.entry(*group).or_default().add(&statuses[key]);
        }
    }
    closures
}

/// Closure in a set of councils of no group; each recommendation to any of them counts once.
pub(super) fn among(
    data: &Dataset,
    statuses: &KeyedVec<Recommendation, RecommendationStatus>,
    councils: &[Key<Council>],
) -> Closure {
    let recommendations: BTreeSet<Key<Recommendation>> =
        councils.iter().flat_map(|council| data.recommendations_to(*council)).collect();
    let mut closure = Closure::default();
    for key in recommendations {
        closure.add(&statuses[key]);
    }
    closure
}

/// Closure within twelve calendar months of the last day of the visit, of the recommendations that have had the time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ClosureAtTwelveMonths {
    /// Recommendations of visits that certainly ended twelve months before the as-of date, that day included.
    pub reached: u32,
    /// Of these, withdrawn, whenever that was: out of the base.
    pub withdrawn: u32,
    /// Of these, closed on a date that cannot be placed before or after the twelve months: out of the base.
    pub closing_not_placed: u32,
    /// Of these, without a status on record.
    pub no_status: u32,
    /// Of these, closed within twelve months.
    pub closed_in_time: u32,
    /// Recommendations of visits without a date, or with one too coarse to say whether twelve months have passed: not among
    /// `reached`.
    pub visit_not_placed: u32,
}

impl ClosureAtTwelveMonths {
    /// Reached, without the withdrawn and those closed on a date that cannot be placed.
    #[must_use]
    pub fn base(&self) -> u32 {
        self.reached - self.withdrawn - self.closing_not_placed
    }

    /// What cannot be said for want of a date: closings and visits.
    #[must_use]
    pub fn cannot_say(&self) -> u32 {
        self.closing_not_placed + self.visit_not_placed
    }

    /// Closed within twelve months, out of the base. What has no status counts as not closed: the lower bound.
    #[must_use]
    pub fn rate(&self) -> Proportion {
        Proportion::of_parts(self.closed_in_time, self.base() - self.closed_in_time)
    }

    /// The share if everything without a status had been closed in time: the upper bound.
    #[must_use]
    pub fn upper_bound(&self) -> Proportion {
        let closed = self.closed_in_time + self.no_status;
        Proportion::of_parts(closed, self.base() - closed)
    }

    /// Whether more than half of the base has no status on record.
    #[must_use]
    pub fn is_mostly_unknown(&self) -> bool {
        Proportion::of_parts(self.no_status, self.base() - self.no_status).is_more_than_half()
    }

    fn add(&mut self, share: Share) {
        match share {
            Share::VisitNotPlaced => self.visit_not_placed += 1,
            Share::Reached(ending) => {
                self.reached += 1;
                match ending {
                    Ending::Withdrawn => self.withdrawn += 1,
                    Ending::ClosingNotPlaced => self.closing_not_placed += 1,
                    Ending::NoStatus => self.no_status += 1,
                    Ending::ClosedInTime => self.closed_in_time += 1,
                    Ending::NotClosedInTime => {}
                }
            }
        }
    }
}

/// What one recommendation of a visit that is twelve months old came to.
#[derive(Clone, Copy)]
enum Ending {
    Withdrawn,
    ClosingNotPlaced,
    NoStatus,
    ClosedInTime,
    NotClosedInTime,
}

/// What one recommendation adds to the closure at twelve months.
#[derive(Clone, Copy)]
enum Share {
    VisitNotPlaced,
    Reached(Ending),
}

/// Closure at twelve months by every group that has a recommendation old enough, or one of which that cannot be said.
pub(super) fn at_twelve_months(
    data: &Dataset,
    memberships: &KeyedVec<Recommendation, Vec<Group>>,
    statuses: &KeyedVec<Recommendation, RecommendationStatus>,
    as_of: Date,
) -> BTreeMap<Group, ClosureAtTwelveMonths> {
    let mut found: BTreeMap<Group, ClosureAtTwelveMonths> = BTreeMap::new();
    for (key, recommendation) in data.recommendations.iter() {
        let end = data.challenges[recommendation.challenge].visit_end_range();
        let Some(share) = share(end, &statuses[key], as_of) else { continue };
        for group in &memberships[key] {
            found.entry(*group).or_default().add(share);
        }
    }
    found
}

/// Whether a recommendation in the base of the closure at twelve months was closed in time, what has no status counted as not
/// closed and as closed; `None` for one that is not in the base.
pub(super) fn closed_at_twelve_months(
    data: &Dataset,
    statuses: &KeyedVec<Recommendation, RecommendationStatus>,
    as_of: Date,
    key: Key<Recommendation>,
) -> Option<[bool; 2]> {
    let end = data.challenges[data.recommendations[key].challenge].visit_end_range();
    match share(end, &statuses[key], as_of)? {
        Share::Reached(Ending::ClosedInTime) => Some([true, true]),
        Share::Reached(Ending::NoStatus) => Some([false, true]),
        Share::Reached(Ending::NotClosedInTime) => Some([false, false]),
        Share::Reached(Ending::Withdrawn | Ending::ClosingNotPlaced) | Share::VisitNotPlaced => None,
    }
}

/// `None` where the visit certainly ended less than twelve months before the as-of date.
fn share(visit_end: Option<DateRange>, status: &RecommendationStatus, as_of: Date) -> Option<Share> {
    let Some(end) = visit_end else { return Some(Share::VisitNotPlaced) };
    let limit = end.plus_months(12);
    if limit.earliest > as_of {
        return None;
    }
    if limit.latest > as_of {
        return Some(Share::VisitNotPlaced);
    }
    Some(Share::Reached(match status.state {
        RecommendationState::Withdrawn => Ending::Withdrawn,
        RecommendationState::NoStatus => Ending::NoStatus,
        RecommendationState::Open | RecommendationState::Stopped => Ending::NotClosedInTime,
        _ => match status.closed_on.map(PartialDate::range) {
            Some(closed) if closed.latest <= limit.earliest => Ending::ClosedInTime,
            Some(closed) if closed.earliest > limit.latest => Ending::NotClosedInTime,
            _ => Ending::ClosingNotPlaced,
        },
    }))
}
