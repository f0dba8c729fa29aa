use std::fs;
use std::path::Path;

use super::*;
use crate::analysis::{AsOfView, analyse};
use crate::config;
use crate::dataset;
use crate::report::Report;

/// The columns of every table of figures, as promised to those who download them.
const CONTRACT: [(&str, &str); 11] = [
    (
        "theme-frequency",
        "basis,group_kind,group,theme,challenges_with_theme,challenges,share,share_low,share_high,\
         recommendations_with_theme,recommendations,verdict,reason",
    ),
    (
        "closure",
        "group_kind,group,made,withdrawn,closed,closed_confirmed_by_review_team,closed_confirmed_by_committee,\
         closed_reported,open,stopped,no_status,overdue,due_and_silent,rate,rate_low,rate_high,bound_low,bound_high,\
         dispersion,verdict,reason",
    ),
    (
        "closure-12-months",
        "group_kind,group,reached_12_months,withdrawn,cannot_say,undated_visits,no_status,base,closed_by_12_months,\
         rate,rate_low,rate_high,bound_low,bound_high",
    ),
    ("theme-change", "theme,before_with,before,since_with,since,p_adjusted,verdict,reason"),
    ("completeness", "region,year,visits,with_recommendations,whole_lists,with_status,checked"),
    (
        "time-to-closure",
        "group_kind,group,months,at_risk,closed,withdrawn,stopped,censored,incidence,incidence_low,incidence_high,\
         km_open,km_low,km_high",
    ),
    (
        "recurrence",
        "theme,raised_before,raised_again,share,share_low,share_high,closed_before,closed_then_raised_again,base_rate,\
         verdict,reason",
    ),
    (
        "co-occurrence",
        "theme_a,theme_b,challenges_a,challenges_b,challenges_both,challenges,lift,odds_ratio,or_low,or_high,p,p_adjusted",
    ),
    ("duty-states", "challenge,council,duty,due,done,state"),
    ("similar-councils", "council,neighbour,rank,distance"),
    (
        "recommendations",
        "challenge,number,printed_number,summary,component,themes,councils,priority,due,owner,detail,source_url,issue,status,\
         status_date,reported_by,closed_on,overdue,due_and_silent,council_states,review_team_states,committee_states,\
         voices_differ,due_moves,due_moved_days,closed_without_evidence,last_statement,stale",
    ),
];

fn reference() -> Vec<Artefact> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut report = Report::default();
    let config = config::read(root, &mut report).unwrap();
    let data = dataset::read(
        root,
        jiff::civil::date(2026, 11, 30),
        crate::config::DateOrder::default(),
        &mut report,
    );
    let view = AsOfView::new(&data, jiff::civil::date(2026, 11, 26));
    let (data, findings) = (&view.data, analyse(&view));
    export(data, &findings).into_artefacts(&config, &Addresses::new(&config.base_url), findings.as_of)
}

fn text(artefacts: &[Artefact], path: &str) -> String {
    String::from_utf8(artefacts.iter().find(|a| a.path == path).unwrap().bytes.clone()).unwrap()
}

#[test]
fn names_and_columns_are_as_promised() {
    let artefacts = reference();
    for (name, columns) in CONTRACT {
        let csv = text(&artefacts, &format!("data/{name}.csv"));
        assert_eq!(csv.split("\r\n").next().unwrap(), columns, "{name}");
    }
}

#[test]
fn cleaned_tables_keep_the_columns_and_rows_of_the_input() {
    let artefacts = reference();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for name in
        ["councils", "council_aliases", "themes", "challenges", "plans", "events", "duties", "strengths"]
    {
        let input = fs::read(root.join(format!("data/{name}.csv"))).unwrap();
        let rows = |bytes: &[u8]| -> Vec<csv::StringRecord> {
            csv::ReaderBuilder::new()
                .has_headers(false)
                .from_reader(bytes)
                .records()
                .map(Result::unwrap)
                .collect()
        };
        let output = text(&artefacts, &format!("data/{name}.csv"));
        let (input, output) = (rows(&input), rows(output.as_bytes()));
        assert_eq!(input[0], output[0], "{name}");
        assert_eq!(input.len(), output.len(), "{name}");
    }
}

#[test]
fn the_edition_for_excel_differs_by_its_mark_alone() {
    let artefacts = reference();
    let plain = text(&artefacts, "data/closure.csv");
    assert_eq!(text(&artefacts, "data/excel/closure.csv"), format!("\u{feff}{plain}"));
}

#[test]
fn every_table_is_described_as_it_is() {
    let artefacts = reference();
    let package: serde_json::Value =
        serde_json::from_str(&text(&artefacts, "data/datapackage.json")).unwrap();
    let resources = package["resources"].as_array().unwrap();
    let tables = artefacts.iter().filter(|a| a.path.starts_with("data/excel/")).count();
    assert_eq!(resources.len(), tables);
    for resource in resources {
        let csv = text(&artefacts, &format!("data/{}", resource["path"].as_str().unwrap()));
        assert_eq!(resource["bytes"], csv.len());
        let described: Vec<&str> = resource["schema"]["fields"]
            .as_array()
            .unwrap()
            .iter()
            .map(|field| field["name"].as_str().unwrap())
            .collect();
        let mut reader = csv::Reader::from_reader(csv.as_bytes());
        assert_eq!(reader.headers().unwrap().iter().collect::<Vec<_>>(), described);
        for record in reader.records().map(Result::unwrap) {
            for (cell, field) in record.iter().zip(resource["schema"]["fields"].as_array().unwrap()) {
                let fits = match field["type"].as_str().unwrap() {
                    "integer" => cell.is_empty() || cell.parse::<i64>().is_ok(),
                    "number" => cell.is_empty() || cell.parse::<f64>().is_ok(),
                    "boolean" => matches!(cell, "true" | "false"),
                    _ => true,
                };
                assert!(fits, "{}: {} {cell:?}", resource["name"], field["name"]);
            }
        }
        let metadata =
            text(&artefacts, &format!("data/{}.csv-metadata.json", resource["name"].as_str().unwrap()));
        assert_eq!(serde_json::from_str::<serde_json::Value>(&metadata).unwrap()["url"], resource["path"]);
    }
}
