//! `closure.csv`

use super::{in_order, reason, verdict};
use crate::analysis::{Claim, Closure, Group, GroupKind, Interval};
use crate::export::table::{Kind, Source, Table, field, share, six};

fn found(source: &Source<'_>, group: Group) -> Closure {
    source.findings.closure.get(&group).copied().unwrap_or_default()
}

fn claim<'a>(source: &Source<'a>, group: Group) -> Option<&'a Claim> {
    source.findings.closure_claim(group)
}

/// The interval of the rate, counts divided by the dispersion; nothing where the rate is withheld.
fn interval(source: &Source<'_>, group: Group) -> Option<Interval> {
    let closure = found(source, group);
    let interval = closure.rate().interval_scaled(source.findings.dispersion_of(group));
    interval.filter(|_| !closure.is_mostly_unknown())
}

/// A count of what is due; empty where no recommendation of the group has a due date.
fn due(closure: Closure, count: u32) -> String {
    if closure.with_due_date == 0 { String::new() } else { count.to_string() }
}

pub(in crate::export) const TABLE: Table<Group> = Table {
    name: "closure",
    about: "What became of recommendations, by group, at the as-of date.",
    figures: true,
    key: &["group_kind", "group"],
    references: &[],
    fields: &[
        field("group_kind", Kind::Word, "Kind of group", |_, group| group.kind().word().to_owned()),
        field("group", Kind::Word, "The group", |s, group| group.slug(s.data)),
        field("made", Kind::Integer, "Recommendations made", |s, group| found(s, group).made.to_string()),
        field("withdrawn", Kind::Integer, "Not accepted or superseded", |s, group| {
            found(s, group).withdrawn.to_string()
        }),
        field("closed", Kind::Integer, "Closed, whoever says so", |s, group| {
            found(s, group).closed().to_string()
        }),
        field(
            "closed_confirmed_by_review_team",
            Kind::Integer,
            "Closed, confirmed by the review team",
            |s, group| found(s, group).confirmed_by_review_team.to_string(),
        ),
        field(
            "closed_confirmed_by_committee",
            Kind::Integer,
            "Closed, confirmed by a committee of the council",
            |s, group| found(s, group).confirmed_by_committee.to_string(),
        ),
        field(
            "closed_reported",
            Kind::Integer,
            "Closed, and only reported: nobody who looked confirmed it",
            |s, group| found(s, group).reported_closed.to_string(),
        ),
        field("open", Kind::Integer, "In progress or not started", |s, group| {
            found(s, group).open.to_string()
        }),
        field("stopped", Kind::Integer, "Partly done, with no further action", |s, group| {
            found(s, group).stopped.to_string()
        }),
        field("no_status", Kind::Integer, "Without a status on record", |s, group| {
            found(s, group).no_status.to_string()
        }),
        field(
            "overdue",
            Kind::Integer,
            "Open, with a first due date before the as-of date; empty where no due date is on record",
            |s, group| due(found(s, group), found(s, group).overdue),
        ),
        field(
            "due_and_silent",
            Kind::Integer,
            "Without a status on record, with a due date before the as-of date; empty where no due date is on record",
            |s, group| due(found(s, group), found(s, group).due_and_silent),
        ),
        field(
            "rate",
            Kind::Share,
            "closed out of made less withdrawn; empty where more than half has no status on record",
            |s, group| {
                let closure = found(s, group);
                if closure.is_mostly_unknown() { String::new() } else { share(closure.rate()) }
            },
        ),
        field(
            "rate_low",
            Kind::Share,
            "Lower end of its 95% interval (Wilson, counts divided by the dispersion)",
            |s, group| interval(s, group).map(|interval| six(interval.low)).unwrap_or_default(),
        ),
        field("rate_high", Kind::Share, "Upper end of that interval", |s, group| {
            interval(s, group).map(|interval| six(interval.high)).unwrap_or_default()
        }),
        field("bound_low", Kind::Share, "The rate with no status counted as not closed", |s, group| {
            share(found(s, group).rate())
        }),
        field("bound_high", Kind::Share, "The rate with no status counted as closed", |s, group| {
            share(found(s, group).upper_bound())
        }),
        field(
            "dispersion",
            Kind::Number,
            "How much more than chance the rates of councils vary within groups of this kind (Pearson, at least 1)",
            |s, group| {
                let is_of_councils = matches!(
                    group.kind(),
                    GroupKind::All
                        | GroupKind::Nation
                        | GroupKind::Region
                        | GroupKind::Type
                        | GroupKind::Custom
                );
                if is_of_councils { six(s.findings.dispersion_of(group)) } else { String::new() }
            },
        ),
        field(
            "verdict",
            Kind::Word,
            "What may be said of the rate against that of all others: higher, lower, no_clear_difference or cannot_say",
            |s, group| verdict(claim(s, group)),
        ),
        field(
            "reason",
            Kind::Word,
            "Why nothing may be said: few, few_councils or unknown (more than half of one side has no status on record)",
            |s, group| reason(claim(s, group)),
        ),
    ],
    rows: |source| in_order(source, source.findings.closure.keys().copied()),
    extra: None,
};
