//! Shares with their intervals.

/// z for a two-sided interval of 95%: the 0.975 quantile of the standard normal distribution.
pub const Z_95: f64 = 1.959_963_984_540_054;

/// z for 99.8%: the 0.999 quantile.
pub const Z_998: f64 = 3.090_232_306_167_813_5;

/// A count out of a count. A share is never without both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Proportion {
    /// Numerator.
    pub count: u32,
    /// Denominator, at least `count`.
    pub of: u32,
}

/// Two ends of a 95% interval, low ≤ high.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

impl Interval {
    /// The log(−log) interval at 95% of a probability: stays within 0 to 1. `None` where the estimate is 0 or 1, or its
    /// variance is not a number.
    pub(super) fn log_log(estimate: f64, variance: f64) -> Option<Self> {
        if !(estimate > 0.0 && estimate < 1.0 && variance.is_finite()) {
            return None;
        }
        let spread = (Z_95 * variance.max(0.0).sqrt() / (estimate * -estimate.ln())).exp();
        Some(Self { low: estimate.powf(spread), high: estimate.powf(1.0 / spread) })
    }

    /// Upper minus lower end.
    #[must_use]
    pub fn width(self) -> f64 {
        self.high - self.low
    }
}

impl Proportion {
    /// `count` out of `of`.
    #[must_use]
    pub fn new(count: u32, of: u32) -> Self {
        Self { count, of }
    }

    /// The share, 0 to 1; `None` out of nothing.
    #[must_use]
    pub fn share(self) -> Option<f64> {
        (self.of > 0).then(|| f64::from(self.count) / f64::from(self.of))
    }

    /// Wilson's score interval at 95%, within 0 to 1; `None` out of nothing.
    ///
    /// E. B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927) 209–212.
    #[must_use]
    pub fn interval(self) -> Option<Interval> {
        let p = self.share()?;
        let n = f64::from(self.of);
        let z2 = Z_95 * Z_95;
        let centre = (p + z2 / (2.0 * n)) / (1.0 + z2 / n);
        let half = Z_95 / (1.0 + z2 / n) * (p * (1.0 - p) / n + z2 / (4.0 * n * n)).sqrt();
        // The formula gives exactly 0 and 1 at the ends, but for rounding.
        let low = if self.count == 0 { 0.0 } else { (centre - half).max(0.0) };
        let high = if self.count == self.of { 1.0 } else { (centre + half).min(1.0) };
        Some(Interval { low, high })
    }
}

/// Newcombe's hybrid score interval at 95% for the difference `a − b`; `None` when either is out of nothing. The two can
/// be told apart when the interval leaves out 0.
///
/// R. G. Newcombe, Interval estimation for the difference between independent proportions, Statistics in Medicine 17
/// (1998) 873–890, method 10.
#[must_use]
pub fn difference(a: Proportion, b: Proportion) -> Option<Interval> {
    let (pa, pb) = (a.share()?, b.share()?);
    let (ia, ib) = (a.interval()?, b.interval()?);
    let d = pa - pb;
    Some(Interval {
        low: d - ((pa - ia.low).powi(2) + (ib.high - pb).powi(2)).sqrt(),
        high: d + ((ia.high - pa).powi(2) + (pb - ib.low).powi(2)).sqrt(),
    })
}
