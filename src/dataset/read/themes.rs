//! `themes.csv`

use crate::report::ProblemKind;
use std::collections::HashMap;

use super::layout::{Column, Layout, REVIEW, optional, required};
use super::rows::read_rows;
use super::sheet::Sheet;
use super::{Entry, Stage};
use crate::dataset::{Component, Theme};

pub(in crate::dataset) const ID: Column = required("id");
pub(in crate::dataset) const TITLE: Column = required("title");
pub(in crate::dataset) const AREA: Column = required("area");
pub(in crate::dataset) const DESCRIPTION: Column = optional("description");
pub(in crate::dataset) const KEYWORDS: Column = optional("keywords");

pub(super) const TABLE: Entry = Entry {
    layout: Layout {
        file: "themes.csv",
        required: true,
        columns: &[ID, TITLE, AREA, DESCRIPTION, KEYWORDS, REVIEW],
    },
    read,
};

fn read(stage: &mut Stage<'_>, sheet: &Sheet) {
    let mut seen = HashMap::new();
    let (mut table, lost) = read_rows(sheet, &[ID], stage.report, |row| {
        let id = row.id(ID);
        let title = row.line_of_text(TITLE);
        let area = row.word(AREA, &Component::ALL, Component::word);
        let description = row.text(DESCRIPTION);
        let keywords = row.texts(KEYWORDS).iter().map(|keyword| keyword.to_lowercase()).collect();
        if let Some(id) = &id {
            row.unique(&mut seen, id.clone(), ID, ProblemKind::DuplicateId);
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
