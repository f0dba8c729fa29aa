//! The list of regions, of types, or of groups of one's own.

use serde::Serialize;

use crate::analysis::{DutyState, Group, State};
use crate::chart::{self, MapView};
use crate::dataset::{CouncilType, Nation, Region};
use crate::report::Problem;
use crate::site::Site;
use crate::site::page_kind::{PageContext, PageKind, PageView};
use crate::site::parts::{ChartView, Link, StateBar};
use crate::wording::{self, Figure};

#[derive(Serialize)]
struct View<'a> {
    noun: &'static str,
    rows: Vec<Row<'a>>,
    map: Option<ChartView<'a>>,
}

#[derive(Serialize)]
struct Row<'a> {
    group: Link<'a>,
    councils: usize,
    visited: usize,
    recommendations: u32,
    bar: Option<StateBar>,
    closure: Option<Figure>,
    due_soon: usize,
    past_due: usize,
}

/// A list of areas.
pub(super) struct Areas;

/// Which areas a list holds.
#[derive(Clone, Copy, Debug)]
pub(super) enum Listed {
    Regions,
    Types,
    Groups,
}

impl PageKind for Areas {
    type Subject = Listed;

    fn pages(site: &Site) -> Vec<(String, Listed)> {
        let mut pages = vec![("regions/".to_owned(), Listed::Regions), ("types/".to_owned(), Listed::Types)];
        let has_groups = !site.data().groups.is_empty();
        // Prose for the groups is a page of its own where there is none yet.
        if has_groups || site.content.pages.iter().any(|page| page.address == "groups/") {
            pages.push(("groups/".to_owned(), Listed::Groups));
        }
        pages
    }

    fn view<'a>(
        site: &Site<'a>,
        &listed: &Listed,
        context: &mut PageContext<'a>,
    ) -> Result<PageView<'a>, Box<Problem>> {
        page_view(site, listed, context)
    }
}

/// Regions of England, and nations with a listed council.
pub(super) fn regions(site: &Site) -> impl Iterator<Item = Region> {
    let data = site.data();
    Region::ALL.into_iter().filter(move |region| {
        data.councils.iter().any(|(key, c)| {
            c.region == *region && (region.nation() == Nation::England || data.is_listed(key))
        })
    })
}

/// Types with a listed council.
pub(super) fn types(site: &Site) -> impl Iterator<Item = CouncilType> {
    let data = site.data();
    CouncilType::ALL
        .into_iter()
        .filter(move |kind| data.councils.iter().any(|(key, c)| c.kind == *kind && data.is_listed(key)))
}

fn page_view<'a>(
    site: &Site<'a>,
    listed: Listed,
    context: &mut PageContext<'a>,
) -> Result<PageView<'a>, Box<Problem>> {
    let (noun, groups): (_, Vec<Group>) = match listed {
        Listed::Regions => ("Region", regions(site).map(Group::Region).collect()),
        Listed::Types => ("Type", types(site).map(Group::Type).collect()),
        Listed::Groups => ("Group", site.data().groups.keys().map(Group::Custom).collect()),
    };
    let view = View {
        noun,
        rows: groups.iter().map(|group| row(site, *group)).collect(),
        map: context.charts.add(
            (matches!(listed, Listed::Regions))
                .then(|| chart::hexagon_map(&site.sources, MapView::LastVisit))
                .flatten(),
        ),
    };
    let (title, description) = context.titled(noun);
    Ok(PageView::new("areas.html", title, &view)?.describe(description))
}

fn row<'a>(site: &Site<'a>, group: Group) -> Row<'a> {
    let (data, findings) = (site.data(), site.findings());
    let members: Vec<_> = data
        .councils
        .iter()
        .filter(|(key, council)| {
            council.exists_at(site.as_of())
                && data.is_listed(*key)
                && group.contains(data, *key) == Some(true)
        })
        .map(|(key, _)| key)
        .collect();
    let closure = findings.closure.get(&group).copied().unwrap_or_default();
    let count = |state: State| {
        let is_one =
            |step: &&DutyState| step.state == state && group.contains(data, step.council) == Some(true);
        findings.duties.iter().filter(is_one).count()
    };
    Row {
        group: Link::new(
            wording::group(group, data),
            site.addresses().group(data, group).unwrap_or_default(),
        ),
        councils: members.len(),
        visited: members.iter().filter(|key| !data.challenges_of(**key).is_empty()).count(),
        recommendations: closure.made,
        bar: StateBar::of(Some(&closure)),
        closure: Figure::closure(data, findings, group),
        due_soon: count(State::DueSoon),
        past_due: count(State::PastDue),
    }
}
