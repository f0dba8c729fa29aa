//! How a table is described and written.

use std::borrow::Cow;

use super::csv_file::csv_file;
use super::escape_formula::escape_formula;
use crate::analysis::{Findings, Interval, Proportion};
use crate::dataset::{Dataset, PartialDate};

/// What tables are written from.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    pub(super) data: &'a Dataset,
    pub(super) findings: &'a Findings,
}

/// One table: what it holds, its fields, and its rows.
pub(super) struct Table<R: 'static> {
    /// Name of its files.
    pub(super) name: &'static str,
    /// What it holds, one sentence.
    pub(super) about: &'static str,
    /// Whether it holds figures rather than facts.
    pub(super) figures: bool,
    /// Columns that tell rows apart.
    pub(super) key: &'static [&'static str],
    /// Columns that lead to a column of another table.
    pub(super) references: &'static [(&'static str, &'static str, &'static str)],
    /// Its columns, in order.
    pub(super) fields: &'static [Field<R>],
    /// Its rows, in order.
    pub(super) rows: fn(&Source<'_>) -> Vec<R>,
    /// Columns of the input that peerbench does not know, and their cells in a row.
    pub(super) extra: Option<Extra<R>>,
}

/// Unknown columns: their names, and their cells in a row.
pub(super) type Extra<R> = (fn(&Source<'_>) -> Vec<String>, fn(&Source<'_>, R) -> Vec<String>);

/// One column: name, type, meaning and value.
pub(super) struct Field<R> {
    pub(super) name: &'static str,
    pub(super) kind: Kind,
    pub(super) about: &'static str,
    pub(super) value: fn(&Source<'_>, R) -> String,
}

/// A column with its value.
pub(super) const fn field<R>(
    name: &'static str,
    kind: Kind,
    about: &'static str,
    value: fn(&Source<'_>, R) -> String,
) -> Field<R> {
    Field { name, kind, about, value }
}

/// What a column's cells are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Text; cells that a spreadsheet would run are escaped.
    Text,
    /// Texts separated by semicolons.
    List,
    /// A word from a closed list, or an id.
    Word,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// A share from 0 to 1, six decimals.
    Share,
    /// A date to the day, month or year.
    Date,
    /// `true` or `false`.
    Boolean,
    /// A web address.
    Link,
}

impl Kind {
    /// The kind as readers see it.
    pub(super) fn in_words(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::List => "texts separated by semicolons",
            Self::Word => "word or id",
            Self::Integer => "whole number",
            Self::Number => "number",
            Self::Share => "share, 0 to 1",
            Self::Date => "date: day, month or year",
            Self::Boolean => "true or false",
            Self::Link => "web address",
        }
    }

    /// A cell of a column of this kind, as files have it.
    fn escaped(self, cell: &str) -> Cow<'_, str> {
        match self {
            Self::Text | Self::List | Self::Word | Self::Link => escape_formula(cell),
            Self::Integer | Self::Number | Self::Share | Self::Date | Self::Boolean => Cow::Borrowed(cell),
        }
    }
}

/// A column of a table that was written.
#[derive(Debug)]
pub(super) struct Column {
    pub(super) name: String,
    pub(super) kind: Kind,
    pub(super) about: String,
}

impl Column {
    /// The name as files have it: a publisher can name a column of their own in any way.
    pub(super) fn heading(&self) -> Cow<'_, str> {
        escape_formula(&self.name)
    }
}

/// A table with its cells, before it becomes a file.
#[derive(Debug)]
pub(super) struct Filled {
    pub(super) name: &'static str,
    pub(super) about: &'static str,
    pub(super) figures: bool,
    pub(super) key: &'static [&'static str],
    pub(super) references: &'static [(&'static str, &'static str, &'static str)],
    pub(super) columns: Vec<Column>,
    /// Rows as long as `columns`; each cell as its column's [`Kind`] has it, not escaped.
    pub(super) rows: Vec<Vec<String>>,
}

impl Filled {
    /// The cells of a row as files have them: no text that a spreadsheet would run.
    pub(super) fn escaped<'a>(&'a self, row: &'a [String]) -> impl Iterator<Item = Cow<'a, str>> {
        self.columns.iter().zip(row).map(|(column, cell)| column.kind.escaped(cell))
    }

    /// UTF-8 without byte order mark.
    pub(super) fn csv(&self) -> Vec<u8> {
        let headings: Vec<Cow<'_, str>> = self.columns.iter().map(Column::heading).collect();
        csv_file(std::iter::once(headings).chain(self.rows.iter().map(|row| self.escaped(row).collect())))
    }
}

impl Source<'_> {
    /// The table with its cells.
    pub(super) fn fill<R: Copy>(&self, table: &Table<R>) -> Filled {
        let mut columns: Vec<Column> = table
            .fields
            .iter()
            .map(|field| Column {
                name: field.name.to_owned(),
                kind: field.kind,
                about: field.about.to_owned(),
            })
            .collect();
        if let Some((names, _)) = table.extra {
            columns.extend(names(self).into_iter().map(|name| Column {
                name,
                kind: Kind::Text,
                about: "A column of the publisher's own.".to_owned(),
            }));
        }
        let rows = (table.rows)(self)
            .into_iter()
            .map(|row| {
                let mut cells: Vec<String> =
                    table.fields.iter().map(|field| (field.value)(self, row)).collect();
                if let Some((_, extra)) = table.extra {
                    cells.extend(extra(self, row));
                }
                cells
            })
            .collect();
        Filled {
            name: table.name,
            about: table.about,
            figures: table.figures,
            key: table.key,
            references: table.references,
            columns,
            rows,
        }
    }
}

/// A value that may be missing.
pub(super) fn some<T: ToString>(value: Option<T>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

/// A text that may be missing.
pub(super) fn text(value: Option<&String>) -> String {
    value.cloned().unwrap_or_default()
}

/// A date at its own precision.
pub(super) fn date(value: Option<PartialDate>) -> String {
    some(value)
}

/// A share with six decimals; empty out of nothing.
pub(super) fn share(proportion: Proportion) -> String {
    proportion.share().map(six).unwrap_or_default()
}

/// The lower end of the interval.
pub(super) fn low(proportion: Proportion) -> String {
    low_of(proportion.interval())
}

/// The upper end of the interval.
pub(super) fn high(proportion: Proportion) -> String {
    high_of(proportion.interval())
}

/// The lower end of an interval that may be missing.
pub(super) fn low_of(interval: Option<Interval>) -> String {
    interval.map(|interval| six(interval.low)).unwrap_or_default()
}

/// The upper end of an interval that may be missing.
pub(super) fn high_of(interval: Option<Interval>) -> String {
    interval.map(|interval| six(interval.high)).unwrap_or_default()
}

/// A number with six decimals; what rounds to nothing has no sign.
pub(super) fn six(value: f64) -> String {
    let text = format!("{value:.6}");
    if text == "-0.000000" { "0.000000".to_owned() } else { text }
}
