//! What councils and review teams say of a whole plan, as stated.

use std::cmp::Reverse;

use crate::dataset::{Challenge, Dataset, Key, StatedCounts, Update};

/// One statement about a whole plan that gives counts or shares. Never mixed into the rates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatedProgress {
    /// The challenge whose plan it speaks of.
    pub challenge: Key<Challenge>,
    /// The update that states it.
    pub update: Key<Update>,
    /// The counts, as stated.
    pub counts: StatedCounts,
}

/// Every such statement, latest first, undated ones last.
pub(super) fn stated_progress(data: &Dataset) -> Vec<StatedProgress> {
    let mut stated: Vec<StatedProgress> = data
        .updates
        .iter()
        .filter(|(_, update)| update.recommendation.is_none() && !update.counts.is_empty())
        .map(|(key, update)| StatedProgress {
            challenge: update.challenge,
            update: key,
            counts: update.counts,
        })
        .collect();
    stated.sort_by_key(|s| (Reverse(data.updates[s.update].date), s.update));
    stated
}
