//! `data/peerbench.xlsx`: every table in one workbook.

use jiff::civil::Date;
use rust_xlsxwriter::XlsxError;

use super::provenance;
use super::table::{Filled, Kind};
use super::workbook::{Book, Cell, Column, Sheet, xlsx};
use crate::address::Addresses;
use crate::artefact::Artefact;
use crate::config::Config;
use crate::wording;

/// Its path below the site's root.
pub const PATH: &str = "data/peerbench.xlsx";

/// The workbook of all tables. A date to the day becomes a real one, a month or year stays text.
///
/// # Errors
/// What the format cannot hold.
pub(super) fn workbook(
    tables: &[Filled],
    config: &Config,
    addresses: &Addresses,
    as_of: Date,
) -> Result<Artefact, XlsxError> {
    let book = Book {
        title: config.title.clone(),
        author: config.author().to_owned(),
        about: [
            Some(provenance::published(&wording::day(as_of), config)),
            provenance::licence(config),
            Some(format!("From {}. Not official statistics.", addresses.absolute("data/"))),
            Some(
                "What each column means is said there; shares are from 0 to 1 with their base in a column of its own."
                    .to_owned(),
            ),
        ]
        .into_iter()
        .flatten()
        .collect(),
        date: as_of,
        sheets: tables.iter().map(sheet).collect(),
    };
    Ok(Artefact::new(PATH, xlsx(book)?))
}

fn sheet(table: &Filled) -> Sheet<'_> {
    Sheet {
        answers: None,
        name: table.name.to_owned(),
        about: table.about.to_owned(),
        columns: table
            .columns
            .iter()
            .map(|column| Column { title: column.name.clone(), width: width(column.kind) })
            .collect(),
        height: table.rows.len(),
        rows: Box::new(table.rows.iter().map(|row| {
            table.columns.iter().zip(row).map(|(column, text)| cell(text, column.kind)).collect()
        })),
    }
}

fn width(kind: Kind) -> f64 {
    match kind {
        Kind::Text => 40.0,
        Kind::List | Kind::Word | Kind::Link => 24.0,
        Kind::Integer | Kind::Number | Kind::Share | Kind::Date | Kind::Boolean => 12.0,
    }
}

fn cell(text: &str, kind: Kind) -> Cell {
    let words = || Cell::Text(text.to_owned());
    match kind {
        _ if text.is_empty() => Cell::Empty,
        Kind::Integer | Kind::Number | Kind::Share => text.parse().map_or_else(|_| words(), Cell::Number),
        Kind::Date => text.parse().map_or_else(|_| words(), Cell::Day),
        // An address stays text: a sheet can hold only so many that lead somewhere.
        Kind::Text | Kind::List | Kind::Word | Kind::Boolean | Kind::Link => words(),
    }
}
