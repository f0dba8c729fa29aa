//! Whether a share rises or falls over ordered groups.

use super::{Proportion, two_sided};

/// A test for a trend.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Trend {
    /// Standard normal when there is no trend; above 0 when the share rises with the score.
    pub z: f64,
    /// Two-sided probability of a z at least as far from 0 without a trend.
    pub p: f64,
}

/// The Cochran–Armitage test for a linear trend of shares over scores (years, say). `None` where there is nothing to test:
/// no spread of scores, or the counts are none or all.
///
/// P. Armitage, Tests for linear trends in proportions and frequencies, Biometrics 11 (1955) 375–386; with the
/// permutation variance, whose divisor is one less than the number of observations.
#[must_use]
pub fn cochran_armitage(groups: &[(f64, Proportion)]) -> Option<Trend> {
    let of = |f: &dyn Fn(f64, f64, f64) -> f64| -> f64 {
        groups
            .iter()
            .map(|(score, share)| f(*score, f64::from(share.count()), f64::from(share.total())))
            .sum()
    };
    let total = of(&|_, _, n| n);
    let count = of(&|_, x, _| x);
    // Scores are taken from their mean, so that years lose no digits.
    let mean = of(&|t, _, n| t * n) / total;
    let covered = of(&|t, x, _| (t - mean) * x);
    let spread = of(&|t, _, n| (t - mean).powi(2) * n);
    let variance = spread * count * (total - count) / (total * (total - 1.0));
    if !(variance > 0.0 && variance.is_finite()) {
        return None;
    }
    let z = covered / variance.sqrt();
    Some(Trend { z, p: two_sided(z) })
}
