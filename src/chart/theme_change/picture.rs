//! The years as a picture.

use super::FEWEST;
use crate::analysis::{Change, Period, Proportion};
use crate::chart::svg::{Canvas, Ink, Picture, WIDTH, Words};
use crate::dataset::Component;
use crate::wording;

const LEFT: f64 = 118.0;
const RIGHT: f64 = WIDTH - 20.0;
const TOP: f64 = 30.0;
const BASE: f64 = TOP + 200.0;
const ROW: f64 = 19.0;

/// The scales of one picture.
struct Plane {
    first: i16,
    last: i16,
    /// Share at the top.
    share: f64,
}

pub(super) fn picture(changes: &[Change]) -> Picture {
    let plane = Plane::of(changes);
    Picture::draw(BASE + 78.0, |canvas| {
        plane.grid(canvas);
        plane.retitling(canvas, changes);
        for change in changes {
            plane.period(canvas, change);
        }
        plane.numbers(canvas, changes);
    })
}

impl Plane {
    fn of(changes: &[Change]) -> Self {
        let years = || changes.iter().flat_map(|change| change.years.iter());
        let highest = years()
            .filter(|(_, share)| share.total() >= FEWEST)
            .filter_map(|(_, share)| share.interval())
            .map(|interval| interval.high)
            .chain(changes.iter().filter_map(|change| change.share.share()))
            .fold(0.0, f64::max);
        Self {
            first: years().map(|(year, _)| *year).min().unwrap_or(Component::PRESENT_TITLES_FROM),
            last: years().map(|(year, _)| *year).max().unwrap_or(Component::PRESENT_TITLES_FROM),
            share: [0.1, 0.25, 0.5, 0.75].into_iter().find(|top| highest <= *top).unwrap_or(1.0),
        }
    }

    /// The middle of a year.
    fn x(&self, year: f64) -> f64 {
        let years = f64::from(self.last - self.first) + 1.0;
        LEFT + (RIGHT - LEFT) * (year - f64::from(self.first) + 0.5) / years
    }

    fn y(&self, share: f64) -> f64 {
        BASE - (BASE - TOP) * share.min(self.share) / self.share
    }

    fn grid(&self, canvas: &Canvas<'_>) {
        for part in 0..=5_i32 {
            let share = self.share * f64::from(part) / 5.0;
            let y = self.y(share);
            canvas.line(if part == 0 { Ink::AXIS } else { Ink::GRID }, &[(LEFT, y), (RIGHT, y)]);
            let text = format!("{:.0}%", share * 100.0);
            canvas.text(Words::new(Ink::MUTED).size(12.0).end(), (LEFT - 8.0, y), &text);
        }
    }

    /// Where the components were given new titles, if years on both sides are shown.
    fn retitling(&self, canvas: &Canvas<'_>, changes: &[Change]) {
        if changes.len() < Period::ALL.len() {
            return;
        }
        let x = self.x(f64::from(Component::PRESENT_TITLES_FROM) - 0.5);
        canvas.line(Ink::LIMIT, &[(x, TOP - 8.0), (x, BASE)]);
        let text = format!("report headings changed, {}", Component::PRESENT_TITLES_FROM);
        let words = Words::new(Ink::MUTED).size(12.0);
        let (words, x) = if x > WIDTH / 2.0 { (words.end(), x - 4.0) } else { (words, x + 4.0) };
        canvas.text(words, (x, TOP - 14.0), &text);
    }

    /// The years of one period: level line, joined dots, intervals.
    fn period(&self, canvas: &Canvas<'_>, change: &Change) {
        let (Some((first, _)), Some((last, _))) = (change.years.first(), change.years.last()) else { return };
        if let Some(share) = change.share.share() {
            let (from, to) = (self.x(f64::from(*first) - 0.4), self.x(f64::from(*last) + 0.4));
            canvas.mark(
                &format!("{}: {}", super::period(change.period), said(change.share)),
                None,
                |canvas| {
                    canvas.line(Ink::OTHER, &[(from, self.y(share)), (to, self.y(share))]);
                },
            );
        }
        let enough = change.years.iter().filter(|(_, share)| share.total() >= FEWEST);
        let points: Vec<(f64, f64)> = enough
            .filter_map(|(year, share)| Some((self.x(f64::from(*year)), self.y(share.share()?))))
            .collect();
        if points.len() > 1 {
            canvas.line(Ink::CURVE, &points);
        }
        for (year, share) in &change.years {
            canvas.mark(&format!("{year}: {}", said(*share)), None, |canvas| self.dot(canvas, *year, *share));
        }
    }

    fn dot(&self, canvas: &Canvas<'_>, year: i16, share: Proportion) {
        let (Some(rate), Some(interval)) = (share.share(), share.interval()) else { return };
        let at = (self.x(f64::from(year)), self.y(rate));
        if share.total() < FEWEST {
            canvas.disc(Ink::NONE, at, 3.5);
            return;
        }
        canvas.line(Ink::WHISKER, &[(at.0, self.y(interval.low)), (at.0, self.y(interval.high))]);
        canvas.disc(Ink::fill(1), at, 4.5);
    }

    /// Each year with how many of how many.
    fn numbers(&self, canvas: &Canvas<'_>, changes: &[Change]) {
        let small = Words::new(Ink::MUTED).size(12.0);
        for (row, label) in ["Raised in", "of challenges"].iter().enumerate() {
            canvas.text(small, (0.0, BASE + 42.0 + ROW * row as f64), label);
        }
        // Every year has its numbers; with many, only some have room for their name.
        let room = (RIGHT - LEFT) / (f64::from(self.last - self.first) + 1.0);
        let every = if room < 34.0 { 2 } else { 1 };
        for (year, share) in changes.iter().flat_map(|change| change.years.iter()) {
            let x = self.x(f64::from(*year));
            if (self.last - year) % every == 0 {
                canvas.text(small.middle(), (x, BASE + 16.0), &year.to_string());
            }
            for (row, number) in [share.count(), share.total()].into_iter().enumerate() {
                let at = (x, BASE + 42.0 + ROW * row as f64);
                canvas.text(Words::new(Ink::LABEL).size(12.0).middle(), at, &number.to_string());
            }
        }
    }
}

fn said(share: Proportion) -> String {
    wording::share_sentence(share, "challenge")
}
