//! What is in the file: kinds of parts, how they lead to each other, and what the document says of itself.

use super::Document;
use super::link::Links;
use super::xml::{HEAD, escape, escaped, put};

/// Where a reader of the file begins.
pub(super) const ROOT: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>
<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>
<Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties" Target="docProps/app.xml"/>
</Relationships>"#;

/// How Word treats the document: as one of today's, rather than in a mode for old ones.
pub(super) const SETTINGS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>
<w:compat>
<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>
<w:compatSetting w:name="overrideTableStyleFontSizeAndJustification" w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>
<w:compatSetting w:name="enableOpenTypeFeatures" w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>
<w:compatSetting w:name="doNotFlipMirrorIndents" w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>
</w:compat>
<w:themeFontLang w:val="en-GB"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>
</w:settings>"#;

/// The font, and what stands in for it where it is missing.
pub(super) const FONTS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:font w:name="Arial"><w:altName w:val="Liberation Sans"/><w:panose1 w:val="020B0604020202020204"/>
<w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>
</w:fonts>"#;

/// The kind of the main parts.
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
/// What one part is to another.
const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

/// What kind each part is of.
pub(super) fn content_types(charts: usize) -> String {
    let mut out = HEAD.to_owned();
    out.push_str(
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\n\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\n\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\n",
    );
    let mut add = |name: &str, kind: &[&str]| {
        put(&mut out, &["<Override PartName=\"/", name, "\" ContentType=\""]);
        put(&mut out, kind);
        out.push_str("+xml\"/>\n");
    };
    add("docProps/core.xml", &["application/vnd.openxmlformats-package.core-properties"]);
    add("docProps/app.xml", &["application/vnd.openxmlformats-officedocument.extended-properties"]);
    add("word/document.xml", &[WORD, "document.main"]);
    add("word/styles.xml", &[WORD, "styles"]);
    add("word/numbering.xml", &[WORD, "numbering"]);
    add("word/settings.xml", &[WORD, "settings"]);
    add("word/fontTable.xml", &[WORD, "fontTable"]);
    add("word/footer1.xml", &[WORD, "footer"]);
    for number in 1..=charts {
        let name = format!("word/charts/chart{number}.xml");
        add(&name, &["application/vnd.openxmlformats-officedocument.drawingml.chart"]);
    }
    out.push_str("</Types>");
    out
}

/// What the text leads to, within the file and outside it.
pub(super) fn relationships(charts: usize, links: &Links) -> String {
    let mut out = HEAD.to_owned();
    out.push_str("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\n");
    let mut add = |id: &str, kind: &str, target: &str, mode: &str| {
        put(&mut out, &["<Relationship Id=\"", id, "\" Type=\"", RELATION, kind, "\" Target=\""]);
        escape(&mut out, target);
        put(&mut out, &["\"", mode, "/>\n"]);
    };
    add("rIdStyles", "styles", "styles.xml", "");
    add("rIdNumbering", "numbering", "numbering.xml", "");
    add("rIdSettings", "settings", "settings.xml", "");
    add("rIdFonts", "fontTable", "fontTable.xml", "");
    add("rIdFooter", "footer", "footer1.xml", "");
    for number in 1..=charts {
        add(&format!("rIdChart{number}"), "chart", &format!("charts/chart{number}.xml"), "");
    }
    for (id, address) in links.all() {
        add(&id, "hyperlink", address, " TargetMode=\"External\"");
    }
    out.push_str("</Relationships>");
    out
}

/// The document's properties: title, subject, publisher, day and language.
pub(super) fn core(document: &Document) -> String {
    let mut out = HEAD.to_owned();
    out.push_str(
        "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\n",
    );
    let texts = [
        ("dc:title", &document.title),
        ("dc:subject", &document.subject),
        ("dc:creator", &document.author),
        ("cp:lastModifiedBy", &document.author),
    ];
    for (name, text) in texts {
        put(&mut out, &["<", name, ">"]);
        escape(&mut out, text);
        put(&mut out, &["</", name, ">\n"]);
    }
    out.push_str("<dc:language>en-GB</dc:language>\n");
    if is_day(&document.date) {
        for name in ["dcterms:created", "dcterms:modified"] {
            put(
                &mut out,
                &["<", name, " xsi:type=\"dcterms:W3CDTF\">", &document.date, "T00:00:00Z</", name, ">\n"],
            );
        }
    }
    out.push_str("</cp:coreProperties>");
    out
}

/// Whether this is a day as Word reads it. With any other, Word calls the file damaged.
fn is_day(text: &str) -> bool {
    let shaped = text.bytes().enumerate().all(|(at, byte)| match at {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    let within = |from: usize, to: usize, largest: u8| {
        text.get(from..to).and_then(|part| part.parse().ok()).is_some_and(|n: u8| (1..=largest).contains(&n))
    };
    text.len() == 10 && shaped && within(5, 7, 12) && within(8, 10, 31)
}

/// The program's own properties.
pub(super) fn app(document: &Document) -> String {
    format!(
        "{HEAD}<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">\n\
         <Application>peerbench</Application>\n<Company>{}</Company>\n</Properties>",
        escaped(&document.author)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days() {
        assert!(is_day("2026-05-19"));
        for text in [
            "",
            "2026-5-19",
            "2026-13-01",
            "2026-00-10",
            "2026-01-32",
            "2026-05-19T",
            "<026-05-19",
            "é026-05-1",
        ] {
            assert!(!is_day(text), "{text}");
        }
    }
}
