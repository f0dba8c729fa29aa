//! Duties → calendars (RFC 5545): one for each region, one for each council.

use std::collections::BTreeMap;

use jiff::ToSpan;

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

/// Whether a step belongs into a calendar: it has a date and applies, whether it was taken, lies ahead or has no record.
fn is_listed(duty: &DutyState) -> bool {
    duty.due.is_some() && !matches!(duty.state, State::CannotSay | State::DoesNotApply(_))
}

/// The calendars of every region and every listed council: one that has nothing in it yet can be subscribed to all the same.
#[must_use]
pub fn calendars(data: &Dataset, findings: &Findings, addresses: &Addresses) -> Vec<Artefact> {
    let mut by_council: BTreeMap<Key<Council>, Vec<&DutyState>> = BTreeMap::new();
    let mut by_region: BTreeMap<Region, Vec<&DutyState>> = BTreeMap::new();
    for (key, council) in data.councils.iter().filter(|(key, _)| data.is_listed(*key)) {
        by_council.insert(key, Vec::new());
        by_region.entry(council.region).or_default();
    }
    for duty in findings.duties.iter().filter(|duty| is_listed(duty)) {
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
    let mut text = String::new();
    line(&mut text, "BEGIN:VCALENDAR");
    line(&mut text, "VERSION:2.0");
    line(&mut text, "PRODID:-//peerbench//duties//EN");
    line(&mut text, "CALSCALE:GREGORIAN");
    line(&mut text, &format!("X-WR-CALNAME:{}", escaped(&format!("Peer challenges, due dates: {name}"))));
    if duties.is_empty() {
        // A calendar needs a component (RFC 5545, 3.6).
        for part in
            ["BEGIN:VTIMEZONE", "TZID:UTC", "BEGIN:STANDARD", "DTSTART:19700101T000000", "TZOFFSETFROM:+0000"]
        {
            line(&mut text, part);
        }
        for part in ["TZOFFSETTO:+0000", "END:STANDARD", "END:VTIMEZONE"] {
            line(&mut text, part);
        }
    }
    for duty in duties {
        event(&mut text, duty, data, findings, addresses);
    }
    line(&mut text, "END:VCALENDAR");
    text
}

/// One duty as an event of whole days: of one day, or of all the days that it can be due on. Its identifier stays the same from
/// edition to edition, so that a calendar that has it already moves it.
fn event(text: &mut String, duty: &DutyState, data: &Dataset, findings: &Findings, addresses: &Addresses) {
    let Some(due) = duty.due else { return };
    let council = &data.councils[duty.council];
    let challenge = &data.challenges[duty.challenge];
    let definition = &data.duties[duty.duty];
    let sure = if due.is_day() { String::new() } else { format!(" (some day {})", wording::span(due)) };
    let page = addresses.absolute(&format!("challenges/{}/", challenge.id));
    let about = format!(
        "After the visit of {}. {}{sure}. As at {}. {page}",
        wording::visit(challenge),
        wording::capitalised(wording::duty_state(duty.state).word),
        wording::day(findings.as_of)
    );
    // No host: the identifier stays when the site moves.
    let identifier = format!("{}-{}-{}@peerbench", definition.step.word(), challenge.id, council.id);
    let done = duty.done.map(|date| format!(" (done, {})", wording::date(date))).unwrap_or_default();
    line(text, "BEGIN:VEVENT");
    line(text, &format!("UID:{identifier}"));
    line(text, &format!("DTSTAMP:{}", findings.as_of.strftime("%Y%m%dT000000Z")));
    line(text, &format!("DTSTART;VALUE=DATE:{}", due.earliest.strftime("%Y%m%d")));
    line(text, &format!("DTEND;VALUE=DATE:{}", due.latest.saturating_add(1.day()).strftime("%Y%m%d")));
    line(
        text,
        &format!("SUMMARY:{}", escaped(&format!("{}: {}{done}", council.short_name, definition.title))),
    );
    line(text, &format!("DESCRIPTION:{}", escaped(&about)));
    line(text, &format!("URL:{page}"));
    line(text, "TRANSP:TRANSPARENT");
    line(text, "END:VEVENT");
}

/// Text as a value (RFC 5545, 3.3.11).
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => escaped.extend(['\\', letter]),
            '\n' => escaped.push_str("\\n"),
            letter if letter.is_control() => escaped.push(' '),
            letter => escaped.push(letter),
        }
    }
    escaped
}

/// Most octets of a line, without its end (RFC 5545, 3.1).
const LONGEST: usize = 75;

/// Adds a line, folded so that no piece is longer than allowed and no letter is cut: each further piece begins with a space.
fn line(text: &mut String, content: &str) {
    let mut room = LONGEST;
    for letter in content.chars() {
        if letter.len_utf8() > room {
            text.push_str("\r\n ");
            room = LONGEST - 1;
        }
        text.push(letter);
        room -= letter.len_utf8();
    }
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_folded_between_letters() {
        for length in [10, 74, 75, 76, 149, 150, 300] {
            for letter in ["a", "é", "𝄞"] {
                let content = letter.repeat(length);
                let mut text = String::new();
                line(&mut text, &content);
                assert!(text.split("\r\n").all(|piece| piece.len() <= LONGEST));
                assert_eq!(text.replace("\r\n ", ""), format!("{content}\r\n"));
            }
        }
    }

    #[test]
    fn nothing_in_a_text_ends_its_line() {
        assert_eq!(escaped("a,b;c\\d\ne\rf"), "a\\,b\\;c\\\\d\\ne f");
    }
}
