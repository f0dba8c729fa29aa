//! Which themes are raised together.

use rayon::prelude::*;

use super::statistics::{TwoByTwo, benjamini_hochberg};
use crate::dataset::{ChallengeKind, Dataset, Key, Theme};

/// How often two themes are raised in one challenge.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CoOccurrence {
    /// The theme that stands first in the table.
    pub a: Key<Theme>,
    /// The other one.
    pub b: Key<Theme>,
    /// Challenges that raise both, one alone, and neither.
    pub challenges: TwoByTwo,
    /// Fisher's exact test, two-sided.
    pub p: f64,
    /// The same, adjusted for all pairs being looked at (Benjamini–Hochberg).
    pub p_adjusted: f64,
}

impl CoOccurrence {
    /// Fewest challenges that raise both, for anything to be claimed.
    pub const FEWEST: u32 = 5;

    /// Largest adjusted p with which something is claimed.
    pub const SIGNIFICANT: f64 = 0.05;

    /// Whether the two are raised together more often than chance would have it.
    #[must_use]
    pub fn go_together(&self) -> bool {
        self.challenges.both >= Self::FEWEST
            && self.p_adjusted < Self::SIGNIFICANT
            && self.challenges.odds_ratio().value > 1.0
    }

    /// The theme beside this one; `None` when it is neither of the two.
    #[must_use]
    pub fn other(&self, theme: Key<Theme>) -> Option<Key<Theme>> {
        if self.a == theme {
            Some(self.b)
        } else if self.b == theme {
            Some(self.a)
        } else {
            None
        }
    }
}

/// Every pair of themes that were raised at all, counted over challenges with recorded recommendations, follow-ups left
/// out; in the order of themes.
pub(super) fn co_occurrences(data: &Dataset) -> Vec<CoOccurrence> {
    let mut total = 0_u32;
    let mut raised = vec![0_u32; data.themes.len()];
    let mut both = vec![vec![0_u32; data.themes.len()]; data.themes.len()];
    for (key, challenge) in data.challenges.iter() {
        let recommendations = data.recommendations_of(key);
        if recommendations.is_empty() || challenge.kind == ChallengeKind::FollowUp {
            continue;
        }
        total += 1;
        let mut themes: Vec<usize> = recommendations
            .iter()
            .flat_map(|r| data.recommendations[*r].themes.iter().map(|theme| theme.position()))
            .collect();
        themes.sort_unstable();
        themes.dedup();
        for (index, a) in themes.iter().enumerate() {
            raised[*a] += 1;
            for b in themes.iter().skip(index + 1) {
                both[*a][*b] += 1;
            }
        }
    }
    let keys: Vec<Key<Theme>> = data.themes.keys().filter(|theme| raised[theme.position()] > 0).collect();
    let mut found: Vec<CoOccurrence> = keys
        .par_iter()
        .enumerate()
        .flat_map_iter(|(index, a)| keys.iter().skip(index + 1).map(move |b| (*a, *b)))
        .map(|(a, b)| {
            let both = both[a.position()][b.position()];
            let (only_a, only_b) = (raised[a.position()] - both, raised[b.position()] - both);
            let challenges = TwoByTwo { both, only_a, only_b, neither: total - both - only_a - only_b };
            CoOccurrence { a, b, challenges, p: challenges.fisher(), p_adjusted: 1.0 }
        })
        .collect();
    let adjusted = benjamini_hochberg(&found.iter().map(|pair| pair.p).collect::<Vec<f64>>());
    for (pair, p_adjusted) in found.iter_mut().zip(adjusted) {
        pair.p_adjusted = p_adjusted;
    }
    found
}
