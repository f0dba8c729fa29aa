//! Councils and groups side by side: the page where readers choose, and ready-made pages that compare each council with its
//! region, its type, England and the councils most like it.

use serde::Serialize;

use super::council::answer;
use super::councils::{RegionBlock, by_region};
use super::of_council::{comparison_address, has_comparison};
use crate::analysis::{Basis, Closure, Group, GroupFrequency, Proportion};
use crate::dataset::{Council, Key, Theme};
use crate::report::Problem;
use crate::site::Site;
use crate::site::page_kind::{PageContext, PageKind, PageView};
use crate::site::parts::{Comparator, Fact, Link, StateBar, comparators, rest_of};
use crate::site::record::Record;
use crate::wording::{self, Figure};

#[derive(Serialize)]
struct View<'a> {
    /// Councils that have a ready-made page, by region.
    regions: Vec<RegionBlock<'a>>,
}

/// The page where readers choose what to compare.
pub(super) struct Compare;

impl PageKind for Compare {
    type Subject = ();
    const SECTION: Option<&'static str> = Some("councils/");

    fn pages(_: &Site) -> Vec<(String, ())> {
        vec![("compare/".to_owned(), ())]
    }

    fn view<'a>(
        site: &Site<'a>,
        (): &(),
        context: &mut PageContext<'a>,
    ) -> Result<PageView<'a>, Box<Problem>> {
        choose_view(site, context)
    }
}

/// One council compared with its region, its type, England and similar councils.
pub(super) struct ComparisonPage;

impl PageKind for ComparisonPage {
    type Subject = Key<Council>;
    const SECTION: Option<&'static str> = Some("councils/");

    fn pages(site: &Site) -> Vec<(String, Key<Council>)> {
        let councils = site.data().councils.iter().filter(|(key, _)| has_comparison(site, *key));
        councils.map(|(key, council)| (format!("compare/{}/", council.id), key)).collect()
    }

    fn view<'a>(
        site: &Site<'a>,
        &key: &Key<Council>,
        _: &mut PageContext,
    ) -> Result<PageView<'a>, Box<Problem>> {
        council_view(site, key)
    }

    fn record(_: &Site, _: &Key<Council>, _: Record) -> Option<Record> {
        None
    }
}

fn choose_view<'a>(site: &Site<'a>, context: &mut PageContext<'a>) -> Result<PageView<'a>, Box<Problem>> {
    let view = View {
        regions: by_region(site, |key| {
            has_comparison(site, key).then(|| {
                let council = &site.data().councils[key];
                Link::new(&council.short_name, comparison_address(site, key))
            })
        }),
    };
    let (title, description) = context.titled("Compare");
    Ok(PageView::new("compare.html", title, &view)?.describe(description).preload(vec!["comparison"]))
}

#[derive(Serialize)]
struct CouncilView<'a> {
    lead: Vec<String>,
    council: Link<'a>,
    /// Where to choose others, with this council chosen.
    choose: String,
    units: Vec<Unit<'a>>,
    groups: Vec<Link<'a>>,
    /// The themes raised with it most, and the others.
    themes: Vec<ThemeRow<'a>>,
    further_themes: Vec<ThemeRow<'a>>,
    similar: Vec<Link<'a>>,
    /// How many of its recommendations have no status on record, in a sentence.
    fairly: String,
    dates: Vec<Fact>,
}

/// The council, or a group that it is compared with.
#[derive(Serialize)]
struct Unit<'a> {
    name: Link<'a>,
    bar: Option<StateBar>,
    /// The rate as it stands in the exports; nothing for similar councils, which are no group of an export.
    figure: Option<Figure>,
    counts: String,
    without_status: String,
    /// The council against the rest of the group, as a sentence; empty for the council itself.
    verdict: &'static str,
    difference: String,
}

#[derive(Serialize)]
struct ThemeRow<'a> {
    theme: Link<'a>,
    own: String,
    cells: Vec<Cell>,
}

#[derive(Serialize)]
struct Cell {
    figure: Option<Figure>,
    text: String,
}

/// Themes shown at once.
const THEMES: usize = 10;

