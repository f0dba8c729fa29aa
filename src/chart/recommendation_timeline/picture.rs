//! The rows as a picture.

use super::marks::{self, HALF};
use super::{Row, number};
use crate::chart::Sources;
use crate::chart::svg::{Canvas, Picture, SvgClass, TextStyle, WIDTH, fit};
use crate::chart::time_axis::TimeAxis;
use crate::dataset::{Challenge, DateRange, Key, PartialDate};
use crate::wording;

const LEFT: f64 = 236.0;
const ROW: f64 = 26.0;
const HEAD: f64 = 22.0;
const AXIS: f64 = 24.0;

/// Months and years wider than this are drawn as a band about their mark.
const NARROW: f64 = 2.0 * HALF;

pub(super) fn picture(sources: &Sources<'_>, challenge: Key<Challenge>, rows: &[Row]) -> Picture {
    let axis = axis(sources, challenge, rows);
    let depth = ROW * rows.len() as f64;
    Picture::draw(46.0 + HEAD + depth + AXIS, |canvas| {
        let top = marks::legend(canvas, 0.0) + HEAD;
        axis.years(canvas, top, top + depth);
        let today = axis.x(sources.findings.as_of);
        canvas.line(SvgClass::AXIS, &[(today, top - 2.0), (today, top + depth)]);
        let name = format!("as at {}", wording::day(sources.findings.as_of));
        canvas.text(
            TextStyle::new(SvgClass::MUTED).size(12.0).end(),
            (today.min(WIDTH - 2.0), top - 12.0),
            &name,
        );
        for (index, row) in rows.iter().enumerate() {
            line(canvas, sources, &axis, row, top + ROW * (index as f64 + 0.5));
        }
    })
}

/// From the visit to the as-of date, or to the last due date if that is later.
fn axis(sources: &Sources<'_>, challenge: Key<Challenge>, rows: &[Row]) -> TimeAxis {
    let as_of = sources.findings.as_of;
    let stated =
        rows.iter().flat_map(|row| &row.stated).filter_map(|update| sources.data.updates[*update].date);
    let due = rows
        .iter()
        .filter_map(|row| row.history.slippage)
        .flat_map(|slippage| [slippage.first, slippage.last]);
    let visit = sources.data.challenges[challenge].visit_start();
    let dates: Vec<PartialDate> = stated.chain(due).chain(visit).collect();
    let first = dates.iter().map(|date| date.earliest()).min().unwrap_or(as_of).min(as_of);
    let last = dates.iter().map(|date| date.latest()).max().unwrap_or(as_of).max(as_of);
    TimeAxis::over(first, last, LEFT)
}

/// One recommendation: its name, its due dates, and what was stated when.
fn line(canvas: &Canvas<'_>, sources: &Sources<'_>, axis: &TimeAxis, row: &Row, middle: f64) {
    let recommendation = &sources.data.recommendations[row.key];
    let name = format!("{}  {}", number(sources, row.key), recommendation.summary);
    canvas.link(&sources.addresses.recommendation(sources.data, row.key), |canvas| {
        canvas.text(
            TextStyle::new(SvgClass::LABEL).size(12.0),
            (0.0, middle),
            &fit(&name, LEFT - 14.0, 12.0),
        );
    });
    canvas.line(SvgClass::GRID, &[(LEFT, middle), (WIDTH, middle)]);
    if let Some(slippage) = row.history.slippage {
        let x = |date: PartialDate| axis.x(date.range().midpoint());
        let title = match wording::slippage(&slippage) {
            Some(moved) => {
                format!(
                    "Due {}, then {}. {moved}",
                    wording::date(slippage.first),
                    wording::date(slippage.last)
                )
            }
            None => format!("Due {}", wording::date(slippage.first)),
        };
        canvas.mark(&title, None, |canvas| marks::due(canvas, (x(slippage.first), x(slippage.last)), middle));
    }
    for key in &row.stated {
        let update = &sources.data.updates[*key];
        let Some(date) = update.date else { continue };
        let title = format!(
            "{}, {}: {}",
            wording::capitalised(wording::reporter(update.reported_by)),
            wording::date(date),
            update.status.word().replace('_', " ")
        );
        canvas.mark(&title, None, |canvas| {
            band(canvas, axis, date.range(), middle);
            marks::shape(
                canvas,
                update.reported_by,
                update.status,
                (axis.x(date.range().midpoint()), middle),
            );
        });
    }
}

/// The days that a coarse date can mean.
fn band(canvas: &Canvas<'_>, axis: &TimeAxis, days: DateRange, middle: f64) {
    let (from, to) = (axis.x(days.earliest), axis.x(days.latest));
    if to - from > NARROW {
        canvas.bar(SvgClass::BAND, (from, middle - 2.0), to - from, 4.0);
    }
}
