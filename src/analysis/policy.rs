//! Every limit on what may be claimed, in one place.

use super::Proportion;

/// The level of every test, after adjustment for its family.
pub const LEVEL: f64 = 0.05;

/// Fewest recommendations (or visits) that each side of a comparison needs.
pub const FEWEST_UNITS: u32 = 5;

/// Fewest councils that each side of a comparison needs; a single named council is excepted.
pub const FEWEST_COUNCILS: usize = 5;

/// Smallest base, divided by the dispersion, with which a share is given as a percentage: from there on no Wilson interval is
/// wider than 40 percentage points.
pub const SMALLEST_PERCENT_BASE: f64 = 21.0;

/// Fewest pairs of visits of which the earlier raised a theme, with which its being raised again is tested.
pub const FEWEST_PAIRS: u32 = 10;

/// Fewest challenges that must be expected to raise two themes together, for the pair to be tested.
pub const FEWEST_EXPECTED: f64 = 5.0;

/// Fewest recommendations followed, and fewest of them closed, with which a curve of closing is drawn.
pub const CURVE_FEWEST_FOLLOWED: u32 = 20;

/// See [`CURVE_FEWEST_FOLLOWED`].
pub const CURVE_FEWEST_CLOSED: u32 = 5;

/// Fewest at risk with which a curve goes on.
pub const CURVE_FEWEST_AT_RISK: u32 = 5;

/// Fewest councils for a funnel: with fewer, their dispersion cannot be judged.
pub const FUNNEL_FEWEST_COUNCILS: usize = 10;

/// Whether a share may be given as a percentage, with the dispersion of what it counts (1 where units do not cluster).
#[must_use]
pub fn allows_percentage(share: Proportion, dispersion: f64) -> bool {
    f64::from(share.total()) / dispersion.max(1.0) >= SMALLEST_PERCENT_BASE
}

/// The class of a list of recommendations by its length: themes are compared among lists of one class only, since a longer list
/// raises more themes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ListLength {
    /// 1 recommendation.
    One,
    /// 2 or 3.
    TwoToThree,
    /// 4 to 6.
    FourToSix,
    /// 7 or more.
    SevenOrMore,
}

impl ListLength {
    /// The class of a list of so many recommendations.
    #[must_use]
    pub fn of(recommendations: usize) -> Self {
        match recommendations {
            0 | 1 => Self::One,
            2 | 3 => Self::TwoToThree,
            4..=6 => Self::FourToSix,
            _ => Self::SevenOrMore,
        }
    }
}
