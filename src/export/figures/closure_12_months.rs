//! `closure-12-months.csv`

use super::in_order;
use crate::analysis::{Group, Proportion};
use crate::export::table::{Kind, Source, Table, field, high, low, share};

fn found(source: &Source<'_>, group: Group) -> Proportion {
    source.findings.closure_at_twelve_months.get(&group).map(|found| found.closed).unwrap_or_default()
}

pub(in crate::export) const TABLE: Table<Group> = Table {
    name: "closure-12-months",
    about: "Recommendations closed within 12 months of the visit, of those old enough, by group.",
    figures: true,
    key: &["group_kind", "group"],
    references: &[],
    fields: &[
        field("group_kind", Kind::Word, "Kind of group", |_, group| group.kind().word().to_owned()),
        field("group", Kind::Word, "The group", |s, group| group.slug(s.data)),
        field(
            "reached_12_months",
            Kind::Integer,
            "Recommendations whose visit ended 12 months before the as-of date",
            |s, group| found(s, group).total().to_string(),
        ),
        field("closed_by_12_months", Kind::Integer, "Of these, closed within 12 months", |s, group| {
            found(s, group).count().to_string()
        }),
        field("rate", Kind::Share, "closed_by_12_months out of reached_12_months", |s, group| {
            share(found(s, group))
        }),
        field("rate_low", Kind::Share, "Lower end of the 95% interval (Wilson)", |s, group| {
            low(found(s, group))
        }),
        field("rate_high", Kind::Share, "Upper end of the 95% interval (Wilson)", |s, group| {
            high(found(s, group))
        }),
    ],
    rows: |source| in_order(source, source.findings.closure_at_twelve_months.keys().copied()),
    extra: None,
};
