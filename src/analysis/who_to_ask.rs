//! Who has solved what a council still has open, and how that is known.

use std::collections::{BTreeMap, BTreeSet};

use super::{Class, RecommendationStatus, Similar};
use crate::dataset::{Council, Dataset, Key, Recommendation, Strength, Theme};

/// Why a council can be asked about a theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Evidence {
    /// It closed a recommendation on the theme, and the review team or a committee said so.
    ClosedVerified(Key<Recommendation>),
    /// Peers praised it for something on the theme.
    Praised(Key<Strength>),
    /// It reports a recommendation on the theme closed.
    ClosedReported(Key<Recommendation>),
}

/// A council that can be asked about a theme.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// The council, and how similar it is.
    pub similar: Similar,
    /// What speaks for it, the strongest first, at least one.
    pub evidence: Vec<Evidence>,
}

/// A theme on which a council has recommendations that are not known to be closed, and whom it can ask.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// The theme.
    pub theme: Key<Theme>,
    /// The recommendations, in the order of the table.
    pub recommendations: Vec<Key<Recommendation>>,
    /// Similar councils with evidence, nearest first.
    pub asked: Vec<Asked>,
}

/// Which councils have what to show on each theme, in the order of themes: by council, the strongest evidence first.
pub(super) fn evidence(
    data: &Dataset,
    statuses: &[RecommendationStatus],
) -> Vec<BTreeMap<Key<Council>, Vec<Evidence>>> {
    let mut found: Vec<BTreeMap<Key<Council>, Vec<Evidence>>> = vec![BTreeMap::new(); data.themes.len()];
    for ((key, recommendation), status) in data.recommendations.iter().zip(statuses) {
        let evidence = match status.class {
            Class::ClosedVerified => Evidence::ClosedVerified(key),
            Class::ClosedReported => Evidence::ClosedReported(key),
            _ => continue,
        };
        for council in data.addressed_by(recommendation) {
            for theme in &recommendation.themes {
                found[theme.position()].entry(council).or_default().push(evidence);
            }
        }
    }
    for (key, strength) in data.strengths.iter() {
        for council in &data.challenges[strength.challenge].councils {
            for theme in &strength.themes {
                found[theme.position()].entry(*council).or_default().push(Evidence::Praised(key));
            }
        }
    }
    for list in found.iter_mut().flat_map(BTreeMap::values_mut) {
        list.sort_unstable();
    }
    found
}

/// Whom a council can ask, theme by theme, in the order of themes.
pub(super) fn questions(
    data: &Dataset,
    statuses: &[RecommendationStatus],
    evidence: &[BTreeMap<Key<Council>, Vec<Evidence>>],
    similar: &[Similar],
    council: Key<Council>,
) -> Vec<Question> {
    let mut open: BTreeMap<Key<Theme>, BTreeSet<Key<Recommendation>>> = BTreeMap::new();
    for key in data.recommendations_to(council) {
        if statuses.get(key.position()).is_some_and(|status| status.class.is_unclosed()) {
            for theme in &data.recommendations[key].themes {
                open.entry(*theme).or_default().insert(key);
            }
        }
    }
    open.into_iter()
        .map(|(theme, recommendations)| Question {
            theme,
            recommendations: recommendations.into_iter().collect(),
            asked: similar
                .iter()
                .filter_map(|similar| {
                    let evidence = evidence.get(theme.position())?.get(&similar.council)?.clone();
                    Some(Asked { similar: *similar, evidence })
                })
                .collect(),
        })
        .collect()
}
