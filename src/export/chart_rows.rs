//! The rows of a chart as CSV: exactly what its table shows, marks left out.

use std::borrow::Cow;

use super::csv_file::csv_file;
use super::escape_formula::escape_formula;
use crate::chart::{Cell, ColumnKind, DataTable};

/// The table of a chart as CSV.
#[must_use]
pub fn chart_rows(table: &DataTable) -> Vec<u8> {
    let shown: Vec<usize> =
        (0..table.columns.len()).filter(|column| table.columns[*column].kind != ColumnKind::Marks).collect();
    let headings = shown.iter().map(|column| escape_formula(&table.columns[*column].title)).collect();
    let rows = table
        .rows
        .iter()
        .map(|row| shown.iter().map(|column| text(&row[*column], table.columns[*column].kind)).collect());
    csv_file(std::iter::once::<Vec<Cow<'_, str>>>(headings).chain(rows))
}

/// A whole number without its separators; other text as it stands, escaped.
fn text(cell: &Cell, kind: ColumnKind) -> Cow<'_, str> {
    let plain = cell.text.replace(',', "");
    if kind == ColumnKind::Numbers && !plain.is_empty() && plain.bytes().all(|byte| byte.is_ascii_digit()) {
        return plain.into();
    }
    escape_formula(&cell.text)
}
