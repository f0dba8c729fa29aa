//! Estimates against statsmodels, lifelines, scipy and R's cmprsk, which know nothing of this program. `golden/make.py` made
//! the fixtures.
#![allow(clippy::unwrap_used, reason = "a test that cannot read its fixture should fail")]

use std::collections::BTreeMap;
use std::path::Path;

use peerbench::analysis::statistics::{
    Observation, Outcome, Step, TwoByTwo, benjamini_hochberg, chi_squared_tail, cochran_armitage, curve,
    funnel, two_sided,
};
use peerbench::analysis::{Interval, Proportion, difference};

/// How far a figure may lie from the fixture's own.
const TOLERANCE: f64 = 1e-9;

/// The cells of a fixture, row by row.
fn cells(name: &str) -> Vec<Vec<String>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    let mut reader = csv::Reader::from_path(path).unwrap();
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// The numbers of a fixture, row by row.
fn rows(name: &str) -> Vec<Vec<f64>> {
    cells(name).iter().map(|row| row.iter().map(|cell| cell.parse().unwrap()).collect()).collect()
}

/// The rows of a fixture by the case that their first cell names.
fn cases(name: &str) -> BTreeMap<String, Vec<Vec<String>>> {
    let mut cases: BTreeMap<String, Vec<Vec<String>>> = BTreeMap::new();
    for mut row in cells(name) {
        let case = row.remove(0);
        cases.entry(case).or_default().push(row);
    }
    cases
}

fn number(cell: &str) -> f64 {
    cell.parse().unwrap()
}

#[track_caller]
fn same(found: f64, expected: f64, what: &str) {
    assert!((found - expected).abs() < TOLERANCE, "{what}: {found} is not {expected}");
}

/// Both ends of an interval, or none where the fixture has none.
#[track_caller]
fn same_ends(found: Option<Interval>, low: &str, high: &str, what: &str) {
    match found {
        None => assert_eq!((low, high), ("", ""), "{what}: no interval"),
        Some(interval) => {
            assert!(!low.is_empty(), "{what}: {interval:?} where none is defined");
            same(interval.low, number(low), what);
            same(interval.high, number(high), what);
        }
    }
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the fixtures hold small whole counts"
)]
fn proportion(count: f64, of: f64) -> Proportion {
    Proportion::new(count as u32, of as u32).unwrap()
}

#[test]
fn wilson_agrees_with_statsmodels() {
    let rows = rows("wilson.csv");
    assert!(rows.len() >= 40);
    for row in rows {
        let interval = proportion(row[0], row[1]).interval().unwrap();
        assert!((interval.low - row[2]).abs() < TOLERANCE, "{row:?}: {interval:?}");
        assert!((interval.high - row[3]).abs() < TOLERANCE, "{row:?}: {interval:?}");
    }
}

#[test]
fn newcombe_agrees_with_statsmodels() {
    let rows = rows("newcombe.csv");
    assert!(rows.len() >= 30);
    for row in rows {
        let interval = difference(proportion(row[0], row[1]), proportion(row[2], row[3])).unwrap();
        assert!((interval.low - row[4]).abs() < TOLERANCE, "{row:?}: {interval:?}");
        assert!((interval.high - row[5]).abs() < TOLERANCE, "{row:?}: {interval:?}");
    }
}

#[test]
fn wilson_gives_the_printed_values() {
    for (count, of, low, high) in [(7, 10, 0.3968, 0.8922), (0, 8, 0.0, 0.3244), (10, 10, 0.7225, 1.0)] {
        let interval = Proportion::new(count, of).and_then(Proportion::interval).unwrap();
        assert!((interval.low - low).abs() < 5e-5 && (interval.high - high).abs() < 5e-5, "{interval:?}");
    }
}

/// The curve of every case.
fn curves() -> BTreeMap<String, Vec<Step>> {
    let observation = |row: &Vec<String>| Observation {
        days: row[0].parse().unwrap(),
        outcome: match row[1].as_str() {
            "closed" => Outcome::Closed,
            "withdrawn" => Outcome::Withdrawn,
            _ => Outcome::Censored,
        },
    };
    cases("observations.csv")
        .into_iter()
        .map(|(case, rows)| (case, curve(&rows.iter().map(observation).collect::<Vec<_>>())))
        .collect()
}

