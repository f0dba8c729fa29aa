//! Closure by component and theme. Unit dealt: the labels among the recommendations of each block of councils; null hypothesis: a
//! council treats them alike.

use std::collections::{BTreeMap, BTreeSet};

use rand::RngExt;
use rand_pcg::Pcg64Mcg;

use super::Claim;
use super::closure_by_group::{Base, claim, withheld};
use crate::analysis::statistics::{Plan, adjust, simulate};
use crate::analysis::{Closure, Group, GroupKind, RecommendationState, RecommendationStatus};
use crate::dataset::{Council, Dataset, Key, KeyedVec, Recommendation};

/// The recommendations in the base of one block of councils.
#[derive(Clone, Debug, Default)]
struct Dealt {
    /// The labels of each recommendation, as positions among the tested groups.
    labels: Vec<Vec<usize>>,
    /// How many are closed, and how many are closed or without a status.
    closed: [usize; 2],
}

/// The claims of all components, or of all themes.
pub(in crate::analysis) fn by_label(
    data: &Dataset,
    base: &Base,
    memberships: &KeyedVec<Recommendation, Vec<Group>>,
    statuses: &KeyedVec<Recommendation, RecommendationStatus>,
    closure: &BTreeMap<Group, Closure>,
    (kind, phi): (GroupKind, [f64; 2]),
) -> BTreeMap<Group, Claim> {
    let groups: Vec<Group> = closure.keys().copied().filter(|group| group.kind() == kind).collect();
    let Some(all) = closure.get(&Group::All) else { return BTreeMap::new() };
    let councils = councils_of(data, memberships, statuses, kind);
    let mut claims = BTreeMap::new();
    let mut tested = Vec::new();
    for group in groups {
        let (members, others) = councils.get(&group).copied().unwrap_or_default();
        match withheld(&closure[&group], all, members, others) {
            Some(claim) => {
                claims.insert(group, claim);
            }
            None => tested.push(group),
        }
    }
    if tested.is_empty() {
        return claims;
    }
    let mut blocks = vec![Dealt::default(); base.blocks.councils.len()];
    let mut closed_on: [Vec<f64>; 2] = [vec![0.0; tested.len()], vec![0.0; tested.len()]];
    for (key, groups) in memberships.iter() {
        let state = statuses[key].state;
        let block = data.addressed_by(key).first().and_then(|council| base.blocks.of[*council]);
        let Some(block) = block.filter(|_| state != RecommendationState::Withdrawn) else { continue };
        let labels: Vec<usize> = groups.iter().filter_map(|group| tested.binary_search(group).ok()).collect();
        let closed = [state.is_closed(), state.is_closed() || state == RecommendationState::NoStatus];
        for coding in 0..2 {
            blocks[block].closed[coding] += usize::from(closed[coding]);
            if closed[coding] {
                for label in &labels {
                    closed_on[coding][*label] += 1.0;
                }
            }
        }
        blocks[block].labels.push(labels);
    }
    let means = expected(&blocks, tested.len());
    let observed: Vec<f64> = (0..2)
        .flat_map(|coding| (0..tested.len()).map(move |label| (coding, label)))
        .map(|(coding, label)| (closed_on[coding][label] - means[coding][label]).abs())
        .collect();
    let plan = Plan::of(&format!("closure by {}", kind.word()));
    let found = simulate(&observed, plan, |random, statistics| deal(&mut blocks, &means, random, statistics));
    let (open, closed) = found.split_at(tested.len());
    let (open, closed) = (adjust(open), adjust(closed));
    for (index, group) in tested.into_iter().enumerate() {
        claims.insert(group, claim(&closure[&group], all, phi, [open[index], closed[index]]));
    }
    claims
}

/// How many councils have recommendations of the base in each group, and how many have some outside it.
fn councils_of(
    data: &Dataset,
    memberships: &KeyedVec<Recommendation, Vec<Group>>,
    statuses: &KeyedVec<Recommendation, RecommendationStatus>,
    kind: GroupKind,
) -> BTreeMap<Group, (usize, usize)> {
    let mut made: BTreeMap<Key<Council>, u32> = BTreeMap::new();
    let mut within: BTreeMap<Group, BTreeMap<Key<Council>, u32>> = BTreeMap::new();
    for (key, groups) in memberships.iter() {
        if statuses[key].state == RecommendationState::Withdrawn {
            continue;
        }
        let of_kind: BTreeSet<Group> = groups.iter().copied().filter(|group| group.kind() == kind).collect();
        for council in data.addressed_by(key) {
            *made.entry(*council).or_default() += 1;
            for group in &of_kind {
                *within.entry(*group).or_default().entry(*council).or_default() += 1;
            }
        }
    }
    within
        .into_iter()
        .map(|(group, councils)| {
            let outside = made.iter().filter(|(council, made)| councils.get(council) != Some(made)).count();
            (group, (councils.len(), outside))
        })
        .collect()
}

/// The exact mean of the number closed on each label, by coding: every recommendation of a block is as likely to be closed as any
/// other.
fn expected(blocks: &[Dealt], labels: usize) -> [Vec<f64>; 2] {
    let mut means = [vec![0.0; labels], vec![0.0; labels]];
    for block in blocks {
        for (means, closed) in means.iter_mut().zip(block.closed) {
            let share = closed as f64 / block.labels.len().max(1) as f64;
            for label in block.labels.iter().flatten() {
                means[*label] += share;
            }
        }
    }
    means
}

/// Deals the labels of each block among its recommendations: those that come first are the closed ones.
fn deal(blocks: &mut [Dealt], means: &[Vec<f64>; 2], random: &mut Pcg64Mcg, statistics: &mut [f64]) {
    let (open, closed) = statistics.split_at_mut(means[0].len());
    open.copy_from_slice(&means[0]);
    closed.copy_from_slice(&means[1]);
    for block in blocks {
        for position in 0..block.closed[1] {
            let other = random.random_range(position..block.labels.len());
            block.labels.swap(position, other);
            for label in &block.labels[position] {
                closed[*label] -= 1.0;
                if position < block.closed[0] {
                    open[*label] -= 1.0;
                }
            }
        }
    }
    for statistic in statistics.iter_mut() {
        *statistic = statistic.abs();
    }
}
