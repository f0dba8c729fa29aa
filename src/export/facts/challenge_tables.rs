//! `strengths.csv`, `replies.csv`, `plans.csv`, `events.csv` and `duties.csv`

use super::themes_list;
use crate::dataset::{Challenge, Duty, Event, Key, Plan, Reply, Strength};
use crate::export::table::{Kind, Source, Table, date, field, some, text};

fn challenge(source: &Source<'_>, key: Key<Challenge>) -> String {
    source.data.challenges[key].id.clone()
}

pub(in crate::export) const STRENGTHS: Table<Key<Strength>> = Table {
    name: "strengths",
    about: "What peers praised.",
    figures: false,
    key: &[],
    references: &[("challenge", "challenges", "id")],
    fields: &[
        field("challenge", Kind::Word, "The challenge", |s, k| challenge(s, s.data.strengths[k].challenge)),
        field("summary", Kind::Text, "What was praised, paraphrased", |s, k| {
            s.data.strengths[k].summary.clone()
        }),
        field("component", Kind::Word, "The component it falls under", |s, k| {
            s.data.strengths[k].component.map_or("", |component| component.word()).to_owned()
        }),
        field("themes", Kind::List, "What it is about", |s, k| {
            themes_list(s.data, &s.data.strengths[k].themes)
        }),
        field("source_url", Kind::Link, "Page that it was read on", |s, k| {
            text(s.data.strengths[k].source_url.as_ref())
        }),
    ],
    rows: |s| s.data.strengths.keys().collect(),
    extra: Some((|s| s.data.strengths.extra_columns().to_vec(), |s, k| s.data.strengths.extra(k).to_vec())),
};

pub(in crate::export) const REPLIES: Table<Key<Reply>> = Table {
    name: "replies",
    about: "Replies of councils.",
    figures: false,
    key: &[],
    references: &[("challenge", "challenges", "id")],
    fields: &[
        field("challenge", Kind::Word, "The challenge replied to", |s, k| {
            challenge(s, s.data.replies[k].challenge)
        }),
        field(
            "recommendation",
            Kind::Integer,
            "Number of the recommendation; empty replies to the whole",
            |s, k| some(s.data.replies[k].recommendation.map(|r| s.data.recommendations[r].number)),
        ),
        field("date", Kind::Date, "When", |s, k| s.data.replies[k].date.to_string()),
        field("text", Kind::Text, "The reply", |s, k| s.data.replies[k].text.clone()),
        field("url", Kind::Link, "Page that carries it", |s, k| text(s.data.replies[k].url.as_ref())),
    ],
    rows: |s| s.data.replies.keys().collect(),
    extra: Some((|s| s.data.replies.extra_columns().to_vec(), |s, k| s.data.replies.extra(k).to_vec())),
};

pub(in crate::export) const PLANS: Table<Key<Plan>> = Table {
    name: "plans",
    about: "Improvement and action plans that carry recommendations.",
    figures: false,
    key: &["id"],
    references: &[("challenge", "challenges", "id"), ("successor", "plans", "id")],
    fields: &[
        field("id", Kind::Word, "Unique id", |s, k| s.data.plans[k].id.clone()),
        field("challenge", Kind::Word, "The challenge", |s, k| challenge(s, s.data.plans[k].challenge)),
        field("title", Kind::Text, "Title", |s, k| s.data.plans[k].title.clone()),
        field("adopted", Kind::Date, "When it was adopted", |s, k| date(s.data.plans[k].adopted)),
        field("closed", Kind::Date, "When it was closed", |s, k| date(s.data.plans[k].closed)),
        field("successor", Kind::Word, "The plan that took over", |s, k| {
            s.data.plans[k].successor.map(|next| s.data.plans[next].id.clone()).unwrap_or_default()
        }),
        field("monitored_by", Kind::List, "Who monitors it", |s, k| s.data.plans[k].monitored_by.join(";")),
        field("note", Kind::Text, "Anything else worth saying", |s, k| text(s.data.plans[k].note.as_ref())),
        field("url", Kind::Link, "Page that carries it", |s, k| text(s.data.plans[k].url.as_ref())),
    ],
    rows: |s| s.data.plans.keys().collect(),
    extra: Some((|s| s.data.plans.extra_columns().to_vec(), |s, k| s.data.plans.extra(k).to_vec())),
};

pub(in crate::export) const EVENTS: Table<Key<Event>> = Table {
    name: "events",
    about: "What else happened to councils.",
    figures: false,
    key: &[],
    references: &[("council", "councils", "id")],
    fields: &[
        field("council", Kind::Word, "Whose", |s, k| s.data.councils[s.data.events[k].council].id.clone()),
        field("date", Kind::Date, "When", |s, k| s.data.events[k].date.to_string()),
        field("kind", Kind::Word, "Kind of event", |s, k| s.data.events[k].kind.word().to_owned()),
        field("title", Kind::Text, "What happened", |s, k| s.data.events[k].title.clone()),
        field("url", Kind::Link, "Page that shows it", |s, k| text(s.data.events[k].url.as_ref())),
    ],
    rows: |s| s.data.events.keys().collect(),
    extra: Some((|s| s.data.events.extra_columns().to_vec(), |s, k| s.data.events.extra(k).to_vec())),
};

pub(in crate::export) const DUTIES: Table<Key<Duty>> = Table {
    name: "duties",
    about: "The steps with a deadline that follow a challenge.",
    figures: false,
    key: &["id"],
    references: &[],
    fields: &[
        field("id", Kind::Word, "Unique id", |s, k| s.data.duties[k].step.word().to_owned()),
        field("title", Kind::Text, "Title", |s, k| s.data.duties[k].title.clone()),
        field("months", Kind::Integer, "Months after the last day of the visit", |s, k| {
            s.data.duties[k].months.to_string()
        }),
        field(
            "late_after",
            Kind::Integer,
            "Months after which it is late, at least the months above",
            |s, k| s.data.duties[k].late_after.to_string(),
        ),
        field("who", Kind::Text, "Who does it", |s, k| text(s.data.duties[k].who.as_ref())),
        field("applies_from", Kind::Date, "Visits that ended before this day are not bound", |s, k| {
            some(s.data.duties[k].applies_from)
        }),
        field("note", Kind::Text, "Anything else worth saying", |s, k| text(s.data.duties[k].note.as_ref())),
        field("url", Kind::Link, "Page that states it", |s, k| text(s.data.duties[k].url.as_ref())),
    ],
    rows: |s| s.data.duties.keys().collect(),
    extra: Some((|s| s.data.duties.extra_columns().to_vec(), |s, k| s.data.duties.extra(k).to_vec())),
};
