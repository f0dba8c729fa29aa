//! `duties.csv`

use crate::report::ProblemKind;
use std::collections::HashMap;

use super::layout::{Column, Layout, REVIEW, date, optional, required};
use super::rows::read_rows;
use super::sheet::Sheet;
use super::{Entry, Stage};
use crate::dataset::{Duty, PartialDate, Step};

pub(in crate::dataset) const ID: Column = required("id");
pub(in crate::dataset) const TITLE: Column = required("title");
pub(in crate::dataset) const MONTHS: Column = required("months");
pub(in crate::dataset) const LATE_AFTER: Column = optional("late_after");
pub(in crate::dataset) const WHO: Column = optional("who");
pub(in crate::dataset) const APPLIES_FROM: Column = date("applies_from");
pub(in crate::dataset) const NOTE: Column = optional("note");
pub(in crate::dataset) const URL: Column = optional("url");

pub(super) const TABLE: Entry = Entry {
    layout: Layout {
        file: "duties.csv",
        required: false,
        columns: &[ID, TITLE, MONTHS, LATE_AFTER, WHO, APPLIES_FROM, NOTE, URL, REVIEW],
    },
    read,
};

/// Most months that a step can take.
const LONGEST: i64 = 600;

fn read(stage: &mut Stage<'_>, sheet: &Sheet) {
    let mut seen = HashMap::new();
    let (table, _) = read_rows(sheet, &[ID], stage.report, |row| {
        let step = row.word(ID, &Step::ALL, Step::word);
        let title = row.line_of_text(TITLE);
        let months: Option<u16> = row.whole(MONTHS, 1, LONGEST);
        // Nothing is late before it is due.
        let late_after = row.whole(LATE_AFTER, months.map_or(1, i64::from), LONGEST);
        let who = row.line_of_text(WHO);
        // A rule that is known to start in a month or a year starts on its first day.
        let applies_from = row.date(APPLIES_FROM).map(PartialDate::earliest);
        let note = row.text(NOTE);
        let url = row.url(URL);
        let step = step?;
        row.unique(&mut seen, step.word().to_owned(), ID, ProblemKind::DuplicateId);
        let months = months?;
        let late_after = late_after.unwrap_or(months);
        Some(Duty { step, title: title?, months, late_after, who, applies_from, note, url })
    });
    stage.data.duties = table;
}
