//! `table(name, …)`: a table in a page's text.

use std::cmp::Reverse;

use minijinja::value::{Kwargs, Value};

use super::arguments::Arguments;
use super::groups::{BASES, CLOSURE_GROUPS, FREQUENCY_GROUPS};
use super::printed::Printed;
use super::request::Request;
use super::{Facts, Failure, completeness as record};
use crate::analysis::{Basis, Closure, GroupKind, Proportion, RecommendationState};
use crate::chart::{Cell, Column, DataTable};
use crate::content::piece::Piece;
use crate::dataset::{Key, Region, Theme};
use crate::wording;

/// A table with its caption.
type Captioned = (String, DataTable);

/// Makes the table that is asked for.
type Make = fn(&Request<'_>) -> Result<Captioned, Failure>;

/// The tables.
const TABLES: [(&str, Make); 6] = [
    ("themes", |asked| asked.no_arguments().map(|()| themes(asked.facts))),
    ("duties", |asked| asked.no_arguments().map(|()| duties(asked.facts))),
    ("theme-frequency", |asked| {
        theme_frequency(asked.facts, &asked.arguments(&FREQUENCY_GROUPS, &["basis"])?)
    }),
    ("closure", |asked| {
        let kind = asked.arguments(&[], &["by"])?.by(&CLOSURE_GROUPS)?;
        Ok(closure(asked.facts, kind.unwrap_or(GroupKind::All)))
    }),
    ("recurrence", |asked| asked.no_arguments().map(|()| recurrence(asked.facts))),
    ("completeness", |asked| asked.no_arguments().map(|()| completeness(asked.facts))),
];

/// The live function.
pub(super) fn table(facts: &Facts, name: &str, given: &Kwargs) -> Result<Value, Failure> {
    let Some((name, make)) = TABLES.iter().find(|(known, _)| *known == name) else {
        return Err(Failure::unknown("table", name, TABLES.map(|(name, _)| name)));
    };
    let (caption, table) = make(&Request { facts, function: "table", name, given })?;
    Ok(Value::from_object(Printed::piece(if table.rows.is_empty() {
        Piece::Text("Nothing is on record that this table could show.".to_owned())
    } else {
        Piece::Table(caption, table)
    })))
}

fn theme_cell(facts: &Facts, theme: Key<Theme>) -> Cell {
    let row = &facts.data.themes[theme];
    Cell::linked(row.title.as_str(), Some(facts.addresses.theme(row)))
}

/// `13%; 95% interval 8 to 20%`, a dash out of nothing.
fn share_cell(proportion: Proportion) -> Cell {
    Cell::text(wording::in_words(proportion).unwrap_or_else(|| "–".to_owned()))
}

fn themes(facts: &Facts) -> Captioned {
    let columns =
        vec![Column::words("Theme"), Column::words("Component"), Column::words("What belongs to it")];
    let rows = facts
        .data
        .themes
        .iter()
        .map(|(key, theme)| {
            let description = theme.description.as_deref().unwrap_or("not described");
            vec![theme_cell(facts, key), Cell::text(theme.area.title()), Cell::text(description)]
        })
        .collect();
    (format!("The {}", wording::counted(facts.data.themes.len(), "theme")), DataTable { columns, rows })
}

fn duties(facts: &Facts) -> Captioned {
    let columns = vec![
        Column::words("Step"),
        Column::words("Time allowed after the visit"),
        Column::words("Who"),
        Column::words("Visits that ended"),
        Column::words("Note"),
    ];
    let rows = facts
        .data
        .duties
        .rows()
        .iter()
        .map(|duty| {
            let from = duty
                .applies_from
                .map_or_else(|| "at any time".to_owned(), |day| format!("from {}", wording::day(day)));
            vec![
                Cell::linked(duty.title.as_str(), duty.url.clone()),
                Cell::text(wording::months(duty.months)),
                Cell::text(duty.who.as_deref().unwrap_or("not said")),
                Cell::text(from),
                Cell::text(duty.note.as_deref().unwrap_or_default()),
            ]
        })
        .collect();
    ("The steps that follow a challenge".to_owned(), DataTable { columns, rows })
}

fn theme_frequency(facts: &Facts, arguments: &Arguments) -> Result<Captioned, Failure> {
    let basis = arguments.one_of("basis", &BASES)?.unwrap_or(Basis::All);
    let group = arguments.group(&facts.data, &FREQUENCY_GROUPS)?;
    let found = facts.findings.frequency.get(&(basis, group));
    let mut ranked: Vec<(Key<Theme>, Proportion)> = found
        .into_iter()
        .flat_map(|found| found.themes.iter())
        .map(|(theme, found)| (theme, found.challenges))
        .collect();
    ranked.sort_by_key(|(theme, share)| (Reverse(share.count()), *theme));
    let columns = vec![
        Column::words("Theme"),
        Column::numbers("Challenges that raise it"),
        Column::numbers("Out of"),
        Column::numbers("Share"),
    ];
    let rows = ranked
        .into_iter()
        .map(|(theme, share)| {
            vec![
                theme_cell(facts, theme),
                Cell::count(share.count()),
                Cell::count(share.total()),
                share_cell(share),
            ]
        })
        .collect();
    let caption = format!("How often each theme is raised: {}", wording::group(group, &facts.data));
    Ok((caption, DataTable { columns, rows }))
}

fn closure(facts: &Facts, kind: GroupKind) -> Captioned {
    let mut columns = vec![Column::words(wording::capitalised(wording::group_kind(kind)))];
    columns.extend(
        [
            "Made",
            "Closed, confirmed by the review team",
            "Closed, confirmed by a committee",
            "Closed, reported",
            "Open",
            "Stopped",
            "Withdrawn",
            "No status on record",
            "Overdue",
            "Due, no status on record",
            "Closed, of those not withdrawn",
        ]
        .map(Column::numbers),
    );
    let rows = facts
        .findings
        .closure
        .iter()
        .filter(|(group, _)| group.kind() == kind)
        .map(|(group, closure)| {
            let name =
                Cell::linked(wording::group(*group, &facts.data), facts.addresses.group(&facts.data, *group));
            let of_due_dates = |count: u32| match closure.with_due_date {
                0 => Cell::text("no due dates on record"),
                _ => Cell::count(count),
            };
            let mut cells = vec![name, Cell::count(closure.made)];
            cells.extend(RecommendationState::ALL.map(|state| Cell::count(closure.count(state))));
            cells.extend([closure.overdue, closure.due_and_silent].map(of_due_dates));
            cells.push(rate_cell(closure, facts.findings.dispersion_of(*group)));
            cells
        })
        .collect();
    let caption = format!("Status of recommendations, by {}", wording::group_kind(kind));
    (caption, DataTable { columns, rows })
}

/// A rate; counts alone where no percentage may be shown.
fn rate_cell(closure: &Closure, dispersion: f64) -> Cell {
    let words = wording::in_words_scaled(closure.rate(), dispersion).filter(|_| !closure.is_mostly_unknown());
    Cell::text(words.unwrap_or_else(|| wording::counts(closure.rate())))
}

fn recurrence(facts: &Facts) -> Captioned {
    let columns = vec![
        Column::words("Theme"),
        Column::numbers("Raised before"),
        Column::numbers("Raised again"),
        Column::numbers("Share"),
        Column::numbers("Raised again, of pairs whose earlier recommendations on it were all closed"),
        Column::numbers("Raised, where it was not raised before"),
        Column::words("Compared"),
    ];
    let rows = facts
        .findings
        .recurrence
        .iter()
        .filter(|(_, found)| found.raised_again.total() > 0)
        .map(|(theme, found)| {
            let closed = found.closed_then_raised_again;
            vec![
                theme_cell(facts, theme),
                Cell::count(found.raised_again.total()),
                Cell::count(found.raised_again.count()),
                share_cell(found.raised_again),
                Cell::text(wording::counts(closed)),
                Cell::text(wording::counts_with_share(found.newly_raised)),
                Cell::text(wording::verdict(facts.findings.recurrence_claims[theme].verdict)),
            ]
        })
        .collect();
    ("Themes raised again at the next challenge".to_owned(), DataTable { columns, rows })
}

/// What is on record of the visits of each region with at least one.
fn completeness(facts: &Facts) -> Captioned {
    let columns = vec![
        Column::words("Region"),
        Column::numbers("Visits"),
        Column::numbers("With recorded recommendations"),
        Column::numbers("With the whole list"),
        Column::numbers("With a status on record"),
        Column::numbers("Checked"),
    ];
    let rows = Region::ALL
        .into_iter()
        .map(|region| (region, record::of_region(&facts.findings, region, |_| true)))
        .filter(|(_, found)| found.visits > 0)
        .map(|(region, found)| {
            let name = Cell::linked(region.name(), Some(facts.addresses.region(region)));
            let counts = [
                found.visits,
                found.with_recommendations,
                found.whole_lists,
                found.with_status,
                found.checked,
            ];
            std::iter::once(name).chain(counts.map(Cell::count)).collect()
        })
        .collect();
    ("What is on record of the visits of each region".to_owned(), DataTable { columns, rows })
}
