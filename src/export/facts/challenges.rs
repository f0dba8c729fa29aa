//! `challenges.csv`

use super::councils_list;
use crate::dataset::{Challenge, Key};
use crate::export::table::{Kind, Source, Table, date, field, some, text};

fn row<'a>(source: &Source<'a>, key: Key<Challenge>) -> &'a Challenge {
    &source.data.challenges[key]
}

pub(in crate::export) const TABLE: Table<Key<Challenge>> = Table {
    name: "challenges",
    about: "Peer challenges: visits of a peer team to one or several councils.",
    figures: false,
    key: &["id"],
    references: &[("follows", "challenges", "id")],
    fields: &[
        field("id", Kind::Word, "Unique id", |s, k| row(s, k).id.clone()),
        field("councils", Kind::List, "The councils visited", |s, k| {
            councils_list(s.data, &row(s, k).councils)
        }),
        field("kind", Kind::Word, "corporate, finance, governance, follow-up or other", |s, k| {
            row(s, k).kind.word().to_owned()
        }),
        field("checked", Kind::Date, "When someone last looked for what was published about it", |s, k| {
            date(row(s, k).checked)
        }),
        field("follows", Kind::Word, "The earlier challenge that a follow-up follows", |s, k| {
            row(s, k).follows.map(|earlier| row(s, earlier).id.clone()).unwrap_or_default()
        }),
        field("onsite_start", Kind::Date, "First day on site", |s, k| date(row(s, k).onsite_start)),
        field("onsite_end", Kind::Date, "Last day on site", |s, k| date(row(s, k).onsite_end)),
        field("report_published", Kind::Date, "When the report was published", |s, k| {
            date(row(s, k).report_published)
        }),
        field("action_plan_published", Kind::Date, "When the action plan was published", |s, k| {
            date(row(s, k).action_plan_published)
        }),
        field("progress_review", Kind::Date, "When the progress review was held", |s, k| {
            date(row(s, k).progress_review)
        }),
        field("progress_report_published", Kind::Date, "When its report was published", |s, k| {
            date(row(s, k).progress_report_published)
        }),
        field("people", Kind::Integer, "People met, as stated", |s, k| some(row(s, k).people)),
        field("meetings", Kind::Integer, "Meetings held, as stated", |s, k| some(row(s, k).meetings)),
        field("hours", Kind::Integer, "Hours of peers' time, as stated", |s, k| some(row(s, k).hours)),
        field("focus", Kind::List, "Areas of focus that the council chose", |s, k| row(s, k).focus.join(";")),
        field(
            "stated_recommendations",
            Kind::Integer,
            "Recommendations that the report is said to make",
            |s, k| some(row(s, k).stated_recommendations),
        ),
        field("source_url", Kind::Link, "Page that the facts were read on", |s, k| {
            text(row(s, k).source_url.as_ref())
        }),
        field("note", Kind::Text, "Anything else worth saying", |s, k| text(row(s, k).note.as_ref())),
    ],
    rows: |s| s.data.challenges.keys().collect(),
    extra: Some((|s| s.data.challenges.extra_columns().to_vec(), |s, k| s.data.challenges.extra(k).to_vec())),
};
