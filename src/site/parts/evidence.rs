//! What speaks for asking a council, as rows.

use serde::Serialize;

use super::Link;
use crate::analysis::Evidence;
use crate::dataset::{Key, Recommendation};
use crate::site::Site;
use crate::wording;

/// One thing that a council has to show.
#[derive(Clone, Debug, Serialize)]
pub(in crate::site) struct EvidenceRow<'a> {
    /// What kind of evidence: `closed, reported, November 2018`, `praised at the visit of 13 to 16 June 2017`.
    pub kind: Link<'a>,
    /// What was closed or praised.
    pub summary: &'a str,
    /// Page of the council or the review that shows it.
    pub source: Option<&'a str>,
}

impl<'a> EvidenceRow<'a> {
    pub(in crate::site) fn of(site: &Site<'a>, evidence: Evidence) -> Self {
        match evidence {
            Evidence::ConfirmedByReviewTeam(key)
            | Evidence::ConfirmedByCommittee(key)
            | Evidence::ReportedClosed(key) => closed(site, key),
            Evidence::Praised(key) => {
                let data = site.data();
                let strength = &data.strengths[key];
                let challenge = &data.challenges[strength.challenge];
                Self {
                    kind: Link::new(
                        format!("praised, visit of {}", wording::visit(challenge)),
                        site.addresses().challenge(challenge),
                    ),
                    summary: &strength.summary,
                    source: strength.source_url.as_deref(),
                }
            }
        }
    }
}

fn closed<'a>(site: &Site<'a>, key: Key<Recommendation>) -> EvidenceRow<'a> {
    let data = site.data();
    let status = site.status(key);
    let when = status.closed_on.map(|date| format!(", {}", wording::date(date))).unwrap_or_default();
    let how = wording::status(status).word;
    EvidenceRow {
        kind: Link::new(format!("{how}{when}"), site.addresses().recommendation(data, key)),
        summary: &data.recommendations[key].summary,
        source: status.shown.and_then(|update| data.updates[update].evidence_url.as_deref()),
    }
}
