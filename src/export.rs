//! Tables and figures → the files under `data/`. Names and columns are a contract with those who download them.
//!
//! Each table is one list of fields, and each field knows its name, its meaning and its value: header rows, cells, the
//! data dictionary, `datapackage.json` and the CSVW metadata all come from that list. Adding a table is one new file and
//! one line in `TABLES`.

mod archive;
mod calendar;
mod challenge_json;
mod chart_rows;
mod csv_file;
mod csvw;
mod docx;
mod escape_formula;
mod everything;
mod facts;
mod figures;
mod package;
mod packs;
mod provenance;
mod scripts;
mod table;
mod visit;
mod workbook;

use std::borrow::Cow;
use std::collections::BTreeMap;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::address::Addresses;
use crate::analysis::Findings;
use crate::artefact::Artefact;
use crate::config::Config;
use crate::dataset::Dataset;
use crate::report::{Location, Problem, ProblemKind};
pub use calendar::{calendars, council_path as council_calendar, region_path as region_calendar};
pub use challenge_json::{PATH as CHALLENGE_JSON, challenge_json};
pub use chart_rows::chart_rows;
pub use everything::PATH as WORKBOOK;
pub use packs::packs;
pub use scripts::for_scripts;
use table::{Filled, Source};
pub use visit::visit_tables;