/// A council's ready-made page.
fn council_view<'a>(site: &Site<'a>, key: Key<Council>) -> Result<PageView<'a>, Box<Problem>> {
    let (data, findings) = (site.data(), site.findings());
    let council = &data.councils[key];
    let own = findings.closure_among(data, &[key]);
    let frequency = findings.frequency_among(data, &[key]);
    let groups = comparators(site, key);
    let mut themes = themes(site, frequency.as_ref(), &groups);
    let further_themes = themes.split_off(THEMES.min(themes.len()));
    let unknown = own.without_status();
    let view = CouncilView {
        lead: lead(site, &council.short_name, &groups),
        council: site.council_link(key),
        choose: format!("{}?with={}", site.addresses().to("compare/"), council.id),
        units: units(site, key, &own, &groups),
        similar: site.council_links(
            &findings.similar_to(key).iter().map(|similar| similar.council).collect::<Vec<_>>(),
        ),
        themes,
        further_themes,
        fairly: format!(
            "For {} of {}’s {} no status is on record.",
            unknown.count(),
            council.short_name,
            wording::counted(unknown.total() as usize, "recommendation")
        ),
        dates: answer(site, key).facts,
        groups: groups.into_iter().map(|group| group.link).collect(),
    };
    let title = format!("{} compared", council.short_name);
    let description = view.lead.first().cloned().unwrap_or_default();
    Ok(PageView::new("comparison.html", title, &view)?.describe(description).below(vec![
        Link::new("Councils", site.addresses().to("councils/")),
        Link::new(&council.short_name, site.addresses().council(council)),
    ]))
}

fn units<'a>(site: &Site<'a>, key: Key<Council>, own: &Closure, groups: &[Comparator<'a>]) -> Vec<Unit<'a>> {
    let findings = site.findings();
    let of = |name: Link<'a>, closure: &Closure, group: Option<Group>| Unit {
        name,
        bar: StateBar::of(Some(closure)),
        figure: group.and_then(|group| Figure::closure(site.data(), findings, group)),
        counts: wording::counts(closure.rate()),
        without_status: wording::counts(closure.without_status()),
        verdict: "",
        difference: String::new(),
    };
    let mut units = vec![of(site.council_link(key), own, Some(Group::Council(key)))];
    units.extend(groups.iter().map(|group| Unit {
        verdict: wording::verdict(group.claim.verdict),
        difference:
            wording::claimed_difference(&group.claim, findings.dispersion_of(Group::All)).unwrap_or_default(),
        ..of(group.link.clone(), &group.closure, group.group)
    }));
    units
}

/// What may be claimed of the council against the whole, and against others where a difference is clear.
fn lead<'a>(site: &Site<'a>, name: &str, groups: &[Comparator<'a>]) -> Vec<String> {
    let dispersion = site.findings().dispersion_of(Group::All);
    let whole = groups.iter().rposition(|found| found.group.is_some());
    groups
        .iter()
        .enumerate()
        .filter(|(at, found)| Some(*at) == whole || found.claim.verdict.is_difference())
        .map(|(at, found)| {
            let others = match found.group {
                Some(group) if Some(at) == whole => rest_of(group),
                _ => format!("the others of “{}”", found.link.text),
            };
            wording::closure_claim(name, &others, &found.claim, dispersion)
        })
        .collect()
}

/// How often each theme that the council was asked about is raised in each group: counts alone, since lists of recommendations
/// differ in length and one council has few visits.
fn themes<'a>(site: &Site<'a>, own: Option<&GroupFrequency>, groups: &[Comparator<'a>]) -> Vec<ThemeRow<'a>> {
    let Some(own) = own else { return Vec::new() };
    let data = site.data();
    let mut raised: Vec<(Key<Theme>, Proportion)> = own
        .themes
        .iter()
        .map(|(theme, found)| (theme, found.challenges))
        .filter(|(_, share)| share.count() > 0)
        .collect();
    raised.sort_by_key(|(theme, share)| (std::cmp::Reverse(share.count()), *theme));
    raised
        .into_iter()
        .map(|(theme, share)| ThemeRow {
            theme: Link::new(&data.themes[theme].title, site.addresses().theme(&data.themes[theme])),
            own: wording::counts(share),
            cells: groups
                .iter()
                .map(|found| Cell {
                    figure: found
                        .group
                        .and_then(|group| Figure::theme(data, site.findings(), Basis::All, group, theme)),
                    text: wording::counts(found.theme(theme)),
                })
                .collect(),
        })
        .collect()
}
