//! Charts as a template sees them, and the stand-alone files that go with them.

use serde::Serialize;

use super::Link;
use crate::address::Addresses;
use crate::artefact::Artefact;
use crate::chart::{Chart, DataTable};

/// The section of the method page that explains a chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is the section of the same name")]
pub(in crate::site) enum Method {
    ThemeFrequency,
    Recurrence,
    Closure,
    Duties,
    Dates,
    TimeToClosure,
    Funnel,
    CoOccurrence,
    Change,
    Voices,
}

impl Method {
    fn anchor(self) -> &'static str {
        match self {
            Self::ThemeFrequency => "theme-frequency",
            Self::Recurrence => "recurrence",
            Self::Closure => "closure",
            Self::Duties => "duties",
            Self::Dates => "dates",
            Self::TimeToClosure => "time-to-closure",
            Self::Funnel => "funnel",
            Self::CoOccurrence => "co-occurrence",
            Self::Change => "change-over-time",
            Self::Voices => "three-voices",
        }
    }

    /// The export that holds the numbers.
    fn table(self) -> &'static str {
        match self {
            Self::ThemeFrequency => "theme-frequency",
            Self::Recurrence => "recurrence",
            Self::Closure | Self::Funnel => "closure",
            Self::Duties => "duty-states",
            Self::Dates => "challenges",
            Self::TimeToClosure => "time-to-closure",
            Self::CoOccurrence => "co-occurrence",
            Self::Change => "theme-change",
            Self::Voices => "recommendations",
        }
    }
}

/// A chart as a template sees it.
#[derive(Clone, Debug, Serialize)]
pub(in crate::site) struct Plot {
    /// Unique on the site; makes the ids of its parts.
    pub name: String,
    /// The message.
    pub headline: String,
    /// What, where, when, out of how many.
    pub subtitle: String,
    /// How to read it.
    pub note: String,
    /// The picture, an `svg` element.
    pub svg: String,
    /// The numbers behind it.
    pub table: TableView,
    /// CSV, SVG, and how it is worked out.
    pub sources: Vec<Link>,
}

/// A table as a template sees it.
#[derive(Clone, Debug, Serialize)]
pub(in crate::site) struct TableView {
    columns: Vec<ColumnView>,
    rows: Vec<Vec<CellView>>,
}

#[derive(Clone, Debug, Serialize)]
struct ColumnView {
    title: String,
    numeric: bool,
}

#[derive(Clone, Debug, Serialize)]
struct CellView {
    text: String,
    link: Option<String>,
}

impl From<DataTable> for TableView {
    fn from(table: DataTable) -> Self {
        Self {
            columns: table
                .columns
                .into_iter()
                .map(|column| ColumnView { title: column.title, numeric: column.numeric })
                .collect(),
            rows: table
                .rows
                .into_iter()
                .map(|row| {
                    row.into_iter().map(|cell| CellView { text: cell.text, link: cell.link }).collect()
                })
                .collect(),
        }
    }
}

/// The charts of one page: gives templates their views and keeps the stand-alone files.
#[derive(Debug)]
pub(in crate::site) struct Plots<'a> {
    addresses: &'a Addresses,
    files: Vec<Artefact>,
}

impl<'a> Plots<'a> {
    pub(in crate::site) fn new(addresses: &'a Addresses) -> Self {
        Self { addresses, files: Vec::new() }
    }

    /// Takes a chart in; nothing to show stays nothing.
    pub(in crate::site) fn add(&mut self, chart: Option<Chart>, method: Method) -> Option<Plot> {
        let chart = chart?;
        let path = format!("charts/{}.svg", chart.name);
        let sources = vec![
            Link::new("CSV", self.addresses.to(&format!("data/{}.csv", method.table()))),
            Link::new("SVG", self.addresses.to(&path)),
            Link::new("How this is worked out", self.addresses.to(&format!("method/#{}", method.anchor()))),
        ];
        self.files.push(Artefact::new(path, chart.standalone));
        Some(Plot {
            name: chart.name,
            headline: chart.headline,
            subtitle: chart.subtitle,
            note: chart.note,
            svg: chart.svg,
            table: chart.table.into(),
            sources,
        })
    }

    /// The stand-alone files of all charts taken in.
    pub(in crate::site) fn into_files(self) -> Vec<Artefact> {
        self.files
    }
}
