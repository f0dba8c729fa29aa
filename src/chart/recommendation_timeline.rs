//! What was stated of each recommendation of a challenge, by whom and when, and how due dates moved.

mod marks;
mod picture;

use super::svg::Message;
use super::{Cell, Chart, Column, DataTable, Section, Sources};
use crate::analysis::{Disagreement, History, RecommendationState};
use crate::dataset::{Challenge, Key, PartialDate, Recommendation, Update};
use crate::wording;

const NOTE: &str = "Each row is a recommendation, time runs from left to right; an empty row has no dated statement of its own. The shape says \
                    who states it: a disc the council, a square the review team, a diamond a committee of the council, a triangle \
                    the publisher of this site. An empty shape says not started, a pale one in progress or stopped, a full one \
                    complete, a crossed one withdrawn. Upright strokes, where there are any, are due dates, joined where a date \
                    moved.";

/// A row for each recommendation with its dated statements. `None` where there is no dated statement about any.
#[must_use]
pub fn recommendation_timeline(sources: &Sources<'_>, challenge: Key<Challenge>) -> Option<Chart> {
    let rows: Vec<Row> = rows(sources, challenge);
    if rows.iter().all(|row| row.stated.is_empty()) {
        return None;
    }
    let of = &sources.data.challenges[challenge];
    let message = Message {
        section: Section::Voices,
        name: format!("recommendation-timeline-{}", of.id),
        headline: headline(sources, &rows),
        subtitle: format!(
            "{}, {}: what was stated of each recommendation, as at {}{}",
            wording::kind(of.kind),
            wording::visit(of),
            wording::day(sources.findings.as_of),
            last_statement(&rows)
        ),
        note: NOTE,
    };
    Some(picture::picture(sources, challenge, &rows).into_chart(sources, message, table(sources, &rows)))
}

/// One recommendation with the dated statements about it, in time.
struct Row {
    key: Key<Recommendation>,
    stated: Vec<Key<Update>>,
    history: History,
}

fn rows(sources: &Sources<'_>, challenge: Key<Challenge>) -> Vec<Row> {
    let data = sources.data;
    let is_dated = |update: &Key<Update>| data.updates[*update].date.is_some();
    data.recommendations_of(challenge)
        .iter()
        .map(|key| Row {
            key: *key,
            stated: data.updates_of(*key).iter().copied().filter(is_dated).collect(),
            history: sources.findings.histories[*key],
        })
        .collect()
}

/// When the latest statement was made, for readers who take the date of the data for that.
fn last_statement(rows: &[Row]) -> String {
    let last = rows.iter().filter_map(|row| row.history.last_statement).max();
    last.map(|date| format!("; the latest statement is of {}", wording::month(date))).unwrap_or_default()
}

