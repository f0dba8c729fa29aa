//! Invisible characters are passed over when a file is read, with a notice at each cell that holds some. A cell that
//! holds nothing else is empty.

use csv::StringRecord;

use super::characters::{code_point, is_invisible};
use super::sheet::Sheet;
use super::value::quoted;
use crate::report::{Problem, ProblemKind, Report};

/// Cells of one row that are reported; finding the place of each takes a walk along the row.
const MOST_IN_ROW: usize = 20;

/// Takes the invisible characters out of every cell.
pub(super) fn remove(sheet: &mut Sheet, report: &mut Report) {
    if sheet.text.is_ascii() || !sheet.text.contains(is_invisible) {
        return;
    }
    let mut records = std::mem::take(&mut sheet.records);
    let headings: Vec<String> = records.first().map_or_else(Vec::new, |first| {
        first.cells.iter().map(|heading| heading.replace(is_invisible, "")).collect()
    });
    for (row, record) in records.iter_mut().enumerate() {
        let cells = record.cells.iter().enumerate();
        let found = cells.filter_map(|(at, cell)| Some((at, cell, cell.chars().find(|c| is_invisible(*c))?)));
        for (at, cell, first) in found.take(MOST_IN_ROW) {
            let location = sheet.location(record, Some(at), Some(first.encode_utf8(&mut [0; 4])));
            let what = match headings.get(at).filter(|_| row > 0) {
                Some(heading) => match Sheet::known(&sheet.layout, heading) {
                    Some(known) => sheet.layout.columns[known].name.to_owned(),
                    None => quoted(heading),
                },
                None => "The heading".to_owned(),
            };
            let message = format!("{what} has {}.", in_words(cell));
            let problem = Problem::new(ProblemKind::InvisibleCharacter, location, message);
            report.add(problem.help("It is passed over. Remove it from the file, or type the text anew."));
        }
        if record.cells.iter().any(|cell| cell.contains(is_invisible)) {
            record.cells =
                record.cells.iter().map(|cell| cell.replace(is_invisible, "")).collect::<StringRecord>();
        }
    }
    sheet.records = records;
}

/// The invisible characters of a cell, each kind once: `the invisible characters U+200B and U+00AD`.
fn in_words(cell: &str) -> String {
    const MOST: usize = 5;
    let mut kinds: Vec<char> = Vec::new();
    for c in cell.chars().filter(|c| is_invisible(*c)) {
        if kinds.len() < MOST && !kinds.contains(&c) {
            kinds.push(c);
        }
    }
    let names: Vec<String> = kinds.into_iter().map(code_point).collect();
    match names.as_slice() {
        [only] => format!("the invisible character {only}"),
        names => format!("the invisible characters {}", names.join(", ")),
    }
}
