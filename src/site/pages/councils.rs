//! All councils, by name.

use serde::Serialize;

use super::areas::regions;
use crate::analysis::{DutyState, Group, State};
use crate::dataset::{Challenge, Council, Key};
use crate::report::Problem;
use crate::site::Site;
use crate::site::page_kind::{PageContext, PageKind, PageView};
use crate::site::parts::{Link, StateBar, closing, due, opening};
use crate::site::record::Record;
use crate::wording;

/// Rows of the first page; a further page has them all.
const LISTED: usize = 60;

#[derive(Serialize)]
struct View<'a> {
    lead: String,
    councils: Vec<CouncilRow<'a>>,
    total: usize,
    /// The page of all of them; empty on that page, and where the first holds them all.
    all: String,
    areas: Vec<Link<'a>>,
}

/// One council in a list.
#[derive(Serialize)]
pub(in crate::site) struct CouncilRow<'a> {
    pub(in crate::site) council: Link<'a>,
    /// When it closed or will close, or will open; empty for others.
    closed: String,
    region: Link<'a>,
    /// The type, and the region, under the name.
    kind: String,
    /// When the latest visit was; empty when none is on record.
    latest: String,
    /// What that sorts by.
    latest_sort: String,
    /// What became of its recommendations; nothing where none is recorded.
    bar: Option<StateBar>,
    recommendations: u32,
    /// Whether a visit is on record, so that recommendations were made.
    visited: bool,
    /// Dates that have passed with no record found.
    dates_passed: usize,
    /// What is due next, and when; empty when nothing with a date lies ahead.
    next_due: String,
    next_sort: String,
}

impl<'a> CouncilRow<'a> {
    pub(in crate::site) fn of(site: &Site<'a>, key: Key<Council>) -> Self {
        let data = site.data();
        let council = &data.councils[key];
        let challenges = data.challenges_of(key);
        let closure = site.findings().closure.get(&Group::Council(key));
        let dated = challenges.iter().rev().map(|k| &data.challenges[*k]).find(|c| c.visit_start().is_some());
        let next = next(site, key);
        Self {
            council: site.council_link(key),
            closed: closing(council, site.as_of())
                .or_else(|| opening(council, site.as_of()))
                .unwrap_or_default(),
            region: Link::new(council.region.name(), site.addresses().region(council.region)),
            kind: wording::capitalised(wording::type_name(council.kind)),
            latest: match (dated, challenges.is_empty()) {
                (Some(challenge), _) => challenge.visit_end().map(wording::month).unwrap_or_default(),
                (None, false) => "date not known".to_owned(),
                (None, true) => String::new(),
            },
            latest_sort: dated
                .and_then(Challenge::visit_end)
                .map(|date| date.earliest().to_string())
                .unwrap_or_default(),
            bar: StateBar::of(closure),
            recommendations: closure.map_or(0, |closure| closure.made),
            visited: !challenges.is_empty(),
            dates_passed: site.duties_of(key).filter(|duty| duty.state == State::PastDue).count(),
            next_sort: next.and_then(|step| step.due).map(|due| due.earliest.to_string()).unwrap_or_default(),
            next_due: next.map(|step| next_due(site, step)).unwrap_or_default(),
        }
    }
}

/// The step of a council that is due next.
fn next<'a>(site: &Site<'a>, key: Key<Council>) -> Option<&'a DutyState> {
    site.duties_of(key)
        .filter(|duty| matches!(duty.state, State::DueSoon | State::NotYetDue))
        .min_by_key(|duty| duty.due.map(|due| due.earliest))
}

/// What is due, and when: `Next peer challenge, November 2026`.
fn next_due(site: &Site, step: &DutyState) -> String {
    let month = step.due_date.map_or_else(|| due(step), wording::month);
    format!("{}, {month}", site.data().duties[step.duty].title)
}

