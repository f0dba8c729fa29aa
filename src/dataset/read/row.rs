//! A row while it is read: typed cells, each of which reports what is wrong with it.

use std::collections::HashMap;

use super::layout::{Column, REVIEW, normal};
use super::sheet::{Record, Sheet};
use super::text::{html_problem, long_text_problem, text_problem};
use super::value;
use crate::dataset::{DateError, PartialDate};
use crate::report::nearest;
use crate::report::{Location, Problem, ProblemKind, Report};
use crate::web_address;

/// The row being read. Its methods give `None` for a cell that is empty or wrong; a wrong one is reported, and the
/// row is then left out.
pub(super) struct Row<'a> {
    sheet: &'a Sheet,
    record: &'a Record,
    report: &'a mut Report,
    guess: usize,
    /// Something is wrong with the row, or with a row that it refers to.
    faulty: bool,
}

impl<'a> Row<'a> {
    pub(super) fn new(sheet: &'a Sheet, record: &'a Record, report: &'a mut Report) -> Self {
        Self { sheet, record, report, guess: 0, faulty: false }
    }

    /// The line of the row's first cell.
    pub(super) fn line(&self) -> u32 {
        self.record.line
    }

    /// The cell as it stands, without spaces round it.
    pub(super) fn raw(&mut self, column: Column) -> &'a str {
        let at = self.sheet.column(column, &mut self.guess);
        at.and_then(|at| self.record.cells.get(at)).unwrap_or_default().trim()
    }

    /// The place of a cell, or of `part` of it.
    pub(super) fn location(&self, column: Column, part: Option<&str>) -> Location {
        self.sheet.location(self.record, self.sheet.column(column, &mut 0), part)
    }

    /// Reports a problem; an error leaves the row out.
    pub(super) fn report(&mut self, problem: Problem) {
        self.faulty |= problem.kind.severity() == crate::report::Severity::Error;
        self.report.add(problem);
    }

    /// Whether the row is to be left out.
    pub(super) fn is_faulty(&self) -> bool {
        self.faulty
    }

    /// Leaves the row out without a word, because it refers to a row that was left out.
    pub(super) fn leave_out(&mut self) {
        self.faulty = true;
    }

    /// The cell as it stands; `None` when it is empty, which is reported where a value is required.
    pub(super) fn filled(&mut self, column: Column) -> Option<&'a str> {
        let raw = self.raw(column);
        if !raw.is_empty() {
            return Some(raw);
        }
        if column.required {
            let problem = Problem::new(
                ProblemKind::EmptyCell,
                self.location(column, None),
                format!("{column} is empty."),
            );
            self.report(problem.help("Every row needs a value here."));
        }
        None
    }

    /// A text on one line: runs of spaces and line ends become one space.
    pub(super) fn line_of_text(&mut self, column: Column) -> Option<String> {
        let cell = self.checked_text(column)?;
        Some(value::one_line(cell))
    }

    /// A text that may have several lines.
    pub(super) fn text(&mut self, column: Column) -> Option<String> {
        let cell = self.checked_text(column)?;
        Some(value::many_lines(cell))
    }

    /// Texts separated by semicolons.
    pub(super) fn texts(&mut self, column: Column) -> Vec<String> {
        let cell = self.checked_text(column).unwrap_or_default();
        cell.split(';').map(value::one_line).filter(|item| !item.is_empty()).collect()
    }

    /// The cell as text: not too long, without control characters, addresses or numbers of persons.
    fn checked_text(&mut self, column: Column) -> Option<&'a str> {
        let cell = self.filled(column)?;
        if let Some(problem) = text_problem(cell, column.name) {
            let location = self.location(column, problem.part);
            self.report(Problem { location, ..problem.problem });
            return None;
        }
        if let Some(found) = html_problem(cell, column.name) {
            let location = self.location(column, found.part);
            self.report(Problem { location, ..found.problem });
        }
        Some(cell)
    }

    /// Whether a cell is short enough to be looked at; one that is not is reported.
    pub(super) fn fits(&mut self, column: Column) -> bool {
        let problem = long_text_problem(self.raw(column), column.name);
        let fits = problem.is_none();
        if let Some(problem) = problem {
            self.report(Problem { location: self.location(column, None), ..problem });
        }
        fits
    }

    /// The cells of the unknown columns; they are exported, so they are checked like any text.
    pub(super) fn extra(&mut self) -> Vec<String> {
        let sheet = self.sheet;
        let mut cells = Vec::with_capacity(sheet.extra.len());
        for (at, name) in &sheet.extra {
            let cell = self.record.cells.get(*at).unwrap_or_default().trim();
            if let Some(problem) = text_problem(cell, name).or_else(|| html_problem(cell, name)) {
                let location = sheet.location(self.record, Some(*at), problem.part);
                self.report(Problem { location, ..problem.problem });
            }
            cells.push(value::many_lines(cell));
        }
        cells
    }

    /// Reports a row that is marked as not yet reviewed: it is a draft, such as an import writes, and must not be
    /// published.
    pub(super) fn reviewed(&mut self) {
        let word = |waits: bool| if waits { "true" } else { "false" };
        if self.word(REVIEW, &[true, false], word) == Some(true) {
            let location = self.location(REVIEW, None);
            let problem = Problem::new(ProblemKind::NotReviewed, location, "This row is not reviewed yet.");
            self.report(problem.help("Compare it with its source, then empty the cell or write false."));
        }
    }

    /// An id: a slug, since it becomes an address and the name of a file.
    pub(super) fn id(&mut self, column: Column) -> Option<String> {
        let cell = self.filled(column)?;
        match value::slug_fault(cell) {
            None => Some(cell.to_owned()),
            Some(fault) => {
                let location = self.location(column, None);
                let message = format!("{} {fault}.", value::quoted(cell));
                let problem = Problem::new(ProblemKind::Id, location, message).expected(
                    "small letters a to z and digits, parted by single hyphens, at most 100 characters",
                );
                let suggestion = value::slug(cell);
                self.report(if suggestion != cell && value::slug_fault(&suggestion).is_none() {
                    problem.help(format!("Write {suggestion}."))
                } else {
                    problem
                });
                None
            }
        }
    }

    /// Reports a key that an earlier row has; `seen` holds the lines of the keys so far.
    pub(super) fn unique(
        &mut self,
        seen: &mut HashMap<String, u32>,
        key: String,
        column: Column,
        kind: ProblemKind,
    ) {
        let line = self.line();
        if let Some(first) = seen.get(&key) {
            let message = format!("{} stands in two rows.", value::quoted(&key));
            let help = format!("The first is on line {first}; each may stand only once.");
            let location = self.location(column, None);
            self.report(Problem::new(kind, location, message).help(help));
        } else {
            seen.insert(key, line);
        }
    }

    /// A date of any accepted form.
    pub(super) fn date(&mut self, column: Column) -> Option<PartialDate> {
        let cell = self.filled(column)?;
        debug_assert!(column.is_date, "{column}");
        match PartialDate::parse_ordered(cell, self.sheet.day_first) {
            Ok(date) => Some(date),
            Err(error) => {
                let kind = match error {
                    DateError::Form => ProblemKind::Date,
                    DateError::Calendar => ProblemKind::ImpossibleDate,
                    DateError::Years => ProblemKind::YearRange,
                    DateError::TwoWays(..) => ProblemKind::AmbiguousDate,
                    DateError::MonthFirst(_) => ProblemKind::MonthFirst,
                    DateError::YearPair => ProblemKind::YearPair,
                };
                let help = match &error {
                    DateError::TwoWays(one, other) => format!(
                        "Write {one} or {other}. Where all dates are day first, dates = \"day-first\" in \
                         peerbench.toml says so."
                    ),
                    DateError::MonthFirst(date) => format!("Write {date}."),
                    DateError::YearPair => "Write the year, or the month, in which it was.".to_owned(),
                    _ => "A day-first date such as 26/06/2024 or 26 June 2024 is read too.".to_owned(),
                };
                let message = format!("{} {error}.", value::quoted(cell));
                let problem = Problem::new(kind, self.location(column, None), message);
                self.report(problem.expected("a date such as 2024-06-26, 2024-06 or 2024").help(help));
                None
            }
        }
    }

    /// A whole number from `least` to `most`; thousands may be parted by commas.
    pub(super) fn whole<N: TryFrom<i64>>(&mut self, column: Column, least: i64, most: i64) -> Option<N> {
        let cell = self.filled(column)?;
        let number = value::whole(cell).filter(|number| (least..=most).contains(number));
        if let Some(number) = number.and_then(|number| N::try_from(number).ok()) {
            return Some(number);
        }
        let message = format!("{} is not a number that fits here.", value::quoted(cell));
        let problem = Problem::new(ProblemKind::WholeNumber, self.location(column, None), message);
        self.report(problem.expected(format!("a whole number from {least} to {most}")));
        None
    }

    /// A number with or without decimals, finite.
    pub(super) fn number(&mut self, column: Column) -> Option<f64> {
        let cell = self.filled(column)?;
        let number = value::decimal(cell);
        if number.is_none() {
            let message = format!("{} is not a number.", value::quoted(cell));
            let problem = Problem::new(ProblemKind::Number, self.location(column, None), message);
            self.report(problem.expected("a number such as 12.5"));
        }
        number
    }

    /// The address of a page, http or https.
    pub(super) fn url(&mut self, column: Column) -> Option<String> {
        let cell = self.filled(column)?;
        match web_address::parse(cell) {
            Ok(_) => Some(cell.to_owned()),
            Err(fault) => {
                let message = format!("{} {fault}.", value::quoted(cell));
                let problem = Problem::new(ProblemKind::Url, self.location(column, None), message);
                self.report(problem.expected("the address of a page, starting with https:// or http://"));
                None
            }
        }
    }

    /// A word of a closed list, in any case and with any separator.
    pub(super) fn word<T: Copy>(
        &mut self,
        column: Column,
        all: &[T],
        word: fn(T) -> &'static str,
    ) -> Option<T> {
        let cell = self.filled(column)?;
        if let Some(found) = all.iter().find(|item| word(**item) == cell) {
            return Some(*found);
        }
        let spelling = normal(cell);
        if let Some(found) = all.iter().find(|item| normal(word(**item)) == spelling) {
            return Some(*found);
        }
        let words: Vec<&str> = all.iter().map(|item| word(*item)).collect();
        let message = format!("{} is not a known value of {column}.", value::quoted(cell));
        let problem = Problem::new(ProblemKind::UnknownValue, self.location(column, None), message)
            .expected(value::one_of(&words));
        let spellings: Vec<String> = words.iter().map(|word| normal(word)).collect();
        let near = nearest(&spelling, spellings.iter().map(String::as_str));
        let near = near.and_then(|near| words.iter().find(|word| normal(word) == near));
        self.report(match near {
            Some(near) => problem.help(format!("Did you mean {near}?")),
            None => problem,
        });
        None
    }
}
