//! Every recommendation, as the finder filters them.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::analysis::Findings;
use crate::dataset::{Component, Council, CouncilType, Dataset, Key, Recommendation, Region};
use crate::wording;

/// The recommendations and the lists that their columns point into.
pub(super) fn recommendations(data: &Dataset, findings: &Findings) -> Value {
    let mut statuses = Statuses::default();
    let keys: Vec<Key<Recommendation>> = newest_first(data);
    let rows = |value: &mut dyn FnMut(Key<Recommendation>) -> Value| -> Vec<Value> {
        keys.iter().map(|key| value(*key)).collect()
    };
    let component = |key: Key<Recommendation>| data.recommendations[key].component;
    let shown = |key: Key<Recommendation>| findings.statuses[key].shown;
    json!({
        "as_of": findings.as_of.to_string(),
        "as_at": wording::day(findings.as_of),
        "regions": Region::ALL.map(|region| named(region.slug(), region.name())),
        "types": CouncilType::ALL.map(|kind| named(kind.slug(), wording::types_name(kind))),
        "components": Component::ALL.map(|component| named(component.word(), component.title())),
        "themes": data.themes.rows().iter().map(|theme| named(&theme.id, &theme.title)).collect::<Vec<_>>(),
        "councils": councils(data),
        "challenges": challenges(data),
        "rows": {
            "challenge": rows(&mut |key| json!(data.recommendations[key].challenge.position())),
            "number": rows(&mut |key| json!(data.recommendations[key].number)),
            "text": rows(&mut |key| json!(data.recommendations[key].summary)),
            "component": rows(&mut |key| component(key).map_or(json!(-1), |found| {
                json!(Component::ALL.iter().position(|other| *other == found))
            })),
            "themes": rows(&mut |key| json!(
                data.recommendations[key].themes.iter().map(|theme| theme.position()).collect::<Vec<_>>()
            )),
            "status": rows(&mut |key| json!(statuses.position(findings, key))),
            "status_date": rows(&mut |key| json!(
                shown(key).and_then(|update| data.updates[update].date).map(|date| date.to_string())
            )),
            "overdue": keys
                .iter()
                .enumerate()
                .filter(|(_, key)| findings.statuses[**key].overdue)
                .map(|(row, _)| row)
                .collect::<Vec<_>>(),
            "addressed": keys
                .iter()
                .enumerate()
                .filter(|(_, key)| !data.recommendations[**key].councils.is_empty())
                .map(|(row, key)| json!({ "row": row, "councils": positions(&data.recommendations[*key].councils) }))
                .collect::<Vec<_>>(),
        },
        "statuses": statuses.words,
    })
}

/// A choice of a filter: what stands in the address, and what is shown.
fn named(id: &str, name: &str) -> Value {
    json!({ "id": id, "name": name })
}

/// Recommendations of the newest visit first, undated visits last; within a challenge by number.
fn newest_first(data: &Dataset) -> Vec<Key<Recommendation>> {
    let mut keys: Vec<Key<Recommendation>> = data.recommendations.keys().collect();
    let visit =
        |key: &Key<Recommendation>| data.challenges[data.recommendations[*key].challenge].visit_start();
    keys.sort_by_key(|key| (std::cmp::Reverse(visit(key)), *key));
    keys
}

fn positions(councils: &[Key<Council>]) -> Vec<usize> {
    councils.iter().map(|council| council.position()).collect()
}

/// Every council with the places of its region and type; `null` for one that no challenge is about.
fn councils(data: &Dataset) -> Vec<Value> {
    data.councils
        .iter()
        .map(|(key, council)| {
            if data.challenges_of(key).is_empty() {
                return Value::Null;
            }
            let region = Region::ALL.iter().position(|region| *region == council.region);
            let kind = CouncilType::ALL.iter().position(|kind| *kind == council.kind);
            json!({ "id": council.id, "name": council.short_name, "region": region, "type": kind })
        })
        .collect()
}

/// Every challenge with its visit in words, its year and its first day.
fn challenges(data: &Dataset) -> Vec<Value> {
    data.challenges
        .rows()
        .iter()
        .map(|challenge| {
            json!({
                "id": challenge.id,
                "councils": positions(&challenge.councils),
                "visit": wording::visit(challenge),
                "year": challenge.year(),
                "start": challenge.visit_start().map(|date| date.to_string()),
            })
        })
        .collect()
}

/// The words for the status of recommendations, each once, with the end of their class in the style sheet.
#[derive(Default)]
struct Statuses {
    words: Vec<Value>,
    positions: BTreeMap<&'static str, usize>,
}

impl Statuses {
    fn position(&mut self, findings: &Findings, key: Key<Recommendation>) -> usize {
        let tag = wording::status(&findings.statuses[key]);
        *self.positions.entry(tag.word).or_insert_with(|| {
            self.words.push(json!({ "word": tag.word, "slug": tag.slug }));
            self.words.len() - 1
        })
    }
}
