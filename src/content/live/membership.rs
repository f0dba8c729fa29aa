//! Which councils and challenges belong to a group.

use crate::analysis::Group;
use crate::dataset::{Challenge, Council, Dataset, Key};

/// Whether a council belongs to a group of councils; every council belongs to a group that is not one of councils.
pub(super) fn has_council(data: &Dataset, group: Group, key: Key<Council>) -> bool {
    let council = &data.councils[key];
    match group {
        Group::Nation(nation) => council.nation == nation,
        Group::Region(region) => council.region == region,
        Group::Type(kind) => council.kind == kind,
        Group::Custom(own) => data.groups[own].councils.contains(&key),
        Group::Council(only) => key == only,
        Group::All
        | Group::Kind(_)
        | Group::Year(_)
        | Group::Component(_)
        | Group::Theme(_)
        | Group::Challenge(_) => true,
    }
}

/// Whether a challenge belongs to a group: by its kind or year, or by one of its councils.
pub(super) fn has_challenge(data: &Dataset, group: Group, key: Key<Challenge>) -> bool {
    let challenge = &data.challenges[key];
    match group {
        Group::Kind(kind) => challenge.kind == kind,
        Group::Year(year) => challenge.year() == Some(year),
        Group::Challenge(only) => key == only,
        councils => challenge.councils.iter().any(|council| has_council(data, councils, *council)),
    }
}
