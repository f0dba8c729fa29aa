//! Which challenges belong to a group.

use crate::analysis::Group;
use crate::dataset::{Challenge, Dataset, Key};

/// Whether a challenge belongs to a group: by its kind or year, or by one of its councils; every challenge belongs to a component or
/// a theme, which are groups of recommendations.
pub(super) fn has_challenge(data: &Dataset, group: Group, key: Key<Challenge>) -> bool {
    let challenge = &data.challenges[key];
    match group {
        Group::Kind(kind) => challenge.kind == kind,
        Group::Year(year) => challenge.year() == Some(year),
        Group::Challenge(only) => key == only,
        councils => challenge.councils.iter().any(|council| councils.contains(data, *council) != Some(false)),
    }
}
