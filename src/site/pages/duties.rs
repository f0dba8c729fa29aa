//! What is due when, everywhere.

use serde::Serialize;

use super::patch::in_due_order;
use super::{Sheet, regions_with_councils, titled};
use crate::analysis::{DutyState, State};
use crate::content::Source;
use crate::dataset::{Duty, Key, Region};
use crate::export;
use crate::report::Problem;
use crate::site::Site;
use crate::site::parts::{DutyRow, Link, PlannedRow, duty_rows, planned_visits};
use crate::wording;

/// Days looked ahead below the nearest ones.
const AHEAD_DAYS: i64 = 180;

#[derive(Serialize)]
struct View {
    lead: Vec<String>,
    soon: Vec<DutyRow>,
    ahead: Vec<DutyRow>,
    planned: Vec<PlannedRow>,
    duties: Vec<DutyDefinition>,
    regions: Vec<RegionRow>,
}

/// A duty and how often each state was found.
#[derive(Serialize)]
struct DutyDefinition {
    title: String,
    months: String,
    who: String,
    applies_from: String,
    note: String,
    url: Option<String>,
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
struct RegionRow {
    region: Link,
    /// Its calendar; nothing where no duty is open.
    calendar: Option<String>,
    soon: usize,
    past_due: usize,
}

/// The page of duties.
pub(super) fn sheet(site: &Site, source: Option<&Source>) -> Result<Sheet, Box<Problem>> {
    let (data, findings) = (site.data(), site.findings());
    let ahead_until = site.as_of().saturating_add(jiff::Span::new().days(AHEAD_DAYS));
    let in_state = |state: State| findings.duties.iter().filter(move |duty| duty.state == state);
    let soon = in_due_order(in_state(State::DueSoon));
    let ahead = in_due_order(
        in_state(State::NotYetDue).filter(|duty| duty.due.is_some_and(|due| due.earliest <= ahead_until)),
    );
    let view = View {
        lead: vec![
            format!(
                "{} due within 60 days of {}.",
                match soon.len() {
                    0 => "Nothing is".to_owned(),
                    1 => "1 duty is".to_owned(),
                    n => format!("{} duties are", wording::thousands(n as u64)),
                },
                wording::day(site.as_of())
            ),
            format!(
                "For {} the date has passed and nothing is recorded, which may only mean that nobody has recorded it.",
                wording::count(in_state(State::PastDue).count(), "duty", "duties")
            ),
        ],
        soon: duty_rows(site, soon),
        ahead: duty_rows(site, ahead),
        planned: planned_visits(site, |_| true).collect(),
        duties: data.duties.keys().map(|key| definition(site, key)).collect(),
        regions: regions_with_councils(site).map(|region| region_row(site, region)).collect(),
    };
    let (title, description) = titled(source, "Duties");
    Ok(Sheet::new("duties.html", title, &view)?.describe(description))
}

fn definition(site: &Site, key: Key<Duty>) -> DutyDefinition {
    let duty = &site.data().duties[key];
    let count = |wanted: &str| {
        site.findings()
            .duties
            .iter()
            .filter(|found| found.duty == key && found.state.word() == wanted)
            .count()
    };
    DutyDefinition {
        title: duty.title.clone(),
        months: wording::months(duty.months),
        who: duty.who.clone().unwrap_or_default(),
        applies_from: duty.applies_from.map(wording::day).unwrap_or_default(),
        note: duty.note.clone().unwrap_or_default(),
        url: duty.url.clone(),
        met: count("met"),
        met_late: count("met_late"),
        due_soon: count("due_soon"),
        not_yet_due: count("not_yet_due"),
        past_due: count("past_due"),
        cannot_say: count("cannot_say"),
        does_not_apply: count("does_not_apply"),
    }
}

fn region_row(site: &Site, region: Region) -> RegionRow {
    let in_region = |duty: &DutyState| site.data().councils[duty.council].region == region;
    let count = |state: State| {
        site.findings().duties.iter().filter(|duty| duty.state == state && in_region(duty)).count()
    };
    RegionRow {
        region: Link::new(region.name(), site.addresses().region(region)),
        calendar: site
            .findings()
            .duties
            .iter()
            .any(|duty| export::is_open(duty) && in_region(duty))
            .then(|| site.addresses().to(&export::region_calendar(region))),
        soon: count(State::DueSoon),
        past_due: count(State::PastDue),
    }
}
