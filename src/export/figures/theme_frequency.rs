//! `theme-frequency.csv`

use super::in_order;
use crate::analysis::{Basis, Frequency, Group, Interval, PositionRange, Proportion, Verdict, difference};
use crate::dataset::{Key, Theme};
use crate::export::table::{Kind, Source, Table, field, high, high_of, low, low_of, share, some};

type Row = (Basis, Group, Key<Theme>);

fn found(source: &Source<'_>, (basis, group, theme): Row) -> Frequency {
    source.findings.theme_frequency(basis, group, theme).unwrap_or_default()
}

fn position(source: &Source<'_>, (basis, group, theme): Row) -> Option<PositionRange> {
    source.findings.theme_positions.get(&(basis, group))?.get(theme.position()).copied()
}

/// A group's share of challenges, and that of all the rest.
fn against_the_rest(source: &Source<'_>, row: Row) -> Option<(Proportion, Proportion)> {
    let (basis, group, theme) = row;
    Some((found(source, row).challenges, source.findings.frequency_of_the_rest(basis, group, theme)?))
}

/// The interval of the difference between the two.
fn from_the_rest(source: &Source<'_>, row: Row) -> Option<Interval> {
    against_the_rest(source, row).and_then(|(share, rest)| difference(share, rest))
}

pub(in crate::export) const TABLE: Table<Row> = Table {
    name: "theme-frequency",
    about: "How often each theme is raised: challenges, and recommendations, by group.",
    figures: true,
    key: &["basis", "group_kind", "group", "theme"],
    references: &[("theme", "themes", "id")],
    fields: &[
        field(
            "basis",
            Kind::Word,
            "all: challenges with a recorded recommendation; complete: those whose list is whole",
            |_, row| row.0.word().to_owned(),
        ),
        field("group_kind", Kind::Word, "Kind of group", |_, row| row.1.kind().word().to_owned()),
        field("group", Kind::Word, "The group", |s, row| row.1.slug(s.data)),
        field("theme", Kind::Word, "The theme", |s, row| s.data.themes[row.2].id.clone()),
        field("challenges_with_theme", Kind::Integer, "Challenges that raise the theme", |s, row| {
            found(s, row).challenges.count().to_string()
        }),
        field(
            "challenges",
            Kind::Integer,
            "Challenges counted; follow-ups only under group_kind kind",
            |s, row| found(s, row).challenges.total().to_string(),
        ),
        field("share", Kind::Share, "challenges_with_theme out of challenges", |s, row| {
            share(found(s, row).challenges)
        }),
        field("share_low", Kind::Share, "Lower end of the 95% interval (Wilson)", |s, row| {
            low(found(s, row).challenges)
        }),
        field("share_high", Kind::Share, "Upper end of the 95% interval (Wilson)", |s, row| {
            high(found(s, row).challenges)
        }),
        field("recommendations_with_theme", Kind::Integer, "Recommendations on the theme", |s, row| {
            found(s, row).recommendations.count().to_string()
        }),
        field("recommendations", Kind::Integer, "Recommendations of the challenges counted", |s, row| {
            found(s, row).recommendations.total().to_string()
        }),
        field(
            "position_low",
            Kind::Integer,
            "Nearest place to the top that it can well have among its kind",
            |s, row| some(position(s, row).map(|range| range.low)),
        ),
        field(
            "position_high",
            Kind::Integer,
            "Farthest place from the top that it can well have",
            |s, row| some(position(s, row).map(|range| range.high)),
        ),
        field("positions", Kind::Integer, "Number of its kind that have a place", |s, row| {
            some(position(s, row).map(|range| range.of))
        }),
        field(
            "rest_low",
            Kind::Number,
            "Lower end of the 95% interval of its share less that of all the rest (Newcombe)",
            |s, row| low_of(from_the_rest(s, row)),
        ),
        field("rest_high", Kind::Number, "Upper end of that interval", |s, row| {
            high_of(from_the_rest(s, row))
        }),
        field(
            "verdict",
            Kind::Word,
            "higher, lower or no_clear_difference, by that interval; out of fewer than five never told apart",
            |s, row| {
                let verdict = against_the_rest(s, row).and_then(|(share, rest)| Verdict::of(share, rest));
                verdict.map_or("", Verdict::word).to_owned()
            },
        ),
    ],
    rows: |source| {
        let mut rows = Vec::new();
        for basis in Basis::ALL {
            let groups =
                source.findings.frequency.keys().filter(|(of, _)| *of == basis).map(|(_, group)| *group);
            for group in in_order(source, groups) {
                rows.extend(source.data.themes.keys().map(|theme| (basis, group, theme)));
            }
        }
        rows
    },
    extra: None,
};
