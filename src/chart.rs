//! [`Findings`] → [`Chart`]: a picture with its message, its text alternative and the table behind it.

mod bars;
mod co_occurrence;
mod co_occurring_themes;
mod council_matrix;
mod duty_timeline;
mod funnel;
mod hexagon_map;
mod legend;
mod positions;
mod recommendation_timeline;
mod recurrence;
#[cfg(test)]
mod said;
#[cfg(test)]
mod sample;
mod status_bars;
mod svg;
mod table;
mod theme_by_group;
mod theme_change;
mod theme_frequency;
mod theme_heat;
mod time_axis;
mod time_to_closure;

pub use co_occurrence::co_occurrence;
pub use co_occurring_themes::co_occurring_themes;
pub use council_matrix::council_matrix;
pub use duty_timeline::duty_timeline;
pub use funnel::funnel;
pub use hexagon_map::hexagon_map;
pub use positions::positions;
pub use recommendation_timeline::recommendation_timeline;
pub use recurrence::recurrence;
pub use status_bars::{status_bar, status_bars};
pub use theme_by_group::theme_by_group;
pub use theme_change::{changes_overview, theme_change};
pub use theme_frequency::theme_frequency;
pub use theme_heat::theme_heat;
pub use time_to_closure::time_to_closure;

use crate::address::Addresses;
use crate::analysis::Findings;
use crate::dataset::Dataset;

/// What charts are drawn from.
#[derive(Clone, Copy, Debug)]
pub struct Sources<'a> {
    /// The tables.
    pub data: &'a Dataset,
    /// The figures.
    pub findings: &'a Findings,
    /// Where marks link to.
    pub addresses: &'a Addresses,
}

/// One chart, ready for a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// Slug, unique on a site: names the stand-alone file (`theme-frequency-east-midlands`).
    pub name: String,
    /// The message, generated from the numbers.
    pub headline: String,
    /// What is measured, where, when, out of how many.
    pub subtitle: String,
    /// One sentence that says how to read the chart.
    pub note: String,
    /// The picture for a page: an `svg` element with classes for colours.
    pub svg: String,
    /// The same picture as a document of its own, with its colours, headline and subtitle.
    pub standalone: String,
    /// The numbers behind it.
    pub table: DataTable,
}

/// The table behind a chart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DataTable {
    /// Headings; the first column names the row.
    pub columns: Vec<Column>,
    /// Cells as shown, each row as long as `columns`.
    pub rows: Vec<Vec<Cell>>,
}

/// A heading of a [`DataTable`].
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// The heading.
    pub title: String,
    /// Whether its cells are numbers, to be set flush right.
    pub numeric: bool,
}

/// A cell of a [`DataTable`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// Text as shown.
    pub text: String,
    /// Where it leads.
    pub link: Option<String>,
}
