//! `indicators.csv`

use crate::report::ProblemKind;
use std::collections::HashMap;

use super::layout::{Column, Layout, REVIEW, optional, required};
use super::rows::read_rows;
use super::sheet::Sheet;
use super::{Entry, Stage, councils};
use crate::dataset::{Indicator, YEARS};

pub(in crate::dataset) const COUNCIL: Column = required("council");
pub(in crate::dataset) const INDICATOR: Column = required("indicator");
pub(in crate::dataset) const VALUE: Column = required("value");
pub(in crate::dataset) const YEAR: Column = optional("year");

pub(super) const TABLE: Entry = Entry {
    layout: Layout {
        file: "indicators.csv",
        required: false,
        columns: &[COUNCIL, INDICATOR, VALUE, YEAR, REVIEW],
    },
    read,
};

fn read(stage: &mut Stage<'_>, sheet: &Sheet) {
    let Stage { data, report, lost, names } = stage;
    let councils = councils(data, lost, names);
    let mut seen = HashMap::new();
    let (table, _) = read_rows(sheet, &[COUNCIL], report, |row| {
        let council = row.link(COUNCIL, &councils);
        let indicator = row.line_of_text(INDICATOR);
        let value = row.number(VALUE);
        let year: Option<i16> = row.whole(YEAR, i64::from(*YEARS.start()), i64::from(*YEARS.end()));
        let (council, indicator) = (council?, indicator?);
        let year_in_words = year.map_or_else(String::new, |year| format!(", {year}"));
        let key = format!("{}: {indicator}{year_in_words}", data.councils[council].id);
        row.unique(&mut seen, key, INDICATOR, ProblemKind::DuplicateIndicator);
        Some(Indicator { council, indicator, value: value?, year })
    });
    data.indicators = table;
}
