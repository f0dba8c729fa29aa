//! The downloads and the data dictionary.

use serde::Serialize;

use super::{Sheet, titled};
use crate::content::Source;
use crate::export;
use crate::report::Problem;
use crate::site::Site;
use crate::site::parts::Link;
use crate::wording;

#[derive(Serialize)]
struct View<'a> {
    figures: Vec<Row<'a>>,
    facts: Vec<Row<'a>>,
    package: Link,
    /// Every table in one file; nothing where it is not made.
    workbook: Option<Link>,
}

#[derive(Serialize)]
struct Row<'a> {
    name: &'a str,
    description: &'a str,
    rows: String,
    csv: String,
    excel: String,
    metadata: String,
    columns: Vec<ColumnRow<'a>>,
}

#[derive(Serialize)]
struct ColumnRow<'a> {
    name: &'a str,
    kind: &'a str,
    description: &'a str,
}

/// The page of data.
pub(super) fn sheet(site: &Site, source: Option<&Source>) -> Result<Sheet, Box<Problem>> {
    let to = |path: String| site.addresses().to(&path);
    let rows = |figures: bool| {
        site.downloads
            .iter()
            .filter(|table| table.figures == figures)
            .map(|table| Row {
                name: table.name,
                description: table.about,
                rows: wording::thousands(table.rows as u64),
                csv: to(format!("data/{}.csv", table.name)),
                excel: to(format!("data/excel/{}.csv", table.name)),
                metadata: to(format!("data/{}.csv-metadata.json", table.name)),
                columns: table
                    .columns
                    .iter()
                    .map(|(name, kind, description)| ColumnRow { name, kind, description })
                    .collect(),
            })
            .collect()
    };
    let view = View {
        figures: rows(true),
        facts: rows(false),
        workbook: site.workbook.then(|| Link::new("peerbench.xlsx", site.addresses().to(export::WORKBOOK))),
        package: Link::new("datapackage.json", site.addresses().to("data/datapackage.json")),
    };
    let (title, description) = titled(source, "Data");
    Ok(Sheet::new("data.html", title, &view)?.describe(description))
}
