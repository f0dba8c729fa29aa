//! The curve as a picture.

use super::QUOTED;
use crate::analysis::TimeToClosure;
use crate::analysis::statistics::Step;
use crate::chart::svg::{Canvas, NARROW, Picture, SvgClass, TextStyle};
use crate::wording;

const TOP: f64 = 26.0;
const BASE: f64 = TOP + 230.0;
const ROW: f64 = 20.0;

/// With fewer left to follow, the curve fades.
const FEW_FOLLOWED: u32 = 50;

/// What stands under the curve at each tick.
const ROWS: [&str; 4] =
    ["Still followed", "Closed so far", "Withdrawn or stopped", "Open at latest statement"];

/// The scales of one picture.
struct Plane {
    /// Ends of the scale of months.
    left: f64,
    right: f64,
    /// Lines that a row of numbers takes: on a phone its name stands above it.
    lines: f64,
    /// Months at the right end.
    months: f64,
    /// Months between ticks.
    tick: f64,
    /// Share at the top.
    share: f64,
}

/// A curve over its numbers; `all` is the curve that it is compared with.
pub(super) fn picture(found: &TimeToClosure, all: Option<&TimeToClosure>) -> Picture {
    Picture::in_two_widths(|width| {
        let plane = Plane::of(found, all, width);
        Picture::draw_at(width, BASE + 58.0 + ROW * plane.lines * ROWS.len() as f64, |canvas| {
            plane.grid(canvas);
            plane.review(canvas);
            if let Some(all) = all {
                plane.comparator(canvas, all, found);
            }
            plane.curve(canvas, found);
            plane.quoted(canvas, found);
            plane.numbers(canvas, found);
        })
    })
}

impl Plane {
    fn of(found: &TimeToClosure, all: Option<&TimeToClosure>, width: f64) -> Self {
        let is_narrow = width <= NARROW;
        let (left, right, lines, most_ticks) =
            if is_narrow { (40.0, width - 30.0, 2.0, 5.0) } else { (150.0, width - 92.0, 1.0, 8.0) };
        let reach = found.reach().max(f64::from(TimeToClosure::REVIEW_MONTH) + 2.0);
        let tick =
            [6.0, 12.0, 24.0, 48.0].into_iter().find(|tick| reach / tick <= most_ticks).unwrap_or(96.0);
        let months = (reach / tick).ceil() * tick;
        let highest = found
            .steps
            .iter()
            .map(|step| step.incidence_interval.map_or(step.incidence, |interval| interval.high))
            .chain(all.iter().flat_map(|all| within(all, months)).map(|step| step.incidence))
            .fold(0.0, f64::max);
        let share = [0.1, 0.25, 0.5, 0.75].into_iter().find(|top| highest <= *top).unwrap_or(1.0);
        Self { left, right, lines, months, tick, share }
    }

