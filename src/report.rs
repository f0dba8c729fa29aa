//! Every message to people: where a problem is, what it is, what to do about it.
//!
//! A stage returns its best value and adds its problems to a [`Report`]; the pipeline stops between stages when the
//! report holds an error.

mod github;
mod json;
mod kind;
mod nearest;
mod repeats;
mod sanitize_for_terminal;
mod shown;
mod text;
mod thousands;

pub use github::github;
pub use json::json;
pub use kind::ProblemKind;
pub use nearest::nearest;
pub use sanitize_for_terminal::sanitize_for_terminal;
pub use text::text;
pub use thousands::thousands;

use std::collections::BTreeSet;
use std::{fmt, io};

/// How much a problem matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Stops a build; nothing is written.
    Error,
    /// Worth knowing; the build goes on.
    Notice,
}

/// A place in one of the site's own files.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Location {
    /// Path relative to the site folder, with forward slashes (`data/challenges.csv`).
    pub file: String,
    /// Line, from 1; 0 when the problem is about the file as a whole.
    pub line: u32,
    /// Column in characters, from 1; 0 when the problem is about the whole line.
    pub column: u32,
    /// The text of the line (or of the window of it that holds the problem, at most 200 characters).
    pub excerpt: String,
    /// First character of the offending text within `excerpt`, from 0.
    pub start: u32,
    /// Characters of offending text; 0 when nothing in particular is at fault.
    pub length: u32,
}

impl Location {
    /// The place of a byte range in a text: its line, its column and the line itself (or a window of it).
    #[must_use]
    pub fn in_text(file: impl Into<String>, text: &str, span: std::ops::Range<usize>) -> Self {
        const WINDOW: usize = 200;
        let at = floor_char_boundary(text, span.start);
        let end = floor_char_boundary(text, span.end.max(at));
        let line_start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
        let line_end = text[at..].find('\n').map_or(text.len(), |newline| at + newline);
        let before = text[line_start..at].chars().count();
        let skipped = before.saturating_sub(WINDOW / 2);
        let excerpt: String =
            text[line_start..line_end].trim_end_matches('\r').chars().skip(skipped).take(WINDOW).collect();
        let start = before - skipped;
        let length =
            text[at..end.min(line_end)].chars().count().min(excerpt.chars().count().saturating_sub(start));
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self {
            file: file.into(),
            line: number(text[..at].matches('\n').count() + 1),
            column: number(before + 1),
            excerpt,
            start: number(start),
            length: number(length),
        }
    }

    /// A place that is a whole file.
    #[must_use]
    pub fn file(file: impl Into<String>) -> Self {
        Self { file: file.into(), ..Self::default() }
    }
}

/// The last character boundary at or before `at`, within the text.
fn floor_char_boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|index| text.is_char_boundary(*index)).unwrap_or(0)
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if self.line > 0 {
            write!(f, ":{}", self.line)?;
            if self.column > 0 {
                write!(f, ":{}", self.column)?;
            }
        }
        Ok(())
    }
}

/// One thing wrong, or worth knowing, in the site's own files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Which rule is broken; says its code, and whether it stops a build.
    pub kind: ProblemKind,
    /// Where it is.
    pub location: Location,
    /// What is wrong, one sentence without the place.
    pub message: String,
    /// What was expected there, when that can be said.
    pub expected: Option<String>,
    /// What to do, or the nearest valid value.
    pub help: Option<String>,
    /// Whether the machine is at fault (disk, permission) rather than what the file holds.
    pub machine: bool,
}

impl Problem {
    /// A problem of this kind at a place.
    #[must_use]
    pub fn new(kind: ProblemKind, location: Location, message: impl Into<String>) -> Self {
        Self { kind, location, message: message.into(), expected: None, help: None, machine: false }
    }

    /// A file or folder that could not be read. The machine is at fault, unless nothing of the right kind is there.
    #[must_use]
    pub fn unreadable(location: Location, error: &io::Error) -> Self {
        let of_the_site = matches!(
            error.kind(),
            io::ErrorKind::NotFound | io::ErrorKind::IsADirectory | io::ErrorKind::NotADirectory
        );
        Self {
            machine: !of_the_site,
            ..Self::new(ProblemKind::UnreadableFile, location, format!("cannot be read: {error}"))
        }
    }

    /// A symbolic link among the files of a site, which could lead to what is not the site's to publish.
    #[must_use]
    pub fn symbolic_link(path: impl Into<String>) -> Self {
        Self::new(
            ProblemKind::SymbolicLink,
            Location::file(path),
            "is a symbolic link, which is not followed",
        )
        .help("put a copy of what it leads to in its place")
    }

    /// Says what was expected at the place.
    #[must_use]
    pub fn expected(mut self, expected: impl Into<String>) -> Self {
        self.expected = Some(expected.into());
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// All problems of one run, in the order in which people read files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    problems: Vec<Problem>,
}

impl Report {
    /// Adds one problem.
    pub fn add(&mut self, problem: Problem) {
        self.problems.push(problem);
    }

    /// Adds all problems of another report, after those already here.
    pub fn append(&mut self, mut other: Self) {
        self.problems.append(&mut other.problems);
    }

    /// Whether a build must stop.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.errors() > 0
    }

    /// Whether the machine stands in the way of a build: disk, permission.
    #[must_use]
    pub fn is_of_the_machine(&self) -> bool {
        self.problems.iter().any(|problem| problem.machine && problem.kind.severity() == Severity::Error)
    }

    /// Number of errors.
    #[must_use]
    pub fn errors(&self) -> usize {
        self.problems.iter().filter(|p| p.kind.severity() == Severity::Error).count()
    }

    /// Number of notices.
    #[must_use]
    pub fn notices(&self) -> usize {
        self.problems.len() - self.errors()
    }

    /// What was found, in one line: `3 errors, 2 notices in 2 files`.
    #[must_use]
    pub fn summary(&self) -> String {
        let count = |number: usize, noun: &str| match number {
            1 => format!("1 {noun}"),
            _ => format!("{} {noun}s", thousands(number as u64)),
        };
        let files: BTreeSet<&str> =
            self.problems.iter().map(|problem| problem.location.file.as_str()).collect();
        let found = match (self.errors(), self.notices()) {
            (0, 0) => return "No problems.".to_owned(),
            (errors, 0) => count(errors, "error"),
            (0, notices) => count(notices, "notice"),
            (errors, notices) => format!("{}, {}", count(errors, "error"), count(notices, "notice")),
        };
        format!("{found} in {}", count(files.len(), "file"))
    }

    /// Sorts by file, line and column, so that the same files give the same messages on any number of threads.
    pub fn sort(&mut self) {
        self.problems.sort_by(|a, b| Self::order(a).cmp(&Self::order(b)));
    }

    /// What problems are sorted by.
    fn order(problem: &Problem) -> (&str, u32, u32, Severity, ProblemKind, &str) {
        let Location { file, line, column, .. } = &problem.location;
        (file, *line, *column, problem.kind.severity(), problem.kind, &problem.message)
    }

    /// The problems, in the order added (or sorted).
    pub fn iter(&self) -> impl Iterator<Item = &Problem> {
        self.problems.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_machine_refuses_is_its_fault() {
        let found = |kind: io::ErrorKind| {
            let mut report = Report::default();
            report.add(Problem::unreadable(Location::file("data/updates.csv"), &kind.into()));
            report.is_of_the_machine()
        };
        assert!(found(io::ErrorKind::PermissionDenied));
        assert!(!found(io::ErrorKind::NotFound) && !found(io::ErrorKind::IsADirectory));
    }
}
