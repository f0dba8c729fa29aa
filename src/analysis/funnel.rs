//! Closure rates of councils against the number of their recommendations.

use std::collections::BTreeMap;

use super::statistics::{Funnel, funnel};
use super::{Closure, Group, Proportion, policy};
use crate::dataset::{Council, Key};

/// The closure rates of councils around the rate of all of them.
#[derive(Clone, Debug, PartialEq)]
pub struct CouncilFunnel {
    /// Baseline and limits.
    pub funnel: Funnel,
    /// Closed out of made and not withdrawn, of each council that is not mostly unknown.
    pub units: Vec<(Key<Council>, Proportion)>,
    /// Councils left out, since nothing is published about more than half of their recommendations.
    pub left_out: u32,
}

/// Where a unit lies in a funnel, by the probability of a count at least as extreme on its side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FunnelZone {
    /// Below the outer limits: a probability under 0.1%.
    FarBelow,
    /// Below the inner ones: under 2.5%.
    Below,
    /// Within them: as chance has it.
    Within,
    /// Above the inner limits.
    Above,
    /// Above the outer ones.
    FarAbove,
}

impl CouncilFunnel {
    /// Where a share lies.
    #[must_use]
    pub fn zone(&self, share: Proportion) -> FunnelZone {
        let (low, high) = (self.funnel.tail_low(share), self.funnel.tail_high(share));
        if high < Funnel::OUTER {
            FunnelZone::FarAbove
        } else if high < Funnel::INNER {
            FunnelZone::Above
        } else if low < Funnel::OUTER {
            FunnelZone::FarBelow
        } else if low < Funnel::INNER {
            FunnelZone::Below
        } else {
            FunnelZone::Within
        }
    }
}

/// The funnel of all councils; `None` with too few of them, or where all or none is closed.
pub(super) fn council_funnel(closure: &BTreeMap<Group, Closure>) -> Option<CouncilFunnel> {
    let councils = closure.iter().filter_map(|(group, closure)| match group {
        Group::Council(council) => Some((*council, closure)),
        _ => None,
    });
    let units: Vec<(Key<Council>, Proportion)> = councils
        .clone()
        .filter(|(_, closure)| closure.rate().total() > 0 && !closure.is_mostly_unknown())
        .map(|(council, closure)| (council, closure.rate()))
        .collect();
    if units.len() < policy::FUNNEL_FEWEST_COUNCILS {
        return None;
    }
    let shares: Vec<Proportion> = units.iter().map(|(_, share)| *share).collect();
    let left_out = councils.filter(|(_, closure)| closure.is_mostly_unknown()).count();
    Some(CouncilFunnel {
        funnel: funnel(&shares)?,
        units,
        left_out: u32::try_from(left_out).unwrap_or(u32::MAX),
    })
}
