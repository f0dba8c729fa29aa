//! Closure rates by group: a dot with its interval, hatched as far as it could be, against the whole.

use std::cmp::Ordering;

use super::bars::{Bar, Bars};
use super::group_closure::{GroupClosure, group_closures};
use super::mark::{self, ShareMark};
use super::status_bars::{counts_twice, description};
use super::svg::Message;
use super::{Cell, Chart, Column, DataTable, Section, Sources};
use crate::analysis::{Closure, Group, GroupKind, Proportion, Verdict, policy};
use crate::wording;

const NOTE: &str = "Dot: share closed, of those not withdrawn. Line: 95% interval. Hatched: how far it could reach if everything without a \
                    status on record were closed. Upright line: all councils.";

/// Rates of every group of a kind, the highest first, councils by name. `None` where most has no status on record or fewer than two
/// groups have a rate to show.
#[must_use]
pub fn closure_rates(sources: &Sources<'_>, kind: GroupKind) -> Option<Chart> {
    let findings = sources.findings;
    let all = findings.closure.get(&Group::All)?;
    let mut rows = group_closures(sources, kind);
    if all.is_mostly_unknown() || rows.iter().filter_map(GroupClosure::rate).count() < 2 {
        return None;
    }
    rows.sort_by(|a, b| match kind {
        GroupKind::Council => a.name.to_lowercase().cmp(&b.name.to_lowercase()),
        _ => highest_first(a, b),
    });
    // Where the groups of a kind are tested as a family, differences are named only if it shows any.
    let may_name = findings.closure_families.get(&kind).is_none_or(|family| family.is_significant);
    let subtitle = format!(
        "Share of recommendations reported closed, of those not withdrawn, by {}, as at {}; {} of all councils{}",
        wording::group_kind(kind),
        wording::day(findings.as_of),
        wording::counts_with_share(all.rate()),
        if counts_twice(kind) { "; one that belongs to several rows counts in each" } else { "" },
    );
    let message = Message {
        section: Section::Closure,
        name: format!("closure-rates-by-{}", kind.word()),
        headline: headline(all, kind, &rows, may_name),
        subtitle,
        note: NOTE,
    };
    let bars = Bars {
        rows: rows
            .iter()
            .filter(|row| row.rate().is_some())
            .map(|row| Bar {
                label: row.name.clone(),
                href: sources.addresses.group(sources.data, row.group),
                share: row.closure.rate(),
                comparator: Some(all.rate()),
            })
            .collect(),
        unit: "recommendation",
        comparator: Some("all councils".to_owned()),
    };
    Some(bars.picture().into_chart(sources, message, table(sources, &rows, all)))
}

/// Groups without a rate to show stand last, by name.
fn highest_first(a: &GroupClosure, b: &GroupClosure) -> Ordering {
    match (a.rate(), b.rate()) {
        (Some(a), Some(b)) => b.total_cmp(&a),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => a.name.cmp(&b.name),
    }
}

fn table(sources: &Sources<'_>, rows: &[GroupClosure], all: &Closure) -> DataTable {
    let findings = sources.findings;
    let mut columns = vec![
        Column::words(""),
        Column::marks("0 to 100%"),
        Column::numbers("Closed"),
        Column::numbers("of those not withdrawn"),
        Column::numbers("Within 12 months"),
    ];
    columns[0].title =
        wording::capitalised(rows.first().map_or("group", |row| wording::group_kind(row.group.kind())));
    let has_claims = rows.iter().any(|row| row.verdict.is_some());
    if has_claims {
        columns.push(Column::words("Against the rest"));
    }
    let rows = rows
        .iter()
        .map(|row| {
            let at_twelve = findings.closure_at_twelve_months.get(&row.group);
            let at_twelve = at_twelve.map(|found| (found.rate(), found.is_mostly_unknown()));
            let mut cells = vec![
                Cell::linked(&row.name, sources.addresses.group(sources.data, row.group)),
                rate_mark(row, all),
                Cell::text(row.rate().map_or_else(|| "–".to_owned(), wording::percent)),
                Cell::text(wording::counts(row.closure.rate())),
                Cell::text(match at_twelve {
                    Some((rate, unknown)) => {
                        short(rate, findings.dispersion_at_twelve_months_of(row.group), unknown)
                    }
                    None => "–".to_owned(),
                }),
            ];
            if has_claims {
                cells.push(Cell::text(row.verdict.map_or("–", wording::verdict)));
            }
            cells
        })
        .collect();
    DataTable { columns, rows }
}

