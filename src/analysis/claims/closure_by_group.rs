//! Closure by region, type and custom group. Unit dealt: councils, to groups of the same sizes; null hypothesis: groups alike.

use std::collections::{BTreeMap, BTreeSet};

use rand::seq::SliceRandom;
use rand_pcg::Pcg64Mcg;
use rayon::prelude::*;

use super::blocks::Blocks;
use super::{Claim, FamilyTest, Reason, Verdict, verdict};
use crate::analysis::membership::Membership;
use crate::analysis::statistics::{
    AdjustedP, DispersionRow, Plan, Strata, adjust, difference_scaled, dispersion, simulate,
};
use crate::analysis::{
    Closure, Group, GroupKind, Proportion, RecommendationState, RecommendationStatus, policy,
};
use crate::dataset::{Dataset, Key, KeyedVec, Recommendation};

/// How what has no status on record is counted. A verdict must hold with both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Coding {
    /// As not closed.
    UnknownOpen,
    /// As closed.
    UnknownClosed,
}

impl Coding {
    pub(super) const BOTH: [Self; 2] = [Self::UnknownOpen, Self::UnknownClosed];

    /// The closure rate of a group with this coding.
    pub(super) fn rate(self, closure: &Closure) -> Proportion {
        match self {
            Self::UnknownOpen => closure.rate(),
            Self::UnknownClosed => closure.upper_bound(),
        }
    }

    pub(super) fn counts(self, state: RecommendationState) -> bool {
        state.is_closed() || (self == Self::UnknownClosed && state == RecommendationState::NoStatus)
    }
}

/// Recommendations in the base that address the same councils, all of one block.
#[derive(Clone, Debug)]
pub(super) struct Cell {
    pub(super) block: usize,
    /// Positions of the councils within the block.
    members: Vec<usize>,
    total: u32,
    /// Closed, by coding.
    closed: [u32; 2],
}

/// The recommendations that count in closure rates, by the councils that they address.
pub(in crate::analysis) struct Base {
    pub(super) blocks: Blocks,
    cells: Vec<Cell>,
}

impl Base {
    pub(in crate::analysis) fn of(
        data: &Dataset,
        statuses: &KeyedVec<Recommendation, RecommendationStatus>,
    ) -> Self {
        let mut takes_part = KeyedVec::filled(&data.councils, false);
        let in_base = |key: &Key<Recommendation>| statuses[*key].state != RecommendationState::Withdrawn;
        for key in data.recommendations.keys().filter(in_base) {
            for council in data.addressed_by(key) {
                takes_part[*council] = true;
            }
        }
        let ties = data.challenges.rows().iter().map(|challenge| challenge.councils.as_slice());
        let blocks = Blocks::new(data, &takes_part, ties);
        let mut cells: BTreeMap<(usize, Vec<usize>), Cell> = BTreeMap::new();
        for key in data.recommendations.keys().filter(in_base) {
            let addressed = data.addressed_by(key);
            let Some(block) = addressed.first().and_then(|council| blocks.of[*council]) else { continue };
            let mut members: Vec<usize> = addressed
                .iter()
                .filter_map(|council| blocks.councils[block].iter().position(|other| other == council))
                .collect();
            members.sort_unstable();
            let cell = cells.entry((block, members.clone())).or_insert(Cell {
                block,
                members,
                total: 0,
                closed: [0, 0],
            });
            cell.total += 1;
            for (closed, coding) in cell.closed.iter_mut().zip(Coding::BOTH) {
                *closed += u32::from(coding.counts(statuses[key].state));
            }
        }
        Self { blocks, cells: cells.into_values().collect() }
    }

