//! `recommendations.csv`

use crate::report::ProblemKind;
use std::collections::HashMap;

use super::layout::{Column, Layout, REVIEW, date, optional, required};
use super::rows::read_rows;
use super::sheet::Sheet;
use super::{Entry, Stage, challenges, councils, themes};
use crate::dataset::{Component, Detail, Recommendation};

pub(in crate::dataset) const CHALLENGE: Column = required("challenge");
pub(in crate::dataset) const NUMBER: Column = required("number");
pub(in crate::dataset) const PRINTED_NUMBER: Column = optional("printed_number");
pub(in crate::dataset) const SUMMARY: Column = required("summary");
pub(in crate::dataset) const COMPONENT: Column = optional("component");
pub(in crate::dataset) const THEMES: Column = optional("themes");
pub(in crate::dataset) const COUNCILS: Column = optional("councils");
pub(in crate::dataset) const PRIORITY: Column = optional("priority");
pub(in crate::dataset) const DUE: Column = date("due");
pub(in crate::dataset) const OWNER: Column = optional("owner");
pub(in crate::dataset) const DETAIL: Column = optional("detail");
pub(in crate::dataset) const SOURCE_URL: Column = optional("source_url");
pub(in crate::dataset) const ISSUE: Column = optional("issue");

pub(super) const TABLE: Entry = Entry {
    layout: Layout {
        file: "recommendations.csv",
        required: true,
        columns: &[
            CHALLENGE,
            NUMBER,
            PRINTED_NUMBER,
            SUMMARY,
            COMPONENT,
            THEMES,
            COUNCILS,
            PRIORITY,
            DUE,
            OWNER,
            DETAIL,
            SOURCE_URL,
            ISSUE,
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
    let (mut table, lost_rows) = read_rows(sheet, &[CHALLENGE], report, |row| {
        let challenge = row.link(CHALLENGE, &challenges);
        let number: Option<u32> = row.whole(NUMBER, 1, LARGEST_NUMBER);
        let printed_number = row.line_of_text(PRINTED_NUMBER);
        let summary = row.line_of_text(SUMMARY);
        let component = row.word(COMPONENT, &Component::ALL, Component::word);
        let themes = row.links(THEMES, &themes);
        let councils = row.links(COUNCILS, &councils);
        let priority = row.line_of_text(PRIORITY);
        let due = row.date(DUE);
        let owner = row.line_of_text(OWNER);
        let detail = row.word(DETAIL, &[Detail::Full, Detail::Heading], Detail::word);
        let source_url = row.url(SOURCE_URL);
        let issue = row.line_of_text(ISSUE);
        let (challenge, number) = (challenge?, number?);
        let address = format!("{}/{number}", data.challenges[challenge].id);
        row.unique(&mut seen, address, NUMBER, ProblemKind::DuplicateNumber);
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
