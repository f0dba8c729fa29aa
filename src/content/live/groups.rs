//! What live functions can be narrowed to.

use super::arguments::Arguments;
use super::{Facts, Failure};
use crate::analysis::{Basis, GroupKind};
use crate::dataset::{Key, Theme};

/// Groups that theme frequencies are worked out for.
pub(super) const FREQUENCY_GROUPS: [GroupKind; 6] = [
    GroupKind::Nation,
    GroupKind::Region,
    GroupKind::Type,
    GroupKind::Kind,
    GroupKind::Year,
    GroupKind::Custom,
];

/// Groups that closure is worked out for.
pub(super) const CLOSURE_GROUPS: [GroupKind; 10] = [
    GroupKind::Nation,
    GroupKind::Region,
    GroupKind::Type,
    GroupKind::Kind,
    GroupKind::Year,
    GroupKind::Component,
    GroupKind::Theme,
    GroupKind::Custom,
    GroupKind::Council,
    GroupKind::Challenge,
];

/// Both bases of a theme frequency.
pub(super) const BASES: [(&str, Basis); 2] = [("all", Basis::All), ("complete", Basis::Complete)];

/// Groups that have a curve of closing.
pub(super) const CURVE_GROUPS: [GroupKind; 7] = [
    GroupKind::Nation,
    GroupKind::Region,
    GroupKind::Type,
    GroupKind::Kind,
    GroupKind::Component,
    GroupKind::Theme,
    GroupKind::Custom,
];

/// The theme that the arguments name.
pub(super) fn theme(facts: &Facts, arguments: &Arguments) -> Result<Key<Theme>, Failure> {
    let word = arguments.need("theme")?;
    let ids = facts.data.themes.rows().iter().map(|theme| theme.id.as_str());
    facts.data.themes.find(word).ok_or_else(|| Failure::unknown("theme", word, ids))
}
