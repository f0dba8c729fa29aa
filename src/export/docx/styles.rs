//! The styles, by which Word knows headings and lists, and with which a reader restyles the whole document.

use super::xml::{HEAD, put};

/// Headings, and the rules of tables.
const STRONG: &str = "12436D";
/// Ordinary letters.
const ORDINARY: &str = "0B0C0C";
/// What stands back.
const GREY: &str = "505A5F";

/// A style of paragraphs.
struct Style {
    /// Its name in the text.
    id: &'static str,
    /// Its name in Word. Those that Word knows behave as its own.
    name: &'static str,
    /// Whether Word does not know it.
    own: bool,
    /// Size of its letters, in half points.
    size: u8,
    /// Whether its letters are bold.
    bold: bool,
    /// Colour of its letters.
    colour: &'static str,
    /// Space above and below, in twentieths of a point.
    space: [u16; 2],
    /// Height of a line, in 240ths of the font's own.
    line: u16,
    /// Whether it stays on the page of what follows.
    keep: bool,
    /// More about its paragraphs: what Word wants before the spacing, and after it.
    more: [&'static str; 2],
}

/// Its list and how far it stands in, which must be said again here for programs that look only at styles.
const BULLET: [&str; 2] = [
    r#"<w:numPr><w:numId w:val="1"/></w:numPr>"#,
    r#"<w:ind w:left="397" w:hanging="284"/><w:contextualSpacing/>"#,
];
/// The rule above the foot of a page.
const RULE: [&str; 2] =
    [r#"<w:pBdr><w:top w:val="single" w:sz="4" w:space="4" w:color="B1B4B6"/></w:pBdr>"#, ""];

/// An ordinary paragraph, on which the others rest.
const NORMAL: Style = Style {
    id: "Normal",
    name: "Normal",
    own: false,
    size: 21,
    bold: false,
    colour: ORDINARY,
    space: [0, 140],
    line: 276,
    keep: false,
    more: ["", ""],
};

/// What headings have in common.
const HEADING: Style = Style { bold: true, colour: STRONG, line: 240, keep: true, ..NORMAL };

/// Every style of paragraphs.
const PARAGRAPHS: [Style; 12] = [
    NORMAL,
    Style { id: "Title", name: "Title", size: 44, space: [0, 200], ..HEADING },
    Style {
        id: "Heading1",
        name: "heading 1",
        size: 30,
        space: [360, 120],
        more: ["", r#"<w:outlineLvl w:val="0"/>"#],
        ..HEADING
    },
    Style {
        id: "Heading2",
        name: "heading 2",
        size: 25,
        space: [280, 100],
        more: ["", r#"<w:outlineLvl w:val="1"/>"#],
        ..HEADING
    },
    Style {
        id: "Heading3",
        name: "heading 3",
        size: 22,
        colour: ORDINARY,
        space: [220, 80],
        more: ["", r#"<w:outlineLvl w:val="2"/>"#],
        ..HEADING
    },
    Style { id: "ListBullet", name: "List Bullet", space: [0, 80], more: BULLET, ..NORMAL },
    Style {
        id: "Note",
        name: "Note",
        own: true,
        size: 17,
        colour: GREY,
        space: [40, 140],
        line: 252,
        ..NORMAL
    },
    Style { id: "TableText", name: "Table Text", own: true, size: 18, space: [0, 0], line: 240, ..NORMAL },
    Style {
        id: "TableHeading",
        name: "Table Heading",
        own: true,
        size: 18,
        space: [0, 0],
        colour: ORDINARY,
        ..HEADING
    },
    Style { id: "AfterTable", name: "After Table", own: true, size: 8, space: [0, 60], line: 240, ..NORMAL },
    Style { id: "Chart", name: "Chart", own: true, space: [160, 120], line: 240, ..NORMAL },
    Style {
        id: "Footer",
        name: "footer",
        size: 17,
        colour: GREY,
        space: [0, 0],
        line: 240,
        more: RULE,
        ..NORMAL
    },
];

/// The language and the font of everything.
const DEFAULTS: &str = r#"<w:docDefaults><w:rPrDefault><w:rPr>
<w:rFonts w:ascii="Arial" w:eastAsia="Arial" w:hAnsi="Arial" w:cs="Arial"/>
<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>
"#;

/// Letters, tables and lists: what Word expects to find, links, and tables with light rules.
const OTHERS: &str = r#"<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">
<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>
<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:basedOn w:val="DefaultParagraphFont"/>
<w:uiPriority w:val="99"/><w:rPr><w:color w:val="1A5FA8"/><w:u w:val="single"/></w:rPr></w:style>
<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/>
<w:semiHidden/></w:style>
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>
<w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>
<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar>
</w:tblPr></w:style>
<w:style w:type="table" w:customStyle="1" w:styleId="RuledTable"><w:name w:val="Ruled Table"/>
<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="39"/><w:qFormat/>
<w:tblPr><w:tblBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="12436D"/>
<w:bottom w:val="single" w:sz="8" w:space="0" w:color="12436D"/>
<w:insideH w:val="single" w:sz="4" w:space="0" w:color="CED3D6"/></w:tblBorders>
<w:tblCellMar><w:top w:w="45" w:type="dxa"/><w:left w:w="85" w:type="dxa"/><w:bottom w:w="45" w:type="dxa"/>
<w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>
<w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr>
<w:tcBorders><w:bottom w:val="single" w:sz="8" w:space="0" w:color="12436D"/></w:tcBorders>
<w:shd w:val="clear" w:color="auto" w:fill="EEF2F5"/><w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr></w:style>
"#;

/// The part with the styles.
pub(super) fn styles() -> String {
    let mut out = HEAD.to_owned();
    out.push_str("<w:styles xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\n");
    out.push_str(DEFAULTS);
    for style in &PARAGRAPHS {
        add_style(&mut out, style);
    }
    out.push_str(OTHERS);
    out.push_str("</w:styles>");
    out
}

/// Adds a style of paragraphs.
fn add_style(out: &mut String, style: &Style) {
    let Style { id, name, size, colour, line, space: [before, after], more: [first, last], .. } = style;
    let kind = match (*id == NORMAL.id, style.own) {
        (true, _) => " w:default=\"1\"",
        (_, true) => " w:customStyle=\"1\"",
        _ => "",
    };
    put(
        out,
        &["<w:style w:type=\"paragraph\"", kind, " w:styleId=\"", id, "\"><w:name w:val=\"", name, "\"/>"],
    );
    if *id != NORMAL.id {
        // Lists and tables go on in their own style; after a heading comes ordinary text.
        let next = if style.keep { NORMAL.id } else { id };
        put(out, &["<w:basedOn w:val=\"Normal\"/><w:next w:val=\"", next, "\"/>"]);
    }
    out.push_str("<w:qFormat/><w:pPr>");
    if style.keep {
        out.push_str("<w:keepNext/><w:keepLines/>");
    }
    let [before, after, line] = [before, after, line].map(u16::to_string);
    put(out, &[first, "<w:spacing w:before=\"", &before, "\" w:after=\"", &after, "\" w:line=\"", &line]);
    put(out, &["\" w:lineRule=\"auto\"/>", last, "</w:pPr><w:rPr>"]);
    put(out, &[if style.bold { "<w:b/><w:bCs/>" } else { "" }, "<w:color w:val=\"", colour, "\"/>"]);
    let size = size.to_string();
    put(out, &["<w:sz w:val=\"", &size, "\"/><w:szCs w:val=\"", &size, "\"/></w:rPr></w:style>\n"]);
}
