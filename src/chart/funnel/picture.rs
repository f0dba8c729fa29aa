//! The funnel as a picture.

use std::collections::BTreeMap;

use super::{in_words, is_named, verdict};
use crate::analysis::statistics::Funnel;
use crate::analysis::{CouncilFunnel, Proportion, Verdict};
use crate::chart::Sources;
use crate::chart::svg::{Canvas, NARROW, Picture, SvgClass, TextStyle, width};
use crate::dataset::{Council, Key};
use crate::wording;

const LEFT: f64 = 44.0;
/// Room at the right for the names of the limits.
const LIMIT_NAMES: f64 = 66.0;
const TOP: f64 = 14.0;
const BASE: f64 = TOP + 300.0;

/// Councils named at most: more names would hide each other.
const NAMED: usize = 14;

/// Points of a limit: enough for the eye.
const POINTS: u32 = 60;

/// Up to this size a limit moves so much that each size is a point.
const BEND: u32 = 30;

/// The scales of one picture.
struct Plane<'a> {
    found: &'a CouncilFunnel,
    width: f64,
    /// Recommendations at the right end.
    most: u32,
    /// Recommendations between ticks.
    tick: u32,
}

pub(super) fn picture(sources: &Sources<'_>, found: &CouncilFunnel) -> Picture {
    Picture::in_two_widths(|width| {
        let plane = Plane::of(found, width);
        Picture::draw_at(width, BASE + 42.0, |canvas| {
            plane.grid(canvas);
            plane.limits(canvas);
            // Hundreds of dots say less to a screen reader than the table with the same links.
            canvas.unspoken(|canvas| plane.dots(canvas, sources));
            plane.names(canvas, sources);
        })
    })
}

impl<'a> Plane<'a> {
    fn of(found: &'a CouncilFunnel, width: f64) -> Self {
        let largest = found.units.iter().map(|(_, share)| share.total()).max().unwrap_or(1) + 1;
        let ticks = [1, 2, 5, 10, 20, 50, 100, 200, 500];
        let tick = ticks
            .into_iter()
            .find(|tick| largest / tick <= if width <= NARROW { 5 } else { 10 })
            .unwrap_or(1000);
        Self { found, width, most: largest.div_ceil(tick) * tick, tick }
    }

    /// The right end of the scale of sizes.
    fn right(&self) -> f64 {
        self.width - LIMIT_NAMES
    }

    fn at(&self, of: u32, share: f64) -> (f64, f64) {
        (LEFT + (self.right() - LEFT) * f64::from(of) / f64::from(self.most), BASE - (BASE - TOP) * share)
    }

    fn point(&self, share: Proportion) -> (f64, f64) {
        self.at(share.total(), share.share().unwrap_or_default())
    }

    fn grid(&self, canvas: &Canvas<'_>) {
        let small = TextStyle::new(SvgClass::MUTED).size(12.0);
        for part in 0..=5_i32 {
            let share = f64::from(part) / 5.0;
            let (_, y) = self.at(0, share);
            canvas.line(
                if part == 0 { SvgClass::AXIS } else { SvgClass::GRID },
                &[(LEFT, y), (self.right(), y)],
            );
            canvas.text(small.end(), (LEFT - 8.0, y), &format!("{:.0}%", share * 100.0));
        }
        for of in (0..=self.most / self.tick).map(|index| index * self.tick) {
            let (x, _) = self.at(of, 0.0);
            canvas.line(SvgClass::AXIS, &[(x, BASE), (x, BASE + 5.0)]);
            canvas.text(small.middle(), (x, BASE + 15.0), &of.to_string());
        }
        let middle = f64::midpoint(LEFT, self.right());
        canvas.text(small.middle(), (middle, BASE + 33.0), "recommendations made and not withdrawn");
    }

