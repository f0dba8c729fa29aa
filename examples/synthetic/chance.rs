//! Chance that can be repeated: the same seed, part and row give the same draws, whatever is drawn elsewhere.

use rand::{RngExt, SeedableRng};
use rand_distr::{Distribution, Gamma, LogNormal, Normal, Weibull};
use rand_pcg::Pcg64;

/// What draws are for: each part has draws of its own, so that a change to one leaves the others as they were.
#[derive(Clone, Copy)]
pub(crate) enum Part {
    Names = 1,
    Country,
    Council,
    Around,
    Visits,
    Challenge,
    Pace,
    Checked,
}

/// A source of draws.
pub(crate) struct Chance {
    random: Pcg64,
}

impl Chance {
    /// The draws of one row of one part.
    pub(crate) fn of(seed: u64, part: Part, row: usize) -> Self {
        let state = mixed(seed ^ mixed((row as u64) ^ mixed(part as u64)));
        Self { random: Pcg64::seed_from_u64(state) }
    }

    /// Whether something of this probability happens.
    pub(crate) fn hit(&mut self, probability: f64) -> bool {
        self.real() < probability
    }

    /// A number from 0 up to 1.
    pub(crate) fn real(&mut self) -> f64 {
        self.random.random()
    }

    /// A number between two.
    pub(crate) fn within(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.real()
    }

    /// A whole number between two, both included.
    pub(crate) fn between(&mut self, low: i32, high: i32) -> i32 {
        if low >= high { low } else { self.random.random_range(low..=high) }
    }

    /// A position below `count`; 0 when there is none.
    pub(crate) fn below(&mut self, count: usize) -> usize {
        if count < 2 { 0 } else { self.random.random_range(0..count) }
    }

    /// One of several, which must not be none.
    pub(crate) fn pick<'a, T: ?Sized>(&mut self, items: &[&'a T]) -> &'a T {
        items[self.below(items.len())]
    }

    /// A position, by weight; the last when no weight is above nothing.
    pub(crate) fn weighted(&mut self, weights: &[f64]) -> usize {
        let mut left = self.real() * weights.iter().sum::<f64>();
        for (at, weight) in weights.iter().enumerate() {
            if left < *weight {
                return at;
            }
            left -= weight;
        }
        weights.len().saturating_sub(1)
    }

    /// A number round `mean`.
    pub(crate) fn normal(&mut self, mean: f64, deviation: f64) -> f64 {
        Normal::new(mean, deviation).map_or(mean, |normal| normal.sample(&mut self.random))
    }

    /// A factor round 1, as often halved as doubled.
    pub(crate) fn factor(&mut self, spread: f64) -> f64 {
        LogNormal::new(0.0, spread).map_or(1.0, |factor| factor.sample(&mut self.random))
    }

    /// A factor of mean 1: the smaller `shape`, the more one differs from another.
    pub(crate) fn frailty(&mut self, shape: f64) -> f64 {
        Gamma::new(shape, 1.0 / shape).map_or(1.0, |gamma| gamma.sample(&mut self.random))
    }

    /// A waiting time of about `scale`, whose rate grows with `shape` above 1.
    pub(crate) fn wait(&mut self, scale: f64, shape: f64) -> f64 {
        Weibull::new(scale, shape).map_or(scale, |wait| wait.sample(&mut self.random))
    }
}

/// Spreads a number over all bits, so that neighbouring rows have nothing in common (the finaliser of `SplitMix64`).
fn mixed(number: u64) -> u64 {
    let mut z = number.wrapping_add(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// The nearest whole number.
#[expect(clippy::cast_possible_truncation, reason = "the conversion keeps to the ends of the range")]
pub(crate) fn rounded(number: f64) -> i32 {
    number.round() as i32
}
