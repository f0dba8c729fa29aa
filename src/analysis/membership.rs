//! Which groups each recommendation counts in, worked out once for all figures about recommendations.

use super::Group;
use crate::dataset::{Dataset, Recommendation};

/// The groups of each recommendation, in the order of the table; each group once, in the order of groups.
pub(super) fn of_recommendations(data: &Dataset) -> Vec<Vec<Group>> {
    let own = own_groups(data);
    data.recommendations.rows().iter().map(|recommendation| groups(data, &own, recommendation)).collect()
}

/// The groups of one's own that each council is in, by the council's position.
pub(super) fn own_groups(data: &Dataset) -> Vec<Vec<Group>> {
    let mut of = vec![Vec::new(); data.councils.len()];
    for (key, group) in data.groups.iter() {
        for council in &group.councils {
            of[council.position()].push(Group::Custom(key));
        }
    }
    of
}

fn groups(data: &Dataset, own: &[Vec<Group>], recommendation: &Recommendation) -> Vec<Group> {
    let challenge = &data.challenges[recommendation.challenge];
    let mut groups =
        vec![Group::All, Group::Kind(challenge.kind), Group::Challenge(recommendation.challenge)];
    groups.extend(challenge.year().map(Group::Year));
    groups.extend(recommendation.component.map(Group::Component));
    groups.extend(recommendation.themes.iter().map(|theme| Group::Theme(*theme)));
    for key in data.addressed_by(recommendation) {
        let council = &data.councils[key];
        groups.extend([
            Group::Nation(council.nation),
            Group::Region(council.region),
            Group::Type(council.kind),
            Group::Council(key),
        ]);
        groups.extend(own[key.position()].iter().copied());
    }
    groups.sort_unstable();
    groups.dedup();
    groups
}
