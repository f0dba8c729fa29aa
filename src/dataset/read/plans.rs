//! `plans.csv`

use crate::report::ProblemKind;
use std::collections::HashMap;

use super::layout::{Column, Layout, REVIEW, date, optional, required};
use super::row::Row;
use super::rows::read_rows;
use super::sheet::Sheet;
use super::{Entry, Stage, challenges, plans};
use crate::dataset::Plan;

pub(in crate::dataset) const ID: Column = required("id");
pub(in crate::dataset) const CHALLENGE: Column = required("challenge");
pub(in crate::dataset) const TITLE: Column = required("title");
pub(in crate::dataset) const ADOPTED: Column = date("adopted");
pub(in crate::dataset) const CLOSED: Column = date("closed");
pub(in crate::dataset) const SUCCESSOR: Column = optional("successor");
pub(in crate::dataset) const MONITORED_BY: Column = optional("monitored_by");
pub(in crate::dataset) const NOTE: Column = optional("note");
pub(in crate::dataset) const URL: Column = optional("url");

pub(super) const TABLE: Entry = Entry {
    layout: Layout {
        file: "plans.csv",
        required: false,
        columns: &[ID, CHALLENGE, TITLE, ADOPTED, CLOSED, SUCCESSOR, MONITORED_BY, NOTE, URL, REVIEW],
    },
    read,
};

fn read(stage: &mut Stage<'_>, sheet: &Sheet) {
    let Stage { data, report, lost, .. } = stage;
    let mut seen = HashMap::new();
    let (mut table, lost_rows) = {
        let challenges = challenges(data, lost);
        read_rows(sheet, &[ID], report, |row| {
            let id = row.id(ID);
            let challenge = row.link(CHALLENGE, &challenges);
            let title = row.line_of_text(TITLE);
            let adopted = row.date(ADOPTED);
            let closed = row.date(CLOSED);
            let monitored_by = row.texts(MONITORED_BY);
            let note = row.text(NOTE);
            let url = row.url(URL);
            if let Some(id) = &id {
                row.unique(&mut seen, id.clone(), ID, ProblemKind::DuplicateId);
            }
            let (id, challenge, title) = (id?, challenge?, title?);
            Some(Plan { id, challenge, title, adopted, closed, successor: None, monitored_by, note, url })
        })
    };
    let keys: Vec<_> = table.keys().collect();
    for key in &keys {
        let id = table[*key].id.clone();
        table.name(&id, *key);
    }
    data.plans = table;
    lost.plans = lost_rows;
    let ids = plans(data, lost);
    let successor: Vec<_> = keys
        .iter()
        .map(|key| {
            let record = sheet.record_at(data.plans.line(*key));
            record.map(|record| Row::new(sheet, record, report).link(SUCCESSOR, &ids))
        })
        .collect();
    for (key, found) in keys.into_iter().zip(successor) {
        if let Some((plan, found)) = data.plans.row_mut(key).zip(found) {
            plan.successor = found;
        }
    }
}
