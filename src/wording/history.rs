//! What each voice states about a recommendation, and how its due date moved, in sentences.

use super::{date, duration, reporter};
use crate::analysis::{Disagreement, History, Slippage};
use crate::dataset::{Dataset, Update};

/// What the council and the review team or a committee state, where it differs: `The council states complete (30 November 2018); the
/// review team states in progress (March 2019), later.` Nothing where they do not differ.
#[must_use]
pub fn voices(data: &Dataset, history: &History) -> Option<String> {
    let disagreement = history.disagreement?;
    let council = &data.updates[history.council?];
    let review = &data.updates[history.review_team.or(history.committee)?];
    let statement = |update: &Update| {
        let when = update.date.map_or_else(|| "not dated".to_owned(), date);
        format!("{} ({when})", update.status.word().replace('_', " "))
    };
    let (council_later, review_later) = match disagreement {
        Disagreement::CouncilLater => (", later", ""),
        Disagreement::ReviewLater => ("", ", later"),
        Disagreement::SameTime | Disagreement::OrderUnknown => ("", ""),
    };
    let order =
        if disagreement == Disagreement::OrderUnknown { " Which came later is not known." } else { "" };
    Some(format!(
        "The council states {}{council_later}; {} states {}{review_later}.{order}",
        statement(council),
        reporter(review.reported_by),
        statement(review)
    ))
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
