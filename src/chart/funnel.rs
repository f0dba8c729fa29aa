//! Closure rates of councils against their number of recommendations: which differ by more than chance.

mod picture;

use super::svg::Message;
use super::{Cell, Chart, Column, DataTable, Section, Sources};
use crate::analysis::{CouncilFunnel, FunnelZone, Group, Proportion, Reason, Verdict};
use crate::dataset::{Council, Key};
use crate::wording;

const NOTE: &str = "Each dot is one or more councils; the horizontal line is the share of all. A council with few recommendations can land \
                    far from that line by chance, so the limits are wide on the left. If councils were alike, 19 in 20 would lie \
                    between the inner limits (1 in 20) and nearly all between the dashed outer ones (1 in 500). Only the councils in \
                    colour, which are named, differ by more than chance after allowing for how many were looked at; why, this \
                    chart cannot say.";

const NOTE_WIDENED: &str = "Each dot is one or more councils; the horizontal line is the share of all. A council with few recommendations can land \
     far from that line by chance, so the limits are wide on the left. A council tends to close many of its recommendations or \
     few; the limits are widened to allow for that. If councils were alike but for this, 19 in 20 would lie between the inner \
     limits (1 in 20) and nearly all between the dashed outer ones (1 in 500). Only the councils in colour, which are named, differ by \
     more than chance after allowing for how many were looked at; why, this chart cannot say.";

/// The funnel of councils that are not mostly unknown. `None` where there are too few of them, or where all or none of
/// their recommendations is closed.
#[must_use]
pub fn funnel(sources: &Sources<'_>) -> Option<Chart> {
    let found = sources.findings.funnel.as_ref()?;
    let message = Message {
        section: Section::Funnel,
        name: "funnel".to_owned(),
        headline: wording::funnel(sources.findings).trim_end_matches('.').to_owned(),
        subtitle: subtitle(sources, found),
        note: if found.funnel.is_overdispersed() { NOTE_WIDENED } else { NOTE },
    };
    Some(picture::picture(sources, found).into_chart(sources, message, table(sources, found)))
}

/// What may be said of a council against all others.
fn verdict(sources: &Sources<'_>, council: Key<Council>) -> Option<Verdict> {
    sources.findings.closure_claim(Group::Council(council)).map(|claim| claim.verdict)
}

/// Whether a council may be named: only where its own claim is a difference.
fn is_named(sources: &Sources<'_>, council: Key<Council>) -> bool {
    verdict(sources, council).is_some_and(Verdict::is_difference)
}

fn subtitle(sources: &Sources<'_>, found: &CouncilFunnel) -> String {
    let total: Proportion = found.units.iter().map(|(_, share)| *share).sum();
    let left_out = match found.left_out {
        0 => String::new(),
        n => format!(
            "; not shown: {} with no status on record for more than half of their recommendations",
            wording::counted(n as usize, "council")
        ),
    };
    let widened = if found.funnel.is_overdispersed() {
        format!(
            "; limits widened, since councils scatter more than chance has it (dispersion {:.1})",
            found.funnel.dispersion
        )
    } else {
        String::new()
    };
    format!(
        "Each council’s share of recommendations reported closed, by how many it was given that were not withdrawn, as at {}; \
         {} in all the councils shown{left_out}{widened}",
        wording::day(sources.findings.as_of),
        wording::counts(total)
    )
}

/// Where a council lies, in words.
fn zone(zone: FunnelZone) -> &'static str {
    match zone {
        FunnelZone::FarAbove => "above the outer limit",
        FunnelZone::Above => "above the inner limit",
        FunnelZone::Within => "within the limits",
        FunnelZone::Below => "below the inner limit",
        FunnelZone::FarBelow => "below the outer limit",
    }
}

/// The verdict on a council of the funnel, in words. More than half of its own recommendations have a status, so where too few have
/// one, those are the others’.
fn verdict_in_words(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::CannotSay(Reason::Unknown) => {
            "not compared: too many of the others’ have no status on record"
        }
        verdict => wording::verdict(verdict),
    }
}

