//! The heading row: which delimiter, which column is which.

use std::collections::HashMap;

use super::layout::{Layout, letters, normal};
use super::sheet::{Record, Sheet};
use super::text::text_problem;
use super::value::quoted;
use crate::report::nearest;
use crate::report::{Location, Problem, ProblemKind, Report};

/// Rows in which the headings are looked for: a title may stand above them.
const FIRST_ROWS: usize = 10;

/// Bytes at the start of a file that are looked at for its delimiter.
const SAMPLE: usize = 64 * 1024;

/// Most columns that a table can have; a file with more is no table.
const MOST_COLUMNS: usize = 1000;

/// The delimiter under which one of the first rows has the most known headings; the comma when none has any.
pub(super) fn delimiter(text: &str, layout: &Layout) -> u8 {
    let start = &text[..text.floor_char_boundary(SAMPLE)];
    let known = |delimiter: u8| {
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter)
            .from_reader(start.as_bytes());
        let rows = reader.records().take(FIRST_ROWS).map_while(Result::ok);
        rows.map(|cells| known_headings(layout, &cells)).max().unwrap_or(0)
    };
    let mut best = (known(b','), b',');
    for delimiter in *b";\t" {
        let count = known(delimiter);
        if count > best.0 {
            best = (count, delimiter);
        }
    }
    best.1
}

/// How many cells of a row name a column of the layout.
fn known_headings(layout: &Layout, cells: &csv::StringRecord) -> usize {
    cells.iter().take(MOST_COLUMNS).filter(|heading| Sheet::known(layout, heading).is_some()).count()
}

/// The row below the first that has the headings, when the first has fewer of them.
fn row_of_headings(sheet: &Sheet) -> Option<&Record> {
    let count = |record: &Record| known_headings(&sheet.layout, &record.cells);
    let needed = sheet.layout.columns.iter().filter(|column| column.required).count();
    let first = count(sheet.records.first()?);
    sheet.records.iter().take(FIRST_ROWS).skip(1).find(|record| count(record) >= needed.max(first + 1))
}

/// The problem of a second column of one name.
fn duplicate(sheet: &Sheet, heading: &Record, at: usize, first: usize, name: &str) -> Problem {
    let message = format!("Two columns are called {name}.");
    let help = format!("The first is column {} of the file; one of them must go.", first + 1);
    Problem::new(ProblemKind::DuplicateColumn, sheet.location(heading, Some(at), None), message).help(help)
}

/// Why the first row cannot be that of the headings.
fn no_headings(sheet: &Sheet, heading: &Record) -> Option<Problem> {
    if heading.cells.len() > MOST_COLUMNS {
        let message = format!("The file has {} columns.", heading.cells.len());
        let location = Location { line: heading.line, ..Location::file(&sheet.file) };
        let problem = Problem::new(ProblemKind::TooManyColumns, location, message);
        return Some(problem.expected(format!("at most {MOST_COLUMNS} columns")));
    }
    let row = row_of_headings(sheet)?;
    let message = format!("The headings seem to be in line {}.", row.line);
    let problem = Problem::new(ProblemKind::TitleRow, sheet.location(heading, None, None), message);
    Some(problem.help("The first row of a table has its headings: remove the rows above them."))
}

