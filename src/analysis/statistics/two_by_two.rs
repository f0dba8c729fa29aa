//! Whether two things go together.

use statrs::function::factorial::ln_factorial;

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

/// How much likelier the one is beside the other, in odds.
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

    /// How often both happen, over how often they would if neither bore on the other; `None` when either never happens.
    #[must_use]
    pub fn lift(&self) -> Option<f64> {
        let (a, b) = (f64::from(self.both + self.only_a), f64::from(self.both + self.only_b));
        (a > 0.0 && b > 0.0).then(|| f64::from(self.both) * f64::from(self.total()) / (a * b))
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

    /// Fisher's exact test, two-sided: the probability, with the margins as they are, of tables no likelier than this one.
    ///
    /// R. A. Fisher, Statistical Methods for Research Workers (1934), section 21.02.
    #[must_use]
    pub fn fisher(&self) -> f64 {
        let (a, b, total) = (self.both + self.only_a, self.both + self.only_b, self.total());
        let ln_choose =
            |n: u32, k: u32| ln_factorial(n.into()) - ln_factorial(k.into()) - ln_factorial((n - k).into());
        let ln_probability =
            |both: u32| ln_choose(a, both) + ln_choose(total - a, b - both) - ln_choose(total, b);
        let observed = ln_probability(self.both);
        let least = (a + b).saturating_sub(total);
        let tables = least..=a.min(b);
        // Tables of the same probability differ by rounding.
        let sum: f64 = tables.map(ln_probability).filter(|ln| *ln <= observed + 1e-7).map(f64::exp).sum();
        sum.min(1.0)
    }
}
