//! Closure rates of councils against their number of recommendations: which differ more than chance explains.

mod picture;

use super::svg::Message;
use super::{Cell, Chart, Column, DataTable, Sources};
use crate::analysis::{CouncilFunnel, Group, Place, Proportion};
use crate::dataset::{Council, Key};
use crate::wording;

const NOTE: &str = "Each dot is one or more councils; the horizontal line is the share of all. A council with few recommendations can land \
                    far from that line by luck alone, so the limits are wide on the left. If councils were alike but for luck, \
                    19 in 20 would lie between the inner lines and nearly all (998 in 1,000) between the dashed outer ones. A \
                    council beyond the outer lines differs by more than luck explains; why, this chart cannot say. Red dots \
                    between inner and outer lines may well be luck.";

const NOTE_WIDENED: &str = "Each dot is one or more councils; the horizontal line is the share of all. A council with few recommendations can land \
     far from that line by luck alone, so the limits are wide on the left. A council tends to close many of its \
     recommendations or few, so councils scatter more than pure luck would have it, and the limits are widened to allow for \
     that. If councils were alike but for this, 19 in 20 would lie between the inner lines and nearly all (998 in 1,000) between \
     the dashed outer ones. A council beyond the outer lines differs by more than that; why, this chart cannot say. Red dots \
     between inner and outer lines may well be luck.";

/// The funnel of councils that are not mostly unknown. `None` where there are too few of them, or where all or none of
/// their recommendations is closed.
#[must_use]
pub fn funnel(sources: &Sources<'_>) -> Option<Chart> {
    let found = sources.findings.funnel.as_ref()?;
    let message = Message {
        name: "funnel".to_owned(),
        headline: headline(found),
        subtitle: subtitle(sources, found),
        note: if found.funnel.overdispersed { NOTE_WIDENED } else { NOTE },
    };
    Some(picture::picture(sources, found).into_chart(sources, message, table(sources, found)))
}

fn outside(found: &CouncilFunnel) -> impl Iterator<Item = &(Key<Council>, Proportion)> {
    found.units.iter().filter(|(_, share)| found.place(*share) != Place::Within)
}

/// Only councils beyond the outer limits are said to differ: beyond the inner ones chance alone puts one in twenty.
fn headline(found: &CouncilFunnel) -> String {
    let of = wording::counted(found.units.len(), "council");
    let count = |place: Place| found.units.iter().filter(|(_, share)| found.place(*share) == place).count();
    let (above, below) = (count(Place::FarAbove), count(Place::FarBelow));
    match (above, below) {
        (0, 0) => {
            format!("No council of {} differs from the rest by more than luck explains", found.units.len())
        }
        (1, 0) => format!("One of {of} has a larger share reported closed than luck explains"),
        (0, 1) => format!("One of {of} has a smaller share reported closed than luck explains"),
        (above, 0) => format!("{above} of {of} have a larger share reported closed than luck explains"),
        (0, below) => format!("{below} of {of} have a smaller share reported closed than luck explains"),
        (above, below) => format!(
            "{} of {of} differ by more than luck explains: {above} with a larger share reported closed, {below} with a smaller",
            above + below
        ),
    }
}

fn subtitle(sources: &Sources<'_>, found: &CouncilFunnel) -> String {
    let total: Proportion = found.units.iter().map(|(_, share)| *share).sum();
    let left_out = match found.left_out {
        0 => String::new(),
        n => format!(
            "; not shown: {} with nothing published about most of their recommendations",
            wording::counted(n as usize, "council")
        ),
    };
    let edge = match found.units.iter().filter(|(_, share)| found.place(*share).is_edge()).count() {
        0 => String::new(),
        n => format!(
            "; {n} more between the inner and outer limits, where luck alone would put about {}",
            found.expected_outside()
        ),
    };
    let widened = if found.funnel.overdispersed {
        format!("; limits {:.1} times as wide as pure luck would need", found.funnel.dispersion.sqrt())
    } else {
        String::new()
    };
    format!(
        "Each council’s share of recommendations reported closed, by how many it was given that were not withdrawn, as at {}; \
         {} in all the councils shown{edge}{left_out}{widened}",
        wording::day(sources.findings.as_of),
        wording::counts(total)
    )
}

/// Where a council lies, in words.
fn place(place: Place) -> &'static str {
    match place {
        Place::FarAbove => "above the outer limit",
        Place::Above => "above the inner limit",
        Place::Within => "within the limits",
        Place::Below => "below the inner limit",
        Place::FarBelow => "below the outer limit",
    }
}

