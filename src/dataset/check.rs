//! Checks across rows and tables, after every cell has been read. A rule is an error when leaving it would make a
//! figure or a page wrong, and a notice when the data may be right all the same.

mod challenges;
mod councils;
pub(in crate::dataset) mod date_limits;
mod duplicates;
mod loops;
mod recommendations;
mod themes;
mod updates;

use jiff::civil::Date;

use super::{Dataset, read::Sheets, read::layout::Column};
use crate::report::{Location, Report};

/// Runs all checks. `today` is the day of the build; `incomplete` says that rows were left out, so that nothing can be
/// said of what is missing.
pub(super) fn check(data: &Dataset, sheets: &Sheets, today: Date, incomplete: bool, report: &mut Report) {
    let mut check = Check { data, sheets, today, report };
    date_limits::check(&mut check);
    duplicates::check(&mut check);
    councils::check(&mut check);
    challenges::check(&mut check);
    recommendations::check(&mut check);
    updates::check(&mut check);
    loops::check(&mut check);
    if !incomplete {
        themes::check(&mut check);
    }
}

/// What a check sees.
struct Check<'a> {
    data: &'a Dataset,
    sheets: &'a Sheets,
    today: Date,
    report: &'a mut Report,
}

impl Check<'_> {
    /// The place of a cell of the row that came from `line` of `file`.
    fn location(&self, file: &str, line: u32, column: Column) -> Location {
        self.sheets.location(file, line, column)
    }
}
