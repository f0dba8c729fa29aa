//! What readers take along: documents, workbooks, calendars, feeds, packs, scripts and the data that they read.
#![allow(clippy::unwrap_used, reason = "a test that lacks its files should fail")]

mod site;

use std::collections::BTreeSet;
use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;

use site::Site;

/// The text of one part of a ZIP file; nothing where it has no such part.
fn part(bytes: &[u8], name: &str) -> Option<String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).ok()?.read_to_string(&mut text).unwrap();
    Some(text)
}

fn bytes(site: &Site, path: &str) -> Vec<u8> {
    fs::read(site.folder.path().join("public").join(path)).unwrap()
}

#[test]
fn a_self_assessment_can_be_edited() {
    let site = Site::copy("small");
    site.build();
    let page = site.published("councils/oakham/self-assessment/index.html");
    let word = bytes(&site, "councils/oakham/self-assessment/oakham-self-assessment.docx");
    let text = part(&word, "word/document.xml").unwrap();
    for component in
        ["Local priorities and outcomes", "Governance and culture", "Financial planning and management"]
    {
        assert!(page.contains(component) && text.contains(component), "{component}");
    }
    assert!(text.contains("Publish a savings plan."));
    assert!(text.contains("<w:tblHeader"), "the header row is repeated");
    assert!(text.contains("<w:tblCaption"), "tables have a name for screen readers");
    assert!(text.contains("descr="), "charts have a text alternative");
    let excel = bytes(&site, "councils/oakham/self-assessment/oakham-self-assessment.xlsx");
    let sheet = part(&excel, "xl/worksheets/sheet2.xml").unwrap();
    assert!(sheet.contains("state=\"frozen\""), "the header row stays");
    assert!(part(&excel, "xl/workbook.xml").unwrap().contains("name=\"Contents\""));
}

#[test]
fn documents_are_made_for_the_councils_named() {
    let site = Site::copy("small");
    let run = |packs: &str| site.run(&["build", "--packs", packs]);
    let documents = || -> Vec<String> {
        let names = site.all().into_keys().map(|path| path.file_name().unwrap().to_str().unwrap().to_owned());
        names.filter(|name| Path::new(name).extension().is_some_and(|ending| ending == "docx")).collect()
    };
    assert!(run("oakham").status.success());
    assert_eq!(documents(), ["oakham-self-assessment.docx"]);
    assert!(run("none").status.success());
    assert!(documents().is_empty());
    assert!(!site.published("councils/oakham/self-assessment/index.html").contains(".docx"));
    let wrong = run("oakhan");
    assert_eq!(wrong.status.code(), Some(1));
    let said = String::from_utf8(wrong.stderr).unwrap();
    assert!(said.contains("there is no council oakhan") && said.contains("did you mean oakham?"), "{said}");
}

#[test]
fn the_workbook_holds_every_table() {
    let site = Site::copy("small");
    site.build();
    let workbook = bytes(&site, "data/peerbench.xlsx");
    let sheets = part(&workbook, "xl/workbook.xml").unwrap();
    let package: serde_json::Value = serde_json::from_str(&site.published("data/datapackage.json")).unwrap();
    for table in package["resources"].as_array().unwrap() {
        let name = table["name"].as_str().unwrap();
        assert!(sheets.contains(&format!("name=\"{name}\"")), "{name}");
    }
    assert!(site.published("data/index.html").contains("peerbench.xlsx"));
}

#[test]
fn a_cell_of_a_document_is_text_and_nothing_else() {
    let site = Site::copy("small");
    site.replace("data/recommendations.csv", "Publish a savings plan.", "=cmd|' /C calc'!A0 <w:p/> ]]>");
    site.build();
    let word = bytes(&site, "councils/oakham/self-assessment/oakham-self-assessment.docx");
    let text = part(&word, "word/document.xml").unwrap();
    assert!(text.contains("&lt;w:p/&gt;") && !text.contains("' <w:p/>"));
    for path in ["data/peerbench.xlsx", "councils/oakham/self-assessment/oakham-self-assessment.xlsx"] {
        let workbook = bytes(&site, path);
        for sheet in 1..40 {
            if let Some(sheet) = part(&workbook, &format!("xl/worksheets/sheet{sheet}.xml")) {
                assert!(!sheet.contains("<f>"), "{path} holds a formula");
            }
        }
    }
}

#[test]
fn calendars_are_valid_and_keep_their_identifiers() {
    let site = Site::copy("small");
    let identifiers = |site: &Site| -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        for (path, bytes) in site.all() {
            if path.extension().is_none_or(|ending| ending != "ics") {
                continue;
            }
            let text = String::from_utf8(bytes).unwrap();
            assert!(text.starts_with("BEGIN:VCALENDAR\r\n") && text.ends_with("END:VCALENDAR\r\n"));
            assert_eq!(text.matches("PRODID:").count(), 1);
            assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
            assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
            for event in text.split("BEGIN:VEVENT").skip(1) {
                let line =
                    |start: &str| event.lines().find(|line| line.starts_with(start)).unwrap().to_owned();
                let (start, end) = (line("DTSTART;VALUE=DATE:"), line("DTEND;VALUE=DATE:"));
                assert!(start[19..] < end[17..], "{event}");
                line("DTSTAMP:");
                found.insert(line("UID:"));
            }
        }
        found
    };
    site.build();
    let first = identifiers(&site);
    assert!(!first.is_empty());
    site.replace("peerbench.toml", "as_of = \"2025-06-30\"", "as_of = \"2026-01-01\"");
    site.build();
    assert!(identifiers(&site).iter().any(|id| first.contains(id)));
}

