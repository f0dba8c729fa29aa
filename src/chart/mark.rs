//! Marks in the cells of a table: positions are in per cent of the cell's width, so that they fit every width.

use std::fmt::Write;

use super::svg::escape;
use crate::analysis::{Closure, Interval, RecommendationState};
use crate::appearance;
use crate::wording;

/// A share as a bar with its interval, and the share that it is held against.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct ShareMark {
    /// From 0 to 1.
    pub(super) share: f64,
    /// Its 95% interval.
    pub(super) interval: Option<Interval>,
    /// The share that it is held against.
    pub(super) reference: Option<f64>,
}

/// A share as a bar from 0, a pale band for its interval, a line for what it is held against.
pub(super) fn bar(mark: ShareMark, label: &str) -> String {
    let mut svg = open(label);
    let _ = write!(svg, r#"<rect class="share" y="25%" height="50%" width="{}"/>"#, percent(mark.share));
    if let Some(interval) = mark.interval {
        let _ = write!(
            svg,
            r#"<rect class="interval" y="40%" height="20%" x="{}" width="{}"/>"#,
            percent(interval.low),
            percent(interval.high - interval.low)
        );
    }
    reference(&mut svg, mark.reference);
    close(svg)
}

/// A share as a dot with its interval on a grid, hatched as far as it could be, a line for what it is held against.
pub(super) fn dot(mark: ShareMark, bound: Option<f64>, label: &str) -> String {
    let mut svg = open(label);
    grid(&mut svg);
    if let Some(bound) = bound.filter(|bound| *bound > mark.share) {
        let _ = write!(
            svg,
            r#"<rect class="bound" y="30%" height="40%" x="{}" width="{}"/>"#,
            percent(mark.share),
            percent(bound - mark.share)
        );
    }
    if let Some(interval) = mark.interval {
        let _ = write!(
            svg,
            r#"<line class="whisker" y1="50%" y2="50%" x1="{}" x2="{}"/>"#,
            percent(interval.low),
            percent(interval.high)
        );
    }
    reference(&mut svg, mark.reference);
    let _ = write!(svg, r#"<circle class="dot" cx="{}" cy="50%" r="6"/>"#, percent(mark.share));
    close(svg)
}

/// Two shares of one thing: hollow for the first, full for the second; grey where there is no clear difference.
pub(super) fn dumbbell(first: f64, second: f64, is_clear: bool, label: &str) -> String {
    let mut svg = open(label);
    grid(&mut svg);
    let unclear = if is_clear { "" } else { " unclear" };
    let _ = write!(
        svg,
        r#"<line class="link" y1="50%" y2="50%" x1="{a}" x2="{b}"/><circle class="hollow" cx="{a}" cy="50%" r="5"/><circle class="dot{unclear}" cx="{b}" cy="50%" r="6"/>"#,
        a = percent(first),
        b = percent(second),
    );
    close(svg)
}

/// What became of recommendations: a segment for each state that occurs.
pub(super) fn states(closure: &Closure, label: &str) -> String {
    let mut svg = open(label);
    let unit = 1.0 / f64::from(closure.made.max(1));
    let mut start = 0.0;
    for state in RecommendationState::ALL {
        let count = f64::from(closure.count(state));
        if count > 0.0 {
            let appearance = appearance::of(state);
            let _ = write!(
                svg,
                r#"<rect class="state-{}" y="12%" height="76%" x="{}" width="{}"><title>{}: {}</title></rect>"#,
                appearance.slug,
                percent(start * unit),
                percent(count * unit),
                appearance.word,
                wording::thousands(u64::from(closure.count(state)))
            );
            start += count;
        }
    }
    close(svg)
}

fn open(label: &str) -> String {
    let mut svg = String::from(r#"<svg class="mark" role="img" aria-label=""#);
    escape(&mut svg, label);
    svg.push_str("\">");
    svg
}

fn close(mut svg: String) -> String {
    svg.push_str("</svg>");
    svg
}

fn grid(svg: &mut String) {
    for step in 0..=4 {
        let x = percent(f64::from(step) * 0.25);
        let _ = write!(svg, r#"<line class="grid" y1="0" y2="100%" x1="{x}" x2="{x}"/>"#);
    }
}

fn reference(svg: &mut String, share: Option<f64>) {
    if let Some(x) = share.map(percent) {
        let _ = write!(svg, r#"<line class="reference" y1="0" y2="100%" x1="{x}" x2="{x}"/>"#);
    }
}

/// A share in per cent with two decimals, finer than a screen.
fn percent(share: f64) -> String {
    let hundredths = (share.clamp(0.0, 1.0) * 10_000.0).round() / 100.0;
    format!("{hundredths}%")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::said;

    #[test]
    fn marks_stand_where_the_numbers_are() {
        let interval = Some(Interval { low: 0.25, high: 0.625 });
        let mark = ShareMark { share: 0.5, interval, reference: Some(0.4) };
        let svg = bar(mark, "50% <of> all");
        assert!(svg.contains(r#"class="share" y="25%" height="50%" width="50%""#), "{svg}");
        assert!(svg.contains(r#"x="25%" width="37.5%""#) && svg.contains(r#"x1="40%""#), "{svg}");
        assert!(svg.contains("50% &lt;of&gt; all") && said::is_balanced(&svg));
        let svg = dot(mark, Some(0.75), "dot");
        assert!(svg.contains(r#"class="bound" y="30%" height="40%" x="50%" width="25%""#), "{svg}");
        assert!(dumbbell(0.1, 0.9, false, "two").contains("dot unclear"));
    }

    #[test]
    fn segments_fill_the_cell() {
        let closure = Closure { made: 4, reported_closed: 1, no_status: 3, ..Closure::default() };
        let svg = states(&closure, "bar");
        assert!(svg.contains(r#"class="state-reported" y="12%" height="76%" x="0%" width="25%""#), "{svg}");
        assert!(svg.contains(r#"class="state-no-status" y="12%" height="76%" x="25%" width="75%""#), "{svg}");
    }
}
