//! Whether two things go together.

use super::{Interval, Z_95};

/// How often two things happen together, apart, and not at all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TwoByTwo {
    /// Both.
    pub both: u32,
    /// Only the first.
    pub only_a: u32,
    /// Only the second.
    pub only_b: u32,
    /// Neither.
    pub neither: u32,
}

/// The odds of one theme where the other is raised, divided by its odds where it is not.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OddsRatio {
    /// The ratio of odds, above 0; 1 when neither bears on the other.
    pub value: f64,
    /// Its 95% interval.
    pub interval: Interval,
}

impl TwoByTwo {
    /// Everything counted.
    #[must_use]
    pub fn total(&self) -> u32 {
        self.both + self.only_a + self.only_b + self.neither
    }

    /// The odds ratio with Woolf's interval at 95%. With an empty cell, one half is added to each of the four.
    ///
    /// B. Woolf, On estimating the relation between blood group and disease, Annals of Human Genetics 19 (1955) 251–253;
    /// J. B. S. Haldane, The estimation and significance of the logarithm of a ratio of frequencies, ibid. 20 (1956) 309–311.
    #[must_use]
    pub fn odds_ratio(&self) -> OddsRatio {
        let cells = [self.both, self.only_a, self.only_b, self.neither];
        let shift = if cells.contains(&0) { 0.5 } else { 0.0 };
        let [both, only_a, only_b, neither] = cells.map(|cell| f64::from(cell) + shift);
        let value = both * neither / (only_a * only_b);
        let half_width = Z_95 * (1.0 / both + 1.0 / only_a + 1.0 / only_b + 1.0 / neither).sqrt();
        OddsRatio {
            value,
            interval: Interval { low: value * (-half_width).exp(), high: value * half_width.exp() },
        }
    }
}
