//! Tail probabilities of the distributions that tests refer to.

use std::f64::consts::SQRT_2;

use statrs::function::erf::erfc;

/// Probability that a standard normal variable lies at least as far from 0 as `z`.
#[must_use]
pub fn two_sided(z: f64) -> f64 {
    erfc(z.abs() / SQRT_2)
}