/// Every table, figures first. Tables of facts without rows are not published.
const TABLES: [fn(&Source<'_>) -> Filled; 24] = [
    |s| s.fill(&figures::theme_frequency::TABLE),
    |s| s.fill(&figures::closure::TABLE),
    |s| s.fill(&figures::closure_12_months::TABLE),
    |s| s.fill(&figures::time_to_closure::TABLE),
    |s| s.fill(&figures::recurrence::TABLE),
    |s| s.fill(&figures::co_occurrence::TABLE),
    |s| s.fill(&figures::theme_change::TABLE),
    |s| s.fill(&figures::completeness::TABLE),
    |s| s.fill(&figures::similar_councils::TABLE),
    |s| s.fill(&figures::duty_states::TABLE),
    |s| s.fill(&facts::councils::TABLE),
    |s| s.fill(&facts::council_tables::ALIASES),
    |s| s.fill(&facts::council_tables::GROUPS),
    |s| s.fill(&facts::council_tables::NEIGHBOURS),
    |s| s.fill(&facts::council_tables::INDICATORS),
    |s| s.fill(&facts::themes::TABLE),
    |s| s.fill(&facts::challenges::TABLE),
    |s| s.fill(&facts::recommendations::TABLE),
    |s| s.fill(&facts::updates::TABLE),
    |s| s.fill(&facts::challenge_tables::STRENGTHS),
    |s| s.fill(&facts::challenge_tables::REPLIES),
    |s| s.fill(&facts::challenge_tables::PLANS),
    |s| s.fill(&facts::challenge_tables::EVENTS),
    |s| s.fill(&facts::challenge_tables::DUTIES),
];

/// Everything that can be downloaded.
#[derive(Debug)]
pub struct Exports {
    tables: Vec<Filled>,
}

/// A table that can be downloaded, described for readers.
#[derive(Clone, Debug)]
pub struct Download {
    /// Name of the table (`theme-frequency`).
    pub name: &'static str,
    /// What it holds.
    pub about: &'static str,
    /// Whether it is a table of figures rather than of facts.
    pub figures: bool,
    /// Number of rows.
    pub rows: usize,
    /// Its columns: name, type in words, meaning.
    pub columns: Vec<(String, &'static str, String)>,
    /// Its first rows.
    pub sample: Vec<Vec<String>>,
}

/// Rows of a table that are shown with its description.
const SAMPLE: usize = 5;

/// Files as one ZIP archive, in a folder of this name. The same files give the same bytes.
///
/// # Errors
/// What the format cannot hold.
pub fn archive<'a>(
    folder: &str,
    files: impl IntoIterator<Item = &'a Artefact>,
) -> Result<Vec<u8>, Box<Problem>> {
    let entries = files.into_iter().map(|file| (format!("{folder}/{}", file.path), file.bytes.as_slice()));
    archive::zipped(entries).map_err(|error| {
        let location = Location::file(format!("{folder}.zip"));
        Box::new(Problem::new(ProblemKind::Archive, location, format!("cannot be written: {error}")))
    })
}

/// The files of an archive that [`archive()`] made, without the folder that they are in; nothing where it is no such archive.
#[must_use]
pub fn unarchive(bytes: &[u8]) -> Option<Vec<Artefact>> {
    let files = archive::unzipped(bytes)?;
    let folder = format!("{}/", files.first()?.0.split_once('/')?.0);
    files.into_iter().map(|(path, bytes)| Some(Artefact::new(path.strip_prefix(&folder)?, bytes))).collect()
}

/// Fills every table.
#[must_use]
pub fn export(data: &Dataset, findings: &Findings) -> Exports {
    let source = Source { data, findings };
    let tables: Vec<Filled> = TABLES.par_iter().map(|fill| fill(&source)).collect();
    Exports { tables: tables.into_iter().filter(|table| table.figures || !table.rows.is_empty()).collect() }
}

impl Exports {
    /// The rows of a table, each cell with the name of its column and as the files have it; none where it is not published.
    pub fn rows(&self, name: &str) -> impl Iterator<Item = BTreeMap<String, String>> {
        self.tables.iter().filter(move |table| table.name == name).flat_map(|table| {
            table.rows.iter().map(|row| {
                let cells = table.escaped(row).map(Cow::into_owned);
                table.columns.iter().map(|column| column.heading().into_owned()).zip(cells).collect()
            })
        })
    }

    /// The tables as readers see them.
    #[must_use]
    pub fn downloads(&self) -> Vec<Download> {
        self.tables
            .iter()
            .map(|table| Download {
                name: table.name,
                about: table.about,
                figures: table.figures,
                rows: table.rows.len(),
                columns: table
                    .columns
                    .iter()
                    .map(|column| (column.name.clone(), column.kind.in_words(), column.about.clone()))
                    .collect(),
                sample: table.rows.iter().take(SAMPLE).cloned().collect(),
            })
            .collect()
    }

    /// Every table in one workbook.
    ///
    /// # Errors
    /// What the format cannot hold.
    pub fn workbook(
        &self,
        config: &Config,
        addresses: &Addresses,
        as_of: Date,
    ) -> Result<Artefact, Box<Problem>> {
        everything::workbook(&self.tables, config, addresses, as_of).map_err(|error| {
            let message = format!("cannot be written: {error}");
            let problem = Problem::new(ProblemKind::Workbook, Location::file(WORKBOOK), message);
            Box::new(problem.help("build with --no-workbook, which leaves it out"))
        })
    }

    /// The files: each table as CSV, once as it is and once for Excel, with its metadata, and one description of all.
    #[must_use]
    pub fn into_artefacts(self, config: &Config, addresses: &Addresses, as_of: Date) -> Vec<Artefact> {
        let files: Vec<(Filled, Vec<u8>)> = self
            .tables
            .into_par_iter()
            .map(|table| {
                let csv = table.csv();
                (table, csv)
            })
            .collect();
        let mut artefacts =
            vec![Artefact::new("data/datapackage.json", package::json(&files, config, addresses, as_of))];
        for (table, csv) in files {
            let name = table.name;
            artefacts.push(Artefact::new(
                format!("data/{name}.csv-metadata.json"),
                csvw::json(&table, config, addresses),
            ));
            artefacts.push(Artefact::new(
                format!("data/excel/{name}.csv"),
                [csv_file::BYTE_ORDER_MARK, &csv].concat(),
            ));
            artefacts.push(Artefact::new(format!("data/{name}.csv"), csv));
        }
        artefacts
    }
}

#[cfg(test)]
mod tests;
