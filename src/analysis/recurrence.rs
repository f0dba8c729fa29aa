//! Which themes are raised again from one challenge of a council to its next.

use std::collections::{BTreeMap, BTreeSet};

use super::{Basis, Group, GroupFrequency, Proportion, RecommendationState, RecommendationStatus};
use crate::dataset::{
    Challenge, Council, Dataset, DateRange, Key, KeyedVec, PartialDate, Recommendation, Theme,
};

/// Two consecutive challenges of one council, or the last of a council and the first of its successor; both have recommendations
/// that address the council.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The council of the later challenge.
    pub council: Key<Council>,
    /// The council of the earlier challenge: the same, or a direct predecessor.
    pub earlier_council: Key<Council>,
    /// The earlier challenge.
    pub earlier: Key<Challenge>,
    /// The later challenge.
    pub later: Key<Challenge>,
    /// Themes that the earlier one raised for the council, in the order of the table.
    pub raised: Vec<Key<Theme>>,
    /// Themes that the later one raised for the council, in the order of the table.
    pub raised_later: Vec<Key<Theme>>,
    /// Of those raised earlier, the themes on which everything not withdrawn was certainly closed before the later visit began.
    pub closed: Vec<Key<Theme>>,
}

impl Pair {
    /// Themes raised in both, in the order of the table.
    pub fn raised_again(&self) -> impl Iterator<Item = Key<Theme>> {
        self.raised.iter().copied().filter(|theme| self.raised_later.binary_search(theme).is_ok())
    }

    /// Whether both raised a theme.
    #[must_use]
    pub fn is_raised_again(&self, theme: Key<Theme>) -> bool {
        self.raised.binary_search(&theme).is_ok() && self.raised_later.binary_search(&theme).is_ok()
    }
}

/// How one theme is raised again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Recurrence {
    /// Pairs whose later challenge raised it, out of the pairs whose earlier challenge did.
    pub raised_again: Proportion,
    /// Pairs whose later challenge raised it, out of the pairs whose earlier challenge did not.
    pub newly_raised: Proportion,
    /// Pairs whose later challenge raised it, out of the pairs in which it was raised and closed before.
    pub closed_then_raised_again: Proportion,
    /// Challenges that raise it, out of all with recorded recommendations.
    pub base_rate: Proportion,
}

/// Challenges with recommendations that stand in no pair, since their place in the order of visits is not known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NotInOrder {
    /// Challenges without a date, each counted once for each of its councils.
    pub undated: u32,
    /// Times that two visits of one council follow each other in an order that cannot be said.
    pub order_not_known: u32,
}

/// The pairs of consecutive challenges, in the order of the later council, and what is in none.
pub(super) fn pairs(
    data: &Dataset,
    statuses: &KeyedVec<Recommendation, RecommendationStatus>,
) -> (Vec<Pair>, NotInOrder) {
    let mut not_in_order = NotInOrder::default();
    let sequences: KeyedVec<Council, Vec<Visit>> =
        KeyedVec::of(&data.councils, |(key, _)| visits(data, key, &mut not_in_order));
    let mut pairs = Vec::new();
    for (council, sequence) in sequences.iter() {
        let mut links = Vec::new();
        // The last day of all visits before the earlier one. As they are sorted by their first day, the one after the later decides
        // for all that follow.
        let mut end = None;
        for (index, pair) in sequence.windows(2).enumerate() {
            let [earlier, later] = pair else { continue };
            if earlier.days.before(later.days) != Some(true) {
                not_in_order.order_not_known += 1;
            } else if end.is_none_or(|end| end < earlier.days.earliest)
                && sequence.get(index + 2).is_none_or(|next| later.days.before(next.days) == Some(true))
            {
                links.push((council, earlier.challenge, later.challenge));
            }
            end = end.max(Some(earlier.days.latest));
        }
        if let Some(first) = certain_first(sequence) {
            for predecessor in data.predecessors_of(council) {
                let last = certain_last(&sequences[*predecessor]);
                if let Some(last) = last.filter(|last| last.days.before(first.days) == Some(true)) {
                    links.push((*predecessor, last.challenge, first.challenge));
                }
            }
        }
        links.sort_unstable();
        for (earlier_council, earlier, later) in links {
            pairs.extend(pair(data, statuses, (earlier_council, earlier), (council, later)));
        }
    }
    (pairs, not_in_order)
}

