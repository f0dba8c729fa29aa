//! Plans that carry recommendations, as rows.

use serde::Serialize;

use super::Link;
use crate::dataset::{Challenge, Key};
use crate::site::Site;
use crate::wording;

/// A plan that carries recommendations.
#[derive(Serialize)]
pub(in crate::site) struct PlanRow<'a> {
    id: &'a str,
    title: &'a str,
    challenge: Link<'a>,
    adopted: String,
    closed: String,
    successor: &'a str,
    monitored_by: String,
    note: &'a str,
    url: Option<&'a str>,
}

/// The plans that carry a challenge's recommendations.
pub(in crate::site) fn plans<'a>(site: &Site<'a>, key: Key<Challenge>) -> Vec<PlanRow<'a>> {
    let data = site.data();
    let challenge = &data.challenges[key];
    data.plans_of(key)
        .iter()
        .map(|plan| {
            let plan = &data.plans[*plan];
            PlanRow {
                id: &plan.id,
                title: &plan.title,
                challenge: Link::new(wording::visit(challenge), site.addresses().challenge(challenge)),
                adopted: plan.adopted.map(wording::date).unwrap_or_default(),
                closed: plan.closed.map(wording::date).unwrap_or_default(),
                successor: plan.successor.map_or("", |next| &data.plans[next].title),
                monitored_by: wording::list(&plan.monitored_by),
                note: plan.note.as_deref().unwrap_or_default(),
                url: plan.url.as_deref(),
            }
        })
        .collect()
}
