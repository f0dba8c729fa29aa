//! A [`Report`] for a terminal: the line, the offending text underlined, what was expected, what to do.

use std::fmt::{self, Write};

use miette::{
    Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError, MietteSpanContents,
    SourceCode, SourceSpan, SpanContents,
};

use super::repeats::{Item, items};
use super::shown;
use super::{Location, Problem, Report, Severity, sanitize_for_terminal};

/// Columns of the text.
const WIDTH: usize = 100;

/// All problems, then the summary; with colours only when asked.
#[must_use]
pub fn text(report: &Report, colour: bool) -> String {
    let theme = if colour { GraphicalTheme::unicode() } else { GraphicalTheme::unicode_nocolor() };
    let handler = GraphicalReportHandler::new_themed(theme).with_width(WIDTH).with_links(false);
    let mut text = String::new();
    for item in items(report) {
        match item {
            Item::Problem(problem) => {
                let shown = Shown::of(problem);
                if handler.render_report(&mut text, &shown).is_err() {
                    text.push_str(&shown.to_string());
                }
            }
            Item::More(problem, more) => {
                // Writing to a string cannot fail.
                let _ = writeln!(text, "  … {more} ({})", problem.kind);
            }
        }
        text.push('\n');
    }
    text.push_str(&report.summary());
    text.push('\n');
    text
}

/// A problem as miette shows one.
#[derive(Debug)]
struct Shown<'a> {
    problem: &'a Problem,
    message: String,
    label: Option<String>,
    help: Option<String>,
    excerpt: Excerpt<'a>,
    span: SourceSpan,
}

impl<'a> Shown<'a> {
    fn of(problem: &'a Problem) -> Self {
        let location = &problem.location;
        let shown::Shown { message, expected, help, excerpt } = shown::Shown::of(problem);
        let mut line = excerpt.text();
        let start = excerpt.before.len();
        if line.len() <= start {
            // Something to point at, when what is missing stands at the end of the line.
            line.push(' ');
        }
        Self {
            problem,
            message: if location.line > 0 && !location.excerpt.trim().is_empty() {
                message
            } else {
                format!("{}: {message}", sanitize_for_terminal(&location.to_string()))
            },
            label: expected.map(|expected| format!("expected {expected}")),
            help,
            span: (start, excerpt.offending.len()).into(),
            excerpt: Excerpt { location, text: line },
        }
    }
}

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Shown<'_> {}

impl Diagnostic for Shown<'_> {
    fn code<'b>(&'b self) -> Option<Box<dyn fmt::Display + 'b>> {
        Some(Box::new(self.problem.kind))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.problem.kind.severity() {
            Severity::Error => miette::Severity::Error,
            Severity::Notice => miette::Severity::Warning,
        })
    }

    fn help<'b>(&'b self) -> Option<Box<dyn fmt::Display + 'b>> {
        // Without a line to point at, what was expected goes with the help.
        let expected = self.label.as_ref().filter(|_| self.excerpt.is_empty());
        let lines: Vec<&str> = expected.into_iter().chain(&self.help).map(String::as_str).collect();
        (!lines.is_empty()).then(|| Box::new(lines.join("\n")) as Box<dyn fmt::Display>)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        (!self.excerpt.is_empty()).then_some(&self.excerpt)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let label = LabeledSpan::new_with_span(self.label.clone(), self.span);
        (!self.excerpt.is_empty())
            .then(|| Box::new(std::iter::once(label)) as Box<dyn Iterator<Item = LabeledSpan>>)
    }
}

/// The one line that is known of a file; it knows its own number.
#[derive(Debug)]
struct Excerpt<'a> {
    location: &'a Location,
    text: String,
}

impl Excerpt<'_> {
    fn is_empty(&self) -> bool {
        self.location.line == 0 || self.text.trim().is_empty()
    }
}

impl SourceCode for Excerpt<'_> {
    fn read_span<'b>(
        &'b self,
        _: &SourceSpan,
        _: usize,
        _: usize,
    ) -> Result<Box<dyn SpanContents<'b> + 'b>, MietteError> {
        Ok(Box::new(MietteSpanContents::new_named(
            sanitize_for_terminal(&self.location.file).into_owned(),
            self.text.as_bytes(),
            (0, self.text.len()).into(),
            (self.location.line as usize).saturating_sub(1),
            (self.location.column as usize).saturating_sub(1),
            1,
        )))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::ProblemKind;

    fn report(excerpt: &str) -> Report {
        let mut report = Report::default();
        let location = Location {
            line: 12,
            column: 303,
            excerpt: excerpt.to_owned(),
            start: 2,
            length: 3,
            ..Location::file("data/x.csv")
        };
        report.add(
            Problem::new(ProblemKind::UnknownValue, location, "“bad” is not known.")
                .expected("good")
                .help("Write good."),
        );
        report.add(
            Problem::new(ProblemKind::MissingTable, Location::file("data/y.csv"), "It is missing.")
                .expected("a file"),
        );
        report
    }

    #[test]
    fn the_place_is_that_of_the_file_not_of_the_excerpt() {
        insta::assert_snapshot!(text(&report("a,bad,c"), false));
    }

    #[test]
    fn no_escape_of_the_data_reaches_the_terminal() {
        let text = text(&report("\u{1b}[2Jx\u{202e}y\u{7}"), false);
        assert!(!text.contains(['\u{1b}', '\u{202e}', '\u{7}']), "{text}");
    }

    #[test]
    fn colours_only_when_asked() {
        assert!(text(&report("a,bad,c"), true).contains('\u{1b}'));
        assert!(!text(&report("a,bad,c"), false).contains('\u{1b}'));
    }
}
