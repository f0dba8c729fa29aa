//! One file: what its columns mean, and its first rows.

use serde::Serialize;

use crate::report::Problem;
use crate::site::Site;
use crate::site::page_kind::{PageContext, PageKind, PageView};
use crate::site::parts::Link;
use crate::site::record::Record;
use crate::wording;

#[derive(Serialize)]
struct View<'a> {
    about: &'a str,
    rows: String,
    downloads: Vec<Link<'a>>,
    columns: Vec<ColumnRow<'a>>,
    sample: &'a [Vec<String>],
}

#[derive(Serialize)]
struct ColumnRow<'a> {
    name: &'a str,
    kind: &'a str,
    description: &'a str,
}

/// The page of a file.
pub(in crate::site::pages) struct DataFile;

impl PageKind for DataFile {
    /// The place of the table among the downloads.
    type Subject = usize;

    fn pages(site: &Site) -> Vec<(String, usize)> {
        site.downloads.iter().enumerate().map(|(place, table)| (address(table.name), place)).collect()
    }

    fn view<'a>(site: &Site<'a>, &place: &usize, _: &mut PageContext) -> Result<PageView<'a>, Box<Problem>> {
        let table = &site.downloads[place];
        let to = |path: String| site.addresses().to(&path);
        let view = View {
            about: table.about,
            rows: wording::counted(table.rows, "row"),
            downloads: vec![
                Link::new("CSV", to(format!("data/{}.csv", table.name))),
                Link::new("CSV for Excel", to(format!("data/excel/{}.csv", table.name))),
                Link::new("Metadata (CSVW)", to(format!("data/{}.csv-metadata.json", table.name))),
            ],
            columns: table
                .columns
                .iter()
                .map(|(name, kind, description)| ColumnRow { name, kind, description })
                .collect(),
            sample: &table.sample,
        };
        Ok(PageView::new("data-file.html", format!("{}.csv", table.name), &view)?
            .describe(table.about)
            .below(vec![Link::new("Data", site.addresses().to("data/"))]))
    }

    fn record(_: &Site, _: &usize, _: Record) -> Option<Record> {
        None
    }
}

/// The address of the page of a file.
pub(super) fn address(name: &str) -> String {
    format!("data/files/{name}/")
}
