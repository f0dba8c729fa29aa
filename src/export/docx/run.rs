//! Runs of text and paragraphs made of them.

use super::Run;
use super::link::Links;
use super::xml::{escape, put};

/// Adds a paragraph of one style.
pub(super) fn paragraph(out: &mut String, style: &str, runs: &[Run], links: &mut Links) {
    put(out, &["<w:p><w:pPr><w:pStyle w:val=\"", style, "\"/></w:pPr>"]);
    add_runs(out, runs, links);
    out.push_str("</w:p>");
}

/// Adds a paragraph of one style that holds one line of plain text.
pub(super) fn plain_paragraph(out: &mut String, style: &str, text: &str) {
    put(out, &["<w:p><w:pPr><w:pStyle w:val=\"", style, "\"/></w:pPr>"]);
    add_line(out, text);
    out.push_str("</w:p>");
}

/// Adds runs, with links where they lead somewhere.
pub(super) fn add_runs(out: &mut String, runs: &[Run], links: &mut Links) {
    for run in runs.iter().filter(|run| !run.text.is_empty()) {
        let bold = if run.bold { "<w:b/><w:bCs/>" } else { "" };
        if let Some(id) = run.link.as_deref().and_then(|raw| links.id(raw)) {
            put(out, &["<w:hyperlink r:id=\"", &id, "\" w:history=\"1\">"]);
            add_text(out, &format!("<w:rStyle w:val=\"Hyperlink\"/>{bold}"), &run.text);
            out.push_str("</w:hyperlink>");
        } else {
            add_text(out, bold, &run.text);
        }
    }
}

/// Adds one run of plain text. Line ends become spaces.
pub(super) fn add_line(out: &mut String, text: &str) {
    out.push_str("<w:r><w:t xml:space=\"preserve\">");
    escape(out, text);
    out.push_str("</w:t></w:r>");
}

/// Adds one run with these properties. Line ends and tabs stay what they are.
fn add_text(out: &mut String, properties: &str, text: &str) {
    out.push_str("<w:r>");
    if !properties.is_empty() {
        put(out, &["<w:rPr>", properties, "</w:rPr>"]);
    }
    for (line_at, line) in text.split('\n').enumerate() {
        if line_at > 0 {
            out.push_str("<w:br/>");
        }
        for (piece_at, piece) in line.trim_end_matches('\r').split('\t').enumerate() {
            if piece_at > 0 {
                out.push_str("<w:tab/>");
            }
            out.push_str("<w:t xml:space=\"preserve\">");
            escape(out, piece);
            out.push_str("</w:t>");
        }
    }
    out.push_str("</w:r>");
}
