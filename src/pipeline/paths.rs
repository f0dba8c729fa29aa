//! Whether everything that a build makes can be published: what would get in the way is said of the site's own files, before any file
//! is written.

use std::collections::{BTreeSet, HashSet};

use jiff::civil::Date;

use crate::artefact::{self, Artefact, Fault};
use crate::dataset::Dataset;
use crate::report::{Location, Problem, ProblemKind, Report};
use crate::{export, search, self_assessment};

/// Reports every file that cannot be published, and every two that cannot both be. What a build can leave out counts as made, so that
/// a site has the same problems whatever is asked for.
pub(super) fn check(made: &[Artefact], optional: &BTreeSet<String>, report: &mut Report) {
    let by_program = |file: &&Artefact| file.source.is_none();
    let known: HashSet<&str> = made.iter().filter(by_program).map(|file| file.path.as_str()).collect();
    let left_out: Vec<Artefact> = optional
        .iter()
        .filter(|path| !known.contains(path.as_str()))
        .map(|path| Artefact::new(path.as_str(), ""))
        .collect();
    report_faults(made.iter().chain(&left_out), report);
}

/// Reports the files that cannot be published, each once: one in the place of a folder is in the way of all that belongs there.
pub(super) fn report_faults<'a>(files: impl IntoIterator<Item = &'a Artefact>, report: &mut Report) {
    let mut named = HashSet::new();
    for fault in artefact::faults(files) {
        let problem = problem(&fault);
        if named.insert(problem.location.file.clone()) {
            report.add(problem);
        }
    }
}

/// Paths of what a build can be told to leave out. Links to them are right all the same.
pub(super) fn optional(data: &Dataset, as_of: Date) -> BTreeSet<String> {
    let councils = data.councils.keys().filter(|key| self_assessment::is_for(data, as_of, *key));
    let documents =
        councils.flat_map(|key| ["docx", "xlsx"].map(|ending| self_assessment::file(data, key, ending)));
    let fixed = search::PATHS.into_iter().chain([export::WORKBOOK]).map(str::to_owned);
    fixed.chain(documents).collect()
}

/// What to say of a file that cannot be published.
fn problem(fault: &Fault) -> Problem {
    match *fault {
        Fault::Path { file, problem } => Problem::new(
            ProblemKind::Path,
            location(file),
            format!("cannot be published as {}: {problem}", file.path),
        )
        .expected("a path that every file system and web host can hold")
        .help("give the file or id another name"),
        Fault::Same(one, other) => {
            let (file, other) = by_source(one, other);
            let message = if file.path == other.path {
                format!("takes the place of {}", described(other))
            } else {
                format!("has the path of {}, where capital and small letters are the same", described(other))
            };
            clash(file, message)
        }
        Fault::FileAsFolder(below, above) => {
            let (file, other) = by_source(above, below);
            let relation = if file.path == above.path {
                "is where a folder is needed for"
            } else {
                "needs a folder where there is already"
            };
            clash(file, format!("{relation} {}", described(other)))
        }
    }
}

fn clash(file: &Artefact, message: String) -> Problem {
    Problem::new(ProblemKind::PathClash, location(file), message)
        .expected(format!("another path than {}", file.path))
        .help(
            "give the file or id another name; words for a page that the site makes belong under content/, another look under templates/",
        )
}

/// The file to blame of two, and the other: a static file of the site rather than a page, a page rather than what the program makes.
fn by_source<'a>(one: &'a Artefact, other: &'a Artefact) -> (&'a Artefact, &'a Artefact) {
    let weight = |file: &Artefact| match &file.source {
        Some(source) if source.starts_with("static/") => 2,
        Some(_) => 1,
        None => 0,
    };
    if weight(one) > weight(other) { (one, other) } else { (other, one) }
}

/// The site's own file, or else the published one.
fn location(file: &Artefact) -> Location {
    Location::file(file.source.clone().unwrap_or_else(|| format!("public/{}", file.path)))
}

fn described(file: &Artefact) -> String {
    match &file.source {
        Some(source) => format!("{}, which comes from {source}", file.path),
        None => format!("{}, which the site makes", file.path),
    }
}
