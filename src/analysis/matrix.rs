//! The themes of one council over its challenges.

use std::collections::BTreeMap;

use super::{Proportion, RecommendationStatus};
use crate::dataset::{Challenge, Council, Dataset, Key, Theme};

/// Which themes each challenge of a council raised.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matrix {
    /// Challenges with recorded recommendations, in time.
    pub challenges: Vec<Key<Challenge>>,
    /// A row for each theme that any of them raised, in the order of the table, its cells in the order of `challenges`.
    pub rows: Vec<(Key<Theme>, Vec<MatrixCell>)>,
}

/// What one challenge said on one theme.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MatrixCell {
    /// Recommendations closed, out of those made on the theme; out of 0 where it was not raised.
    pub closed: Proportion,
}

impl Matrix {
    /// The matrix of a council's own challenges, follow-ups among them.
    #[must_use]
    pub fn of(data: &Dataset, statuses: &[RecommendationStatus], council: Key<Council>) -> Self {
        let challenges: Vec<Key<Challenge>> = data
            .challenges_of(council)
            .iter()
            .copied()
            .filter(|key| !data.recommendations_of(*key).is_empty())
            .collect();
        let mut rows: BTreeMap<Key<Theme>, Vec<MatrixCell>> = BTreeMap::new();
        for (column, challenge) in challenges.iter().enumerate() {
            for key in data.recommendations_of(*challenge) {
                let recommendation = &data.recommendations[*key];
                if !recommendation.councils.is_empty() && !recommendation.councils.contains(&council) {
                    continue;
                }
                let closed = statuses.get(key.position()).is_some_and(|status| status.class.is_closed());
                for theme in &recommendation.themes {
                    let cells =
                        rows.entry(*theme).or_insert_with(|| vec![MatrixCell::default(); challenges.len()]);
                    cells[column].closed.add(closed);
                }
            }
        }
        Self { challenges, rows: rows.into_iter().collect() }
    }
}
