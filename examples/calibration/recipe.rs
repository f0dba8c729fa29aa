//! What a country is like: its size, and how lists, statuses and silence come about in it. Nothing here depends on region, type,
//! group, theme, component or council, except where a difference is planted.

use peerbench::analysis::Group;
use peerbench::dataset::{Component, CouncilType, Key, Region, Theme};
use rand::{RngExt, SeedableRng};
use rand_pcg::Pcg64Mcg;

/// Everything that a country is drawn from.
#[derive(Clone, Debug)]
pub(crate) struct Recipe {
    /// Decides all draws.
    pub(crate) seed: u64,
    /// Number of councils, each with at least one visit.
    pub(crate) councils: usize,
    /// Number of themes.
    pub(crate) themes: usize,
    /// Correlation of two recommendations of one council: how much councils differ by habit.
    pub(crate) correlation: f64,
    /// Whether the visits of one council differ in their closure rates as well.
    pub(crate) visits_differ: bool,
    /// How themes cluster.
    pub(crate) habit: Habit,
    /// How long lists are.
    pub(crate) lists: Lists,
    /// What is not published.
    pub(crate) unknown: Unknown,
    /// Share of councils that are visited with others.
    pub(crate) partners: f64,
    /// Whether some regions and one type have fewer lists on record from before 2021.
    pub(crate) uneven: bool,
    /// The differences that are planted.
    pub(crate) planted: Option<Planted>,
}

/// How the themes of one council cluster.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Habit {
    /// Not at all.
    None,
    /// Each visit has its own preferred themes.
    OfVisit,
    /// Each council has its own preferred themes at every visit: then what was raised before does tell what is raised later.
    OfCouncil,
}

/// Recommendations on record for a visit, on average, before 2021 and since.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Lists {
    /// 3.5 throughout.
    Alike,
    /// 3.0, then 4.1.
    Longer,
    /// 4, then 9.
    MuchLonger,
}

impl Lists {
    /// The mean length.
    pub(crate) fn mean(self, is_since_2021: bool) -> f64 {
        match (self, is_since_2021) {
            (Self::Alike, _) => 3.5,
            (Self::Longer, false) => 3.0,
            (Self::Longer, true) => 4.1,
            (Self::MuchLonger, false) => 4.0,
            (Self::MuchLonger, true) => 9.0,
        }
    }
}

/// Of which recommendations nothing is published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Unknown {
    /// Of none.
    None,
    /// Of three in ten, at random.
    AtRandom,
    /// Of all recommendations of a quarter of the councils.
    OfCouncils,
    /// Of all recommendations of three visits in ten.
    OfVisits,
    /// Of 15% of what is closed, and of half of the rest.
    ClosedOften,
    /// Of all recommendations of one council in six, and elsewhere of 15% of what is closed and half of the rest.
    Mixed,
}

/// Councils that something is planted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Region(Region),
    Type(CouncilType),
    /// The second group of councils' own.
    Custom,
}

impl Place {
    /// Position of the group of one's own that differences are planted in.
    pub(crate) const CUSTOM: usize = 1;

    /// The same as figures name it.
    pub(crate) fn group(self) -> Group {
        match self {
            Self::Region(region) => Group::Region(region),
            Self::Type(kind) => Group::Type(kind),
            Self::Custom => Group::Custom(Key::new(Self::CUSTOM)),
        }
    }
}

/// Recommendations that something is planted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Label {
    Theme(usize),
    Component(Component),
}

/// Known differences. Themes are numbered from the most to the least frequent.
#[derive(Clone, Debug)]
pub(crate) struct Planted {
    /// Councils there close three quarters of what they are asked on average; half elsewhere.
    pub(crate) closing: Place,
    /// Half of what would otherwise stay open is closed: three quarters on average.
    pub(crate) closed_more: Label,
    /// This theme is asked for twice as often there.
    pub(crate) theme_in: (usize, Place),
    /// This theme is asked for twice as often since 2021.
    pub(crate) rising: usize,
    /// Where the first is raised and the second is not, the second is added in half of the visits.
    pub(crate) pair: (usize, usize),
    /// Where the earlier visit raised it and the later does not, it is added in four of ten.
    pub(crate) again: usize,
}

impl Planted {
    /// Whether something is planted in how often a theme is raised.
    pub(crate) fn moves(&self, theme: Key<Theme>) -> bool {
        let moved = [self.theme_in.0, self.rising, self.pair.0, self.pair.1, self.again];
        moved.contains(&theme.position())
    }
}

impl Recipe {
    /// The country of this number, in which nothing differs: sizes take turns, mechanisms are drawn.
    pub(crate) fn of(number: u64, sizes: &[usize], themes: usize) -> Self {
        let mut random = Pcg64Mcg::seed_from_u64(number);
        let size = usize::try_from(number).unwrap_or_default() % sizes.len().max(1);
        Self {
            seed: number,
            councils: sizes.get(size).copied().unwrap_or(100),
            themes,
            correlation: [0.02, 0.1, 0.25, 0.5][random.random_range(0..4)],
            visits_differ: random.random_bool(0.5),
            habit: [Habit::None, Habit::OfVisit, Habit::OfCouncil][random.random_range(0..3)],
            lists: [Lists::Alike, Lists::Longer, Lists::Longer, Lists::MuchLonger][random.random_range(0..4)],
            unknown: [
                Unknown::None,
                Unknown::AtRandom,
                Unknown::OfCouncils,
                Unknown::OfVisits,
                Unknown::ClosedOften,
                Unknown::Mixed,
            ][random.random_range(0..6)],
            partners: [0.0, 0.1, 0.25][random.random_range(0..3)],
            uneven: random.random_bool(0.5),
            planted: None,
        }
    }

    /// The same with every known difference; which region, type or group has it takes turns.
    pub(crate) fn with_differences(self) -> Self {
        let (region, kind) = (Place::Region(Region::NorthWest), Place::Type(CouncilType::Unitary));
        let turn = self.seed / 3 % 3;
        let (closing, theme_place) = match turn {
            0 => (region, kind),
            1 => (kind, Place::Custom),
            _ => (Place::Custom, region),
        };
        let closed_more = if (self.seed / 9).is_multiple_of(2) {
            Label::Theme(1)
        } else {
            Label::Component(Component::Finance)
        };
        let planted = Planted {
            closing,
            closed_more,
            theme_in: (5 % self.themes, theme_place),
            rising: 7 % self.themes,
            pair: (2, 4),
            again: 3,
        };
        // Habits of councils would raise every theme again.
        let habit = if self.habit == Habit::OfCouncil { Habit::OfVisit } else { self.habit };
        Self { seed: self.seed ^ 0x00D1_FFE4, habit, planted: Some(planted), ..self }
    }
}
