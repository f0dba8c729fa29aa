//! One file of `data/` as records under known columns; the text is kept, so that a problem can show its place.

use csv::StringRecord;

use super::layout::{Column, Layout, is_same_name};
use super::span;
use crate::report::Location;

/// The records of one file.
#[derive(Debug)]
pub(super) struct Sheet {
    pub(super) layout: Layout,
    /// Path relative to the site folder.
    pub(super) file: String,
    pub(super) text: String,
    pub(super) delimiter: u8,
    /// Where in the file each column of the layout stands.
    pub(super) columns: Vec<Option<usize>>,
    /// Columns that peerbench does not know: where they stand, and their names.
    pub(super) extra: Vec<(usize, String)>,
    pub(super) records: Vec<Record>,
    /// Whether dates in figures that end with their year are known to begin with their day.
    pub(super) day_first: bool,
    /// Whether every row of the file is in `records`; references to rows of a sheet that is not whole are not
    /// reported as unknown.
    pub(super) whole: bool,
}

/// One record, and where it stands.
#[derive(Debug)]
pub(super) struct Record {
    pub(super) cells: StringRecord,
    /// First byte in the text.
    pub(super) start: usize,
    /// Line of its first cell, from 1.
    pub(super) line: u32,
}

impl Sheet {
    /// Where in the file the column stands. `guess` is where in the layout it is likely to be: tables read their
    /// columns in order, so that the search is short.
    pub(super) fn column(&self, column: Column, guess: &mut usize) -> Option<usize> {
        let columns = self.layout.columns;
        let found = (*guess..columns.len())
            .chain(0..*guess)
            .find(|at| columns.get(*at).is_some_and(|c| *c == column));
        debug_assert!(found.is_some(), "{} has no column {column}", self.layout.file);
        let at = found?;
        *guess = at + 1;
        self.columns.get(at).copied().flatten()
    }

    /// The place of a cell, or of a part of it; a record as a whole when the file lacks the column.
    pub(super) fn location(&self, record: &Record, cell: Option<usize>, part: Option<&str>) -> Location {
        let Some(cell) = cell else {
            return Location { column: 0, length: 0, ..self.location(record, Some(0), None) };
        };
        let mut span = span::of_cell(&self.text, self.delimiter, record.start, cell);
        if let Some(part) = part.filter(|part| !part.is_empty())
            && let Some(at) = self.text.get(span.clone()).and_then(|text| find_item(text, part))
        {
            span = span.start + at..span.start + at + part.len();
        }
        span::location(&self.file, &self.text, span, record.start, record.line)
    }

    /// The record that starts on `line`.
    pub(super) fn record_at(&self, line: u32) -> Option<&Record> {
        let at = self.records.binary_search_by_key(&line, |record| record.line).ok()?;
        self.records.get(at)
    }

    /// The place of a cell of the row that came from `line`.
    pub(in crate::dataset) fn place_of(&self, line: u32, column: Column) -> Location {
        match self.record_at(line) {
            Some(record) => self.location(record, self.column(column, &mut 0), None),
            None => Location { line, ..Location::file(&self.file) },
        }
    }

    /// Which column of the layout a heading names, in whatever spelling.
    pub(super) fn known(layout: &Layout, heading: &str) -> Option<usize> {
        layout.columns.iter().position(|column| is_same_name(column.name, heading))
    }
}

/// Where `item` stands in a cell: by itself rather than within a longer word, when it does.
fn find_item(cell: &str, item: &str) -> Option<usize> {
    let joins = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    let alone = |at: usize| {
        let before = cell.get(..at).and_then(|text| text.chars().next_back());
        let after = cell.get(at + item.len()..).and_then(|text| text.chars().next());
        !before.is_some_and(joins) && !after.is_some_and(joins)
    };
    let locations = || cell.match_indices(item).map(|(at, _)| at);
    locations().find(|at| alone(*at)).or_else(|| locations().next())
}

#[cfg(test)]
mod tests {
    use super::find_item;

    #[test]
    fn an_item_is_not_sought_within_a_longer_one() {
        assert_eq!(find_item("derby-shire; derby", "derby"), Some(13));
        assert_eq!(find_item("derbyshire", "derby"), Some(0));
        assert_eq!(find_item("oakham", "derby"), None);
    }
}
