//! What a kind of page is: it lists its pages and shows one of them. Adding a kind is one file in `pages/` and one line there.

use serde::Serialize;
use tera::Value;

use super::parts::{Charts, Link};
use super::record::Record;
use super::{Page, Site};
use crate::content::Source;
use crate::report::{Location, Problem, ProblemKind};

/// A kind of page.
pub(super) trait PageKind {
    /// What one page of the kind is about.
    type Subject: Send + Sync + 'static;

    /// The address of the navigation item that pages of the kind belong to; by default the first part of their own.
    const SECTION: Option<&'static str> = None;

    /// Address and subject of every page of the kind.
    fn pages(site: &Site) -> Vec<(String, Self::Subject)>;

    /// What one page shows.
    ///
    /// # Errors
    /// A view that the templates cannot take.
    fn view<'a>(
        site: &Site<'a>,
        subject: &Self::Subject,
        context: &mut PageContext<'a>,
    ) -> Result<PageView<'a>, Box<Problem>>;

    /// What the search finds of a page, completed from its title, description and prose; `None` for pages that only show others'
    /// content in another form.
    fn record(_site: &Site, _subject: &Self::Subject, record: Record) -> Option<Record> {
        Some(record)
    }
}

/// What a page is made with.
pub(super) struct PageContext<'a> {
    /// The prose that people wrote for its address.
    pub(super) source: Option<&'a Source>,
    /// Second-level headings of that prose: id and text.
    pub(super) headings: Vec<(String, String)>,
    /// Takes in its charts.
    pub(super) charts: Charts<'a>,
}

impl PageContext<'_> {
    /// Title and description that people wrote for the page.
    pub(super) fn titled(&self, otherwise: &str) -> (String, String) {
        self.source.map_or_else(
            || (otherwise.to_owned(), String::new()),
            |source| (source.front.title.clone(), source.front.description.clone().unwrap_or_default()),
        )
    }
}

/// A page before it becomes HTML.
pub(super) struct PageView<'a> {
    /// Name of the template.
    pub(super) template: &'static str,
    /// The h1.
    pub(super) title: String,
    /// One sentence for search results.
    pub(super) description: String,
    /// Pages above, home left out.
    pub(super) crumbs: Vec<Link<'a>>,
    /// Data files that the page's script reads at once, by the names of [`super::site_context`].
    pub(super) preload: Vec<&'static str>,
    /// What the template finds under `view`.
    pub(super) view: Value,
}

impl<'a> PageView<'a> {
    /// A page without pages above.
    ///
    /// # Errors
    /// A view that the templates cannot take.
    pub(super) fn new(
        template: &'static str,
        title: impl Into<String>,
        view: &impl Serialize,
    ) -> Result<Self, Box<Problem>> {
        let view = Value::try_from_serializable(view).map_err(|error| unserialisable(template, &error))?;
        Ok(Self {
            template,
            title: title.into(),
            description: String::new(),
            crumbs: Vec::new(),
            preload: Vec::new(),
            view,
        })
    }

    pub(super) fn describe(mut self, description: impl Into<String>) -> Self {
        self.description = description.into();
        self
    }

    pub(super) fn below(mut self, crumbs: Vec<Link<'a>>) -> Self {
        self.crumbs = crumbs;
        self
    }

    pub(super) fn preload(mut self, files: Vec<&'static str>) -> Self {
        self.preload = files;
        self
    }
}

/// A view that Tera cannot take.
pub(super) fn unserialisable(template: &str, error: &tera::Error) -> Box<Problem> {
    Box::new(Problem::new(
        ProblemKind::View,
        Location::file(format!("templates/{template}")),
        error.to_string(),
    ))
}

/// A page of any kind, with its subject.
pub(super) trait Content: Send + Sync {
    /// See [`PageKind::SECTION`].
    fn section(&self) -> Option<&'static str>;
    /// See [`PageKind::view`].
    fn view<'a>(&self, site: &Site<'a>, context: &mut PageContext<'a>) -> Result<PageView<'a>, Box<Problem>>;
    /// See [`PageKind::record`].
    fn record(&self, site: &Site, record: Record) -> Option<Record>;
}

/// A page of one kind.
struct Of<K: PageKind>(K::Subject);

impl<K: PageKind> Content for Of<K> {
    fn section(&self) -> Option<&'static str> {
        K::SECTION
    }

    fn view<'a>(&self, site: &Site<'a>, context: &mut PageContext<'a>) -> Result<PageView<'a>, Box<Problem>> {
        K::view(site, &self.0, context)
    }

    fn record(&self, site: &Site, record: Record) -> Option<Record> {
        K::record(site, &self.0, record)
    }
}

/// Every page of a kind.
pub(super) fn pages_of<'a, K: PageKind + 'static>(site: &Site<'a>) -> Vec<Page<'a>> {
    K::pages(site)
        .into_iter()
        .map(|(address, subject)| Page { address, prose: None, content: Box::new(Of::<K>(subject)) })
        .collect()
}
