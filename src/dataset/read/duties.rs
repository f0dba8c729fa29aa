//! `duties.csv`

use crate::report::ProblemKind;
use std::collections::HashMap;

use super::layout::{Layout, optional, required};
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
            optional("who"),
            optional("applies_from"),
            optional("note"),
            optional("url"),
        ],
    },
    read,
};

fn read(stage: &mut Stage<'_>, sheet: &Sheet) {
    let mut seen = HashMap::new();
    let (table, _) = read_rows(sheet, &["id"], stage.report, |row| {
        let step = row.word("id", &Step::ALL, Step::word);
        let title = row.line_of_text("title");
        let months = row.whole("months", 1, 600);
        let who = row.line_of_text("who");
        // A rule that is known to start in a month or a year starts on its first day.
        let applies_from = row.date("applies_from").map(PartialDate::earliest);
        let note = row.text("note");
        let url = row.url("url");
        let step = step?;
        row.unique(&mut seen, step.word().to_owned(), "id", ProblemKind::DuplicateId);
        Some(Duty { step, title: title?, months: months?, who, applies_from, note, url })
    });
    stage.data.duties = table;
}
