//! `recommendations.csv`, with where each stands

use super::{councils_list, themes_list};
use crate::analysis::{History, RecommendationStatus, Slippage};
use crate::dataset::{Key, Recommendation, Update};
use crate::export::table::{Kind, Source, Table, date, field, some, text};

fn row<'a>(source: &Source<'a>, key: Key<Recommendation>) -> &'a Recommendation {
    &source.data.recommendations[key]
}

fn status<'a>(source: &Source<'a>, key: Key<Recommendation>) -> Option<&'a RecommendationStatus> {
    source.findings.statuses.get(key.position())
}

fn last<'a>(source: &Source<'a>, key: Key<Recommendation>) -> Option<&'a Update> {
    status(source, key)?.last_update.map(|update| &source.data.updates[update])
}

fn history<'a>(source: &Source<'a>, key: Key<Recommendation>) -> Option<&'a History> {
    source.findings.histories.get(key.position())
}

fn slippage(source: &Source<'_>, key: Key<Recommendation>) -> Option<Slippage> {
    history(source, key)?.slippage
}

fn status_stated(source: &Source<'_>, update: Option<Key<Update>>) -> String {
    update.map_or("", |update| source.data.updates[update].status.word()).to_owned()
}

pub(in crate::export) const TABLE: Table<Key<Recommendation>> = Table {
    name: "recommendations",
    about: "Recommendations, each with where it stands at the as-of date.",
    figures: false,
    key: &["challenge", "number"],
    references: &[("challenge", "challenges", "id")],
    fields: &[
        field("challenge", Kind::Word, "The challenge that made it", |s, k| {
            s.data.challenges[row(s, k).challenge].id.clone()
        }),
        field("number", Kind::Integer, "Number within its challenge", |s, k| row(s, k).number.to_string()),
        field("printed_number", Kind::Text, "Number that the report prints", |s, k| {
            text(row(s, k).printed_number.as_ref())
        }),
        field("summary", Kind::Text, "What was asked, paraphrased", |s, k| row(s, k).summary.clone()),
        field("component", Kind::Word, "The component it falls under", |s, k| {
            row(s, k).component.map_or("", |component| component.word()).to_owned()
        }),
        field("themes", Kind::List, "What it is about", |s, k| themes_list(s.data, &row(s, k).themes)),
        field("councils", Kind::List, "The councils addressed, where not all of the challenge", |s, k| {
            councils_list(s.data, &row(s, k).councils)
        }),
        field("priority", Kind::Text, "Priority, as the source gives it", |s, k| {
            text(row(s, k).priority.as_ref())
        }),
        field("due", Kind::Date, "When it was due first", |s, k| date(row(s, k).due)),
        field("owner", Kind::Text, "Role that owns it", |s, k| text(row(s, k).owner.as_ref())),
        field("detail", Kind::Word, "full, or heading where only the topic is published", |s, k| {
            row(s, k).detail.word().to_owned()
        }),
        field("source_url", Kind::Link, "Page that it was read on", |s, k| {
            text(row(s, k).source_url.as_ref())
        }),
        field("issue", Kind::Text, "The recurring issue that it belongs to", |s, k| {
            text(row(s, k).issue.as_ref())
        }),
        field("status", Kind::Word, "Status by the last update; empty without one", |s, k| {
            last(s, k).map_or("", |update| update.status.word()).to_owned()
        }),
        field("status_date", Kind::Date, "Date of that update", |s, k| {
            date(last(s, k).and_then(|update| update.date))
        }),
        field("reported_by", Kind::Word, "Who made it", |s, k| {
            last(s, k).map_or("", |update| update.reported_by.word()).to_owned()
        }),
        field(
            "closed_on",
            Kind::Date,
            "When it was first reported complete, if no later update took that back",
            |s, k| date(status(s, k).and_then(|status| status.closed_on)),
        ),
        field("past_due", Kind::Boolean, "Open, with a first due date before the as-of date", |s, k| {
            status(s, k).is_some_and(|status| status.past_due).to_string()
        }),
        field("council_says", Kind::Word, "Status by the council’s own last update", |s, k| {
            status_stated(s, history(s, k).and_then(|history| history.council_says))
        }),
        field(
            "review_finds",
            Kind::Word,
            "Status by the last update of the review team or a committee",
            |s, k| status_stated(s, history(s, k).and_then(|history| history.review_finds)),
        ),
        field("voices_differ", Kind::Boolean, "Whether the two are there and differ", |s, k| {
            history(s, k).is_some_and(|history| history.voices_differ).to_string()
        }),
        field("due_moves", Kind::Integer, "How often the due date changed", |s, k| {
            slippage(s, k).map_or(0, |slippage| slippage.moves).to_string()
        }),
        field(
            "due_moved_days",
            Kind::Integer,
            "Days from the first due date to the last, of their middles",
            |s, k| some(slippage(s, k).map(|slippage| slippage.days)),
        ),
        field(
            "closed_without_evidence",
            Kind::Boolean,
            "Closed, and no statement of the closing cites a page",
            |s, k| history(s, k).is_some_and(|history| history.closed_without_evidence).to_string(),
        ),
        field("last_statement", Kind::Date, "Date of the last dated update", |s, k| {
            date(history(s, k).and_then(|history| history.last_statement))
        }),
        field("stale", Kind::Boolean, "Open, and not heard of for twelve months", |s, k| {
            history(s, k).is_some_and(|history| history.stale).to_string()
        }),
    ],
    rows: |s| s.data.recommendations.keys().collect(),
    extra: Some((
        |s| s.data.recommendations.extra_columns().to_vec(),
        |s, k| s.data.recommendations.extra(k).to_vec(),
    )),
};
