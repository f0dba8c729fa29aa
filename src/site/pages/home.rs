//! The home page: what peers raise most, what is raised again, what is due.

use std::cmp::Reverse;

use serde::Serialize;

use super::changes::{Change, newest};
use super::councils::{RegionBlock, by_region};
use super::{map, progress, recurring};
use crate::analysis::{Basis, Group, State};
use crate::chart::{self, MapView};
use crate::report::Problem;
use crate::site::Site;
use crate::site::page_kind::{PageContext, PageKind, PageView};
use crate::site::parts::{ChartView, Link};
use crate::wording::{self, Figure};

/// Updates listed.
const ROWS: usize = 5;

#[derive(Serialize)]
struct View<'a> {
    searchable: bool,
    regions: Vec<RegionBlock<'a>>,
    /// What an adviser wants to know first: what falls due, and how many dates have gone by.
    due_soon: String,
    past_due: usize,
    map: Option<ChartView<'a>>,
    /// What else a map can show.
    further_maps: Vec<Link<'a>>,
    most_raised: Option<MostRaised<'a>>,
    unknown: String,
    recurrence: String,
    changes: Vec<Change<'a>>,
}

/// The theme raised most.
#[derive(Serialize)]
struct MostRaised<'a> {
    theme: Link<'a>,
    figure: Figure,
}

/// The home page.
pub(super) struct Home;

impl PageKind for Home {
    type Subject = ();

    fn pages(_site: &Site) -> Vec<(String, ())> {
        vec![(String::new(), ())]
    }

    fn view<'a>(
        site: &Site<'a>,
        (): &(),
        context: &mut PageContext<'a>,
    ) -> Result<PageView<'a>, Box<Problem>> {
        page_view(site, context)
    }
}

fn page_view<'a>(site: &Site<'a>, context: &mut PageContext<'a>) -> Result<PageView<'a>, Box<Problem>> {
    let in_state = |state: State| site.findings().duties.iter().filter(move |step| step.state == state);
    let view = View {
        searchable: site.searchable,
        regions: by_region(site, |key| site.exists(key).then(|| site.council_link(key))),
        due_soon: wording::due_soon(in_state(State::DueSoon), site.as_of()),
        past_due: in_state(State::PastDue).count(),
        further_maps: map::links(site, MapView::LastVisit)
            .into_iter()
            .filter(|link| !link.url.is_empty())
            .collect(),
        map: context.charts.add(chart::hexagon_map(&site.sources, MapView::LastVisit)),
        most_raised: most_raised(site),
        unknown: progress::lead(site).into_iter().next().unwrap_or_default(),
        recurrence: recurring::lead(site).into_iter().next().unwrap_or_default(),
        changes: newest(site, ROWS),
    };
    let (title, description) = context.titled(&site.config.title);
    Ok(PageView::new("home.html", title, &view)?.describe(description).preload(vec!["councils"]))
}

fn most_raised<'a>(site: &Site<'a>) -> Option<MostRaised<'a>> {
    let (data, findings) = (site.data(), site.findings());
    let theme = data.themes.keys().max_by_key(|key| {
        let count = findings
            .theme_frequency(Basis::All, Group::All, *key)
            .map_or(0, |found| found.challenges.count());
        (count, Reverse(*key))
    })?;
    let figure =
        Figure::theme(data, findings, Basis::All, Group::All, theme).filter(|figure| figure.count > 0)?;
    Some(MostRaised {
        theme: Link::new(&data.themes[theme].title, site.addresses().theme(&data.themes[theme])),
        figure,
    })
}
