//! What the fills of a picture stand for.

use super::svg::{Canvas, Ink, WIDTH, Words, width};

/// Height of one line of a legend.
pub(super) const LINE: f64 = 24.0;

/// Places the swatches of a legend in lines from left to right.
fn places(entries: &[(Ink, String)]) -> Vec<(f64, f64)> {
    let (mut x, mut y) = (0.0, LINE / 2.0);
    entries
        .iter()
        .map(|(_, text)| {
            let wide = 20.0 + width(text, 13.0) + 18.0;
            if x > 0.0 && x + wide > WIDTH {
                (x, y) = (0.0, y + LINE);
            }
            let place = (x, y);
            x += wide;
            place
        })
        .collect()
}

/// Height of the legend with these entries.
pub(super) fn height(entries: &[(Ink, String)]) -> f64 {
    places(entries).last().map_or(0.0, |(_, y)| y + LINE / 2.0)
}

/// Draws the legend from `top` down.
pub(super) fn draw(canvas: &Canvas<'_>, entries: &[(Ink, String)], top: f64) {
    for ((ink, text), (x, y)) in entries.iter().zip(places(entries)) {
        canvas.bar(*ink, (x, top + y - 6.0), 12.0, 12.0);
        canvas.text(Words::new(Ink::LABEL).size(13.0), (x + 20.0, top + y), text);
    }
}
