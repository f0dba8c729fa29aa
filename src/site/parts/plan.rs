//! Plans that carry recommendations, as rows.

use serde::Serialize;

use super::Link;
use crate::dataset::{Challenge, Key};
use crate::site::Site;
use crate::wording;

/// A plan that carries recommendations.
#[derive(Serialize)]
pub(in crate::site) struct PlanRow {
    id: String,
    title: String,
    challenge: Link,
    adopted: String,
    closed: String,
    successor: String,
    monitored_by: String,
    note: String,
    url: Option<String>,
}

/// The plans that carry a challenge's recommendations.
pub(in crate::site) fn plans(site: &Site, key: Key<Challenge>) -> Vec<PlanRow> {
    let data = site.data();
    let challenge = &data.challenges[key];
    data.plans_of(key)
        .iter()
        .map(|plan| {
            let plan = &data.plans[*plan];
            PlanRow {
                id: plan.id.clone(),
                title: plan.title.clone(),
                challenge: Link::new(wording::visit(challenge), site.addresses().challenge(challenge)),
                adopted: plan.adopted.map(wording::date).unwrap_or_default(),
                closed: plan.closed.map(wording::date).unwrap_or_default(),
                successor: plan.successor.map(|next| data.plans[next].title.clone()).unwrap_or_default(),
                monitored_by: wording::list(&plan.monitored_by),
                note: plan.note.clone().unwrap_or_default(),
                url: plan.url.clone(),
            }
        })
        .collect()
}
