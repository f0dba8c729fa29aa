//! `theme-frequency.csv`

use super::{in_order, reason, verdict};
use crate::analysis::{Basis, Claim, Frequency, Group};
use crate::dataset::{Key, Theme};
use crate::export::table::{Kind, Source, Table, field, high, low, share};

type Row = (Basis, Group, Key<Theme>);

fn found(source: &Source<'_>, (basis, group, theme): Row) -> Frequency {
    source.findings.theme_frequency(basis, group, theme).unwrap_or_default()
}

fn claim<'a>(source: &Source<'a>, (basis, group, theme): Row) -> Option<&'a Claim> {
    source.findings.theme_claim(basis, group, theme)
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
            "Challenges counted; follow-ups and others only under group_kind kind",
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
        field(
            "recommendations",
            Kind::Integer,
            "Recommendations of the challenges counted that address the group",
            |s, row| found(s, row).recommendations.total().to_string(),
        ),
        field(
            "verdict",
            Kind::Word,
            "What may be said of the share against that of all others, within list lengths: higher, lower, no_clear_difference or \
             cannot_say",
            |s, row| verdict(claim(s, row)),
        ),
        field("reason", Kind::Word, "Why nothing may be said: few or few_councils", |s, row| {
            reason(claim(s, row))
        }),
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
