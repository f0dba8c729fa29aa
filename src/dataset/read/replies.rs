//! `replies.csv`

use super::layout::{Column, Layout, REVIEW, optional, required, required_date};
use super::rows::read_rows;
use super::sheet::Sheet;
use super::{Entry, Stage, challenges, updates};
use crate::dataset::Reply;

pub(in crate::dataset) const CHALLENGE: Column = required("challenge");
pub(in crate::dataset) const RECOMMENDATION: Column = optional("recommendation");
pub(in crate::dataset) const DATE: Column = required_date("date");
pub(in crate::dataset) const TEXT: Column = required("text");
pub(in crate::dataset) const URL: Column = optional("url");

pub(super) const TABLE: Entry = Entry {
    layout: Layout {
        file: "replies.csv",
        required: false,
        columns: &[CHALLENGE, RECOMMENDATION, DATE, TEXT, URL, REVIEW],
    },
    read,
};

fn read(stage: &mut Stage<'_>, sheet: &Sheet) {
    let Stage { data, report, lost, .. } = stage;
    let challenges = challenges(data, lost);
    let (table, _) = read_rows(sheet, &[CHALLENGE], report, |row| {
        let challenge = row.link(CHALLENGE, &challenges);
        let recommendation = updates::recommendation(row, challenge, data, lost);
        let date = row.date(DATE);
        let text = row.text(TEXT);
        let url = row.url(URL);
        Some(Reply { challenge: challenge?, recommendation, date: date?, text: text?, url })
    });
    data.replies = table;
}
