//! The downloads: from questions, file by file, and how complete the record is.

mod completeness;
mod file;

pub(super) use completeness::CompletenessPage;
pub(super) use file::DataFile;

use serde::Serialize;

use crate::export::{self, Download};
use crate::report::Problem;
use crate::site::Site;
use crate::site::page_kind::{PageContext, PageKind, PageView};
use crate::site::parts::Link;
use crate::wording;

#[derive(Serialize)]
struct View<'a> {
    questions: Vec<Question<'a>>,
    figures: Vec<Row<'a>>,
    facts: Vec<Row<'a>>,
    package: Link<'a>,
    /// Every table in one file; nothing where it is not made.
    workbook: Option<Link<'a>>,
    /// A challenge as JSON, as an example.
    example: Option<Link<'a>>,
    /// The page as a `Dataset` of schema.org.
    json_ld: String,
}

/// A question, the page that answers it and the file that holds all rows.
#[derive(Serialize)]
struct Question<'a> {
    page: Link<'a>,
    file: Link<'a>,
}

#[derive(Serialize)]
struct Row<'a> {
    name: &'a str,
    description: &'a str,
    rows: String,
    page: String,
    csv: String,
    excel: String,
}

/// The page of data.
pub(super) struct Data;

impl PageKind for Data {
    type Subject = ();

    fn pages(_site: &Site) -> Vec<(String, ())> {
        vec![("data/".to_owned(), ())]
    }

    fn view<'a>(
        site: &Site<'a>,
        (): &(),
        context: &mut PageContext<'a>,
    ) -> Result<PageView<'a>, Box<Problem>> {
        let rows = |figures: bool| {
            site.downloads
                .iter()
                .filter(|table| table.figures == figures)
                .map(|table| row(site, table))
                .collect()
        };
        let to = |path: &str| site.addresses().to(path);
        let (title, description) = context.titled("Data");
        let view = View {
            questions: questions(site),
            figures: rows(true),
            facts: rows(false),
            workbook: site.workbook.then(|| Link::new("peerbench.xlsx", to(export::WORKBOOK))),
            package: Link::new("datapackage.json", to("data/datapackage.json")),
            example: site.data().challenges.rows().first().map(|challenge| {
                let path = format!("{}/{}.json", export::CHALLENGE_JSON, challenge.id);
                let url = to(&path);
                Link::new(path, url)
            }),
            json_ld: json_ld(site, &description),
        };
        Ok(PageView::new("data.html", title, &view)?.describe(description))
    }
}

fn row<'a>(site: &Site, table: &'a Download) -> Row<'a> {
    let to = |path: String| site.addresses().to(&path);
    Row {
        name: table.name,
        description: table.about,
        rows: wording::thousands(table.rows as u64),
        page: to(file::address(table.name)),
        csv: to(format!("data/{}.csv", table.name)),
        excel: to(format!("data/excel/{}.csv", table.name)),
    }
}

/// What readers ask most, with the page that answers it and its rows.
fn questions<'a>(site: &Site<'a>) -> Vec<Question<'a>> {
    const QUESTIONS: [(&str, &str, &str); 7] = [
        ("How many recommendations are closed, by region?", "closure/by-region/", "closure"),
        ("How long does closing take?", "closure/how-long/", "time-to-closure"),
        ("Which themes do peers raise most?", "themes/", "theme-frequency"),
        ("Which themes are raised again?", "recurring/", "recurrence"),
        ("What is due, and when?", "duties/", "duty-states"),
        ("What was each council asked?", "recommendations/", "recommendations"),
        ("How complete is the record?", "data/completeness/", "completeness"),
    ];
    QUESTIONS
        .iter()
        .filter_map(|(question, page, name)| {
            let table = site.downloads.iter().find(|table| table.name == *name)?;
            let rows = wording::counted(table.rows, "row");
            Some(Question {
                page: Link::new(*question, site.addresses().to(page)),
                file: Link::new(
                    format!("{name}.csv, {rows}"),
                    site.addresses().to(&format!("data/{name}.csv")),
                ),
            })
        })
        .collect()
}

/// The data as a `Dataset` of schema.org. Angle brackets are escaped, so that no cell ends the element that holds it.
fn json_ld(site: &Site, description: &str) -> String {
    let config = site.config;
    let distribution: Vec<serde_json::Value> = site
        .downloads
        .iter()
        .map(|table| {
            serde_json::json!({
                "@type": "DataDownload",
                "name": table.name,
                "encodingFormat": "text/csv",
                "contentUrl": site.addresses().absolute(&format!("data/{}.csv", table.name)),
            })
        })
        .collect();
    let dataset = serde_json::json!({
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": config.title,
        "description": config.description.as_deref().unwrap_or(description),
        "url": site.addresses().absolute("data/"),
        "license": config.licence.as_ref().map(|licence| licence.url.as_str()),
        "creator": { "@type": "Organization", "name": config.author() },
        "dateModified": site.as_of().to_string(),
        "distribution": distribution,
    });
    dataset.to_string().replace('<', "\\u003c").replace('>', "\\u003e")
}
