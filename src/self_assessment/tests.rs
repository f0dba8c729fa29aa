#![allow(clippy::unwrap_used, reason = "a test that lacks its data should fail")]

use std::path::Path;

use jiff::civil::date;

use super::*;
use crate::analysis::{AsOfView, analyse};
use crate::dataset;
use crate::report::Report;

fn reference() -> (Dataset, Findings) {
    let data = dataset::read(
        Path::new(env!("CARGO_MANIFEST_DIR")),
        jiff::civil::date(2026, 11, 30),
        crate::config::DateOrder::default(),
        &mut Report::default(),
    );
    let view = AsOfView::new(&data, date(2026, 5, 19));
    let findings = analyse(&view);
    (view.data, findings)
}

#[test]
fn every_recommendation_of_a_council_stands_under_one_component() {
    let (data, findings) = reference();
    for council in data.councils.keys().filter(|key| is_for(&data, findings.as_of, *key)) {
        let draft = self_assessment(&data, &findings, council);
        let mut listed: Vec<_> =
            draft.parts.iter().flat_map(|part| part.asked_here.iter().copied()).collect();
        listed.sort_unstable();
        let mut all: Vec<_> = data.recommendations_to(council).collect();
        all.sort_unstable();
        assert_eq!(listed, all, "{}", data.councils[council].id);
        assert!(draft.parts.iter().all(|part| !part.prompts.is_empty()));
    }
}

#[test]
fn what_is_asked_of_similar_councils_is_counted_among_them() {
    let (data, findings) = reference();
    let derby = data.councils.find("derby").unwrap();
    let draft = self_assessment(&data, &findings, derby);
    let among = findings.frequency_among(&data, &draft.similar).unwrap();
    for part in &draft.parts {
        assert!(part.asked_elsewhere.is_sorted_by(|a, b| a.similar.count() >= b.similar.count()));
        for asked in &part.asked_elsewhere {
            assert_eq!(asked.similar, among.themes[asked.theme].challenges);
            assert_eq!(Some(data.themes[asked.theme].area), part.component);
        }
    }
}

#[test]
fn prompts_ask_about_what_is_open_and_not_about_what_is_settled() {
    let (data, findings) = reference();
    let derby = data.councils.find("derby").unwrap();
    let draft = self_assessment(&data, &findings, derby);
    let outstanding = |key: &Key<Recommendation>| findings.statuses[*key].state.is_outstanding();
    for part in &draft.parts {
        for key in &part.asked_here {
            let recommendation = &data.recommendations[*key];
            let number =
                recommendation.printed_number.clone().unwrap_or_else(|| recommendation.number.to_string());
            let words = |prompt: &String| -> Vec<String> {
                let name = prompt.split(':').next().unwrap_or_default().to_owned();
                name.split([' ', ',']).map(str::to_owned).collect()
            };
            let asked =
                part.prompts.iter().any(|p| p.starts_with("Recommendation") && words(p).contains(&number));
            assert!(
                asked || !outstanding(key),
                "recommendation {number} is open and nothing is asked about it"
            );
        }
    }
}