/// How many are closed, how many have no status, where council and review state different things of one time, how many dates moved.
fn headline(sources: &Sources<'_>, rows: &[Row]) -> String {
    let state = |row: &Row| sources.findings.statuses[row.key].state;
    let count = |holds: &dyn Fn(&Row) -> bool| rows.iter().filter(|row| holds(row)).count();
    let closed = count(&|row| state(row).is_closed());
    let unknown = count(&|row| state(row) == RecommendationState::NoStatus);
    let differ = count(&|row| row.history.disagreement == Some(Disagreement::SameTime));
    let moved = count(&|row| row.history.slippage.is_some_and(|slippage| slippage.moves > 0));
    let is = |number: usize| if number == 1 { "is" } else { "are" };
    let mut parts = vec![format!(
        "{closed} of {} {} reported closed",
        wording::counted(rows.len(), "recommendation"),
        is(rows.len())
    )];
    if unknown > 0 {
        parts.push(format!("{unknown} {} no status on record", if unknown == 1 { "has" } else { "have" }));
    }
    if differ > 0 {
        parts.push(format!(
            "the council and the review team or a committee state different things of {differ}"
        ));
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

/// Each recommendation with the latest statement of every voice; the columns of voices that state nothing are left out.
fn table(sources: &Sources<'_>, rows: &[Row]) -> DataTable {
    type Voice = fn(&History) -> Option<Key<Update>>;
    let voices: [(&str, Voice); 4] = [
        ("The council states", |history| history.council),
        ("The review team states", |history| history.review_team),
        ("A committee states", |history| history.committee),
        ("The publisher of this site states", |history| history.publisher),
    ];
    let voices: Vec<(&str, Voice)> = voices
        .into_iter()
        .filter(|(_, voice)| rows.iter().any(|row| voice(&row.history).is_some()))
        .collect();
    let mut columns = vec![Column::words("No."), Column::words("What was asked")];
    columns.extend(voices.iter().map(|(title, _)| Column::words(*title)));
    columns.extend(["Where they differ", "Due first", "Due last", "How it moved"].map(Column::words));
    let statement = |update: Option<Key<Update>>| {
        Cell::text(update.map_or_else(String::new, |update| {
            let update = &sources.data.updates[update];
            let when = update.date.map_or_else(|| "not dated".to_owned(), wording::date);
            format!("{} ({when})", update.status.word().replace('_', " "))
        }))
    };
    let date = |of: Option<PartialDate>| Cell::text(of.map(wording::date).unwrap_or_default());
    let rows = rows
        .iter()
        .map(|row| {
            let slippage = row.history.slippage;
            let link = sources.addresses.recommendation(sources.data, row.key);
            let mut cells = vec![
                Cell::linked(number(sources, row.key), Some(link)),
                Cell::text(&sources.data.recommendations[row.key].summary),
            ];
            cells.extend(voices.iter().map(|(_, voice)| statement(voice(&row.history))));
            cells.extend([
                Cell::text(wording::voices(sources.data, &row.history).unwrap_or_default()),
                date(slippage.map(|slippage| slippage.first)),
                date(slippage.map(|slippage| slippage.last)),
                Cell::text(slippage.as_ref().and_then(wording::slippage).unwrap_or_default()),
            ]);
            cells
        })
        .collect();
    DataTable { columns, rows }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::said;
    use crate::chart::sample::Sample;
    use crate::dataset::{Dataset, Reporter};

    fn derby_2017(sample: &Sample) -> Key<Challenge> {
        sample.data.challenges_of(sample.council("derby"))[0]
    }

    #[test]
    fn each_voice_has_its_shape_and_says_when_and_what() {
        let sample = Sample::small();
        let chart = recommendation_timeline(&sample.sources(), derby_2017(&sample)).unwrap();
        assert_eq!(chart.headline, "2 of 3 recommendations are reported closed; 1 has no status on record");
        let marks = said::marks(&chart.svg);
        assert!(marks.iter().any(|mark| mark == "The review team, 30 November 2018: complete"), "{marks:?}");
        assert!(marks.iter().any(|mark| mark == "The council, 30 November 2018: complete"), "{marks:?}");
        assert_eq!(chart.table.rows.len(), 3);
        insta::assert_snapshot!(chart.svg);
    }

    #[test]
    fn a_publishers_statement_is_not_the_councils() {
        let mut data = Sample::small().data;
        for key in data.updates.keys() {
            data.updates.row_mut(key).unwrap().reported_by = Reporter::Publisher;
        }
        let sample = Sample::of(data);
        let chart = recommendation_timeline(&sample.sources(), derby_2017(&sample)).unwrap();
        let columns: Vec<&str> = chart.table.columns.iter().map(|column| column.title.as_str()).collect();
        assert_eq!(columns[2..4], ["The publisher of this site states", "Where they differ"]);
        assert!(said::marks(&chart.svg).iter().all(|mark| !mark.starts_with("The council")));
    }

    #[test]
    fn what_moved_or_differs_is_in_the_headline() {
        let mut sample = Sample::small();
        let challenge = derby_2017(&sample);
        let due = crate::chart::sample::month(2018, 6);
        let history = &mut sample.findings.histories[Key::new(0)];
        history.disagreement = Some(Disagreement::SameTime);
        history.slippage = Some(crate::analysis::Slippage { first: due, last: due, moves: 2, days: 0 });
        sample.findings.histories[Key::new(1)].disagreement = Some(Disagreement::CouncilLater);
        let headline = headline(&sample.sources(), &rows(&sample.sources(), challenge));
        assert!(headline.ends_with("state different things of 1; 1 due date moved"), "{headline}");
    }

    #[test]
    fn without_a_dated_statement_there_is_no_line() {
        let mut data = Dataset::default();
        let leeds = crate::chart::sample::council(
            &mut data,
            "leeds",
            crate::dataset::Region::London,
            crate::dataset::CouncilType::Unitary,
            None,
        );
        let year = PartialDate::Year(2022);
        let challenge = crate::chart::sample::challenge(&mut data, "c", leeds, year, year);
        crate::chart::sample::recommend(&mut data, challenge, 1, &[]);
        assert!(recommendation_timeline(&Sample::of(data).sources(), challenge).is_none());
    }
}
