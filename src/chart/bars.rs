//! Ranked bars: a share in each row, with its interval, its numbers and what it is held against.

use super::svg::{Canvas, Picture, SvgClass, TextStyle, WIDTH, fit, width, wrap};
use crate::analysis::Proportion;
use crate::wording;

/// One bar.
#[derive(Clone, Debug)]
pub(super) struct Bar {
    /// What it stands for.
    pub(super) label: String,
    /// Where it leads.
    pub(super) href: Option<String>,
    /// Its length.
    pub(super) share: Proportion,
    /// What it is held against.
    pub(super) comparator: Option<Proportion>,
}

/// Bars under each other, on one scale from 0.
#[derive(Clone, Debug)]
pub(super) struct Bars {
    /// One under another.
    pub(super) rows: Vec<Bar>,
    /// What a share counts, in the singular: `challenge`.
    pub(super) unit: &'static str,
    /// What the comparator mark stands for.
    pub(super) comparator: Option<String>,
}

const LABEL_WIDTH: f64 = 236.0;
const VALUE_WIDTH: f64 = 128.0;
const LEFT: f64 = LABEL_WIDTH + 12.0;
const RIGHT: f64 = WIDTH - VALUE_WIDTH;
const ROW: f64 = 30.0;
const THICKNESS: f64 = 14.0;
const LEGEND: f64 = 30.0;

impl Bars {
    /// Draws the bars, and under them what the whisker and the mark mean.
    pub(super) fn picture(&self) -> Picture {
        let depth = ROW * self.rows.len() as f64;
        Picture::draw(depth + LEGEND, |canvas| {
            let scale = (RIGHT - LEFT) / self.longest();
            for (index, bar) in self.rows.iter().enumerate() {
                self.row(canvas, bar, ROW * (index as f64 + 0.5), scale);
            }
            canvas.line(SvgClass::AXIS, &[(LEFT, 2.0), (LEFT, depth)]);
            self.legend(canvas, depth + LEGEND / 2.0 + 4.0);
        })
    }

    /// The largest share, upper end or comparator: the scale reaches to it and no further.
    fn longest(&self) -> f64 {
        self.rows
            .iter()
            .flat_map(|bar| {
                let high = bar.share.interval().map(|interval| interval.high);
                [high, bar.comparator.and_then(Proportion::share)]
            })
            .flatten()
            .fold(0.05, f64::max)
    }

    fn row(&self, canvas: &Canvas<'_>, bar: &Bar, middle: f64, scale: f64) {
        let x = |share: f64| LEFT + share * scale;
        canvas.mark(&self.title(bar), bar.href.as_deref(), |canvas| {
            label(canvas, &bar.label, (LABEL_WIDTH, middle));
            let share = bar.share.share().unwrap_or_default();
            canvas.bar(SvgClass::fill(1), (LEFT, middle - THICKNESS / 2.0), share * scale, THICKNESS);
            let mut end = x(share);
            if let Some(interval) = bar.share.interval() {
                whisker(canvas, x(interval.low), x(interval.high), middle);
                end = end.max(x(interval.high));
            }
            if let Some(other) = bar.comparator.and_then(Proportion::share) {
                mark(canvas, x(other), middle);
                end = end.max(x(other));
            }
            canvas.text(
                TextStyle::new(SvgClass::VALUE),
                (end + 8.0, middle),
                &wording::counts_with_share(bar.share),
            );
        });
    }

    /// Everything about a bar in words.
    fn title(&self, bar: &Bar) -> String {
        let base = format!("{}: {}", bar.label, wording::share_sentence(bar.share, self.unit));
        match (&self.comparator, bar.comparator) {
            (Some(name), Some(other)) => format!("{base}; {name}: {}", wording::counts_with_share(other)),
            _ => base,
        }
    }

    fn legend(&self, canvas: &Canvas<'_>, y: f64) {
        let small = TextStyle::new(SvgClass::MUTED).size(12.0);
        let text = "95% interval";
        whisker(canvas, LEFT + 1.0, LEFT + 29.0, y);
        canvas.text(small, (LEFT + 36.0, y), text);
        if let Some(name) = &self.comparator {
            let x = LEFT + 36.0 + width(text, 12.0) + 24.0;
            mark(canvas, x, y);
            canvas.text(small, (x + 9.0, y), &fit(name, WIDTH - x - 9.0, 12.0));
        }
    }
}

/// The name of a row, flush right at its place, over two lines where one is too short.
pub(super) fn label(canvas: &Canvas<'_>, text: &str, (x, middle): (f64, f64)) {
    let lines = wrap(text, x, 13.0, 2);
    let first = middle - 7.0 * (lines.len() as f64 - 1.0);
    for (index, line) in lines.iter().enumerate() {
        canvas.text(TextStyle::new(SvgClass::LABEL).size(13.0).end(), (x, first + 14.0 * index as f64), line);
    }
}

/// A line between two ends with a tick at each.
fn whisker(canvas: &Canvas<'_>, low: f64, high: f64, y: f64) {
    let line = [(low, y - 4.0), (low, y + 4.0), (low, y), (high, y), (high, y - 4.0), (high, y + 4.0)];
    canvas.line(SvgClass::HALO, &line);
    canvas.line(SvgClass::WHISKER, &line);
}

/// An upright stroke.
pub(super) fn mark(canvas: &Canvas<'_>, x: f64, y: f64) {
    canvas.line(SvgClass::HALO, &[(x, y - 11.0), (x, y + 11.0)]);
    canvas.line(SvgClass::MARK, &[(x, y - 10.0), (x, y + 10.0)]);
}