    /// The share of all councils together, and the limits about it.
    fn limits(&self, canvas: &Canvas<'_>) {
        let funnel = &self.found.funnel;
        let small = TextStyle::new(SvgClass::MUTED).size(12.0);
        let (x, y) = self.at(self.most, funnel.baseline);
        canvas.line(SvgClass::OTHER, &[(LEFT, y), (x, y)]);
        canvas.text(small, (x + 6.0, y), &format!("{} of all", wording::percent(funnel.baseline)));
        for (tail, ink, name) in
            [(Funnel::INNER, SvgClass::OTHER, "1 in 20"), (Funnel::OUTER, SvgClass::LIMIT, "1 in 500")]
        {
            let (low, high): (Vec<_>, Vec<_>) = self
                .sizes()
                .map(|of| {
                    let limits = funnel.limits(of, tail);
                    let at = |count: u32| self.at(of, f64::from(count) / f64::from(of));
                    (at(limits.low), at(limits.high))
                })
                .unzip();
            canvas.line(ink, &low);
            canvas.line(ink, &high);
            if let Some((x, y)) = high.last() {
                canvas.text(small, (x + 6.0, *y), name);
            }
        }
    }

    /// Sizes at which a limit is drawn: all where it bends, then fewer.
    fn sizes(&self) -> impl Iterator<Item = u32> + use<> {
        let (most, step) = (self.most, (self.most / POINTS).max(1));
        (1..=most).filter(move |of| *of <= BEND || of % step == 0 || *of == most)
    }

    /// A dot for each share; councils with the same numbers and verdict share one.
    fn dots(&self, canvas: &Canvas<'_>, sources: &Sources<'_>) {
        type Numbers = (u32, u32, Option<Verdict>);
        let mut same: BTreeMap<Numbers, (Proportion, Vec<Key<Council>>)> = BTreeMap::new();
        for (council, share) in &self.found.units {
            let key = (share.total(), share.count(), verdict(sources, *council));
            same.entry(key).or_insert_with(|| (*share, Vec::new())).1.push(*council);
        }
        for ((_, _, verdict), (share, councils)) in &same {
            let share = *share;
            let is_named = verdict.is_some_and(Verdict::is_difference);
            let (ink, radius) = if is_named { (SvgClass::fill(3), 5.0) } else { (SvgClass::step(3), 3.5) };
            // The area of a dot grows with the councils in it.
            let radius = radius * (councils.len() as f64).sqrt().min(2.2);
            let what = in_words(self.found, share, *verdict);
            let (title, link) = match councils.as_slice() {
                [only] => {
                    let council = &sources.data.councils[*only];
                    (format!("{}: {what}", council.short_name), Some(sources.addresses.council(council)))
                }
                many => {
                    let names: Vec<&str> =
                        many.iter().map(|key| sources.data.councils[*key].short_name.as_str()).collect();
                    (format!("{} councils: {what}: {}", many.len(), wording::list(&names)), None)
                }
            };
            canvas.mark(&title, link.as_deref(), |canvas| canvas.disc(ink, self.point(share), radius));
        }
    }

    /// The names of councils that differ by their own claim, the farthest first, as far as they do not hide each other.
    fn names(&self, canvas: &Canvas<'_>, sources: &Sources<'_>) {
        let far = |share: &Proportion| {
            // In standard deviations but for a factor that all share.
            (share.share().unwrap_or_default() - self.found.funnel.baseline).abs()
                * f64::from(share.total()).sqrt()
        };
        let mut named: Vec<&(Key<Council>, Proportion)> =
            self.found.units.iter().filter(|(council, _)| is_named(sources, *council)).collect();
        named.sort_by(|(a, x), (b, y)| far(y).total_cmp(&far(x)).then(a.cmp(b)));
        let mut taken: Vec<(f64, f64, f64)> = Vec::new();
        for (council, share) in named.into_iter().take(NAMED) {
            let name = &sources.data.councils[*council].short_name;
            let wide = width(name, 12.0);
            let (x, y) = self.point(*share);
            let left = if x + 9.0 + wide > self.width { x - 9.0 - wide } else { x + 9.0 };
            let free = |y: f64| {
                (TOP..BASE).contains(&y)
                    && taken
                        .iter()
                        .all(|(l, w, at)| (at - y).abs() >= 13.0 || left > l + w || left + wide < *l)
            };
            let Some(y) = [0.0, -12.0, 12.0, -24.0, 24.0].into_iter().map(|by| y + by).find(|y| free(*y))
            else {
                continue;
            };
            taken.push((left, wide, y));
            canvas.text(TextStyle::new(SvgClass::LABEL).size(12.0), (left, y), name);
        }
    }
}
