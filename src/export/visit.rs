//! The tables of a visit pack: what is on record of a region's councils, as a workbook and as CSV.

use std::borrow::Cow;

use super::csv_file::{BYTE_ORDER_MARK, csv_file};
use super::escape_formula::escape_formula;
use super::provenance;
use super::workbook::{Book, Cell, Sheet, xlsx};
use crate::address::Addresses;
use crate::analysis::Findings;
use crate::artefact::Artefact;
use crate::config::Config;
use crate::dataset::{Council, Dataset, Key, Region};
use crate::report::{Location, Problem, ProblemKind};
use crate::wording;

/// One table of a pack.
struct Table {
    name: &'static str,
    about: &'static str,
    columns: &'static [(&'static str, f64)],
    rows: Vec<Vec<Cell>>,
}

/// The files of a pack's tables, each with what it is for the list of contents.
///
/// # Errors
/// What a workbook cannot hold.
pub fn visit_tables(
    data: &Dataset,
    findings: &Findings,
    addresses: &Addresses,
    config: &Config,
    region: Region,
) -> Result<Vec<(Artefact, String)>, Box<Problem>> {
    let councils: Vec<Key<Council>> = data
        .councils
        .iter()
        .filter(|(_, council)| council.region == region && council.exists_at(findings.as_of))
        .map(|(key, _)| key)
        .collect();
    let tables = [recommendations(data, findings, addresses, &councils), duties(data, findings, &councils)];
    let mut files: Vec<(Artefact, String)> = tables
        .iter()
        .map(|table| {
            let file = Artefact::new(format!("data/{}.csv", table.name), csv(table));
            (file, format!("{}.csv: {}", table.name, table.about))
        })
        .collect();
    let book = Book {
        title: format!("Peer challenges: {}", region.name()),
        author: config.author().to_owned(),
        about: [
            Some(format!(
                "{}, councils that exist on {}, the day that the data are as at.",
                region.name(),
                wording::day(findings.as_of)
            )),
            provenance::licence(config),
        ]
        .into_iter()
        .flatten()
        .collect(),
        date: findings.as_of,
        sheets: tables
            .into_iter()
            .map(|table| {
                let (name, about) = (wording::capitalised(table.name), wording::capitalised(table.about));
                Sheet::of(name, about, table.columns, table.rows)
            })
            .collect(),
    };
    let path = format!("data/{}.xlsx", region.slug());
    let bytes = xlsx(book).map_err(|error| {
        Box::new(Problem::new(
            ProblemKind::Workbook,
            Location::file(path.clone()),
            format!("cannot be written: {error}"),
        ))
    })?;
    files.insert(0, (Artefact::new(path, bytes), "Both tables as an Excel workbook".to_owned()));
    Ok(files)
}

fn recommendations(
    data: &Dataset,
    findings: &Findings,
    addresses: &Addresses,
    councils: &[Key<Council>],
) -> Table {
    let mut rows = Vec::new();
    for council in councils {
        for key in data.recommendations_to(*council) {
            let recommendation = &data.recommendations[key];
            let challenge = &data.challenges[recommendation.challenge];
            let status = &findings.statuses[key];
            let last = status.shown.map(|update| &data.updates[update]);
            let themes: Vec<&str> =
                recommendation.themes.iter().map(|theme| data.themes[*theme].title.as_str()).collect();
            rows.push(vec![
                Cell::Text(data.councils[*council].short_name.clone()),
                Cell::Text(wording::visit(challenge)),
                Cell::Number(f64::from(recommendation.number)),
                Cell::Text(recommendation.summary.clone()),
                Cell::Text(themes.join("; ")),
                Cell::Text(wording::status(status).word.to_owned()),
                Cell::date(last.and_then(|update| update.date)),
                Cell::Text(last.and_then(|update| update.note.clone()).unwrap_or_default()),
                Cell::date(status.first_due),
                Cell::Text(if status.overdue { "yes" } else { "no" }.to_owned()),
                Cell::Text(addresses.recommendation(data, key)),
            ]);
        }
    }
    Table {
        name: "recommendations",
        about: "what was asked of each council, and its status",
        columns: &[
            ("Council", 24.0),
            ("Visit", 24.0),
            ("No.", 6.0),
            ("What was asked", 60.0),
            ("Themes", 32.0),
            ("Status", 22.0),
            ("Latest update", 13.0),
            ("What it says", 48.0),
            ("Due", 13.0),
            ("Overdue", 10.0),
            ("Address", 32.0),
        ],
        rows,
    }
}

fn duties(data: &Dataset, findings: &Findings, councils: &[Key<Council>]) -> Table {
    let mut rows = Vec::new();
    for duty in findings.duties.iter().filter(|duty| councils.contains(&duty.council)) {
        rows.push(vec![
            Cell::Text(data.councils[duty.council].short_name.clone()),
            Cell::Text(data.duties[duty.duty].title.clone()),
            Cell::Text(wording::visit(&data.challenges[duty.challenge])),
            duty.due.map_or(Cell::Empty, |due| Cell::Day(due.earliest)),
            duty.due.map_or(Cell::Empty, |due| Cell::Day(due.latest)),
            Cell::date(duty.done),
            Cell::Text(wording::duty_state(duty.state).word.to_owned()),
        ]);
    }
    Table {
        name: "duties",
        about: "what follows each visit, when it is due and whether it was done",
        columns: &[
            ("Council", 24.0),
            ("Duty", 36.0),
            ("After the visit of", 24.0),
            ("Due from", 13.0),
            ("Due to", 13.0),
            ("Done", 13.0),
            ("State", 24.0),
        ],
        rows,
    }
}

/// The table as CSV that Excel opens.
fn csv(table: &Table) -> Vec<u8> {
    let headings = table.columns.iter().map(|(title, _)| Cow::Borrowed(*title)).collect();
    let rows = table.rows.iter().map(|row| row.iter().map(plain).collect());
    let csv = csv_file(std::iter::once::<Vec<Cow<'_, str>>>(headings).chain(rows));
    [BYTE_ORDER_MARK, &csv].concat()
}

fn plain(cell: &Cell) -> Cow<'_, str> {
    match cell {
        Cell::Empty => Cow::Borrowed(""),
        Cell::Text(text) | Cell::Link(text, _) => escape_formula(text),
        Cell::Number(number) | Cell::Share(number) => number.to_string().into(),
        Cell::Day(day) => day.to_string().into(),
    }
}