#[test]
fn a_region_fits_on_a_memory_stick() {
    let site = Site::copy("small");
    let output = site.run(&["pack", "--region", "east midlands", "stick"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let folder = site.folder.path().join("stick");
    let contents = fs::read_to_string(folder.join("index.html")).unwrap();
    assert!(contents.contains("Data as at"));
    let archive = fs::read(site.folder.path().join("stick.zip")).unwrap();
    assert_eq!(part(&archive, "stick/index.html").unwrap(), contents);
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "html") {
            let page = fs::read_to_string(&path).unwrap();
            assert!(page.contains("Data as at"));
            for part in page.split(" href=\"").skip(1).chain(page.split(" src=\"").skip(1)) {
                let address = part.split('"').next().unwrap();
                let away = address.starts_with("https://") || address.starts_with("http://");
                let file = address.split('#').next().unwrap();
                assert!(away || file.is_empty() || folder.join(file).is_file(), "{address}");
            }
            assert!(!page.contains("<script"));
        }
    }
    let wrong = site.run(&["pack", "--region", "East Midlnads", "stick"]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(String::from_utf8(wrong.stderr).unwrap().contains("East Midlands"));
}

#[test]
fn what_changed_since_the_edition_before_is_told() {
    let site = Site::copy("small");
    site.build();
    fs::rename(site.folder.path().join("public"), site.folder.path().join("before")).unwrap();
    site.replace(
        "data/recommendations.csv",
        "elmford-2018,1,",
        "elmford-2018,9,Meet the public.,finance,savings,\nelmford-2018,1,",
    );
    let output = site.run(&["build", "--previous", "before"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let page = site.published("changes/index.html");
    assert!(page.contains("id=\"edition\"") && page.contains("1 new recommendation"), "{page}");
    assert!(site.published("feed.xml").contains("changes/#edition"));
    for (folder, reason) in
        [("nowhere", "datapackage.json"), (".", "datapackage.json"), ("before/councils", "datapackage.json")]
    {
        let wrong = site.run(&["build", "--previous", folder]);
        assert_eq!(wrong.status.code(), Some(1), "{folder}");
        let said = String::from_utf8(wrong.stderr).unwrap();
        assert!(said.contains("--previous") && said.contains(reason), "{said}");
    }
    let table = site.folder.path().join("before/data/recommendations.csv");
    let text = fs::read_to_string(&table).unwrap();
    fs::write(&table, text.replace("status", "state")).unwrap();
    let wrong = site.run(&["build", "--previous", "before"]);
    assert!(String::from_utf8(wrong.stderr).unwrap().contains("no column status"));
}

#[test]
fn the_search_can_be_left_out() {
    let site = Site::copy("small");
    assert!(site.run(&["build"]).status.success());
    assert!(site.folder.path().join("public/pagefind/pagefind.js").is_file());
    assert!(site.published("search/index.html").contains("js/search.js"));
    assert!(site.run(&["build", "--no-search"]).status.success());
    assert!(!site.folder.path().join("public/pagefind").exists());
    assert!(!site.published("search/index.html").contains("js/search.js"));
    assert!(!site.published("index.html").contains("search/"));
}

#[test]
fn the_finder_and_the_comparison_read_what_the_exports_hold() {
    let site = Site::copy("small");
    site.build();
    let finder: serde_json::Value =
        serde_json::from_str(&site.published_hashed("recommendations/finder.json")).unwrap();
    let rows = site.published("data/recommendations.csv").lines().count() - 1;
    assert_eq!(finder["rows"]["text"].as_array().unwrap().len(), rows);
    let units: serde_json::Value =
        serde_json::from_str(&site.published_hashed("compare/units.json")).unwrap();
    let made: Vec<(String, u64)> = units["units"]
        .as_array()
        .unwrap()
        .iter()
        .map(|unit| (unit["id"].as_str().unwrap().to_owned(), unit["made"].as_u64().unwrap()))
        .collect();
    let closure = site.published("data/closure.csv");
    for line in closure.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let id =
            if cells[0] == "council" { cells[1].to_owned() } else { format!("{}-{}", cells[0], cells[1]) };
        if let Some((_, count)) = made.iter().find(|(other, _)| *other == id) {
            assert_eq!(count.to_string(), cells[2], "{id}");
        }
    }
    assert!(made.iter().any(|(_, count)| *count > 0));
}

#[test]
fn the_scripts_stay_small() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/civic/assets/js");
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options =
        zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    archive.start_file("scripts", options).unwrap();
    for entry in fs::read_dir(folder).unwrap() {
        std::io::Write::write_all(&mut archive, &fs::read(entry.unwrap().path()).unwrap()).unwrap();
    }
    let bytes = archive.finish().unwrap().into_inner().len();
    assert!(bytes < 14_000, "{bytes} bytes of compressed script");
}
