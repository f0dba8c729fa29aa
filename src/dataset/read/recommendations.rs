//! `recommendations.csv`

use crate::report::ProblemKind;
use std::collections::HashMap;

use super::layout::{Layout, REVIEW, date, optional, required};
use super::rows::read_rows;
use super::sheet::Sheet;
use super::{Entry, Stage, challenges, councils, themes};
use crate::dataset::{Component, Detail, Recommendation};

pub(super) const TABLE: Entry = Entry {
    layout: Layout {
        file: "recommendations.csv",
        required: true,
        columns: &[
            required("challenge"),
            required("number"),
            optional("printed_number"),
            required("summary"),
            optional("component"),
            optional("themes"),
            optional("councils"),
            optional("priority"),
            date("due"),
            optional("owner"),
            optional("detail"),
            optional("source_url"),
            optional("issue"),
            REVIEW,
        ],
    },
    read,
};

/// Largest number that a recommendation can have.
pub(super) const LARGEST_NUMBER: i64 = 100_000;

fn read(stage: &mut Stage<'_>, sheet: &Sheet) {
    let Stage { data, report, lost, names } = stage;
    let challenges = challenges(data, lost);
    let themes = themes(data, lost);
    let councils = councils(data, lost, names);
    let mut seen = HashMap::new();
    let (mut table, lost_rows) = read_rows(sheet, &["challenge"], report, |row| {
        let challenge = row.link("challenge", &challenges);
        let number: Option<u32> = row.whole("number", 1, LARGEST_NUMBER);
        let printed_number = row.line_of_text("printed_number");
        let summary = row.line_of_text("summary");
        let component = row.word("component", &Component::ALL, Component::word);
        let themes = row.links("themes", &themes);
        let councils = row.links("councils", &councils);
        let priority = row.line_of_text("priority");
        let due = row.date("due");
        let owner = row.line_of_text("owner");
        let detail = row.word("detail", &[Detail::Full, Detail::Heading], Detail::word);
        let source_url = row.url("source_url");
        let issue = row.line_of_text("issue");
        let (challenge, number) = (challenge?, number?);
        let address = format!("{}/{number}", data.challenges[challenge].id);
        row.unique(&mut seen, address, "number", ProblemKind::DuplicateNumber);
        Some(Recommendation {
            challenge,
            number,
            printed_number,
            summary: summary?,
            component,
            themes,
            councils,
            priority,
            due,
            owner,
            detail: detail.unwrap_or(Detail::Full),
            source_url,
            issue,
        })
    });
    table.sort_by(|a, b| (a.challenge, a.number).cmp(&(b.challenge, b.number)));
    let keys: Vec<_> = table.keys().collect();
    for key in keys {
        let address = format!("{}/{}", data.challenges[table[key].challenge].id, table[key].number);
        table.name(&address, key);
    }
    data.recommendations = table;
    lost.recommendations = lost_rows;
}
