//! The downloads and the data dictionary.

use serde::Serialize;

use super::{Sheet, titled};
use crate::content::Source;
use crate::report::Problem;
use crate::site::Site;
use crate::site::parts::Link;
use crate::wording;

/// A table that can be downloaded, described for readers.
#[derive(Clone, Debug, Serialize)]
pub struct Download {
    /// Name of the table (`theme-frequency`).
    pub name: String,
    /// What it holds.
    pub description: String,
    /// Whether it is a table of figures rather than of facts.
    pub figures: bool,
    /// Number of rows.
    pub rows: usize,
    /// Its columns.
    pub columns: Vec<DownloadColumn>,
}

/// A column of a [`Download`].
#[derive(Clone, Debug, Serialize)]
pub struct DownloadColumn {
    /// Name.
    pub name: String,
    /// Type of its values.
    pub kind: String,
    /// What it means.
    pub description: String,
}

#[derive(Serialize)]
struct View<'a> {
    figures: Vec<Row<'a>>,
    facts: Vec<Row<'a>>,
    package: Link,
}

#[derive(Serialize)]
struct Row<'a> {
    name: &'a str,
    description: &'a str,
    rows: String,
    csv: String,
    excel: String,
    metadata: String,
    columns: &'a [DownloadColumn],
}

/// The page of data.
pub(super) fn sheet(site: &Site, source: Option<&Source>) -> Result<Sheet, Box<Problem>> {
    let to = |path: String| site.addresses().to(&path);
    let rows = |figures: bool| {
        site.downloads
            .iter()
            .filter(|table| table.figures == figures)
            .map(|table| Row {
                name: &table.name,
                description: &table.description,
                rows: wording::thousands(table.rows as u64),
                csv: to(format!("data/{}.csv", table.name)),
                excel: to(format!("data/excel/{}.csv", table.name)),
                metadata: to(format!("data/{}.csv-metadata.json", table.name)),
                columns: &table.columns,
            })
            .collect()
    };
    let view = View {
        figures: rows(true),
        facts: rows(false),
        package: Link::new("datapackage.json", site.addresses().to("data/datapackage.json")),
    };
    let (title, description) = titled(source, "Data");
    Ok(Sheet::new("data.html", title, &view)?.describe(description))
}
