//! Duties → calendars (RFC 5545): one for each region, one for each council.

use std::collections::BTreeMap;

use icalendar::{Calendar, Component, Event, Property};
use jiff::ToSpan;
use jiff::civil::Date;

use crate::address::Addresses;
use crate::analysis::{DutyState, Findings, State};
use crate::artefact::Artefact;
use crate::dataset::{Council, Dataset, Key, Region};
use crate::wording;

/// The path of a region's calendar below the site's root.
#[must_use]
pub fn region_path(region: Region) -> String {
    format!("regions/{0}/{0}-duties.ics", region.slug())
}

/// The path of a council's calendar below the site's root.
#[must_use]
pub fn council_path(council: &Council) -> String {
    format!("councils/{0}/{0}-duties.ics", council.id)
}

/// Whether a duty belongs into a calendar: not done, with a date, whether that lies ahead or has passed with nothing recorded.
#[must_use]
pub fn is_open(duty: &DutyState) -> bool {
    duty.due.is_some() && matches!(duty.state, State::DueSoon | State::NotYetDue | State::PastDue)
}

/// The calendars of every region and council with an open duty.
#[must_use]
pub fn calendars(data: &Dataset, findings: &Findings, addresses: &Addresses) -> Vec<Artefact> {
    let mut by_council: BTreeMap<Key<Council>, Vec<&DutyState>> = BTreeMap::new();
    let mut by_region: BTreeMap<Region, Vec<&DutyState>> = BTreeMap::new();
    for duty in findings.duties.iter().filter(|duty| is_open(duty)) {
        by_council.entry(duty.council).or_default().push(duty);
        by_region.entry(data.councils[duty.council].region).or_default().push(duty);
    }
    let write = |name: &str, duties: &[&DutyState]| calendar(name, duties, data, findings, addresses);
    let regions = by_region
        .iter()
        .map(|(region, duties)| Artefact::new(region_path(*region), write(region.name(), duties)));
    let councils = by_council.iter().map(|(key, duties)| {
        let council = &data.councils[*key];
        Artefact::new(council_path(council), write(&council.short_name, duties))
    });
    regions.chain(councils).collect()
}

fn calendar(
    name: &str,
    duties: &[&DutyState],
    data: &Dataset,
    findings: &Findings,
    addresses: &Addresses,
) -> String {
    let mut calendar = Calendar::empty();
    calendar
        .append_property(("VERSION", "2.0"))
        .append_property(("PRODID", "-//peerbench//duties//EN"))
        .append_property(("CALSCALE", "GREGORIAN"))
        .name(&format!("Peer challenge duties: {name}"));
    for duty in duties {
        if let Some(event) = event(duty, data, findings, addresses) {
            calendar.push(event);
        }
    }
    calendar.done().to_string()
}

/// One duty as an event of whole days: of one day, or of all the days that it can be due on. Its identifier stays the same from
/// edition to edition, so that a calendar that has it already moves it.
fn event(duty: &DutyState, data: &Dataset, findings: &Findings, addresses: &Addresses) -> Option<Event> {
    let due = duty.due?;
    let council = &data.councils[duty.council];
    let challenge = &data.challenges[duty.challenge];
    let title = &data.duties[duty.duty].title;
    let host = addresses.host();
    let sure = if due.is_day() { String::new() } else { format!(" (some day {})", wording::span(due)) };
    let page = addresses.absolute(&format!("challenges/{}/", challenge.id));
    let about = format!(
        "After the visit of {}. {}{sure}. As at {}. {page}",
        wording::visit(challenge),
        wording::capitalised(wording::duty_state(duty.state).word),
        wording::day(findings.as_of)
    );
    let day = |name: &str, date: Date| {
        Property::new(name, date.strftime("%Y%m%d").to_string()).add_parameter("VALUE", "DATE").done()
    };
    let mut event = Event::new();
    event
        .uid(&format!("{}-{}-{}@{host}", data.duties[duty.duty].step.word(), challenge.id, council.id))
        .summary(&format!("{}: {title}", council.short_name))
        .description(&about)
        .url(&page)
        .append_property(day("DTSTART", due.earliest))
        .append_property(day("DTEND", due.latest.saturating_add(1.day())))
        .append_property(("DTSTAMP", findings.as_of.strftime("%Y%m%dT000000Z").to_string().as_str()))
        .append_property(("TRANSP", "TRANSPARENT"));
    Some(event.done())
}
