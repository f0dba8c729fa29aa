//! The kinds of page: one file each, named as its template.

mod brief;
mod challenge;
mod challenges;
mod changes;
mod closure;
mod comparison;
mod council;
mod councils;
mod data;
mod duties;
mod home;
mod patch;
mod patches;
mod prose;
mod recommendations;
mod recurring;
mod replies;
mod search;
mod self_assessment;
mod theme;
mod themes;
mod unused;

pub(super) use brief::{Brief, brief, is_for as has_brief};
pub(super) use changes::{
    Change, LISTED as CHANGES_LISTED, newest as newest_changes, summary as edition_summary,
};
pub(super) use councils::{CouncilRow, by_name};
pub(super) use patch::{in_due_order, lead as patch_lead};
use std::collections::BTreeSet;

use serde::Serialize;
use tera::{Context, Value};
use unused::{Shown, unused};

use super::ids::repeated;
use super::links::ShownLink;
use super::parts::{Link, Plots, ProseBlock, prose_blocks};
use super::record::{Record, record};
use super::templates::Templates;
use super::{Page, Site};
use crate::analysis::Group;
use crate::artefact::Artefact;
use crate::config::Extra;
use crate::content::{self, Collection, PageKind, Prose, Source};
use crate::dataset::{Challenge, Council, CouncilType, Key, Nation, Region, Theme};
use crate::report::{Location, Problem, ProblemKind};
use crate::wording;

/// What a page is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    /// A page that people wrote, with what its front matter asks for.
    Written(PageKind),
    /// The list of a collection.
    List(Collection),
    /// One council.
    Council(Key<Council>),
    /// One challenge.
    Challenge(Key<Challenge>),
    /// One theme.
    Theme(Key<Theme>),
    /// The patch of an adviser: a region, a type or a group of one's own.
    Patch(Group),
    /// Every recommendation of a region.
    RecommendationsOf(Region),
    /// A council's brief to print.
    Brief(Key<Council>),
    /// A council's draft self-assessment.
    SelfAssessment(Key<Council>),
    /// One council compared with its region, its type, England and similar councils.
    Comparison(Key<Council>),
}

/// A page before it becomes HTML.
pub(super) struct Sheet {
    /// Name of the template.
    template: &'static str,
    /// The h1.
    title: String,
    /// One sentence for search results.
    description: String,
    /// Pages above, home left out.
    crumbs: Vec<Link>,
    /// What the template finds under `view`.
    view: Value,
}

impl Sheet {
    /// A page without pages above.
    fn new(
        template: &'static str,
        title: impl Into<String>,
        view: &impl Serialize,
    ) -> Result<Self, Box<Problem>> {
        let view = Value::try_from_serializable(view).map_err(|error| unserialisable(template, &error))?;
        Ok(Self { template, title: title.into(), description: String::new(), crumbs: Vec::new(), view })
    }

    fn describe(mut self, description: impl Into<String>) -> Self {
        self.description = description.into();
        self
    }

    fn below(mut self, crumbs: Vec<Link>) -> Self {
        self.crumbs = crumbs;
        self
    }
}

/// What templates find under `page`.
#[derive(Serialize)]
struct Head<'a> {
    title: &'a str,
    /// One sentence; nothing where neither page nor site has one.
    description: Option<&'a str>,
    address: String,
    url: String,
    crumbs: &'a [Link],
    prose: Vec<ProseBlock>,
    /// How to cite the page.
    citation: String,
    /// Values of the page's own, from its front matter.
    extra: &'a Extra,
}

/// A view that Tera cannot take.
pub(super) fn unserialisable(template: &str, error: &tera::Error) -> Box<Problem> {
    Box::new(Problem::new(
        ProblemKind::View,
        Location::file(format!("templates/{template}")),
        error.to_string(),
    ))
}

/// Pages that every site has, with their addresses: what others link to must be there, whether anyone wrote prose for it
/// or not.
const STANDARD: [(&str, Subject); 16] = [
    ("", Subject::Written(PageKind::Home)),
    ("404.html", Subject::Written(PageKind::NotFound)),
    ("challenges/", Subject::List(Collection::Challenges)),
    ("changes/", Subject::Written(PageKind::Changes)),
    ("closure/", Subject::Written(PageKind::Closure)),
    ("compare/", Subject::Written(PageKind::Compare)),
    ("councils/", Subject::List(Collection::Councils)),
    ("data/", Subject::Written(PageKind::Data)),
    ("duties/", Subject::Written(PageKind::Duties)),
    ("recommendations/", Subject::Written(PageKind::Recommendations)),
    ("recurring/", Subject::Written(PageKind::Recurring)),
    ("regions/", Subject::List(Collection::Regions)),
    ("replies/", Subject::Written(PageKind::Replies)),
    ("search/", Subject::Written(PageKind::Search)),
    ("themes/", Subject::List(Collection::Themes)),
    ("types/", Subject::List(Collection::Types)),
];

