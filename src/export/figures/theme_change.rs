//! `theme-change.csv`

use super::{reason, verdict};
use crate::analysis::ThemeChange;
use crate::dataset::{Key, Theme};
use crate::export::table::{Kind, Source, Table, field, six};

fn found(source: &Source<'_>, theme: Key<Theme>) -> ThemeChange {
    source.findings.theme_changes[theme]
}

pub(in crate::export) const TABLE: Table<Key<Theme>> = Table {
    name: "theme-change",
    about: "How often each theme was raised before 2021, when the components had other titles, and since. The shares are as they \
            are; the verdict allows for lists having become longer. The years themselves are in theme-frequency.",
    figures: true,
    key: &["theme"],
    references: &[("theme", "themes", "id")],
    fields: &[
        field("theme", Kind::Word, "The theme", |s, theme| s.data.themes[theme].id.clone()),
        field("before_with", Kind::Integer, "Challenges before 2021 that raise it", |s, theme| {
            found(s, theme).before.count().to_string()
        }),
        field("before", Kind::Integer, "Challenges before 2021", |s, theme| {
            found(s, theme).before.total().to_string()
        }),
        field("since_with", Kind::Integer, "Challenges since 2021 that raise it", |s, theme| {
            found(s, theme).since.count().to_string()
        }),
        field("since", Kind::Integer, "Challenges since 2021", |s, theme| {
            found(s, theme).since.total().to_string()
        }),
        field(
            "p_adjusted",
            Kind::Share,
            "p of the change within list lengths, adjusted for all themes (Benjamini–Hochberg)",
            |s, theme| found(s, theme).claim.p_adjusted.map(six).unwrap_or_default(),
        ),
        field(
            "verdict",
            Kind::Word,
            "What may be said of since against before: higher, lower, no_clear_difference or cannot_say",
            |s, theme| verdict(Some(&found(s, theme).claim)),
        ),
        field("reason", Kind::Word, "Why nothing may be said: few or few_councils", |s, theme| {
            reason(Some(&found(s, theme).claim))
        }),
    ],
    rows: |source| source.data.themes.keys().collect(),
    extra: None,
};
