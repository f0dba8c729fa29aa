//! Dates such as 05/02/2024 can be read two ways. A file settles its own where one of its dates can only be day first
//! and none only month first; else the settings of the site may say so.

use super::sheet::{Record, Sheet};
use super::value::quoted;
use crate::config::DateOrder;
use crate::dataset::date::{ShownOrder, shown_order};
use crate::report::{Problem, Report};

/// Decides how the ambiguous dates of a sheet are read.
pub(super) fn settle(sheet: &mut Sheet, order: DateOrder, report: &mut Report) {
    let Evidence { day_first, month_first, ambiguous } = evidence(sheet);
    sheet.day_first = match order {
        DateOrder::DayFirst => true,
        DateOrder::Unstated => day_first.is_some() && !month_first && ambiguous > 0,
    };
    if let Some((record, cell)) = day_first.filter(|_| sheet.day_first && order == DateOrder::Unstated) {
        let location = sheet.location(record, Some(cell), None);
        let text = quoted(record.cells.get(cell).unwrap_or_default().trim());
        let others = match ambiguous {
            1 => "1 other date is".to_owned(),
            _ => format!("{ambiguous} other dates are"),
        };
        let message = format!("{text} can only be day first, so {others} read day first too.");
        let help = "Every date of the file that could be read two ways is meant. ISO dates (2024-06-26) need no order.";
        report.add(Problem::notice("day-first", location, message).help(help));
    }
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
