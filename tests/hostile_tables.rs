//! Tables of any bytes are read without a panic, and huge ones whole.
#![allow(
    clippy::unwrap_used,
    clippy::format_push_string,
    reason = "a test that cannot write its tables should fail"
)]

use std::fs;
use std::path::Path;

use peerbench::dataset::{self, Dataset, PartialDate};
use peerbench::report::{Report, github, json, text};
use proptest::prelude::*;

const TABLES: [(&str, &str); 14] = [
    (
        "councils",
        "id,name,short_name,type,region,nation,gss_code,opened,closed,successor,population,hex_q,hex_r,website",
    ),
    ("council_aliases", "alias,id"),
    ("groups", "group,title,council"),
    ("neighbours", "council,neighbour,rank"),
    ("indicators", "council,indicator,value,year"),
    ("themes", "id,title,area,description,keywords"),
    (
        "challenges",
        "id,councils,kind,checked,follows,onsite_start,onsite_end,report_published,people,focus,stated_recommendations,source_url",
    ),
    (
        "recommendations",
        "challenge,number,printed_number,summary,component,themes,councils,due,detail,source_url,issue",
    ),
    ("updates", "challenge,recommendation,date,status,done,green,amber,red,total,unit,due,reported_by,note"),
    ("strengths", "challenge,summary,component,themes"),
    ("replies", "challenge,recommendation,date,text"),
    ("plans", "id,challenge,title,adopted,closed,successor"),
    ("events", "council,date,kind,title"),
    ("duties", "id,title,months,late_after,applies_from,review"),
];

fn write(site: &Path, table: &str, bytes: &[u8]) {
    let data = site.join("data");
    fs::create_dir_all(&data).unwrap();
    fs::write(data.join(format!("{table}.csv")), bytes).unwrap();
}

/// Reads the site and prints what is wrong in every format.
fn read(site: &Path) -> (Dataset, Report) {
    let mut report = Report::default();
    let data = dataset::read(
        site,
        jiff::civil::date(2026, 11, 30),
        peerbench::config::DateOrder::default(),
        &mut report,
    );
    for problem in report.iter() {
        assert!(problem.location.excerpt.chars().count() <= 200);
    }
    if report.errors() < 100 {
        let _ = (text(&report, true), json(&report), github(&report));
    }
    (data, report)
}

/// Cells that have a chance of being right, so that rows get as far as the cross checks.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => prop::sample::select(vec![
            "a", "b", "c", "a;b", "1", "2", "london", "East Midlands", "unitary", "corporate", "follow-up", "governance",
            "full", "council", "complete", "in_progress", "actions", "2020", "2020-03", "2020-03-03", "2019", "report",
            "election", "", "https://example.org",
        ]).prop_map(str::to_owned),
        1 => "\\PC{0,12}",
        1 => "[\"\r\n,;\t\0\u{a0}\u{202e}x]{0,6}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn any_bytes_are_read_without_panic(
        tables in prop::collection::vec((0..TABLES.len(), any::<bool>(), prop::collection::vec(any::<u8>(), 0..200)), 0..6),
    ) {
        let site = tempfile::tempdir().unwrap();
        for (table, headed, bytes) in tables {
            let (name, heading) = TABLES[table];
            let start = if headed { format!("{heading}\n") } else { String::new() };
            write(site.path(), name, &[start.as_bytes(), &bytes].concat());
        }
        read(site.path());
    }

    #[test]
    fn any_cells_are_read_without_panic(cells in prop::collection::vec(cell(), 600)) {
        let site = tempfile::tempdir().unwrap();
        let mut cells = cells.iter().cycle();
        for (name, heading) in TABLES {
            let mut text = format!("{heading}\n");
            for _ in 0..4 {
                let row: Vec<&str> = heading.split(',').map(|_| cells.next().unwrap().as_str()).collect();
                text.push_str(&row.join(","));
                text.push('\n');
            }
            write(site.path(), name, text.as_bytes());
        }
        read(site.path());
    }
}

#[test]
fn lines_of_ten_megabytes_are_read_in_a_moment() {
    let site = tempfile::tempdir().unwrap();
    let long = "x".repeat(10_000_000);
    let list = "unknown;".repeat(1_000_000);
    write(site.path(), "councils", format!("id,name,type,region\n{long},{long},{long},{long}\n").as_bytes());
    write(site.path(), "themes", format!("id,title,area,{long}\na,\"{long}\n").as_bytes());
    write(
        site.path(),
        "challenges",
        format!("id,councils,kind,onsite_start\na,{list},corporate,{long}\n").as_bytes(),
    );
    write(
        site.path(),
        "recommendations",
        format!("challenge,number,summary\n{}", ",".repeat(1_000_000)).as_bytes(),
    );
    let (_, report) = read(site.path());
    assert!(report.errors() > 5);
}

