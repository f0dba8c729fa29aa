//! A file of `data/` → a [`Sheet`]: decoding, delimiter, headings and records, with one notice for each way in which
//! the file departs from plain UTF-8 with commas.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use super::date_order;
use super::headings;
use super::invisible;
use super::layout::Layout;
use super::quotes;
use super::sheet::{Record, Sheet};
use super::source;
use super::span;
use crate::config::DateOrder;
use crate::report::{Location, Problem, ProblemKind, Report};

/// Reads the file at `path` as the table of `layout`; `None` when it is no table at all.
pub(super) fn open(
    path: &Path,
    file: String,
    layout: Layout,
    order: DateOrder,
    report: &mut Report,
) -> Option<Sheet> {
    let bytes = match read_plain(path) {
        Ok(Some(bytes)) => bytes,
        Ok(None) => {
            let problem =
                Problem::new(ProblemKind::NotAPlainFile, Location::file(file), "This is not a plain file.");
            report
                .add(problem.help(
                    "A table is a plain CSV file: no folder, pipe, device or link that leads nowhere.",
                ));
            return None;
        }
        Err(error) => {
            report.add(Problem::unreadable(Location::file(file), &error));
            return None;
        }
    };
    parse(bytes, file, layout, order, report)
}

/// The same for the bytes of a file.
fn parse(
    bytes: Vec<u8>,
    file: String,
    layout: Layout,
    order: DateOrder,
    report: &mut Report,
) -> Option<Sheet> {
    let decoded = match source::decode(bytes) {
        Ok(decoded) => decoded,
        Err(why) => {
            let problem = Problem::new(ProblemKind::NotATable, Location::file(file), why.message());
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
    let mut text = decoded.text;
    report_misfits(&file, &text, &decoded.misfits, report);
    let stated = take_delimiter_line(&mut text);
    let delimiter = stated.unwrap_or_else(|| headings::delimiter(&text, &layout));
    notice_spelling(&text, &file, delimiter, report);
    let mut sheet = Sheet {
        layout,
        file,
        text,
        delimiter,
        columns: Vec::new(),
        extra: Vec::new(),
        records: Vec::new(),
        day_first: false,
        whole: true,
    };
    let (broken, end) = check_quotes(&mut sheet, report);
    sheet.records = records(&sheet.text[..end], delimiter);
    sheet.records.retain(|record| broken.binary_search(&record.start).is_err());
    invisible::remove(&mut sheet, report);
    if !headings::settle(&mut sheet, report) {
        sheet.records.clear();
        sheet.whole = false;
        return Some(sheet);
    }
    check_lengths(&mut sheet, report);
    sheet.day_first = date_order::is_day_first(&sheet, order, report);
    Some(sheet)
}

/// The bytes of a file; `None` when the path leads to something else, which is not opened: a named pipe would keep one
/// waiting for ever, a device might never end.
fn read_plain(path: &Path) -> io::Result<Option<Vec<u8>>> {
    match fs::metadata(path) {
        Ok(metadata) if metadata.is_file() => fs::read(path).map(Some),
        Ok(_) => Ok(None),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// The delimiter that a first line `sep=;` names for spreadsheets; the line is emptied, so that the others keep their
/// numbers.
fn take_delimiter_line(text: &mut String) -> Option<u8> {
    let line = text.split(['\r', '\n']).next()?;
    let (name, stated) = line.trim_matches('"').split_once('=')?;
    if !name.eq_ignore_ascii_case("sep") {
        return None;
    }
    let delimiter = *stated.as_bytes().first()?;
    // A table separated by the character may have more delimiters after it.
    let only = stated.bytes().all(|byte| byte == delimiter || matches!(byte, b',' | b' ' | b'"'));
    if !only || !matches!(delimiter, b',' | b';' | b'\t' | b'|') {
        return None;
    }
    let end = line.len();
    text.drain(..end);
    Some(delimiter)
}

/// Names the bytes that do not fit the encoding of the rest of the file.
fn report_misfits(file: &str, text: &str, misfits: &[(usize, u8)], report: &mut Report) {
    const MOST: usize = 20;
    let (mut from, mut line) = (0, 1);
    for (at, byte) in misfits.iter().take(MOST) {
        line += span::line_ends(text.get(from..*at).unwrap_or_default());
        from = *at;
        let read = text.get(*at..).and_then(|rest| rest.chars().next()).unwrap_or_default();
        let location = span::location(file, text, *at..at + read.len_utf8(), from, line);
        let message = format!("The byte {byte:02X} does not fit UTF-8, in which the rest of the file is.");
        let help = if read.is_control() {
            "Type the character anew and save the file as CSV UTF-8.".to_owned()
        } else {
            format!("In Windows-1252 it is {read}. Type it anew and save the file as CSV UTF-8.")
        };
        report.add(Problem::new(ProblemKind::MixedEncoding, location, message).help(help));
    }
    if let Some(more) = misfits.len().checked_sub(MOST).filter(|more| *more > 0) {
        let message = format!("{more} more bytes of the file do not fit UTF-8.");
        report.add(Problem::new(ProblemKind::MixedEncoding, Location::file(file), message));
    }
}

/// One notice each for a delimiter other than the comma, line ends other than LF, and non-breaking spaces.
fn notice_spelling(text: &str, file: &str, delimiter: u8, report: &mut Report) {
    if delimiter != b',' {
        let name = match delimiter {
            b';' => "semicolons",
            b'\t' => "tabs",
            _ => "bars",
        };
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
    let (mut from, mut line) = (0, 1);
    let ends = |from: usize, to: usize| span::line_ends(sheet.text.get(from..to).unwrap_or_default());
    for fault in &found {
        let rest = if fault.swallows_rows(&sheet.text) {
            end = fault.record;
            "The rows from here on could not be read."
        } else {
            "The row is left out."
        };
        line += ends(from, fault.open);
        from = fault.open;
        let location = span::location(&sheet.file, &sheet.text, fault.open..fault.open + 1, from, line);
        report.add(match fault.after {
            None => Problem::new(ProblemKind::UnclosedQuote, location, "A quotation mark opens a cell here and is never closed.")
                .help(format!(
                    "Close it at the end of the cell; a quotation mark inside a quoted cell is written twice. {rest}"
                )),
            Some(after) => {
                let line = line + ends(from, after);
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
