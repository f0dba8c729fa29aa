//! `events.csv`

use super::layout::{Layout, REVIEW, optional, required, required_date};
use super::rows::read_rows;
use super::sheet::Sheet;
use super::{Entry, Stage, councils};
use crate::dataset::{Event, EventKind};

pub(super) const TABLE: Entry = Entry {
    layout: Layout {
        file: "events.csv",
        required: false,
        columns: &[
            required("council"),
            required_date("date"),
            required("kind"),
            required("title"),
            optional("url"),
            REVIEW,
        ],
    },
    read,
};

fn read(stage: &mut Stage<'_>, sheet: &Sheet) {
    let Stage { data, report, lost, names } = stage;
    let councils = councils(data, lost, names);
    let (table, _) = read_rows(sheet, &["council"], report, |row| {
        let council = row.link("council", &councils);
        let date = row.date("date");
        let kind = row.word("kind", &EventKind::ALL, EventKind::word);
        let title = row.line_of_text("title");
        let url = row.url("url");
        Some(Event { council: council?, date: date?, kind: kind?, title: title?, url })
    });
    data.events = table;
}