/// A dated challenge of one council.
#[derive(Clone, Copy, Debug)]
struct Visit {
    challenge: Key<Challenge>,
    days: DateRange,
}

/// A council's corporate, finance and governance challenges with a date, by their first possible day.
fn visits(data: &Dataset, council: Key<Council>, not_in_order: &mut NotInOrder) -> Vec<Visit> {
    let mut visits = Vec::new();
    for key in data.challenges_of(council) {
        let challenge = &data.challenges[*key];
        if !challenge.kind.is_full() {
            continue;
        }
        match challenge.visit_range() {
            Some(days) => visits.push(Visit { challenge: *key, days }),
            None => not_in_order.undated += u32::from(!data.recommendations_of(*key).is_empty()),
        }
    }
    visits.sort_by_key(|visit| (visit.days.earliest, visit.days.latest, visit.challenge));
    visits
}

/// The visit that certainly came before all others.
fn certain_first(sequence: &[Visit]) -> Option<&Visit> {
    let (first, rest) = sequence.split_first()?;
    rest.first().is_none_or(|next| first.days.before(next.days) == Some(true)).then_some(first)
}

/// The visit that certainly came after all others.
fn certain_last(sequence: &[Visit]) -> Option<&Visit> {
    let (last, rest) = sequence.split_last()?;
    rest.iter().all(|other| other.days.before(last.days) == Some(true)).then_some(last)
}

/// The pair of two challenges; `None` where one of them has no recommendation to its council.
fn pair(
    data: &Dataset,
    statuses: &KeyedVec<Recommendation, RecommendationStatus>,
    (earlier_council, earlier): (Key<Council>, Key<Challenge>),
    (council, later): (Key<Council>, Key<Challenge>),
) -> Option<Pair> {
    let before = addressing(data, earlier, earlier_council);
    let after = addressing(data, later, council);
    if before.is_empty() || after.is_empty() {
        return None;
    }
    let themes = |recommendations: &[Key<Recommendation>]| -> Vec<Key<Theme>> {
        let themes: BTreeSet<Key<Theme>> = recommendations
            .iter()
            .flat_map(|key| data.recommendations[*key].themes.iter().copied())
            .collect();
        themes.into_iter().collect()
    };
    let raised = themes(&before);
    let visit = data.challenges[later].visit_range()?;
    let closed_before = |theme: &Key<Theme>| {
        let mut kept = before
            .iter()
            .filter(|key| data.recommendations[**key].themes.contains(theme))
            .map(|key| &statuses[*key])
            .filter(|status| status.state != RecommendationState::Withdrawn)
            .peekable();
        kept.peek().is_some()
            && kept.all(|status| {
                let closed_on = status.closed_on.map(PartialDate::range);
                status.state.is_closed() && closed_on.is_some_and(|day| day.latest < visit.earliest)
            })
    };
    Some(Pair {
        council,
        earlier_council,
        earlier,
        later,
        closed: raised.iter().copied().filter(closed_before).collect(),
        raised_later: themes(&after),
        raised,
    })
}

/// The recommendations of a challenge that address a council.
fn addressing(data: &Dataset, challenge: Key<Challenge>, council: Key<Council>) -> Vec<Key<Recommendation>> {
    data.recommendations_of(challenge)
        .iter()
        .copied()
        .filter(|key| data.addressed_by(*key).contains(&council))
        .collect()
}

/// How each theme is raised again over all pairs.
pub(super) fn recurrences(
    data: &Dataset,
    pairs: &[Pair],
    frequency: &BTreeMap<(Basis, Group), GroupFrequency>,
) -> KeyedVec<Theme, Recurrence> {
    let everywhere = frequency.get(&(Basis::All, Group::All));
    let mut found = KeyedVec::of(&data.themes, |(theme, _)| Recurrence {
        base_rate: everywhere.map(|group| group.themes[theme].challenges).unwrap_or_default(),
        ..Recurrence::default()
    });
    for pair in pairs {
        for (theme, recurrence) in found.iter_mut() {
            let later = pair.raised_later.binary_search(&theme).is_ok();
            if pair.raised.binary_search(&theme).is_err() {
                recurrence.newly_raised.add(later);
                continue;
            }
            recurrence.raised_again.add(later);
            if pair.closed.binary_search(&theme).is_ok() {
                recurrence.closed_then_raised_again.add(later);
            }
        }
    }
    found
}
