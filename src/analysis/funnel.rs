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
    /// Closed out of made and not withdrawn, of each council with anything published.
    pub units: Vec<(Key<Council>, Proportion)>,
    /// Councils with recommendations of which nothing is published: they are not shown.
    pub silent: u32,
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

impl CouncilFunnel {
    /// Fewest councils for a funnel: with fewer, how far they scatter cannot be judged.
    pub const FEWEST: usize = 10;

    /// Where a share lies.
    #[must_use]
    pub fn place(&self, share: Proportion) -> Place {
        let rate = share.share().unwrap_or(self.funnel.baseline);
        let (inner, outer) = (self.funnel.limits(share.of, Z_95), self.funnel.limits(share.of, Z_998));
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
    let silent = councils.filter(|(_, closure)| closure.made == closure.no_information).count();
    Some(CouncilFunnel { funnel: funnel(&shares)?, units, silent: u32::try_from(silent).unwrap_or(u32::MAX) })
}
