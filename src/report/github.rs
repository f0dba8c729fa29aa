//! A [`Report`] as workflow commands, which GitHub shows next to the lines of a change.

use std::fmt::Write;

use super::repeats::{Item, items};
use super::{Problem, Report, Severity, sanitize_for_terminal};

/// One `::error …::` or `::notice …::` line per problem, then the summary.
#[must_use]
pub fn github(report: &Report) -> String {
    let mut text = String::new();
    for item in items(report) {
        match item {
            Item::Problem(problem) => text.push_str(&command(problem)),
            Item::More(problem, more) => {
                let _ = write!(
                    text,
                    "::{} title={}::{more}",
                    word(problem.kind.severity()),
                    property(problem.kind.code())
                );
            }
        }
        text.push('\n');
    }
    text.push_str(&report.summary());
    text.push('\n');
    text
}

fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Notice => "notice",
    }
}

fn command(problem: &Problem) -> String {
    let location = &problem.location;
    let severity = word(problem.kind.severity());
    let mut command = format!("::{severity} file={}", property(&location.file));
    // Writing to a string cannot fail.
    if location.line > 0 {
        let _ = write!(command, ",line={}", location.line);
    }
    if location.column > 0 {
        let _ = write!(command, ",col={}", location.column);
    }
    let mut message = problem.message.clone();
    if let Some(expected) = &problem.expected {
        let _ = write!(message, "\nExpected: {expected}.");
    }
    if let Some(help) = &problem.help {
        let _ = write!(message, "\n{help}");
    }
    let _ = write!(command, ",title={}::{}", property(problem.kind.code()), data(&message));
    command
}

/// A message: percent signs and line ends are written as codes.
fn data(text: &str) -> String {
    let lines: Vec<String> =
        text.split('\n').map(|line| sanitize_for_terminal(line).replace('%', "%25")).collect();
    lines.join("%0A")
}

/// A property: colons and commas too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use crate::report::{Location, Problem, ProblemKind, Report, github};

    #[test]
    fn commands_cannot_be_forged() {
        let mut report = Report::default();
        let location = Location { line: 2, column: 3, ..Location::file("data/a,b:c.csv") };
        report
            .add(Problem::new(ProblemKind::Url, location, "50% bad\r\n::set-env name=x::y").help("Mend it."));
        report.add(Problem::new(ProblemKind::BlankRows, Location::file("data/x.csv"), "A row is blank."));
        assert_eq!(
            github(&report),
            "::error file=data/a%2Cb%3Ac.csv,line=2,col=3,title=url::50%25 bad %0A::set-env name=x::y%0AMend it.\n\
             ::notice file=data/x.csv,title=blank-rows::A row is blank.\n\
             1 error, 1 notice in 2 files\n"
        );
    }
}
