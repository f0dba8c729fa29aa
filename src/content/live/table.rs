//! `table(name, …)`: a table in a page's text.

use std::cmp::Reverse;

use minijinja::value::{Kwargs, Value};

use super::arguments::Arguments;
use super::figure::{BASES, CLOSURE_GROUPS, FREQUENCY_GROUPS};
use super::printed::Printed;
use super::{Facts, Failure};
use crate::analysis::{Basis, Closure, GroupKind, Proportion};
use crate::chart::{Cell, Column, DataTable};
use crate::content::piece::Piece;
use crate::dataset::{Key, Theme};
use crate::wording;

/// Names of tables.
const NAMES: [&str; 5] = ["themes", "duties", "theme-frequency", "closure", "recurrence"];

/// The live function.
pub(super) fn table(facts: &Facts, name: &str, given: &Kwargs) -> Result<Value, Failure> {
    let arguments = |groups: &[GroupKind], others: &[&str]| {
        let known: Vec<&str> = groups.iter().map(|kind| kind.word()).chain(others.iter().copied()).collect();
        Arguments::new(&format!("table \"{name}\""), given, &known)
    };
    let (caption, table) = match name {
        "themes" => {
            arguments(&[], &[])?;
            themes(facts)
        }
        "duties" => {
            arguments(&[], &[])?;
            duties(facts)
        }
        "theme-frequency" => theme_frequency(facts, &arguments(&FREQUENCY_GROUPS, &["basis"])?)?,
        "closure" => closure(facts, arguments(&[], &["by"])?.by(&CLOSURE_GROUPS)?.unwrap_or(GroupKind::All)),
        "recurrence" => {
            arguments(&[], &[])?;
            recurrence(facts)
        }
        _ => return Err(Failure::unknown("table", name, NAMES)),
    };
    Ok(Value::from_object(Printed::piece(if table.rows.is_empty() {
        Piece::Text("Nothing has been published that this table could show.".to_owned())
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

fn themes(facts: &Facts) -> (String, DataTable) {
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

fn duties(facts: &Facts) -> (String, DataTable) {
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

fn theme_frequency(facts: &Facts, arguments: &Arguments) -> Result<(String, DataTable), Failure> {
    let basis = arguments.one_of("basis", &BASES)?.unwrap_or(Basis::All);
    let group = arguments.group(&facts.data, &FREQUENCY_GROUPS)?;
    let found = facts.findings.frequency.get(&(basis, group));
    let mut ranked: Vec<(Key<Theme>, Proportion)> = found
        .map(|found| found.themes.iter().map(|theme| theme.challenges).enumerate())
        .into_iter()
        .flatten()
        .map(|(position, share)| (Key::new(position), share))
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

fn closure(facts: &Facts, kind: GroupKind) -> (String, DataTable) {
    let mut columns = vec![Column::words(wording::capitalised(wording::group_kind(kind)))];
    columns.extend(
        ["Made", "Withdrawn", "Closed", "Of which verified", "Open", "Nothing published", "Past due"]
            .map(Column::numbers),
    );
    columns.push(Column::numbers("Closed, of those not withdrawn"));
    let rows = facts
        .findings
        .closure
        .iter()
        .filter(|(group, _)| group.kind() == kind)
        .map(|(group, closure)| {
            let name =
                Cell::linked(wording::group(*group, &facts.data), facts.addresses.group(&facts.data, *group));
            let counts = [
                closure.made,
                closure.withdrawn,
                closure.closed,
                closure.closed_verified,
                closure.open,
                closure.no_information,
                closure.past_due,
            ];
            std::iter::once(name).chain(counts.map(Cell::count)).chain([rate_cell(closure)]).collect()
        })
        .collect();
    let caption = format!("Where recommendations stand, by {}", wording::group_kind(kind));
    (caption, DataTable { columns, rows })
}

/// A rate; counts alone where it is too uncertain for a percentage.
fn rate_cell(closure: &Closure) -> Cell {
    let rate = closure.rate();
    if closure.rate_can_be_shown() {
        share_cell(rate)
    } else {
        Cell::text(format!("{} of {}", rate.count(), rate.total()))
    }
}

fn recurrence(facts: &Facts) -> (String, DataTable) {
    let columns = vec![
        Column::words("Theme"),
        Column::numbers("Raised before"),
        Column::numbers("Raised again"),
        Column::numbers("Share"),
        Column::numbers("Closed, then raised again"),
        Column::numbers("Raised anyway"),
    ];
    let rows = facts
        .findings
        .recurrence
        .iter()
        .enumerate()
        .map(|(position, found)| (Key::new(position), found))
        .filter(|(_, found)| found.raised_again.total() > 0)
        .map(|(theme, found)| {
            let closed = found.closed_then_raised_again;
            vec![
                theme_cell(facts, theme),
                Cell::count(found.raised_again.total()),
                Cell::count(found.raised_again.count()),
                share_cell(found.raised_again),
                Cell::text(format!("{} of {}", closed.count(), closed.total())),
                share_cell(found.base_rate),
            ]
        })
        .collect();
    ("Which themes came back at the next challenge".to_owned(), DataTable { columns, rows })
}
