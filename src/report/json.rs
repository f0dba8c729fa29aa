//! A [`Report`] as one JSON document.

use serde::Serialize;

use super::shown::Shown;
use super::{Problem, Report, Severity};

#[derive(Serialize)]
struct Document<'a> {
    errors: usize,
    notices: usize,
    problems: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Row<'a> {
    code: &'a str,
    /// What is wrong in general; the message says it of the case at hand.
    rule: &'static str,
    severity: &'static str,
    file: &'a str,
    /// From 1; 0 when the problem is about the file as a whole.
    line: u32,
    /// In characters, from 1; 0 when the problem is about the whole line.
    column: u32,
    /// The line, with what cannot be seen shown by its code point.
    excerpt: String,
    /// First character of the offending text within `excerpt`, from 0.
    start: usize,
    /// Characters of offending text.
    length: usize,
    message: String,
    expected: Option<String>,
    help: Option<String>,
}

impl<'a> From<&'a Problem> for Row<'a> {
    fn from(problem: &'a Problem) -> Self {
        let location = &problem.location;
        let Shown { message, expected, help, excerpt } = Shown::of(problem);
        Self {
            code: problem.kind.code(),
            rule: problem.kind.summary(),
            severity: match problem.kind.severity() {
                Severity::Error => "error",
                Severity::Notice => "notice",
            },
            file: &location.file,
            line: location.line,
            column: location.column,
            excerpt: excerpt.text(),
            start: excerpt.before.chars().count(),
            length: excerpt.offending.chars().count(),
            message,
            expected,
            help,
        }
    }
}

/// All problems with all their fields, and how many there are of each severity; indented, with a line end.
#[must_use]
pub fn json(report: &Report) -> String {
    let document = Document {
        errors: report.errors(),
        notices: report.notices(),
        problems: report.iter().map(Row::from).collect(),
    };
    // Strings and numbers in named fields always serialise.
    let mut text = serde_json::to_string_pretty(&document).unwrap_or_default();
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use crate::report::{Location, Problem, ProblemKind, Report, json};

    #[test]
    fn every_field_is_given() {
        let mut report = Report::default();
        let location = Location { line: 2, column: 3, ..Location::file("data/x.csv") };
        report.add(Problem::new(ProblemKind::Url, location, "“\u{1b}” is none.").expected("one"));
        let value: serde_json::Value = serde_json::from_str(&json(&report)).unwrap();
        assert_eq!(value["errors"], 1);
        assert_eq!(value["notices"], 0);
        assert_eq!(value["problems"][0]["code"], "url");
        assert_eq!(value["problems"][0]["rule"], "a cell is not a web address");
        assert_eq!(value["problems"][0]["line"], 2);
        assert_eq!(value["problems"][0]["expected"], "one");
        assert!(value["problems"][0]["help"].is_null());
    }
}
