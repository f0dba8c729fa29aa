//! A page → its HTML, the files of its charts and what the search finds of it.

use std::collections::BTreeSet;

use serde::Serialize;
use tera::{Context, Value};

use super::ids::repeated;
use super::links::ShownLink;
use super::page_kind::{PageContext, unserialisable};
use super::parts::{Charts, Link, ProseBlock, prose_blocks};
use super::record::Record;
use super::templates::Templates;
use super::unused::{Shown, unused};
use super::{Page, Site};
use crate::artefact::Artefact;
use crate::config::Extra;
use crate::content::{self, Prose, Source};
use crate::report::Problem;
use crate::wording;

/// What templates find under `page`.
#[derive(Serialize)]
struct Head<'a> {
    title: &'a str,
    /// One sentence; nothing where neither page nor site has one.
    description: Option<&'a str>,
    address: String,
    url: String,
    /// The address of the navigation item that the page belongs to.
    section: String,
    crumbs: &'a [Link<'a>],
    prose: Vec<ProseBlock<'a>>,
    /// How to cite the page.
    citation: String,
    /// Names of the data files that its script reads at once.
    preload: &'a [&'static str],
    /// Values of the page's own, from its front matter.
    extra: &'a Extra,
}

/// A page, made.
#[derive(Default)]
pub(super) struct Made {
    /// Its file and those of its charts.
    pub(super) artefacts: Vec<Artefact>,
    /// What the search finds of it.
    pub(super) record: Option<Record>,
    /// What its prose leads to.
    pub(super) links: Vec<ShownLink>,
    /// What is wrong with its prose or its template.
    pub(super) problems: Vec<Problem>,
}

/// Makes one page and the files of its charts. What cannot be made is left out and reported.
pub(super) fn render(site: &Site, page: &Page, templates: &Templates) -> Made {
    let evaluate = |source: &Source, taken: &BTreeSet<String>| content::evaluate(source, site.live, taken);
    let mut evaluated = page.prose.map(|source| evaluate(source, &BTreeSet::new())).unwrap_or_default();
    let mut laid_out = lay_out(site, page, templates, evaluated.prose.clone());
    if let (Some(source), Ok(first)) = (page.prose, &laid_out) {
        // Headings and charts of the prose give way to the parts of the page that have an id of the same name.
        let taken = repeated(&first.html);
        if !taken.is_empty() {
            evaluated = evaluate(source, &taken);
            laid_out = lay_out(site, page, templates, evaluated.prose.clone());
        }
    }
    let mut made = Made { problems: evaluated.problems, ..Made::default() };
    let laid_out = match laid_out {
        Ok(laid_out) => laid_out,
        Err(problem) => {
            made.problems.push(*problem);
            return made;
        }
    };
    if let Some(source) = page.prose {
        let shown = Shown { title: &laid_out.title, html: &laid_out.html };
        made.problems.extend(unused(source, &evaluated.prose, &shown));
        let shown = |link| ShownLink { page: page.address.clone(), link };
        made.links = evaluated.links.into_iter().map(shown).collect();
    }
    let mut file = Artefact::new(page.file(), laid_out.html);
    file.source = page.prose.map(|source| source.file.clone());
    made.artefacts.push(file);
    made.artefacts.extend(laid_out.charts);
    made.record = laid_out.record;
    made
}

/// A page as HTML.
struct LaidOut {
    title: String,
    html: String,
    /// The files of its charts.
    charts: Vec<Artefact>,
    record: Option<Record>,
}

/// Sets a page with its prose in its template.
fn lay_out(site: &Site, page: &Page, templates: &Templates, prose: Prose) -> Result<LaidOut, Box<Problem>> {
    let mut charts = Charts::new(site, &page.address);
    let headings = prose.headings.clone();
    let words = prose.words.clone();
    let prose = prose_blocks(prose, &mut charts);
    let mut context = PageContext { source: page.prose, headings, charts };
    let shown = page.content.view(site, &mut context)?;
    let none = Extra::new();
    let front = page.prose.map(|source| &source.front);
    let template = front.and_then(|front| front.template.as_deref()).unwrap_or(shown.template);
    let description = front.and_then(|front| front.description.as_deref());
    let head = Head {
        title: &shown.title,
        description: description
            .or(Some(shown.description.as_str()).filter(|description| !description.is_empty()))
            .or(site.config.description.as_deref()),
        address: site.addresses().to(&page.address),
        url: site.addresses().absolute(&page.address),
        section: section(site, page),
        crumbs: &shown.crumbs,
        prose,
        citation: citation(site, &shown.title, &page.address),
        preload: &shown.preload,
        extra: front.map_or(&none, |front| &front.extra),
    };
    let mut values = Context::new();
    let head = Value::try_from_serializable(&head).map_err(|error| unserialisable(template, &error))?;
    values.insert_value("page", head);
    values.insert_value("view", shown.view);
    let html = templates.render(template, &values)?;
    let record = page
        .is_folder()
        .then(|| Record::of_page(site, &page.address, &shown.title, &shown.description, words))
        .and_then(|record| page.content.record(site, record));
    Ok(LaidOut { title: shown.title, html, charts: context.charts.into_files(), record })
}

/// The address of the navigation item that a page belongs to; that of the page itself where it has none.
fn section(site: &Site, page: &Page) -> String {
    let first = page.address.split_inclusive('/').next().unwrap_or_default();
    site.addresses().to(page.content.section().unwrap_or(first))
}

/// How to cite a page: who (where the site names a publisher), when, what, the day that its figures speak of, and where.
fn citation(site: &Site, title: &str, address: &str) -> String {
    let day = site.as_of();
    let what = match &site.config.publisher {
        Some(publisher) => format!("{publisher} ({}). {title}", day.year()),
        None => format!("{title} ({})", day.year()),
    };
    format!(
        "{what}. {}, data as at {}. {}",
        site.config.title,
        wording::day(day),
        site.addresses().absolute(address)
    )
}
