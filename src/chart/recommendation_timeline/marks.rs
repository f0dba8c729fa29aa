//! The shapes of statements: who speaks, and how near to done it is said to be.

use crate::chart::svg::{Canvas, SvgClass, TextStyle};
use crate::dataset::{Reporter, Status};

/// Half the height of a shape.
pub(super) const HALF: f64 = 5.5;

/// The fill of a status: empty, pale or full.
fn ink(status: Status) -> SvgClass {
    match status {
        Status::Complete => SvgClass::DONE,
        Status::InProgress | Status::Stopped => SvgClass::BEGUN,
        Status::NotStarted | Status::NotAccepted | Status::Superseded => SvgClass::EMPTY,
    }
}

/// The shape of a voice about a place, filled by what it says; what is withdrawn is crossed out.
pub(super) fn shape(canvas: &Canvas<'_>, voice: Reporter, status: Status, (x, y): (f64, f64)) {
    let ink = ink(status);
    match voice {
        Reporter::Council => canvas.disc(ink, (x, y), HALF),
        Reporter::ReviewTeam => {
            canvas.bar(ink, (x - HALF + 0.5, y - HALF + 0.5), 2.0 * HALF - 1.0, 2.0 * HALF - 1.0);
        }
        Reporter::Committee => {
            let d = HALF + 1.0;
            canvas.shape(ink, &[(x, y - d), (x + d, y), (x, y + d), (x - d, y)]);
        }
        Reporter::Publisher => {
            canvas.shape(ink, &[(x, y - HALF), (x + HALF, y + HALF), (x - HALF, y + HALF)]);
        }
    }
    if status.is_withdrawn() {
        canvas.line(SvgClass::WHISKER, &[(x - HALF, y + HALF), (x + HALF, y - HALF)]);
    }
}

/// What shapes and fills mean, in two lines from `top` down; gives their height.
pub(super) fn legend(canvas: &Canvas<'_>, top: f64) -> f64 {
    let words = TextStyle::new(SvgClass::LABEL).size(12.0);
    let voices = [
        (Reporter::Council, "council"),
        (Reporter::ReviewTeam, "review team"),
        (Reporter::Committee, "committee"),
        (Reporter::Publisher, "publisher"),
    ];
    let statuses = [
        (Status::NotStarted, "not started"),
        (Status::InProgress, "in progress, or stopped"),
        (Status::Complete, "complete"),
        (Status::Superseded, "withdrawn"),
    ];
    let mut x = HALF + 1.0;
    for (voice, name) in voices {
        shape(canvas, voice, Status::Complete, (x, top + 8.0));
        canvas.text(words, (x + 12.0, top + 8.0), name);
        x += 30.0 + crate::chart::svg::width(name, 12.0);
    }
    let mut x = HALF + 1.0;
    for (status, name) in statuses {
        shape(canvas, Reporter::Council, status, (x, top + 30.0));
        canvas.text(words, (x + 12.0, top + 30.0), name);
        x += 30.0 + crate::chart::svg::width(name, 12.0);
    }
    due(canvas, (x, x + 34.0), top + 30.0);
    canvas.text(words, (x + 44.0, top + 30.0), "due date, moved");
    46.0
}

/// Two due dates, joined: the date moved from the one to the other.
pub(super) fn due(canvas: &Canvas<'_>, (from, to): (f64, f64), y: f64) {
    if (from - to).abs() > f64::EPSILON {
        canvas.line(SvgClass::LIMIT, &[(from, y), (to, y)]);
    }
    for x in [from, to] {
        canvas.line(SvgClass::MARK, &[(x, y - 8.0), (x, y + 8.0)]);
    }
}
