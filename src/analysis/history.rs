//! What was said of each recommendation by whom, and how its due date moved.

use jiff::ToSpan;
use jiff::civil::Date;

use super::{Class, RecommendationStatus};
use crate::dataset::{Dataset, Key, PartialDate, Recommendation, Reporter, Status, Update};

/// One recommendation in its three voices (the council, those who looked, the evidence), and its slippage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct History {
    /// The council's last word.
    pub council_says: Option<Key<Update>>,
    /// The last word of the review team or a committee.
    pub review_finds: Option<Key<Update>>,
    /// Whether the two state different things.
    pub voices_differ: bool,
    /// How the due date moved; `None` when none was ever given.
    pub slippage: Option<Slippage>,
    /// Closed, and nothing published shows it: no statement of the closing names a page.
    pub closed_without_evidence: bool,
    /// When it was last heard of, as far as dated.
    pub last_statement: Option<PartialDate>,
    /// Open, and not heard of for twelve months.
    pub stale: bool,
}

/// How a due date moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slippage {
    /// The due date given first.
    pub first: PartialDate,
    /// The due date given last.
    pub last: PartialDate,
    /// How often it changed.
    pub moves: u32,
    /// Days from the first to the last, of their middles where they are not days; below 0 when it came nearer.
    pub days: i32,
}

/// The history of every recommendation, in the order of the table.
pub(super) fn histories(data: &Dataset, statuses: &[RecommendationStatus], as_of: Date) -> Vec<History> {
    data.recommendations
        .iter()
        .zip(statuses)
        .map(|((key, recommendation), status)| history(data, key, recommendation, status, as_of))
        .collect()
}

fn history(
    data: &Dataset,
    key: Key<Recommendation>,
    recommendation: &Recommendation,
    status: &RecommendationStatus,
    as_of: Date,
) -> History {
    let said: Vec<(Key<Update>, &Update)> = data
        .updates_of(key)
        .iter()
        .map(|update| (*update, &data.updates[*update]))
        .filter(|(_, update)| update.date.is_none_or(|date| date.earliest() <= as_of))
        .collect();
    let last_of =
        |speaks: fn(Reporter) -> bool| said.iter().rev().find(|(_, u)| speaks(u.reported_by)).copied();
    let council = last_of(|reporter| reporter == Reporter::Council);
    let review = last_of(Reporter::verifies);
    let differ = matches!((council, review), (Some((_, a)), Some((_, b))) if a.status != b.status);
    let dates = recommendation.due.into_iter().chain(said.iter().filter_map(|(_, update)| update.due));
    let last_statement = said.iter().rev().find_map(|(_, update)| update.date);
    let a_year_ago = as_of.saturating_sub(12.months());
    let mut closing = said.iter().rev().take_while(|(_, update)| update.status == Status::Complete);
    History {
        council_says: council.map(|(key, _)| key),
        review_finds: review.map(|(key, _)| key),
        voices_differ: differ,
        slippage: slippage(dates),
        closed_without_evidence: status.class.is_closed()
            && closing.all(|(_, update)| update.evidence_url.is_none()),
        last_statement,
        stale: status.class == Class::Open && last_statement.is_some_and(|date| date.latest() < a_year_ago),
    }
}

/// How a due date moved over the dates given in turn.
fn slippage(mut dates: impl Iterator<Item = PartialDate>) -> Option<Slippage> {
    let first = dates.next()?;
    let (mut last, mut moves) = (first, 0);
    for date in dates {
        moves += u32::from(date != last);
        last = date;
    }
    let days = (last.range().midpoint() - first.range().midpoint()).get_days();
    Some(Slippage { first, last, moves, days })
}
