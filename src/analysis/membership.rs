//! Which groups councils, challenges and recommendations count in.

use std::collections::BTreeSet;

use super::Group;
use crate::dataset::{Challenge, Council, CouncilGroup, Dataset, Key, KeyedVec, Recommendation};

/// The groups that each council belongs to, worked out once for all figures.
#[derive(Clone, Debug)]
pub(super) struct Membership {
    custom: KeyedVec<Council, Vec<Key<CouncilGroup>>>,
}

impl Membership {
    pub(super) fn of(data: &Dataset) -> Self {
        let mut custom = KeyedVec::filled(&data.councils, Vec::new());
        for (key, group) in data.groups.iter() {
            for council in &group.councils {
                custom[*council].push(key);
            }
        }
        Self { custom }
    }

    /// The positions of a council's groups among sorted groups.
    pub(super) fn positions(&self, data: &Dataset, council: Key<Council>, groups: &[Group]) -> Vec<usize> {
        self.groups_of_council(data, council).filter_map(|group| groups.binary_search(&group).ok()).collect()
    }

    /// Nation, region, type and custom groups of a council.
    fn groups_of_council(&self, data: &Dataset, key: Key<Council>) -> impl Iterator<Item = Group> {
        let council = &data.councils[key];
        [Group::Nation(council.nation), Group::Region(council.region), Group::Type(council.kind)]
            .into_iter()
            .chain(self.custom[key].iter().map(|group| Group::Custom(*group)))
    }

    /// The groups that a challenge counts in. Only corporate, finance and governance challenges count in more than their kind.
    pub(super) fn groups_of_challenge(&self, data: &Dataset, challenge: &Challenge) -> BTreeSet<Group> {
        let mut groups = BTreeSet::from([Group::Kind(challenge.kind)]);
        if challenge.kind.is_full() {
            groups.insert(Group::All);
            groups.extend(challenge.year().map(Group::Year));
            for council in &challenge.councils {
                groups.extend(self.groups_of_council(data, *council));
            }
        }
        groups
    }

    /// The groups that each recommendation counts in, by the councils that it addresses; each group once, in their order.
    pub(super) fn of_recommendations(&self, data: &Dataset) -> KeyedVec<Recommendation, Vec<Group>> {
        KeyedVec::of(&data.recommendations, |(key, recommendation)| {
            let challenge = &data.challenges[recommendation.challenge];
            let mut groups =
                vec![Group::All, Group::Kind(challenge.kind), Group::Challenge(recommendation.challenge)];
            groups.extend(challenge.year().map(Group::Year));
            groups.extend(recommendation.component.map(Group::Component));
            groups.extend(recommendation.themes.iter().map(|theme| Group::Theme(*theme)));
            for council in data.addressed_by(key) {
                groups.push(Group::Council(*council));
                groups.extend(self.groups_of_council(data, *council));
            }
            groups.sort_unstable();
            groups.dedup();
            groups
        })
    }
}
