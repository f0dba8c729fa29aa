//! `indicators.csv`

use crate::report::ProblemKind;
use std::collections::HashMap;

use super::layout::{Layout, REVIEW, optional, required};
use super::rows::read_rows;
use super::sheet::Sheet;
use super::{Entry, Stage, councils};
use crate::dataset::{Indicator, YEARS};

pub(super) const TABLE: Entry = Entry {
    layout: Layout {
        file: "indicators.csv",
        required: false,
        columns: &[required("council"), required("indicator"), required("value"), optional("year"), REVIEW],
    },
    read,
};

fn read(stage: &mut Stage<'_>, sheet: &Sheet) {
    let Stage { data, report, lost, names } = stage;
    let councils = councils(data, lost, names);
    let mut seen = HashMap::new();
    let (table, _) = read_rows(sheet, &["council"], report, |row| {
        let council = row.link("council", &councils);
        let indicator = row.line_of_text("indicator");
        let value = row.number("value");
        let year: Option<i16> = row.whole("year", i64::from(*YEARS.start()), i64::from(*YEARS.end()));
        let (council, indicator) = (council?, indicator?);
        let year_in_words = year.map_or_else(String::new, |year| format!(", {year}"));
        let key = format!("{}: {indicator}{year_in_words}", data.councils[council].id);
        row.unique(&mut seen, key, "indicator", ProblemKind::DuplicateIndicator);
        Some(Indicator { council, indicator, value: value?, year })
    });
    data.indicators = table;
}
