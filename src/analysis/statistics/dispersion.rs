//! How far rates of units scatter around those of their groups.

/// Fewest rows beyond the number of groups with which a dispersion is estimated.
const FEWEST_DEGREES: usize = 5;

/// The recommendations of one unit (a council, or councils tied by joint challenges) in one group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DispersionRow {
    /// Position of the group's rate among the rates.
    pub group: usize,
    /// Closed, at most `total`.
    pub closed: u32,
    /// Recommendations that count, those withdrawn left out.
    pub total: u32,
}

/// Pearson's dispersion: Σ (x − np)² / (np(1 − p)) over K rows with n above 0 in G groups whose rate p is neither 0 nor 1,
/// divided by K − G. At least 1, which is what chance alone gives; 1 where K − G is below 5. A row whose group has no rate is
/// left out.
///
/// P. McCullagh and J. A. Nelder, Generalized Linear Models (1989), 4.5.
#[must_use]
pub fn dispersion(rows: &[DispersionRow], rates: &[f64]) -> f64 {
    let mut counted = 0_usize;
    let mut has_row = vec![false; rates.len()];
    let mut pearson = 0.0;
    for row in rows.iter().filter(|row| row.total > 0) {
        let Some(p) = rates.get(row.group).copied().filter(|p| *p > 0.0 && *p < 1.0) else { continue };
        let n = f64::from(row.total);
        pearson += (f64::from(row.closed) - n * p).powi(2) / (n * p * (1.0 - p));
        counted += 1;
        has_row[row.group] = true;
    }
    let groups = has_row.iter().filter(|has| **has).count();
    let degrees = counted - groups;
    if degrees < FEWEST_DEGREES { 1.0 } else { (pearson / degrees as f64).max(1.0) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(group: usize, closed: &[u32]) -> Vec<DispersionRow> {
        closed.iter().map(|closed| DispersionRow { group, closed: *closed, total: 10 }).collect()
    }

    #[test]
    fn councils_that_close_all_or_nothing_scatter_most() {
        // Each of the six adds 10, divided by six rows less one group.
        assert!((dispersion(&rows(0, &[0, 0, 0, 10, 10, 10]), &[0.5]) - 12.0).abs() < 1e-12);
    }

    #[test]
    fn little_scatter_and_few_rows_count_as_none() {
        assert!((dispersion(&rows(0, &[5; 20]), &[0.5]) - 1.0).abs() < 1e-12, "less than chance");
        assert!(
            (dispersion(&rows(0, &[0, 0, 10, 10, 10]), &[0.6]) - 1.0).abs() < 1e-12,
            "five rows, one group"
        );
        assert!((dispersion(&[], &[]) - 1.0).abs() < 1e-12);
    }

    #[test]
    fn groups_without_a_rate_of_their_own_are_left_out() {
        let scattered = rows(0, &[0, 0, 0, 10, 10, 10]);
        let expected = dispersion(&scattered, &[0.5]);
        let mut more =
            [scattered, rows(1, &[0; 4]), rows(2, &[10; 4]), rows(3, &[5]), rows(9, &[5])].concat();
        more.push(DispersionRow { group: 0, closed: 0, total: 0 });
        assert!((dispersion(&more, &[0.5, 0.0, 1.0, f64::NAN]) - expected).abs() < 1e-12);
    }
}
