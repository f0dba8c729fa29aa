//! The councils as hexagons, shaded by how long ago each was last challenged.

use std::f64::consts::PI;

use super::svg::{Canvas, Ink, Message, Picture, WIDTH, Words};
use super::{Cell, Chart, Column, DataTable, Sources, legend};
use crate::analysis::LastChallenge;
use crate::dataset::{Council, Key, Nation};
use crate::wording;

/// Names and shades of the times since a challenge, each with the whole years from which it holds.
const AGES: [(u16, Ink, &str); 4] = [
    (0, Ink::step(5), "under 1 year"),
    (1, Ink::step(4), "1 to 3 years"),
    (3, Ink::step(3), "3 to 5 years"),
    (5, Ink::step(1), "5 years or more"),
];

/// Years after which the next challenge is due.
const DUE_YEARS: u16 = 5;

/// Width of the map itself; the legend stands to its right, over the sea.
const MAP_WIDTH: f64 = 560.0;

const NOTE: &str = "Each hexagon is one council, near its place on the map but all of one size; the stronger the colour, the more recent its last \
                    corporate, finance or governance challenge. None on record means that none was found, not that there was \
                    none. County councils have no hexagon of their own.";

/// One hexagon.
struct Hexagon<'a> {
    council: &'a Council,
    place: (i32, i32),
    last: Option<LastChallenge>,
}

/// A hexagon map of the councils of England that exist. Other nations are left out: they have their own improvement arrangements,
/// so that most of their hexagons would be empty for a reason that has nothing to do with challenges. `None` when no
/// council of England has a place on the map.
#[must_use]
pub fn hexagon_map(sources: &Sources<'_>) -> Option<Chart> {
    let hexagons: Vec<Hexagon<'_>> = sources
        .data
        .councils
        .iter()
        .filter(|(_, council)| council.nation == Nation::England && council.exists_at(sources.findings.as_of))
        .filter_map(|(key, council)| {
            Some(Hexagon { council, place: council.hexagon?, last: last(sources, key) })
        })
        .collect();
    let layout = Layout::of(&hexagons)?;
    let entries = entries(&hexagons);
    let message = Message {
        name: "map-last-challenge".to_owned(),
        headline: headline(&hexagons),
        subtitle: format!(
            "Years since the last corporate, finance or governance challenge on record, {} of England, as at {}",
            wording::counted(hexagons.len(), "council"),
            wording::day(sources.findings.as_of)
        ),
        note: NOTE,
    };
    let picture = Picture::draw(layout.height, |canvas| {
        canvas.unspoken(|canvas| {
            for hexagon in &hexagons {
                let link = sources.addresses.council(hexagon.council);
                canvas.mark(&title(sources, hexagon), Some(&link), |canvas| {
                    canvas.shape(ink(hexagon.last), &layout.corners(hexagon.place));
                });
            }
        });
        key(canvas, &entries);
    });
    Some(picture.into_chart(sources, message, table(sources, &hexagons)))
}

fn last(sources: &Sources<'_>, council: Key<Council>) -> Option<LastChallenge> {
    LastChallenge::of(sources.data, council, sources.findings.as_of)
}

/// Where hexagons lie. Layout "odd-r": rows of pointed hexagons, odd rows half a hexagon to the right, row numbers
/// growing northwards.
struct Layout {
    west: i32,
    north: i32,
    /// Width of a hexagon.
    across: f64,
    height: f64,
}

