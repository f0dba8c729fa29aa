//! `updates.csv`

use super::layout::{Layout, REVIEW, date, optional, required};
use super::row::Row;
use super::rows::read_rows;
use super::sheet::Sheet;
use super::{Entry, LostRows, Stage, challenges, recommendations::LARGEST_NUMBER};
use crate::dataset::{Challenge, Dataset, Key, Recommendation, Reporter, StatedCounts, Status, Unit, Update};
use crate::report::{Problem, ProblemKind};

pub(super) const TABLE: Entry = Entry {
    layout: Layout {
        file: "updates.csv",
        required: false,
        columns: &[
            required("challenge"),
            optional("recommendation"),
            date("date"),
            required("status"),
            optional("done"),
            optional("green"),
            optional("amber"),
            optional("red"),
            optional("total"),
            optional("unit"),
            date("due"),
            required("reported_by"),
            optional("note"),
            optional("evidence_url"),
            REVIEW,
        ],
    },
    read,
};

fn read(stage: &mut Stage<'_>, sheet: &Sheet) {
    let Stage { data, report, lost, .. } = stage;
    let challenges = challenges(data, lost);
    let (mut table, _) = read_rows(sheet, &["challenge"], report, |row| {
        let challenge = row.link("challenge", &challenges);
        let recommendation = recommendation(row, challenge, data, lost);
        let date = row.date("date");
        let status = row.word("status", &Status::ALL, Status::word);
        let counts = counts(row);
        let due = row.date("due");
        let reported_by = row.word("reported_by", &Reporter::ALL, Reporter::word);
        let note = row.text("note");
        let evidence_url = row.url("evidence_url");
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
    let number: u32 = row.whole("recommendation", 1, LARGEST_NUMBER)?;
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
        Problem::new(ProblemKind::UnknownRecommendation, row.location("recommendation", None), message);
    row.report(problem.expected("a number of recommendations.csv, or nothing for the whole challenge"));
    None
}

fn counts(row: &mut Row<'_>) -> StatedCounts {
    /// Largest count of actions that a plan can have.
    const MOST: i64 = 100_000;
    StatedCounts {
        done: row.whole("done", 0, MOST),
        green: row.whole("green", 0, MOST),
        amber: row.whole("amber", 0, MOST),
        red: row.whole("red", 0, MOST),
        total: row.whole("total", 0, MOST),
        unit: row.word("unit", &Unit::ALL, Unit::word),
    }
}
