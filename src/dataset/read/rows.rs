//! The records of a sheet → the rows of a table.

use std::collections::HashSet;

use super::layout::Column;
use super::row::Row;
use super::sheet::Sheet;
use crate::dataset::Table;
use crate::report::Report;

/// What could not be kept of a table: references to it are not reported a second time.
#[derive(Debug, Default)]
pub(super) struct Lost {
    /// Ids of rows that were left out.
    pub(super) ids: HashSet<String>,
    /// Rows are missing whose ids cannot be said.
    pub(super) unknown: bool,
}

/// Reads all rows of a sheet. A row that is left out is remembered by its cells in the columns `names`.
pub(super) fn read_rows<T>(
    sheet: &Sheet,
    names: &[Column],
    report: &mut Report,
    mut read: impl FnMut(&mut Row<'_>) -> Option<T>,
) -> (Table<T>, Lost) {
    let mut table = Table::with_extra_columns(sheet.extra.iter().map(|(_, name)| name.clone()).collect());
    let mut lost = Lost { unknown: !sheet.whole, ..Lost::default() };
    for record in &sheet.records {
        let mut row = Row::new(sheet, record, report);
        let read = read(&mut row);
        row.reviewed();
        let extra = row.extra();
        if let Some(value) = read.filter(|_| !row.is_faulty()) {
            table.push(value, record.line, extra);
        } else {
            lost.unknown |= names.first().is_some_and(|id| row.raw(*id).is_empty());
            lost.ids.extend(names.iter().map(|name| row.raw(*name).to_owned()));
        }
    }
    (table, lost)
}
