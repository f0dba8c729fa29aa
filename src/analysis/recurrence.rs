//! Which themes come back from one challenge of a council to its next.

use std::collections::{BTreeMap, BTreeSet};

use super::{Basis, Group, GroupFrequency, Proportion, RecommendationStatus};
use crate::dataset::{Challenge, ChallengeKind, Council, Dataset, Key, Theme};

/// Two consecutive challenges of one council (or of a council and its successor), both with recorded recommendations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The council of the later challenge.
    pub council: Key<Council>,
    /// The earlier challenge.
    pub earlier: Key<Challenge>,
    /// The later challenge.
    pub later: Key<Challenge>,
    /// Themes raised in the earlier one, in the order of the table.
    pub raised: Vec<Key<Theme>>,
    /// Of those, the themes raised in the later one too.
    pub raised_again: Vec<Key<Theme>>,
    /// Themes on which the earlier one has a recommendation that was closed, not wholly after the later visit.
    pub closed: Vec<Key<Theme>>,
}

/// How one theme comes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recurrence {
    /// Pairs in which it was raised again, out of the pairs whose earlier challenge raised it.
    pub raised_again: Proportion,
    /// Pairs in which it was raised again, out of the pairs whose earlier challenge closed a recommendation on it.
    pub closed_then_raised_again: Proportion,
    /// How often the theme is raised anyway: challenges, out of all with recorded recommendations.
    pub base_rate: Proportion,
}

/// Every pair of consecutive challenges, in the order of the later council; a pair that two councils share counts once.
pub(super) fn pairs(data: &Dataset, statuses: &[RecommendationStatus]) -> Vec<Pair> {
    let mut seen = BTreeSet::new();
    let mut pairs = Vec::new();
    for council in data.councils.keys() {
        let own = datable(data, council);
        let mut links: Vec<(Key<Challenge>, Key<Challenge>)> =
            own.windows(2).filter_map(|pair| Some((*pair.first()?, *pair.get(1)?))).collect();
        if let Some(first) = own.first() {
            let mut before = BTreeSet::new();
            last_of_predecessors(data, council, &mut BTreeSet::new(), &mut before);
            links.extend(before.into_iter().filter(|last| last != first).map(|last| (last, *first)));
        }
        for (earlier, later) in links {
            let recorded = |key| !data.recommendations_of(key).is_empty();
            if recorded(earlier) && recorded(later) && seen.insert((earlier, later)) {
                pairs.push(pair(data, statuses, council, earlier, later));
            }
        }
    }
    pairs
}

/// A council's challenges that can stand in a sequence: no follow-ups, with a known year, in time.
fn datable(data: &Dataset, council: Key<Council>) -> Vec<Key<Challenge>> {
    let mut challenges: Vec<Key<Challenge>> = data
        .challenges_of(council)
        .iter()
        .copied()
        .filter(|key| {
            let challenge = &data.challenges[*key];
            challenge.kind != ChallengeKind::FollowUp && challenge.year().is_some()
        })
        .collect();
    challenges.sort_by_key(|key| {
        let challenge = &data.challenges[*key];
        (challenge.visit_start().map(crate::dataset::PartialDate::earliest), &challenge.id)
    });
    challenges
}

/// The last challenge of each predecessor; of a predecessor without one, the last of its own predecessors.
fn last_of_predecessors(
    data: &Dataset,
    council: Key<Council>,
    visited: &mut BTreeSet<Key<Council>>,
    found: &mut BTreeSet<Key<Challenge>>,
) {
    for predecessor in data.predecessors_of(council) {
        if !visited.insert(*predecessor) {
            continue;
        }
        match datable(data, *predecessor).last() {
            Some(last) => {
                found.insert(*last);
            }
            None => last_of_predecessors(data, *predecessor, visited, found),
        }
    }
}

fn pair(
    data: &Dataset,
    statuses: &[RecommendationStatus],
    council: Key<Council>,
    earlier: Key<Challenge>,
    later: Key<Challenge>,
) -> Pair {
    let themes_of = |key: Key<Challenge>| -> BTreeSet<Key<Theme>> {
        data.recommendations_of(key)
            .iter()
            .flat_map(|r| data.recommendations[*r].themes.iter().copied())
            .collect()
    };
    let later_visit = data.challenges[later].visit_start();
    let mut closed = BTreeSet::new();
    for key in data.recommendations_of(earlier) {
        let Some(status) = statuses.get(key.position()) else {
            continue;
        };
        let after_later_visit = match (status.closed_on, later_visit) {
            (Some(closed_on), Some(visit)) => closed_on.earliest() > visit.latest(),
            _ => false,
        };
        if status.class.is_closed() && !after_later_visit {
            closed.extend(data.recommendations[*key].themes.iter().copied());
        }
    }
    let raised = themes_of(earlier);
    let raised_later = themes_of(later);
    Pair {
        council,
        earlier,
        later,
        raised_again: raised.intersection(&raised_later).copied().collect(),
        raised: raised.into_iter().collect(),
        closed: closed.into_iter().collect(),
    }
}

/// How each theme comes back over all pairs, in the order of the table.
pub(super) fn recurrences(
    data: &Dataset,
    pairs: &[Pair],
    frequency: &BTreeMap<(Basis, Group), GroupFrequency>,
) -> Vec<Recurrence> {
    let mut found: Vec<Recurrence> = data
        .themes
        .keys()
        .map(|theme| Recurrence {
            raised_again: Proportion::default(),
            closed_then_raised_again: Proportion::default(),
            base_rate: frequency
                .get(&(Basis::All, Group::All))
                .and_then(|group| group.themes.get(theme.position()))
                .map(|frequency| frequency.challenges)
                .unwrap_or_default(),
        })
        .collect();
    for pair in pairs {
        for theme in &pair.raised {
            let again = pair.raised_again.contains(theme);
            let entry = &mut found[theme.position()];
            entry.raised_again.add(again);
            if pair.closed.contains(theme) {
                entry.closed_then_raised_again.add(again);
            }
        }
    }
    found
}
