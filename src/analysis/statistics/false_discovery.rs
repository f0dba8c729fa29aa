//! Looking at many tests at once.

/// p-values adjusted for all being looked at together, in the order given: those at most 0.05 hold on average at most one
/// false finding in twenty.
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
