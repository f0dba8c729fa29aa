//! What was said of a recommendation by whom, and how its due date moved, in sentences.

use super::{date, duration, reporter};
use crate::analysis::{History, Slippage};
use crate::dataset::{Dataset, Update};

/// Where the council and those who looked say different things: `The council says complete (30 November 2018); the review
/// team found in progress (March 2019).` Nothing where they do not differ.
#[must_use]
pub fn voices(data: &Dataset, history: &History) -> Option<String> {
    let (council, review) = (&data.updates[history.council_says?], &data.updates[history.review_finds?]);
    let status = |update: &Update| update.status.word().replace('_', " ");
    let when = |update: &Update| update.date.map_or_else(|| "not dated".to_owned(), date);
    history.voices_differ.then(|| {
        format!(
            "The council says {} ({}); {} found {} ({}).",
            status(council),
            when(council),
            reporter(review.reported_by),
            status(review),
            when(review)
        )
    })
}

/// How often a due date moved, and by how long in all: `Due date moved twice, later by 14 months in all.` Nothing where it
/// did not.
#[must_use]
pub fn slippage(slippage: &Slippage) -> Option<String> {
    let often = match slippage.moves {
        0 => return None,
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        n => format!("{n} times"),
    };
    let by = duration(slippage.days.unsigned_abs());
    let in_all = if slippage.moves == 1 { "" } else { " in all" };
    Some(match slippage.days {
        0 => format!("Due date moved {often}, and back to the first."),
        1.. => format!("Due date moved {often}, later by {by}{in_all}."),
        _ => format!("Due date moved {often}, earlier by {by}{in_all}."),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::PartialDate;

    #[test]
    fn a_date_that_moved_says_how_far() {
        let moved = |moves, days| {
            let year = PartialDate::Year(2024);
            slippage(&Slippage { first: year, last: year, moves, days })
        };
        assert_eq!(moved(0, 0), None);
        assert_eq!(moved(1, 30).as_deref(), Some("Due date moved once, later by 30 days."));
        assert_eq!(moved(2, 426).as_deref(), Some("Due date moved twice, later by 14 months in all."));
        assert_eq!(moved(3, -61).as_deref(), Some("Due date moved 3 times, earlier by 2 months in all."));
        assert_eq!(moved(2, 0).as_deref(), Some("Due date moved twice, and back to the first."));
    }
}
