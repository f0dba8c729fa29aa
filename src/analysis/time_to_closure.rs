//! How long it takes until recommendations are closed.

use std::collections::BTreeMap;

use super::statistics::{Interval, Observation, Outcome, Step, curve};
use super::{Closure, Group, GroupKind, RecommendationState, RecommendationStatus, policy};
use crate::dataset::{Dataset, Key, KeyedVec, PartialDate, Recommendation};

/// How long a group's recommendations took to be closed, those still open among them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TimeToClosure {
    /// A step for each time at which an observation ended, as long as at least [`policy::CURVE_FEWEST_AT_RISK`] were at risk.
    pub steps: Vec<Step>,
    /// Recommendations observed.
    pub observed: u32,
    /// Of these, closed.
    pub closed: u32,
    /// Of these, withdrawn.
    pub withdrawn: u32,
    /// Of these, stopped.
    pub stopped: u32,
    /// Of these, open by the last statement about them.
    pub censored: u32,
    /// Observed, and resting on a date known only to the month or year, of which the middle was taken.
    pub coarse_dates: u32,
    /// Left out, since no date is known for the visit's end or for what was said last.
    pub undated: u32,
    /// Left out, since the middle of what is known of their date lies before that of the visit's end.
    pub before_visit: u32,
    /// Left out, since they have no status on record.
    pub no_status: u32,
    /// Whether more than half of the base of the closure rate has no status on record.
    pub is_mostly_unknown: bool,
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
    /// Days in a month: a twelfth of a year of 365.25 days.
    pub const DAYS_PER_MONTH: f64 = 365.25 / 12.0;

    /// The month of the progress review, when somebody looks for the first time.
    pub const REVIEW_MONTH: u32 = 10;

    /// Months from the visit's end to a step.
    #[must_use]
    pub fn months(step: &Step) -> f64 {
        f64::from(step.days) / Self::DAYS_PER_MONTH
    }

    /// Whether there is enough for a curve: enough followed, enough of them closed, and at least half with a status on record.
    #[must_use]
    pub fn can_be_drawn(&self) -> bool {
        self.observed >= policy::CURVE_FEWEST_FOLLOWED
            && self.closed >= policy::CURVE_FEWEST_CLOSED
            && !self.is_mostly_unknown
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
    BeforeVisit,
    NoStatus,
}

/// Time to closure by every group that a curve makes sense for and that has a recommendation.
pub(super) fn times_to_closure(
    data: &Dataset,
    memberships: &KeyedVec<Recommendation, Vec<Group>>,
    statuses: &KeyedVec<Recommendation, RecommendationStatus>,
    closure: &BTreeMap<Group, Closure>,
) -> BTreeMap<Group, TimeToClosure> {
    let mut observed: BTreeMap<Group, Vec<Observed>> = BTreeMap::new();
    for (key, groups) in memberships.iter() {
        let one = observe(data, key, &statuses[key]);
        for group in groups.iter().filter(|group| has_curve(group.kind())) {
            observed.entry(*group).or_default().push(one);
        }
    }
    observed
        .into_iter()
        .map(|(group, observed)| {
            let is_mostly_unknown = closure.get(&group).is_some_and(Closure::is_mostly_unknown);
            (group, TimeToClosure { is_mostly_unknown, ..time_to_closure(&observed) })
        })
        .collect()
}

/// Single councils and challenges are too small for a curve, and a year's visits are all of one age.
fn has_curve(kind: GroupKind) -> bool {
    !matches!(kind, GroupKind::Year | GroupKind::Council | GroupKind::Challenge)
}

/// How long a recommendation was followed: from the middle of the last day of the visit to the first statement of its final state
/// that was not taken back, or, while it is open, to the statement that its status rests on.
fn observe(data: &Dataset, key: Key<Recommendation>, status: &RecommendationStatus) -> Observed {
    let (end, outcome) = match status.state {
        RecommendationState::NoStatus => return Observed::NoStatus,
        RecommendationState::Withdrawn => (status.ended_on, Outcome::Withdrawn),
        RecommendationState::Stopped => (status.ended_on, Outcome::Stopped),
        RecommendationState::Open => {
            (status.shown.and_then(|update| data.updates[update].date), Outcome::Censored)
        }
        _ => (status.closed_on, Outcome::Closed),
    };
    let start = data.challenges[data.recommendations[key].challenge].visit_end_range();
    let (Some(start), Some(end)) = (start, end.map(PartialDate::range)) else { return Observed::Undated };
    match u32::try_from((end.midpoint() - start.midpoint()).get_days()) {
        Ok(days) => Observed::Until {
            observation: Observation { days, outcome },
            coarse: !start.is_day() || !end.is_day(),
        },
        Err(_) => Observed::BeforeVisit,
    }
}

fn time_to_closure(observed: &[Observed]) -> TimeToClosure {
    let mut found = TimeToClosure::default();
    let mut observations = Vec::new();
    for one in observed {
        match one {
            Observed::NoStatus => found.no_status += 1,
            Observed::BeforeVisit => found.before_visit += 1,
            Observed::Undated => found.undated += 1,
            Observed::Until { observation, coarse } => {
                observations.push(*observation);
                found.observed += 1;
                found.coarse_dates += u32::from(*coarse);
                match observation.outcome {
                    Outcome::Closed => found.closed += 1,
                    Outcome::Withdrawn => found.withdrawn += 1,
                    Outcome::Stopped => found.stopped += 1,
                    Outcome::Censored => found.censored += 1,
                }
            }
        }
    }
    found.steps = curve(&observations);
    found.steps.retain(|step| step.at_risk >= policy::CURVE_FEWEST_AT_RISK);
    found
}
