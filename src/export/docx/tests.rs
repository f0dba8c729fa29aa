use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};
use zip::{DateTime, ZipArchive};

use super::*;
use crate::analysis::RecommendationState;
use crate::appearance;

/// Text that would break out of XML, or that XML cannot hold.
const HOSTILE: &str = "</w:t></w:r>\"'><script>&amp;]]>\0\u{1}\u{b}\u{1b}\u{fffe}\u{ffff}\n\t<?pi?><!-- é 𝄞";

fn run(text: &str) -> Run {
    Run { text: text.to_owned(), bold: false, link: None }
}

fn link(text: &str, address: &str) -> Run {
    Run { link: Some(address.to_owned()), ..run(text) }
}

fn table(text: &str, rows: usize) -> Table {
    let column = |title: &str, numeric| Column { title: title.to_owned(), width: 1, numeric };
    Table {
        title: text.to_owned(),
        description: format!("About {text}"),
        columns: vec![column(text, false), column("Number", true)],
        rows: vec![vec![vec![run(text)], vec![run("1")]]; rows],
    }
}

/// A series that counts no state.
fn series(name: &str, values: &[f64]) -> Series {
    Series { name: name.to_owned(), values: values.to_vec(), state: None }
}

fn chart(text: &str) -> BarChart {
    BarChart {
        title: text.to_owned(),
        alt: format!("Bars of {text}"),
        categories: vec![text.to_owned(), "B".to_owned()],
        series: vec![series(text, &[0.25, f64::NAN]), series("Second", &[0.5, 1.0, 2.0])],
        stacked: true,
        percent: true,
    }
}

/// A document with one block of every kind, all of which say this.
fn document(text: &str) -> Document {
    let owned = || text.to_owned();
    Document {
        title: owned(),
        subject: owned(),
        author: owned(),
        footer: owned(),
        date: "2026-05-19".to_owned(),
        blocks: vec![
            Block::Title(owned()),
            Block::Heading(0, owned()),
            Block::Heading(2, owned()),
            Block::Heading(9, owned()),
            Block::Paragraph(vec![Run { bold: true, ..run(text) }, link(text, "https://a.uk/?b=c&d=é")]),
            Block::Note(vec![link(text, text), link("elsewhere", "javascript:alert(1)")]),
            Block::Bullets(vec![vec![run(text)], vec![link("again", "https://a.uk/?b=c&d=é")]]),
            Block::Table(table(text, 2)),
            Block::Chart(chart(text)),
        ],
    }
}

fn with(block: Block) -> Document {
    Document { blocks: vec![block], ..document("A") }
}

/// Names and texts of the parts of the file, in their order.
fn parts(document: &Document) -> Vec<(String, String)> {
    let mut archive = ZipArchive::new(Cursor::new(docx(document).unwrap())).unwrap();
    let count = archive.len();
    let read = |at| {
        let mut file = archive.by_index(at).unwrap();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        (file.name().unwrap().into_owned(), text)
    };
    (0..count).map(read).collect()
}

fn part(document: &Document, name: &str) -> String {
    parts(document).into_iter().find(|(found, _)| found == name).unwrap().1
}

/// Says where a text is no XML: elements that do not close, forbidden characters, an attribute twice, entities unknown.
fn malformed(xml: &str) -> Option<String> {
    if let Some(c) = xml.chars().find(|c| *c < ' ' && *c != '\n' || matches!(c, '\u{fffe}' | '\u{ffff}')) {
        return Some(format!("{c:?}"));
    }
    let mut reader = Reader::from_str(xml);
    let (mut depth, mut elements) = (0_u32, 0);
    loop {
        let attributes = |tag: &BytesStart<'_>| {
            tag.attributes().find_map(|attribute| match attribute {
                Ok(attribute) => match std::str::from_utf8(&attribute.value) {
                    Ok(value) => unescape(value).err().map(|error| error.to_string()),
                    Err(error) => Some(error.to_string()),
                },
                Err(error) => Some(error.to_string()),
            })
        };
        let event = match reader.read_event() {
            Ok(event) => event,
            Err(error) => return Some(error.to_string()),
        };
        let fault = match event {
            Event::Start(tag) => {
                elements += u32::from(depth == 0);
                depth += 1;
                attributes(&tag)
            }
            Event::Empty(tag) => {
                elements += u32::from(depth == 0);
                attributes(&tag)
            }
            Event::End(_) => {
                depth -= 1;
                None
            }
            Event::GeneralRef(name) => {
                (!matches!(&*name, b"amp" | b"lt" | b"gt" | b"quot" | b"apos")).then(|| format!("{name:?}"))
            }
            Event::Text(text) => {
                let outside = depth == 0 && !text.trim_ascii().is_empty();
                (outside || text.contains(&b'>')).then(|| format!("{text:?}"))
            }
            Event::Decl(_) => None,
            Event::Eof => return (depth != 0 || elements != 1).then(|| format!("{elements} roots")),
            other => Some(format!("{other:?}")),
        };
        if fault.is_some() {
            return fault;
        }
    }
}

