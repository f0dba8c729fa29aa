//! The foot of each page.

use super::page::TEXT_WIDTH;
use super::run::add_line;
use super::xml::{HEAD, put};

/// The text at the left, and "Page x of y" at the right.
pub(super) fn footer(text: &str) -> String {
    let mut out = HEAD.to_owned();
    out.push_str("<w:ftr xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">");
    put(&mut out, &["<w:p><w:pPr><w:pStyle w:val=\"Footer\"/><w:tabs><w:tab w:val=\"right\" w:pos=\""]);
    put(&mut out, &[&TEXT_WIDTH.to_string(), "\"/></w:tabs></w:pPr>"]);
    add_line(&mut out, text);
    out.push_str("<w:r><w:tab/></w:r>");
    for (words, field) in [("Page ", "PAGE"), (" of ", "NUMPAGES")] {
        add_line(&mut out, words);
        put(&mut out, &["<w:fldSimple w:instr=\" ", field, " \">"]);
        // Word puts the true number here when it lays the pages out; other programs may show what they find.
        add_line(&mut out, "1");
        out.push_str("</w:fldSimple>");
    }
    out.push_str("</w:p></w:ftr>");
    out
}
