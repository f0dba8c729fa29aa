//! The councils as hexagons, shaded by what a view says of each.

use super::svg::{Canvas, Message, NARROW, Picture, SvgClass, TextStyle};
use super::{Cell, Chart, Column, DataTable, Sources, legend};
use crate::dataset::{Council, Key, Nation};
use crate::wording;

mod layout;
mod view;

use layout::{Layout, Place, borders, names};
pub use view::MapView;
use view::Shade;

/// Room for the legend at the right of a wide map, over the sea.
const LEGEND_WIDTH: f64 = 160.0;

/// One hexagon.
struct Hexagon<'a> {
    council: &'a Council,
    place: Place,
    shade: Shade,
}

/// Whether there is a council to show on a map.
#[must_use]
pub fn has_map(sources: &Sources<'_>) -> bool {
    placed(sources).next().is_some()
}

/// The councils of a map, with their places.
fn placed<'a>(sources: &Sources<'a>) -> impl Iterator<Item = (Key<Council>, &'a Council, Place)> + use<'a> {
    let Sources { data, findings, .. } = *sources;
    let as_of = findings.as_of;
    data.councils.iter().filter_map(move |(key, council)| {
        let is_shown = council.nation == Nation::England && council.exists_at(as_of);
        Some((key, council, council.hexagon.filter(|_| is_shown)?))
    })
}

/// A hexagon map of the councils of England that exist. Other nations are left out: they have their own improvement arrangements,
/// so that most of their hexagons would be empty for a reason that has nothing to do with challenges. `None` when no
/// council of England has a place on the map.
#[must_use]
pub fn hexagon_map(sources: &Sources<'_>, view: MapView) -> Option<Chart> {
    let hexagons: Vec<Hexagon<'_>> = placed(sources)
        .map(|(key, council, place)| Hexagon { council, place, shade: view.shade(sources, key) })
        .collect();
    if hexagons.is_empty() {
        return None;
    }
    let mut counts = [0; 5];
    for hexagon in &hexagons {
        counts[hexagon.shade.step] += 1;
    }
    let entries: Vec<(SvgClass, String)> = view
        .scale()
        .into_iter()
        .zip(counts)
        .map(|((class, name), count)| (class, format!("{name}: {count}")))
        .collect();
    let message = Message {
        section: view.section(),
        name: view.chart_name().to_owned(),
        headline: view.headline(counts),
        subtitle: format!(
            "{}, {} of England, as at {}",
            view.subtitle(),
            wording::counted(hexagons.len(), "council"),
            wording::day(sources.findings.as_of)
        ),
        note: view.note(),
    };
    let picture = Picture::in_two_widths(|width| picture(sources, view, &hexagons, &entries, width));
    Some(picture.into_chart(sources, message, table(sources, view, &hexagons)))
}

/// The map so wide; on a phone its legend stands above it.
fn picture(
    sources: &Sources<'_>,
    view: MapView,
    hexagons: &[Hexagon<'_>],
    entries: &[(SvgClass, String)],
    width: f64,
) -> Picture {
    let is_narrow = width <= NARROW;
    let (room, top) =
        if is_narrow { (width, legend::height(entries, width) + 12.0) } else { (width - LEGEND_WIDTH, 0.0) };
    let layout = Layout::of(hexagons, room, top);
    Picture::draw_at(width, layout.height, |canvas| {
        canvas.unspoken(|canvas| {
            for Hexagon { council, place, shade } in hexagons {
                let title = format!("{}: {}", council.short_name, shade.words);
                canvas.mark(&title, Some(&sources.addresses.council(council)), |canvas| {
                    canvas.shape(view.scale()[shade.step].0, &layout.corners(*place, layout.side - 0.8));
                });
            }
            borders(canvas, hexagons, &layout);
            names(canvas, hexagons, &layout);
        });
        if is_narrow {
            legend::draw(canvas, entries, 0.0, width);
        } else {
            key(canvas, view.title(), entries, width);
        }
    })
}

/// The legend, one line under another in the north-east, where England leaves room.
fn key(canvas: &Canvas<'_>, title: &str, entries: &[(SvgClass, String)], width: f64) {
    let x = width - 190.0;
    canvas.text(TextStyle::new(SvgClass::LABEL).size(13.0).bold(), (x, 16.0), title);
    for (line, entry) in entries.iter().enumerate() {
        let y = 40.0 + legend::LINE * line as f64;
        canvas.bar(entry.0, (x, y - 6.0), 12.0, 12.0);
        canvas.text(TextStyle::new(SvgClass::LABEL).size(13.0), (x + 20.0, y), &entry.1);
    }
}

fn table(sources: &Sources<'_>, view: MapView, hexagons: &[Hexagon<'_>]) -> DataTable {
    let columns = ["Council", "Region"].into_iter().chain(view.columns()).map(Column::words).collect();
    let rows = hexagons
        .iter()
        .map(|Hexagon { council, shade, .. }| {
            vec![
                Cell::linked(&council.name, Some(sources.addresses.council(council))),
                Cell::text(council.region.name()),
                shade.cell.clone(),
                Cell::text(view.scale()[shade.step].1),
            ]
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
        let chart = hexagon_map(&sample.sources(), MapView::LastVisit).unwrap();
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
    fn without_places_there_is_no_map() {
        let mut data = Dataset::default();
        sample::council(&mut data, "derby", Region::EastMidlands, CouncilType::Unitary, None);
        sample::council(&mut data, "powys", Region::Wales, CouncilType::Unitary, Some((0, 0)));
        assert!(hexagon_map(&Sample::of(data).sources(), MapView::LastVisit).is_none());
    }

    #[test]
    fn far_away_places_do_not_overflow() {
        let mut data = Dataset::default();
        for (id, place) in [("a", (i32::MIN, i32::MIN)), ("b", (i32::MAX, i32::MAX))] {
            sample::council(&mut data, id, Region::London, CouncilType::Unitary, Some(place));
        }
        assert!(hexagon_map(&Sample::of(data).sources(), MapView::LastVisit).is_some());
    }

    #[test]
    fn every_view_says_something_of_every_council() {
        let sample = Sample::small();
        for view in MapView::ALL {
            let chart = hexagon_map(&sample.sources(), view).unwrap();
            assert_eq!(said::marks(&chart.svg).len(), 3, "{view:?}");
            assert!(chart.table.rows.iter().all(|row| row.len() == 4), "{view:?}");
        }
        let chart = hexagon_map(&sample.sources(), MapView::Progress).unwrap();
        assert!(chart.headline.starts_with("A recommendation is reported closed in "), "{}", chart.headline);
    }
}
