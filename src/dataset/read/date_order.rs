//! Dates such as 05/02/2024 can be read two ways. A file settles its own where one of its dates can only be day first
//! and none only month first; else the settings of the site may say so.

use super::sheet::{Record, Sheet};
use super::value::quoted;
use crate::config::DateOrder;
use crate::dataset::date::{ShownOrder, shown_order};
use crate::report::{Problem, ProblemKind, Report};

/// Whether dates of a sheet that could be read two ways are read day first.
pub(super) fn is_day_first(sheet: &Sheet, order: DateOrder, report: &mut Report) -> bool {
    if order == DateOrder::DayFirst {
        return true;
    }
    let Evidence { day_first: Some((record, cell)), month_first: false, ambiguous: 1.. } = evidence(sheet)
    else {
        return false;
    };
    let location = sheet.location(record, Some(cell), None);
    let text = quoted(record.cells.get(cell).unwrap_or_default().trim());
    let message = format!(
        "Dates of this file that could be read two ways are read day first, since {text} cannot be read otherwise."
    );
    let help = "ISO dates (2024-06-26) are the same in every country.";
    report.add(Problem::new(ProblemKind::DayFirst, location, message).help(help));
    true
}

/// What the date cells of a sheet show.
struct Evidence<'a> {
    /// The first cell that can only be day first.
    day_first: Option<(&'a Record, usize)>,
    /// Whether a cell can only be month first.
    month_first: bool,
    /// Cells that could be either.
    ambiguous: usize,
}

fn evidence(sheet: &Sheet) -> Evidence<'_> {
    let dates = sheet.layout.columns.iter().zip(&sheet.columns).filter(|(column, _)| column.is_date);
    let cells: Vec<usize> = dates.filter_map(|(_, cell)| *cell).collect();
    let mut evidence = Evidence { day_first: None, month_first: false, ambiguous: 0 };
    for record in &sheet.records {
        for cell in &cells {
            match shown_order(record.cells.get(*cell).unwrap_or_default()) {
                Some(ShownOrder::DayFirst) => {
                    evidence.day_first = evidence.day_first.or(Some((record, *cell)));
                }
                Some(ShownOrder::MonthFirst) => evidence.month_first = true,
                Some(ShownOrder::Either) => evidence.ambiguous += 1,
                None => {}
            }
        }
    }
    evidence
}
