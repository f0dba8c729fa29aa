//! `closure.csv`

use super::in_order;
use crate::analysis::{Closure, Group, Interval, Proportion, Verdict, difference};
use crate::export::table::{Kind, Source, Table, field, high, high_of, low, low_of, share, some};

fn found(source: &Source<'_>, group: Group) -> Closure {
    source.findings.closure.get(&group).copied().unwrap_or_default()
}

/// A group's rate, and that of all the rest.
fn against_the_rest(source: &Source<'_>, group: Group) -> Option<(Proportion, Proportion)> {
    Some((found(source, group).rate(), source.findings.closure_of_the_rest(group)?))
}

/// The interval of the difference between the two.
fn from_the_rest(source: &Source<'_>, group: Group) -> Option<Interval> {
    against_the_rest(source, group).and_then(|(rate, rest)| difference(rate, rest))
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
        field("closed", Kind::Integer, "Closed, verified or reported", |s, group| {
            found(s, group).closed.to_string()
        }),
        field(
            "closed_verified",
            Kind::Integer,
            "Closed as the review team or a committee said",
            |s, group| found(s, group).closed_verified.to_string(),
        ),
        field("open", Kind::Integer, "With an update, neither closed nor withdrawn", |s, group| {
            found(s, group).open.to_string()
        }),
        field("no_information", Kind::Integer, "Without any update", |s, group| {
            found(s, group).no_information.to_string()
        }),
        field("past_due", Kind::Integer, "Open, with a first due date before the as-of date", |s, group| {
            found(s, group).past_due.to_string()
        }),
        field("rate", Kind::Share, "closed out of made less withdrawn", |s, group| {
            share(found(s, group).rate())
        }),
        field("rate_low", Kind::Share, "Lower end of the 95% interval (Wilson)", |s, group| {
            low(found(s, group).rate())
        }),
        field("rate_high", Kind::Share, "Upper end of the 95% interval (Wilson)", |s, group| {
            high(found(s, group).rate())
        }),
        field("bound_low", Kind::Share, "The rate with no information counted as open", |s, group| {
            share(found(s, group).rate())
        }),
        field("bound_high", Kind::Share, "The rate with no information counted as closed", |s, group| {
            share(found(s, group).upper_bound())
        }),
        field(
            "position_low",
            Kind::Integer,
            "Nearest place to the top that it can well have among its kind",
            |s, row| some(s.findings.closure_positions.get(&row).map(|range| range.low)),
        ),
        field(
            "position_high",
            Kind::Integer,
            "Farthest place from the top that it can well have",
            |s, row| some(s.findings.closure_positions.get(&row).map(|range| range.high)),
        ),
        field("positions", Kind::Integer, "Number of its kind that have a place", |s, row| {
            some(s.findings.closure_positions.get(&row).map(|range| range.of))
        }),
        field(
            "rest_low",
            Kind::Number,
            "Lower end of the 95% interval of its rate less that of all the rest (Newcombe)",
            |s, row| low_of(from_the_rest(s, row)),
        ),
        field("rest_high", Kind::Number, "Upper end of that interval", |s, row| {
            high_of(from_the_rest(s, row))
        }),
        field(
            "verdict",
            Kind::Word,
            "higher, lower or no_clear_difference, by that interval; out of fewer than five never told apart",
            |s, row| {
                let verdict = against_the_rest(s, row).and_then(|(rate, rest)| Verdict::of(rate, rest));
                verdict.map_or("", Verdict::word).to_owned()
            },
        ),
    ],
    rows: |source| in_order(source, source.findings.closure.keys().copied()),
    extra: None,
};
