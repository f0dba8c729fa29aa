//! Closure rates of councils against the number of their recommendations.

use std::collections::BTreeMap;

use super::statistics::{Funnel, Z_95, Z_998, funnel};
use super::{Closure, Group, Proportion};
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

/// Where a unit lies in a funnel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// Below the limits of 99.8%.
    FarBelow,
    /// Below those of 95%.
    Below,
    /// Within them: as chance has it.
    Within,
    /// Above the limits of 95%.
    Above,
    /// Above those of 99.8%.
    FarAbove,
}

impl Place {
    /// Whether it lies beyond the outer limits, where chance would hardly put it.
    #[must_use]
    pub fn is_far(self) -> bool {
        matches!(self, Self::FarBelow | Self::FarAbove)
    }

    /// Whether it lies between the inner and the outer limits, where chance alone puts some.
    #[must_use]
    pub fn is_edge(self) -> bool {
        matches!(self, Self::Below | Self::Above)
    }
}

impl CouncilFunnel {
    /// Fewest councils for a funnel: with fewer, how far they scatter cannot be judged.
    pub const FEWEST: usize = 10;

    /// How many councils chance alone would put outside the inner limits: one in twenty.
    #[must_use]
    pub fn expected_outside(&self) -> usize {
        (self.units.len() + 10) / 20
    }

    /// Where a share lies.
    #[must_use]
    pub fn place(&self, share: Proportion) -> Place {
        let rate = share.share().unwrap_or(self.funnel.baseline);
        let (inner, outer) =
            (self.funnel.limits(share.total(), Z_95), self.funnel.limits(share.total(), Z_998));
        if rate > outer.high {
            Place::FarAbove
        } else if rate > inner.high {
            Place::Above
        } else if rate < outer.low {
            Place::FarBelow
        } else if rate < inner.low {
            Place::Below
        } else {
            Place::Within
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
        .filter(|(_, closure)| closure.can_be_placed())
        .map(|(council, closure)| (council, closure.rate()))
        .collect();
    if units.len() < CouncilFunnel::FEWEST {
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
