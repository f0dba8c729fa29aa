//! The groups that figures are worked out for.

use crate::dataset::{
    Challenge, ChallengeKind, Component, Council, CouncilGroup, CouncilType, Dataset, Key, Nation, Region,
    Theme,
};

/// A group of challenges or recommendations that a figure speaks of. Its order is the order of exports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// Everything.
    All,
    /// Councils of a nation.
    Nation(Nation),
    /// Councils of a region.
    Region(Region),
    /// Councils of a type.
    Type(CouncilType),
    /// Challenges of a kind.
    Kind(ChallengeKind),
    /// Visits of a year.
    Year(i16),
    /// Recommendations under a component.
    Component(Component),
    /// Recommendations on a theme.
    Theme(Key<Theme>),
    /// Councils of a group of the publisher's own.
    Custom(Key<CouncilGroup>),
    /// One council.
    Council(Key<Council>),
    /// One challenge.
    Challenge(Key<Challenge>),
}

/// The kinds of [`Group`], as named in exports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "each stands for the group of the same name")]
pub enum GroupKind {
    All,
    Nation,
    Region,
    Type,
    Kind,
    Year,
    Component,
    Theme,
    Custom,
    Council,
    Challenge,
}

impl GroupKind {
    /// The word in exports (`group` for a group of one's own).
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Nation => "nation",
            Self::Region => "region",
            Self::Type => "type",
            Self::Kind => "kind",
            Self::Year => "year",
            Self::Component => "component",
            Self::Theme => "theme",
            Self::Custom => "group",
            Self::Council => "council",
            Self::Challenge => "challenge",
        }
    }
}

impl Group {
    /// The kind of group.
    #[must_use]
    pub fn kind(self) -> GroupKind {
        match self {
            Self::All => GroupKind::All,
            Self::Nation(_) => GroupKind::Nation,
            Self::Region(_) => GroupKind::Region,
            Self::Type(_) => GroupKind::Type,
            Self::Kind(_) => GroupKind::Kind,
            Self::Year(_) => GroupKind::Year,
            Self::Component(_) => GroupKind::Component,
            Self::Theme(_) => GroupKind::Theme,
            Self::Custom(_) => GroupKind::Custom,
            Self::Council(_) => GroupKind::Council,
            Self::Challenge(_) => GroupKind::Challenge,
        }
    }

    /// The group's word in addresses and exports (`all`, `east-midlands`, `2024`, `derby`).
    #[must_use]
    pub fn slug(self, data: &Dataset) -> String {
        match self {
            Self::All => "all".to_owned(),
            Self::Nation(nation) => nation.slug().to_owned(),
            Self::Region(region) => region.slug().to_owned(),
            Self::Type(kind) => kind.slug().to_owned(),
            Self::Kind(kind) => kind.word().to_owned(),
            Self::Year(year) => year.to_string(),
            Self::Component(component) => component.word().to_owned(),
            Self::Theme(theme) => data.themes[theme].id.clone(),
            Self::Custom(group) => data.groups[group].id.clone(),
            Self::Council(council) => data.councils[council].id.clone(),
            Self::Challenge(challenge) => data.challenges[challenge].id.clone(),
        }
    }
}
