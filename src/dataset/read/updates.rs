//! `updates.csv`

use super::layout::{Column, Layout, REVIEW, date, optional, required};
use super::row::Row;
use super::rows::read_rows;
use super::sheet::Sheet;
use super::{Entry, LostRows, Stage, challenges, recommendations::LARGEST_NUMBER};
use crate::dataset::{Challenge, Dataset, Key, Recommendation, Reporter, StatedCounts, Status, Unit, Update};
use crate::report::{Problem, ProblemKind};

pub(in crate::dataset) const CHALLENGE: Column = required("challenge");
pub(in crate::dataset) const RECOMMENDATION: Column = optional("recommendation");
pub(in crate::dataset) const DATE: Column = date("date");
pub(in crate::dataset) const STATUS: Column = required("status");
pub(in crate::dataset) const DONE: Column = optional("done");
pub(in crate::dataset) const GREEN: Column = optional("green");
pub(in crate::dataset) const AMBER: Column = optional("amber");
pub(in crate::dataset) const RED: Column = optional("red");
pub(in crate::dataset) const TOTAL: Column = optional("total");
pub(in crate::dataset) const UNIT: Column = optional("unit");
pub(in crate::dataset) const DUE: Column = date("due");
pub(in crate::dataset) const REPORTED_BY: Column = required("reported_by");
pub(in crate::dataset) const NOTE: Column = optional("note");
pub(in crate::dataset) const EVIDENCE_URL: Column = optional("evidence_url");

pub(super) const TABLE: Entry = Entry {
    layout: Layout {
        file: "updates.csv",
        required: false,
        columns: &[
            CHALLENGE,
            RECOMMENDATION,
            DATE,
            STATUS,
            DONE,
            GREEN,
            AMBER,
            RED,
            TOTAL,
            UNIT,
            DUE,
            REPORTED_BY,
            NOTE,
            EVIDENCE_URL,
            REVIEW,
        ],
    },
    read,
};

fn read(stage: &mut Stage<'_>, sheet: &Sheet) {
    let Stage { data, report, lost, .. } = stage;
    let challenges = challenges(data, lost);
    let (mut table, _) = read_rows(sheet, &[CHALLENGE], report, |row| {
        let challenge = row.link(CHALLENGE, &challenges);
        let recommendation = recommendation(row, challenge, data, lost);
        let date = row.date(DATE);
        let status = row.word(STATUS, &Status::ALL, Status::word);
        let counts = counts(row);
        let due = row.date(DUE);
        let reported_by = row.word(REPORTED_BY, &Reporter::ALL, Reporter::word);
        let note = row.text(NOTE);
        let evidence_url = row.url(EVIDENCE_URL);
        Some(Update {
            challenge: challenge?,
            recommendation,
            date,
            status: status?,
            counts,
            due,
            reported_by: reported_by?,
            note,
            evidence_url,
        })
    });
    // The sort is stable, so that rows of one day keep the order of the file.
    table.sort_by(|a, b| {
        let day = |update: &Update| update.date.map(crate::dataset::PartialDate::earliest);
        day(a).cmp(&day(b))
    });
    data.updates = table;
}

/// The recommendation that a row speaks of by the number in its cell; `None` for an empty cell too.
pub(super) fn recommendation(
    row: &mut Row<'_>,
    challenge: Option<Key<Challenge>>,
    data: &Dataset,
    lost: &LostRows,
) -> Option<Key<Recommendation>> {
    let number: u32 = row.whole(RECOMMENDATION, 1, LARGEST_NUMBER)?;
    let id = &data.challenges[challenge?].id;
    let found = data.recommendations.find(&format!("{id}/{number}"));
    if found.is_some() {
        return found;
    }
    if lost.recommendations.unknown || lost.recommendations.ids.contains(id) {
        row.leave_out();
        return None;
    }
    let message = format!("{id} has no recommendation {number}.");
    let problem =
        Problem::new(ProblemKind::UnknownRecommendation, row.location(RECOMMENDATION, None), message);
    row.report(problem.expected("a number of recommendations.csv, or nothing for the whole challenge"));
    None
}

fn counts(row: &mut Row<'_>) -> StatedCounts {
    /// Largest count of actions that a plan can have.
    const MOST: i64 = 100_000;
    StatedCounts {
        done: row.whole(DONE, 0, MOST),
        green: row.whole(GREEN, 0, MOST),
        amber: row.whole(AMBER, 0, MOST),
        red: row.whole(RED, 0, MOST),
        total: row.whole(TOTAL, 0, MOST),
        unit: row.word(UNIT, &Unit::ALL, Unit::word),
    }
}