/// `3 of 10 reported closed, within the limits: no clear difference`
fn in_words(found: &CouncilFunnel, share: Proportion, verdict: Option<Verdict>) -> String {
    let verdict = verdict.map(|verdict| format!(": {}", verdict_in_words(verdict))).unwrap_or_default();
    format!("{} reported closed, {}{verdict}", wording::counts(share), zone(found.zone(share)))
}

fn table(sources: &Sources<'_>, found: &CouncilFunnel) -> DataTable {
    let columns = vec![
        Column::words("Council"),
        Column::numbers("Closed"),
        Column::numbers("Out of"),
        Column::words("Where it lies"),
        Column::words("Against all other councils"),
    ];
    let mut units: Vec<&(Key<Council>, Proportion)> = found.units.iter().collect();
    units.sort_by_key(|(council, _)| (&sources.data.councils[*council].short_name, *council));
    let rows = units
        .into_iter()
        .map(|(council, share)| {
            let row = &sources.data.councils[*council];
            vec![
                Cell::linked(&row.short_name, Some(sources.addresses.council(row))),
                Cell::count(share.count()),
                Cell::count(share.total()),
                Cell::text(zone(found.zone(*share))),
                Cell::text(verdict(sources, *council).map_or("–", verdict_in_words)),
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
    use crate::dataset::{CouncilType, Dataset, Region, Reporter, Status};

    /// Forty councils with 5 of 10 recommendations closed, and Alder with 0 of 30.
    fn with_one_apart() -> Sample {
        let mut data = Dataset::default();
        let alike = (1..=40).map(|number| (format!("c{number:02}"), 5, 10));
        for (name, closed, made) in [("alder".to_owned(), 0, 30)].into_iter().chain(alike) {
            let council = sample::council(&mut data, &name, Region::London, CouncilType::Unitary, None);
            let visit = sample::month(2017, 3);
            let challenge = sample::challenge(&mut data, &format!("{name}-2017"), council, visit, visit);
            for number in 1..=made {
                let key = sample::recommend(&mut data, challenge, number, &[]);
                let status = if number <= closed { Status::Complete } else { Status::InProgress };
                sample::update(&mut data, key, status, Reporter::Council);
            }
        }
        Sample::of(data)
    }

    #[test]
    fn councils_that_differ_are_named_and_the_others_only_when_pointed_at() {
        let sample = with_one_apart();
        let chart = funnel(&sample.sources()).unwrap();
        assert!(chart.headline.starts_with("1 of 41 councils differs from "), "{}", chart.headline);
        let texts = said::texts(&chart.svg);
        assert!(texts.iter().any(|text| text == "Alder"), "{texts:?}");
        assert!(!texts.iter().any(|text| text == "C01"), "{texts:?}");
        let marks = said::marks(&chart.svg);
        assert!(
            marks.iter().any(|mark| {
                mark.starts_with(
                    "40 councils: 5 of 10 reported closed, within the limits: no clear difference",
                )
            }),
            "{marks:?}"
        );
        assert_eq!(chart.table.rows.len(), 41);
        assert_eq!(chart.table.rows[0][4].text, "lower, by more than chance");
        insta::assert_snapshot!(chart.svg);
    }

    #[test]
    fn beyond_a_limit_alone_is_no_difference() {
        let mut sample = with_one_apart();
        for claim in sample.findings.closure_claims.values_mut() {
            claim.verdict = Verdict::NoClearDifference;
        }
        let chart = funnel(&sample.sources()).unwrap();
        assert!(chart.headline.starts_with("None of 41 councils differs from "), "{}", chart.headline);
        assert!(!said::texts(&chart.svg).iter().any(|text| text == "Alder"));
        assert_eq!(chart.table.rows[0][3].text, "below the outer limit");
    }

    #[test]
    fn too_few_councils_make_no_funnel() {
        assert!(funnel(&Sample::small().sources()).is_none());
    }
}
