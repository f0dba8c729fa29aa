//! What a table looks like on disk: its file and its columns.

use std::fmt;

/// The file and the columns of one table.
#[derive(Clone, Copy, Debug)]
pub(super) struct Layout {
    /// Name of the file in `data/`.
    pub(super) file: &'static str,
    /// Whether a site must have it.
    pub(super) required: bool,
    /// The columns, in the order in which they are documented.
    pub(super) columns: &'static [Column],
}

/// One column of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::dataset) struct Column {
    /// The name, in the spelling of the documentation.
    pub(in crate::dataset) name: &'static str,
    /// Whether the table must have it, with a value in every row.
    pub(super) required: bool,
    /// Whether its cells are dates.
    pub(super) is_date: bool,
}

impl fmt::Display for Column {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

/// A column that a table must have.
pub(super) const fn required(name: &'static str) -> Column {
    Column { name, required: true, is_date: false }
}

/// A column that a table may have.
pub(super) const fn optional(name: &'static str) -> Column {
    Column { name, required: false, is_date: false }
}

/// A column of dates; a table may have it.
pub(super) const fn date(name: &'static str) -> Column {
    Column { is_date: true, ..optional(name) }
}

/// A column of dates that a table must have.
pub(super) const fn required_date(name: &'static str) -> Column {
    Column { is_date: true, ..required(name) }
}

/// Whether a row still waits for review: `true`, or `false` or empty. Every table may have it.
pub(super) const REVIEW: Column = optional("review");

/// Whether two names are the same without regard to case, spaces, hyphens and underscores.
pub(super) fn is_same_name(one: &str, other: &str) -> bool {
    letters(one).eq(letters(other))
}

/// The letters by which names are compared.
pub(super) fn letters(name: &str) -> impl Iterator<Item = char> {
    name.chars().filter(|c| !is_separator(*c)).flat_map(char::to_lowercase)
}

fn is_separator(c: char) -> bool {
    c.is_whitespace() || matches!(c, '_' | '-' | '\u{2010}'..='\u{2015}')
}

/// A word of a closed list as it is compared: lower case, with runs of spaces, hyphens and underscores
/// as one underscore.
pub(super) fn normal(spelling: &str) -> String {
    /// No known word is nearly as long, so that a longer spelling is that of none.
    const LONGEST: usize = 400;
    if spelling.len() > LONGEST {
        return String::new();
    }
    let mut normal = String::with_capacity(spelling.len());
    for part in spelling.split(is_separator) {
        if part.is_empty() {
            continue;
        }
        if !normal.is_empty() {
            normal.push('_');
        }
        normal.extend(part.chars().flat_map(char::to_lowercase));
    }
    normal
}

#[cfg(test)]
mod tests {
    use super::{is_same_name, normal};

    #[test]
    fn headings_that_differ_in_case_or_separator_are_one() {
        for spelling in
            ["onsite_start", "Onsite Start", " onsite-start ", "ONSITE\u{a0}START", "onsite__start"]
        {
            assert_eq!(normal(spelling), "onsite_start");
        }
        assert_eq!(normal(""), "");
        for spelling in ["OnsiteStart", "onsite start ", "on-site start", "_onsite_start_"] {
            assert!(is_same_name("onsite_start", spelling), "{spelling}");
        }
        assert!(!is_same_name("onsite_start", "onsite_starts"));
    }
}
