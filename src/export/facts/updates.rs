//! `updates.csv`

use crate::dataset::{Key, Update};
use crate::export::table::{Kind, Source, Table, date, field, some, text};

fn row<'a>(source: &Source<'a>, key: Key<Update>) -> &'a Update {
    &source.data.updates[key]
}

pub(in crate::export) const TABLE: Table<Key<Update>> = Table {
    name: "updates",
    about: "Dated statements about recommendations, or about whole challenges.",
    figures: false,
    key: &[],
    references: &[("challenge", "challenges", "id")],
    fields: &[
        field("challenge", Kind::Word, "The challenge it speaks of", |s, k| {
            s.data.challenges[row(s, k).challenge].id.clone()
        }),
        field(
            "recommendation",
            Kind::Integer,
            "Number of the recommendation; empty speaks of the whole challenge",
            |s, k| some(row(s, k).recommendation.map(|r| s.data.recommendations[r].number)),
        ),
        field("date", Kind::Date, "When it was said", |s, k| date(row(s, k).date)),
        field(
            "status",
            Kind::Word,
            "not_started, in_progress, complete, stopped, not_accepted or superseded",
            |s, k| row(s, k).status.word().to_owned(),
        ),
        field("done", Kind::Integer, "Stated as done", |s, k| some(row(s, k).counts.done)),
        field("green", Kind::Integer, "Stated as green", |s, k| some(row(s, k).counts.green)),
        field("amber", Kind::Integer, "Stated as amber", |s, k| some(row(s, k).counts.amber)),
        field("red", Kind::Integer, "Stated as red", |s, k| some(row(s, k).counts.red)),
        field("total", Kind::Integer, "Out of how many", |s, k| some(row(s, k).counts.total)),
        field("unit", Kind::Word, "recommendations, actions or percent_of_actions", |s, k| {
            row(s, k).counts.unit.map_or("", |unit| unit.word()).to_owned()
        }),
        field("due", Kind::Date, "A new due date", |s, k| date(row(s, k).due)),
        field("reported_by", Kind::Word, "council, review_team, committee or publisher", |s, k| {
            row(s, k).reported_by.word().to_owned()
        }),
        field("note", Kind::Text, "What was said, paraphrased", |s, k| text(row(s, k).note.as_ref())),
        field("evidence_url", Kind::Link, "Page that shows it", |s, k| text(row(s, k).evidence_url.as_ref())),
    ],
    rows: |s| s.data.updates.keys().collect(),
    extra: Some((|s| s.data.updates.extra_columns().to_vec(), |s, k| s.data.updates.extra(k).to_vec())),
};
