//! `similar-councils.csv`

use crate::analysis::Similar;
use crate::dataset::{Council, Key};
use crate::export::table::{Kind, Table, field, six};

pub(in crate::export) const TABLE: Table<(Key<Council>, Similar)> = Table {
    name: "similar-councils",
    about: "The councils most like each existing council: the publisher’s own neighbours where given, else the nearest of \
            its type by population and indicators.",
    figures: true,
    key: &["council", "rank"],
    references: &[("council", "councils", "id"), ("neighbour", "councils", "id")],
    fields: &[
        field("council", Kind::Word, "The council", |s, row| s.data.councils[row.0].id.clone()),
        field("neighbour", Kind::Word, "The similar council", |s, row| {
            s.data.councils[row.1.council].id.clone()
        }),
        field("rank", Kind::Integer, "1 for the most similar", |_, row| row.1.rank.to_string()),
        field(
            "distance",
            Kind::Number,
            "Root mean square of the differences, in standard deviations; empty for the publisher’s own neighbours",
            |_, row| row.1.distance.map(six).unwrap_or_default(),
        ),
    ],
    rows: |source| {
        let similar = &source.findings.similar;
        similar.iter().flat_map(|(key, nearest)| nearest.iter().map(move |one| (key, *one))).collect()
    },
    extra: None,
};
