//! Everything before → pages: which pages there are, what each shows, and its bytes. Tera is used only here.
//!
//! [`plan`] lists the pages; [`render()`] makes each page's view (a plain struct named as its template) and its HTML, on
//! all threads. Adding a kind of page is one file in `pages/` and one line in `pages.rs`.

mod feed;
mod ids;
mod links;
mod page_kind;
mod pages;
mod parts;
mod record;
mod render;
mod site_context;
mod sitemap;
mod templates;
mod theme;
mod unused;
mod visit_pack;

use std::collections::BTreeMap;

use jiff::civil::Date;
use rayon::prelude::*;

pub use links::{ShownLink, check_links};
pub use record::Record;
pub use theme::{SiteTheme, Template, read as read_theme};
pub use visit_pack::visit_pack;

use crate::address::Addresses;
use crate::analysis::{DutyState, Findings, History, RecommendationStatus};
use crate::artefact::Artefact;
use crate::chart::Sources;
use crate::config::Config;
use crate::content::{Content, Live, Source};
use crate::dataset::{Council, Dataset, Key, Recommendation};
use crate::edition::Edition;
use crate::export::Download;
use crate::report::{Location, Problem, ProblemKind, Report};
use crate::self_assessment::Packs;
use parts::Link;
use templates::Templates;

/// What pages are made from.
#[derive(Clone, Copy)]
pub struct Site<'a> {
    /// What the site says of itself.
    pub config: &'a Config,
    /// Tables, figures and addresses.
    pub sources: Sources<'a>,
    /// The prose that people wrote.
    pub content: &'a Content,
    /// Evaluates live figures.
    pub live: &'a Live,
    /// The tables that can be downloaded.
    pub downloads: &'a [Download],
    /// What changed since the edition before, where there is one to compare with.
    pub edition: Option<&'a Edition>,
    /// Which councils have their self-assessment as documents.
    pub packs: &'a Packs,
    /// The data files that scripts read, by the names that templates use.
    pub script_data: &'a [(&'static str, Artefact)],
    /// Whether the site can be searched.
    pub searchable: bool,
    /// Whether there is a workbook of all tables.
    pub workbook: bool,
}

/// One page to make.
pub struct Page<'a> {
    /// Address below the site's root (`councils/derby/`).
    pub address: String,
    /// The prose that goes with it, if anyone wrote some.
    prose: Option<&'a Source>,
    /// What it is about, and how that is shown.
    content: Box<dyn page_kind::Content>,
}

impl Page<'_> {
    /// Path of its file below `public/`.
    fn file(&self) -> String {
        if self.is_folder() { format!("{}index.html", self.address) } else { self.address.clone() }
    }

    /// Whether its address is a folder, as all are but that of the page for unknown addresses.
    fn is_folder(&self) -> bool {
        self.address.is_empty() || self.address.ends_with('/')
    }
}

/// The finished site, and how many pages and charts it has.
#[derive(Debug, Default)]
pub struct Rendered {
    /// Files to publish.
    pub artefacts: Vec<Artefact>,
    /// Number of pages.
    pub pages: usize,
    /// Number of charts.
    pub charts: usize,
    /// What the search finds.
    pub records: Vec<Record>,
    /// What the written pages lead to.
    pub links: Vec<ShownLink>,
}

/// Every page of the site, in the order of addresses: those of each kind, and those that people wrote. Prose at the address of
/// another page joins it.
#[must_use]
pub fn plan<'a>(site: &Site<'a>) -> Vec<Page<'a>> {
    let written: BTreeMap<&str, &'a Source> =
        site.content.pages.iter().map(|source| (source.address.as_str(), source)).collect();
    let mut pages: Vec<Page<'a>> = pages::KINDS.iter().flat_map(|list| list(site)).collect();
    for page in &mut pages {
        page.prose = written.get(page.address.as_str()).copied();
    }
    // The sort keeps the order of kinds at one address: prose comes last and gives way.
    pages.sort_by(|a, b| a.address.cmp(&b.address));
    pages.dedup_by(|later, earlier| later.address == earlier.address);
    pages
}

