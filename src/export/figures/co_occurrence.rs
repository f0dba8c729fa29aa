//! `co-occurrence.csv`

use crate::analysis::CoOccurrence;
use crate::dataset::{Key, Theme};
use crate::export::table::{Kind, Source, Table, field, six};

fn id(source: &Source<'_>, theme: Key<Theme>) -> String {
    source.data.themes[theme].id.clone()
}

pub(in crate::export) const TABLE: Table<CoOccurrence> = Table {
    name: "co-occurrence",
    about: "Which themes are raised together, in corporate, finance and governance challenges with recorded recommendations. \
            Pairs expected in fewer than five challenges are not tested.",
    figures: true,
    key: &["theme_a", "theme_b"],
    references: &[("theme_a", "themes", "id"), ("theme_b", "themes", "id")],
    fields: &[
        field("theme_a", Kind::Word, "The theme that comes first in themes", |s, pair| id(s, pair.a)),
        field("theme_b", Kind::Word, "The other theme", |s, pair| id(s, pair.b)),
        field("challenges_a", Kind::Integer, "Challenges that raise theme_a", |_, pair| {
            (pair.challenges.both + pair.challenges.only_a).to_string()
        }),
        field("challenges_b", Kind::Integer, "Challenges that raise theme_b", |_, pair| {
            (pair.challenges.both + pair.challenges.only_b).to_string()
        }),
        field("challenges_both", Kind::Integer, "Challenges that raise both", |_, pair| {
            pair.challenges.both.to_string()
        }),
        field("challenges", Kind::Integer, "Challenges counted", |_, pair| {
            pair.challenges.total().to_string()
        }),
        field(
            "lift",
            Kind::Number,
            "challenges_both over what lists of these lengths and themes of these frequencies give by chance",
            |_, pair| pair.lift().map(six).unwrap_or_default(),
        ),
        field(
            "odds_ratio",
            Kind::Number,
            "Odds of theme_a with theme_b over its odds without; with an empty cell, one half is added to each",
            |_, pair| six(pair.challenges.odds_ratio().value),
        ),
        field("or_low", Kind::Number, "Lower end of its 95% interval (Woolf)", |_, pair| {
            six(pair.challenges.odds_ratio().interval.low)
        }),
        field("or_high", Kind::Number, "Upper end of its 95% interval (Woolf)", |_, pair| {
            six(pair.challenges.odds_ratio().interval.high)
        }),
        field(
            "p",
            Kind::Share,
            "p of so many or so few by chance; empty where fewer than five are expected",
            |_, pair| pair.test.map(|test| six(test.p)).unwrap_or_default(),
        ),
        field(
            "p_adjusted",
            Kind::Share,
            "p adjusted for all pairs tested (Benjamini–Hochberg)",
            |_, pair| pair.test.map(|test| six(test.p_adjusted)).unwrap_or_default(),
        ),
    ],
    rows: |source| source.findings.co_occurrence.clone(),
    extra: None,
};
