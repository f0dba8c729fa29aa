//! Where each recommendation stands at the as-of date.

use jiff::civil::Date;

use crate::dataset::{Dataset, Key, PartialDate, Status, Update};

/// Where a recommendation stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RecommendationStatus {
    /// The class that figures count it in.
    pub class: Class,
    /// The last update at or before the as-of date (undated ones first, then by date, then by row).
    pub last_update: Option<Key<Update>>,
    /// Its status; `None` when there is no update.
    pub reported: Option<Status>,
    /// Date of the first `complete` that no later update took back; `None` when not closed, or closed on no known date.
    pub closed_on: Option<PartialDate>,
    /// Date of the first withdrawal that no later update took back; `None` when not withdrawn, or on no known date.
    pub withdrawn_on: Option<PartialDate>,
    /// The due date given first, by the recommendation itself or else by an update.
    pub first_due: Option<PartialDate>,
    /// Whether it is open and its first due date has passed.
    pub past_due: bool,
}

/// What figures count a recommendation as; every recommendation is in exactly one class.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// Closed, said so by the review team or a committee.
    ClosedVerified,
    /// Closed, said so by the council or the publisher alone.
    ClosedReported,
    /// Has an update, and is neither closed nor withdrawn.
    Open,
    /// Not accepted, or superseded.
    Withdrawn,
    /// Nothing published about it.
    NoInformation,
}

impl Class {
    /// Whether it is closed, verified or only reported.
    #[must_use]
    pub fn is_closed(self) -> bool {
        matches!(self, Self::ClosedVerified | Self::ClosedReported)
    }

    /// Whether it is, as far as is known, still to be done: neither closed nor withdrawn.
    #[must_use]
    pub fn is_unclosed(self) -> bool {
        matches!(self, Self::Open | Self::NoInformation)
    }
}

/// Where every recommendation stands, in the order of the table.
pub(super) fn statuses(data: &Dataset, as_of: Date) -> Vec<RecommendationStatus> {
    data.recommendations
        .iter()
        .map(|(key, recommendation)| {
            let said: Vec<Key<Update>> = data
                .updates_of(key)
                .iter()
                .copied()
                .filter(|update| data.updates[*update].date.is_none_or(|date| date.earliest() <= as_of))
                .collect();
            status(data, &said, recommendation.due, as_of)
        })
        .collect()
}

/// Where a recommendation stands by what was `said` of it, in the order of speaking.
fn status(
    data: &Dataset,
    said: &[Key<Update>],
    due: Option<PartialDate>,
    as_of: Date,
) -> RecommendationStatus {
    let first_due = due.or_else(|| said.iter().find_map(|update| data.updates[*update].due));
    let last_update = said.last().copied();
    let status = last_update.map(|update| data.updates[update].status);
    let completes = said.iter().rev().take_while(|update| data.updates[**update].status == Status::Complete);
    let verified = completes.clone().any(|update| data.updates[*update].reported_by.verifies());
    let class = match status {
        None => Class::NoInformation,
        Some(Status::Complete) if verified => Class::ClosedVerified,
        Some(Status::Complete) => Class::ClosedReported,
        Some(status) if status.is_withdrawn() => Class::Withdrawn,
        Some(_) => Class::Open,
    };
    RecommendationStatus {
        class,
        last_update,
        reported: status,
        closed_on: completes.last().and_then(|update| data.updates[*update].date),
        withdrawn_on: said
            .iter()
            .rev()
            .take_while(|update| data.updates[**update].status.is_withdrawn())
            .last()
            .and_then(|update| data.updates[*update].date),
        first_due,
        past_due: class == Class::Open && first_due.is_some_and(|due| due.latest() < as_of),
    }
}