/// Makes every page; problems are those of templates and prose.
#[must_use]
pub fn render(site: &Site, pages: &[Page], theme: &SiteTheme, report: &mut Report) -> Rendered {
    let templates = match Templates::compile(theme, site_context::site_context(site, theme)) {
        Ok(templates) => templates,
        Err(problem) => {
            report.add(*problem);
            return Rendered::default();
        }
    };
    if !pages.iter().any(|page| page.address == "method/") {
        report.add(
            Problem::new(
                ProblemKind::NoMethodPage,
                Location::file("content/method.md"),
                "is missing, and every chart leads to it",
            )
            .help("write one that says how the figures are worked out"),
        );
    }
    let made: Vec<render::Made> =
        pages.par_iter().map(|page| render::render(site, page, &templates)).collect();
    let mut rendered = Rendered { pages: pages.len(), ..Rendered::default() };
    for made in made {
        rendered.artefacts.extend(made.artefacts);
        rendered.records.extend(made.record);
        rendered.links.extend(made.links);
        made.problems.into_iter().for_each(|problem| report.add(problem));
    }
    rendered.records.extend(record::of_recommendations(site));
    // A chart that two pages show is one file.
    rendered.artefacts.sort_by(|a, b| a.path.cmp(&b.path));
    rendered.artefacts.dedup();
    rendered.charts = rendered.artefacts.iter().filter(|a| a.path.starts_with("charts/")).count();
    site_context::check(site, pages, report);
    rendered.artefacts.extend(theme.static_files.iter().chain(theme.assets.values()).cloned());
    rendered.artefacts.extend(sitemap::files(site, pages));
    rendered.artefacts.push(feed::file(site, &pages::newest_changes(site, pages::CHANGES_LISTED)));
    rendered
}

impl<'a> Site<'a> {
    fn data(&self) -> &'a Dataset {
        self.sources.data
    }

    fn findings(&self) -> &'a Findings {
        self.sources.findings
    }

    fn addresses(&self) -> &'a Addresses {
        self.sources.addresses
    }

    fn as_of(&self) -> Date {
        self.sources.findings.as_of
    }

    /// The status of a recommendation.
    fn status(&self, key: Key<Recommendation>) -> &'a RecommendationStatus {
        &self.findings().statuses[key]
    }

    /// The voices and dates of a recommendation.
    fn history(&self, key: Key<Recommendation>) -> &'a History {
        &self.findings().histories[key]
    }

    /// Whether a council exists at the as-of date.
    fn exists(&self, key: Key<Council>) -> bool {
        self.data().councils[key].exists_at(self.as_of())
    }

    /// A council's duties, in the order of its challenges.
    fn duties_of(&self, council: Key<Council>) -> impl Iterator<Item = &'a DutyState> {
        let findings = self.findings();
        self.data()
            .challenges_of(council)
            .iter()
            .flat_map(|challenge| findings.duties_of(*challenge))
            .filter(move |duty| duty.council == council)
    }

    /// Links to councils' pages.
    fn council_links(&self, councils: &[Key<Council>]) -> Vec<Link<'a>> {
        councils.iter().map(|key| self.council_link(*key)).collect()
    }

    /// A link to a council's page; its name alone where it has none.
    fn council_link(&self, key: Key<Council>) -> Link<'a> {
        let council = &self.data().councils[key];
        let listed = self.data().is_listed(key);
        let address = if listed { self.addresses().council(council) } else { String::new() };
        Link::new(&council.short_name, address)
    }

    /// Everyday names of councils in a sentence: `Babergh and Mid Suffolk`.
    fn council_names(&self, councils: &[Key<Council>]) -> String {
        let names: Vec<&str> =
            councils.iter().map(|key| self.data().councils[*key].short_name.as_str()).collect();
        crate::wording::list(&names)
    }
}