#[test]
fn forty_thousand_slips_take_a_moment() {
    let slips = 40_000;
    let site = tempfile::tempdir().unwrap();
    let stray = "\"a\"b,".repeat(slips);
    let stray_rows = "\"a\"b,c,d,e\n".repeat(slips);
    let invisible = "\u{200b},".repeat(slips);
    let row = |at: usize| format!("c{at},Council {at},unitary,London,c{}\n", (at + 1) % slips);
    let chain: Vec<String> = (0..slips).map(row).collect();
    let chain = chain.concat();
    write(site.path(), "councils", format!("id,name,type,region,successor\n{chain}").as_bytes());
    write(site.path(), "themes", format!("id,title,area\n{stray}\n").as_bytes());
    write(site.path(), "challenges", format!("id,councils,kind,onsite_start\n{stray_rows}").as_bytes());
    write(site.path(), "recommendations", format!("challenge,number,summary\n{invisible}\n").as_bytes());
    let started = std::time::Instant::now();
    let (_, report) = read(site.path());
    assert!(report.errors() > slips);
    // A walk through the file for each slip would take a minute.
    assert!(started.elapsed().as_secs() < 20);
}

#[test]
fn zero_bytes_and_lone_carriage_returns_are_read() {
    let site = tempfile::tempdir().unwrap();
    write(
        site.path(),
        "councils",
        b"id,name,type,region\ra,Oak\0ham,unitary,London\rb,Elmford,unitary,London\r",
    );
    let (data, report) = read(site.path());
    assert_eq!(data.councils.len(), 1);
    let control = report.iter().find(|problem| problem.kind.code() == "control-character").unwrap();
    assert_eq!((control.location.line, control.location.column), (2, 6));
}

/// A site of national size: 400 councils, 1,000 challenges, 10,000 recommendations, 30,000 updates.
fn national(site: &Path) {
    let mut councils = "id,name,type,region\n".to_owned();
    let mut challenges = "id,councils,kind,onsite_start,onsite_end,source_url\n".to_owned();
    let mut recommendations = "challenge,number,summary,component,themes,source_url\n".to_owned();
    let mut updates = "challenge,recommendation,date,status,reported_by,note\n".to_owned();
    for at in 0..400 {
        councils.push_str(&format!("council-{at},Council {at},unitary,London\n"));
    }
    for at in 0..1000 {
        challenges.push_str(&format!(
            "challenge-{at},council-{},corporate,20{:02}-03-03,20{:02}-03-06,https://example.org/{at}\n",
            at % 400,
            10 + at / 400,
            10 + at / 400
        ));
        for number in 1..=10 {
            recommendations.push_str(&format!(
                "challenge-{at},{number},\"Strengthen scrutiny ({number}), with work programmes, officers and training.\",governance,scrutiny,https://example.org/{at}\n"
            ));
            for year in 20..23 {
                updates.push_str(&format!(
                    "challenge-{at},{number},20{year}-01-0{},in_progress,council,Work goes on with the committee.\n",
                    1 + number % 9
                ));
            }
        }
    }
    write(site, "councils", councils.as_bytes());
    write(site, "themes", b"id,title,area\nscrutiny,Scrutiny,governance\n");
    write(site, "challenges", challenges.as_bytes());
    write(site, "recommendations", recommendations.as_bytes());
    write(site, "updates", updates.as_bytes());
}

#[test]
fn a_national_site_is_read_whole_and_in_order() {
    let site = tempfile::tempdir().unwrap();
    national(site.path());
    let (data, report) = read(site.path());
    assert_eq!(report.iter().count(), 0);
    assert_eq!((data.recommendations.len(), data.updates.len()), (10_000, 30_000));
    for pair in data.recommendations.rows().windows(2) {
        assert!((pair[0].challenge, pair[0].number) < (pair[1].challenge, pair[1].number));
    }
    for pair in data.updates.rows().windows(2) {
        assert!(pair[0].date.map(PartialDate::earliest) <= pair[1].date.map(PartialDate::earliest));
    }
}