    /// How many councils of a group have recommendations in the base, and how many councils have some that address none of the
    /// group.
    fn councils_of_sides(&self, labels: &[Vec<Vec<usize>>], group: usize) -> (usize, usize) {
        let (mut members, mut others) = (BTreeSet::new(), BTreeSet::new());
        for cell in &self.cells {
            let (within, without): (Vec<usize>, Vec<usize>) =
                cell.members.iter().partition(|member| labels[cell.block][**member].contains(&group));
            if within.is_empty() {
                others.extend(without.into_iter().map(|member| (cell.block, member)));
            }
            members.extend(within.into_iter().map(|member| (cell.block, member)));
        }
        (members.len(), others.len())
    }
}

/// The dispersion of councils' rates around those of their groups, by kind of group and coding: one row for each group and block
/// of councils. `counted` says of a recommendation in the base of the rate whether it is closed, by coding. 1 for the kinds whose
/// groups are single councils or challenges.
pub(in crate::analysis) fn dispersions(
    data: &Dataset,
    base: &Base,
    memberships: &KeyedVec<Recommendation, Vec<Group>>,
    counted: impl Fn(Key<Recommendation>) -> Option<[bool; 2]>,
) -> BTreeMap<GroupKind, [f64; 2]> {
    let mut rows: BTreeMap<GroupKind, BTreeMap<(Group, usize), [u32; 3]>> = BTreeMap::new();
    for (key, groups) in memberships.iter() {
        let block = data.addressed_by(key).first().and_then(|council| base.blocks.of[*council]);
        let (Some(block), Some(closed)) = (block, counted(key)) else { continue };
        for group in groups {
            let row = rows.entry(group.kind()).or_default().entry((*group, block)).or_default();
            *row = [row[0] + u32::from(closed[0]), row[1] + u32::from(closed[1]), row[2] + 1];
        }
    }
    rows.into_iter()
        .map(|(kind, rows)| {
            let is_single = matches!(kind, GroupKind::Council | GroupKind::Challenge);
            (kind, [0, 1].map(|coding| if is_single { 1.0 } else { dispersion_of(&rows, coding) }))
        })
        .collect()
}

/// The dispersion of rows of closed (by coding) and total around the rates of their groups.
fn dispersion_of(rows: &BTreeMap<(Group, usize), [u32; 3]>, coding: usize) -> f64 {
    let mut rates: Vec<(Group, [f64; 2])> = Vec::new();
    let mut dispersed = Vec::new();
    for ((group, _), row) in rows {
        if rates.last().is_none_or(|(last, _)| last != group) {
            rates.push((*group, [0.0, 0.0]));
        }
        let position = rates.len() - 1;
        let sums = &mut rates[position].1;
        *sums = [sums[0] + f64::from(row[coding]), sums[1] + f64::from(row[2])];
        dispersed.push(DispersionRow { group: position, closed: row[coding], total: row[2] });
    }
    let rates: Vec<f64> = rates.into_iter().map(|(_, [closed, total])| closed / total).collect();
    dispersion(&dispersed, &rates)
}

/// The claims of the groups of one kind, and the test of all of them together; `None` where no verdict is permissible.
pub(in crate::analysis) fn by_group(
    data: &Dataset,
    base: &Base,
    membership: &Membership,
    closure: &BTreeMap<Group, Closure>,
    dispersions: &BTreeMap<GroupKind, [f64; 2]>,
) -> (BTreeMap<Group, Claim>, BTreeMap<GroupKind, FamilyTest>) {
    let kinds = [GroupKind::Region, GroupKind::Type, GroupKind::Custom];
    let found: Vec<(GroupKind, BTreeMap<Group, Claim>, Option<FamilyTest>)> = kinds
        .into_par_iter()
        .map(|kind| {
            let phi = dispersions.get(&kind).copied().unwrap_or([1.0, 1.0]);
            let (claims, family) = of_kind(data, base, membership, closure, kind, phi);
            (kind, claims, family)
        })
        .collect();
    let mut claims = BTreeMap::new();
    let mut families = BTreeMap::new();
    for (kind, of_kind, family) in found {
        claims.extend(of_kind);
        families.extend(family.map(|family| (kind, family)));
    }
    (claims, families)
}

