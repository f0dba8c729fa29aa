//! One page's text → its prose: live expressions first, Markdown after.

use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use minijinja::value::Value;
use minijinja::{Error, OutputSpan, OutputSpanKind};

use super::live::{Failure, Live, piece};
use super::markdown::{Fault, prose};
use super::piece::{Piece, Pieces, forged, token};
use super::{Content, Prose, Source};
use crate::report::{Location, Problem, Report, Severity};

/// Evaluates a page: its live expressions, then its Markdown.
///
/// # Errors
///
/// The first error of the page; [`check`] finds all.
pub fn render(source: &Source, live: &Live) -> Result<Prose, Box<Problem>> {
    let (prose, problems) = evaluate(source, live)?;
    match problems.into_iter().find(|problem| problem.severity == Severity::Error) {
        Some(problem) => Err(Box::new(problem)),
        None => Ok(prose),
    }
}

/// Evaluates every page and adds all problems to the report. Of live expressions that fail, the first of each page is
/// reported: the rest of the page hangs on it.
pub fn check(content: &Content, live: &Live, report: &mut Report) {
    for source in &content.pages {
        match evaluate(source, live) {
            Ok((_, problems)) => problems.into_iter().for_each(|problem| report.add(problem)),
            Err(problem) => report.add(*problem),
        }
    }
}

/// A page's prose with what is wrong in its Markdown, or what is wrong with its live expressions.
fn evaluate(source: &Source, live: &Live) -> Result<(Prose, Vec<Problem>), Box<Problem>> {
    if let Some(at) = forged(&source.body) {
        let message = "the page holds a code point that no text may hold";
        let location = location(source, at..at + '\u{fdd0}'.len_utf8());
        return Err(Box::new(Problem::error("content-character", location, message).help("delete it")));
    }
    let printed = Arc::new(Mutex::new(Vec::new()));
    let (markdown, spans) =
        expand(source, live, &printed).map_err(|error| Box::new(failed(source, live, &error)))?;
    let pieces = std::mem::take(&mut *printed.lock().unwrap_or_else(PoisonError::into_inner));
    let (prose, faults) = prose(&markdown, Pieces(&pieces), live.addresses());
    let problems = faults.into_iter().map(|fault| problem(source, &spans, fault)).collect();
    Ok((prose, problems))
}

/// Evaluates the live expressions of a page: its Markdown with a token for each thing printed, and where each part of it
/// came from.
fn expand(
    source: &Source,
    live: &Live,
    printed: &Arc<Mutex<Vec<Piece>>>,
) -> Result<(String, Vec<OutputSpan>), Error> {
    let mut environment = live.environment().clone();
    let printed = Arc::clone(printed);
    environment.set_formatter(move |out, _, value: &Value| {
        let piece = piece(value)?;
        let mut printed = printed.lock().unwrap_or_else(PoisonError::into_inner);
        out.write_str(&token(printed.len()))?;
        printed.push(piece);
        Ok(())
    });
    environment.add_template(&source.file, &source.body)?;
    environment.get_template(&source.file)?.render_with_spans(())
}

/// A failed expression as a problem, its place as narrow as is known.
fn failed(source: &Source, live: &Live, error: &Error) -> Problem {
    let body = &source.body;
    let whole_line = error.line().map(|line| {
        let start: usize = body.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
        start..body[start..].find('\n').map_or(body.len(), |end| start + end)
    });
    let span = error.range().or(whole_line).unwrap_or(0..0);
    let expression = body.get(span.clone()).unwrap_or_default();
    let failure = Failure::of(error, live.environment(), expression);
    let narrow = failure.offending.as_deref().filter(|text| !text.is_empty()).and_then(|text| {
        let at = span.start + expression.find(text)?;
        Some(at..at + text.len())
    });
    failure.problem(location(source, narrow.unwrap_or(span)))
}

fn problem(source: &Source, spans: &[OutputSpan], fault: Fault) -> Problem {
    let start = origin(spans, fault.span.start).start;
    let end = origin(spans, fault.span.end.saturating_sub(1)).end;
    Problem {
        severity: fault.severity,
        ..Problem::error(fault.code, location(source, start..end.max(start)), fault.message)
            .expected(fault.expected)
    }
}

/// The part of a page that a byte of its Markdown came from.
fn origin(spans: &[OutputSpan], at: usize) -> Range<usize> {
    let next = spans.partition_point(|span| span.output_range().end <= at);
    let Some(span) = spans.get(next).or(spans.last()) else { return 0..0 };
    match span.kind() {
        OutputSpanKind::Raw => {
            let start = span.source_range().start + at.saturating_sub(span.output_range().start);
            start..start + 1
        }
        _ => span.source_range(),
    }
}

/// A place in a page from a span of its body.
fn location(source: &Source, span: Range<usize>) -> Location {
    let mut location = Location::in_text(source.file.as_str(), &source.body, span);
    location.line = location.line.saturating_add(source.body_line.saturating_sub(1));
    location
}
