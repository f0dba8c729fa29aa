//! Whole pages, on small sites and on the reference site.

mod hostile;
mod live;
mod locations;

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use super::{Block, Content, Live, Prose, Source, evaluate, read};
use crate::address::Addresses;
use crate::analysis::{AsOfView, analyse, newest_date};
use crate::dataset::{self, Council, CouncilType, Dataset, Links, Nation, Region};
use crate::report::{Problem, Report, Severity};

/// The reference site, which is the root of the repository.
fn reference() -> (Content, Live) {
    let site = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut report = Report::default();
    let data = dataset::read(
        site,
        jiff::civil::date(2026, 11, 30),
        crate::config::DateOrder::default(),
        &mut report,
    );
    let content = read(site, &mut report);
    assert!(!report.has_errors(), "{:#?}", report.iter().collect::<Vec<_>>());
    let view = AsOfView::new(&data, newest_date(&data, jiff::civil::date(2026, 11, 26)).unwrap());
    let findings = analyse(&view);
    let addresses = Addresses::new("https://example.org/a/b/");
    (content, Live::new(Arc::new(view.data), Arc::new(findings), addresses))
}

/// A site with one council of this name.
fn site_with(name: &str) -> Live {
    let mut data = Dataset::default();
    let council = Council {
        id: "avon".into(),
        name: name.into(),
        short_name: name.into(),
        kind: CouncilType::Unitary,
        region: Region::SouthWest,
        nation: Nation::England,
        gss_code: None,
        opened: None,
        closed: None,
        successors: Vec::new(),
        population: Some(256_814),
        hexagon: None,
        website: None,
    };
    let key = data.councils.push(council, 2, Vec::new());
    data.councils.name("avon", key);
    data.links = Links::of(&data);
    let view = AsOfView::new(&data, jiff::civil::date(2026, 6, 16));
    let findings = analyse(&view);
    Live::new(Arc::new(view.data), Arc::new(findings), Addresses::new("https://example.org/a/b/"))
}

/// A page's prose, or its first error.
fn render(source: &Source, live: &Live) -> Result<Prose, Box<Problem>> {
    let evaluated = evaluate(source, live, &BTreeSet::new());
    match evaluated.problems.into_iter().find(|problem| problem.kind.severity() == Severity::Error) {
        Some(problem) => Err(Box::new(problem)),
        None => Ok(evaluated.prose),
    }
}

/// All problems of all pages.
fn check(content: &Content, live: &Live, report: &mut Report) {
    for source in &content.pages {
        evaluate(source, live, &BTreeSet::new()).problems.into_iter().for_each(|problem| report.add(problem));
    }
}

fn page(body: &str) -> Source {
    Source {
        file: "content/page.md".into(),
        address: "page/".into(),
        front: super::FrontMatter::default(),
        body: body.into(),
        body_line: 5,
    }
}

fn html(prose: &Prose) -> String {
    prose
        .blocks
        .iter()
        .map(|block| match block {
            Block::Html(html) => html.clone(),
            Block::Chart(chart) => format!("[chart {}]\n", chart.name),
            Block::Table(caption, _) => format!("[table {caption}]\n"),
        })
        .collect()
}

fn rendered(body: &str) -> String {
    html(&render(&page(body), &site_with("Avon")).unwrap())
}

fn problem(body: &str) -> Problem {
    *render(&page(body), &site_with("Avon")).unwrap_err()
}

/// What a problem underlines.
fn underlined(problem: &Problem) -> String {
    let (start, length) = (problem.location.start as usize, problem.location.length as usize);
    problem.location.excerpt.chars().skip(start).take(length).collect()
}

#[test]
fn every_page_of_the_reference_site_is_whole() {
    let (content, live) = reference();
    let mut report = Report::default();
    check(&content, &live, &mut report);
    assert_eq!(report.iter().collect::<Vec<_>>(), Vec::<&Problem>::new());
    for page in &content.pages {
        let html = html(&render(page, &live).unwrap());
        assert!(!html.contains(['\u{fdd0}', '\u{fdd1}', '{']), "{}: {html}", page.file);
    }
}

#[test]
fn charts_link_to_headings_of_the_method_page() {
    let (content, live) = reference();
    let method = content.pages.iter().find(|page| page.address == "method/").unwrap();
    let headings: Vec<String> = render(method, &live).unwrap().headings.into_iter().map(|h| h.0).collect();
    for name in [
        "theme-frequency",
        "recurrence",
        "status",
        "closure",
        "closure-at-12-months",
        "duties",
        "what-may-be-claimed",
        "stated-progress",
        "as-of-date",
        "dates",
        "joint-challenges",
        "coding",
        "what-is-not-known",
    ] {
        assert!(headings.contains(&name.to_owned()), "{name} is missing from {headings:?}");
    }
}
