//! Theme shares by region, type and custom group. Unit dealt: the challenges of each block of councils together, within list lengths;
//! null hypothesis: groups alike.

use std::collections::{BTreeMap, BTreeSet};

use rand::seq::SliceRandom;
use rand_pcg::Pcg64Mcg;
use rayon::prelude::*;

use super::blocks::Blocks;
use super::{Claim, Reason};
use crate::analysis::membership::Membership;
use crate::analysis::policy::{self, ListLength};
use crate::analysis::statistics::{Plan, Strata, adjust, simulate};
use crate::analysis::{Basis, Group, GroupFrequency, GroupKind, Proportion};
use crate::dataset::{Challenge, Council, Dataset, Key, KeyedVec, Theme};

/// A theme of a challenge that some councils of a block of several were asked about.
struct Shared {
    theme: usize,
    /// Positions of the councils within the block.
    asked: Vec<usize>,
}

/// What the councils of one block were asked.
struct Unit {
    councils: Vec<Key<Council>>,
    /// The classes of all its lists, sorted.
    classes: Vec<ListLength>,
    /// Of a block of one council: challenges by theme.
    alone: Vec<u16>,
    /// Of a block of several councils: each theme of each challenge.
    shared: Vec<Shared>,
}

/// The claims of every theme in every region, type and custom group, on both bases.
pub(in crate::analysis) fn by_group(
    data: &Dataset,
    membership: &Membership,
    frequency: &BTreeMap<(Basis, Group), GroupFrequency>,
) -> BTreeMap<(Basis, Group), KeyedVec<Theme, Claim>> {
    let tables: Vec<(Basis, GroupKind)> = Basis::ALL
        .into_iter()
        .flat_map(|basis| [GroupKind::Region, GroupKind::Type, GroupKind::Custom].map(|kind| (basis, kind)))
        .collect();
    tables
        .into_par_iter()
        .flat_map_iter(|(basis, kind)| of_table(data, membership, frequency, basis, kind))
        .collect()
}

fn of_table(
    data: &Dataset,
    membership: &Membership,
    frequency: &BTreeMap<(Basis, Group), GroupFrequency>,
    basis: Basis,
    kind: GroupKind,
) -> Vec<((Basis, Group), KeyedVec<Theme, Claim>)> {
    let groups: Vec<Group> = frequency
        .keys()
        .filter(|(of, group)| *of == basis && group.kind() == kind)
        .map(|(_, group)| *group)
        .collect();
    let sides: Vec<Sides> = groups.iter().map(|group| Sides::of(data, frequency, basis, *group)).collect();
    let may_be_tested: Vec<usize> =
        (0..groups.len()).filter(|position| sides[*position].reason.is_none()).collect();
    let mut claims: Vec<KeyedVec<Theme, Claim>> = sides
        .iter()
        .map(|side| {
            let reason = side.reason.unwrap_or(Reason::Few);
            KeyedVec::of(&data.themes, |(theme, _)| {
                Claim::withheld(side.subject[theme], side.others[theme], reason)
            })
        })
        .collect();
    if !may_be_tested.is_empty() {
        let units = units(data, basis);
        let label = |council: Key<Council>| membership.positions(data, council, &groups);
        let table = Table { units: &units, themes: data.themes.len(), groups: groups.len() };
        let plan = Plan::of(&format!("themes by {} of {}", kind.word(), basis.word()));
        let tests = table.deal(label, &may_be_tested, plan);
        for (index, (test, distance)) in tests.into_iter().enumerate() {
            let position = may_be_tested[index / data.themes.len()];
            let theme = Key::new(index % data.themes.len());
            let (subject, others) = (sides[position].subject[theme], sides[position].others[theme]);
            claims[position][theme] = Claim::tested(subject, others, 1.0, test).in_the_direction_of(distance);
        }
    }
    groups.into_iter().map(|group| (basis, group)).zip(claims).collect()
}

/// A group's challenges and those of councils outside it.
struct Sides {
    subject: KeyedVec<Theme, Proportion>,
    /// Challenges of which no council is in the group.
    others: KeyedVec<Theme, Proportion>,
    reason: Option<Reason>,
}

