//! When a council opens and closes, in words.

use jiff::civil::Date;

use crate::dataset::{Council, PartialDate};
use crate::wording;

/// When a council will open; nothing of one that has opened.
pub(in crate::site) fn opening(council: &Council, as_of: Date) -> Option<String> {
    let opened = council.opened.filter(|opened| opened.earliest() > as_of)?;
    Some(format!("will open {}", on(opened)))
}

/// When a council closed or will close: `closed on 31 March 2023`, `will close on 31 March 2028`; `closes in 2026` where the date
/// does not say whether it has.
pub(in crate::site) fn closing(council: &Council, as_of: Date) -> Option<String> {
    let closed = council.closed?;
    let verb = if council.has_closed_by(as_of) {
        "closed"
    } else if closed.earliest() > as_of {
        "will close"
    } else {
        "closes"
    };
    Some(format!("{verb} {}", on(closed)))
}

/// A date with its preposition: `on 31 March 2028`, `in March 2028`.
fn on(date: PartialDate) -> String {
    let preposition = if matches!(date, PartialDate::Day(_)) { "on" } else { "in" };
    format!("{preposition} {}", wording::date(date))
}