#[test]
fn what_is_no_xml_is_seen() {
    let said = |body: &str| malformed(&format!("{}{body}", xml::HEAD));
    assert_eq!(said("<a b=\"c\" d:e=\"&lt;\"><b/>text &amp; more</a>\n"), None);
    for body in
        ["<a>", "</a>", "<a></b>", "<a>&b;</a>", "<a b=c/>", "<a b=\"1\" b=\"2\"/>", "<a>></a>", "<a/>text"]
    {
        assert!(said(body).is_some(), "{body}");
    }
}

#[test]
fn every_part_is_well_formed() {
    for text in ["", "Plain text", HOSTILE] {
        let parts = parts(&document(text));
        assert_eq!(parts.len(), 12);
        for (name, xml) in parts {
            assert_eq!(malformed(&xml), None, "{name}");
        }
    }
}

#[test]
fn hostile_text_is_only_text() {
    for (name, xml) in parts(&document(HOSTILE)) {
        assert!(!xml.contains("<script") && !xml.contains("<?pi") && !xml.contains("<!--"), "{name}");
    }
    let body = part(&with(Block::Paragraph(vec![run("<a>\r\nb\tc & \u{0}d")])), "word/document.xml");
    assert!(body.contains(
        "<w:t xml:space=\"preserve\">&lt;a&gt;</w:t><w:br/><w:t xml:space=\"preserve\">b</w:t><w:tab/>\
         <w:t xml:space=\"preserve\">c &amp; d</w:t>"
    ));
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let bytes = docx(&document("A")).unwrap();
    assert_eq!(bytes, docx(&document("A")).unwrap());
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    for at in 0..archive.len() {
        assert_eq!(archive.by_index(at).unwrap().last_modified(), Some(DateTime::DEFAULT));
    }
}

#[test]
fn every_part_is_announced_and_every_relation_leads_somewhere() {
    let document = document("A");
    let parts = parts(&document);
    assert_eq!(parts[0].0, "[Content_Types].xml");
    for (name, _) in &parts[1..] {
        assert!(name.contains("_rels/") || parts[0].1.contains(&format!("PartName=\"/{name}\"")), "{name}");
    }
    let relations = part(&document, "word/_rels/document.xml.rels");
    let body = part(&document, "word/document.xml");
    for id in body.split("r:id=\"").skip(1).map(|tail| tail.split('"').next().unwrap()) {
        assert_eq!(relations.matches(&format!("Id=\"{id}\"")).count(), 1, "{id}");
    }
    for line in relations.lines().filter(|line| line.contains("Target=") && !line.contains("External")) {
        let target = line.split("Target=\"").nth(1).unwrap().split('"').next().unwrap();
        assert!(parts.iter().any(|(name, _)| *name == format!("word/{target}")), "{target}");
    }
}

#[test]
fn only_web_addresses_are_links() {
    let document = document("A");
    let relations = part(&document, "word/_rels/document.xml.rels");
    assert_eq!(relations.matches("TargetMode=\"External\"").count(), 1);
    assert!(relations.contains("Target=\"https://a.uk/?b=c&amp;d=%C3%A9\" TargetMode=\"External\""));
    let body = part(&document, "word/document.xml");
    assert_eq!(body.matches("<w:hyperlink r:id=\"rIdLink1\"").count(), 2);
    assert!(body.contains("elsewhere") && !body.contains("javascript") && !relations.contains("javascript"));
}

#[test]
fn tables_repeat_their_header_and_say_what_they_show() {
    let body = part(&with(Block::Table(table("Reviews", 60))), "word/document.xml");
    assert_eq!(body.matches("<w:tblHeader/>").count(), 1);
    assert_eq!(body.matches("<w:cantSplit/>").count(), 61);
    assert!(body.contains("<w:tblCaption w:val=\"Reviews\"/><w:tblDescription w:val=\"About Reviews\"/>"));
    assert_eq!(body.matches("<w:jc w:val=\"right\"/>").count(), 61);
}

