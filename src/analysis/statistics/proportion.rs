//! Shares with their intervals.

/// z for a two-sided interval of 95%: the 0.975 quantile of the standard normal distribution.
pub const Z_95: f64 = 1.959_963_984_540_054;

/// z for 99.8%: the 0.999 quantile.
pub const Z_998: f64 = 3.090_232_306_167_813_5;

/// A count out of a total that it is a part of: `count() <= total()` always holds. The default is 0 out of 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Proportion {
    count: u32,
    total: u32,
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
        let exponent = (Z_95 * variance.max(0.0).sqrt() / (estimate * -estimate.ln())).exp();
        Some(Self { low: estimate.powf(exponent), high: estimate.powf(1.0 / exponent) })
    }

    /// Upper minus lower end.
    #[must_use]
    pub fn width(self) -> f64 {
        self.high - self.low
    }
}

impl Proportion {
    /// `count` out of `total`; `None` where the count is greater than the total.
    #[must_use]
    pub fn new(count: u32, total: u32) -> Option<Self> {
        (count <= total).then_some(Self { count, total })
    }

    /// `part` out of a total that consists of it and `remainder`; a total beyond [`u32::MAX`] is cut to that.
    #[must_use]
    pub fn of_parts(part: u32, remainder: u32) -> Self {
        Self { count: part, total: part.saturating_add(remainder) }
    }

    /// Numerator, at most [`Self::total`].
    #[must_use]
    pub fn count(self) -> u32 {
        self.count
    }

    /// Denominator; 0 where there is nothing to have a share of.
    #[must_use]
    pub fn total(self) -> u32 {
        self.total
    }

    /// The total without the count.
    #[must_use]
    pub fn remainder(self) -> u32 {
        self.total - self.count
    }

    /// Counts one more unit, in the numerator only if it is a `hit`.
    pub fn add(&mut self, hit: bool) {
        *self = *self + Self::of_parts(u32::from(hit), u32::from(!hit));
    }

    /// The rest of this proportion after a part of it is taken out; `None` where `part` has more of either kind than there is.
    #[must_use]
    pub fn without(self, part: Self) -> Option<Self> {
        let count = self.count.checked_sub(part.count)?;
        Some(Self::of_parts(count, self.remainder().checked_sub(part.remainder())?))
    }

    /// The share, 0 to 1; `None` out of nothing.
    #[must_use]
    pub fn share(self) -> Option<f64> {
        (self.total > 0).then(|| f64::from(self.count) / f64::from(self.total))
    }

    /// Wilson's score interval at 95%, within 0 to 1; `None` out of nothing.
    ///
    /// E. B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927) 209–212.
    #[must_use]
    pub fn interval(self) -> Option<Interval> {
        self.interval_scaled(1.0)
    }

    /// Wilson's score interval at 95% with count and total divided by a dispersion: the interval of units that move together.
    /// A dispersion below 1 counts as 1; `None` out of nothing, or where the dispersion is infinite.
    ///
    /// L. Kish, Survey Sampling (1965), design effect; P. McCullagh and J. A. Nelder, Generalized Linear Models (1989), 4.5.
    #[must_use]
    pub fn interval_scaled(self, dispersion: f64) -> Option<Interval> {
        let p = self.share()?;
        let n = f64::from(self.total) / dispersion.max(1.0);
        if n <= 0.0 {
            return None;
        }
        let z2 = Z_95 * Z_95;
        let centre = (p + z2 / (2.0 * n)) / (1.0 + z2 / n);
        let half = Z_95 / (1.0 + z2 / n) * (p * (1.0 - p) / n + z2 / (4.0 * n * n)).sqrt();
        // The formula gives exactly 0 and 1 at the ends, but for rounding.
        let low = if self.count == 0 { 0.0 } else { (centre - half).max(0.0) };
        let high = if self.count == self.total { 1.0 } else { (centre + half).min(1.0) };
        Some(Interval { low, high })
    }
}

/// The two together: they must have no unit in common.
impl std::ops::Add for Proportion {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        let count = self.count.saturating_add(other.count);
        // Both saturate alike, so that the count stays at most the total.
        Self { count, total: self.total.saturating_add(other.total) }
    }
}

/// The sum of proportions that have no unit in common.
impl std::iter::Sum for Proportion {
    fn sum<I: Iterator<Item = Self>>(proportions: I) -> Self {
        proportions.fold(Self::default(), |sum, one| sum + one)
    }
}

/// Newcombe's hybrid score interval at 95% for the difference `a − b`; `None` when either is out of nothing. The shares differ
/// clearly when the interval leaves out 0.
///
/// R. G. Newcombe, Interval estimation for the difference between independent proportions, Statistics in Medicine 17
/// (1998) 873–890, method 10.
#[must_use]
pub fn difference(a: Proportion, b: Proportion) -> Option<Interval> {
    difference_scaled(a, b, 1.0, 1.0)
}

/// [`difference`] with the counts and totals of each divided by its dispersion, see [`Proportion::interval_scaled`].
#[must_use]
pub fn difference_scaled(
    a: Proportion,
    b: Proportion,
    dispersion_a: f64,
    dispersion_b: f64,
) -> Option<Interval> {
    let (pa, pb) = (a.share()?, b.share()?);
    let (ia, ib) = (a.interval_scaled(dispersion_a)?, b.interval_scaled(dispersion_b)?);
    let d = pa - pb;
    Some(Interval {
        low: d - ((pa - ia.low).powi(2) + (ib.high - pb).powi(2)).sqrt(),
        high: d + ((ia.high - pa).powi(2) + (pb - ib.low).powi(2)).sqrt(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_is_never_greater_than_its_total() {
        assert_eq!(Proportion::new(5, 1), None);
        let most = Proportion::of_parts(u32::MAX, u32::MAX);
        for proportion in [most, most + most, Proportion::default()] {
            assert!(proportion.count() <= proportion.total());
        }
    }

    #[test]
    fn only_a_part_can_be_taken_out() {
        let whole = Proportion::of_parts(3, 7);
        assert_eq!(whole.without(Proportion::of_parts(1, 2)), Some(Proportion::of_parts(2, 5)));
        assert_eq!(whole.without(whole), Some(Proportion::default()));
        assert_eq!(whole.without(Proportion::of_parts(4, 0)), None, "more in the numerator");
        assert_eq!(whole.without(Proportion::of_parts(0, 8)), None, "more in the remainder");
    }

    #[test]
    fn units_and_sums_keep_both_counts() {
        let mut share = Proportion::default();
        for hit in [true, false, false] {
            share.add(hit);
        }
        assert_eq!(share, Proportion::of_parts(1, 2));
        assert_eq!([share, share].into_iter().sum::<Proportion>(), Proportion::of_parts(2, 4));
    }

    #[test]
    fn dispersion_divides_the_counts() {
        let scaled = Proportion::of_parts(30, 20).interval_scaled(5.0);
        let plain = Proportion::of_parts(6, 4).interval();
        assert!(scaled.zip(plain).is_some_and(|(a, b)| (a.width() - b.width()).abs() < 1e-12));
        let share = Proportion::of_parts(3, 7);
        assert_eq!(share.interval_scaled(0.5), share.interval(), "never narrower than without dispersion");
        assert_eq!(share.interval_scaled(f64::NAN), share.interval());
        assert_eq!(share.interval_scaled(f64::INFINITY), None);
    }
}
