//! Charts as a template sees them, and the stand-alone files that go with them.

use serde::Serialize;

use super::Link;
use crate::artefact::Artefact;
use crate::chart::{Chart, ColumnKind, DataTable};
use crate::export;
use crate::site::Site;
use crate::wording;

/// A chart as a template sees it.
#[derive(Clone, Debug, Serialize)]
pub(in crate::site) struct ChartView<'a> {
    /// Unique on the site; makes the ids of its parts.
    pub name: String,
    /// The message.
    pub headline: String,
    /// What, where, when, out of how many.
    pub subtitle: String,
    /// How to read it.
    pub note: String,
    /// The picture, an `svg` element, and the same for a phone where it has one; empty where the table is the chart.
    pub svg: String,
    /// The numbers behind it.
    pub table: TableView,
    /// These rows as CSV, the picture as SVG, and how it is worked out.
    pub take: Vec<Link<'a>>,
    /// How to cite it.
    pub citation: String,
    /// A line of HTML that shows the stand-alone picture elsewhere.
    pub embed: String,
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
    /// `words`, `numbers` or `marks`.
    kind: &'static str,
}

#[derive(Clone, Debug, Serialize)]
struct CellView {
    text: String,
    link: Option<String>,
    mark: Option<String>,
}

impl From<DataTable> for TableView {
    fn from(table: DataTable) -> Self {
        Self {
            columns: table
                .columns
                .into_iter()
                .map(|column| ColumnView {
                    title: column.title,
                    kind: match column.kind {
                        ColumnKind::Words => "words",
                        ColumnKind::Numbers => "numbers",
                        ColumnKind::Marks => "marks",
                    },
                })
                .collect(),
            rows: table
                .rows
                .into_iter()
                .map(|row| {
                    row.into_iter()
                        .map(|cell| CellView { text: cell.text, link: cell.link, mark: cell.mark })
                        .collect()
                })
                .collect(),
        }
    }
}

/// The charts of one page: gives templates their views and keeps the stand-alone files.
pub(in crate::site) struct Charts<'a> {
    site: &'a Site<'a>,
    /// The address of the page.
    address: String,
    files: Vec<Artefact>,
}

impl<'a> Charts<'a> {
    pub(in crate::site) fn new(site: &'a Site<'a>, address: &str) -> Self {
        Self { site, address: address.to_owned(), files: Vec::new() }
    }

    /// Takes a chart in; nothing to show stays nothing.
    pub(in crate::site) fn add(&mut self, chart: Option<Chart>) -> Option<ChartView<'a>> {
        let chart = chart?;
        let picture = format!("charts/{}.svg", chart.name);
        let rows = format!("charts/{}.csv", chart.name);
        let to = |path: &str| self.site.addresses().to(path);
        let absolute = self.site.addresses().absolute(&picture);
        let take = vec![
            Link::new("These rows (CSV)", to(&rows)),
            Link::new("Picture (SVG)", to(&picture)),
            Link::new("How this is worked out", to(&format!("method/#{}", chart.section.anchor()))),
        ];
        self.files.push(Artefact::new(rows, export::chart_rows(&chart.table)));
        self.files.push(Artefact::new(picture, chart.standalone));
        let citation = format!(
            "{}. {}. {}, data as at {}. {}#chart-{}",
            chart.headline,
            chart.subtitle,
            self.site.config.title,
            wording::day(self.site.as_of()),
            self.site.addresses().absolute(&self.address),
            chart.name
        );
        let embed = format!("<img src=\"{absolute}\" alt=\"{}\">", wording::escaped(&chart.headline));
        Some(ChartView {
            svg: if chart.table.has_marks() {
                String::new()
            } else {
                [chart.svg, chart.narrow.unwrap_or_default()].concat()
            },
            name: chart.name,
            headline: chart.headline,
            subtitle: chart.subtitle,
            note: chart.note,
            table: chart.table.into(),
            take,
            citation,
            embed,
        })
    }

    /// The stand-alone files of all charts taken in.
    pub(in crate::site) fn into_files(self) -> Vec<Artefact> {
        self.files
    }
}