/// Lists every page: those that every site has, those of each row, and those that people wrote. Prose at the address of
/// another page joins it.
pub(super) fn plan<'a>(site: &Site<'a>) -> Vec<Page<'a>> {
    let standard = STANDARD.iter().map(|(address, subject)| Page {
        address: (*address).to_owned(),
        prose: None,
        subject: *subject,
    });
    let written = site.content.pages.iter().map(|source| Page {
        address: source.address.clone(),
        prose: Some(source),
        subject: source.front.generate.map_or(Subject::Written(source.front.page), Subject::List),
    });
    let mut pages: Vec<Page<'a>> = standard.chain(written).collect();
    if !site.data().groups.is_empty() {
        let subject = Subject::List(Collection::Groups);
        pages.push(Page { address: "groups/".to_owned(), prose: None, subject });
    }
    for collection in Collection::ALL {
        pages.extend(generated(site, collection));
    }
    pages.extend(regions_with_councils(site).map(|region| Page {
        address: format!("recommendations/{}/", region.slug()),
        prose: None,
        subject: Subject::RecommendationsOf(region),
    }));
    pages.extend(site.data().councils.keys().flat_map(|key| further_pages_of(site, key)));
    // Prose written for a generated page joins it: the generated page is the one with a subject of its own.
    pages.sort_by(|a, b| a.address.cmp(&b.address));
    let mut joined: Vec<Page<'a>> = Vec::with_capacity(pages.len());
    for page in pages {
        match joined.last_mut() {
            Some(last) if last.address == page.address => {
                last.prose = last.prose.or(page.prose);
                // Front matter cannot make another page of that of a row.
                let is_of_a_row = page.prose.is_none() && matches!(last.subject, Subject::Written(_));
                if is_of_a_row || last.subject == Subject::Written(PageKind::Prose) {
                    last.subject = page.subject;
                }
            }
            _ => joined.push(page),
        }
    }
    joined
}

/// The further pages of a council, those that it has.
fn further_pages_of<'a>(site: &Site, key: Key<Council>) -> Vec<Page<'a>> {
    let id = &site.data().councils[key].id;
    [
        (comparison::has_page(site, key), format!("compare/{id}/"), Subject::Comparison(key)),
        (brief::is_for(site, key), format!("councils/{id}/brief/"), Subject::Brief(key)),
        (
            crate::self_assessment::is_for(site.data(), site.as_of(), key),
            format!("councils/{id}/self-assessment/"),
            Subject::SelfAssessment(key),
        ),
    ]
    .into_iter()
    .filter(|(has, ..)| *has)
    .map(|(_, address, subject)| Page { address, prose: None, subject })
    .collect()
}

/// The pages of a collection.
fn generated<'a>(site: &Site, collection: Collection) -> Vec<Page<'a>> {
    let data = site.data();
    let page = |address: String, subject| Page { address, prose: None, subject };
    match collection {
        Collection::Councils => data
            .councils
            .iter()
            .filter(|(key, _)| data.is_listed(*key))
            .map(|(key, council)| page(format!("councils/{}/", council.id), Subject::Council(key)))
            .collect(),
        Collection::Challenges => data
            .challenges
            .iter()
            .map(|(key, challenge)| page(format!("challenges/{}/", challenge.id), Subject::Challenge(key)))
            .collect(),
        Collection::Themes => data
            .themes
            .iter()
            .map(|(key, theme)| page(format!("themes/{}/", theme.id), Subject::Theme(key)))
            .collect(),
        Collection::Regions => regions_with_councils(site)
            .map(|region| page(format!("regions/{}/", region.slug()), Subject::Patch(Group::Region(region))))
            .collect(),
        Collection::Types => CouncilType::ALL
            .into_iter()
            .filter(|kind| data.councils.iter().any(|(key, c)| c.kind == *kind && data.is_listed(key)))
            .map(|kind| page(format!("types/{}/", kind.slug()), Subject::Patch(Group::Type(kind))))
            .collect(),
        Collection::Groups => data
            .groups
            .iter()
            .map(|(key, group)| page(format!("groups/{}/", group.id), Subject::Patch(Group::Custom(key))))
            .collect(),
    }
}

