//! The document's text, block by block.

use super::chart::{chart, drawing};
use super::link::Links;
use super::page::{HEIGHT, MARGIN, WIDTH};
use super::run::{paragraph, plain_paragraph};
use super::table::add_table;
use super::xml::{HEAD, put};
use super::{BarChart, Block};

/// The text, and what it leads to.
pub(super) struct Body {
    /// The main part of the file.
    pub(super) xml: String,
    /// Addresses that the text leads to.
    pub(super) links: Links,
    /// The parts with the charts, in order.
    pub(super) charts: Vec<String>,
}

/// Writes the blocks.
pub(super) fn body(blocks: &[Block]) -> Body {
    let mut body = Body { xml: HEAD.to_owned(), links: Links::default(), charts: Vec::new() };
    body.xml.push_str(
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
         xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
         xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
         xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
         xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\"><w:body>",
    );
    for block in blocks {
        add_block(&mut body, block);
    }
    add_page(&mut body.xml);
    body.xml.push_str("</w:body></w:document>");
    body
}

/// Adds one block.
fn add_block(body: &mut Body, block: &Block) {
    let Body { xml, links, .. } = body;
    match block {
        Block::Title(text) => plain_paragraph(xml, "Title", text),
        Block::Heading(0..=1, text) => plain_paragraph(xml, "Heading1", text),
        Block::Heading(2, text) => plain_paragraph(xml, "Heading2", text),
        Block::Heading(_, text) => plain_paragraph(xml, "Heading3", text),
        Block::Paragraph(runs) => paragraph(xml, "Normal", runs, links),
        Block::Note(runs) => paragraph(xml, "Note", runs, links),
        Block::Bullets(entries) => {
            for runs in entries {
                paragraph(xml, "ListBullet", runs, links);
            }
        }
        Block::Table(table) => add_table(xml, table, links),
        Block::Chart(chart) => add_chart(body, chart),
    }
}

/// Adds a chart where it stands. One without bars is told in words instead.
fn add_chart(body: &mut Body, bars: &BarChart) {
    if bars.categories.is_empty() || bars.series.is_empty() {
        plain_paragraph(&mut body.xml, "Normal", &bars.alt);
    } else {
        body.charts.push(chart(bars));
        body.xml.push_str(&drawing(bars, body.charts.len()));
    }
}

/// Adds what the pages are like.
fn add_page(out: &mut String) {
    let margin = MARGIN.to_string();
    put(out, &["<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rIdFooter\"/><w:pgSz w:w=\""]);
    put(out, &[&WIDTH.to_string(), "\" w:h=\"", &HEIGHT.to_string(), "\"/><w:pgMar w:top=\"", &margin]);
    put(out, &["\" w:right=\"", &margin, "\" w:bottom=\"", &margin, "\" w:left=\"", &margin]);
    out.push_str("\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/><w:cols w:space=\"708\"/></w:sectPr>");
}
