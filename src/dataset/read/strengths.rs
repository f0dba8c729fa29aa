//! `strengths.csv`

use super::layout::{Layout, REVIEW, optional, required};
use super::rows::read_rows;
use super::sheet::Sheet;
use super::{Entry, Stage, challenges, themes};
use crate::dataset::{Component, Strength};

pub(super) const TABLE: Entry = Entry {
    layout: Layout {
        file: "strengths.csv",
        required: false,
        columns: &[
            required("challenge"),
            required("summary"),
            optional("component"),
            optional("themes"),
            optional("source_url"),
            REVIEW,
        ],
    },
    read,
};

fn read(stage: &mut Stage<'_>, sheet: &Sheet) {
    let Stage { data, report, lost, .. } = stage;
    let challenges = challenges(data, lost);
    let themes = themes(data, lost);
    let (table, _) = read_rows(sheet, &["challenge"], report, |row| {
        let challenge = row.link("challenge", &challenges);
        let summary = row.line_of_text("summary");
        let component = row.word("component", &Component::ALL, Component::word);
        let themes = row.links("themes", &themes);
        let source_url = row.url("source_url");
        Some(Strength { challenge: challenge?, summary: summary?, component, themes, source_url })
    });
    data.strengths = table;
}
