//! `duties.csv`

use crate::report::ProblemKind;
use std::collections::HashMap;

use super::layout::{Layout, REVIEW, date, optional, required};
use super::rows::read_rows;
use super::sheet::Sheet;
use super::{Entry, Stage};
use crate::dataset::{Duty, PartialDate, Step};

pub(super) const TABLE: Entry = Entry {
    layout: Layout {
        file: "duties.csv",
        required: false,
        columns: &[
            required("id"),
            required("title"),
            required("months"),
            optional("late_after"),
            optional("who"),
            date("applies_from"),
            optional("note"),
            optional("url"),
            REVIEW,
        ],
    },
    read,
};

/// Most months that a step can take.
const LONGEST: i64 = 600;

fn read(stage: &mut Stage<'_>, sheet: &Sheet) {
    let mut seen = HashMap::new();
    let (table, _) = read_rows(sheet, &["id"], stage.report, |row| {
        let step = row.word("id", &Step::ALL, Step::word);
        let title = row.line_of_text("title");
        let months: Option<u16> = row.whole("months", 1, LONGEST);
        // Nothing is late before it is due.
        let late_after = row.whole("late_after", months.map_or(1, i64::from), LONGEST);
        let who = row.line_of_text("who");
        // A rule that is known to start in a month or a year starts on its first day.
        let applies_from = row.date("applies_from").map(PartialDate::earliest);
        let note = row.text("note");
        let url = row.url("url");
        let step = step?;
        row.unique(&mut seen, step.word().to_owned(), "id", ProblemKind::DuplicateId);
        let months = months?;
        let late_after = late_after.unwrap_or(months);
        Some(Duty { step, title: title?, months, late_after, who, applies_from, note, url })
    });
    stage.data.duties = table;
}
