//! How far shares of units of different sizes scatter around one baseline.

use super::{Interval, Proportion, chi_squared_tail};

/// Below this probability without extra scatter, the units scatter more than chance.
const SIGNIFICANT: f64 = 0.05;

/// Share of units at each end whose scatter is cut to that of the next.
const WINSORISED: f64 = 0.1;

/// A baseline, and the limits within which chance alone would keep units of a size.
///
/// D. J. Spiegelhalter, Funnel plots for comparing institutional performance, Statistics in Medicine 24 (2005) 1185–1202;
/// the same, Handling over-dispersion of performance indicators, Quality and Safety in Health Care 14 (2005) 347–351.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Funnel {
    /// The share over all units, above 0 and below 1.
    pub baseline: f64,
    /// Number of units.
    pub units: u32,
    /// Mean squared z of the units, winsorised: 1 when they scatter as chance has it.
    pub dispersion: f64,
    /// Probability of so much dispersion by chance.
    pub p: f64,
    /// Whether the units scatter more than chance, so that the limits are widened by the root of `dispersion`.
    pub overdispersed: bool,
}

/// The funnel of these units, those out of nothing left out; `None` when their baseline is undefined, 0 or 1.
#[must_use]
pub fn funnel(units: &[Proportion]) -> Option<Funnel> {
    let units: Vec<Proportion> = units.iter().copied().filter(|unit| unit.total() > 0).collect();
    let total = |of: fn(&Proportion) -> u32| units.iter().map(|unit| f64::from(of(unit))).sum::<f64>();
    let baseline = total(|unit| unit.count()) / total(|unit| unit.total());
    if !(baseline > 0.0 && baseline < 1.0) {
        return None;
    }
    let mut scores: Vec<f64> = units
        .iter()
        .map(|unit| (unit.share().unwrap_or(baseline) - baseline) / deviation(baseline, unit.total()))
        .collect();
    scores.sort_by(f64::total_cmp);
    let (low, high) = (quantile(&scores, WINSORISED), quantile(&scores, 1.0 - WINSORISED));
    let squares: f64 = scores.iter().map(|z| z.clamp(low, high).powi(2)).sum();
    let count = u32::try_from(units.len()).unwrap_or(u32::MAX);
    let p = chi_squared_tail(squares, count);
    Some(Funnel {
        baseline,
        units: count,
        dispersion: squares / f64::from(count),
        p,
        overdispersed: p < SIGNIFICANT,
    })
}

impl Funnel {
    /// The limits for a unit of size `n` (at least 1), `z` standard deviations from the baseline, cut to 0 to 1.
    #[must_use]
    pub fn limits(&self, n: u32, z: f64) -> Interval {
        let widened = if self.overdispersed { self.dispersion.sqrt() } else { 1.0 };
        let half = z * widened * deviation(self.baseline, n);
        Interval { low: (self.baseline - half).max(0.0), high: (self.baseline + half).min(1.0) }
    }
}

/// Standard deviation of a share out of `n` around the baseline.
fn deviation(baseline: f64, n: u32) -> f64 {
    (baseline * (1.0 - baseline) / f64::from(n.max(1))).sqrt()
}

/// A quantile of sorted values, interpolated between neighbours (type 7 of Hyndman and Fan).
fn quantile(sorted: &[f64], share: f64) -> f64 {
    let place = share * (sorted.len().saturating_sub(1)) as f64;
    let below = (0..sorted.len()).rev().find(|index| *index as f64 <= place).unwrap_or(0);
    let at = |index: usize| sorted.get(index).or(sorted.last()).copied().unwrap_or_default();
    at(below) + (at(below + 1) - at(below)) * (place - below as f64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::statistics::{Z_95, Z_998};

    #[test]
    fn limits_are_the_golden_ones() {
        let funnel = Funnel { baseline: 0.6, units: 40, dispersion: 1.0, p: 0.5, overdispersed: false };
        for (z, low, high) in [(Z_95, 0.2964, 0.9036), (Z_998, 0.1213, 1.0)] {
            let limits = funnel.limits(10, z);
            assert!((limits.low - low).abs() < 5e-5 && (limits.high - high).abs() < 5e-5, "{limits:?}");
        }
    }

    #[test]
    fn a_quantile_lies_between_its_neighbours() {
        assert!((quantile(&[1.0, 2.0, 4.0], 0.75) - 3.0).abs() < 1e-12);
        assert!((quantile(&[1.0], 0.9) - 1.0).abs() < 1e-12);
        assert!(quantile(&[], 0.5).abs() < 1e-12);
    }
}
