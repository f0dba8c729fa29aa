//! Tail probabilities of the distributions that tests refer to.

use std::f64::consts::SQRT_2;

use statrs::function::erf::erfc;
use statrs::function::gamma::checked_gamma_ur;

/// Probability that a standard normal variable lies at least as far from 0 as `z`.
#[must_use]
pub fn two_sided(z: f64) -> f64 {
    erfc(z.abs() / SQRT_2)
}

/// Survival function of χ²: the probability that a variable with this many degrees of freedom is at least `x`; 1 with none.
#[must_use]
pub fn chi_squared_sf(x: f64, degrees: u32) -> f64 {
    if x <= 0.0 || degrees == 0 {
        return 1.0;
    }
    checked_gamma_ur(f64::from(degrees) / 2.0, x / 2.0).unwrap_or(0.0).clamp(0.0, 1.0)
}