impl Sides {
    fn of(
        data: &Dataset,
        frequency: &BTreeMap<(Basis, Group), GroupFrequency>,
        basis: Basis,
        group: Group,
    ) -> Self {
        let subject: KeyedVec<Theme, Proportion> = match frequency.get(&(basis, group)) {
            Some(found) => found.themes.values().iter().map(|theme| theme.challenges).collect(),
            None => KeyedVec::filled(&data.themes, Proportion::default()),
        };
        let mut others = KeyedVec::filled(&data.themes, Proportion::default());
        let (mut members, mut outside) = (BTreeSet::new(), BTreeSet::new());
        for (key, challenge) in counted(data, basis) {
            let (within, without): (Vec<Key<Council>>, Vec<Key<Council>>) =
                challenge.councils.iter().partition(|council| group.contains(data, **council) == Some(true));
            if within.is_empty() {
                let raised: BTreeSet<Key<Theme>> = data
                    .recommendations_of(key)
                    .iter()
                    .flat_map(|key| data.recommendations[*key].themes.iter().copied())
                    .collect();
                others.iter_mut().for_each(|(theme, share)| share.add(raised.contains(&theme)));
            }
            // A challenge of the group is not one of the rest, though a council outside the group had it too.
            if within.is_empty() {
                outside.extend(without);
            }
            members.extend(within);
        }
        let visits =
            |shares: &KeyedVec<Theme, Proportion>| shares.values().first().map_or(0, |one| one.total());
        let reason = if visits(&subject).min(visits(&others)) < policy::FEWEST_UNITS {
            Some(Reason::Few)
        } else if members.len().min(outside.len()) < policy::FEWEST_COUNCILS {
            Some(Reason::FewCouncils)
        } else {
            None
        };
        Self { subject, others, reason }
    }
}

/// The challenges that count on a basis.
fn counted(data: &Dataset, basis: Basis) -> impl Iterator<Item = (Key<Challenge>, &Challenge)> {
    data.challenges
        .iter()
        .filter(move |(key, challenge)| challenge.kind.is_full() && basis.includes(data, *key))
}

/// The units of a basis: blocks of councils that have a challenge there.
fn units(data: &Dataset, basis: Basis) -> Vec<Unit> {
    let mut takes_part = KeyedVec::filled(&data.councils, false);
    for (_, challenge) in counted(data, basis) {
        for council in &challenge.councils {
            takes_part[*council] = true;
        }
    }
    let ties = counted(data, basis).map(|(_, challenge)| challenge.councils.as_slice());
    let blocks = Blocks::new(data, &takes_part, ties);
    let mut units: Vec<Unit> = blocks
        .councils
        .into_iter()
        .map(|councils| Unit { councils, classes: Vec::new(), alone: Vec::new(), shared: Vec::new() })
        .collect();
    for (key, challenge) in counted(data, basis) {
        let Some(block) = challenge.councils.first().and_then(|council| blocks.of[*council]) else {
            continue;
        };
        let unit = &mut units[block];
        unit.classes.push(ListLength::of(data.recommendations_of(key).len()));
        let mut asked: BTreeMap<Key<Theme>, BTreeSet<usize>> = BTreeMap::new();
        for recommendation in data.recommendations_of(key) {
            for theme in &data.recommendations[*recommendation].themes {
                asked.entry(*theme).or_default().extend(
                    data.addressed_by(*recommendation)
                        .iter()
                        .filter_map(|council| unit.councils.iter().position(|other| other == council)),
                );
            }
        }
        if unit.councils.len() == 1 {
            unit.alone.resize(data.themes.len(), 0);
            for theme in asked.keys() {
                unit.alone[theme.position()] += 1;
            }
        } else {
            let shared = asked.into_iter();
            unit.shared.extend(shared.map(|(theme, asked)| Shared {
                theme: theme.position(),
                asked: asked.into_iter().collect(),
            }));
        }
    }
    for unit in &mut units {
        unit.classes.sort_unstable();
    }
    units
}

/// A table of counts by group and theme.
struct Table<'a> {
    units: &'a [Unit],
    themes: usize,
    groups: usize,
}

