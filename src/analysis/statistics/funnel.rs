//! How rates of units of different sizes lie around one baseline.

use super::{DispersionRow, Proportion, dispersion};

/// Largest correlation that a beta-binomial is given: at 1 its parameters are 0.
const LARGEST_CORRELATION: f64 = 0.999;

/// A baseline, and the distribution that counts of units of a size have around it: the binomial, or, where units scatter more
/// than chance, the beta-binomial with the same mean.
///
/// D. J. Spiegelhalter, Funnel plots for comparing institutional performance, Statistics in Medicine 24 (2005) 1185–1202; D. A.
/// Williams, Extra-binomial variation in logistic linear models, Applied Statistics 31 (1982) 144–148, for the moments.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Funnel {
    /// The share over all units, above 0 and below 1.
    pub baseline: f64,
    /// Number of units.
    pub units: u32,
    /// Pearson's dispersion of the units, at least 1: 1 on average when they scatter as chance has it.
    pub dispersion: f64,
    /// Correlation ρ of two recommendations of one unit, 0 to below 1: (φ − 1)(K − 1)/Σ(n − 1) for K units of size n with
    /// dispersion φ.
    pub correlation: f64,
}

/// Counts of a unit of some size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Smallest count within.
    pub low: u32,
    /// Largest count within.
    pub high: u32,
}

/// The funnel of these units, those out of nothing left out; `None` when their baseline is undefined, 0 or 1.
#[must_use]
pub fn funnel(units: &[Proportion]) -> Option<Funnel> {
    let units: Vec<Proportion> = units.iter().copied().filter(|unit| unit.total() > 0).collect();
    let sum = |count: fn(Proportion) -> u32| units.iter().map(|unit| f64::from(count(*unit))).sum::<f64>();
    let (closed, made) = (sum(Proportion::count), sum(Proportion::total));
    let baseline = closed / made;
    if !(baseline > 0.0 && baseline < 1.0) {
        return None;
    }
    let row = |unit: &Proportion| DispersionRow { group: 0, closed: unit.count(), total: unit.total() };
    let rows: Vec<DispersionRow> = units.iter().map(row).collect();
    let dispersion = dispersion(&rows, &[baseline]);
    let count = units.len() as f64;
    let beyond_first = made - count;
    let correlation = if beyond_first > 0.0 {
        ((dispersion - 1.0) * (count - 1.0) / beyond_first).min(LARGEST_CORRELATION)
    } else {
        0.0
    };
    Some(Funnel { baseline, units: u32::try_from(units.len()).unwrap_or(u32::MAX), dispersion, correlation })
}

impl Funnel {
    /// Probability of each tail beyond the inner limits.
    pub const INNER: f64 = 0.025;

    /// Probability of each tail beyond the outer limits.
    pub const OUTER: f64 = 0.001;

    /// Whether the units scatter more than chance, so that the beta-binomial stands for the binomial.
    #[must_use]
    pub fn is_overdispersed(&self) -> bool {
        self.correlation > 0.0
    }

    /// Probability that a unit of this size has at most this count.
    #[must_use]
    pub fn tail_low(&self, unit: Proportion) -> f64 {
        let probabilities = self.probabilities(unit.total());
        probabilities.iter().take(unit.count() as usize + 1).sum::<f64>().min(1.0)
    }

    /// Probability that a unit of this size has at least this count.
    #[must_use]
    pub fn tail_high(&self, unit: Proportion) -> f64 {
        let probabilities = self.probabilities(unit.total());
        // From the smallest on, so that small tails keep their digits.
        probabilities.iter().skip(unit.count() as usize).rev().sum::<f64>().min(1.0)
    }

    /// The two-sided p value of a unit: twice the smaller tail, at most 1.
    #[must_use]
    pub fn p(&self, unit: Proportion) -> f64 {
        (2.0 * self.tail_low(unit).min(self.tail_high(unit))).min(1.0)
    }

    /// The smallest and the largest count of a unit of size `n` whose tail has at least this probability, [`Self::INNER`] or
    /// [`Self::OUTER`].
    #[must_use]
    pub fn limits(&self, n: u32, tail: f64) -> Limits {
        let probabilities = self.probabilities(n);
        let reaches = |sum: &mut f64, probability: &f64| {
            *sum += probability;
            Some(*sum)
        };
        let outside = |sum: &f64| *sum < tail;
        let below = probabilities.iter().scan(0.0, reaches).take_while(outside).count();
        let above = probabilities.iter().rev().scan(0.0, reaches).take_while(outside).count();
        let counted = |count: usize| u32::try_from(count).unwrap_or(u32::MAX).min(n);
        Limits { low: counted(below), high: n - counted(above) }
    }

