//! `councils.csv`

use super::councils_list;
use crate::dataset::{Council, Key};
use crate::export::table::{Kind, Table, date, field, some, text};

pub(in crate::export) const TABLE: Table<Key<Council>> = Table {
    name: "councils",
    about: "Councils and other authorities, existing and closed.",
    figures: false,
    key: &["id"],
    references: &[],
    fields: &[
        field("id", Kind::Word, "Unique id", |s, k| s.data.councils[k].id.clone()),
        field("name", Kind::Text, "Official name", |s, k| s.data.councils[k].name.clone()),
        field("short_name", Kind::Text, "Everyday name", |s, k| s.data.councils[k].short_name.clone()),
        field("type", Kind::Word, "Kind of authority", |s, k| s.data.councils[k].kind.word().to_owned()),
        field("region", Kind::Word, "English region, or the nation outside England", |s, k| {
            s.data.councils[k].region.name().to_owned()
        }),
        field("nation", Kind::Word, "Nation", |s, k| s.data.councils[k].nation.name().to_owned()),
        field("gss_code", Kind::Word, "Code of the Office for National Statistics", |s, k| {
            text(s.data.councils[k].gss_code.as_ref())
        }),
        field("opened", Kind::Date, "When the present authority began", |s, k| {
            date(s.data.councils[k].opened)
        }),
        field("closed", Kind::Date, "Last day of a closed council", |s, k| date(s.data.councils[k].closed)),
        field("successor", Kind::List, "Councils that took over", |s, k| {
            councils_list(s.data, &s.data.councils[k].successors)
        }),
        field("population", Kind::Integer, "People", |s, k| some(s.data.councils[k].population)),
        field("hex_q", Kind::Integer, "Column on a hexagon map", |s, k| {
            some(s.data.councils[k].hexagon.map(|h| h.0))
        }),
        field("hex_r", Kind::Integer, "Row on a hexagon map, growing northwards", |s, k| {
            some(s.data.councils[k].hexagon.map(|h| h.1))
        }),
        field("website", Kind::Link, "Home page", |s, k| text(s.data.councils[k].website.as_ref())),
    ],
    rows: |s| s.data.councils.keys().collect(),
    extra: Some((|s| s.data.councils.extra_columns().to_vec(), |s, k| s.data.councils.extra(k).to_vec())),
};
