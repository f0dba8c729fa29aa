//! Which recommendations to ask about first.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::dataset::{Challenge, Council, Key, PartialDate, Recommendation, Theme};
use crate::site::Site;

/// Recommendations open or without a status on record: first those whose due date has passed, then those on a theme raised at the
/// visit before, then those without an update for the longest time, then the newest.
pub(super) fn order(site: &Site, key: Key<Council>) -> Vec<Key<Recommendation>> {
    let data = site.data();
    let again: BTreeSet<(Key<Challenge>, Key<Theme>)> = site
        .findings()
        .pairs
        .iter()
        .filter(|pair| pair.council == key)
        .flat_map(|pair| pair.raised_again().map(|theme| (pair.later, theme)))
        .collect();
    let mut outstanding: Vec<Key<Recommendation>> =
        data.recommendations_to(key).filter(|key| site.status(*key).state.is_outstanding()).collect();
    outstanding.sort_by_key(|key| {
        let recommendation = &data.recommendations[*key];
        let status = site.status(*key);
        let is_raised_again =
            recommendation.themes.iter().any(|theme| again.contains(&(recommendation.challenge, *theme)));
        let visit = data.challenges[recommendation.challenge].visit_end();
        let last_known = site.history(*key).last_statement.or(visit).map(PartialDate::latest);
        (
            !(status.overdue || status.due_and_silent),
            !is_raised_again,
            last_known.is_none(),
            last_known,
            Reverse(visit),
            *key,
        )
    });
    outstanding
}
