//! The draft as a workbook: one table a sheet, with empty columns to fill in.

use super::Source;
use super::document::{address, number, status};
use crate::export::provenance;
use crate::export::workbook::{Book, Cell, Sheet};
use crate::self_assessment::{SelfAssessment, wider_group};
use crate::wording;

/// The workbook of a draft.
pub(super) fn book<'a>(source: Source<'a>, draft: &'a SelfAssessment) -> Book<'a> {
    let nation = wording::group(wider_group(source.data, draft.council), source.data);
    Book {
        title: source.title(draft),
        author: source.config.author().to_owned(),
        about: [
            Some(provenance::published(&source.as_of(), source.config)),
            provenance::licence(source.config),
            Some(format!("From {}. Not official statistics.", source.address(draft))),
        ]
        .into_iter()
        .flatten()
        .collect(),
        date: source.findings.as_of,
        sheets: vec![
            Sheet::of(
                "Asked of us",
                "What peers asked of us, and its status.",
                ASKED_HERE,
                asked_here(source, draft),
            )
            .with_answers("Our position now", &ANSWERS),
            Sheet::of(
                "Asked of similar councils",
                "How many challenges of similar councils raise each theme, of those with recorded recommendations.",
                &[
                    ("Component", 28.0),
                    ("Theme", 36.0),
                    ("Similar councils: raise it", 14.0),
                    ("Similar councils: out of", 14.0),
                    (&format!("{nation}: raise it"), 14.0),
                    (&format!("{nation}: out of"), 14.0),
                    (&format!("{nation}: share"), 12.0),
                    ("Asked of us", 12.0),
                ],
                asked_elsewhere(source, draft),
            ),
            Sheet::of("Questions", "Questions to answer before peers ask them.", QUESTIONS, questions(draft)),
            Sheet::of(
                "Evidence",
                "What is published for each recommendation, and what would settle it.",
                EVIDENCE,
                evidence(source, draft),
            ),
            Sheet::of("Praised", "What peers praised.", PRAISED, praised(source, draft)),
            Sheet::of(
                "Steps",
                "Steps expected after each visit, and whether they were taken.",
                DUTIES,
                duties(source, draft),
            ),
        ],
    }
}

const ASKED_HERE: &[(&str, f64)] = &[
    ("Component", 28.0),
    ("No. and year", 14.0),
    ("Visit", 24.0),
    ("What was asked", 60.0),
    ("Themes", 32.0),
    ("Status", 22.0),
    ("Latest update", 13.0),
    ("What it says", 48.0),
    ("Due", 13.0),
    ("Source", 24.0),
    ("Our position now", 18.0),
    ("In our words", 40.0),
];
/// What can be answered to a recommendation.
const ANSWERS: [&str; 5] = ["closed", "in progress", "not started", "not accepted", "superseded"];

const QUESTIONS: &[(&str, f64)] = &[("Component", 28.0), ("Question", 90.0), ("Our answer", 60.0)];
const EVIDENCE: &[(&str, f64)] = &[
    ("Component", 28.0),
    ("No. and year", 14.0),
    ("Published", 50.0),
    ("What would settle it", 50.0),
    ("What we hold", 50.0),
];
const PRAISED: &[(&str, f64)] =
    &[("Component", 28.0), ("What was praised", 80.0), ("Visit", 24.0), ("Source", 24.0)];
const DUTIES: &[(&str, f64)] = &[
    ("Step", 36.0),
    ("After the visit of", 24.0),
    ("Due from", 13.0),
    ("Due to", 13.0),
    ("Done", 13.0),
    ("State", 24.0),
];

