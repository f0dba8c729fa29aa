//! One fixture site for each rule of `check`: the folder is named after the rule, and what is said of it is kept as a
//! snapshot.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its fixture should fail")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use peerbench::report::{ProblemKind, Report, json, text};
use peerbench::{config, dataset};

/// Folders that are not named after a rule, each with the rule that it breaks, if there is one.
const OTHERS: [(&str, &str); 6] = [
    ("comma-list", "unknown-theme"),
    ("dates-in-settings", ""),
    ("delimiter-line", "delimiter"),
    ("fine", ""),
    ("many-at-once", "unknown-theme"),
    ("web-page", "not-a-table"),
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn sites() -> Vec<(String, PathBuf)> {
    let mut sites: Vec<(String, PathBuf)> = fs::read_dir(root().join("tests/sites/check"))
        .unwrap()
        .map(|entry| entry.unwrap())
        .map(|entry| (entry.file_name().into_string().unwrap(), entry.path()))
        .collect();
    sites.sort();
    sites
}

fn report_on(site: &Path) -> Report {
    let mut report = Report::default();
    // Few fixtures have settings; what is wrong with them is not looked at here.
    let order =
        config::read(site, &mut Report::default()).map_or_else(Default::default, |config| config.dates);
    dataset::read(site, jiff::civil::date(2026, 11, 30), order, &mut report);
    report
}

/// The codes of the kinds of problem that stand in the source under `folder`.
fn codes_in(folder: &Path, codes: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            codes_in(&path, codes);
            continue;
        }
        let source = fs::read_to_string(&path).unwrap();
        let source = source.split("#[cfg(test)]").next().unwrap();
        if source.contains("Problem::unreadable(") {
            codes.insert(ProblemKind::UnreadableFile.code().to_owned());
        }
        for word in source.split("ProblemKind::").skip(1) {
            let name: String = word.chars().take_while(|c| c.is_alphanumeric()).collect();
            let kind = ProblemKind::ALL.into_iter().find(|kind| format!("{kind:?}") == name);
            codes.extend(kind.map(|kind| kind.code().to_owned()));
        }
    }
}

#[test]
fn what_is_said_of_every_site() {
    for (name, site) in sites() {
        insta::with_settings!({ prepend_module_to_snapshot => false, snapshot_path => "snapshots/check", omit_expression => true }, {
            insta::assert_snapshot!(name, text(&report_on(&site), false));
        });
    }
}

#[test]
fn every_site_breaks_the_rule_that_it_is_named_after() {
    for (name, site) in sites() {
        let report = report_on(&site);
        let codes: Vec<&str> = report.iter().map(|problem| problem.kind.code()).collect();
        let other = OTHERS.iter().find(|(other, _)| *other == name);
        match other.map_or(name.as_str(), |(_, rule)| rule) {
            "" => assert!(codes.is_empty(), "{name}: {codes:?}"),
            rule => assert!(codes.contains(&rule), "{name}: {codes:?}"),
        }
    }
}

#[test]
fn every_rule_has_a_site() {
    let mut codes = BTreeSet::new();
    codes_in(&root().join("src/dataset"), &mut codes);
    let sites: BTreeSet<String> = sites()
        .into_iter()
        .map(|(name, _)| name)
        .filter(|name| OTHERS.iter().all(|(other, _)| other != name))
        .collect();
    // No fixture can be a file that the machine refuses to read.
    codes.remove("unreadable-file");
    assert_eq!(codes, sites);
}

#[test]
fn a_problem_points_at_the_text_it_speaks_of() {
    for (name, site) in sites() {
        for problem in report_on(&site).iter() {
            let location = &problem.location;
            let shown = location.excerpt.chars().count();
            assert!(location.start as usize + location.length as usize <= shown, "{name}: {problem:?}");
            assert!(shown <= 200, "{name}: {problem:?}");
            assert!(location.line == 0 || site.join(&location.file).is_file(), "{name}: {problem:?}");
        }
    }
}

#[test]
fn two_runs_say_the_same() {
    for (name, site) in sites() {
        assert_eq!(json(&report_on(&site)), json(&report_on(&site)), "{name}");
    }
}
