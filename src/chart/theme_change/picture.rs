//! The years as a picture.

use super::{Years, challenges, is_enough};
use crate::analysis::Proportion;
use crate::chart::svg::{Canvas, NARROW, Picture, SvgClass, TextStyle};
use crate::dataset::Component;

const TOP: f64 = 30.0;
const BASE: f64 = TOP + 200.0;
const ROW: f64 = 19.0;

/// The scales of one picture.
struct Plane {
    width: f64,
    /// Ends of the scale of years.
    left: f64,
    right: f64,
    first: i16,
    last: i16,
    /// Share at the top.
    share: f64,
}

pub(super) fn picture(found: &Years) -> Picture {
    Picture::in_two_widths(|width| {
        let plane = Plane::of(found, width);
        let height = if plane.is_narrow() { BASE + 28.0 } else { BASE + 78.0 };
        Picture::draw_at(width, height, |canvas| {
            plane.grid(canvas);
            plane.retitling(canvas, found);
            let is_before = |year: i16| year < Component::PRESENT_TITLES_FROM;
            plane.period(canvas, found, "all years up to 2020", found.change.before, is_before);
            plane.period(canvas, found, "all years from 2021", found.change.since, |year| !is_before(year));
            for (year, share) in &found.years {
                canvas.mark(&format!("{year}: {}", challenges(*share)), None, |canvas| {
                    plane.dot(canvas, *year, *share);
                });
            }
            plane.years(canvas, found);
            // On a phone the numbers stand in the rows of the picture alone.
            if !plane.is_narrow() {
                plane.numbers(canvas, found);
            }
        })
    })
}

impl Plane {
    fn of(found: &Years, width: f64) -> Self {
        let years = || found.years.iter().map(|(year, _)| *year);
        let highest = found
            .years
            .iter()
            .filter(|(_, share)| is_enough(*share))
            .filter_map(|(_, share)| share.interval())
            .map(|interval| interval.high)
            .chain([found.change.before, found.change.since].into_iter().filter_map(Proportion::share))
            .fold(0.0, f64::max);
        let (left, right) = if width <= NARROW { (40.0, width - 6.0) } else { (118.0, width - 20.0) };
        Self {
            width,
            left,
            right,
            first: years().min().unwrap_or(Component::PRESENT_TITLES_FROM),
            last: years().max().unwrap_or(Component::PRESENT_TITLES_FROM),
            share: [0.1, 0.25, 0.5, 0.75].into_iter().find(|top| highest <= *top).unwrap_or(1.0),
        }
    }

    fn is_narrow(&self) -> bool {
        self.width <= NARROW
    }

    /// The middle of a year.
    fn x(&self, year: f64) -> f64 {
        let years = f64::from(self.last - self.first) + 1.0;
        self.left + (self.right - self.left) * (year - f64::from(self.first) + 0.5) / years
    }

    fn y(&self, share: f64) -> f64 {
        BASE - (BASE - TOP) * share.min(self.share) / self.share
    }

    fn grid(&self, canvas: &Canvas<'_>) {
        for part in 0..=5_i32 {
            let share = self.share * f64::from(part) / 5.0;
            let y = self.y(share);
            canvas.line(
                if part == 0 { SvgClass::AXIS } else { SvgClass::GRID },
                &[(self.left, y), (self.right, y)],
            );
            let text = format!("{:.0}%", share * 100.0);
            canvas.text(TextStyle::new(SvgClass::MUTED).size(12.0).end(), (self.left - 8.0, y), &text);
        }
    }

    /// Where the components were given new titles, if years on both sides are shown.
    fn retitling(&self, canvas: &Canvas<'_>, found: &Years) {
        if found.change.before.total() == 0 || found.change.since.total() == 0 {
            return;
        }
        let x = self.x(f64::from(Component::PRESENT_TITLES_FROM) - 0.5);
        canvas.line(SvgClass::LIMIT, &[(x, TOP - 8.0), (x, BASE)]);
        let text = format!("report headings changed, {}", Component::PRESENT_TITLES_FROM);
        let words = TextStyle::new(SvgClass::MUTED).size(12.0);
        let (words, x) = if x > self.width / 2.0 { (words.end(), x - 4.0) } else { (words, x + 4.0) };
        canvas.text(words, (x, TOP - 14.0), &text);
    }

    /// A level line over the years of one period.
    fn period(
        &self,
        canvas: &Canvas<'_>,
        found: &Years,
        name: &str,
        share: Proportion,
        is_in: impl Fn(i16) -> bool,
    ) {
        let years = || found.years.iter().map(|(year, _)| *year).filter(|year| is_in(*year));
        let (Some(first), Some(last), Some(level)) = (years().min(), years().max(), share.share()) else {
            return;
        };
        let (from, to) = (self.x(f64::from(first) - 0.4), self.x(f64::from(last) + 0.4));
        canvas.mark(&format!("{name}: {}", challenges(share)), None, |canvas| {
            canvas.line(SvgClass::OTHER, &[(from, self.y(level)), (to, self.y(level))]);
        });
    }

    fn dot(&self, canvas: &Canvas<'_>, year: i16, share: Proportion) {
        let (Some(rate), Some(interval)) = (share.share(), share.interval()) else { return };
        let at = (self.x(f64::from(year)), self.y(rate));
        if !is_enough(share) {
            canvas.disc(SvgClass::NONE, at, 3.5);
            return;
        }
        canvas.line(SvgClass::WHISKER, &[(at.0, self.y(interval.low)), (at.0, self.y(interval.high))]);
        canvas.disc(SvgClass::fill(1), at, 4.5);
    }

    /// The names of as many years as there is room for, counted back from the last.
    fn years(&self, canvas: &Canvas<'_>, found: &Years) {
        const ROOM: f64 = 34.0;
        let room = (self.right - self.left) / (f64::from(self.last - self.first) + 1.0);
        let every = [1, 2, 3, 5, 10].into_iter().find(|every| f64::from(*every) * room >= ROOM).unwrap_or(20);
        for (year, _) in &found.years {
            if (self.last - year) % every == 0 {
                let at = (self.x(f64::from(*year)), BASE + 16.0);
                canvas.text(TextStyle::new(SvgClass::MUTED).size(12.0).middle(), at, &year.to_string());
            }
        }
    }

    /// Each year with how many of how many.
    fn numbers(&self, canvas: &Canvas<'_>, found: &Years) {
        let small = TextStyle::new(SvgClass::MUTED).size(12.0);
        for (row, label) in ["Raised in", "of challenges"].iter().enumerate() {
            canvas.text(small, (0.0, BASE + 42.0 + ROW * row as f64), label);
        }
        for (year, share) in &found.years {
            let x = self.x(f64::from(*year));
            for (row, number) in [share.count(), share.total()].into_iter().enumerate() {
                let at = (x, BASE + 42.0 + ROW * row as f64);
                canvas.text(TextStyle::new(SvgClass::LABEL).size(12.0).middle(), at, &number.to_string());
            }
        }
    }
}
