//! The curve as a picture.

use crate::analysis::statistics::Step;
use crate::analysis::{Closure, TimeToClosure};
use crate::chart::svg::{Canvas, Ink, Picture, WIDTH, Words};
use crate::wording;

const LEFT: f64 = 150.0;
const RIGHT: f64 = WIDTH - 92.0;
const TOP: f64 = 26.0;
const BASE: f64 = TOP + 230.0;
const ROW: f64 = 20.0;

/// What stands under the curve at each tick.
const ROWS: [&str; 4] = ["Still tracked", "Closed so far", "Withdrawn so far", "Open when last heard of"];

/// The scales of one picture.
struct Plane {
    /// Months at the right end.
    months: f64,
    /// Months between ticks.
    tick: f64,
    /// Share at the top.
    share: f64,
}

/// A curve over its numbers; `all` is what it is held against.
pub(super) fn picture(found: &TimeToClosure, all: Option<&TimeToClosure>) -> Picture {
    let plane = Plane::of(found, all);
    Picture::draw(BASE + 58.0 + ROW * ROWS.len() as f64, |canvas| {
        plane.grid(canvas);
        plane.review(canvas);
        if let Some(all) = all {
            plane.comparator(canvas, all, found);
        }
        plane.curve(canvas, found);
        plane.numbers(canvas, found);
    })
}

impl Plane {
    fn of(found: &TimeToClosure, all: Option<&TimeToClosure>) -> Self {
        let reach = found.reach().max(f64::from(TimeToClosure::REVIEW_MONTH) + 2.0);
        let tick = [6.0, 12.0, 24.0, 48.0].into_iter().find(|tick| reach / tick <= 8.0).unwrap_or(96.0);
        let months = (reach / tick).ceil() * tick;
        let highest = found
            .steps
            .iter()
            .map(|step| step.incidence_interval.map_or(step.incidence, |interval| interval.high))
            .chain(all.iter().flat_map(|all| within(all, months)).map(|step| step.incidence))
            .fold(0.0, f64::max);
        let share = [0.1, 0.25, 0.5, 0.75].into_iter().find(|top| highest <= *top).unwrap_or(1.0);
        Self { months, tick, share }
    }

    fn x(&self, months: f64) -> f64 {
        LEFT + (RIGHT - LEFT) * months / self.months
    }

    fn y(&self, share: f64) -> f64 {
        BASE - (BASE - TOP) * share / self.share
    }

    fn ticks(&self) -> impl Iterator<Item = f64> + use<> {
        let (tick, months) = (self.tick, self.months);
        (0..).map(move |index| f64::from(index) * tick).take_while(move |month| *month <= months + 0.01)
    }

    /// Guide lines with their shares, and the months under the base line.
    fn grid(&self, canvas: &Canvas<'_>) {
        for part in 0..=5_i32 {
            let share = self.share * f64::from(part) / 5.0;
            let y = self.y(share);
            canvas.line(if part == 0 { Ink::AXIS } else { Ink::GRID }, &[(LEFT, y), (RIGHT, y)]);
            canvas.text(
                Words::new(Ink::MUTED).size(12.0).end(),
                (LEFT - 8.0, y),
                &format!("{:.0}%", share * 100.0),
            );
        }
        for month in self.ticks() {
            let x = self.x(month);
            canvas.line(Ink::AXIS, &[(x, BASE), (x, BASE + 5.0)]);
            canvas.text(Words::new(Ink::MUTED).size(12.0).middle(), (x, BASE + 15.0), &format!("{month:.0}"));
        }
        let middle = f64::midpoint(LEFT, RIGHT);
        canvas.text(
            Words::new(Ink::MUTED).size(12.0).middle(),
            (middle, BASE + 33.0),
            "months since the end of the visit",
        );
    }

    /// When the progress review is due: most is said then.
    fn review(&self, canvas: &Canvas<'_>) {
        let x = self.x(f64::from(TimeToClosure::REVIEW_MONTH));
        canvas.line(Ink::LIMIT, &[(x, TOP - 6.0), (x, BASE)]);
        let label = format!("review, month {}", TimeToClosure::REVIEW_MONTH);
        canvas.text(Words::new(Ink::MUTED).size(12.0), (x + 4.0, TOP - 12.0), &label);
    }

    /// The curve of all recommendations, thin and grey, with its name at its end.
    fn comparator(&self, canvas: &Canvas<'_>, all: &TimeToClosure, found: &TimeToClosure) {
        let mut points = self.stairs(within(all, self.months), |step| step.incidence);
        let Some(last) = points.last().copied() else { return };
        let end = (self.x(all.reach().min(self.months)), last.1);
        points.push(end);
        canvas.mark("All recommendations", None, |canvas| canvas.line(Ink::OTHER, &points));
        // Away from the curve's own words, which stand a little under its end.
        let own = self.y(found.steps.last().map_or(0.0, |step| step.incidence)) + 6.0;
        let y = if end.1 <= own { end.1.min(own - 14.0) } else { end.1.max(own + 14.0) };
        canvas.text(Words::new(Ink::MUTED).size(12.0), (end.0 + 6.0, y), "all");
    }

