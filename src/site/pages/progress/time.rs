//! How many were closed within so many months, group by group.

use serde::Serialize;

use super::above;
use crate::analysis::{Group, GroupKind, TimeToClosure, policy};
use crate::chart;
use crate::dataset::Component;
use crate::report::Problem;
use crate::site::Site;
use crate::site::page_kind::{PageContext, PageKind, PageView};
use crate::site::parts::{ChartView, Link};
use crate::wording::{self, reading_figure};

/// Months after which each group is looked at.
const MONTHS: [u16; 3] = [6, 12, 24];

#[derive(Serialize)]
struct View<'a> {
    /// The curve of all recommendations; in its place, why there is none.
    curve: Option<ChartView<'a>>,
    missing: String,
    rows: Vec<TimeRow<'a>>,
    /// The curves of the components that have one.
    components: Vec<ComponentCurve<'a>>,
}

/// The curve of a component.
#[derive(Serialize)]
struct ComponentCurve<'a> {
    component: &'static str,
    chart: ChartView<'a>,
}

/// The page of how long closing takes.
pub(in crate::site::pages) struct Time;

impl PageKind for Time {
    type Subject = ();

    fn pages(_: &Site) -> Vec<(String, ())> {
        vec![("closure/how-long/".to_owned(), ())]
    }

    fn view<'a>(
        site: &Site<'a>,
        (): &(),
        context: &mut PageContext<'a>,
    ) -> Result<PageView<'a>, Box<Problem>> {
        let view = View {
            curve: context.charts.add(chart::time_to_closure(&site.sources, Group::All)),
            missing: missing(site, Group::All),
            rows: rows(site),
            components: Component::ALL
                .into_iter()
                .filter_map(|component| {
                    let curve = chart::time_to_closure(&site.sources, Group::Component(component));
                    let chart = context.charts.add(curve)?;
                    Some(ComponentCurve { component: component.title(), chart })
                })
                .collect(),
        };
        let (title, description) = context.titled("How long it takes until recommendations are closed");
        Ok(PageView::new("progress-time.html", title, &view)?.describe(description).below(above(site)))
    }
}

/// What is known of one group's time to closure.
#[derive(Serialize)]
struct TimeRow<'a> {
    kind: &'static str,
    group: Link<'a>,
    observed: u32,
    left_out: u32,
    /// Share closed within each of [`MONTHS`], as HTML.
    within: Vec<String>,
}

/// Why a group has no curve.
pub(in crate::site) fn missing(site: &Site, group: Group) -> String {
    match site.findings().time_to_closure.get(&group) {
        None => "No recommendation is recorded yet, so how long closing takes cannot be said.".to_owned(),
        Some(found) => format!(
            "{}. A curve needs {} that can be followed, {} of them closed, and a status for at least half: published updates with \
             dates would allow one.",
            wording::capitalised(&wording::followed(found)),
            wording::number_word(policy::CURVE_FEWEST_FOLLOWED as usize),
            wording::number_word(policy::CURVE_FEWEST_CLOSED as usize)
        ),
    }
}

/// Groups that have a curve, in the order of exports.
fn rows<'a>(site: &Site<'a>) -> Vec<TimeRow<'a>> {
    site.findings()
        .time_to_closure
        .iter()
        .filter(|(group, found)| shown(group.kind()) && found.can_be_drawn())
        .map(|(group, found)| row(site, *group, found))
        .collect()
}

fn shown(kind: GroupKind) -> bool {
    matches!(
        kind,
        GroupKind::All
            | GroupKind::Region
            | GroupKind::Type
            | GroupKind::Component
            | GroupKind::Theme
            | GroupKind::Custom
    )
}

fn row<'a>(site: &Site<'a>, group: Group, found: &TimeToClosure) -> TimeRow<'a> {
    let data = site.data();
    TimeRow {
        kind: group.kind().word(),
        group: Link::new(
            wording::group(group, data),
            site.addresses().group(data, group).unwrap_or_default(),
        ),
        observed: found.observed,
        left_out: found.no_status + found.undated + found.before_visit,
        within: MONTHS.iter().map(|months| within(site, group, found, *months)).collect(),
    }
}

/// The share closed within so many months with its interval; in words where the curve does not reach so far.
fn within(site: &Site, group: Group, found: &TimeToClosure, months: u16) -> String {
    let Some(reading) = found.within(f64::from(months)) else { return "not known".to_owned() };
    let Some(step) = reading.step.filter(|_| reading.incidence > 0.0) else { return "none yet".to_owned() };
    let figure = reading_figure(site.data(), group, step);
    match reading.interval {
        Some(interval) => format!("{figure} ({})", wording::ends(interval)),
        None => figure,
    }
}
