//! `themes.csv`

use crate::dataset::{Key, Theme};
use crate::export::table::{Kind, Table, field, text};

pub(in crate::export) const TABLE: Table<Key<Theme>> = Table {
    name: "themes",
    about: "What recommendations are about: the codebook.",
    figures: false,
    key: &["id"],
    references: &[],
    fields: &[
        field("id", Kind::Word, "Unique id", |s, k| s.data.themes[k].id.clone()),
        field("title", Kind::Text, "Title", |s, k| s.data.themes[k].title.clone()),
        field("area", Kind::Word, "The component that it belongs to", |s, k| {
            s.data.themes[k].area.word().to_owned()
        }),
        field("description", Kind::Text, "What belongs to it", |s, k| {
            text(s.data.themes[k].description.as_ref())
        }),
        field("keywords", Kind::List, "Phrases that point to it", |s, k| s.data.themes[k].keywords.join(";")),
    ],
    rows: |s| s.data.themes.keys().collect(),
    extra: Some((|s| s.data.themes.extra_columns().to_vec(), |s, k| s.data.themes.extra(k).to_vec())),
};
