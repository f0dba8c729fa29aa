//! `theme-change.csv`

use crate::analysis::{Change, Direction};
use crate::export::table::{Kind, Source, Table, field, high, low, share, six, some};

fn found<T: Default>(source: &Source<'_>, index: usize, of: impl Fn(&Change) -> T) -> T {
    source.findings.changes.get(index).map(of).unwrap_or_default()
}

pub(in crate::export) const TABLE: Table<usize> = Table {
    name: "theme-change",
    about: "How often each theme is raised before and after the components were retitled about 2021, and whether it rose or \
            fell over the years in between. The years themselves are in theme-frequency.",
    figures: true,
    key: &["theme", "period"],
    references: &[("theme", "themes", "id")],
    fields: &[
        field("theme", Kind::Word, "The theme", |s, row| {
            s.findings
                .changes
                .get(row)
                .map(|change| s.data.themes[change.theme].id.clone())
                .unwrap_or_default()
        }),
        field("period", Kind::Word, "to-2020 or from-2021, by the year of the visit", |s, row| {
            found(s, row, |change| change.period.word()).to_owned()
        }),
        field("first_year", Kind::Integer, "First year with a challenge", |s, row| {
            some(found(s, row, |change| change.years.first().map(|(year, _)| *year)))
        }),
        field("last_year", Kind::Integer, "Last year with a challenge", |s, row| {
            some(found(s, row, |change| change.years.last().map(|(year, _)| *year)))
        }),
        field("challenges_with_theme", Kind::Integer, "Challenges that raise the theme", |s, row| {
            found(s, row, |change| change.share).count().to_string()
        }),
        field("challenges", Kind::Integer, "Challenges counted", |s, row| {
            found(s, row, |change| change.share).total().to_string()
        }),
        field("share", Kind::Share, "challenges_with_theme out of challenges", |s, row| {
            share(found(s, row, |change| change.share))
        }),
        field("share_low", Kind::Share, "Lower end of the 95% interval (Wilson)", |s, row| {
            low(found(s, row, |change| change.share))
        }),
        field("share_high", Kind::Share, "Upper end of the 95% interval (Wilson)", |s, row| {
            high(found(s, row, |change| change.share))
        }),
        field(
            "z",
            Kind::Number,
            "Test for a trend over the years (Cochran–Armitage); above 0 rises",
            |s, row| found(s, row, |change| change.trend).map(|trend| six(trend.z)).unwrap_or_default(),
        ),
        field("p", Kind::Share, "Its two-sided p", |s, row| {
            found(s, row, |change| change.trend).map(|trend| six(trend.p)).unwrap_or_default()
        }),
        field("p_adjusted", Kind::Share, "p adjusted for all rows (Benjamini–Hochberg)", |s, row| {
            found(s, row, |change| change.trend.map(|_| change.p_adjusted)).map(six).unwrap_or_default()
        }),
        field(
            "trend",
            Kind::Word,
            "rising, falling or none_shown; empty with fewer than three years, or where none or all raise it",
            |s, row| found(s, row, Change::direction).map_or("", Direction::word).to_owned(),
        ),
    ],
    rows: |source| (0..source.findings.changes.len()).collect(),
    extra: None,
};
