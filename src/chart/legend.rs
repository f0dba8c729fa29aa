//! What the fills of a picture stand for.

use super::svg::{Canvas, SvgClass, TextStyle, width};

/// Height of one line of a legend.
pub(super) const LINE: f64 = 24.0;

/// Places the swatches of a legend in lines from left to right.
fn places(entries: &[(SvgClass, String)], room: f64) -> Vec<(f64, f64)> {
    let (mut x, mut y) = (0.0, LINE / 2.0);
    entries
        .iter()
        .map(|(_, text)| {
            let wide = 20.0 + width(text, 13.0) + 18.0;
            if x > 0.0 && x + wide - 18.0 > room {
                (x, y) = (0.0, y + LINE);
            }
            let place = (x, y);
            x += wide;
            place
        })
        .collect()
}

/// Height of the legend with these entries, so wide.
pub(super) fn height(entries: &[(SvgClass, String)], room: f64) -> f64 {
    places(entries, room).last().map_or(0.0, |(_, y)| y + LINE / 2.0)
}

/// Draws the legend from `top` down, so wide.
pub(super) fn draw(canvas: &Canvas<'_>, entries: &[(SvgClass, String)], top: f64, room: f64) {
    for ((ink, text), (x, y)) in entries.iter().zip(places(entries, room)) {
        canvas.bar(*ink, (x, top + y - 6.0), 12.0, 12.0);
        canvas.text(TextStyle::new(SvgClass::LABEL).size(13.0), (x + 20.0, top + y), text);
    }
}
