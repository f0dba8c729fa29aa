//! How a table is described and written.

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
}

/// A column of a table that was written.
#[derive(Debug)]
pub(super) struct Column {
    pub(super) name: String,
    pub(super) kind: Kind,
    pub(super) about: String,
}

/// A table, written.
#[derive(Debug)]
pub(super) struct Written {
    pub(super) name: &'static str,
    pub(super) about: &'static str,
    pub(super) figures: bool,
    pub(super) key: &'static [&'static str],
    pub(super) references: &'static [(&'static str, &'static str, &'static str)],
    pub(super) columns: Vec<Column>,
    pub(super) rows: usize,
    /// RFC 4180, UTF-8 without byte order mark.
    pub(super) csv: Vec<u8>,
}

impl Source<'_> {
    /// Writes a table with a header row.
    pub(super) fn write<R: Copy>(&self, table: &Table<R>) -> Written {
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
        let rows = (table.rows)(self);
        let mut csv = Csv::default();
        for column in &columns {
            csv.cell(&column.name, Kind::Text);
        }
        csv.end_row();
        for row in &rows {
            for field in table.fields {
                csv.cell(&(field.value)(self, *row), field.kind);
            }
            if let Some((_, cells)) = table.extra {
                for cell in cells(self, *row) {
                    csv.cell(&cell, Kind::Text);
                }
            }
            csv.end_row();
        }
        Written {
            name: table.name,
            about: table.about,
            figures: table.figures,
            key: table.key,
            references: table.references,
            columns,
            rows: rows.len(),
            csv: csv.bytes,
        }
    }
}

/// CSV as it grows: RFC 4180, lines end in CR LF.
#[derive(Default)]
struct Csv {
    bytes: Vec<u8>,
    started: bool,
}

impl Csv {
    fn cell(&mut self, text: &str, kind: Kind) {
        if self.started {
            self.bytes.push(b',');
        }
        self.started = true;
        let text = match kind {
            Kind::Text | Kind::List | Kind::Word | Kind::Link => escape_formula(text),
            Kind::Integer | Kind::Number | Kind::Share | Kind::Date | Kind::Boolean => text.into(),
        };
        if text.contains([',', '"', '\n', '\r']) || text.starts_with(' ') || text.ends_with(' ') {
            self.bytes.push(b'"');
            self.bytes.extend_from_slice(text.replace('"', "\"\"").as_bytes());
            self.bytes.push(b'"');
        } else {
            self.bytes.extend_from_slice(text.as_bytes());
        }
    }

    fn end_row(&mut self) {
        self.bytes.extend_from_slice(b"\r\n");
        self.started = false;
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