    /// The band of the interval, and the curve with the share it ends on.
    fn curve(&self, canvas: &Canvas<'_>, found: &TimeToClosure) {
        let Some(last) = found.steps.last() else { return };
        let end = self.x(TimeToClosure::months(last));
        let known: Vec<&Step> = found
            .steps
            .iter()
            .filter(|step| step.incidence_interval.is_some_and(|i| !i.is_point()))
            .collect();
        let side = |of: fn(&Step) -> f64| {
            let mut points: Vec<(f64, f64)> = Vec::new();
            for step in &known {
                let (x, y) = (self.x(TimeToClosure::months(step)), self.y(of(step)));
                if let Some((_, before)) = points.last() {
                    points.push((x, *before));
                }
                points.push((x, y));
            }
            if let Some((_, y)) = points.last().copied() {
                points.push((end, y));
            }
            points
        };
        let mut band = side(|step| step.incidence_interval.map_or(step.incidence, |interval| interval.high));
        band.extend(
            side(|step| step.incidence_interval.map_or(step.incidence, |interval| interval.low))
                .into_iter()
                .rev(),
        );
        if band.len() > 3 {
            canvas.shape(Ink::BAND, &band);
        }
        let points = self.stairs(found.steps.iter(), |step| step.incidence);
        canvas.mark(&title(last), None, |canvas| canvas.line(Ink::CURVE, &points));
        let share = if is_sure(last) {
            wording::percent(last.incidence)
        } else {
            format!("{} of {}", found.steps.iter().map(|step| step.closed).sum::<u32>(), found.observed)
        };
        canvas.text(
            Words::new(Ink::VALUE),
            (end + 6.0, self.y(last.incidence) + 6.0),
            &format!("{share} closed"),
        );
    }

    /// A line that is level between steps and begins at nothing.
    fn stairs<'s>(&self, steps: impl Iterator<Item = &'s Step>, of: fn(&Step) -> f64) -> Vec<(f64, f64)> {
        let mut points = vec![(self.x(0.0), self.y(0.0))];
        let mut level = 0.0;
        for step in steps {
            let x = self.x(TimeToClosure::months(step));
            points.push((x, self.y(level)));
            if (of(step) - level).abs() > f64::EPSILON {
                level = of(step);
                points.push((x, self.y(level)));
            }
        }
        points
    }

    /// How many are followed, closed, withdrawn and no longer heard of at each tick, as far as the curve goes.
    fn numbers(&self, canvas: &Canvas<'_>, found: &TimeToClosure) {
        let top = BASE + 58.0;
        canvas.line(Ink::GRID, &[(0.0, top - 8.0), (RIGHT, top - 8.0)]);
        for (row, label) in ROWS.iter().enumerate() {
            let y = top + ROW * (row as f64 + 0.3);
            canvas.text(Words::new(Ink::MUTED).size(12.0), (0.0, y), label);
            for month in self.ticks() {
                let Some(reading) = found.within(month) else { break };
                let so_far = |of: fn(&Step) -> u32| -> u32 { within(found, month).map(of).sum() };
                let number = match row {
                    0 => reading.at_risk,
                    1 => so_far(|step| step.closed),
                    2 => so_far(|step| step.withdrawn),
                    _ => so_far(|step| step.censored),
                };
                let text = wording::thousands(u64::from(number));
                canvas.text(Words::new(Ink::LABEL).size(12.0).middle(), (self.x(month), y), &text);
            }
        }
    }
}

/// The steps up to a month.
fn within(found: &TimeToClosure, months: f64) -> impl Iterator<Item = &Step> {
    found.steps.iter().take_while(move |step| TimeToClosure::months(step) <= months)
}

/// Whether the interval is narrow enough for a percentage.
fn is_sure(step: &Step) -> bool {
    step.incidence_interval.is_some_and(|i| !i.is_point() && i.width() <= Closure::WIDEST_SHOWN)
}

/// What the curve says at its end.
fn title(last: &Step) -> String {
    let interval = last.incidence_interval.filter(|interval| !interval.is_point());
    let interval = interval.map(|i| format!(" (95% interval {})", wording::ends(i))).unwrap_or_default();
    format!(
        "{}{interval} closed within {:.0} months",
        wording::percent(last.incidence),
        TimeToClosure::months(last)
    )
}
