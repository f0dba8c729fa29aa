//! What was said of each recommendation of a challenge, by whom and when, and how due dates moved.

mod marks;
mod picture;

use super::svg::Message;
use super::{Cell, Chart, Column, DataTable, Sources};
use crate::analysis::{Class, History};
use crate::dataset::{Challenge, Key, Recommendation, Update};
use crate::wording;

const NOTE: &str = "Each row is a recommendation, time runs from left to right; an empty row means that nothing dated was published. The shape says who speaks: a disc the council, a square the \
                    review team, a diamond a committee, a triangle the publisher. An empty shape \
                    says not started, a pale one in progress or stopped, a full one complete, a crossed one withdrawn. Upright \
                    strokes, where there are any, are due dates, joined where a date moved.";

/// A row for each recommendation with its dated statements. `None` where nothing dated was said of any.
#[must_use]
pub fn recommendation_timeline(sources: &Sources<'_>, challenge: Key<Challenge>) -> Option<Chart> {
    let rows: Vec<Row> = rows(sources, challenge);
    if rows.iter().all(|row| row.said.is_empty()) {
        return None;
    }
    let of = &sources.data.challenges[challenge];
    let message = Message {
        name: format!("recommendation-timeline-{}", of.id),
        headline: headline(sources, &rows),
        subtitle: format!(
            "{}, {}: what was said of each recommendation, as at {}{}",
            wording::kind(of.kind),
            wording::visit(of),
            wording::day(sources.findings.as_of),
            last_statement(&rows)
        ),
        note: NOTE,
    };
    Some(picture::picture(sources, challenge, &rows).into_chart(sources, message, table(sources, &rows)))
}

/// One recommendation with the dated statements about it, in the order of speaking.
struct Row {
    key: Key<Recommendation>,
    said: Vec<Key<Update>>,
    history: History,
}

fn rows(sources: &Sources<'_>, challenge: Key<Challenge>) -> Vec<Row> {
    let as_of = sources.findings.as_of;
    sources
        .data
        .recommendations_of(challenge)
        .iter()
        .map(|key| Row {
            key: *key,
            said: sources
                .data
                .updates_of(*key)
                .iter()
                .copied()
                .filter(|update| {
                    sources.data.updates[*update].date.is_some_and(|date| date.earliest() <= as_of)
                })
                .collect(),
            history: sources.findings.histories.get(key.position()).copied().unwrap_or_default(),
        })
        .collect()
}

/// When anything was last heard, for readers who take the date of the data for that.
fn last_statement(rows: &[Row]) -> String {
    let last = rows.iter().filter_map(|row| row.history.last_statement).max();
    last.map(|date| format!("; the newest word is of {}", wording::month(date))).unwrap_or_default()
}

/// How many are closed, on how many the voices differ, how many dates moved.
fn headline(sources: &Sources<'_>, rows: &[Row]) -> String {
    let class = |row: &Row| sources.findings.statuses.get(row.key.position()).map(|status| status.class);
    let closed = rows.iter().filter(|row| class(row).is_some_and(Class::is_closed)).count();
    let differ = rows.iter().filter(|row| row.history.voices_differ).count();
    let moved =
        rows.iter().filter(|row| row.history.slippage.is_some_and(|slippage| slippage.moves > 0)).count();
    let mut parts = vec![format!(
        "By the last word on each, {closed} of {} {} complete",
        wording::counted(rows.len(), "recommendation"),
        if closed == 1 { "is" } else { "are" }
    )];
    let unknown = rows.iter().filter(|row| class(row) == Some(Class::NoInformation)).count();
    if unknown > 0 {
        parts.push(format!("nothing has been published on {}", wording::counted_words(unknown, "other")));
    }
    if differ > 0 {
        parts.push(format!("the council and those who looked differ on {differ}"));
    }
    if moved > 0 {
        parts.push(format!("{} moved", wording::counted(moved, "due date")));
    }
    parts.join("; ")
}

