//! What a council needs at hand to show the status of a recommendation.

use super::names;
use crate::analysis::{Findings, RecommendationState};
use crate::dataset::{Dataset, Key, Recommendation, Update};
use crate::wording;

/// Evidence for one recommendation.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// The recommendation.
    pub recommendation: Key<Recommendation>,
    /// What it is called in a sentence: `recommendation 3 of 2023`.
    pub name: String,
    /// What is published already.
    pub held: Option<Held>,
    /// What would show its status; empty where what is published shows it.
    pub wanted: String,
}

/// A published page.
#[derive(Clone, Debug)]
pub struct Held {
    /// What it is: `the council, complete, 30 November 2018`.
    pub what: String,
    /// Its address.
    pub url: String,
}

/// What is held and wanted for a recommendation; nothing for one that was withdrawn.
pub(super) fn of(data: &Dataset, findings: &Findings, key: Key<Recommendation>) -> Option<Wanted> {
    let (status, history) = (&findings.statuses[key], &findings.histories[key]);
    let held = data.updates_of(key).iter().rev().map(|update| &data.updates[*update]).find_map(|update| {
        let when = update.date.map(|date| format!(", {}", wording::date(date))).unwrap_or_default();
        let status = update.status.word().replace('_', " ");
        let what = format!("{}, {status}{when}", wording::reporter(update.reported_by));
        Some(Held { what, url: update.evidence_url.clone()? })
    });
    let wanted = match status.state {
        RecommendationState::Withdrawn => return None,
        _ if status.current.len() > 1 && states_differ(data, &status.current) => {
            "The dates of the statements that differ, or a new one with its date"
        }
        RecommendationState::ConfirmedByReviewTeam => "",
        RecommendationState::ConfirmedByCommittee if history.closed_without_evidence => {
            "A published page that shows it closed"
        }
        RecommendationState::ConfirmedByCommittee => {
            "A statement of the review team, if peers are to confirm it"
        }
        RecommendationState::ReportedClosed if history.closed_without_evidence => {
            "A published page that shows it closed, and confirmation by the review team or a committee"
        }
        RecommendationState::ReportedClosed => {
            "Confirmation by the review team or a committee that it is closed"
        }
        RecommendationState::Open if history.stale || held.is_none() => {
            "A dated, published statement of its present status"
        }
        RecommendationState::Open => "What has been done since the last statement, with a date",
        RecommendationState::Stopped => "Who decided to stop it, when, and what was done until then",
        RecommendationState::NoStatus if status.whole_plan.is_some() => {
            "A published status of its own, beyond that of the whole plan"
        }
        RecommendationState::NoStatus => "Any published statement of its status",
    };
    Some(Wanted {
        recommendation: key,
        name: wording::capitalised(&names(data, &[key])),
        held,
        wanted: wanted.to_owned(),
    })
}

/// Whether statements give more than one status.
fn states_differ(data: &Dataset, statements: &[Key<Update>]) -> bool {
    statements.windows(2).any(|pair| data.updates[pair[0]].status != data.updates[pair[1]].status)
}
