//! How often each theme is raised as the years go by.

use std::collections::BTreeMap;

use super::statistics::{Trend, benjamini_hochberg, cochran_armitage};
use super::{Basis, Group, GroupFrequency, Proportion};
use crate::dataset::{Component, Dataset, Key, Theme};

/// A stretch of years with one set of components. The components were retitled about 2021, and reports with them: shares
/// on either side of that break are never read as one line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Period {
    /// Visits up to 2020.
    To2020,
    /// Visits from 2021 on.
    From2021,
}

impl Period {
    /// Both, in time.
    pub const ALL: [Self; 2] = [Self::To2020, Self::From2021];

    /// The period of a year.
    #[must_use]
    pub fn of(year: i16) -> Self {
        if year < Component::PRESENT_TITLES_FROM { Self::To2020 } else { Self::From2021 }
    }

    /// The word in exports.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::To2020 => "to-2020",
            Self::From2021 => "from-2021",
        }
    }
}

/// How often a theme was raised in the years of one period.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The theme.
    pub theme: Key<Theme>,
    /// The period.
    pub period: Period,
    /// Challenges that raised it, out of those of the year; years without a challenge are absent.
    pub years: Vec<(i16, Proportion)>,
    /// The same over the whole period.
    pub share: Proportion,
    /// The test for a trend; `None` with fewer than three years, or where no challenge raised it or all did.
    pub trend: Option<Trend>,
    /// Its p, adjusted for all themes and both periods being looked at; 1 without a test.
    pub p_adjusted: f64,
}

/// What the years show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Raised more and more often.
    Rising,
    /// Raised less and less often.
    Falling,
    /// Tested, and no trend is shown.
    NoneShown,
}

impl Direction {
    /// The word in exports.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Rising => "rising",
            Self::Falling => "falling",
            Self::NoneShown => "none_shown",
        }
    }
}

impl Change {
    /// Fewest years for a test.
    pub const FEWEST_YEARS: usize = 3;

    /// Largest adjusted p with which a trend is claimed.
    pub const SIGNIFICANT: f64 = 0.05;

    /// Whether the test supports a trend.
    #[must_use]
    pub fn claims_a_trend(&self) -> bool {
        matches!(self.direction(), Some(Direction::Rising | Direction::Falling))
    }

    /// What the years show; `None` where they could not be tested.
    #[must_use]
    pub fn direction(&self) -> Option<Direction> {
        let trend = self.trend?;
        Some(if self.p_adjusted >= Self::SIGNIFICANT {
            Direction::NoneShown
        } else if trend.z > 0.0 {
            Direction::Rising
        } else {
            Direction::Falling
        })
    }
}

/// Every theme in every period with a dated challenge, in the order of themes, then in time.
pub(super) fn changes(data: &Dataset, frequency: &BTreeMap<(Basis, Group), GroupFrequency>) -> Vec<Change> {
    let years: Vec<(i16, &GroupFrequency)> = frequency
        .iter()
        .filter_map(|((basis, group), found)| match group {
            Group::Year(year) if *basis == Basis::All => Some((*year, found)),
            _ => None,
        })
        .collect();
    let mut changes: Vec<Change> = data
        .themes
        .keys()
        .flat_map(|theme| Period::ALL.map(|period| (theme, period)))
        .filter_map(|(theme, period)| change(&years, theme, period))
        .collect();
    let tested: Vec<f64> = changes.iter().filter_map(|change| Some(change.trend?.p)).collect();
    let mut adjusted = benjamini_hochberg(&tested).into_iter();
    for change in changes.iter_mut().filter(|change| change.trend.is_some()) {
        change.p_adjusted = adjusted.next().unwrap_or(1.0);
    }
    changes
}

fn change(years: &[(i16, &GroupFrequency)], theme: Key<Theme>, period: Period) -> Option<Change> {
    let years: Vec<(i16, Proportion)> = years
        .iter()
        .filter(|(year, _)| Period::of(*year) == period)
        .filter_map(|(year, found)| Some((*year, found.themes.get(theme.position())?.challenges)))
        .collect();
    let share = years.iter().map(|(_, share)| *share).sum();
    let scored: Vec<(f64, Proportion)> =
        years.iter().map(|(year, share)| (f64::from(*year), *share)).collect();
    let trend = if years.len() < Change::FEWEST_YEARS { None } else { cochran_armitage(&scored) };
    (!years.is_empty()).then_some(Change { theme, period, years, share, trend, p_adjusted: 1.0 })
}
