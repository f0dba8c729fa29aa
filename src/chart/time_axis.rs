//! Days laid out from left to right, with the years named under them.

use jiff::civil::Date;

use super::svg::{Canvas, SvgClass, TextStyle, WIDTH, width};
use crate::wording;

/// Years named on an axis, at most.
const MOST_YEARS: i16 = 12;

/// An axis of whole years between a left edge and the right edge of the picture.
pub(super) struct TimeAxis {
    start: Date,
    end: Date,
    left: f64,
}

impl TimeAxis {
    /// From the first day of the year of `first` to the last of that of `last`.
    pub(super) fn over(first: Date, last: Date, left: f64) -> Self {
        Self { start: first.first_of_year(), end: last.last_of_year(), left }
    }

    /// Where a day stands.
    pub(super) fn x(&self, day: Date) -> f64 {
        let days = |to: Date| f64::from((to - self.start).get_days());
        self.left + days(day) / days(self.end).max(1.0) * (WIDTH - self.left)
    }

    /// Faint lines at the beginning of years, with the year under them.
    pub(super) fn years(&self, canvas: &Canvas<'_>, top: f64, bottom: f64) {
        let span = self.end.year() - self.start.year() + 1;
        let step = [1, 2, 5, 10, 20, 50, 100, 200, 500].into_iter().find(|step| span / step <= MOST_YEARS);
        let step = step.unwrap_or(1000);
        for year in (self.start.year()..=self.end.year()).filter(|year| year % step == 0) {
            let Ok(first) = Date::new(year, 1, 1) else { continue };
            let x = self.x(first);
            canvas.line(SvgClass::GRID, &[(x, top), (x, bottom + 4.0)]);
            if x + 30.0 < WIDTH {
                canvas.text(
                    TextStyle::new(SvgClass::MUTED).size(12.0),
                    (x + 3.0, bottom + 13.0),
                    &year.to_string(),
                );
            }
        }
    }

    /// The as-of date: an upright line with its name above.
    pub(super) fn as_of(&self, canvas: &Canvas<'_>, as_of: Date, top: f64, bottom: f64) {
        let (x, name) = (self.x(as_of), format!("as at {}", wording::day(as_of)));
        canvas.line(SvgClass::AXIS, &[(x, top - 2.0), (x, bottom)]);
        let words = TextStyle::new(SvgClass::MUTED).size(12.0);
        let words = if x + width(&name, 12.0) > WIDTH { words.end() } else { words };
        canvas.text(words, (x, top / 2.0 - 1.0), &name);
    }
}
