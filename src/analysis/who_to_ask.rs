//! Who has solved what a council still has open, and how that is known.

use std::collections::{BTreeMap, BTreeSet};

use super::{RecommendationState, RecommendationStatus, Similar};
use crate::dataset::{Council, Dataset, Key, KeyedVec, Recommendation, Strength, Theme};

/// Why a council can be asked about a theme, the strongest reason first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Evidence {
    /// It closed a recommendation on the theme, confirmed by the review team.
    ConfirmedByReviewTeam(Key<Recommendation>),
    /// Peers praised it for something on the theme.
    Praised(Key<Strength>),
    /// It closed a recommendation on the theme, confirmed by a committee of its own.
    ConfirmedByCommittee(Key<Recommendation>),
    /// A recommendation on the theme is reported closed.
    ReportedClosed(Key<Recommendation>),
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

/// Which councils have evidence of progress on each theme: by council, the strongest first.
pub(super) fn evidence(
    data: &Dataset,
    statuses: &KeyedVec<Recommendation, RecommendationStatus>,
) -> KeyedVec<Theme, BTreeMap<Key<Council>, Vec<Evidence>>> {
    let mut found = KeyedVec::filled(&data.themes, BTreeMap::<Key<Council>, Vec<Evidence>>::new());
    for (key, recommendation) in data.recommendations.iter() {
        let evidence = match statuses[key].state {
            RecommendationState::ConfirmedByReviewTeam => Evidence::ConfirmedByReviewTeam(key),
            RecommendationState::ConfirmedByCommittee => Evidence::ConfirmedByCommittee(key),
            RecommendationState::ReportedClosed => Evidence::ReportedClosed(key),
            _ => continue,
        };
        for council in data.addressed_by(key) {
            for theme in &recommendation.themes {
                found[*theme].entry(*council).or_default().push(evidence);
            }
        }
    }
    for (key, strength) in data.strengths.iter() {
        for council in &data.challenges[strength.challenge].councils {
            for theme in &strength.themes {
                found[*theme].entry(*council).or_default().push(Evidence::Praised(key));
            }
        }
    }
    for (_, by_council) in found.iter_mut() {
        for list in by_council.values_mut() {
            list.sort_unstable();
        }
    }
    found
}

/// Whom a council can ask, theme by theme, in the order of themes.
pub(super) fn questions(
    data: &Dataset,
    statuses: &KeyedVec<Recommendation, RecommendationStatus>,
    evidence: &KeyedVec<Theme, BTreeMap<Key<Council>, Vec<Evidence>>>,
    similar: &[Similar],
    council: Key<Council>,
) -> Vec<Question> {
    let mut open: BTreeMap<Key<Theme>, BTreeSet<Key<Recommendation>>> = BTreeMap::new();
    for key in data.recommendations_to(council) {
        if statuses[key].state.is_outstanding() {
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
                    let evidence = evidence[theme].get(&similar.council)?.clone();
                    Some(Asked { similar: *similar, evidence })
                })
                .collect(),
        })
        .collect()
}
