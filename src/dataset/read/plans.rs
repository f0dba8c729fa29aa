//! `plans.csv`

use crate::report::ProblemKind;
use std::collections::HashMap;

use super::layout::{Layout, REVIEW, date, optional, required};
use super::row::Row;
use super::rows::read_rows;
use super::sheet::Sheet;
use super::{Entry, Stage, challenges, plans};
use crate::dataset::Plan;

pub(super) const TABLE: Entry = Entry {
    layout: Layout {
        file: "plans.csv",
        required: false,
        columns: &[
            required("id"),
            required("challenge"),
            required("title"),
            date("adopted"),
            date("closed"),
            optional("successor"),
            optional("monitored_by"),
            optional("note"),
            optional("url"),
            REVIEW,
        ],
    },
    read,
};

fn read(stage: &mut Stage<'_>, sheet: &Sheet) {
    let Stage { data, report, lost, .. } = stage;
    let mut seen = HashMap::new();
    let (mut table, lost_rows) = {
        let challenges = challenges(data, lost);
        read_rows(sheet, &["id"], report, |row| {
            let id = row.id("id");
            let challenge = row.link("challenge", &challenges);
            let title = row.line_of_text("title");
            let adopted = row.date("adopted");
            let closed = row.date("closed");
            let monitored_by = row.texts("monitored_by");
            let note = row.text("note");
            let url = row.url("url");
            if let Some(id) = &id {
                row.unique(&mut seen, id.clone(), "id", ProblemKind::DuplicateId);
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
            record.map(|record| Row::new(sheet, record, report).link("successor", &ids))
        })
        .collect();
    for (key, found) in keys.into_iter().zip(successor) {
        if let Some((plan, found)) = data.plans.row_mut(key).zip(found) {
            plan.successor = found;
        }
    }
}
