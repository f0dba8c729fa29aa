//! The `data` folder → its sheets, each file read by itself, several at a time.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::layout::{Column, Layout, is_same_name, normal};
use super::sheet::Sheet;
use crate::config::DateOrder;
use crate::report::nearest;
use crate::report::{Location, Problem, ProblemKind, Report};

/// The files of a site's `data` folder.
#[derive(Debug, Default)]
pub(in crate::dataset) struct Sheets {
    sheets: Vec<Sheet>,
}

impl Sheets {
    /// The sheet of the table that is kept in `file` (`councils.csv`).
    pub(super) fn get(&self, file: &str) -> Option<&Sheet> {
        self.sheets.iter().find(|sheet| sheet.layout.file == file)
    }

    /// The place of a cell of the row that came from `line` of `file`.
    pub(in crate::dataset) fn location(&self, file: &str, line: u32, column: Column) -> Location {
        match self.get(file) {
            Some(sheet) => sheet.place_of(line, column),
            None => Location { line, ..Location::file(format!("data/{file}")) },
        }
    }

    /// The place of `part` of such a cell; of the whole cell when the part does not stand in it.
    pub(in crate::dataset) fn part(&self, file: &str, line: u32, column: Column, part: &str) -> Location {
        let found = self.get(file).and_then(|sheet| {
            let record = sheet.record_at(line)?;
            Some(sheet.location(record, sheet.column(column, &mut 0), Some(part)))
        });
        found.unwrap_or_else(|| self.location(file, line, column))
    }

    /// Whether the cell is empty, or its column is not there.
    pub(in crate::dataset) fn is_empty(&self, file: &str, line: u32, column: Column) -> bool {
        let cell = self.get(file).and_then(|sheet| {
            let at = sheet.column(column, &mut 0)?;
            sheet.record_at(line)?.cells.get(at)
        });
        cell.is_none_or(|cell| cell.trim().is_empty())
    }
}

/// Endings of files that hold tables, whether peerbench reads them or not.
const TABLE_ENDINGS: [&str; 8] = ["csv", "tsv", "tab", "txt", "xlsx", "xls", "xlsm", "ods"];

/// Reads every file that is the table of a layout, and reports those that are missing or not known.
pub(super) fn open(site_folder: &Path, layouts: &[Layout], order: DateOrder, report: &mut Report) -> Sheets {
    let folder = site_folder.join("data");
    let files = match list(&folder) {
        Ok(files) => files,
        Err(error) => {
            let message = "The folder data cannot be read.";
            let help = format!("The system says: {error}.");
            report.add(match error.kind() {
                ErrorKind::NotFound | ErrorKind::NotADirectory => {
                    Problem::new(ProblemKind::NoDataFolder, Location::file("data"), message).help(help)
                }
                _ => Problem::unreadable(Location::file("data"), &error),
            });
            BTreeMap::new()
        }
    };
    let chosen: Vec<Option<(&String, &PathBuf)>> =
        layouts.iter().map(|layout| choose(layout, &files, report)).collect();
    for name in files.keys().filter(|name| chosen.iter().flatten().all(|(chosen, _)| chosen != name)) {
        notice_unknown(name, layouts, report);
    }
    let read: Vec<(Option<Sheet>, Report)> = layouts
        .par_iter()
        .zip(chosen)
        .filter_map(|(layout, chosen)| {
            let (name, path) = chosen?;
            let mut report = Report::default();
            Some((super::open::open(path, format!("data/{name}"), *layout, order, &mut report), report))
        })
        .collect();
    let mut sheets = Vec::new();
    for (sheet, problems) in read {
        sheets.extend(sheet);
        report.append(problems);
    }
    Sheets { sheets }
}

/// The files of a folder by name; names that are not text are no tables.
fn list(folder: &Path) -> std::io::Result<BTreeMap<String, PathBuf>> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if let Ok(name) = entry.file_name().into_string() {
            files.insert(name, entry.path());
        }
    }
    Ok(files)
}

/// The file of a layout: the one with its very name, else one whose name differs in case or separators.
fn choose<'a>(
    layout: &Layout,
    files: &'a BTreeMap<String, PathBuf>,
    report: &mut Report,
) -> Option<(&'a String, &'a PathBuf)> {
    if let Some(exact) = files.get_key_value(layout.file) {
        return Some(exact);
    }
    let is_near = |name: &str| is_table(name) && is_same_name(name, layout.file);
    if let Some(near) = files.iter().find(|(name, _)| is_near(name)) {
        let message = format!("The file is read as {}.", layout.file);
        let problem =
            Problem::new(ProblemKind::FileSpelling, Location::file(format!("data/{}", near.0)), message);
        report.add(problem.help("Rename it, so that it is found on every system."));
        return Some(near);
    }
    if layout.required {
        let location = Location::file(format!("data/{}", layout.file));
        let problem = Problem::new(
            ProblemKind::MissingTable,
            location,
            format!("The table {} is missing.", layout.file),
        );
        let tables = files.keys().filter(|name| is_table(name));
        let near = nearest(layout.file, tables.map(String::as_str));
        report.add(match near {
            Some(near) => problem.help(format!("The file {near} may be meant for it.")),
            None => {
                problem.help("A site needs councils.csv, themes.csv, challenges.csv and recommendations.csv.")
            }
        });
    }
    None
}

/// Whether a file looks like a table by its name. Hidden files and what editors and office programs leave (`~$x.csv`,
/// `.x.csv.swp`, `x.csv~`, `x.csv.bak`, `#x.csv#`) do not.
fn is_table(name: &str) -> bool {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    let is_known = ending.is_some_and(|ending| TABLE_ENDINGS.contains(&ending.as_str()));
    is_known && !name.starts_with(['.', '~', '#', '$'])
}

/// Says that a file which looks like a table is not read; other files are passed over.
fn notice_unknown(name: &str, layouts: &[Layout], report: &mut Report) {
    let Some((stem, _)) = name.rsplit_once('.').filter(|_| is_table(name)) else {
        return;
    };
    let location = Location::file(format!("data/{name}"));
    let problem =
        Problem::new(ProblemKind::UnknownFile, location, format!("peerbench does not read the file {name}."));
    let stem = normal(stem);
    let stems = layouts.iter().map(|layout| layout.file.trim_end_matches(".csv"));
    report.add(match nearest(&stem, stems) {
        Some(near) if near == stem => {
            problem.help(format!("Save it as CSV UTF-8 under the name {near}.csv."))
        }
        Some(near) => problem.help(format!("Did you mean {near}.csv?")),
        None => problem,
    });
}

#[cfg(test)]
mod tests {
    use super::is_table;

    #[test]
    fn what_programs_leave_is_no_table() {
        for name in [
            "~$challenges.csv",
            ".challenges.csv.swp",
            "challenges.csv~",
            "challenges.csv.bak",
            ".#challenges.csv",
            "#challenges.csv#",
            ".~lock.challenges.csv#",
            "challenges.csv.lock",
            "._challenges.csv",
            ".DS_Store",
            "Thumbs.db",
            "desktop.ini",
            "README.md",
        ] {
            assert!(!is_table(name), "{name}");
        }
        for name in ["challenges.csv", "Challenges.CSV", "notes.xlsx", "challenges (1).csv"] {
            assert!(is_table(name), "{name}");
        }
    }
}