fn asked_here(source: Source<'_>, draft: &SelfAssessment) -> Vec<Vec<Cell>> {
    let rows = draft.parts.iter().flat_map(|part| part.asked_here.iter().map(move |key| (part, *key)));
    rows.map(|(part, key)| {
        let recommendation = &source.data.recommendations[key];
        let (status, last) = status(source, key);
        let found = &source.findings.statuses[key];
        let themes: Vec<&str> =
            recommendation.themes.iter().map(|theme| source.data.themes[*theme].title.as_str()).collect();
        vec![
            text(part.title),
            Cell::Link(number(source, key), address(source, key)),
            text(wording::visit(&source.data.challenges[recommendation.challenge])),
            text(&recommendation.summary),
            text(themes.join("; ")),
            text(status),
            Cell::date(found.shown.and_then(|update| source.data.updates[update].date)),
            text(last),
            Cell::date(found.first_due),
            source_link(recommendation.source_url.as_ref()),
            Cell::Empty,
            Cell::Empty,
        ]
    })
    .collect()
}

fn asked_elsewhere(source: Source<'_>, draft: &SelfAssessment) -> Vec<Vec<Cell>> {
    let rows =
        draft.parts.iter().flat_map(|part| part.asked_elsewhere.iter().map(move |asked| (part, asked)));
    rows.map(|(part, asked)| {
        vec![
            text(part.title),
            text(&source.data.themes[asked.theme].title),
            Cell::Number(f64::from(asked.similar.count())),
            Cell::Number(f64::from(asked.similar.total())),
            Cell::Number(f64::from(asked.nation.count())),
            Cell::Number(f64::from(asked.nation.total())),
            asked.nation.share().map_or(Cell::Empty, Cell::Share),
            text(if asked.here { "yes" } else { "no" }),
        ]
    })
    .collect()
}

fn questions(draft: &SelfAssessment) -> Vec<Vec<Cell>> {
    let rows = draft.parts.iter().flat_map(|part| part.prompts.iter().map(move |prompt| (part, prompt)));
    rows.map(|(part, prompt)| vec![text(part.title), text(prompt), Cell::Empty]).collect()
}

fn evidence(source: Source<'_>, draft: &SelfAssessment) -> Vec<Vec<Cell>> {
    let rows = draft.parts.iter().flat_map(|part| part.evidence.iter().map(move |wanted| (part, wanted)));
    rows.map(|(part, wanted)| {
        let held = match &wanted.held {
            Some(held) => Cell::Link(wording::capitalised(&held.what), held.url.clone()),
            None => text("none found"),
        };
        vec![
            text(part.title),
            text(number(source, wanted.recommendation)),
            held,
            text(&wanted.wanted),
            Cell::Empty,
        ]
    })
    .collect()
}

fn praised(source: Source<'_>, draft: &SelfAssessment) -> Vec<Vec<Cell>> {
    let rows = draft.parts.iter().flat_map(|part| part.strengths.iter().map(move |key| (part, *key)));
    rows.map(|(part, key)| {
        let strength = &source.data.strengths[key];
        vec![
            text(part.title),
            text(&strength.summary),
            text(wording::visit(&source.data.challenges[strength.challenge])),
            source_link(strength.source_url.as_ref()),
        ]
    })
    .collect()
}

fn duties(source: Source<'_>, draft: &SelfAssessment) -> Vec<Vec<Cell>> {
    draft
        .duties
        .iter()
        .map(|duty| {
            vec![
                text(&source.data.duties[duty.duty].title),
                text(wording::visit(&source.data.challenges[duty.challenge])),
                duty.due.map_or(Cell::Empty, |due| Cell::Day(due.earliest)),
                duty.due.map_or(Cell::Empty, |due| Cell::Day(due.latest)),
                Cell::date(duty.done),
                text(wording::duty_state(duty.state).word),
            ]
        })
        .collect()
}

fn text(text: impl Into<String>) -> Cell {
    let text = text.into();
    if text.is_empty() { Cell::Empty } else { Cell::Text(text) }
}

fn source_link(url: Option<&String>) -> Cell {
    url.map_or(Cell::Empty, |url| Cell::Link(url.clone(), url.clone()))
}
