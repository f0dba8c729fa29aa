//! `time-to-closure.csv`

use super::in_order;
use crate::analysis::statistics::Step;
use crate::analysis::{Group, TimeToClosure};
use crate::export::table::{Kind, Source, Table, field, high_of, low_of, six};

type Row = (Group, usize);

/// A row of the table is a step of a curve that was found to be there.
fn step<T>(source: &Source<'_>, (group, index): Row, of: fn(&Step) -> T) -> Option<T> {
    source.findings.time_to_closure.get(&group)?.steps.get(index).map(of)
}

fn count(source: &Source<'_>, row: Row, of: fn(&Step) -> u32) -> String {
    step(source, row, of).unwrap_or_default().to_string()
}

fn share(source: &Source<'_>, row: Row, of: fn(&Step) -> f64) -> String {
    step(source, row, of).map(six).unwrap_or_default()
}

pub(in crate::export) const TABLE: Table<Row> = Table {
    name: "time-to-closure",
    about: "How many months after the visit recommendations were closed, as long as at least five could still be followed.",
    figures: true,
    key: &["group_kind", "group", "months"],
    references: &[],
    fields: &[
        field("group_kind", Kind::Word, "Kind of group", |_, row| row.0.kind().word().to_owned()),
        field("group", Kind::Word, "The group", |s, row| row.0.slug(s.data)),
        field("months", Kind::Number, "Months of 365.25/12 days from the end of the visit", |s, row| {
            share(s, row, TimeToClosure::months)
        }),
        field("at_risk", Kind::Integer, "Recommendations followed at least that long", |s, row| {
            count(s, row, |step| step.at_risk)
        }),
        field("closed", Kind::Integer, "Closed on that day", |s, row| count(s, row, |step| step.closed)),
        field("withdrawn", Kind::Integer, "Withdrawn on that day", |s, row| {
            count(s, row, |step| step.withdrawn)
        }),
        field("stopped", Kind::Integer, "Stopped on that day", |s, row| count(s, row, |step| step.stopped)),
        field("censored", Kind::Integer, "Followed until that day, and open then", |s, row| {
            count(s, row, |step| step.censored)
        }),
        field("incidence", Kind::Share, "Share closed by then (Aalen–Johansen)", |s, row| {
            share(s, row, |step| step.incidence)
        }),
        field("incidence_low", Kind::Share, "Lower end of its 95% interval, log(−log)", |s, row| {
            low_of(step(s, row, |step| step.incidence_interval).flatten())
        }),
        field("incidence_high", Kind::Share, "Upper end of its 95% interval, log(−log)", |s, row| {
            high_of(step(s, row, |step| step.incidence_interval).flatten())
        }),
        field(
            "km_open",
            Kind::Share,
            "Share not closed, were none withdrawn or stopped (Kaplan–Meier)",
            |s, row| share(s, row, |step| step.km_open),
        ),
        field("km_low", Kind::Share, "Lower end of its 95% interval, log(−log)", |s, row| {
            low_of(step(s, row, |step| step.km_interval).flatten())
        }),
        field("km_high", Kind::Share, "Upper end of its 95% interval, log(−log)", |s, row| {
            high_of(step(s, row, |step| step.km_interval).flatten())
        }),
    ],
    rows: |source| {
        let curves = &source.findings.time_to_closure;
        in_order(source, curves.keys().copied())
            .into_iter()
            .flat_map(|group| {
                (0..curves.get(&group).map_or(0, |found| found.steps.len())).map(move |i| (group, i))
            })
            .collect()
    },
    extra: None,
};
