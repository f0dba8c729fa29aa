//! `closure-12-months.csv`

use super::in_order;
use crate::analysis::{ClosureAtTwelveMonths, Group, Interval};
use crate::export::table::{Kind, Source, Table, field, share, six};

fn found(source: &Source<'_>, group: Group) -> ClosureAtTwelveMonths {
    source.findings.closure_at_twelve_months.get(&group).copied().unwrap_or_default()
}

/// The interval of the rate, counts divided by the dispersion; nothing where the rate is withheld.
fn interval(source: &Source<'_>, group: Group) -> Option<Interval> {
    let closure = found(source, group);
    let interval = closure.rate().interval_scaled(source.findings.dispersion_at_twelve_months_of(group));
    interval.filter(|_| !closure.is_mostly_unknown())
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
            "Recommendations whose visit certainly ended 12 months before the as-of date",
            |s, group| found(s, group).reached.to_string(),
        ),
        field("withdrawn", Kind::Integer, "Of these, withdrawn, whenever that was", |s, group| {
            found(s, group).withdrawn.to_string()
        }),
        field(
            "cannot_say",
            Kind::Integer,
            "Closed on a date that cannot be placed, or of a visit whose date cannot be placed",
            |s, group| found(s, group).cannot_say().to_string(),
        ),
        field(
            "undated_visits",
            Kind::Integer,
            "Recommendations of visits whose date is missing or too coarse to say whether 12 months have passed",
            |s, group| found(s, group).visit_not_placed.to_string(),
        ),
        field("no_status", Kind::Integer, "Of those reached, without a status on record", |s, group| {
            found(s, group).no_status.to_string()
        }),
        field(
            "base",
            Kind::Integer,
            "Reached, less withdrawn and those closed on a date that cannot be placed",
            |s, group| found(s, group).base().to_string(),
        ),
        field("closed_by_12_months", Kind::Integer, "Of the base, closed within 12 months", |s, group| {
            found(s, group).closed_in_time.to_string()
        }),
        field(
            "rate",
            Kind::Share,
            "closed_by_12_months out of base; empty where more than half has no status on record",
            |s, group| {
                let closure = found(s, group);
                if closure.is_mostly_unknown() { String::new() } else { share(closure.rate()) }
            },
        ),
        field(
            "rate_low",
            Kind::Share,
            "Lower end of its 95% interval (Wilson, counts divided by the dispersion of these rates)",
            |s, group| interval(s, group).map(|interval| six(interval.low)).unwrap_or_default(),
        ),
        field("rate_high", Kind::Share, "Upper end of that interval", |s, group| {
            interval(s, group).map(|interval| six(interval.high)).unwrap_or_default()
        }),
        field(
            "bound_low",
            Kind::Share,
            "The rate with no status counted as not closed in time",
            |s, group| share(found(s, group).rate()),
        ),
        field("bound_high", Kind::Share, "The rate with no status counted as closed in time", |s, group| {
            share(found(s, group).upper_bound())
        }),
    ],
    rows: |source| in_order(source, source.findings.closure_at_twelve_months.keys().copied()),
    extra: None,
};