impl Table<'_> {
    /// The tests of the themes of each tested group, and how far each count lies above its exact mean.
    fn deal(
        &self,
        label: impl Fn(Key<Council>) -> Vec<usize>,
        tested: &[usize],
        plan: Plan,
    ) -> Vec<(crate::analysis::statistics::AdjustedP, f64)> {
        let mut labels: Vec<Vec<Vec<usize>>> = self
            .units
            .iter()
            .map(|unit| unit.councils.iter().map(|council| label(*council)).collect())
            .collect();
        let keys: Vec<(usize, &[ListLength])> =
            self.units.iter().map(|unit| (unit.councils.len(), unit.classes.as_slice())).collect();
        let strata = Strata::by_key(&keys);
        let means = self.expected(&strata, &labels);
        let mut counts = vec![0_u32; self.groups * self.themes];
        let distance = |counts: &[u32], distances: &mut [f64]| {
            for (distances, group) in distances.chunks_exact_mut(self.themes).zip(tested) {
                let start = group * self.themes;
                for (theme, distance) in distances.iter_mut().enumerate() {
                    *distance = f64::from(counts[start + theme]) - means[start + theme];
                }
            }
        };
        let mut distances = vec![0.0; tested.len() * self.themes];
        self.count(&labels, &mut counts);
        distance(&counts, &mut distances);
        let observed: Vec<f64> = distances.iter().map(|distance| distance.abs()).collect();
        let found = simulate(&observed, plan, |random: &mut Pcg64Mcg, statistics: &mut [f64]| {
            strata.shuffle(random, &mut labels);
            // The order within a block is dealt too.
            for block in labels.iter_mut().filter(|block| block.len() > 1) {
                block.shuffle(random);
            }
            self.count(&labels, &mut counts);
            distance(&counts, statistics);
            for statistic in statistics.iter_mut() {
                *statistic = statistic.abs();
            }
        });
        adjust(&found).into_iter().zip(distances).collect()
    }

    /// Challenges by group and theme with these labels.
    fn count(&self, labels: &[Vec<Vec<usize>>], counts: &mut [u32]) {
        counts.fill(0);
        for (unit, block) in self.units.iter().zip(labels) {
            if let [groups] = block.as_slice() {
                for group in groups {
                    let row = &mut counts[group * self.themes..(group + 1) * self.themes];
                    for (count, raised) in row.iter_mut().zip(&unit.alone) {
                        *count += u32::from(*raised);
                    }
                }
                continue;
            }
            for shared in &unit.shared {
                let groups: BTreeSet<usize> =
                    shared.asked.iter().flat_map(|council| block[*council].iter().copied()).collect();
                for group in groups {
                    counts[group * self.themes + shared.theme] += 1;
                }
            }
        }
    }

    /// The exact mean of each count. A theme that `a` of a block's `n` councils were asked about counts for a group unless none of
    /// them gets its label: of a tuple with `m` of them, with probability C(n − m, a)/C(n, a).
    fn expected(&self, strata: &Strata, labels: &[Vec<Vec<usize>>]) -> Vec<f64> {
        let mut means = vec![0.0; self.groups * self.themes];
        let mut strata: Vec<Vec<usize>> = strata.positions().to_vec();
        let trading: BTreeSet<usize> = strata.iter().flatten().copied().collect();
        strata.extend((0..self.units.len()).filter(|unit| !trading.contains(unit)).map(|unit| vec![unit]));
        for stratum in &strata {
            let members = self.units[stratum[0]].councils.len();
            for group in 0..self.groups {
                let holders: Vec<usize> = stratum
                    .iter()
                    .map(|unit| labels[*unit].iter().filter(|label| label.contains(&group)).count())
                    .collect();
                let counted: Vec<f64> = (0..=members)
                    .map(|asked| {
                        let missed = holders.iter().map(|held| none_of(members, *held, asked)).sum::<f64>();
                        1.0 - missed / stratum.len() as f64
                    })
                    .collect();
                let row = &mut means[group * self.themes..(group + 1) * self.themes];
                for unit in stratum {
                    let unit = &self.units[*unit];
                    for (mean, raised) in row.iter_mut().zip(&unit.alone) {
                        *mean += f64::from(*raised) * counted[1];
                    }
                    for shared in &unit.shared {
                        row[shared.theme] += counted[shared.asked.len()];
                    }
                }
            }
        }
        means
    }
}

/// The probability that none of `asked` councils drawn from `members` is one of `held`.
fn none_of(members: usize, held: usize, asked: usize) -> f64 {
    (0..asked)
        .map(|drawn| {
            let left = members.saturating_sub(held + drawn) as f64;
            left / (members - drawn) as f64
        })
        .product()
}
