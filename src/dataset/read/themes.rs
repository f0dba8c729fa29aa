//! `themes.csv`

use crate::report::ProblemKind;
use std::collections::HashMap;

use super::layout::{Layout, REVIEW, optional, required};
use super::rows::read_rows;
use super::sheet::Sheet;
use super::{Entry, Stage};
use crate::dataset::{Component, Theme};

pub(super) const TABLE: Entry = Entry {
    layout: Layout {
        file: "themes.csv",
        required: true,
        columns: &[
            required("id"),
            required("title"),
            required("area"),
            optional("description"),
            optional("keywords"),
            REVIEW,
        ],
    },
    read,
};

fn read(stage: &mut Stage<'_>, sheet: &Sheet) {
    let mut seen = HashMap::new();
    let (mut table, lost) = read_rows(sheet, &["id"], stage.report, |row| {
        let id = row.id("id");
        let title = row.line_of_text("title");
        let area = row.word("area", &Component::ALL, Component::word);
        let description = row.text("description");
        let keywords = row.texts("keywords").iter().map(|keyword| keyword.to_lowercase()).collect();
        if let Some(id) = &id {
            row.unique(&mut seen, id.clone(), "id", ProblemKind::DuplicateId);
        }
        Some(Theme { id: id?, title: title?, area: area?, description, keywords })
    });
    let keys: Vec<_> = table.keys().collect();
    for key in keys {
        let id = table[key].id.clone();
        table.name(&id, key);
    }
    stage.data.themes = table;
    stage.lost.themes = lost;
}
