//! The draft as a Word document: a heading for each component, with tables that leave room for the council's own words.

use super::Source;
use crate::analysis::{DutyState, RecommendationState, State};
use crate::dataset::{Key, Recommendation};
use crate::export::docx::{BarChart, Block, Column, Document, Run, Series, Table};
use crate::self_assessment::{Part, SelfAssessment, wider_group};
use crate::wording;

/// The document of a draft: a page with the situation, then one table a component whose widest column is to be written.
pub(super) fn document(source: Source<'_>, draft: &SelfAssessment) -> Document {
    let (council, config) = (&source.data.councils[draft.council], source.config);
    let title = format!("Position statement for the peer challenge: draft for {} to complete", council.name);
    let mut blocks = vec![
        Block::Title(title.clone()),
        Block::Note(vec![words(format!(
            "Data as at {}. From {}{}.{} Not official statistics. Recommendations are in the publisher’s own words.",
            source.as_of(),
            config.title,
            config.publisher.as_ref().map(|name| format!(", published by {name}")).unwrap_or_default(),
            config
                .licence
                .as_ref()
                .map(|licence| format!(" Licence: {}.", licence.title))
                .unwrap_or_default(),
        ))]),
    ];
    blocks.extend(draft.lead.iter().map(|sentence| Block::Paragraph(vec![words(sentence)])));
    blocks.extend(status_chart(source, draft));
    blocks.push(Block::Paragraph(vec![words("To be written, component by component:")]));
    blocks.push(Block::Bullets(draft.parts.iter().map(|part| vec![words(contents(part))]).collect()));
    for part in &draft.parts {
        blocks.extend(of_part(source, draft, part));
    }
    let steps: Vec<DutyState> =
        draft.duties.iter().filter(|step| !matches!(step.state, State::DoesNotApply(_))).copied().collect();
    if !steps.is_empty() {
        blocks.push(Block::Heading(1, "Steps expected after our visits".to_owned()));
        blocks.push(duties(source, &steps));
    }
    blocks.push(Block::Heading(1, "What this rests on".to_owned()));
    blocks.push(Block::Paragraph(vec![
        words("What is counted is what is on record, so that “none recorded” does not mean that there was none. The page of this draft: "),
        link(source.address(draft), source.address(draft)),
        words(". How the figures are worked out: "),
        link(source.addresses.absolute("method/"), source.addresses.absolute("method/")),
        words("."),
    ]));
    if !draft.similar.is_empty() {
        let names: Vec<&str> =
            draft.similar.iter().map(|key| source.data.councils[*key].short_name.as_str()).collect();
        blocks.push(Block::Paragraph(vec![words(format!(
            "Similar councils, nearest first: {}.",
            wording::list(&names)
        ))]));
    }
    Document {
        title,
        subject: "Peer challenge position statement".to_owned(),
        author: source.config.author().to_owned(),
        footer: format!("Data as at {}, {}", source.as_of(), source.config.title),
        date: source.findings.as_of.to_string(),
        blocks,
    }
}

/// What a component asks to be written: `Governance and culture: 7 recommendations, 6 questions`.
fn contents(part: &Part) -> String {
    format!(
        "{}: {}, {}",
        part.title,
        wording::counted(part.asked_here.len(), "recommendation"),
        wording::counted(part.prompts.len(), "question")
    )
}

fn of_part(source: Source<'_>, draft: &SelfAssessment, part: &Part) -> Vec<Block> {
    let mut blocks = vec![Block::Heading(1, part.title.to_owned())];
    if !part.prompts.is_empty() {
        blocks.push(Block::Bullets(part.prompts.iter().map(|prompt| vec![words(prompt)]).collect()));
    }
    blocks.push(if part.asked_here.is_empty() {
        Block::Paragraph(vec![words("No recommendation under this component is on record.")])
    } else {
        asked_here(source, part)
    });
    let elsewhere = asked_elsewhere(source, draft, part);
    if !elsewhere.is_empty() {
        blocks.push(Block::Heading(2, "Peers asked councils like us about".to_owned()));
        blocks.push(Block::Bullets(elsewhere));
    }
    if !part.strengths.is_empty() {
        blocks.push(Block::Heading(2, "What peers praised".to_owned()));
        blocks.push(Block::Bullets(
            part.strengths
                .iter()
                .map(|key| {
                    let strength = &source.data.strengths[*key];
                    let visit = wording::visit(&source.data.challenges[strength.challenge]);
                    vec![words(format!("{} (visit of {visit})", strength.summary))]
                })
                .collect(),
        ));
    }
    blocks
}

fn asked_here(source: Source<'_>, part: &Part) -> Block {
    let rows = part.asked_here.iter().map(|key| {
        let recommendation = &source.data.recommendations[*key];
        let (status, last) = status(source, *key);
        let stands = if last.is_empty() { status } else { format!("{status}. {last}") };
        let wanted = part.evidence.iter().find(|wanted| wanted.recommendation == *key);
        let held = wanted.and_then(|wanted| wanted.held.as_ref());
        vec![
            vec![
                link(number(source, *key), address(source, *key)),
                words(format!(" {}", recommendation.summary)),
            ],
            vec![words(stands)],
            Vec::new(),
            match held {
                Some(held) => vec![link(wording::capitalised(&held.what), held.url.clone())],
                None => vec![words("none found")],
            },
        ]
    });
    Block::Table(Table {
        title: format!("{}: what we were asked", part.title),
        description: "Each recommendation on record, its status, room for our position, and evidence."
            .to_owned(),
        columns: columns(&[
            ("What we were asked", 27),
            ("Status", 16),
            ("Our position now", 45),
            ("Evidence and link", 12),
        ]),
        rows: rows.collect(),
    })
}

