//! What happened around the visits of a council, by date.

use std::cmp::Reverse;

use serde::Serialize;

use super::due;
use crate::analysis::State;
use crate::dataset::{Challenge, Council, Key, PartialDate};
use crate::site::Site;
use crate::wording;

/// One moment.
#[derive(Clone, Debug, Serialize)]
pub(in crate::site) struct Moment {
    /// When, to the month.
    date: String,
    text: String,
    url: String,
    /// Whether it is a date gone by without a record.
    late: bool,
}

/// Visits, what was published after them, plans and events, the newest first; what has no date stands last.
pub(in crate::site) fn moments(site: &Site, council: Key<Council>) -> Vec<Moment> {
    let data = site.data();
    let mut found: Vec<(Option<PartialDate>, Moment)> = Vec::new();
    let mut add = |date: Option<PartialDate>, text: String, url: String| {
        let moment = Moment { date: date.map(wording::month).unwrap_or_default(), text, url, late: false };
        found.push((date, moment));
    };
    for key in data.challenges_of(council) {
        let challenge = &data.challenges[*key];
        let kind = wording::kind_noun(challenge.kind).to_owned();
        add(challenge.visit_end().or(challenge.visit_start()), kind, site.addresses().challenge(challenge));
        for (date, text) in publications(challenge) {
            if date.is_some() {
                add(date, text.to_owned(), String::new());
            }
        }
        for plan in data.plans_of(*key) {
            let plan = &data.plans[*plan];
            if plan.adopted.is_some() {
                add(plan.adopted, format!("{} adopted", plan.title), plan.url.clone().unwrap_or_default());
            }
            if plan.closed.is_some() {
                add(plan.closed, format!("{} closed", plan.title), plan.url.clone().unwrap_or_default());
            }
        }
    }
    for event in data.events_of(council) {
        let event = &data.events[*event];
        let text = format!("{}: {}", wording::event_kind(event.kind), event.title);
        add(Some(event.date), text, event.url.clone().unwrap_or_default());
    }
    for step in site.duties_of(council).filter(|step| step.state == State::PastDue) {
        let text = format!("{} expected, no record found", data.duties[step.duty].title);
        let date = step.due_date.map_or_else(|| due(step), wording::month);
        let sorted_by = step.due.map(|days| PartialDate::Day(days.latest));
        found.push((sorted_by, Moment { date, text, url: String::new(), late: true }));
    }
    found.sort_by_key(|(date, _)| Reverse(date.map(|date| (date.earliest(), date.latest()))));
    found.into_iter().map(|(_, moment)| moment).collect()
}

fn publications(challenge: &Challenge) -> [(Option<PartialDate>, &'static str); 4] {
    [
        (challenge.report_published, "report published"),
        (challenge.action_plan_published, "action plan published"),
        (challenge.progress_review, "progress review"),
        (challenge.progress_report_published, "progress review report published"),
    ]
}
