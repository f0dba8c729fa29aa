//! What each voice states about a recommendation, and how its due date moved.

use jiff::ToSpan;
use jiff::civil::Date;

use super::{RecommendationState, RecommendationStatus};
use crate::dataset::{
    Dataset, DateRange, Key, KeyedVec, PartialDate, Recommendation, Reporter, Status, Update,
};

/// One recommendation in its voices, and its slippage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct History {
    /// The latest statement of the council itself; a publisher's is not the council's.
    pub council: Option<Key<Update>>,
    /// The latest statement of the review team.
    pub review_team: Option<Key<Update>>,
    /// The latest statement of a committee of the council.
    pub committee: Option<Key<Update>>,
    /// The latest statement of the publisher of the site.
    pub publisher: Option<Key<Update>>,
    /// How what the council states compares with what the review team or else a committee states, where the two differ.
    pub disagreement: Option<Disagreement>,
    /// How the due date moved; `None` when none was ever given.
    pub slippage: Option<Slippage>,
    /// Closed, and nothing published shows it: no statement of the closing names a page.
    pub closed_without_evidence: bool,
    /// Date of the latest dated statement.
    pub last_statement: Option<PartialDate>,
    /// Open, and without a statement for twelve months.
    pub stale: bool,
}

/// How two voices that state different things relate in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Disagreement {
    /// They speak of the same time: their dates overlap.
    SameTime,
    /// The council stated it later.
    CouncilLater,
    /// The review team or the committee stated it later.
    ReviewLater,
    /// One of them has no date.
    OrderUnknown,
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

/// The history of every recommendation.
pub(super) fn histories(
    data: &Dataset,
    statuses: &KeyedVec<Recommendation, RecommendationStatus>,
    as_of: Date,
) -> KeyedVec<Recommendation, History> {
    KeyedVec::of(&data.recommendations, |(key, recommendation)| {
        history(data, key, recommendation, &statuses[key], as_of)
    })
}

fn history(
    data: &Dataset,
    key: Key<Recommendation>,
    recommendation: &Recommendation,
    status: &RecommendationStatus,
    as_of: Date,
) -> History {
    let statements = || data.updates_of(key).iter().map(|update| (*update, &data.updates[*update]));
    let latest = |voice: Reporter| statements().rev().find(|(_, update)| update.reported_by == voice);
    let [council, review_team, committee, publisher] =
        [Reporter::Council, Reporter::ReviewTeam, Reporter::Committee, Reporter::Publisher].map(latest);
    let dates = recommendation.due.into_iter().chain(statements().filter_map(|(_, update)| update.due));
    let last_statement = statements().rev().find_map(|(_, update)| update.date);
    let a_year_ago = as_of.saturating_sub(12.months());
    let mut closing = statements().rev().take_while(|(_, update)| update.status == Status::Complete);
    History {
        disagreement: council
            .zip(review_team.or(committee))
            .and_then(|((_, council), (_, review))| disagreement(council, review)),
        council: council.map(|(key, _)| key),
        review_team: review_team.map(|(key, _)| key),
        committee: committee.map(|(key, _)| key),
        publisher: publisher.map(|(key, _)| key),
        slippage: slippage(dates),
        closed_without_evidence: status.state.is_closed()
            && closing.all(|(_, update)| update.evidence_url.is_none()),
        last_statement,
        stale: status.state == RecommendationState::Open
            && last_statement.is_some_and(|date| date.latest() < a_year_ago),
    }
}

/// `None` where both state the same.
fn disagreement(council: &Update, review: &Update) -> Option<Disagreement> {
    if council.status == review.status {
        return None;
    }
    let (Some(a), Some(b)) = (council.date, review.date) else { return Some(Disagreement::OrderUnknown) };
    let (a, b): (DateRange, DateRange) = (a.range(), b.range());
    Some(if a.before(b) == Some(true) {
        Disagreement::ReviewLater
    } else if b.before(a) == Some(true) {
        Disagreement::CouncilLater
    } else {
        Disagreement::SameTime
    })
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
