//! Progress by region, type, component, theme or council: a page for each.

use serde::Serialize;

use super::above;
use crate::analysis::GroupKind;
use crate::chart::{self, Chart};
use crate::report::Problem;
use crate::site::Site;
use crate::site::page_kind::{PageContext, PageKind, PageView};
use crate::site::parts::{ChartView, Link};
use crate::site::record::Record;
use crate::wording;

/// The kinds of group that have a page.
const KINDS: [GroupKind; 5] =
    [GroupKind::Region, GroupKind::Type, GroupKind::Component, GroupKind::Theme, GroupKind::Council];

/// Rows up to which the composition of each group stands under the rates.
const COMPOSITIONS: usize = 10;

/// Rows of the first page of a kind; a further page has them all.
const LISTED: usize = 60;

#[derive(Serialize)]
struct View<'a> {
    groups: Vec<Link<'a>>,
    rates: Option<ChartView<'a>>,
    /// What became of the recommendations of each, where the groups are few or there are no rates.
    states: Option<ChartView<'a>>,
    compared: Vec<String>,
    /// The page of all groups; empty where this one holds them.
    all: String,
    total: usize,
}

/// The page of one kind of group.
pub(in crate::site::pages) struct ByGroup;

impl PageKind for ByGroup {
    /// The kind of group, and whether the page holds all of them.
    type Subject = (GroupKind, bool);

    fn pages(site: &Site) -> Vec<(String, Self::Subject)> {
        let groups = |kind| site.findings().closure.keys().filter(move |group| group.kind() == kind).count();
        let first =
            KINDS.into_iter().filter(|kind| groups(*kind) > 0).map(|kind| (address(kind), (kind, false)));
        let whole = KINDS.into_iter().filter(|kind| groups(*kind) > LISTED);
        first.chain(whole.map(|kind| (format!("{}all/", address(kind)), (kind, true)))).collect()
    }

    fn view<'a>(
        site: &Site<'a>,
        &(kind, whole): &Self::Subject,
        context: &mut PageContext<'a>,
    ) -> Result<PageView<'a>, Box<Problem>> {
        let mut rates = chart::closure_rates(&site.sources, kind);
        let states = chart::status_bars(&site.sources, kind)
            .filter(|chart| rates.is_none() || chart.table.rows.len() <= COMPOSITIONS);
        let mut states = states;
        let mut total = 0;
        for chart in [&mut rates, &mut states].into_iter().flatten() {
            total = total.max(chart.table.rows.len());
            if whole {
                chart.name.push_str("-all");
            } else {
                chart.table.rows.truncate(LISTED);
            }
        }
        let view = View {
            groups: links(site, kind),
            rates: context.charts.add(rates),
            states: context.charts.add(states),
            all: if total > LISTED && !whole {
                site.addresses().to(&format!("{}all/", address(kind)))
            } else {
                String::new()
            },
            total,
            compared: if kind == GroupKind::Region { super::compared(site) } else { Vec::new() },
        };
        let title = format!("Progress by {}", wording::group_kind(kind));
        let description =
            format!("How many recommendations are reported closed, by {}.", wording::group_kind(kind));
        Ok(PageView::new("progress-by-group.html", title, &view)?.describe(description).below(above(site)))
    }

    fn record(_: &Site, (_, whole): &Self::Subject, record: Record) -> Option<Record> {
        (!whole).then_some(record)
    }
}

fn address(kind: GroupKind) -> String {
    format!("closure/by-{}/", kind.word())
}

/// The chart that answers for a kind: rates where they may be shown, else what became of recommendations.
pub(super) fn chart(site: &Site, kind: GroupKind) -> Option<Chart> {
    chart::closure_rates(&site.sources, kind).or_else(|| chart::status_bars(&site.sources, kind))
}

/// Links to the pages of all kinds; that of the page itself leads nowhere.
pub(super) fn links<'a>(site: &Site<'a>, current: GroupKind) -> Vec<Link<'a>> {
    ByGroup::pages(site)
        .into_iter()
        .filter(|(_, (_, whole))| !whole)
        .map(|(address, (kind, _))| {
            let url = if kind == current { String::new() } else { site.addresses().to(&address) };
            Link::new(wording::capitalised(wording::group_kind(kind)), url)
        })
        .collect()
}
