//! `completeness.csv`

use crate::analysis::Completeness;
use crate::dataset::Region;
use crate::export::table::{Kind, Source, Table, field, some};

type Row = (Region, Option<i16>);

fn found(source: &Source<'_>, row: Row) -> Completeness {
    source.findings.completeness.get(&row).copied().unwrap_or_default()
}

pub(in crate::export) const TABLE: Table<Row> = Table {
    name: "completeness",
    about: "How complete the record is: what is known of the visits of each region and year, of all kinds.",
    figures: true,
    key: &["region", "year"],
    references: &[],
    fields: &[
        field(
            "region",
            Kind::Word,
            "The region; a joint visit counts once in each of its regions",
            |_, row| row.0.slug().to_owned(),
        ),
        field("year", Kind::Integer, "Year of the visit; empty where it is not known", |_, row| some(row.1)),
        field("visits", Kind::Integer, "Visits", |s, row| found(s, row).visits.to_string()),
        field("with_recommendations", Kind::Integer, "Of these, with a recorded recommendation", |s, row| {
            found(s, row).with_recommendations.to_string()
        }),
        field("whole_lists", Kind::Integer, "Of these, with as many recorded as stated", |s, row| {
            found(s, row).whole_lists.to_string()
        }),
        field(
            "with_status",
            Kind::Integer,
            "Of these, with a recommendation that has a status of its own",
            |s, row| found(s, row).with_status.to_string(),
        ),
        field(
            "checked",
            Kind::Integer,
            "Of these, where somebody looked for what was published since",
            |s, row| found(s, row).checked.to_string(),
        ),
    ],
    rows: |source| source.findings.completeness.keys().copied().collect(),
    extra: None,
};
