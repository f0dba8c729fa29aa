//! The example that writes a site of invented councils: the same arguments write the same bytes, the program builds
//! what it writes, and every page says what it is.
#![allow(clippy::unwrap_used, reason = "a test that cannot set up its site should fail")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use assert_cmd::Command;
use peerbench::dataset::{self, Dataset, PartialDate, Status};
use peerbench::report::Report;
use tempfile::TempDir;

/// The example, which `cargo test` builds with the tests.
fn synthetic(arguments: &[&str], folder: &Path) -> Output {
    let tests = std::env::current_exe().unwrap();
    let examples = tests.parent().and_then(Path::parent).unwrap().join("examples");
    let program = examples.join(format!("synthetic{}", std::env::consts::EXE_SUFFIX));
    assert!(program.exists(), "run cargo test, or cargo build --example synthetic, first");
    Command::new(program).args(arguments).arg(folder).output().unwrap()
}

/// A site of invented councils in a folder that goes with the test.
fn site(arguments: &[&str]) -> TempDir {
    let folder = TempDir::new().unwrap();
    let output = synthetic(arguments, folder.path());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    folder
}

/// Every file below a folder with its bytes.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.insert(path.strip_prefix(folder).unwrap().to_owned(), fs::read(&path).unwrap());
            }
        }
    }
    found
}

/// Its tables, which must have no problem, not even a notice, but that invented words repeat themselves.
fn read(site: &Path) -> Dataset {
    let mut report = Report::default();
    let data = dataset::read(
        site,
        jiff::civil::date(2026, 11, 30),
        peerbench::config::DateOrder::default(),
        &mut report,
    );
    let problems: Vec<String> = report
        .iter()
        .filter(|p| p.kind.code() != "repeated-row")
        .map(|p| format!("{} {}: {}", p.kind.code(), p.location, p.message))
        .collect();
    assert!(problems.is_empty(), "{problems:#?}");
    data
}

#[test]
fn a_site_of_invented_councils_says_so_on_every_page() {
    let arguments = ["--councils", "40", "--seed", "3"];
    let first = site(&arguments);
    let written = files(first.path());
    assert!(written == files(site(&arguments).path()), "the same arguments wrote other bytes");
    assert!(
        written != files(site(&["--councils", "40", "--seed", "4"]).path()),
        "another seed, the same site"
    );
    let build = Command::cargo_bin("peerbench").unwrap().arg("build").arg(first.path()).output().unwrap();
    assert_eq!(build.status.code(), Some(0), "{}", String::from_utf8_lossy(&build.stderr));
    let mut pages = 0;
    for (path, bytes) in files(&first.path().join("public")) {
        if path.extension().is_some_and(|kind| kind == "html") {
            pages += 1;
            assert!(String::from_utf8_lossy(&bytes).contains("Synthetic data"), "{}", path.display());
        }
    }
    assert!(pages > 150, "{pages} pages");
}

#[test]
fn the_smallest_sites_build() {
    for councils in ["2", "3", "9"] {
        let site = site(&["--councils", councils, "--as-of", "2024-02-29"]);
        let build = Command::cargo_bin("peerbench").unwrap().arg("build").arg(site.path()).output().unwrap();
        assert_eq!(build.status.code(), Some(0), "{}", String::from_utf8_lossy(&build.stderr));
    }
}

/// What charts, tests and benchmarks rely on, at the size of a country.
#[test]
fn a_country_has_everything_in_it() {
    let site = site(&["--councils", "400", "--seed", "7"]);
    let data = read(site.path());
    let between = |low: usize, count: usize, high: usize, what: &str| {
        assert!((low..=high).contains(&count), "{count} {what}");
    };
    assert_eq!(data.councils.len(), 400);
    between(900, data.challenges.len(), 1_100, "challenges");
    between(9_000, data.recommendations.len(), 11_000, "recommendations");
    between(27_000, data.updates.len(), 33_000, "updates");

    let councils = data.councils.rows();
    let real = include_str!("../data/councils.csv");
    assert!(councils.iter().all(|council| !real.contains(&council.id)), "a real council");
    assert!(councils.iter().any(|council| council.successors.len() > 1), "no split");
    let of = |key| &data.councils[key];
    let chains =
        councils.iter().filter(|council| council.successors.iter().any(|key| of(*key).closed.is_some()));
    between(1, chains.count(), 40, "councils whose successor closed too");

    let challenges = data.challenges.rows();
    between(15, challenges.iter().filter(|c| c.councils.len() > 1).count(), 80, "joint challenges");
    between(
        5,
        challenges.iter().filter(|c| c.visit_end().is_none()).count(),
        40,
        "challenges without a date",
    );
    let coarse = |date: Option<PartialDate>| date.is_some_and(|date| !date.range().is_day());
    between(50, challenges.iter().filter(|c| coarse(c.visit_end())).count(), 200, "coarse dates of visits");
    let bare = data.challenges.keys().filter(|key| data.recommendations_of(*key).is_empty()).count();
    between(60, bare, 200, "challenges without recommendations");
    let partly = data.recommendations.rows().iter().filter(|r| !r.councils.is_empty()).count();
    between(20, partly, 200, "recommendations to some councils of a joint challenge");

    let mut said: BTreeMap<_, Vec<Status>> = BTreeMap::new();
    let mut ahead = 0;
    for update in data.updates.rows() {
        if let Some(key) = update.recommendation {
            said.entry(key).or_default().push(update.status);
        }
        ahead +=
            usize::from(update.date.is_some_and(|date| date.earliest() > jiff::civil::date(2026, 3, 31)));
    }
    between(1, ahead, 5, "updates from after the as-of date");
    let recommendations = data.recommendations.len();
    let stale = recommendations - said.len();
    between(recommendations * 15 / 100, stale, recommendations / 4, "recommendations without an update");
    let taken_back = |said: &&Vec<Status>| {
        said.windows(2).any(|two| two[0] == Status::Complete && two[1] != Status::Complete)
    };
    between(50, said.values().filter(taken_back).count(), 400, "closings taken back");
    for status in Status::ALL {
        let count = data.updates.rows().iter().filter(|update| update.status == status).count();
        between(50, count, 30_000, status.word());
    }
    let moved = data.updates.rows().iter().filter(|update| update.due.is_some()).count();
    between(500, moved, 6_000, "due dates that moved");
}

#[test]
fn a_folder_that_is_not_empty_is_left_alone() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("thesis.txt"), "years of work").unwrap();
    let output = synthetic(&["--councils", "2"], folder.path());
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("is not empty"));
    assert_eq!(files(folder.path()).len(), 1);
    let not_a_folder = synthetic(&["--councils", "2"], &folder.path().join("thesis.txt"));
    assert_eq!(not_a_folder.status.code(), Some(3));
    for wrong in [["--councils", "1"], ["--councils", "100001"], ["--as-of", "soon"]] {
        assert_eq!(synthetic(&wrong, &folder.path().join("new")).status.code(), Some(2), "{wrong:?}");
    }
}