    fn x(&self, months: f64) -> f64 {
        self.left + (self.right - self.left) * months / self.months
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
            canvas.line(
                if part == 0 { SvgClass::AXIS } else { SvgClass::GRID },
                &[(self.left, y), (self.right, y)],
            );
            canvas.text(
                TextStyle::new(SvgClass::MUTED).size(12.0).end(),
                (self.left - 8.0, y),
                &format!("{:.0}%", share * 100.0),
            );
        }
        for month in self.ticks() {
            let x = self.x(month);
            canvas.line(SvgClass::AXIS, &[(x, BASE), (x, BASE + 5.0)]);
            canvas.text(
                TextStyle::new(SvgClass::MUTED).size(12.0).middle(),
                (x, BASE + 15.0),
                &format!("{month:.0}"),
            );
        }
        let middle = f64::midpoint(self.left, self.right);
        canvas.text(
            TextStyle::new(SvgClass::MUTED).size(12.0).middle(),
            (middle, BASE + 33.0),
            "months since the end of the visit",
        );
    }

    /// When the progress review is due: most is said then.
    fn review(&self, canvas: &Canvas<'_>) {
        let x = self.x(f64::from(TimeToClosure::REVIEW_MONTH));
        canvas.line(SvgClass::LIMIT, &[(x, TOP - 6.0), (x, BASE)]);
        let label = format!("review, month {}", TimeToClosure::REVIEW_MONTH);
        canvas.text(TextStyle::new(SvgClass::MUTED).size(12.0), (x + 4.0, TOP - 12.0), &label);
    }

    /// The curve of all recommendations, thin and grey, with its name at its end.
    fn comparator(&self, canvas: &Canvas<'_>, all: &TimeToClosure, found: &TimeToClosure) {
        let mut points = self.stairs(within(all, self.months), |step| step.incidence);
        let Some(last) = points.last().copied() else { return };
        let end = (self.x(all.reach().min(self.months)), last.1);
        points.push(end);
        canvas.mark("All recommendations", None, |canvas| canvas.line(SvgClass::OTHER, &points));
        // Away from the end of the curve itself.
        let own = self.y(found.steps.last().map_or(0.0, |step| step.incidence)) + 6.0;
        let y = if end.1 <= own { end.1.min(own - 14.0) } else { end.1.max(own + 14.0) };
        canvas.text(TextStyle::new(SvgClass::MUTED).size(12.0), (end.0 + 6.0, y), "all");
    }

    /// The band of the interval, and the curve.
    fn curve(&self, canvas: &Canvas<'_>, found: &TimeToClosure) {
        let Some(last) = found.steps.last() else { return };
        let end = self.x(TimeToClosure::months(last));
        let known: Vec<&Step> = found.steps.iter().filter(|step| step.incidence_interval.is_some()).collect();
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
            canvas.shape(SvgClass::BAND, &band);
        }
        let followed = found.steps.iter().take_while(|step| step.at_risk >= FEW_FOLLOWED).count();
        let whole = self.stairs(found.steps.iter(), |step| step.incidence);
        let solid = self.stairs(found.steps[..followed].iter(), |step| step.incidence);
        canvas.mark(&title(last), None, |canvas| {
            canvas.line(SvgClass::FADED, &whole);
            canvas.line(SvgClass::CURVE, &solid);
        });
    }

    /// The shares closed by the months that are quoted, as far as the curve goes.
    fn quoted(&self, canvas: &Canvas<'_>, found: &TimeToClosure) {
        for month in QUOTED {
            let Some(reading) = found.within(f64::from(month)) else { return };
            let (x, y) = (self.x(f64::from(month)), self.y(reading.incidence));
            canvas.disc(SvgClass::fill(1), (x, y), 4.0);
            let text = format!("{} by month {month}", wording::percent(reading.incidence));
            canvas.text(TextStyle::new(SvgClass::VALUE), (x + 7.0, y + 14.0), &text);
        }
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

    /// How many are followed, closed, withdrawn or stopped, and open at their latest statement by each tick, as far as the curve
    /// goes.
    fn numbers(&self, canvas: &Canvas<'_>, found: &TimeToClosure) {
        let top = BASE + 58.0;
        canvas.line(SvgClass::GRID, &[(0.0, top - 8.0), (self.right, top - 8.0)]);
        for (row, label) in ROWS.iter().enumerate() {
            let y = top + ROW * (self.lines * row as f64 + 0.3);
            canvas.text(TextStyle::new(SvgClass::MUTED).size(12.0), (0.0, y), label);
            let y = y + ROW * (self.lines - 1.0);
            for month in self.ticks() {
                let Some(reading) = found.within(month) else { break };
                let so_far = |of: fn(&Step) -> u32| -> u32 { within(found, month).map(of).sum() };
                let number = match row {
                    0 => reading.at_risk,
                    1 => so_far(|step| step.closed),
                    2 => so_far(|step| step.withdrawn + step.stopped),
                    _ => so_far(|step| step.censored),
                };
                let text = wording::thousands(u64::from(number));
                canvas.text(TextStyle::new(SvgClass::LABEL).size(12.0).middle(), (self.x(month), y), &text);
            }
        }
    }
}

/// The steps up to a month.
fn within(found: &TimeToClosure, months: f64) -> impl Iterator<Item = &Step> {
    found.steps.iter().take_while(move |step| TimeToClosure::months(step) <= months)
}

/// What the curve says at its end.
fn title(last: &Step) -> String {
    let interval = last
        .incidence_interval
        .filter(|interval| !interval.is_point())
        .map(|interval| format!(" (95% interval {})", wording::ends(interval)))
        .unwrap_or_default();
    format!(
        "{}{interval} closed within {}",
        wording::percent(last.incidence),
        wording::duration(last.days.max(1))
    )
}