#[test]
fn ragged_and_empty_tables_hold() {
    let cell = || vec![run("x")];
    let mut ragged = table("A", 0);
    ragged.rows = vec![vec![], vec![cell()], vec![cell(), cell(), cell()]];
    let body = part(&with(Block::Table(ragged)), "word/document.xml");
    assert_eq!(body.matches("<w:tc>").count(), 8);
    let bare = Table { columns: Vec::new(), ..table("Bare", 3) };
    let body = part(&with(Block::Table(bare)), "word/document.xml");
    assert!(!body.contains("<w:tbl>"));
}

#[test]
fn every_style_in_use_is_defined() {
    let document = document("A");
    let styles = part(&document, "word/styles.xml");
    for name in ["word/document.xml", "word/footer1.xml", "word/numbering.xml"] {
        let xml = part(&document, name);
        for mark in ["<w:pStyle w:val=\"", "<w:rStyle w:val=\"", "<w:tblStyle w:val=\""] {
            for id in xml.split(mark).skip(1).map(|tail| tail.split('"').next().unwrap()) {
                assert_eq!(styles.matches(&format!("w:styleId=\"{id}\"")).count(), 1, "{id}");
            }
        }
    }
}

#[test]
fn charts_hold_their_values_and_say_what_they_show() {
    let document = with(Block::Chart(chart("Themes")));
    let body = part(&document, "word/document.xml");
    assert!(body.contains("<wp:docPr id=\"1\" name=\"Chart 1\" descr=\"Bars of Themes\" title=\"Themes\"/>"));
    let xml = part(&document, "word/charts/chart1.xml");
    assert!(
        xml.contains("<c:pt idx=\"0\"><c:v>0.25</c:v></c:pt></c:numCache>"),
        "what is no number is left out"
    );
    assert!(!xml.contains("<c:v>2</c:v>"), "a value without a category is left out");
    assert_eq!(xml.matches("<c:v>Themes</c:v>").count(), 3, "a name and a category for each of two series");
    assert!(xml.contains("12436D") && xml.contains("<c:legend>"));
    assert!(xml.contains("<c:max val=\"1\"/>"));
    let of_state = |state| Series { state: Some(state), ..series(&format!("{state:?}"), &[1.0]) };
    let states = BarChart { series: RecommendationState::ALL.map(of_state).to_vec(), ..chart("States") };
    let xml = part(&with(Block::Chart(states)), "word/charts/chart1.xml");
    for appearance in &appearance::APPEARANCES {
        assert!(xml.contains(appearance.fill.hex()) || xml.contains(&appearance.fill.hex().to_uppercase()));
    }
    let patterned = appearance::APPEARANCES.iter().filter(|look| look.pattern != appearance::Pattern::Solid);
    assert_eq!(xml.matches("<a:pattFill").count(), patterned.count(), "states differ without colour");
    let one = BarChart { series: vec![series("A", &[3.0, 4.0])], percent: false, ..chart("One") };
    let xml = part(&with(Block::Chart(one)), "word/charts/chart1.xml");
    assert!(!xml.contains("<c:legend>") && !xml.contains("<c:max"));
}

#[test]
fn a_chart_without_bars_is_told_in_words() {
    let none = BarChart { categories: Vec::new(), ..chart("None") };
    let parts = parts(&with(Block::Chart(none)));
    assert_eq!(parts.len(), 11);
    assert!(parts[4].1.contains("Bars of None") && !parts[4].1.contains("<w:drawing>"));
}

#[test]
fn properties() {
    let core = part(&document("A & B"), "docProps/core.xml");
    assert!(core.contains("<dc:title>A &amp; B</dc:title>"));
    assert_eq!(core.matches("2026-05-19T00:00:00Z").count(), 2);
    let core = part(&Document { date: "<soon>".to_owned(), ..document("A") }, "docProps/core.xml");
    assert!(!core.contains("soon") && !core.contains("dcterms:created"));
}

#[test]
fn the_foot_counts_pages() {
    let foot = part(&document("Who & where"), "word/footer1.xml");
    assert!(
        foot.contains("Who &amp; where") && foot.contains("\" PAGE \"") && foot.contains("\" NUMPAGES \"")
    );
}
