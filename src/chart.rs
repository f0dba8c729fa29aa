//! [`Findings`] → [`Chart`]: a picture with its message, its text alternative and the table behind it.

mod bars;
mod closure_rates;
mod co_occurrence;
mod co_occurring_themes;
mod council_matrix;
mod duty_timeline;
mod funnel;
mod group_closure;
mod hexagon_map;
mod legend;
mod mark;
mod recommendation_timeline;
mod recurrence;
#[cfg(test)]
mod said;
#[cfg(test)]
mod sample;
mod section;
mod status_bars;
mod svg;
mod table;
mod theme_by_group;
mod theme_change;
mod theme_frequency;
mod theme_heat;
mod time_axis;
mod time_to_closure;

pub use closure_rates::closure_rates;
pub use co_occurrence::co_occurrence;
pub use co_occurring_themes::co_occurring_themes;
pub use council_matrix::council_matrix;
pub use duty_timeline::duty_timeline;
pub use funnel::funnel;
pub use hexagon_map::{MapView, has_map, hexagon_map};
pub use recommendation_timeline::recommendation_timeline;
pub use recurrence::recurrence;
pub use section::Section;
pub use status_bars::{status_bar, status_bars};
pub use theme_by_group::theme_by_group;
pub use theme_change::{changes_overview, theme_change};
pub use theme_frequency::theme_frequency;
pub use theme_heat::{theme_heat, theme_shares};
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
    /// What explains it, and which export holds its numbers.
    pub section: Section,
    /// The picture for a page: an `svg` element with classes for colours.
    pub svg: String,
    /// The same drawn for a phone; `None` where the page's picture is fit for one.
    pub narrow: Option<String>,
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

/// What the cells of a column hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ColumnKind {
    /// Words.
    #[default]
    Words,
    /// Numbers, set flush right.
    Numbers,
    /// Marks, as wide as there is room.
    Marks,
}

/// A heading of a [`DataTable`].
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// The heading.
    pub title: String,
    /// What its cells hold.
    pub kind: ColumnKind,
}

/// A cell of a [`DataTable`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// Text as shown.
    pub text: String,
    /// Where it leads.
    pub link: Option<String>,
    /// A picture of its number, in place of text: SVG as wide as the cell.
    pub mark: Option<String>,
}
