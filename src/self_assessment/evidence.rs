//! What a council needs at hand to show where a recommendation stands.

use super::names;
use crate::analysis::{Class, Findings};
use crate::dataset::{Dataset, Key, Recommendation};
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
    /// What would show where it stands; empty where what is published shows it.
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
    let status = findings.statuses.get(key.position())?;
    let history = findings.histories.get(key.position())?;
    let held = data
        .updates_of(key)
        .iter()
        .rev()
        .map(|update| &data.updates[*update])
        .filter(|update| update.date.is_none_or(|date| date.earliest() <= findings.as_of))
        .find_map(|update| {
            let when = update.date.map(|date| format!(", {}", wording::date(date))).unwrap_or_default();
            let status = update.status.word().replace('_', " ");
            let what = format!("{}, {status}{when}", wording::reporter(update.reported_by));
            Some(Held { what, url: update.evidence_url.clone()? })
        });
    let wanted = match status.class {
        Class::Withdrawn => return None,
        Class::ClosedVerified => "",
        Class::ClosedReported if history.closed_without_evidence => {
            "A published page that shows it closed, and word of the review team or a committee"
        }
        Class::ClosedReported => "Word of the review team or a committee that it is closed",
        Class::Open if history.stale || held.is_none() => {
            "A dated, published statement of where it stands now"
        }
        Class::Open => "What has been done since the last statement, with a date",
        Class::NoInformation => "Any published statement of where it stands",
    };
    Some(Wanted {
        recommendation: key,
        name: wording::capitalised(&names(data, &[key])),
        held,
        wanted: wanted.to_owned(),
    })
}
