//! Whether a group can be told apart from the rest, and where it can stand among its like.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::statistics::{PositionRange, difference, position_ranges};
use super::{Basis, Closure, Group, GroupFrequency, GroupKind, Proportion};
use crate::dataset::Dataset;

/// What can be said of two shares.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// The first is higher than chance alone would explain.
    Higher,
    /// The first is lower than chance alone would explain.
    Lower,
    /// The two cannot be told apart.
    NoClearDifference,
}

impl Verdict {
    /// Fewest that a share can be out of, for it to be told apart from another: one out of one is "all", and says nothing.
    pub const FEWEST: u32 = 5;

    /// What Newcombe's interval for `a − b` allows to say; `None` when either is out of nothing.
    #[must_use]
    pub fn of(a: Proportion, b: Proportion) -> Option<Self> {
        let difference = difference(a, b)?;
        Some(if a.total().min(b.total()) < Self::FEWEST {
            Self::NoClearDifference
        } else if difference.low > 0.0 {
            Self::Higher
        } else if difference.high < 0.0 {
            Self::Lower
        } else {
            Self::NoClearDifference
        })
    }

    /// The word in exports.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Higher => "higher",
            Self::Lower => "lower",
            Self::NoClearDifference => "no_clear_difference",
        }
    }
}

/// Kinds of group whose members can be held beside each other.
const COMPARED: [GroupKind; 6] = [
    GroupKind::Region,
    GroupKind::Type,
    GroupKind::Component,
    GroupKind::Theme,
    GroupKind::Custom,
    GroupKind::Council,
];

/// Where each group can stand among those of its kind by its closure rate; only groups that are not mostly unknown, and only
/// where there are two.
pub(super) fn closure_positions(
    data: &Dataset,
    closure: &BTreeMap<Group, Closure>,
) -> BTreeMap<Group, PositionRange> {
    COMPARED
        .into_par_iter()
        .flat_map_iter(|kind| {
            let units: Vec<(Group, Proportion)> = closure
                .iter()
                .filter(|(group, closure)| group.kind() == kind && closure.can_be_placed())
                .map(|(group, closure)| (*group, closure.rate()))
                .collect();
            placed(data, units)
        })
        .collect()
}

/// Where each region, type and group of one's own can stand among those of its kind by how often it raises each theme, in
/// the order of themes.
pub(super) fn theme_positions(
    data: &Dataset,
    frequency: &BTreeMap<(Basis, Group), GroupFrequency>,
) -> BTreeMap<(Basis, Group), Vec<PositionRange>> {
    let sets: Vec<(Basis, GroupKind)> = Basis::ALL
        .into_iter()
        .flat_map(|basis| [GroupKind::Region, GroupKind::Type, GroupKind::Custom].map(|kind| (basis, kind)))
        .collect();
    let mut found: BTreeMap<(Basis, Group), Vec<PositionRange>> = BTreeMap::new();
    for (basis, kind) in sets {
        let groups: Vec<(Group, &GroupFrequency)> = frequency
            .iter()
            .filter(|((of, group), _)| *of == basis && group.kind() == kind)
            .map(|((_, group), frequency)| (*group, frequency))
            .collect();
        let by_theme: Vec<Vec<(Group, PositionRange)>> = (0..data.themes.len())
            .into_par_iter()
            .map(|theme| {
                let share = |frequency: &GroupFrequency| {
                    frequency.themes.get(theme).map(|found| found.challenges).unwrap_or_default()
                };
                placed(data, groups.iter().map(|(group, found)| (*group, share(found))).collect())
            })
            .collect();
        for (group, range) in by_theme.into_iter().flatten() {
            found.entry((basis, group)).or_default().push(range);
        }
    }
    found
}

/// The range of each unit; none where there is nobody beside it.
fn placed(data: &Dataset, units: Vec<(Group, Proportion)>) -> Vec<(Group, PositionRange)> {
    if units.len() < 2 {
        return Vec::new();
    }
    let named: Vec<(String, Proportion)> =
        units.iter().map(|(group, share)| (group.slug(data), *share)).collect();
    units.into_iter().map(|(group, _)| group).zip(position_ranges(&named)).collect()
}
