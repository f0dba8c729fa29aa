//! `council_aliases.csv`, `groups.csv`, `neighbours.csv` and `indicators.csv`

use crate::dataset::{Alias, Council, CouncilGroup, Indicator, Key, Neighbour};
use crate::export::table::{Kind, Table, field, some};

pub(in crate::export) const ALIASES: Table<Key<Alias>> = Table {
    name: "council_aliases",
    about: "Other spellings that lead to a council.",
    figures: false,
    key: &["alias"],
    references: &[("id", "councils", "id")],
    fields: &[
        field("alias", Kind::Word, "The other spelling", |s, k| s.data.aliases[k].alias.clone()),
        field("id", Kind::Word, "The council", |s, k| s.data.councils[s.data.aliases[k].council].id.clone()),
    ],
    rows: |s| s.data.aliases.keys().collect(),
    extra: Some((|s| s.data.aliases.extra_columns().to_vec(), |s, k| s.data.aliases.extra(k).to_vec())),
};

/// A group has one row a member, so its rows are pairs.
pub(in crate::export) const GROUPS: Table<(Key<CouncilGroup>, Key<Council>)> = Table {
    name: "groups",
    about: "Groups of councils of the publisher's own, one row a member.",
    figures: false,
    key: &["group", "council"],
    references: &[("council", "councils", "id")],
    fields: &[
        field("group", Kind::Word, "The group", |s, (group, _)| s.data.groups[group].id.clone()),
        field("title", Kind::Text, "Title of the group", |s, (group, _)| s.data.groups[group].title.clone()),
        field("council", Kind::Word, "The member", |s, (_, council)| s.data.councils[council].id.clone()),
    ],
    rows: |s| {
        s.data
            .groups
            .iter()
            .flat_map(|(key, group)| group.councils.iter().map(move |council| (key, *council)))
            .collect()
    },
    extra: None,
};

pub(in crate::export) const NEIGHBOURS: Table<Key<Neighbour>> = Table {
    name: "neighbours",
    about: "Similar councils, by a model of the publisher's choice.",
    figures: false,
    key: &["council", "neighbour"],
    references: &[("council", "councils", "id"), ("neighbour", "councils", "id")],
    fields: &[
        field("council", Kind::Word, "Whose", |s, k| {
            s.data.councils[s.data.neighbours[k].council].id.clone()
        }),
        field("neighbour", Kind::Word, "The similar council", |s, k| {
            s.data.councils[s.data.neighbours[k].neighbour].id.clone()
        }),
        field("rank", Kind::Integer, "1 is the most similar", |s, k| s.data.neighbours[k].rank.to_string()),
    ],
    rows: |s| s.data.neighbours.keys().collect(),
    extra: Some((|s| s.data.neighbours.extra_columns().to_vec(), |s, k| s.data.neighbours.extra(k).to_vec())),
};

pub(in crate::export) const INDICATORS: Table<Key<Indicator>> = Table {
    name: "indicators",
    about: "Numbers about councils.",
    figures: false,
    key: &["council", "indicator", "year"],
    references: &[("council", "councils", "id")],
    fields: &[
        field("council", Kind::Word, "Whose", |s, k| {
            s.data.councils[s.data.indicators[k].council].id.clone()
        }),
        field("indicator", Kind::Text, "Name of the indicator", |s, k| {
            s.data.indicators[k].indicator.clone()
        }),
        field("value", Kind::Number, "Its value", |s, k| s.data.indicators[k].value.to_string()),
        field("year", Kind::Integer, "Year it speaks of", |s, k| some(s.data.indicators[k].year)),
    ],
    rows: |s| s.data.indicators.keys().collect(),
    extra: Some((|s| s.data.indicators.extra_columns().to_vec(), |s, k| s.data.indicators.extra(k).to_vec())),
};
