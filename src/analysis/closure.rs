//! How many recommendations are closed, and how many within twelve months.

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan;
use jiff::civil::Date;

use super::{Class, Group, Interval, Proportion, RecommendationStatus};
use crate::dataset::{Council, Dataset, DateRange, Key, PartialDate, Recommendation};

/// What became of a group's recommendations.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Closure {
    /// Recommendations made: withdrawn, closed, open and those without information.
    pub made: u32,
    /// Not accepted or superseded.
    pub withdrawn: u32,
    /// Closed, verified or reported.
    pub closed: u32,
    /// Closed, and the review team or a committee said so.
    pub closed_verified: u32,
    /// With an update, neither closed nor withdrawn.
    pub open: u32,
    /// Without any update.
    pub no_information: u32,
    /// Open, with a first due date that has passed.
    pub past_due: u32,
}

impl Closure {
    /// The widest 95% interval, as a share, with which a rate is still shown.
    pub const WIDEST_SHOWN: f64 = 0.40;

    /// Closed out of made without withdrawn. What has no information counts as not closed: the lower bound.
    #[must_use]
    pub fn rate(&self) -> Proportion {
        self.out_of_not_withdrawn(self.closed)
    }

    /// The share if everything without information were closed: the upper bound.
    #[must_use]
    pub fn upper_bound(&self) -> Proportion {
        self.out_of_not_withdrawn(self.closed + self.no_information)
    }

    fn out_of_not_withdrawn(&self, count: u32) -> Proportion {
        Proportion::of_parts(count, self.made.saturating_sub(self.withdrawn + count))
    }

    /// Recommendations without information out of those made.
    #[must_use]
    pub fn without_information(&self) -> Proportion {
        Proportion::of_parts(self.no_information, self.made.saturating_sub(self.no_information))
    }

    /// Whether nothing is published about more than half of what was made: then the rate shows what is published rather than
    /// what was done.
    #[must_use]
    pub fn is_mostly_unknown(&self) -> bool {
        self.no_information > self.made - self.no_information
    }

    /// Whether the group can have a place among others by its rate: there is one, and it is not mostly unknown.
    #[must_use]
    pub fn can_be_placed(&self) -> bool {
        !self.is_mostly_unknown() && self.made > self.withdrawn
    }

    /// Whether the rate may be shown as a percentage: its interval is at most [`Self::WIDEST_SHOWN`] wide.
    #[must_use]
    pub fn rate_can_be_shown(&self) -> bool {
        self.rate().interval().map(Interval::width).is_some_and(|width| width <= Self::WIDEST_SHOWN)
    }

    fn add(&mut self, status: &RecommendationStatus) {
        self.made += 1;
        match status.class {
            Class::ClosedVerified => {
                self.closed += 1;
                self.closed_verified += 1;
            }
            Class::ClosedReported => self.closed += 1,
            Class::Open => self.open += 1,
            Class::Withdrawn => self.withdrawn += 1,
            Class::NoInformation => self.no_information += 1,
        }
        self.past_due += u32::from(status.past_due);
    }
}

/// Closure within twelve months of the visit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ClosureAtTwelveMonths {
    /// Closed within twelve months of the visit's end, out of those whose visit ended at least twelve months before the
    /// as-of date. Withdrawn ones are in the denominator: whether they would have closed is not known.
    pub closed: Proportion,
    /// How many of them rest on a date known only to the month or year, of which the middle was taken.
    pub coarse_dates: u32,
}

/// Closure by every group that has a recommendation.
pub(super) fn closures(
    memberships: &[Vec<Group>],
    statuses: &[RecommendationStatus],
) -> BTreeMap<Group, Closure> {
    let mut closures: BTreeMap<Group, Closure> = BTreeMap::new();
    for (groups, status) in memberships.iter().zip(statuses) {
        for group in groups {
            closures.entry(*group).or_default().add(status);
        }
    }
    closures
}

/// Closure in a set of councils of no group; each recommendation to any of them counts once.
pub(super) fn among(data: &Dataset, statuses: &[RecommendationStatus], councils: &[Key<Council>]) -> Closure {
    let recommendations: BTreeSet<Key<Recommendation>> =
        councils.iter().flat_map(|council| data.recommendations_to(*council)).collect();
    let mut closure = Closure::default();
    for status in recommendations.iter().filter_map(|key| statuses.get(key.position())) {
        closure.add(status);
    }
    closure
}

/// Closure at twelve months by every group with a recommendation old enough.
pub(super) fn at_twelve_months(
    data: &Dataset,
    memberships: &[Vec<Group>],
    statuses: &[RecommendationStatus],
    as_of: Date,
) -> BTreeMap<Group, ClosureAtTwelveMonths> {
    let mut found: BTreeMap<Group, ClosureAtTwelveMonths> = BTreeMap::new();
    for ((recommendation, groups), status) in
        data.recommendations.rows().iter().zip(memberships).zip(statuses)
    {
        let Some(end) = data.challenges[recommendation.challenge].visit_end_range() else {
            continue;
        };
        let twelve_months_on = end.midpoint().saturating_add(12.months());
        if twelve_months_on > as_of {
            continue;
        }
        let closed_on = status.closed_on.filter(|_| status.class.is_closed()).map(PartialDate::range);
        let in_time = closed_on.is_some_and(|day| day.midpoint() <= twelve_months_on);
        let coarse = !end.is_day() || closed_on.is_some_and(|day: DateRange| !day.is_day());
        for group in groups {
            let entry = found.entry(*group).or_default();
            entry.closed.add(in_time);
            entry.coarse_dates += u32::from(coarse);
        }
    }
    found
}
