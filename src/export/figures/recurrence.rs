//! `recurrence.csv`

use crate::analysis::Recurrence;
use crate::dataset::{Key, Theme};
use crate::export::table::{Kind, Source, Table, field, high, low, share, some};

fn found<'a>(source: &Source<'a>, theme: Key<Theme>) -> Option<&'a Recurrence> {
    source.findings.recurrence.get(theme.position())
}

pub(in crate::export) const TABLE: Table<Key<Theme>> = Table {
    name: "recurrence",
    about: "Which themes come back: pairs of consecutive challenges of one council, by theme.",
    figures: true,
    key: &["theme"],
    references: &[("theme", "themes", "id")],
    fields: &[
        field("theme", Kind::Word, "The theme", |s, theme| s.data.themes[theme].id.clone()),
        field("raised_before", Kind::Integer, "Pairs whose earlier challenge raised it", |s, theme| {
            some(found(s, theme).map(|row| row.raised_again.total()))
        }),
        field(
            "raised_again",
            Kind::Integer,
            "Of these, pairs whose later challenge raised it again",
            |s, theme| some(found(s, theme).map(|row| row.raised_again.count())),
        ),
        field("share", Kind::Share, "raised_again out of raised_before", |s, theme| {
            found(s, theme).map(|row| share(row.raised_again)).unwrap_or_default()
        }),
        field("share_low", Kind::Share, "Lower end of the 95% interval (Wilson)", |s, theme| {
            found(s, theme).map(|row| low(row.raised_again)).unwrap_or_default()
        }),
        field("share_high", Kind::Share, "Upper end of the 95% interval (Wilson)", |s, theme| {
            found(s, theme).map(|row| high(row.raised_again)).unwrap_or_default()
        }),
        field(
            "closed_before",
            Kind::Integer,
            "Pairs whose earlier challenge has a closed recommendation on it",
            |s, theme| some(found(s, theme).map(|row| row.closed_then_raised_again.total())),
        ),
        field(
            "closed_then_raised_again",
            Kind::Integer,
            "Of these, pairs whose later challenge raised it again",
            |s, theme| some(found(s, theme).map(|row| row.closed_then_raised_again.count())),
        ),
        field("base_rate_share", Kind::Share, "Share of all challenges that raise it", |s, theme| {
            found(s, theme).map(|row| share(row.base_rate)).unwrap_or_default()
        }),
    ],
    rows: |source| source.data.themes.keys().collect(),
    extra: None,
};
