//! The tables on disk, written row by row.

use std::fmt::{self, Display, Write as _};
use std::fs::File;
use std::io::BufWriter;
use std::path::Path;

use csv::{Writer, WriterBuilder};

/// A table that is written row by row.
#[derive(Clone, Copy)]
pub(crate) enum Table {
    Councils,
    Aliases,
    Groups,
    Neighbours,
    Indicators,
    Challenges,
    Recommendations,
    Updates,
    Strengths,
    Replies,
    Plans,
    Events,
}

/// Names of files and their columns, in the order of [`Table`].
const LAYOUTS: [(&str, &[&str]); 12] = [
    (
        "councils",
        &[
            "id",
            "name",
            "short_name",
            "type",
            "region",
            "nation",
            "gss_code",
            "opened",
            "closed",
            "successor",
            "population",
            "hex_q",
            "hex_r",
            "website",
        ],
    ),
    ("council_aliases", &["alias", "id"]),
    ("groups", &["group", "title", "council"]),
    ("neighbours", &["council", "neighbour", "rank"]),
    ("indicators", &["council", "indicator", "value", "year"]),
    (
        "challenges",
        &[
            "id",
            "councils",
            "kind",
            "checked",
            "follows",
            "onsite_start",
            "onsite_end",
            "report_published",
            "action_plan_published",
            "progress_review",
            "progress_report_published",
            "people",
            "meetings",
            "hours",
            "focus",
            "stated_recommendations",
            "source_url",
            "note",
        ],
    ),
    (
        "recommendations",
        &[
            "challenge",
            "number",
            "printed_number",
            "summary",
            "component",
            "themes",
            "councils",
            "priority",
            "due",
            "owner",
            "detail",
            "source_url",
        ],
    ),
    (
        "updates",
        &[
            "challenge",
            "recommendation",
            "date",
            "status",
            "done",
            "green",
            "amber",
            "red",
            "total",
            "unit",
            "due",
            "reported_by",
            "note",
            "evidence_url",
        ],
    ),
    ("strengths", &["challenge", "summary", "component", "themes", "source_url"]),
    ("replies", &["challenge", "recommendation", "date", "text", "url"]),
    ("plans", &["id", "challenge", "title", "adopted", "closed", "successor", "monitored_by", "note", "url"]),
    ("events", &["council", "date", "kind", "title", "url"]),
];

/// The open files.
pub(crate) struct Tables {
    writers: Vec<Writer<BufWriter<File>>>,
    rows: [u64; LAYOUTS.len()],
    cell: String,
}

impl Tables {
    /// Opens every table in a folder and writes the headings.
    pub(crate) fn create(folder: &Path) -> Result<Self, csv::Error> {
        let mut writers = Vec::new();
        for (name, columns) in LAYOUTS {
            let file = File::create(folder.join(format!("{name}.csv")))?;
            let mut writer = WriterBuilder::new().from_writer(BufWriter::new(file));
            writer.write_record(columns)?;
            writers.push(writer);
        }
        Ok(Self { writers, rows: [0; LAYOUTS.len()], cell: String::new() })
    }

    /// Adds a row.
    pub(crate) fn add(&mut self, table: Table, cells: &[&dyn Display]) -> Result<(), csv::Error> {
        let writer = &mut self.writers[table as usize];
        for cell in cells {
            self.cell.clear();
            // Writing to memory cannot fail.
            let _ = write!(self.cell, "{cell}");
            writer.write_field(&self.cell)?;
        }
        writer.write_record(None::<&[u8]>)?;
        self.rows[table as usize] += 1;
        Ok(())
    }

    /// Writes what is still in memory, and gives the number of rows of each table.
    pub(crate) fn finish(mut self) -> Result<Vec<(&'static str, u64)>, csv::Error> {
        for writer in &mut self.writers {
            writer.flush()?;
        }
        Ok(LAYOUTS.iter().zip(self.rows).map(|((name, _), rows)| (*name, rows)).collect())
    }
}

/// An empty cell.
pub(crate) const NOTHING: &str = "";

/// A cell that stays empty when nothing is known.
pub(crate) struct Known<T>(pub(crate) Option<T>);

impl<T: Display> Display for Known<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.as_ref().map_or(Ok(()), |value| value.fmt(f))
    }
}

/// Several values in one cell.
pub(crate) struct List<T>(pub(crate) Vec<T>);

impl<T: Display> Display for List<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, item) in self.0.iter().enumerate() {
            if at > 0 {
                f.write_str(";")?;
            }
            item.fmt(f)?;
        }
        Ok(())
    }
}