    /// Probability of each count of a unit of size `n`, from 0 on. From the mean on, each follows from its neighbour by the
    /// ratio of the two, so that nothing overflows; then they are divided by their sum.
    fn probabilities(&self, n: u32) -> Vec<f64> {
        let (p, size) = (self.baseline, f64::from(n));
        // The ratio of the probability of `count` + 1 to that of `count`. With θ = ρ/(1 − ρ), a = p/θ and b = (1 − p)/θ; both
        // sides are multiplied by θ, which is 0 for the binomial.
        let theta = self.correlation / (1.0 - self.correlation);
        let ratio = |count: f64| {
            let rest = size - count;
            rest / (count + 1.0) * (p + count * theta) / (1.0 - p + (rest - 1.0) * theta)
        };
        let mut probabilities = vec![1.0; n as usize + 1];
        let mean = (0..=n).rev().find(|count| f64::from(*count) <= size * p).unwrap_or(0) as usize;
        for count in mean..n as usize {
            probabilities[count + 1] = probabilities[count] * ratio(count as f64);
        }
        for count in (0..mean).rev() {
            probabilities[count] = probabilities[count + 1] / ratio(count as f64);
        }
        let sum: f64 = probabilities.iter().sum();
        for probability in &mut probabilities {
            *probability /= sum;
        }
        probabilities
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Funnel = Funnel { baseline: 0.6, units: 40, dispersion: 1.0, correlation: 0.0 };

    #[test]
    fn limits_are_the_golden_ones() {
        // 0 to 2 of 10, and 10 of 10, lie outside.
        assert_eq!(PLAIN.limits(10, Funnel::INNER), Limits { low: 3, high: 9 });
        assert_eq!(PLAIN.limits(10, Funnel::OUTER), Limits { low: 1, high: 10 });
        assert_eq!(PLAIN.limits(0, Funnel::INNER), Limits { low: 0, high: 0 });
        assert_eq!(PLAIN.limits(1, Funnel::INNER), Limits { low: 0, high: 1 });
    }

    #[test]
    fn limits_and_tails_agree() {
        let scattered = Funnel { correlation: 0.2, dispersion: 2.0, ..PLAIN };
        for (funnel, n) in [PLAIN, scattered].into_iter().flat_map(|funnel| (0..60).map(move |n| (funnel, n)))
        {
            for tail in [Funnel::INNER, Funnel::OUTER] {
                let Limits { low, high } = funnel.limits(n, tail);
                for count in 0..=n {
                    let unit = Proportion::of_parts(count, n - count);
                    assert_eq!(funnel.tail_low(unit) >= tail, count >= low, "{unit:?}");
                    assert_eq!(funnel.tail_high(unit) >= tail, count <= high, "{unit:?}");
                }
            }
        }
    }

    #[test]
    fn extremes_keep_their_numbers() {
        let large = Funnel { baseline: 0.99, ..PLAIN };
        assert!((large.tail_high(Proportion::of_parts(100_000, 0)) - 0.0).abs() < 1e-12);
        assert!((large.p(Proportion::of_parts(99_000, 1_000)) - 1.0).abs() < 1e-12);
        let tied = Funnel { correlation: LARGEST_CORRELATION, ..PLAIN };
        assert!((tied.tail_low(Proportion::of_parts(0, 50)) - 0.4).abs() < 0.01, "nearly all or nothing");
    }

    #[test]
    fn units_alike_have_the_binomial() {
        let found = funnel(&[Proportion::of_parts(5, 5); 12]).unwrap();
        assert!((found.dispersion - 1.0).abs() < 1e-12 && !found.is_overdispersed());
        let ones = [vec![Proportion::of_parts(1, 0); 6], vec![Proportion::of_parts(0, 1); 6]].concat();
        assert!(!funnel(&ones).unwrap().is_overdispersed(), "units of one cannot scatter more than chance");
        let extremes = [vec![Proportion::of_parts(2, 0); 6], vec![Proportion::of_parts(0, 2); 6]].concat();
        assert!(funnel(&extremes).unwrap().correlation < 1.0);
    }
}
