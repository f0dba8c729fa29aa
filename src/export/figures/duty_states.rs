//! `duty-states.csv`

use crate::analysis::DutyState;
use crate::export::table::{Kind, Source, Table, date, field};

fn found<'a>(source: &Source<'a>, row: usize) -> Option<&'a DutyState> {
    source.findings.duties.get(row)
}

pub(in crate::export) const TABLE: Table<usize> = Table {
    name: "duty-states",
    about: "What is due after each visit, and whether it was done.",
    figures: true,
    key: &["challenge", "council", "duty"],
    references: &[("challenge", "challenges", "id"), ("council", "councils", "id"), ("duty", "duties", "id")],
    fields: &[
        field("challenge", Kind::Word, "The challenge that the duty follows", |s, row| {
            found(s, row).map(|duty| s.data.challenges[duty.challenge].id.clone()).unwrap_or_default()
        }),
        field("council", Kind::Word, "The council", |s, row| {
            found(s, row).map(|duty| s.data.councils[duty.council].id.clone()).unwrap_or_default()
        }),
        field("duty", Kind::Word, "The duty", |s, row| {
            found(s, row).map(|duty| s.data.duties[duty.duty].step.word().to_owned()).unwrap_or_default()
        }),
        field(
            "due",
            Kind::Date,
            "When it is due, to the precision of the visit; empty where that gives no single date",
            |s, row| date(found(s, row).and_then(|duty| duty.due_date)),
        ),
        field("done", Kind::Date, "When it was done", |s, row| {
            date(found(s, row).and_then(|duty| duty.done))
        }),
        field(
            "state",
            Kind::Word,
            "met, met_late, due_soon, not_yet_due, past_due, cannot_say or does_not_apply",
            |s, row| found(s, row).map(|duty| duty.state.word().to_owned()).unwrap_or_default(),
        ),
    ],
    rows: |source| (0..source.findings.duties.len()).collect(),
    extra: None,
};
