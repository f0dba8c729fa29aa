//! `events.csv`

use super::layout::{Column, Layout, REVIEW, optional, required, required_date};
use super::rows::read_rows;
use super::sheet::Sheet;
use super::{Entry, Stage, councils};
use crate::dataset::{Event, EventKind};

pub(in crate::dataset) const COUNCIL: Column = required("council");
pub(in crate::dataset) const DATE: Column = required_date("date");
pub(in crate::dataset) const KIND: Column = required("kind");
pub(in crate::dataset) const TITLE: Column = required("title");
pub(in crate::dataset) const URL: Column = optional("url");

pub(super) const TABLE: Entry = Entry {
    layout: Layout {
        file: "events.csv",
        required: false,
        columns: &[COUNCIL, DATE, KIND, TITLE, URL, REVIEW],
    },
    read,
};

fn read(stage: &mut Stage<'_>, sheet: &Sheet) {
    let Stage { data, report, lost, names } = stage;
    let councils = councils(data, lost, names);
    let (table, _) = read_rows(sheet, &[COUNCIL], report, |row| {
        let council = row.link(COUNCIL, &councils);
        let date = row.date(DATE);
        let kind = row.word(KIND, &EventKind::ALL, EventKind::word);
        let title = row.line_of_text(TITLE);
        let url = row.url(URL);
        Some(Event { council: council?, date: date?, kind: kind?, title: title?, url })
    });
    data.events = table;
}
