//! Short ways to write the table behind a chart.

use super::{Cell, Column};
use crate::analysis::Proportion;
use crate::wording;

impl Column {
    /// A column of words.
    pub fn words(title: impl Into<String>) -> Self {
        Self { title: title.into(), numeric: false }
    }

    /// A column of numbers.
    pub fn numbers(title: impl Into<String>) -> Self {
        Self { title: title.into(), numeric: true }
    }
}

impl Cell {
    /// A cell that leads nowhere.
    pub fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), link: None }
    }

    /// A cell that leads somewhere, where there is an address.
    pub fn linked(text: impl Into<String>, link: Option<String>) -> Self {
        Self { text: text.into(), link }
    }

    /// A count.
    #[must_use]
    pub fn count(count: u32) -> Self {
        Self::text(wording::thousands(u64::from(count)))
    }
}

/// The headings of a share: count, base, share and interval.
pub(super) fn share_columns(count: &str, of: &str) -> [Column; 4] {
    [Column::numbers(count), Column::numbers(of), Column::numbers("Share"), Column::numbers("95% interval")]
}

/// The cells of a share: count, base, share and interval; dashes where it is out of nothing.
pub(super) fn share_cells(proportion: Proportion) -> [Cell; 4] {
    let dash = || "–".to_owned();
    [
        Cell::count(proportion.count()),
        Cell::count(proportion.total()),
        Cell::text(proportion.share().map_or_else(dash, wording::percent)),
        Cell::text(proportion.interval().map_or_else(dash, wording::ends)),
    ]
}