#[test]
fn kaplan_meier_agrees_with_lifelines() {
    let (curves, expected) = (curves(), cases("kaplan_meier.csv"));
    assert!(expected.len() >= 20);
    for (case, rows) in expected {
        assert_eq!(curves[&case].len(), rows.len(), "{case}");
        for (step, row) in curves[&case].iter().zip(rows) {
            let what = format!("{case}, day {}", row[0]);
            let counts = [step.days, step.at_risk, step.closed].map(|count| count.to_string());
            assert_eq!(counts, row[..3], "{what}");
            same(step.km_open, number(&row[3]), &what);
            same_ends(step.km_interval, &row[4], &row[5], &what);
        }
    }
}

#[test]
fn aalen_johansen_agrees_with_statsmodels_and_cmprsk() {
    let (curves, expected) = (curves(), cases("aalen_johansen.csv"));
    assert!(expected.len() >= 20);
    for (case, rows) in expected {
        assert_eq!(curves[&case].len(), rows.len(), "{case}");
        for (step, row) in curves[&case].iter().zip(rows) {
            let what = format!("{case}, day {}", row[0]);
            let counts = [step.days, step.at_risk, step.closed, step.withdrawn, step.censored];
            assert_eq!(counts.map(|count| count.to_string()), row[..5], "{what}");
            same(step.incidence, number(&row[5]), &what);
            same(step.withdrawn_incidence, number(&row[6]), &what);
            same(step.open, number(&row[7]), &what);
            same_ends(step.incidence_interval, &row[9], &row[10], &what);
        }
    }
}

#[test]
fn pairs_agree_with_scipy_and_statsmodels() {
    let rows = rows("pairs.csv");
    assert!(rows.len() >= 30);
    for row in rows {
        let table = TwoByTwo {
            both: row[0] as u32,
            only_a: row[1] as u32,
            only_b: row[2] as u32,
            neither: row[3] as u32,
        };
        let (odds, what) = (table.odds_ratio(), format!("{table:?}"));
        same(table.fisher(), row[4], &what);
        // Ratios can be large: they agree to nine digits.
        same(odds.value / row[5], 1.0, &what);
        same(odds.interval.low / row[6], 1.0, &what);
        same(odds.interval.high / row[7], 1.0, &what);
    }
}

#[test]
fn trends_agree_with_statsmodels() {
    let cases = cases("trends.csv");
    assert!(cases.len() >= 20);
    for (case, rows) in cases {
        let groups: Vec<(f64, Proportion)> =
            rows.iter().map(|row| (number(&row[0]), proportion(number(&row[1]), number(&row[2])))).collect();
        let trend = cochran_armitage(&groups).unwrap();
        same(trend.z, number(&rows[0][3]), &case);
        same(trend.p, number(&rows[0][4]), &case);
    }
}

#[test]
fn adjusted_p_values_agree_with_statsmodels() {
    let cases = cases("adjusted.csv");
    assert!(cases.len() >= 20);
    for (case, rows) in cases {
        let plain: Vec<f64> = rows.iter().map(|row| number(&row[0])).collect();
        for (found, row) in benjamini_hochberg(&plain).into_iter().zip(rows) {
            same(found, number(&row[1]), &case);
        }
    }
}

#[test]
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the fixture holds small whole counts"
)]
fn tails_agree_with_scipy() {
    for row in rows("tails.csv") {
        same(chi_squared_tail(row[0], row[1] as u32), row[2], &format!("{row:?}"));
        same(two_sided(row[0]), row[3], &format!("{row:?}"));
    }
}

#[test]
fn scatter_agrees_with_scipy() {
    let cases = cases("funnels.csv");
    assert!(cases.len() >= 20);
    for (case, rows) in cases {
        let units: Vec<Proportion> =
            rows.iter().map(|row| proportion(number(&row[0]), number(&row[1]))).collect();
        let found = funnel(&units).unwrap();
        same(found.baseline, number(&rows[0][2]), &case);
        same(found.dispersion, number(&rows[0][3]), &case);
        same(found.p, number(&rows[0][4]), &case);
        assert_eq!(found.overdispersed, number(&rows[0][4]) < 0.05, "{case}");
    }
}

#[test]
fn what_cannot_be_tested_is_not() {
    assert_eq!(cochran_armitage(&[]), None);
    assert_eq!(cochran_armitage(&[(2021.0, Proportion::of_parts(3, 6))]), None, "one year");
    let none = [(2021.0, Proportion::of_parts(0, 9)), (2022.0, Proportion::of_parts(0, 9))];
    assert_eq!(cochran_armitage(&none), None);
    assert_eq!(funnel(&[Proportion::of_parts(0, 9)]), None);
    assert_eq!(funnel(&[]), None);
    assert!(curve(&[]).is_empty() && benjamini_hochberg(&[]).is_empty());
}
