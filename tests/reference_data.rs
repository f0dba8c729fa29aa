//! The tables in `data/` are read whole: of one report more recommendations are recorded than it is said to have, two
//! visits in several parts took weeks, and two follow-ups follow challenges that are not recorded.
#![allow(clippy::unwrap_used, reason = "a test that cannot read the data should fail")]

use std::path::Path;

use peerbench::dataset;
use peerbench::report::Report;

#[test]
fn the_reference_data_have_no_error() {
    let mut report = Report::default();
    let data = dataset::read(
        Path::new(env!("CARGO_MANIFEST_DIR")),
        jiff::civil::date(2026, 11, 30),
        peerbench::config::DateOrder::default(),
        &mut report,
    );
    let problems: Vec<String> = report
        .iter()
        .map(|p| format!("{:?} {} {}: {}", p.kind.severity(), p.kind.code(), p.location, p.message))
        .collect();
    assert_eq!(report.errors(), 0, "{problems:#?}");
    let notices: Vec<&str> = report.iter().map(|problem| problem.kind.code()).collect();
    assert_eq!(
        notices,
        ["more-than-stated", "follow-up-of-nothing", "long-visit", "long-visit", "follow-up-of-nothing"],
        "{problems:#?}"
    );
    for (code, line) in
        [("more-than-stated", 83), ("follow-up-of-nothing", 108), ("follow-up-of-nothing", 202)]
    {
        assert!(
            report.iter().any(|p| p.kind.code() == code && p.location.line == line),
            "{code} {line}: {problems:#?}"
        );
    }
    assert_eq!(data.challenges.rows().iter().filter(|challenge| challenge.checked.is_some()).count(), 211);
    assert_eq!(data.councils.len(), 471);
    assert_eq!(data.aliases.len(), 821);
    assert_eq!(data.themes.len(), 29);
    assert_eq!(data.challenges.len(), 446);
    assert_eq!(data.recommendations.len(), 791);
    assert_eq!(data.updates.len(), 324);
    assert_eq!(data.strengths.len(), 696);
    assert_eq!(data.plans.len(), 4);
    assert_eq!(data.events.len(), 5);
    assert_eq!(data.duties.len(), 5);
}
