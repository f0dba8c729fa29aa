//! What is due when, everywhere.

use serde::Serialize;

use super::area::in_due_order;
use super::areas;
use crate::analysis::{DutyState, State};
use crate::dataset::{Duty, Key, Region};
use crate::export;
use crate::report::Problem;
use crate::site::Site;
use crate::site::page_kind::{PageContext, PageKind, PageView};
use crate::site::parts::{Link, Month, PlannedRow, months, planned_visits};
use crate::wording;

/// Days looked ahead below the nearest ones.
const AHEAD_DAYS: i64 = 180;

#[derive(Serialize)]
struct View<'a> {
    lead: Vec<String>,
    soon: Vec<Month<'a>>,
    ahead: Vec<Month<'a>>,
    /// By region, the longest gone by first.
    gone_by: Vec<GoneBy<'a>>,
    planned: Vec<PlannedRow<'a>>,
    duties: Vec<DutyDefinition<'a>>,
    regions: Vec<RegionRow<'a>>,
}

/// Steps whose date has passed with no record found, in one region.
#[derive(Serialize)]
struct GoneBy<'a> {
    region: Link<'a>,
    total: usize,
    months: Vec<Month<'a>>,
}

/// A duty and how often each state was found.
#[derive(Serialize)]
struct DutyDefinition<'a> {
    title: &'a str,
    months: String,
    who: &'a str,
    applies_from: String,
    note: &'a str,
    url: Option<&'a str>,
    met: usize,
    met_late: usize,
    due_soon: usize,
    not_yet_due: usize,
    past_due: usize,
    cannot_say: usize,
    does_not_apply: usize,
}

/// What is due in a region.
#[derive(Serialize)]
struct RegionRow<'a> {
    region: Link<'a>,
    /// Its calendar.
    calendar: String,
    soon: usize,
    past_due: usize,
}

/// The page of duties.
pub(super) struct DueDates;

impl PageKind for DueDates {
    type Subject = ();
    const SECTION: Option<&'static str> = Some("closure/");

    fn pages(_site: &Site) -> Vec<(String, ())> {
        vec![("duties/".to_owned(), ())]
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
    let (data, findings) = (site.data(), site.findings());
    let ahead_until = site.as_of().saturating_add(jiff::Span::new().days(AHEAD_DAYS));
    let in_state = |state: State| findings.duties.iter().filter(move |duty| duty.state == state);
    let soon = in_due_order(in_state(State::DueSoon));
    let ahead = in_due_order(
        in_state(State::NotYetDue).filter(|duty| duty.due.is_some_and(|due| due.earliest <= ahead_until)),
    );
    let view = View {
        lead: vec![
            format!("{}.", wording::due_soon(soon.iter().copied(), site.as_of())),
            format!(
                "For {} the date has passed and no record was found, which may only mean that nobody has recorded it.",
                wording::counted(in_state(State::PastDue).count(), "step")
            ),
        ],
        soon: months(site, soon),
        ahead: months(site, ahead),
        gone_by: areas::regions(site).filter_map(|region| gone_by(site, region)).collect(),
        planned: planned_visits(site, |_| true).collect(),
        duties: data.duties.keys().map(|key| definition(site, key)).collect(),
        regions: areas::regions(site).map(|region| region_row(site, region)).collect(),
    };
    let (title, description) = context.titled("What is due, and when");
    Ok(PageView::new("duties.html", title, &view)?.describe(description))
}

/// Steps listed of one region; the region's own page has all.
const LISTED: usize = 8;

fn gone_by<'a>(site: &Site<'a>, region: Region) -> Option<GoneBy<'a>> {
    let found =
        in_due_order(site.findings().duties.iter().filter(|step| {
            step.state == State::PastDue && site.data().councils[step.council].region == region
        }));
    (!found.is_empty()).then(|| GoneBy {
        region: Link::new(region.name(), format!("{}#gone-by", site.addresses().region(region))),
        total: found.len(),
        months: months(site, found.into_iter().take(LISTED)),
    })
}

fn definition<'a>(site: &Site<'a>, key: Key<Duty>) -> DutyDefinition<'a> {
    let duty = &site.data().duties[key];
    let count = |wanted: &str| {
        site.findings()
            .duties
            .iter()
            .filter(|found| found.duty == key && found.state.word() == wanted)
            .count()
    };
    DutyDefinition {
        title: &duty.title,
        months: wording::months(duty.months),
        who: duty.who.as_deref().unwrap_or_default(),
        applies_from: duty.applies_from.map(wording::day).unwrap_or_default(),
        note: duty.note.as_deref().unwrap_or_default(),
        url: duty.url.as_deref(),
        met: count("met"),
        met_late: count("met_late"),
        due_soon: count("due_soon"),
        not_yet_due: count("not_yet_due"),
        past_due: count("past_due"),
        cannot_say: count("cannot_say"),
        does_not_apply: count("does_not_apply"),
    }
}

fn region_row<'a>(site: &Site<'a>, region: Region) -> RegionRow<'a> {
    let in_region = |duty: &DutyState| site.data().councils[duty.council].region == region;
    let count = |state: State| {
        site.findings().duties.iter().filter(|duty| duty.state == state && in_region(duty)).count()
    };
    RegionRow {
        region: Link::new(region.name(), site.addresses().region(region)),
        calendar: site.addresses().to(&export::region_calendar(region)),
        soon: count(State::DueSoon),
        past_due: count(State::PastDue),
    }
}
