//! Which councils are most like a council.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::dataset::{Council, CouncilType, Dataset, Indicator, Key, KeyedVec, Nation};

/// A similar council.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Similar {
    /// The council.
    pub council: Key<Council>,
    /// 1 for the most similar.
    pub rank: u32,
    /// Root mean square of the differences of the values that both have, in standard deviations; `None` where the
    /// publisher's own table of neighbours says who is similar.
    pub distance: Option<f64>,
}

impl Similar {
    /// How many are kept for each council.
    pub const KEPT: usize = 15;
}

/// The values of a council, by name; standardised where the distance is taken.
type Values = Vec<Option<f64>>;

/// For each council, in the order of the table, the councils most like it, nearest first: its neighbours where the
/// publisher gave any, else the nearest of its type and nation. Only councils that exist have any, and are any.
pub(super) fn similar_councils(data: &Dataset, as_of: Date) -> KeyedVec<Council, Vec<Similar>> {
    let is_open = |key: Key<Council>| data.councils[key].exists_at(as_of);
    let mut found = KeyedVec::filled(&data.councils, Vec::new());
    let mut kinds: BTreeMap<(CouncilType, Nation), Vec<Key<Council>>> = BTreeMap::new();
    for (key, council) in data.councils.iter().filter(|(key, _)| is_open(*key)) {
        kinds.entry((council.kind, council.nation)).or_default().push(key);
    }
    let indicators = latest_indicators(data);
    for members in kinds.values() {
        let values = standardised(data, members, &indicators);
        let nearest: Vec<Vec<Similar>> =
            (0..members.len()).into_par_iter().map(|index| nearest(data, members, &values, index)).collect();
        for (key, nearest) in members.iter().zip(nearest) {
            found[*key] = nearest;
        }
    }
    for (council, given) in given(data) {
        found[council] = if is_open(council) {
            given.into_iter().filter(|similar| is_open(similar.council)).collect()
        } else {
            Vec::new()
        };
    }
    found
}

/// The publisher's own neighbours, by council, nearest first.
fn given(data: &Dataset) -> BTreeMap<Key<Council>, Vec<Similar>> {
    let mut given: BTreeMap<Key<Council>, Vec<Similar>> = BTreeMap::new();
    for neighbour in data.neighbours.rows() {
        let similar = Similar { council: neighbour.neighbour, rank: neighbour.rank, distance: None };
        given.entry(neighbour.council).or_default().push(similar);
    }
    for list in given.values_mut() {
        list.sort_by_key(|similar| similar.rank);
    }
    given
}

/// The latest value of each indicator, by name and council; one without a year is the oldest.
fn latest_indicators(data: &Dataset) -> BTreeMap<&str, BTreeMap<Key<Council>, f64>> {
    let mut rows: Vec<&Indicator> = data.indicators.rows().iter().collect();
    rows.sort_by_key(|row| row.year);
    let mut latest: BTreeMap<&str, BTreeMap<Key<Council>, f64>> = BTreeMap::new();
    for row in rows {
        latest.entry(&row.indicator).or_default().insert(row.council, row.value);
    }
    latest
}

/// The values of each member in standard deviations from the mean of all members that have it. A value in which they do
/// not differ says nothing and is left out.
fn standardised(
    data: &Dataset,
    members: &[Key<Council>],
    indicators: &BTreeMap<&str, BTreeMap<Key<Council>, f64>>,
) -> Vec<Values> {
    let population = |key: &Key<Council>| {
        data.councils[*key].population.filter(|people| *people > 0).map(|people| f64::from(people).ln())
    };
    let mut columns: Vec<Vec<Option<f64>>> = vec![members.iter().map(population).collect()];
    columns.extend(
        indicators.values().map(|values| members.iter().map(|key| values.get(key).copied()).collect()),
    );
    let columns: Vec<Vec<Option<f64>>> = columns.into_iter().filter_map(|column| z_scores(&column)).collect();
    (0..members.len()).map(|row| columns.iter().map(|column| column[row]).collect()).collect()
}

fn z_scores(column: &[Option<f64>]) -> Option<Vec<Option<f64>>> {
    let known: Vec<f64> = column.iter().flatten().copied().collect();
    let mean = known.iter().sum::<f64>() / known.len() as f64;
    let deviation =
        (known.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / known.len() as f64).sqrt();
    (deviation > 0.0 && deviation.is_finite())
        .then(|| column.iter().map(|value| value.map(|value| (value - mean) / deviation)).collect())
}

/// The members nearest to one of them; of equally near ones, by id.
fn nearest(data: &Dataset, members: &[Key<Council>], values: &[Values], index: usize) -> Vec<Similar> {
    let mut found: Vec<(f64, Key<Council>)> = members
        .iter()
        .zip(values)
        .enumerate()
        .filter(|(other, _)| *other != index)
        .filter_map(|(_, (key, other))| Some((distance(&values[index], other)?, *key)))
        .collect();
    let by_distance = |a: &(f64, Key<Council>), b: &(f64, Key<Council>)| {
        a.0.total_cmp(&b.0).then_with(|| data.councils[a.1].id.cmp(&data.councils[b.1].id))
    };
    if found.len() > Similar::KEPT {
        found.select_nth_unstable_by(Similar::KEPT, by_distance);
        found.truncate(Similar::KEPT);
    }
    found.sort_by(by_distance);
    (1..)
        .zip(found)
        .map(|(rank, (distance, council))| Similar { council, rank, distance: Some(distance) })
        .collect()
}

/// Root mean square of the differences of the values that both have; `None` when they share none.
fn distance(a: &Values, b: &Values) -> Option<f64> {
    let (mut sum, mut shared) = (0.0, 0_u32);
    for (a, b) in a.iter().zip(b) {
        if let (Some(a), Some(b)) = (a, b) {
            sum += (a - b).powi(2);
            shared += 1;
        }
    }
    (shared > 0).then(|| (sum / f64::from(shared)).sqrt())
}