fn of_kind(
    data: &Dataset,
    base: &Base,
    membership: &Membership,
    closure: &BTreeMap<Group, Closure>,
    kind: GroupKind,
    phi: [f64; 2],
) -> (BTreeMap<Group, Claim>, Option<FamilyTest>) {
    let groups: Vec<Group> = closure.keys().copied().filter(|group| group.kind() == kind).collect();
    let labels: Vec<Vec<Vec<usize>>> = base
        .blocks
        .councils
        .iter()
        .map(|block| block.iter().map(|council| membership.positions(data, *council, &groups)).collect())
        .collect();
    let Some(all) = closure.get(&Group::All) else { return Default::default() };
    let mut claims = BTreeMap::new();
    let mut tested = Vec::new();
    for (position, group) in groups.iter().enumerate() {
        let (members, others) = base.councils_of_sides(&labels, position);
        match withheld(&closure[group], all, members, others) {
            Some(claim) => {
                claims.insert(*group, claim);
            }
            None => tested.push(position),
        }
    }
    if tested.is_empty() {
        return (claims, None);
    }
    let tests = deal(base, labels, groups.len(), &tested, Plan::of(&format!("closure by {}", kind.word())));
    for (index, position) in tested.iter().enumerate() {
        let group = groups[*position];
        let adjusted = [tests.members[0][index], tests.members[1][index]];
        claims.insert(group, claim(&closure[&group], all, phi, adjusted));
    }
    (claims, Some(tests.family))
}

/// The claim that is withheld, where one side has too few or is mostly unknown; `None` where it may be tested.
pub(super) fn withheld(group: &Closure, all: &Closure, members: usize, others: usize) -> Option<Claim> {
    let subject = group.rate();
    let rest = all.rate().without(subject).unwrap_or_default();
    let unknown_rest = all.without_status().without(group.without_status()).unwrap_or_default();
    let reason = if subject.total().min(rest.total()) < policy::FEWEST_UNITS {
        Reason::Few
    } else if members.min(others) < policy::FEWEST_COUNCILS {
        Reason::FewCouncils
    } else if group.is_mostly_unknown() || unknown_rest.is_more_than_half() {
        Reason::Unknown
    } else {
        return None;
    };
    Some(Claim::withheld(subject, rest, reason))
}

/// The claim of a group that was tested with both codings.
pub(super) fn claim(group: &Closure, all: &Closure, phi: [f64; 2], tests: [AdjustedP; 2]) -> Claim {
    let sides = Coding::BOTH.map(|coding| {
        let subject = coding.rate(group);
        (subject, coding.rate(all).without(subject).unwrap_or_default())
    });
    let verdicts: Vec<Verdict> = (0..2)
        .map(|coding| {
            let (subject, rest) = sides[coding];
            let difference = difference_scaled(subject, rest, phi[coding], phi[coding]);
            verdict(difference, tests[coding].is_significant(policy::LEVEL))
        })
        .collect();
    let verdict = if verdicts[0] == verdicts[1] { verdicts[0] } else { Verdict::NoClearDifference };
    let [(low, rest_low), (high, rest_high)] = sides;
    let opposite = match verdict {
        Verdict::Higher => difference_scaled(low, rest_high, phi[0], phi[1]).is_some_and(|d| d.low > 0.0),
        Verdict::Lower => difference_scaled(high, rest_low, phi[1], phi[0]).is_some_and(|d| d.high < 0.0),
        _ => false,
    };
    Claim {
        subject: low,
        others: rest_low,
        difference: difference_scaled(low, rest_low, phi[0], phi[0]),
        p_adjusted: Some(tests[0].p_adjusted.max(tests[1].p_adjusted)),
        verdict,
        holds_whatever_became_of_the_rest: opposite,
    }
}

/// What the deals of one table gave.
struct Tests {
    /// By coding, the groups that were tested.
    members: [Vec<AdjustedP>; 2],
    family: FamilyTest,
}