fn rate_mark(row: &GroupClosure, all: &Closure) -> Cell {
    let Some(share) = row.rate() else { return Cell::default() };
    let rate = row.closure.rate();
    let mark =
        ShareMark { share, interval: rate.interval_scaled(row.dispersion), reference: all.rate().share() };
    Cell::mark(mark::dot(mark, row.closure.upper_bound().share(), &row.rate_in_words()))
}

/// A percentage, or the counts where none may be shown.
fn short(rate: Proportion, dispersion: f64, is_mostly_unknown: bool) -> String {
    let shown = rate.share().filter(|_| !is_mostly_unknown && policy::allows_percentage(rate, dispersion));
    match shown {
        Some(share) => wording::percent(share),
        None if rate.total() == 0 => "–".to_owned(),
        None => wording::counts(rate),
    }
}

/// Over how wide a range the rates lie, or the counts of all where rates may not be given; then the groups that differ from the
/// rest by their own claim.
fn headline(all: &Closure, kind: GroupKind, rows: &[GroupClosure], may_name: bool) -> String {
    let mut text = range(all, kind, rows)
        .unwrap_or_else(|| format!("{}, by {}", description(all), wording::group_kind(kind)));
    for (verdict, words) in [(Verdict::Higher, "more"), (Verdict::Lower, "fewer")] {
        let named: Vec<&str> = rows
            .iter()
            .filter(|row| may_name && row.verdict == Some(verdict))
            .map(|row| row.name.as_str())
            .collect();
        if !named.is_empty() {
            text.push_str("; ");
            text.push_str(words);
            text.push_str(" reported closed than in the rest, by more than chance: ");
            text.push_str(&wording::list(&named));
        }
    }
    text
}

/// The lowest and the highest rate without their names; `None` where most is unknown, or fewer than two rates may be given.
fn range(all: &Closure, kind: GroupKind, rows: &[GroupClosure]) -> Option<String> {
    let mut rates: Vec<f64> = rows.iter().filter_map(GroupClosure::rate).collect();
    rates.sort_by(f64::total_cmp);
    let [least, .., most] = rates.as_slice() else { return None };
    let (least, most) = (wording::percent(*least), wording::percent(*most));
    if all.is_mostly_unknown() || least == most {
        return None;
    }
    let too_few = match rows.len() - rates.len() {
        0 => String::new(),
        n => format!(" ({n} more with too little on record for a percentage)"),
    };
    Some(format!("Reported closed: from {least} to {most} by {}{too_few}", wording::group_kind(kind)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(name: &str, closed: u32, of: u32, verdict: Verdict) -> GroupClosure {
        let closure = Closure { made: of, reported_closed: closed, open: of - closed, ..Closure::default() };
        GroupClosure {
            group: Group::All,
            name: name.into(),
            closure,
            dispersion: 1.0,
            verdict: Some(verdict),
        }
    }

    fn all(no_status: u32) -> Closure {
        Closure { made: 200 + no_status, reported_closed: 100, open: 100, no_status, ..Closure::default() }
    }

    #[test]
    fn a_headline_names_only_where_the_claim_and_its_family_allow() {
        let rows =
            [row("London", 20, 100, Verdict::Lower), row("Wales", 80, 100, Verdict::NoClearDifference)];
        assert_eq!(
            headline(&all(0), GroupKind::Region, &rows, true),
            "Reported closed: from 20% to 80% by region; fewer reported closed than in the rest, by more than chance: London"
        );
        assert_eq!(
            headline(&all(0), GroupKind::Region, &rows, false),
            "Reported closed: from 20% to 80% by region"
        );
    }

    #[test]
    fn no_percentage_where_too_little_is_on_record() {
        let small =
            [row("London", 2, 10, Verdict::NoClearDifference), row("Wales", 80, 100, Verdict::Higher)];
        assert!(headline(&all(0), GroupKind::Region, &small, false).starts_with("200 recommendations: "));
        assert_eq!(small[0].rate_in_words(), "2 of 10");
        let large =
            [row("London", 20, 100, Verdict::Lower), row("Wales", 80, 100, Verdict::NoClearDifference)];
        let unknown = headline(&all(500), GroupKind::Region, &large, false);
        assert!(unknown.starts_with("700 recommendations: ") && !unknown.contains('%'), "{unknown}");
    }
}
