//! A document → a Word file (.docx) that can be edited, read aloud and rebuilt byte for byte.
//!
//! The file is a ZIP of XML parts. `body` writes the text and gathers what it leads to; `table`, `chart` and `run` write
//! one kind of thing each; `styles`, `numbering` and `footer` are what every page shares; `package` says which part is
//! what. Text from outside only ever enters through `xml::escape`.

mod body;
mod chart;
mod footer;
mod link;
mod numbering;
mod package;
mod page;
mod run;
mod styles;
mod table;
#[cfg(test)]
mod tests;
mod xml;

use zip::result::ZipError;

use super::archive::zipped;
use crate::analysis::RecommendationState;

/// A document before it becomes a file.
#[derive(Clone, Debug)]
pub(crate) struct Document {
    /// What it is called, in the properties of the file.
    pub(crate) title: String,
    /// What it is about.
    pub(crate) subject: String,
    /// Who publishes it.
    pub(crate) author: String,
    /// Stands at the foot of each page, next to the page number.
    pub(crate) footer: String,
    /// The day it was made, such as 2026-05-19. Anything else is left out.
    pub(crate) date: String,
    /// Its content, in order.
    pub(crate) blocks: Vec<Block>,
}

/// One piece of content.
#[derive(Clone, Debug)]
pub(crate) enum Block {
    /// The title on the page.
    Title(String),
    /// A heading of level 1 to 3.
    Heading(u8, String),
    /// Ordinary text.
    Paragraph(Vec<Run>),
    /// Small grey text.
    Note(Vec<Run>),
    /// A list, one entry each.
    Bullets(Vec<Vec<Run>>),
    /// A table with a header row.
    Table(Table),
    /// A chart that can be restyled in Word.
    Chart(BarChart),
}

/// A stretch of text that looks the same throughout.
#[derive(Clone, Debug)]
pub(crate) struct Run {
    /// What it says.
    pub(crate) text: String,
    /// Whether it is bold.
    pub(crate) bold: bool,
    /// Where it leads. Only http and https are followed; anything else stays plain text.
    pub(crate) link: Option<String>,
}

/// A table: its header row is repeated on each page.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    /// Stands above it, and names it for screen readers.
    pub(crate) title: String,
    /// What it shows, for screen readers.
    pub(crate) description: String,
    /// Its columns, from left to right.
    pub(crate) columns: Vec<Column>,
    /// Its rows: one cell a column. Missing cells are empty; cells beyond the last column are left out.
    pub(crate) rows: Vec<Vec<Vec<Run>>>,
}

/// A column of a table.
#[derive(Clone, Debug)]
pub(crate) struct Column {
    /// Its name in the header row.
    pub(crate) title: String,
    /// Its share of the width, relative to the other columns.
    pub(crate) width: u32,
    /// Whether it holds numbers, which stand at the right.
    pub(crate) numeric: bool,
}

/// A chart of horizontal bars, the first category on top.
#[derive(Clone, Debug)]
pub(crate) struct BarChart {
    /// Stands above the bars.
    pub(crate) title: String,
    /// What it shows, for screen readers.
    pub(crate) alt: String,
    /// What each bar, or group of bars, stands for.
    pub(crate) categories: Vec<String>,
    /// One after another.
    pub(crate) series: Vec<Series>,
    /// Whether series follow each other in one bar rather than stand below each other.
    pub(crate) stacked: bool,
    /// Whether values are shares of one (0.25), shown as per cent (25%).
    pub(crate) percent: bool,
}

/// A series of a chart.
#[derive(Clone, Debug)]
pub(crate) struct Series {
    /// Its name.
    pub(crate) name: String,
    /// One value a category. A value that is no number is left out.
    pub(crate) values: Vec<f64>,
    /// The state of recommendations that it counts, whose colour and pattern it has.
    pub(crate) state: Option<RecommendationState>,
}

/// The bytes of the document as a Word file. The same document gives the same bytes.
pub(crate) fn docx(document: &Document) -> Result<Vec<u8>, ZipError> {
    let body = body::body(&document.blocks);
    let charts = body.charts.len();
    let mut parts = vec![
        ("[Content_Types].xml".to_owned(), package::content_types(charts)),
        ("_rels/.rels".to_owned(), package::ROOT.to_owned()),
        ("docProps/core.xml".to_owned(), package::core(document)),
        ("docProps/app.xml".to_owned(), package::app(document)),
        ("word/document.xml".to_owned(), body.xml),
        ("word/_rels/document.xml.rels".to_owned(), package::relationships(charts, &body.links)),
        ("word/styles.xml".to_owned(), styles::styles()),
        ("word/numbering.xml".to_owned(), numbering::NUMBERING.to_owned()),
        ("word/settings.xml".to_owned(), package::SETTINGS.to_owned()),
        ("word/fontTable.xml".to_owned(), package::FONTS.to_owned()),
        ("word/footer1.xml".to_owned(), footer::footer(&document.footer)),
    ];
    for (at, chart) in body.charts.into_iter().enumerate() {
        parts.push((format!("word/charts/chart{}.xml", at + 1), chart));
    }
    zipped(parts.iter().map(|(name, xml)| (name.as_str(), xml.as_bytes())))
}
