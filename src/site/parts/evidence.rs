//! What speaks for asking a council, as rows.

use serde::Serialize;

use super::Link;
use crate::analysis::Evidence;
use crate::dataset::{Key, Recommendation};
use crate::site::Site;
use crate::wording;

/// One thing that a council has to show.
#[derive(Clone, Debug, Serialize)]
pub(in crate::site) struct EvidenceRow {
    /// What kind of evidence: `closed, verified, November 2018`, `praised at the visit of 13 to 16 June 2017`.
    pub kind: Link,
    /// What was closed or praised.
    pub summary: String,
    /// Page of the council or the review that shows it.
    pub source: Option<String>,
}

impl EvidenceRow {
    pub(in crate::site) fn of(site: &Site, evidence: Evidence) -> Self {
        match evidence {
            Evidence::ClosedVerified(key) => closed(site, key, "closed, verified"),
            Evidence::ClosedReported(key) => closed(site, key, "closed, reported"),
            Evidence::Praised(key) => {
                let data = site.data();
                let strength = &data.strengths[key];
                let challenge = &data.challenges[strength.challenge];
                Self {
                    kind: Link::new(
                        format!("praised, visit of {}", wording::visit(challenge)),
                        site.addresses().challenge(challenge),
                    ),
                    summary: strength.summary.clone(),
                    source: strength.source_url.clone(),
                }
            }
        }
    }
}

fn closed(site: &Site, key: Key<Recommendation>, how: &str) -> EvidenceRow {
    let data = site.data();
    let status = site.status(key);
    let when = status.closed_on.map(|date| format!(", {}", wording::date(date))).unwrap_or_default();
    EvidenceRow {
        kind: Link::new(format!("{how}{when}"), site.addresses().recommendation(data, key)),
        summary: data.recommendations[key].summary.clone(),
        source: status.last_update.and_then(|update| data.updates[update].evidence_url.clone()),
    }
}
