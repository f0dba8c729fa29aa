//! How complete the record is: what is known of the visits of each region and year.

use std::collections::{BTreeMap, BTreeSet};

use super::{RecommendationState, RecommendationStatus, is_whole};
use crate::dataset::{Dataset, KeyedVec, Recommendation, Region};

/// What is on record of the visits of one region in one year, of all kinds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Completeness {
    /// Visits; a joint one counts once in each region of its councils.
    pub visits: u32,
    /// Of these, with at least one recorded recommendation.
    pub with_recommendations: u32,
    /// Of these, with as many recorded as the report is said to have.
    pub whole_lists: u32,
    /// Of these, with at least one recommendation that has a status of its own.
    pub with_status: u32,
    /// Of these, where somebody looked for what was published since.
    pub checked: u32,
}

/// Completeness by region and year of the visit, in that order; `None` stands for visits whose year is not known.
pub(super) fn completeness(
    data: &Dataset,
    statuses: &KeyedVec<Recommendation, RecommendationStatus>,
) -> BTreeMap<(Region, Option<i16>), Completeness> {
    let mut found: BTreeMap<(Region, Option<i16>), Completeness> = BTreeMap::new();
    for (key, challenge) in data.challenges.iter() {
        let recommendations = data.recommendations_of(key);
        let with_status =
            recommendations.iter().any(|key| statuses[*key].state != RecommendationState::NoStatus);
        let regions: BTreeSet<Region> =
            challenge.councils.iter().map(|council| data.councils[*council].region).collect();
        for region in regions {
            let entry = found.entry((region, challenge.year())).or_default();
            entry.visits += 1;
            entry.with_recommendations += u32::from(!recommendations.is_empty());
            entry.whole_lists += u32::from(is_whole(data, key));
            entry.with_status += u32::from(with_status);
            entry.checked += u32::from(challenge.checked.is_some());
        }
    }
    found
}
