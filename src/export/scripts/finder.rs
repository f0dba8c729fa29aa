//! Every recommendation, as the finder filters them.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::analysis::{Class, Findings};
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
    let last = |key: Key<Recommendation>| findings.statuses.get(key.position()).and_then(|s| s.last_update);
    json!({
        "as_of": findings.as_of.to_string(),
        "as_at": wording::day(findings.as_of),
        "regions": Region::ALL.map(|region| [region.slug(), region.name()]),
        "types": CouncilType::ALL.map(|kind| [kind.slug(), wording::types_name(kind)]),
        "components": Component::ALL.map(|component| [component.word(), component.title()]),
        "themes": data.themes.rows().iter().map(|theme| [&theme.id, &theme.title]).collect::<Vec<_>>(),
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
            "status": rows(&mut |key| json!(statuses.place(findings, key))),
            "status_date": rows(&mut |key| json!(
                last(key).and_then(|update| data.updates[update].date).map(|date| date.to_string())
            )),
            "past_due": keys
                .iter()
                .enumerate()
                .filter(|(_, key)| findings.statuses.get(key.position()).is_some_and(|s| s.past_due))
                .map(|(row, _)| row)
                .collect::<Vec<_>>(),
            "only": keys
                .iter()
                .enumerate()
                .filter(|(_, key)| !data.recommendations[**key].councils.is_empty())
                .map(|(row, key)| json!([row, positions(&data.recommendations[*key].councils)]))
                .collect::<Vec<_>>(),
        },
        "statuses": statuses.words,
    })
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

/// Id, everyday name, region and type of every council; `null` for one that no challenge is about.
fn councils(data: &Dataset) -> Vec<Value> {
    data.councils
        .iter()
        .map(|(key, council)| {
            if data.challenges_of(key).is_empty() {
                return Value::Null;
            }
            let region = Region::ALL.iter().position(|region| *region == council.region);
            let kind = CouncilType::ALL.iter().position(|kind| *kind == council.kind);
            json!([council.id, council.short_name, region, kind])
        })
        .collect()
}

/// Id, councils, visit in words, year and first day of every challenge.
fn challenges(data: &Dataset) -> Vec<Value> {
    data.challenges
        .rows()
        .iter()
        .map(|challenge| {
            json!([
                challenge.id,
                positions(&challenge.councils),
                wording::visit(challenge),
                challenge.year(),
                challenge.visit_start().map(|date| date.to_string()),
            ])
        })
        .collect()
}

/// The words for where recommendations stand, each once: word, shape and class of the style sheet.
#[derive(Default)]
struct Statuses {
    words: Vec<[&'static str; 3]>,
    places: BTreeMap<&'static str, usize>,
}

impl Statuses {
    fn place(&mut self, findings: &Findings, key: Key<Recommendation>) -> usize {
        let tag = findings
            .statuses
            .get(key.position())
            .map_or_else(|| wording::class(Class::NoInformation), wording::status);
        *self.places.entry(tag.word).or_insert_with(|| {
            self.words.push([tag.word, tag.shape, tag.class]);
            self.words.len() - 1
        })
    }
}