impl Layout {
    fn of(hexagons: &[Hexagon<'_>]) -> Option<Self> {
        let columns = || hexagons.iter().map(|hexagon| hexagon.place.0);
        let rows = || hexagons.iter().map(|hexagon| hexagon.place.1);
        let (west, east) = (columns().min()?, columns().max()?);
        let (south, north) = (rows().min()?, rows().max()?);
        let across = (MAP_WIDTH / (f64::from(east) - f64::from(west) + 1.5)).min(40.0);
        let side = across / 3.0_f64.sqrt();
        let height = side * (1.5 * (f64::from(north) - f64::from(south)) + 2.0);
        Some(Self { west, north, across, height: height.max(200.0) })
    }

    /// The six corners of a hexagon, a little within its place so that neighbours stay apart.
    fn corners(&self, (column, row): (i32, i32)) -> [(f64, f64); 6] {
        let side = self.across / 3.0_f64.sqrt();
        let shift = if row.rem_euclid(2) == 1 { 0.5 } else { 0.0 };
        let x = self.across * (f64::from(column) - f64::from(self.west) + 0.5 + shift);
        let y = side * (1.0 + 1.5 * (f64::from(self.north) - f64::from(row)));
        let radius = side - 0.8;
        [0.5, 1.5, 2.5, 3.5, 4.5, 5.5].map(|turn| {
            let angle = turn * PI / 3.0;
            (x + radius * angle.cos(), y + radius * angle.sin())
        })
    }
}

fn age(years: u16) -> (Ink, &'static str) {
    let found = AGES.iter().rev().find(|(from, _, _)| years >= *from).unwrap_or(&AGES[0]);
    (found.1, found.2)
}

fn ink(last: Option<LastChallenge>) -> Ink {
    last.map_or(Ink::NONE, |last| age(last.years).0)
}

/// The legend with the number of councils of each shade.
fn entries(hexagons: &[Hexagon<'_>]) -> Vec<(Ink, String)> {
    let count = |ink_of: Ink| hexagons.iter().filter(|hexagon| ink(hexagon.last) == ink_of).count();
    let aged = AGES.iter().map(|(_, ink, name)| (*ink, *name));
    aged.chain([(Ink::NONE, "none on record")])
        .map(|(ink, name)| (ink, format!("{name}: {}", count(ink))))
        .collect()
}

/// The legend, one line under another in the north-east, where England leaves room.
fn key(canvas: &Canvas<'_>, entries: &[(Ink, String)]) {
    let x = WIDTH - 190.0;
    canvas.text(Words::new(Ink::LABEL).size(13.0).bold(), (x, 16.0), "Last challenge");
    for (line, entry) in entries.iter().enumerate() {
        let y = 40.0 + legend::LINE * line as f64;
        canvas.bar(entry.0, (x, y - 6.0), 12.0, 12.0);
        canvas.text(Words::new(Ink::LABEL).size(13.0), (x + 20.0, y), &entry.1);
    }
}

fn headline(hexagons: &[Hexagon<'_>]) -> String {
    let recent = hexagons.iter().filter(|h| h.last.is_some_and(|last| last.years < DUE_YEARS)).count();
    let none = hexagons.iter().filter(|h| h.last.is_none()).count();
    let earlier = match hexagons.len() - recent - none {
        0 => String::new(),
        n => format!(", {n} before that"),
    };
    let none = match none {
        0 => String::new(),
        n => format!("; for {n} none was found"),
    };
    format!(
        "{recent} of {} had a peer challenge in the last five years{earlier}, as far as is on record{none}",
        wording::counted(hexagons.len(), "council")
    )
}

/// `Derby: last challenge June 2017, 8 years before`
fn title(sources: &Sources<'_>, hexagon: &Hexagon<'_>) -> String {
    let name = &hexagon.council.short_name;
    match hexagon.last {
        None => format!("{name}: no challenge on record"),
        Some(last) => format!("{name}: last challenge {}, {}", month(sources, last), years_before(last)),
    }
}

fn month(sources: &Sources<'_>, last: LastChallenge) -> String {
    sources.data.challenges[last.challenge].visit_end().map(wording::month).unwrap_or_default()
}

fn years_before(last: LastChallenge) -> String {
    match last.years {
        0 => "less than a year before".to_owned(),
        years => format!("{} before", wording::counted(usize::from(years), "year")),
    }
}

fn table(sources: &Sources<'_>, hexagons: &[Hexagon<'_>]) -> DataTable {
    let columns = vec![
        Column::words("Council"),
        Column::words("Region"),
        Column::words("Last challenge"),
        Column::words("Time since"),
    ];
    let rows = hexagons
        .iter()
        .map(|hexagon| {
            let mut cells = vec![
                Cell::linked(&hexagon.council.name, Some(sources.addresses.council(hexagon.council))),
                Cell::text(hexagon.council.region.name()),
            ];
            match hexagon.last {
                None => cells.extend([Cell::text("none on record"), Cell::text("–")]),
                Some(last) => {
                    let link = sources.addresses.challenge(&sources.data.challenges[last.challenge]);
                    cells.push(Cell::linked(month(sources, last), Some(link)));
                    cells.push(Cell::text(age(last.years).1));
                }
            }
            cells
        })
        .collect();
    DataTable { columns, rows }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::said;
    use crate::chart::sample::{self, Sample};
    use crate::dataset::{CouncilType, Dataset, Region};

    #[test]
    fn every_council_says_how_long_ago() {
        let sample = Sample::small();
        let chart = hexagon_map(&sample.sources()).unwrap();
        assert_eq!(
            said::marks(&chart.svg),
            [
                "Derby: last challenge October 2023, 1 year before",
                "Leeds: last challenge 2022, 2 years before",
                "Hull: last challenge March 2024, 1 year before"
            ]
        );
        assert_eq!(
            chart.headline,
            "3 of 3 councils had a peer challenge in the last five years, as far as is on record"
        );
        assert!(said::texts(&chart.svg).contains(&"1 to 3 years: 3".to_owned()));
        assert_eq!(said::links(&chart.svg)[0], "/site/councils/derby/");
        assert_eq!(chart.table.rows.len(), 3);
        assert!(said::is_balanced(&chart.svg));
        insta::assert_snapshot!(chart.svg);
    }

    #[test]
    fn north_is_up_and_odd_rows_stand_to_the_right() {
        let layout = Layout { west: 0, north: 3, across: 20.0, height: 200.0 };
        let top = |place| layout.corners(place)[4];
        assert!(top((0, 3)).1 < top((0, 2)).1);
        assert!((top((0, 3)).0 - top((0, 2)).0 - 10.0).abs() < 1e-9);
        assert!((top((0, -1)).0 - top((0, 2)).0 - 10.0).abs() < 1e-9);
    }

    #[test]
    fn ages_go_by_whole_years() {
        let names = [0, 1, 2, 3, 4, 5, 40].map(|years| age(years).1);
        assert_eq!(names[..3], ["under 1 year", "1 to 3 years", "1 to 3 years"]);
        assert_eq!(names[3..], ["3 to 5 years", "3 to 5 years", "5 years or more", "5 years or more"]);
    }

    #[test]
    fn without_places_there_is_no_map() {
        let mut data = Dataset::default();
        sample::council(&mut data, "derby", Region::EastMidlands, CouncilType::Unitary, None);
        sample::council(&mut data, "powys", Region::Wales, CouncilType::Unitary, Some((0, 0)));
        assert!(hexagon_map(&Sample::of(data).sources()).is_none());
    }

    #[test]
    fn far_away_places_do_not_overflow() {
        let mut data = Dataset::default();
        for (id, place) in [("a", (i32::MIN, i32::MIN)), ("b", (i32::MAX, i32::MAX))] {
            sample::council(&mut data, id, Region::London, CouncilType::Unitary, Some(place));
        }
        assert!(hexagon_map(&Sample::of(data).sources()).is_some());
    }
}
