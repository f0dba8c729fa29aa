//! `replies.csv`

use super::layout::{Layout, REVIEW, optional, required, required_date};
use super::rows::read_rows;
use super::sheet::Sheet;
use super::{Entry, Stage, challenges, updates};
use crate::dataset::Reply;

pub(super) const TABLE: Entry = Entry {
    layout: Layout {
        file: "replies.csv",
        required: false,
        columns: &[
            required("challenge"),
            optional("recommendation"),
            required_date("date"),
            required("text"),
            optional("url"),
            REVIEW,
        ],
    },
    read,
};

fn read(stage: &mut Stage<'_>, sheet: &Sheet) {
    let Stage { data, report, lost, .. } = stage;
    let challenges = challenges(data, lost);
    let (table, _) = read_rows(sheet, &["challenge"], report, |row| {
        let challenge = row.link("challenge", &challenges);
        let recommendation = updates::recommendation(row, challenge, data, lost);
        let date = row.date("date");
        let text = row.text("text");
        let url = row.url("url");
        Some(Reply { challenge: challenge?, recommendation, date: date?, text: text?, url })
    });
    data.replies = table;
}
