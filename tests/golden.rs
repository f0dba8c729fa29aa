//! Intervals against statsmodels, which knows nothing of this program. `golden/make.py` made the fixtures.
#![allow(clippy::unwrap_used, reason = "a test that cannot read its fixture should fail")]

use std::path::Path;

use peerbench::analysis::{Proportion, difference};

/// How far a figure may lie from statsmodels' own.
const TOLERANCE: f64 = 1e-9;

/// The numbers of a fixture, row by row.
fn rows(name: &str) -> Vec<Vec<f64>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    csv::Reader::from_path(path)
        .unwrap()
        .records()
        .map(|row| row.unwrap().iter().map(|cell| cell.parse().unwrap()).collect())
        .collect()
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the fixtures hold small whole counts"
)]
fn proportion(count: f64, of: f64) -> Proportion {
    Proportion::new(count as u32, of as u32)
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
        let interval = Proportion::new(count, of).interval().unwrap();
        assert!((interval.low - low).abs() < 5e-5 && (interval.high - high).abs() < 5e-5, "{interval:?}");
    }
}
