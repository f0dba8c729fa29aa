//! The tables in `data/` are read whole: one council published more recommendations than its report states, and two
//! follow-ups follow challenges that are not recorded.
#![allow(clippy::unwrap_used, reason = "a test that cannot read the data should fail")]

use std::path::Path;

use peerbench::dataset;
use peerbench::report::Report;

#[test]
fn the_reference_data_have_no_error() {
    let mut report = Report::default();
    let data = dataset::read(Path::new(env!("CARGO_MANIFEST_DIR")), &mut report);
    let problems: Vec<String> = report
        .iter()
        .map(|p| format!("{:?} {} {}: {}", p.kind.severity(), p.kind.code(), p.location, p.message))
        .collect();
    assert_eq!(report.errors(), 0, "{problems:#?}");
    let notices: Vec<&str> = report.iter().map(|problem| problem.kind.code()).collect();
    assert_eq!(
        notices,
        ["more-than-stated", "follow-up-of-nothing", "follow-up-of-nothing"],
        "{problems:#?}"
    );
    assert_eq!(data.councils.len(), 471);
    assert_eq!(data.aliases.len(), 821);
    assert_eq!(data.themes.len(), 29);
    assert_eq!(data.challenges.len(), 340);
    assert_eq!(data.recommendations.len(), 449);
    assert_eq!(data.updates.len(), 110);
    assert_eq!(data.strengths.len(), 11);
    assert_eq!(data.plans.len(), 4);
    assert_eq!(data.events.len(), 5);
    assert_eq!(data.duties.len(), 5);
}
