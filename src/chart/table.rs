//! Short ways to write the table behind a chart.

use super::mark::{self, ShareMark};
use super::{Cell, Column, ColumnKind, DataTable};
use crate::analysis::{Proportion, policy};
use crate::wording;

/// Rows of which a column has to tell something apart.
const FEWEST_TO_VARY: usize = 5;

/// What stands where a base is too small for a percentage.
const NO_SHARE: &str = "–";

impl DataTable {
    /// Whether its cells hold marks, so that the table is the chart.
    #[must_use]
    pub fn has_marks(&self) -> bool {
        self.columns.iter().any(|column| column.kind == ColumnKind::Marks)
    }

    /// Leaves out the columns that say the same in each of [`FEWEST_TO_VARY`] rows or more, and returns what they say, as
    /// `Against the rest: no clear difference`; nothing for those whose cells are empty or a dash.
    pub(super) fn leave_out_constant_columns(&mut self) -> Vec<String> {
        let Some((first, others)) = self.rows.split_first().filter(|_| self.rows.len() >= FEWEST_TO_VARY)
        else {
            return Vec::new();
        };
        let varies: Vec<bool> = (0..self.columns.len())
            .map(|column| column == 0 || others.iter().any(|row| row[column] != first[column]))
            .collect();
        let said = (self.columns.iter().zip(first).zip(&varies))
            .filter(|((_, cell), varies)| !**varies && !cell.text.is_empty() && cell.text != NO_SHARE)
            .map(|((column, cell), _)| format!("{}: {}", column.title, cell.text))
            .collect();
        let keep = |column: usize| varies[column];
        retain_columns(&mut self.columns, keep);
        self.rows.iter_mut().for_each(|row| retain_columns(row, keep));
        said
    }
}

fn retain_columns<T>(row: &mut Vec<T>, keep: impl Fn(usize) -> bool) {
    let mut at = 0..;
    row.retain(|_| at.next().is_some_and(&keep));
}

impl Column {
    /// A column of words.
    pub fn words(title: impl Into<String>) -> Self {
        Self { title: title.into(), kind: ColumnKind::Words }
    }

    /// A column of numbers.
    pub fn numbers(title: impl Into<String>) -> Self {
        Self { title: title.into(), kind: ColumnKind::Numbers }
    }

    /// A column of marks.
    pub(super) fn marks(title: impl Into<String>) -> Self {
        Self { title: title.into(), kind: ColumnKind::Marks }
    }
}

impl Cell {
    /// A cell that leads nowhere.
    pub fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// A cell that leads somewhere, where there is an address.
    pub fn linked(text: impl Into<String>, link: Option<String>) -> Self {
        Self { text: text.into(), link, ..Self::default() }
    }

    /// A count.
    #[must_use]
    pub fn count(count: u32) -> Self {
        Self::text(wording::thousands(u64::from(count)))
    }

    /// A picture of a number that stands in another cell.
    pub(super) fn mark(mark: String) -> Self {
        Self { mark: Some(mark), ..Self::default() }
    }
}

/// The headings of a share: its mark, the share, and its counts.
pub(super) fn share_columns(counts: &str) -> [Column; 3] {
    [Column::marks("0 to 100%"), Column::numbers("Share"), Column::numbers(counts)]
}

/// The cells of a share of challenges, with the share that it is held against; no mark and a dash where the base is too small for a
/// percentage.
pub(super) fn share_cells(proportion: Proportion, reference: Option<Proportion>) -> [Cell; 3] {
    let counts = Cell::text(wording::counts(proportion));
    let shown = proportion.share().filter(|_| policy::allows_percentage(proportion, 1.0));
    let Some(share) = shown else { return [Cell::default(), Cell::text(NO_SHARE), counts] };
    let interval = proportion.interval();
    let label = wording::in_words(proportion).unwrap_or_default();
    let against = reference.filter(|reference| policy::allows_percentage(*reference, 1.0));
    let mark = ShareMark { share, interval, reference: against.and_then(Proportion::share) };
    [Cell::mark(mark::bar(mark, &label)), Cell::text(wording::percent(share)), counts]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(rows: usize) -> DataTable {
        let row = |number: usize| {
            vec![Cell::text("London"), Cell::default(), Cell::text("2"), Cell::text(number.to_string())]
        };
        DataTable {
            columns: vec![
                Column::words("Region"),
                Column::marks("0 to 100%"),
                Column::numbers("Due"),
                Column::numbers("Visits"),
            ],
            rows: (0..rows).map(row).collect(),
        }
    }

    #[test]
    fn what_every_row_says_is_said_once() {
        let mut five = table(5);
        assert_eq!(five.leave_out_constant_columns(), ["Due: 2"]);
        let titles: Vec<&str> = five.columns.iter().map(|column| column.title.as_str()).collect();
        assert_eq!(titles, ["Region", "Visits"], "the first column names the rows");
        assert!(five.rows.iter().all(|row| row.len() == 2));
        let mut four = table(4);
        assert!(four.leave_out_constant_columns().is_empty());
        assert_eq!(four, table(4));
    }
}