/// Finds the columns of the layout in the first record. Says `false` when the rows below cannot be read.
pub(super) fn settle(sheet: &mut Sheet, report: &mut Report) -> bool {
    let Some(heading) = sheet.records.first() else {
        let names: Vec<&str> = sheet.layout.columns.iter().map(|column| column.name).collect();
        let problem = Problem::new(
            ProblemKind::EmptyTable,
            Location::file(&sheet.file),
            "The file has no heading row.",
        );
        report.add(problem.expected(format!("a first row with the names {}", names.join(","))));
        return false;
    };
    if let Some(problem) = no_headings(sheet, heading) {
        report.add(problem);
        return false;
    }
    let mut columns: Vec<Option<usize>> = vec![None; sheet.layout.columns.len()];
    let mut extra: Vec<(usize, String)> = Vec::new();
    let mut unknown: HashMap<String, usize> = HashMap::new();
    let mut respelt = None;
    let mut unnamed = Vec::new();
    let mut fit = true;
    for (at, name) in heading.cells.iter().enumerate() {
        if name.trim().is_empty() {
            unnamed.push(at);
            continue;
        }
        let Some(known) = Sheet::known(&sheet.layout, name) else {
            let first = unknown.insert(letters(name).collect(), at);
            if let Some(first) = first {
                report.add(duplicate(sheet, heading, at, first, &quoted(name.trim())));
                fit = false;
            } else {
                extra.push((at, name.trim().to_owned()));
            }
            continue;
        };
        if let Some(first) = columns[known] {
            report.add(duplicate(sheet, heading, at, first, sheet.layout.columns[known].name));
            fit = false;
            continue;
        }
        if sheet.layout.columns[known].name != name {
            respelt = respelt.or(Some((at, known)));
        }
        columns[known] = Some(at);
    }
    if let Some((at, known)) = respelt {
        let problem = Problem::new(
            ProblemKind::HeadingSpelling,
            sheet.location(heading, Some(at), None),
            "A heading is spelt in another way than in the documentation.",
        );
        report.add(problem.expected(sheet.layout.columns[known].name).help("It is read all the same."));
    }
    for (at, name) in &extra {
        if let Some(found) = text_problem(name, "The heading") {
            let location = sheet.location(heading, Some(*at), found.part);
            report.add(Problem { location, ..found.problem });
            fit = false;
            continue;
        }
        let missing = sheet.layout.columns.iter().zip(&columns).filter(|(_, found)| found.is_none());
        let near = nearest(&normal(name), missing.map(|(column, _)| column.name));
        let problem = Problem::new(
            ProblemKind::UnknownColumn,
            sheet.location(heading, Some(*at), None),
            format!("peerbench does not know the column {}.", quoted(name)),
        );
        report.add(match near {
            Some(near) => {
                problem.help(format!("Did you mean {near}? As it is, its cells are kept but not used."))
            }
            None => problem.help("Its cells are kept and exported, but not used."),
        });
    }
    for (column, _) in
        sheet.layout.columns.iter().zip(&columns).filter(|(c, found)| c.required && found.is_none())
    {
        let location = sheet.location(heading, None, None);
        let problem = Problem::new(
            ProblemKind::MissingColumn,
            location,
            format!("The column {} is missing.", column.name),
        );
        let near = nearest(column.name, extra.iter().map(|(_, name)| name.as_str()));
        report.add(match near {
            Some(near) => problem.help(format!("The column {near} may be meant for it.")),
            None => problem.help("Add the column; its order among the others does not matter."),
        });
        fit = false;
    }
    fit &= settle_unnamed(sheet, &unnamed, report);
    sheet.columns = columns;
    sheet.extra = extra;
    fit
}

/// Columns without a heading are passed over when they are blank; text in one is an error, since nothing says what
/// it is.
fn settle_unnamed(sheet: &Sheet, unnamed: &[usize], report: &mut Report) -> bool {
    let mut blank = 0_usize;
    for at in unnamed {
        let filled = |record: &&Record| record.cells.get(*at).is_some_and(|c| !c.trim().is_empty());
        match sheet.records.iter().find(filled) {
            None => blank += 1,
            Some(record) => {
                let location = sheet.location(record, Some(*at), None);
                let message = format!("There is text in column {}, which has no heading.", at + 1);
                report.add(
                    Problem::new(ProblemKind::UnnamedColumn, location, message)
                        .help("Name the column, or clear it."),
                );
            }
        }
    }
    if blank > 0 {
        let message =
            if blank == 1 { "A column is blank.".into() } else { format!("{blank} columns are blank.") };
        let location = Location { line: 1, ..Location::file(&sheet.file) };
        report.add(
            Problem::new(ProblemKind::BlankColumns, location, message).help("Blank columns are passed over."),
        );
    }
    blank == unnamed.len()
}
