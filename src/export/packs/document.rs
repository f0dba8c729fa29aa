//! The draft as a Word document: a heading for each component, with tables that leave room for the council's own words.

use super::Source;
use crate::analysis::{DutyState, RecommendationState};
use crate::dataset::{Key, Recommendation};
use crate::export::docx::{BarChart, Block, Column, Document, Run, Table};
use crate::self_assessment::{Part, SelfAssessment, Wanted, wider_group};
use crate::wording;

/// Themes shown as bars: the most frequent.
const CHARTED: usize = 10;

/// The document of a draft.
pub(super) fn document(source: Source<'_>, draft: &SelfAssessment) -> Document {
    let (title, config) = (source.title(draft), source.config);
    let mut blocks = vec![
        Block::Title(title.clone()),
        Block::Note(vec![words(format!(
            "Data as at {}. From {}{}.{} Not official statistics. Recommendations are told in the publisher’s own words.",
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
    blocks.extend(themes_chart(source, draft));
    for part in &draft.parts {
        blocks.extend(of_part(source, draft, part));
    }
    if !draft.duties.is_empty() {
        blocks.push(Block::Heading(1, "Duties after our challenges".to_owned()));
        blocks.push(duties(source, &draft.duties));
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
        subject: "Peer challenge self-assessment".to_owned(),
        author: source.config.author().to_owned(),
        footer: format!("Data as at {}, {}", source.as_of(), source.config.title),
        date: source.findings.as_of.to_string(),
        blocks,
    }
}

fn of_part(source: Source<'_>, draft: &SelfAssessment, part: &Part) -> Vec<Block> {
    let mut blocks = vec![Block::Heading(1, part.title.to_owned())];
    blocks.push(Block::Heading(2, "Questions to answer".to_owned()));
    blocks.push(Block::Bullets(part.prompts.iter().map(|prompt| vec![words(prompt)]).collect()));
    blocks.push(Block::Heading(2, "Asked of us, and its status".to_owned()));
    blocks.push(if part.asked_here.is_empty() {
        Block::Paragraph(vec![words("No recommendation under this component is on record.")])
    } else {
        asked_here(source, part)
    });
    blocks.push(Block::Heading(2, "Asked of similar councils".to_owned()));
    blocks.push(if part.asked_elsewhere.is_empty() {
        Block::Paragraph(vec![words("No theme under this component is on record for similar councils.")])
    } else {
        asked_elsewhere(source, draft, part)
    });
    if !part.strengths.is_empty() {
        blocks.push(Block::Heading(2, "Praised".to_owned()));
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
    if !part.evidence.is_empty() {
        blocks.push(Block::Heading(2, "Evidence to have at hand".to_owned()));
        blocks.push(evidence(source, part));
    }
    blocks
}

fn asked_here(source: Source<'_>, part: &Part) -> Block {
    let rows = part.asked_here.iter().map(|key| {
        let recommendation = &source.data.recommendations[*key];
        let (status, last) = status(source, *key);
        vec![
            vec![link(number(source, *key), address(source, *key))],
            vec![words(&recommendation.summary)],
            vec![words(status)],
            vec![words(last)],
            Vec::new(),
        ]
    });
    Block::Table(Table {
        caption: format!("Recommendations: {}", part.title),
        description:
            "Each recommendation on record under this component, its status, and room for our position."
                .to_owned(),
        columns: columns(&[
            ("No. and year", 2),
            ("What was asked", 7),
            ("Status", 3),
            ("Latest update", 4),
            ("Our position now", 4),
        ]),
        rows: rows.collect(),
    })
}

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

fn asked_elsewhere(source: Source<'_>, draft: &SelfAssessment, part: &Part) -> Block {
    let nation = wording::group(wider_group(source.data, draft.council), source.data);
    let rows = part.asked_elsewhere.iter().map(|asked| {
        let counts = |share: crate::analysis::Proportion| {
            if share.total() > 0 { wording::counts(share) } else { "none recorded".to_owned() }
        };
        vec![
            vec![words(&source.data.themes[asked.theme].title)],
            vec![words(counts(asked.similar))],
            vec![words(counts(asked.nation))],
            vec![words(if asked.here { "yes" } else { "no" })],
        ]
    });
    let mut columns = columns(&[("Theme", 6), ("Similar councils", 3), (&nation, 3), ("Asked of us", 2)]);
    for column in columns.iter_mut().skip(1).take(2) {
        column.numeric = true;
    }
    Block::Table(Table {
        caption: format!(
            "Challenges that raise a theme, of those with recorded recommendations: {}",
            part.title
        ),
        description:
            "How many challenges of similar councils, and of all, raise each theme of this component."
                .to_owned(),
        columns,
        rows: rows.collect(),
    })
}

fn evidence(source: Source<'_>, part: &Part) -> Block {
    let row = |wanted: &Wanted| {
        let held = match &wanted.held {
            Some(held) => vec![link(wording::capitalised(&held.what), held.url.clone())],
            None => vec![words("nothing with a source")],
        };
        vec![
            vec![words(number(source, wanted.recommendation))],
            held,
            vec![words(&wanted.wanted)],
            Vec::new(),
        ]
    };
    Block::Table(Table {
        caption: format!("Evidence: {}", part.title),
        description: "What is published for each recommendation, what is wanted, and room for what we hold."
            .to_owned(),
        columns: columns(&[("No. and year", 2), ("Published", 5), ("Wanted", 6), ("What we hold", 5)]),
        rows: part.evidence.iter().map(row).collect(),
    })
}

fn duties(source: Source<'_>, duties: &[DutyState]) -> Block {
    let row = |duty: &DutyState| {
        let due = duty.due_date.map(wording::date).or_else(|| duty.due.map(wording::span));
        vec![
            vec![words(&source.data.duties[duty.duty].title)],
            vec![words(wording::visit(&source.data.challenges[duty.challenge]))],
            vec![words(due.unwrap_or_else(|| "not known".to_owned()))],
            vec![words(duty.done.map_or_else(|| "nothing recorded".to_owned(), wording::date))],
            vec![words(wording::duty_state(duty.state).word)],
        ]
    };
    Block::Table(Table {
        caption: "What follows each visit, and whether it was done".to_owned(),
        description: "Each duty after each visit, when it was due, when it was done, and its state."
            .to_owned(),
        columns: columns(&[("Duty", 6), ("After the visit of", 4), ("Due", 3), ("Done", 3), ("State", 3)]),
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
    let series: Vec<(String, Vec<f64>)> = RecommendationState::ALL
        .into_iter()
        .map(|state| {
            let counts: Vec<f64> = parts.iter().map(|part| count(part, state)).collect();
            (wording::capitalised(wording::state(state).word), counts)
        })
        .filter(|(_, counts)| counts.iter().any(|count| *count > 0.0))
        .collect();
    let categories: Vec<String> = parts.iter().map(|part| part.title.to_owned()).collect();
    let said: Vec<String> = categories
        .iter()
        .enumerate()
        .map(|(index, category)| {
            let counts: Vec<String> = series
                .iter()
                .filter(|(_, counts)| counts[index] > 0.0)
                .map(|(name, counts)| format!("{:.0} {}", counts[index], name.to_lowercase()))
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

/// The themes asked of similar councils most often; nothing where none of theirs is on record.
fn themes_chart(source: Source<'_>, draft: &SelfAssessment) -> Option<Block> {
    let mut asked: Vec<_> = draft
        .parts
        .iter()
        .flat_map(|part| &part.asked_elsewhere)
        .filter(|asked| asked.similar.count() > 0)
        .collect();
    asked.sort_by_key(|asked| (std::cmp::Reverse(asked.similar.count()), asked.theme));
    asked.truncate(CHARTED);
    let of = asked.first()?.similar.total();
    let title = |key| source.data.themes[key].title.clone();
    let said: Vec<String> = asked
        .iter()
        .map(|asked| format!("{}: {}", title(asked.theme), wording::counts(asked.similar)))
        .collect();
    Some(Block::Chart(BarChart {
        title: format!(
            "Themes raised most with similar councils: number of their {of} challenges that raise each"
        ),
        alt: format!("Bars of the themes raised most with similar councils. {}.", said.join(". ")),
        categories: asked.iter().map(|asked| title(asked.theme)).collect(),
        series: vec![(
            "Challenges".to_owned(),
            asked.iter().map(|asked| f64::from(asked.similar.count())).collect(),
        )],
        stacked: false,
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
