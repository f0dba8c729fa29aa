//! A file of `data/` → a [`Sheet`]: decoding, delimiter, headings and records, with one notice for each way in which
//! the file departs from plain UTF-8 with commas.

use std::fs;
use std::path::Path;

use super::headings;
use super::layout::Layout;
use super::quotes;
use super::sheet::{Record, Sheet};
use super::source::{self, NotText};
use super::span;
use crate::report::{Location, Problem, ProblemKind, Report};

/// Reads the file at `path` as the table of `layout`; `None` when it is no table at all.
pub(super) fn open(path: &Path, file: String, layout: Layout, report: &mut Report) -> Option<Sheet> {
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) => {
            report.add(Problem::unreadable(Location::file(file), &error));
            return None;
        }
    };
    parse(bytes, file, layout, report)
}

/// The same for the bytes of a file.
pub(super) fn parse(bytes: Vec<u8>, file: String, layout: Layout, report: &mut Report) -> Option<Sheet> {
    let decoded = match source::decode(bytes) {
        Ok(decoded) => decoded,
        Err(why) => {
            let what = match why {
                NotText::Workbook => "The file is a workbook, not a CSV file.",
                NotText::Binary => "The file is not text.",
            };
            let problem = Problem::new(ProblemKind::NotATable, Location::file(file), what);
            report.add(problem.help("In the spreadsheet program choose Save as, and there CSV UTF-8."));
            return None;
        }
    };
    if let Some(encoding) = decoded.other_encoding {
        let message = format!("The file is in {encoding}, not UTF-8.");
        let problem = Problem::new(ProblemKind::Encoding, Location::file(file.clone()), message);
        report
            .add(problem.help("It is read all the same. Saving it as CSV UTF-8 keeps every character safe."));
    }
    let text = decoded.text;
    let delimiter = headings::delimiter(&text, &layout);
    notice_spelling(&text, &file, delimiter, report);
    let mut sheet = Sheet {
        layout,
        file,
        text,
        delimiter,
        columns: Vec::new(),
        extra: Vec::new(),
        records: Vec::new(),
        whole: true,
    };
    let (broken, end) = check_quotes(&mut sheet, report);
    sheet.records = records(&sheet.text[..end], delimiter);
    sheet.records.retain(|record| broken.binary_search(&record.start).is_err());
    if !headings::settle(&mut sheet, report) {
        sheet.records.clear();
        sheet.whole = false;
        return Some(sheet);
    }
    check_lengths(&mut sheet, report);
    Some(sheet)
}

/// One notice each for a delimiter other than the comma, line ends other than LF, and non-breaking spaces.
fn notice_spelling(text: &str, file: &str, delimiter: u8, report: &mut Report) {
    if delimiter != b',' {
        let name = if delimiter == b';' { "semicolons" } else { "tabs" };
        let message = format!("Columns are separated by {name}, not commas.");
        report.add(
            Problem::new(ProblemKind::Delimiter, Location::file(file), message)
                .help("It is read all the same."),
        );
    }
    if text.contains('\r') {
        let message = "Lines end in the way of Windows or of old Macs (CRLF or CR), not with LF alone.";
        report.add(
            Problem::new(ProblemKind::LineEnds, Location::file(file), message)
                .help("It is read all the same."),
        );
    }
    if let Some(at) = text.find('\u{a0}') {
        let location = span::location(file, text, at..at + '\u{a0}'.len_utf8(), 0, 1);
        let message = "The file has non-breaking spaces.";
        let problem = Problem::new(ProblemKind::NonBreakingSpace, location, message);
        report.add(problem.help("They are read as plain spaces. This is the first one."));
    }
}

/// Reports the quotation marks that are out of place; gives the records that hold them, and the end of the text that
/// can be read.
fn check_quotes(sheet: &mut Sheet, report: &mut Report) -> (Vec<usize>, usize) {
    let found = quotes::unbalanced(&sheet.text, sheet.delimiter);
    let mut end = sheet.text.len();
    for fault in &found {
        let rest = if fault.swallows_rows(&sheet.text) {
            end = fault.record;
            "The rows from here on could not be read."
        } else {
            "The row is left out."
        };
        let location = span::location(&sheet.file, &sheet.text, fault.open..fault.open + 1, 0, 1);
        report.add(match fault.after {
            None => Problem::new(ProblemKind::UnclosedQuote, location, "A quotation mark opens a cell here and is never closed.")
                .help(format!(
                    "Close it at the end of the cell; a quotation mark inside a quoted cell is written twice. {rest}"
                )),
            Some(after) => {
                let line = 1 + span::line_ends(&sheet.text[..after]);
                let message =
                    format!("The cell that opens here is closed on line {line}, but more text follows there.");
                Problem::new(ProblemKind::StrayQuote, location, message).help(format!(
                    "A quotation mark inside a quoted cell is written twice; if the cell was to end earlier, its \
                     closing mark is missing. {rest}"
                ))
            }
        });
    }
    sheet.whole &= found.is_empty();
    (found.into_iter().map(|fault| fault.record).collect(), end)
}

fn records(text: &str, delimiter: u8) -> Vec<Record> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let mut records = Vec::new();
    let mut cells = csv::StringRecord::new();
    let (mut counted, mut line) = (0, 1);
    // The text is a string, so that the only error left, bytes that are not UTF-8, cannot occur.
    while reader.read_record(&mut cells).unwrap_or(false) {
        let from = cells.position().map_or(counted, |p| usize::try_from(p.byte()).unwrap_or(usize::MAX));
        let rest = text.get(from..).unwrap_or_default();
        let start = from + (rest.len() - rest.trim_start_matches(['\r', '\n']).len());
        line += span::line_ends(text.get(counted..start).unwrap_or_default());
        counted = start;
        records.push(Record { cells: cells.clone(), start, line });
    }
    records
}

/// Leaves out blank rows (with one notice) and rows that do not have as many cells as the file has columns.
fn check_lengths(sheet: &mut Sheet, report: &mut Report) {
    let mut records = std::mem::take(&mut sheet.records);
    let columns = records.first().map_or(0, |heading| heading.cells.len());
    let mut blank = None;
    let mut ragged = Vec::new();
    records.drain(..records.len().min(1));
    records.retain(|record| {
        if record.cells.iter().all(|cell| cell.trim().is_empty()) {
            let (line, count) = blank.unwrap_or((record.line, 0_u32));
            blank = Some((line, count + 1));
            return false;
        }
        let spare = record.cells.iter().skip(columns).any(|cell| !cell.trim().is_empty());
        if spare || record.cells.len() < columns {
            let cell = if spare { columns } else { 0 };
            let location = sheet.location(record, Some(cell), None);
            let message =
                format!("The row has {}, but there are {columns} headings.", cells_in_words(record.cells.len()));
            ragged.push(Problem::new(ProblemKind::CellCount, location, message).help(
                "A comma inside a cell needs quotation marks round the cell; a cell that is not known stays as two \
                 commas with nothing between.",
            ));
            return false;
        }
        true
    });
    if let Some((line, count)) = blank {
        let location = Location { line, ..Location::file(&sheet.file) };
        let message = if count == 1 { "A row is blank.".into() } else { format!("{count} rows are blank.") };
        report
            .add(Problem::new(ProblemKind::BlankRows, location, message).help("Blank rows are passed over."));
    }
    sheet.whole &= ragged.is_empty();
    for problem in ragged {
        report.add(problem);
    }
    sheet.records = records;
}

fn cells_in_words(cells: usize) -> String {
    if cells == 1 { "1 cell".to_owned() } else { format!("{cells} cells") }
}
