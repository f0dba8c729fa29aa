//! What people wrote and no page shows: front matter that is ignored, and prose that the template leaves out.

use super::site_context::FOOTER;
use crate::content::{Block, Prose, Source};
use crate::report::{Location, Problem, ProblemKind};

/// A page as it came out.
pub(super) struct Shown<'a> {
    pub(super) title: &'a str,
    pub(super) html: &'a str,
}

/// A notice for each key and for the prose that have no effect on the page.
pub(super) fn unused(source: &Source, prose: &Prose, shown: &Shown) -> Vec<Problem> {
    let mut problems: Vec<Problem> = source
        .front
        .keys
        .iter()
        .filter_map(|(key, location)| {
            let why = ignored(source, key, shown)?;
            let problem = Problem::new(
                ProblemKind::FrontMatterIgnored,
                location.clone(),
                format!("{key} is not used: {why}"),
            );
            Some(problem.help("leave it out"))
        })
        .collect();
    let is_shown = |block: &Block| match block {
        Block::Html(html) => shown.html.contains(html.trim()),
        Block::Chart(chart) => shown.html.contains(&format!("id=\"chart-{}\"", chart.name)),
        Block::Table(..) => true,
    };
    if !prose.blocks.iter().all(is_shown) {
        let location = Location { line: source.body_line, ..Location::file(source.file.as_str()) };
        let message =
            format!("the template of the page /{} does not show what is written here", source.address);
        let problem = Problem::new(ProblemKind::ProseNotShown, location, message);
        problems.push(problem.help("show page.prose in the template, or move the words to another page"));
    }
    problems
}

/// Why a key of the front matter has no effect.
fn ignored(source: &Source, key: &str, shown: &Shown) -> Option<String> {
    let front = &source.front;
    match key {
        "title" if front.title != shown.title => {
            Some(format!("the page has the title of its row, \"{}\"", shown.title))
        }
        "page" | "generate" if !names_its_address(front.page.as_deref(), &source.address) => {
            Some("the address of a page settles what it shows".to_owned())
        }
        "short_title" if !FOOTER.contains(&source.address.as_str()) => {
            Some("the page is not among the usual links at the foot of pages".to_owned())
        }
        "navigation" => Some("the navigation stands in peerbench.toml, under [[navigation]]".to_owned()),
        _ => None,
    }
}

/// Whether the kind of page that front matter names is that of its address.
fn names_its_address(page: Option<&str>, address: &str) -> bool {
    match page {
        None | Some("prose") => true,
        Some("home") => address.is_empty(),
        Some("not-found") => address == "404.html",
        Some(name) => address.strip_suffix('/') == Some(name),
    }
}
