//! One page's text → its prose: live expressions first, Markdown after.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use minijinja::value::Value;
use minijinja::{Error, ErrorKind, OutputSpan, OutputSpanKind};

use super::draft::Draft;
use super::live::{Failure, Live, piece};
use super::markdown::{Fault, prose};
use super::piece::{Piece, Pieces, forged, token};
use super::{Content, Evaluated, Link, Source};
use crate::address::Addresses;
use crate::report::{Location, Problem, ProblemKind, Report};

/// The most live expressions of a page that are reported: each costs an evaluation of the whole page.
const MOST_FAILURES: usize = 20;

/// Evaluates a page: its live expressions, then its Markdown. What cannot be used is left out and reported. Headings and charts
/// get none of the ids in `taken`, which other parts of the page have.
#[must_use]
pub fn evaluate(source: &Source, live: &Live, taken: &BTreeSet<String>) -> Evaluated {
    let mut evaluated = Evaluated::default();
    if let Some(at) = forged(&source.body) {
        let message = "the page holds a code point that no text may hold";
        let location = location(source, at..at + '\u{fdd0}'.len_utf8());
        evaluated
            .problems
            .push(Problem::new(ProblemKind::ContentCharacter, location, message).help("delete it"));
        return evaluated;
    }
    let mut draft = Draft::new(&source.body);
    let (markdown, spans, pieces) = loop {
        match expand(source, draft.text(), live) {
            Ok(expanded) => break expanded,
            Err(_) if draft.is_plain() => return evaluated,
            Err(error) => {
                let span = span(draft.text(), &error);
                evaluated.problems.push(failed(source, live, &error, span.clone()));
                let goes_on =
                    evaluated.problems.len() < MOST_FAILURES && error.kind() != ErrorKind::OutOfFuel;
                if !goes_on || !draft.leave_out(&span) {
                    draft.leave_out_all();
                }
            }
        }
    };
    let found = prose(&markdown, Pieces(&pieces), live.addresses(), taken);
    // What seems wrong where an expression was left out may be right with it.
    let in_source = |span: &Range<usize>| {
        let start = origin(&spans, span.start).start;
        let span = start..origin(&spans, span.end.saturating_sub(1)).end.max(start);
        (!draft.has_left_out(&span)).then_some(span)
    };
    for fault in found.faults {
        if let Some(span) = in_source(&fault.span) {
            evaluated.problems.push(problem(source, span, fault));
        }
    }
    for (to, is_picture, span) in found.links {
        if let Some(span) = in_source(&span) {
            evaluated.links.push(Link { to, is_picture, location: location(source, span) });
        }
    }
    evaluated.prose = found.prose;
    evaluated
}

/// Reports what is wrong in the Markdown of every page without evaluating anything live, for a site whose tables or configuration
/// cannot be used.
pub fn check_markdown(content: &Content, addresses: &Addresses, report: &mut Report) {
    for source in &content.pages {
        let mut draft = Draft::new(&source.body);
        draft.leave_out_all();
        let found = prose(draft.text(), Pieces(&[]), addresses, &BTreeSet::new());
        let faults = found.faults.into_iter().filter(|fault| !draft.has_left_out(&fault.span));
        faults.for_each(|fault| report.add(problem(source, fault.span.clone(), fault)));
    }
}

fn problem(source: &Source, span: Range<usize>, fault: Fault) -> Problem {
    Problem::new(fault.kind, location(source, span), fault.message).expected(fault.expected)
}

/// Evaluates the live expressions of a page: its Markdown with a token for each thing printed, and where each part of it
/// came from.
fn expand(source: &Source, body: &str, live: &Live) -> Result<(String, Vec<OutputSpan>, Vec<Piece>), Error> {
    let mut environment = live.environment().clone();
    let printed = Arc::new(Mutex::new(Vec::new()));
    let pieces = Arc::clone(&printed);
    environment.set_formatter(move |out, _, value: &Value| {
        let piece = piece(value)?;
        let mut pieces = pieces.lock().unwrap_or_else(PoisonError::into_inner);
        out.write_str(&token(pieces.len()))?;
        pieces.push(piece);
        Ok(())
    });
    environment.add_template(&source.file, body)?;
    let (markdown, spans) = environment.get_template(&source.file)?.render_with_spans(())?;
    let pieces = std::mem::take(&mut *printed.lock().unwrap_or_else(PoisonError::into_inner));
    Ok((markdown, spans, pieces))
}

/// Where an expression failed, as narrow as the engine knows.
fn span(body: &str, error: &Error) -> Range<usize> {
    let whole_line = error.line().map(|line| {
        let start: usize = body.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
        start..body[start..].find('\n').map_or(body.len(), |end| start + end)
    });
    error.range().or(whole_line).unwrap_or(0..0)
}

/// A failed expression as a problem, its place narrowed to the text at fault where that is known.
fn failed(source: &Source, live: &Live, error: &Error, span: Range<usize>) -> Problem {
    let expression = source.body.get(span.clone()).unwrap_or_default();
    let failure = Failure::of(error, live.environment(), expression);
    let narrow = failure.offending.as_deref().filter(|text| !text.is_empty()).and_then(|text| {
        let at = span.start + expression.find(text)?;
        Some(at..at + text.len())
    });
    failure.problem(location(source, narrow.unwrap_or(span)))
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