/// The number that a recommendation is known by.
fn number(sources: &Sources<'_>, key: Key<Recommendation>) -> String {
    let recommendation = &sources.data.recommendations[key];
    recommendation.printed_number.clone().unwrap_or_else(|| recommendation.number.to_string())
}

fn table(sources: &Sources<'_>, rows: &[Row]) -> DataTable {
    let columns = vec![
        Column::words("No."),
        Column::words("What was asked"),
        Column::words("The council says"),
        Column::words("The review team or a committee found"),
        Column::words("Due first"),
        Column::words("Due last"),
        Column::words("How it moved"),
    ];
    let said = |update: Option<Key<Update>>| {
        Cell::text(update.map_or_else(String::new, |update| {
            let update = &sources.data.updates[update];
            let when = update.date.map_or_else(|| "not dated".to_owned(), wording::date);
            format!("{} ({when})", update.status.word().replace('_', " "))
        }))
    };
    let rows = rows
        .iter()
        .map(|row| {
            let slippage = row.history.slippage;
            let date = |of: Option<crate::dataset::PartialDate>| {
                Cell::text(of.map(wording::date).unwrap_or_default())
            };
            vec![
                Cell::linked(
                    number(sources, row.key),
                    Some(sources.addresses.recommendation(sources.data, row.key)),
                ),
                Cell::text(&sources.data.recommendations[row.key].summary),
                said(row.history.council_says),
                said(row.history.review_finds),
                date(slippage.map(|slippage| slippage.first)),
                date(slippage.map(|slippage| slippage.last)),
                Cell::text(slippage.as_ref().and_then(wording::slippage).unwrap_or_default()),
            ]
        })
        .collect();
    DataTable { columns, rows }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::said;
    use crate::chart::sample::Sample;
    use crate::dataset::Dataset;

    #[test]
    fn each_voice_has_its_shape_and_says_when_and_what() {
        let sample = Sample::small();
        let challenge = sample.data.challenges_of(sample.council("derby"))[0];
        let chart = recommendation_timeline(&sample.sources(), challenge).unwrap();
        assert_eq!(
            chart.headline,
            "By the last word on each, 2 of 3 recommendations are complete; nothing has been published on one other"
        );
        let marks = said::marks(&chart.svg);
        assert!(marks.iter().any(|mark| mark == "The review team, 30 November 2018: complete"), "{marks:?}");
        assert!(marks.iter().any(|mark| mark == "The council, 30 November 2018: complete"), "{marks:?}");
        assert_eq!(chart.table.rows.len(), 3);
        insta::assert_snapshot!(chart.svg);
    }

    #[test]
    fn what_moved_or_differs_is_in_the_headline() {
        let mut sample = Sample::small();
        let challenge = sample.data.challenges_of(sample.council("derby"))[0];
        let due = crate::chart::sample::month(2018, 6);
        sample.findings.histories[0].voices_differ = true;
        sample.findings.histories[0].slippage =
            Some(crate::analysis::Slippage { first: due, last: due, moves: 2, days: 0 });
        let headline = headline(&sample.sources(), &rows(&sample.sources(), challenge));
        assert!(
            headline.ends_with("the council and those who looked differ on 1; 1 due date moved"),
            "{headline}"
        );
    }

    #[test]
    fn without_a_dated_word_there_is_no_line() {
        let mut data = Dataset::default();
        let leeds = crate::chart::sample::council(
            &mut data,
            "leeds",
            crate::dataset::Region::London,
            crate::dataset::CouncilType::Unitary,
            None,
        );
        let year = crate::dataset::PartialDate::Year(2022);
        let challenge = crate::chart::sample::challenge(&mut data, "c", leeds, year, year);
        crate::chart::sample::recommend(&mut data, challenge, 1, &[]);
        assert!(recommendation_timeline(&Sample::of(data).sources(), challenge).is_none());
    }
}
