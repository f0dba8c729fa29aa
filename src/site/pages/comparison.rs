//! Councils and groups side by side: the page where readers choose, and ready-made pages that compare each council with its
//! region, its type, England and the councils most like it.

use serde::Serialize;

use super::councils::{RegionBlock, by_region};
use super::{Sheet, titled};
use crate::analysis::{Basis, Closure, Group, GroupFrequency, Proportion};
use crate::content::Source;
use crate::dataset::{Council, Key, Theme};
use crate::report::Problem;
use crate::site::Site;
use crate::site::parts::{Comparator, Link, comparators, rest_of};
use crate::wording::{self, Figure};

#[derive(Serialize)]
struct View {
    /// Councils that have a ready-made page, by region.
    regions: Vec<RegionBlock>,
}

/// The page where readers choose what to compare.
pub(super) fn sheet(site: &Site, source: Option<&Source>) -> Result<Sheet, Box<Problem>> {
    let view = View {
        regions: by_region(site, |key| {
            has_page(site, key).then(|| {
                let council = &site.data().councils[key];
                Link::new(&council.short_name, address(site, key))
            })
        }),
    };
    let (title, description) = titled(source, "Compare");
    Ok(Sheet::new("compare.html", title, &view)?.describe(description))
}

/// Whether a council has a ready-made page: one of its recommendations is recorded.
pub(in crate::site) fn has_page(site: &Site, key: Key<Council>) -> bool {
    site.data().is_listed(key) && site.data().recommendations_to(key).next().is_some()
}

/// The address of a council's ready-made page; where it has none, of the page to choose on, with it chosen.
pub(in crate::site) fn address(site: &Site, key: Key<Council>) -> String {
    let id = &site.data().councils[key].id;
    let path = if has_page(site, key) { format!("compare/{id}/") } else { format!("compare/?with={id}") };
    site.addresses().to(&path)
}

#[derive(Serialize)]
struct CouncilView {
    lead: Vec<String>,
    council: Link,
    /// Where to choose others, with this council chosen.
    choose: String,
    groups: Vec<Link>,
    status: Vec<Row>,
    themes: Vec<Row>,
    similar: Vec<Link>,
}

/// One figure of the council and of each group.
#[derive(Serialize)]
struct Row {
    figure: Link,
    own: String,
    /// The council's own figure as it stands in the exports, where it has one.
    own_figure: Option<Figure>,
    cells: Vec<CellView>,
}

/// A figure of a group, and how the council's compares with it; the verdict is empty where nothing is compared.
#[derive(Serialize)]
struct CellView {
    /// The figure as it stands in the exports; nothing for similar councils, which are no group of an export.
    figure: Option<Figure>,
    text: String,
    verdict: &'static str,
    difference: String,
}

impl CellView {
    /// Counts that are not compared.
    fn plain(text: String) -> Self {
        Self { figure: None, text, verdict: "", difference: String::new() }
    }
}

/// A council's ready-made page.
pub(super) fn council_sheet(site: &Site, key: Key<Council>) -> Result<Sheet, Box<Problem>> {
    let (data, findings) = (site.data(), site.findings());
    let council = &data.councils[key];
    let own = findings.closure_among(data, &[key]);
    let frequency = findings.frequency_among(data, &[key]);
    let groups = comparators(site, key);
    let view = CouncilView {
        lead: lead(site, &council.short_name, &groups),
        council: site.council_link(key),
        choose: format!("{}?with={}", site.addresses().to("compare/"), council.id),
        status: status(site, key, &own, &groups),
        similar: site.council_links(
            &findings.similar_to(key).iter().map(|similar| similar.council).collect::<Vec<_>>(),
        ),
        themes: themes(site, frequency.as_ref(), &groups),
        groups: groups.into_iter().map(|group| group.link).collect(),
    };
    let title = format!("{} compared", council.short_name);
    let description = view.lead.first().cloned().unwrap_or_default();
    Ok(Sheet::new("comparison.html", title, &view)?
        .describe(description)
        .below(vec![Link::new("Compare", site.addresses().to("compare/"))]))
}

/// What may be claimed of the council against the whole, and against others where a difference is clear.
fn lead(site: &Site, name: &str, groups: &[Comparator]) -> Vec<String> {
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
fn themes(site: &Site, own: Option<&GroupFrequency>, groups: &[Comparator]) -> Vec<Row> {
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
        .map(|(theme, share)| Row {
            figure: Link::new(&data.themes[theme].title, site.addresses().theme(&data.themes[theme])),
            own: wording::counts(share),
            own_figure: None,
            cells: groups
                .iter()
                .map(|found| {
                    let figure = |group| Figure::theme(data, site.findings(), Basis::All, group, theme);
                    let cell = CellView::plain(wording::counts(found.theme(theme)));
                    CellView { figure: found.group.and_then(figure), ..cell }
                })
                .collect(),
        })
        .collect()
}

/// A plain count of a closure, by its label; `None` where it is not known.
type Count = (&'static str, fn(&Closure) -> Option<u32>);

/// What became of the recommendations, here and in each group.
fn status(site: &Site, key: Key<Council>, own: &Closure, groups: &[Comparator]) -> Vec<Row> {
    const COUNTS: [Count; 8] = [
        ("Recommendations made", |closure| Some(closure.made)),
        ("Confirmed by the review team", |closure| Some(closure.confirmed_by_review_team)),
        ("Confirmed by a committee", |closure| Some(closure.confirmed_by_committee)),
        ("Open", |closure| Some(closure.open)),
        ("Overdue", |closure| (closure.with_due_date > 0).then_some(closure.overdue)),
        ("Due, with no status on record", |closure| {
            (closure.with_due_date > 0).then_some(closure.due_and_silent)
        }),
        ("Stopped", |closure| Some(closure.stopped)),
        ("Withdrawn", |closure| Some(closure.withdrawn)),
    ];
    let written = |count: Option<u32>| {
        count
            .map_or_else(|| "no due dates on record".to_owned(), |count| wording::thousands(u64::from(count)))
    };
    let mut rows = vec![
        Row {
            figure: Link::new("Reported closed, of those not withdrawn", ""),
            own: wording::counts(own.rate()),
            own_figure: Figure::closure(site.data(), site.findings(), Group::Council(key)),
            cells: groups.iter().map(|group| closure_cell(site, group)).collect(),
        },
        Row {
            figure: Link::new("No status on record", ""),
            own: wording::counts(own.without_status()),
            own_figure: None,
            cells: groups
                .iter()
                .map(|group| CellView::plain(wording::counts(group.closure.without_status())))
                .collect(),
        },
    ];
    rows.extend(COUNTS.into_iter().map(|(label, count)| Row {
        figure: Link::new(label, ""),
        own: written(count(own)),
        own_figure: None,
        cells: groups.iter().map(|group| CellView::plain(written(count(&group.closure)))).collect(),
    }));
    rows
}

fn closure_cell(site: &Site, group: &Comparator) -> CellView {
    let findings = site.findings();
    CellView {
        figure: group.group.and_then(|group| Figure::closure(site.data(), findings, group)),
        text: wording::counts(group.closure.rate()),
        verdict: wording::verdict(group.claim.verdict),
        difference: wording::claimed_difference(&group.claim, findings.dispersion_of(Group::All))
            .unwrap_or_default(),
    }
}