/// Listed councils in the order of their everyday names.
pub(in crate::site) fn by_name(site: &Site) -> Vec<Key<Council>> {
    let data = site.data();
    let mut councils: Vec<Key<Council>> = data.councils.keys().filter(|key| data.is_listed(*key)).collect();
    councils.sort_by_key(|key| {
        let council = &data.councils[*key];
        (council.short_name.to_lowercase(), council.id.clone())
    });
    councils
}

/// Councils of one region, to find one's own without typing.
#[derive(Serialize)]
pub(super) struct RegionBlock<'a> {
    region: Link<'a>,
    councils: Vec<Link<'a>>,
}

/// The councils for which there is a link, by region and name.
pub(super) fn by_region<'a>(
    site: &Site<'a>,
    link: impl Fn(Key<Council>) -> Option<Link<'a>>,
) -> Vec<RegionBlock<'a>> {
    let data = site.data();
    let councils = by_name(site);
    regions(site)
        .map(|region| RegionBlock {
            region: Link::new(region.name(), site.addresses().region(region)),
            councils: councils
                .iter()
                .filter(|key| data.councils[**key].region == region)
                .filter_map(|key| link(*key))
                .collect(),
        })
        .filter(|block| !block.councils.is_empty())
        .collect()
}

/// Other ways to the councils.
fn areas<'a>(site: &Site<'a>) -> Vec<Link<'a>> {
    let mut areas = vec![("Councils by region", "regions/"), ("Councils by type", "types/")];
    if !site.data().groups.is_empty() {
        areas.push(("Councils by group", "groups/"));
    }
    areas.extend([("All visits", "challenges/"), ("Compare councils", "compare/")]);
    areas.into_iter().map(|(text, address)| Link::new(text, site.addresses().to(address))).collect()
}

/// The page of all councils, and a further one where the first does not hold them all.
pub(super) struct Councils;

/// Where the whole list stands.
const ALL: &str = "councils/by/name/";

impl PageKind for Councils {
    /// Whether it is the page of all of them.
    type Subject = bool;

    fn pages(site: &Site) -> Vec<(String, bool)> {
        let mut pages = vec![("councils/".to_owned(), false)];
        if by_name(site).len() > LISTED {
            pages.push((ALL.to_owned(), true));
        }
        pages
    }

    fn view<'a>(
        site: &Site<'a>,
        &whole: &bool,
        context: &mut PageContext<'a>,
    ) -> Result<PageView<'a>, Box<Problem>> {
        page_view(site, whole, context)
    }

    fn record(_: &Site, &whole: &bool, record: Record) -> Option<Record> {
        (!whole).then_some(record)
    }
}

fn page_view<'a>(
    site: &Site<'a>,
    whole: bool,
    context: &mut PageContext<'a>,
) -> Result<PageView<'a>, Box<Problem>> {
    let data = site.data();
    let councils = by_name(site);
    let visited = councils.iter().filter(|key| !data.challenges_of(**key).is_empty()).count();
    let with_recommendations =
        councils.iter().filter(|key| site.findings().closure.contains_key(&Group::Council(**key))).count();
    let listed = if whole { councils.len() } else { LISTED };
    let view = View {
        lead: format!(
            "Peer challenges are on record for {visited} of {}, recommendations for {with_recommendations}.",
            wording::counted(councils.len(), "council"),
        ),
        councils: councils.iter().take(listed).map(|key| CouncilRow::of(site, *key)).collect(),
        all: if councils.len() > listed { site.addresses().to(ALL) } else { String::new() },
        total: councils.len(),
        areas: areas(site),
    };
    let (title, description) = context.titled("Councils");
    let title = if whole { "All councils".to_owned() } else { title };
    let mut page =
        PageView::new("councils.html", title, &view)?.describe(description).preload(vec!["councils"]);
    if whole {
        page = page.below(vec![Link::new("Councils", site.addresses().to("councils/"))]);
    }
    Ok(page)
}