fn title(sources: &Sources<'_>, found: &CouncilFunnel, council: Key<Council>, share: Proportion) -> String {
    let name = &sources.data.councils[council].short_name;
    format!("{name}: {} reported closed, {}", wording::counts(share), place(found.place(share)))
}

fn table(sources: &Sources<'_>, found: &CouncilFunnel) -> DataTable {
    let columns = vec![
        Column::words("Council"),
        Column::numbers("Closed"),
        Column::numbers("Out of"),
        Column::words("Where it lies"),
        Column::words("Places it can have"),
    ];
    let mut units: Vec<&(Key<Council>, Proportion)> = found.units.iter().collect();
    units.sort_by_key(|(council, _)| (&sources.data.councils[*council].short_name, *council));
    let rows = units
        .into_iter()
        .map(|(council, share)| {
            let row = &sources.data.councils[*council];
            let position = sources.findings.closure_positions.get(&Group::Council(*council));
            vec![
                Cell::linked(&row.short_name, Some(sources.addresses.council(row))),
                Cell::count(share.count()),
                Cell::count(share.total()),
                Cell::text(place(found.place(*share))),
                Cell::text(position.map(|range| wording::position(*range)).unwrap_or_default()),
            ]
        })
        .collect();
    DataTable { columns, rows }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::statistics;
    use crate::chart::said;
    use crate::chart::sample::{Sample, council};
    use crate::dataset::{CouncilType, Region};

    /// A funnel of councils with so many closed of so many.
    fn of(shares: &[(u32, u32)]) -> CouncilFunnel {
        let units: Vec<(Key<Council>, Proportion)> = shares
            .iter()
            .enumerate()
            .map(|(i, (n, of))| (Key::new(i), Proportion::of_parts(*n, of - n)))
            .collect();
        let shares: Vec<Proportion> = units.iter().map(|(_, share)| *share).collect();
        CouncilFunnel { funnel: statistics::funnel(&shares).unwrap(), units, left_out: 2 }
    }

    #[test]
    fn only_what_lies_far_outside_is_said_to_differ() {
        let mut shares = vec![(5, 10); 12];
        assert_eq!(
            headline(&of(&shares)),
            "No council of 12 differs from the rest by more than luck explains"
        );
        shares.push((0, 30));
        assert_eq!(
            headline(&of(&shares)),
            "One of 13 councils has a smaller share reported closed than luck explains"
        );
        shares.push((30, 30));
        assert_eq!(
            headline(&of(&shares)),
            "2 of 14 councils differ by more than luck explains: 1 with a larger share reported closed, 1 with a smaller"
        );
        let edge = of(&[vec![(5, 10); 19].as_slice(), &[(9, 10)]].concat());
        assert_eq!(edge.place(Proportion::of_parts(9, 1)), Place::Above);
        assert_eq!(
            headline(&edge),
            "No council of 20 differs from the rest by more than luck explains",
            "chance puts one there"
        );
    }

    #[test]
    fn councils_outside_are_named_and_the_others_only_when_pointed_at() {
        let mut sample = Sample::small();
        let names = [
            "alder", "birch", "cedar", "damson", "elm", "fir", "gorse", "hazel", "ivy", "juniper", "kale",
            "larch",
        ];
        let mut found = of(&[&[(0, 30)], vec![(5, 10); 11].as_slice()].concat());
        for (name, unit) in names.into_iter().zip(&mut found.units) {
            unit.0 = council(&mut sample.data, name, Region::London, CouncilType::Unitary, None);
        }
        sample.findings.funnel = Some(found);
        let chart = funnel(&sample.sources()).unwrap();
        let texts = said::texts(&chart.svg);
        assert!(texts.iter().any(|text| text == "Alder"), "{texts:?}");
        assert!(!texts.iter().any(|text| text == "Birch"), "{texts:?}");
        assert!(
            said::marks(&chart.svg)
                .iter()
                .any(|mark| mark.starts_with("11 councils: 5 of 10 reported closed"))
        );
        assert_eq!(chart.table.rows.len(), 12);
        insta::assert_snapshot!(chart.svg);
    }

    #[test]
    fn too_few_councils_make_no_funnel() {
        assert!(funnel(&Sample::small().sources()).is_none());
    }
}
