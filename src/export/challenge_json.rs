//! Each challenge with its recommendations as JSON, at an address that stays.

use rayon::prelude::*;
use serde_json::{Value, json};

use crate::address::Addresses;
use crate::analysis::Findings;
use crate::artefact::Artefact;
use crate::dataset::{Challenge, Component, Dataset, Key, PartialDate, Recommendation, Status, Update};

/// The folder of the files, below the site's root.
pub const PATH: &str = "data/challenges";

/// One file for each challenge.
#[must_use]
pub fn challenge_json(data: &Dataset, findings: &Findings, addresses: &Addresses) -> Vec<Artefact> {
    let keys: Vec<Key<Challenge>> = data.challenges.keys().collect();
    keys.par_iter()
        .map(|key| {
            let path = format!("{PATH}/{}.json", data.challenges[*key].id);
            Artefact::new(path, challenge(data, findings, addresses, *key).to_string())
        })
        .collect()
}

fn challenge(data: &Dataset, findings: &Findings, addresses: &Addresses, key: Key<Challenge>) -> Value {
    let challenge = &data.challenges[key];
    let councils: Vec<&str> =
        challenge.councils.iter().map(|council| data.councils[*council].id.as_str()).collect();
    let recommendations: Vec<Value> = data
        .recommendations_of(key)
        .iter()
        .map(|recommendation| of_recommendation(data, findings, addresses, *recommendation))
        .collect();
    json!({
        "id": challenge.id,
        "councils": councils,
        "kind": challenge.kind.word(),
        "onsite_start": date(challenge.visit_start()),
        "onsite_end": date(challenge.visit_end()),
        "report_published": date(challenge.report_published),
        "source": challenge.source_url,
        "page": addresses.absolute(&format!("challenges/{}/", challenge.id)),
        "as_of": findings.as_of.to_string(),
        "recommendations": recommendations,
        "whole_plan": statements(data, data.challenge_updates(key)),
    })
}

fn of_recommendation(
    data: &Dataset,
    findings: &Findings,
    addresses: &Addresses,
    key: Key<Recommendation>,
) -> Value {
    let recommendation = &data.recommendations[key];
    let status = &findings.statuses[key];
    let themes: Vec<&str> =
        recommendation.themes.iter().map(|theme| data.themes[*theme].id.as_str()).collect();
    json!({
        "number": recommendation.number,
        "summary": recommendation.summary,
        "component": recommendation.component.map(Component::word),
        "themes": themes,
        "status": status.reported.map(Status::word),
        "closed_on": date(status.closed_on),
        "overdue": status.overdue,
        "due_and_silent": status.due_and_silent,
        "page": addresses.absolute(&format!(
            "challenges/{}/#recommendation-{}",
            data.challenges[recommendation.challenge].id, recommendation.number
        )),
        "statements": statements(data, data.updates_of(key)),
    })
}

fn statements(data: &Dataset, updates: &[Key<Update>]) -> Vec<Value> {
    updates
        .iter()
        .map(|key| {
            let update = &data.updates[*key];
            json!({
                "date": date(update.date),
                "status": update.status.word(),
                "reported_by": update.reported_by.word(),
                "note": update.note,
                "evidence": update.evidence_url,
            })
        })
        .collect()
}

fn date(date: Option<PartialDate>) -> Option<String> {
    date.map(|date| date.to_string())
}