/// Themes that similar councils were asked about most, each with room for an answer.
fn asked_elsewhere(source: Source<'_>, draft: &SelfAssessment, part: &Part) -> Vec<Vec<Run>> {
    let nation = wording::group(wider_group(source.data, draft.council), source.data);
    let mut asked: Vec<_> =
        part.asked_elsewhere.iter().filter(|asked| asked.similar.count() > 0 && !asked.here).collect();
    asked.sort_by_key(|asked| (std::cmp::Reverse(asked.similar.count()), asked.theme));
    asked
        .into_iter()
        .take(ELSEWHERE)
        .map(|asked| {
            let of_nation = if asked.nation.total() > 0 {
                format!("; {nation}: {}", wording::counts(asked.nation))
            } else {
                String::new()
            };
            vec![words(format!(
                "{} ({} visits to similar councils{of_nation}). Our answer: ",
                source.data.themes[asked.theme].title,
                wording::counts(asked.similar)
            ))]
        })
        .collect()
}

/// Themes of a component that are listed as asked elsewhere.
const ELSEWHERE: usize = 4;

/// The status of a recommendation, and its latest update.
pub(super) fn status(source: Source<'_>, key: Key<Recommendation>) -> (String, String) {
    let status = &source.findings.statuses[key];
    let mut words = wording::status(status).word.to_owned();
    if let Some(due) = status.first_due.filter(|_| status.overdue) {
        words = format!("{words}, overdue since {}", wording::date(due));
    }
    let last = status.shown.map(|update| {
        let update = &source.data.updates[update];
        let when = update.date.map_or_else(|| "not dated".to_owned(), wording::date);
        let note = update.note.as_ref().map(|note| format!(": {note}")).unwrap_or_default();
        format!("{}, {when}{note}", wording::capitalised(wording::reporter(update.reported_by)))
    });
    (words, last.unwrap_or_default())
}

/// Its number and the year of the visit: `3 (2023)`.
pub(super) fn number(source: Source<'_>, key: Key<Recommendation>) -> String {
    let recommendation = &source.data.recommendations[key];
    let number = recommendation.printed_number.clone().unwrap_or_else(|| recommendation.number.to_string());
    match source.data.challenges[recommendation.challenge].year() {
        Some(year) => format!("{number} ({year})"),
        None => format!("{number} (undated)"),
    }
}

/// Its address on the site.
pub(super) fn address(source: Source<'_>, key: Key<Recommendation>) -> String {
    let path = source.addresses.recommendation(source.data, key);
    source.addresses.absolute(path.strip_prefix(source.addresses.base()).unwrap_or(&path))
}

fn duties(source: Source<'_>, duties: &[DutyState]) -> Block {
    let row = |duty: &DutyState| {
        let due = duty.due_date.map(wording::date).or_else(|| duty.due.map(wording::span));
        vec![
            vec![words(&source.data.duties[duty.duty].title)],
            vec![words(wording::visit(&source.data.challenges[duty.challenge]))],
            vec![words(due.unwrap_or_else(|| "not known".to_owned()))],
            vec![words(duty.done.map_or_else(|| "no record found".to_owned(), wording::date))],
            vec![words(wording::duty_state(duty.state).word)],
        ]
    };
    Block::Table(Table {
        title: "Steps after each visit".to_owned(),
        description: "Each step after each visit, when it was due, when it was taken, and its state."
            .to_owned(),
        columns: columns(&[("Step", 6), ("After the visit of", 4), ("Due", 3), ("Done", 3), ("State", 3)]),
        rows: duties.iter().map(row).collect(),
    })
}

/// What became of the recommendations, by component; nothing where none is on record.
fn status_chart(source: Source<'_>, draft: &SelfAssessment) -> Option<Block> {
    let parts: Vec<&Part> = draft.parts.iter().filter(|part| !part.asked_here.is_empty()).collect();
    if parts.is_empty() {
        return None;
    }
    let count = |part: &Part, state: RecommendationState| {
        part.asked_here.iter().filter(|key| source.findings.statuses[**key].state == state).count() as f64
    };
    let series: Vec<Series> = RecommendationState::ALL
        .into_iter()
        .map(|state| Series {
            name: wording::capitalised(wording::state(state).word),
            values: parts.iter().map(|part| count(part, state)).collect(),
            state: Some(state),
        })
        .filter(|series| series.values.iter().any(|count| *count > 0.0))
        .collect();
    let categories: Vec<String> = parts.iter().map(|part| part.title.to_owned()).collect();
    let said: Vec<String> = categories
        .iter()
        .enumerate()
        .map(|(index, category)| {
            let counts: Vec<String> = series
                .iter()
                .filter(|series| series.values[index] > 0.0)
                .map(|series| format!("{:.0} {}", series.values[index], series.name.to_lowercase()))
                .collect();
            format!("{category}: {}", counts.join(", "))
        })
        .collect();
    Some(Block::Chart(BarChart {
        title: "Status of the recommendations made to us, by component".to_owned(),
        alt: format!("Stacked bars of recommendations by component. {}.", said.join(". ")),
        categories,
        series,
        stacked: true,
        percent: false,
    }))
}

fn columns(titles: &[(&str, u32)]) -> Vec<Column> {
    titles
        .iter()
        .map(|(title, width)| Column { title: (*title).to_owned(), width: *width, numeric: false })
        .collect()
}

fn words(text: impl Into<String>) -> Run {
    Run { text: text.into(), bold: false, link: None }
}

fn link(text: impl Into<String>, url: String) -> Run {
    Run { text: text.into(), bold: false, link: Some(url) }
}