/// Deals the labels of councils: blocks trade their tuples with blocks of as many councils, and the order within them is dealt.
fn deal(base: &Base, labels: Vec<Vec<Vec<usize>>>, groups: usize, tested: &[usize], plan: Plan) -> Tests {
    let sizes: Vec<usize> = base.blocks.councils.iter().map(Vec::len).collect();
    let strata = Strata::by_key(&sizes);
    let mut counts = Counts::new(groups);
    let mut labels = labels;
    let (mut observed, members) = (vec![0.0; 2 * (tested.len() + 1)], tested.len());
    counts.count(base, &labels);
    counts.statistics(tested, &mut observed);
    let found = simulate(&observed, plan, |random: &mut Pcg64Mcg, statistics: &mut [f64]| {
        strata.shuffle(random, &mut labels);
        for block in labels.iter_mut().filter(|block| block.len() > 1) {
            block.shuffle(random);
        }
        counts.count(base, &labels);
        counts.statistics(tested, statistics);
    });
    let (open, closed) = found.split_at(members + 1);
    let families = [adjust(&open[members..]), adjust(&closed[members..])].concat();
    Tests {
        members: [adjust(&open[..members]), adjust(&closed[..members])],
        family: FamilyTest {
            p: families.iter().map(|one| one.p).fold(0.0, f64::max),
            is_significant: families.iter().all(|one| one.is_significant(policy::LEVEL)),
        },
    }
}

/// Closed and total of each group in one arrangement.
struct Counts {
    total: Vec<u32>,
    closed: [Vec<u32>; 2],
    all: u32,
    all_closed: [u32; 2],
}

impl Counts {
    fn new(groups: usize) -> Self {
        Self {
            total: vec![0; groups],
            closed: [vec![0; groups], vec![0; groups]],
            all: 0,
            all_closed: [0; 2],
        }
    }

    fn count(&mut self, base: &Base, labels: &[Vec<Vec<usize>>]) {
        self.total.fill(0);
        for closed in &mut self.closed {
            closed.fill(0);
        }
        (self.all, self.all_closed) = (0, [0; 2]);
        for cell in &base.cells {
            self.all += cell.total;
            self.all_closed[0] += cell.closed[0];
            self.all_closed[1] += cell.closed[1];
            let block = &labels[cell.block];
            if let [only] = cell.members.as_slice() {
                for group in &block[*only] {
                    self.add(*group, cell);
                }
            } else {
                let groups: BTreeSet<usize> =
                    cell.members.iter().flat_map(|member| block[*member].iter().copied()).collect();
                for group in groups {
                    self.add(group, cell);
                }
            }
        }
    }

    fn add(&mut self, group: usize, cell: &Cell) {
        self.total[group] += cell.total;
        self.closed[0][group] += cell.closed[0];
        self.closed[1][group] += cell.closed[1];
    }

    /// For each coding, the chi-squared of each tested group against the rest, then that of the whole family.
    fn statistics(&self, tested: &[usize], statistics: &mut [f64]) {
        let (open, closed) = statistics.split_at_mut(tested.len() + 1);
        for (coding, statistics) in [open, closed].into_iter().enumerate() {
            let all = f64::from(self.all);
            let p = f64::from(self.all_closed[coding]) / all;
            let scaled = |group: usize| {
                let n = f64::from(self.total[group]);
                if n == 0.0 || p <= 0.0 || p >= 1.0 {
                    return (0.0, 1.0);
                }
                let distance = f64::from(self.closed[coding][group]) - n * p;
                (distance * distance / (n * p * (1.0 - p)), 1.0 - n / all)
            };
            for (statistic, group) in statistics.iter_mut().zip(tested) {
                let (chi_squared, rest) = scaled(*group);
                *statistic = if rest > 0.0 { chi_squared / rest } else { 0.0 };
            }
            if let Some(family) = statistics.last_mut() {
                *family = (0..self.total.len()).map(|group| scaled(group).0).sum();
            }
        }
    }
}
