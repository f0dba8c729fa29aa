//! A council's time line: visits, what was published after them, plans, outside events and what is due next.

mod lanes;
mod moments;

use jiff::civil::Date;

use self::lanes::{Lanes, Placed, Side};
use self::moments::{Kind, Moment};
use super::svg::{Canvas, Message, Picture, SvgClass, TextStyle, WIDTH, fit};
use super::time_axis::TimeAxis;
use super::{Cell, Chart, Column, DataTable, Section, Sources};
use crate::dataset::{Council, Key, PartialDate};
use crate::wording;

const LEFT: f64 = 84.0;
const LANE: f64 = 22.0;
const GAP: f64 = 10.0;
const HEAD: f64 = 18.0;
const AXIS: f64 = 24.0;
/// Marks narrower than this are drawn as a disc.
const DOT: f64 = 8.0;

const NOTE: &str = "Time runs from left to right. A dot is a day or a month; a wide mark is a date known only to the year or to a span. A plan \
                    runs from its adoption to its close, or to the strong upright line where no end is published; that line is \
                    the day up to which the data reach. Only what was found on public pages is drawn.";

/// The time line of a council. `None` when nothing about it has a date.
#[must_use]
pub fn duty_timeline(sources: &Sources<'_>, council: Key<Council>) -> Option<Chart> {
    let moments = moments::of(sources, council);
    let as_of = sources.findings.as_of;
    let axis = axis(&moments, as_of)?;
    let row = &sources.data.councils[council];
    let message = Message {
        section: Section::Duties,
        name: format!("time-line-of-{}", row.id),
        headline: headline(&moments, row, as_of),
        subtitle: subtitle(sources, council),
        note: NOTE,
    };
    Some(picture(&axis, as_of, &moments).into_chart(sources, message, table(&moments)))
}

/// How many visits since when, and what is due next.
fn headline(moments: &[Moment], council: &Council, as_of: Date) -> String {
    let visits: Vec<&Moment> = moments.iter().filter(|moment| moment.kind == Kind::Visit).collect();
    let follow_ups = visits.iter().filter(|visit| visit.follow_up).count();
    let mut parts = Vec::new();
    if visits.len() > follow_ups {
        parts.push(wording::counted_words(visits.len() - follow_ups, "challenge"));
    }
    if follow_ups > 0 {
        parts.push(wording::counted_words(follow_ups, "follow-up visit"));
    }
    let first = visits.iter().map(|visit| visit.days.earliest.year()).min();
    let visits = match first {
        Some(year) if visits.len() == 1 => format!("{} on record, in {year}", wording::list(&parts)),
        Some(year) => format!("{} on record since {year}", wording::list(&parts)),
        None => "no dated visit on record".to_owned(),
    };
    let visits = wording::capitalised(&visits);
    match moments.iter().find(|moment| moment.kind == Kind::Due) {
        Some(due) => format!("{visits}; due {}: {}", due.when, due.label),
        None => match council.closed {
            Some(closed) if council.has_closed_by(as_of) => {
                format!("{visits}; the council closed {}", on(closed))
            }
            Some(closed) => format!("{visits}; the council will close {}", on(closed)),
            None => format!("{visits}; no step with a known date is due from here on"),
        },
    }
}

/// A date to follow a verb: `on 31 March 2028`, `in 2028`.
fn on(date: PartialDate) -> String {
    let preposition = if matches!(date, PartialDate::Day(_)) { "on" } else { "in" };
    format!("{preposition} {}", wording::date(date))
}

/// Whose, as at when, and what could not be drawn.
fn subtitle(sources: &Sources<'_>, council: Key<Council>) -> String {
    let undated = sources
        .data
        .challenges_of(council)
        .iter()
        .map(|key| &sources.data.challenges[*key])
        .filter(|challenge| challenge.visit_start().is_none())
        .count();
    let base = format!(
        "{}: visits, publications, plans, events around them and the next step due, as at {}",
        sources.data.councils[council].name,
        wording::day(sources.findings.as_of)
    );
    match undated {
        0 => base,
        1 => format!("{base}; 1 visit without a date is not drawn"),
        n => format!("{base}; {n} visits without a date are not drawn"),
    }
}

/// The axis of all moments and the as-of date; `None` without moments.
fn axis(moments: &[Moment], as_of: Date) -> Option<TimeAxis> {
    let first = moments.iter().map(|moment| moment.days.earliest).min()?.min(as_of);
    let last = moments.iter().map(|moment| moment.days.latest).max()?.max(as_of);
    Some(TimeAxis::over(first, last, LEFT))
}

fn picture(axis: &TimeAxis, as_of: Date, moments: &[Moment]) -> Picture {
    let lanes: Vec<(Kind, Lanes<'_>)> = Kind::ALL
        .into_iter()
        .map(|kind| (kind, Lanes::of(moments.iter().filter(|m| m.kind == kind), |day| axis.x(day))))
        .filter(|(_, lanes)| lanes.count > 0)
        .collect();
    let height: f64 = HEAD + lanes.iter().map(|(_, lanes)| LANE * lanes.count as f64 + GAP).sum::<f64>();
    Picture::draw(height + AXIS, |canvas| {
        axis.years(canvas, HEAD, height);
        axis.as_of(canvas, as_of, HEAD, height);
        let mut top = HEAD + GAP / 2.0;
        for (kind, lanes) in &lanes {
            canvas.text(TextStyle::new(SvgClass::MUTED).size(13.0), (0.0, top + LANE / 2.0), kind.name());
            for placed in &lanes.placed {
                draw(canvas, placed, top + LANE * (placed.lane as f64 + 0.5));
            }
            top += LANE * lanes.count as f64 + GAP;
            canvas.line(SvgClass::GRID, &[(0.0, top - GAP / 2.0), (WIDTH, top - GAP / 2.0)]);
        }
    })
}

/// One moment: its mark, and its words on it or next to it.
fn draw(canvas: &Canvas<'_>, placed: &Placed<'_>, middle: f64) {
    let Placed { moment, from, to, side, text_x, room, .. } = *placed;
    canvas.mark(&moment.title(), moment.href.as_deref(), |canvas| {
        let (ink, centre) = (moment.ink(), f64::midpoint(from, to));
        if to - from < DOT && moment.kind != Kind::Due {
            canvas.disc(ink, (centre, middle), DOT / 2.0);
        } else {
            let (wide, high) = ((to - from).max(DOT), if side == Side::Within { LANE - 4.0 } else { DOT });
            canvas.bar(ink, (centre - wide / 2.0, middle - high / 2.0), wide, high);
        }
        let words = match side {
            Side::After => TextStyle::new(SvgClass::LABEL),
            Side::Before => TextStyle::new(SvgClass::LABEL).end(),
            Side::Within => TextStyle::new(moment.ink_on()),
        };
        canvas.text(words.size(lanes::TEXT), (text_x, middle), &fit(&moment.label, room, lanes::TEXT));
    });
}

fn table(moments: &[Moment]) -> DataTable {
    let columns = vec![Column::words("When"), Column::words("What"), Column::words("Kind")];
    let mut in_time: Vec<&Moment> = moments.iter().collect();
    in_time.sort_by_key(|moment| (moment.days.earliest, moment.days.latest));
    let rows = in_time
        .into_iter()
        .map(|moment| {
            vec![
                Cell::text(&moment.when),
                Cell::linked(&moment.label, moment.href.clone()),
                Cell::text(moment.kind.name()),
            ]
        })
        .collect();
    DataTable { columns, rows }
}

#[cfg(test)]
mod tests;
