//! Many tests at once.

use super::Simulation;

/// p-values adjusted for all of a family together, in the order given: of those below 0.05, on average at most one in twenty
/// is a false finding.
///
/// Y. Benjamini and Y. Hochberg, Controlling the false discovery rate, JRSS B 57 (1995) 289–300, the step-up procedure.
#[must_use]
pub fn benjamini_hochberg(p: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..p.len()).collect();
    order.sort_by(|a, b| p[*b].total_cmp(&p[*a]));
    let mut adjusted = vec![1.0; p.len()];
    let mut least: f64 = 1.0;
    for (passed, position) in order.into_iter().enumerate() {
        let rank = p.len() - passed;
        // The factor first: it is at least 1 even after rounding, so that nothing falls below its plain p.
        least = least.min(p[position] * (p.len() as f64 / rank as f64));
        adjusted[position] = least;
    }
    adjusted
}

/// A p value by simulation, adjusted for all tests of its family.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AdjustedP {
    /// The p of the test by itself, above 0.
    pub p: f64,
    /// The same adjusted for the family, at least `p`.
    pub p_adjusted: f64,
    /// Standard error of `p_adjusted` by the number of deals: that of `p`, as many times as large as `p_adjusted` is of `p`.
    pub standard_error_adjusted: f64,
}

impl AdjustedP {
    /// Whether the adjusted p lies below a level by three standard errors of its simulation, so that no seed decides.
    #[must_use]
    pub fn is_significant(&self, level: f64) -> bool {
        self.p_adjusted + 3.0 * self.standard_error_adjusted < level
    }
}

/// The simulations of one family with their adjusted p values, in the order given.
#[must_use]
pub fn adjust(family: &[Simulation]) -> Vec<AdjustedP> {
    let p: Vec<f64> = family.iter().map(Simulation::p).collect();
    let adjusted = benjamini_hochberg(&p);
    family
        .iter()
        .zip(adjusted)
        .map(|(simulation, p_adjusted)| {
            let p = simulation.p();
            AdjustedP { p, p_adjusted, standard_error_adjusted: simulation.standard_error() * p_adjusted / p }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_claim_needs_three_standard_errors() {
        let simulation = |exceedances| Simulation { exceedances, deals: 9_999, stopped: false };
        let one = |exceedances| adjust(&[simulation(exceedances)])[0];
        // p = 0.0441 with a standard error of 0.00205.
        assert!(one(440).p_adjusted < 0.05 && !one(440).is_significant(0.05));
        assert!(one(420).is_significant(0.05));
        let ten = adjust(&[vec![simulation(19)], vec![simulation(9_000); 9]].concat())[0];
        assert!((ten.p_adjusted - 0.02).abs() < 1e-12);
        assert!((ten.standard_error_adjusted - 10.0 * simulation(19).standard_error()).abs() < 1e-12);
    }
}
