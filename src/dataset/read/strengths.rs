//! `strengths.csv`

use super::layout::{Column, Layout, REVIEW, optional, required};
use super::rows::read_rows;
use super::sheet::Sheet;
use super::{Entry, Stage, challenges, themes};
use crate::dataset::{Component, Strength};

pub(in crate::dataset) const CHALLENGE: Column = required("challenge");
pub(in crate::dataset) const SUMMARY: Column = required("summary");
pub(in crate::dataset) const COMPONENT: Column = optional("component");
pub(in crate::dataset) const THEMES: Column = optional("themes");
pub(in crate::dataset) const SOURCE_URL: Column = optional("source_url");

pub(super) const TABLE: Entry = Entry {
    layout: Layout {
        file: "strengths.csv",
        required: false,
        columns: &[CHALLENGE, SUMMARY, COMPONENT, THEMES, SOURCE_URL, REVIEW],
    },
    read,
};

fn read(stage: &mut Stage<'_>, sheet: &Sheet) {
    let Stage { data, report, lost, .. } = stage;
    let challenges = challenges(data, lost);
    let themes = themes(data, lost);
    let (table, _) = read_rows(sheet, &[CHALLENGE], report, |row| {
        let challenge = row.link(CHALLENGE, &challenges);
        let summary = row.line_of_text(SUMMARY);
        let component = row.word(COMPONENT, &Component::ALL, Component::word);
        let themes = row.links(THEMES, &themes);
        let source_url = row.url(SOURCE_URL);
        Some(Strength { challenge: challenge?, summary: summary?, component, themes, source_url })
    });
    data.strengths = table;
}