/// Regions of England, and nations with a listed council.
fn regions_with_councils(site: &Site) -> impl Iterator<Item = Region> {
    let data = site.data();
    Region::ALL.into_iter().filter(move |region| {
        data.councils.iter().any(|(key, c)| {
            c.region == *region && (region.nation() == Nation::England || data.is_listed(key))
        })
    })
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
        let shown = Shown { subject: page.subject, title: &laid_out.title, html: &laid_out.html };
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
    let mut plots = Plots::new(site.addresses());
    let headings = prose.headings.clone();
    let words = prose.text();
    let prose = prose_blocks(prose, &mut plots);
    let sheet = match page.subject {
        Subject::Written(kind) => written(site, kind, page.prose, headings, &mut plots)?,
        Subject::List(Collection::Councils) => councils::sheet(site, page.prose)?,
        Subject::List(Collection::Challenges) => challenges::sheet(site, page.prose)?,
        Subject::List(Collection::Themes) => themes::sheet(site, page.prose, &mut plots)?,
        Subject::List(collection @ (Collection::Regions | Collection::Types | Collection::Groups)) => {
            patches::sheet(site, collection, page.prose, &mut plots)?
        }
        Subject::Council(key) => council::sheet(site, key, &mut plots)?,
        Subject::Challenge(key) => challenge::sheet(site, key, &mut plots)?,
        Subject::Theme(key) => theme::sheet(site, key, &mut plots)?,
        Subject::Patch(group) => patch::sheet(site, group, &mut plots)?,
        Subject::RecommendationsOf(region) => recommendations::region_sheet(site, region)?,
        Subject::Brief(key) => brief::sheet(site, key)?,
        Subject::SelfAssessment(key) => self_assessment::sheet(site, key)?,
        Subject::Comparison(key) => comparison::council_sheet(site, key)?,
    };
    let none = Extra::new();
    let front = page.prose.map(|source| &source.front);
    let description = front.and_then(|front| front.description.as_deref());
    let head = Head {
        title: &sheet.title,
        description: description
            .or(Some(sheet.description.as_str()).filter(|description| !description.is_empty()))
            .or(site.config.description.as_deref()),
        address: site.addresses().to(&page.address),
        url: site.addresses().absolute(&page.address),
        crumbs: &sheet.crumbs,
        prose,
        citation: citation(site, &sheet.title, &page.address),
        extra: front.map_or(&none, |front| &front.extra),
    };
    let mut context = Context::new();
    let head = Value::try_from_serializable(&head).map_err(|error| unserialisable(sheet.template, &error))?;
    context.insert_value("page", head);
    context.insert_value("view", sheet.view);
    let html = templates.render(sheet.template, &context)?;
    let record =
        page.is_folder().then(|| record(site, page, &sheet.title, &sheet.description, words)).flatten();
    Ok(LaidOut { title: sheet.title, html, charts: plots.into_files(), record })
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

/// A page that people wrote.
fn written(
    site: &Site,
    kind: PageKind,
    source: Option<&Source>,
    headings: Vec<(String, String)>,
    plots: &mut Plots,
) -> Result<Sheet, Box<Problem>> {
    match kind {
        PageKind::Prose => prose::sheet(source, &site.config.title, headings),
        PageKind::NotFound => prose::sheet(source, "Page not found", headings),
        PageKind::Home => home::sheet(site, source, plots),
        PageKind::Recurring => recurring::sheet(site, source, plots),
        PageKind::Closure => closure::sheet(site, source, plots),
        PageKind::Recommendations => recommendations::sheet(site, source),
        PageKind::Duties => duties::sheet(site, source),
        PageKind::Data => data::sheet(site, source),
        PageKind::Changes => changes::sheet(site, source),
        PageKind::Compare => comparison::sheet(site, source),
        PageKind::Replies => replies::sheet(site, source),
        PageKind::Search => search::sheet(site, source),
    }
}

/// Title and description of a page that people wrote.
fn titled(source: Option<&Source>, otherwise: &str) -> (String, String) {
    source.map_or_else(
        || (otherwise.to_owned(), String::new()),
        |source| (source.front.title.clone(), source.front.description.clone().unwrap_or_default()),
    )
}
