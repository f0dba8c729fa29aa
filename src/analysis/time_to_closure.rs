//! How long it takes until recommendations are closed.

use std::collections::BTreeMap;

use super::statistics::{Interval, Observation, Outcome, Step, curve};
use super::{Class, Group, GroupKind, RecommendationStatus};
use crate::dataset::{Dataset, DateRange, Key, PartialDate, Recommendation};

/// How long a group's recommendations took to be closed, those still open among them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TimeToClosure {
    /// A step for each time at which an observation ended, as long as at least [`Self::FEWEST`] were at risk.
    pub steps: Vec<Step>,
    /// Recommendations observed.
    pub observed: u32,
    /// Of these, closed.
    pub closed: u32,
    /// Of these, withdrawn.
    pub withdrawn: u32,
    /// Of these, still open when last heard of.
    pub censored: u32,
    /// Observed, and resting on a date known only to the month or year, of which the middle was taken.
    pub coarse_dates: u32,
    /// Left out, since no date is known for the visit's end or for what was said last.
    pub undated: u32,
    /// Left out, since nothing is published about them.
    pub no_information: u32,
}

/// What can be read off a curve at one time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reading {
    /// The last step by then; `None` when nothing had ended.
    pub step: Option<Step>,
    /// Share closed by then.
    pub incidence: f64,
    /// Its 95% interval; `None` while nothing is closed.
    pub interval: Option<Interval>,
    /// Recommendations observed at least that long.
    pub at_risk: u32,
}

impl TimeToClosure {
    /// Fewest at risk with which a curve goes on.
    pub const FEWEST: u32 = 5;

    /// Days in a month: a twelfth of a year of 365.25 days.
    pub const DAYS_PER_MONTH: f64 = 365.25 / 12.0;

    /// The month of the progress review, when somebody looks for the first time.
    pub const REVIEW_MONTH: u32 = 10;

    /// Months from the visit's end to a step.
    #[must_use]
    pub fn months(step: &Step) -> f64 {
        f64::from(step.days) / Self::DAYS_PER_MONTH
    }

    /// How many months the curve reaches; 0 when there is none.
    #[must_use]
    pub fn reach(&self) -> f64 {
        self.steps.last().map_or(0.0, Self::months)
    }

    /// The share closed within this many months; `None` beyond the reach of the curve.
    #[must_use]
    pub fn within(&self, months: f64) -> Option<Reading> {
        let after = self.steps.iter().find(|step| Self::months(step) >= months)?;
        let until = self.steps.iter().rev().find(|step| Self::months(step) <= months);
        Some(Reading {
            step: until.copied(),
            incidence: until.map_or(0.0, |step| step.incidence),
            interval: until.and_then(|step| step.incidence_interval),
            at_risk: after.at_risk,
        })
    }
}

/// What one recommendation adds to the curves.
#[derive(Clone, Copy)]
enum Observed {
    Until { observation: Observation, coarse: bool },
    Undated,
    NoInformation,
}

/// Time to closure by every group that a curve makes sense for and that has a recommendation.
pub(super) fn times_to_closure(
    data: &Dataset,
    memberships: &[Vec<Group>],
    statuses: &[RecommendationStatus],
) -> BTreeMap<Group, TimeToClosure> {
    let mut observed: BTreeMap<Group, Vec<Observed>> = BTreeMap::new();
    for (((key, _), groups), status) in data.recommendations.iter().zip(memberships).zip(statuses) {
        let one = observe(data, key, status);
        for group in groups.iter().filter(|group| has_curve(group.kind())) {
            observed.entry(*group).or_default().push(one);
        }
    }
    observed.into_iter().map(|(group, observed)| (group, time_to_closure(&observed))).collect()
}

/// Single councils and challenges are too small for a curve, and a year's visits are all of one age.
fn has_curve(kind: GroupKind) -> bool {
    !matches!(kind, GroupKind::Year | GroupKind::Council | GroupKind::Challenge)
}

/// How long a recommendation was observed, from the end of the visit to the day it was closed or withdrawn, or was last
/// heard of.
fn observe(data: &Dataset, key: Key<Recommendation>, status: &RecommendationStatus) -> Observed {
    let said = |date: Option<PartialDate>| date.map(PartialDate::range);
    let last = || status.last_update.and_then(|update| data.updates[update].date);
    let (end, outcome) = match status.class {
        Class::NoInformation => return Observed::NoInformation,
        Class::ClosedVerified | Class::ClosedReported => (said(status.closed_on), Outcome::Closed),
        Class::Withdrawn => (said(status.withdrawn_on), Outcome::Withdrawn),
        Class::Open => (said(last()), Outcome::Censored),
    };
    let start: Option<DateRange> = data.challenges[data.recommendations[key].challenge].visit_end_range();
    let (Some(start), Some(end)) = (start, end) else { return Observed::Undated };
    let days = (end.midpoint() - start.midpoint()).get_days();
    Observed::Until {
        // Coarse dates can put what was said before the visit's end: then it was said on that day.
        observation: Observation { days: u32::try_from(days).unwrap_or(0), outcome },
        coarse: !start.is_day() || !end.is_day(),
    }
}

fn time_to_closure(observed: &[Observed]) -> TimeToClosure {
    let mut found = TimeToClosure::default();
    let mut observations = Vec::new();
    for one in observed {
        match one {
            Observed::NoInformation => found.no_information += 1,
            Observed::Undated => found.undated += 1,
            Observed::Until { observation, coarse } => {
                observations.push(*observation);
                found.observed += 1;
                found.coarse_dates += u32::from(*coarse);
                match observation.outcome {
                    Outcome::Closed => found.closed += 1,
                    Outcome::Withdrawn => found.withdrawn += 1,
                    Outcome::Censored => found.censored += 1,
                }
            }
        }
    }
    found.steps = curve(&observations);
    found.steps.retain(|step| step.at_risk >= TimeToClosure::FEWEST);
    found
}
