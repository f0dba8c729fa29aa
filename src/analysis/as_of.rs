//! The newest date in the data: the as-of date of a site that does not name one, so that a build is reproducible.

use jiff::civil::Date;

use crate::dataset::{Dataset, PartialDate};

/// The latest of the first days that the dates of visits, reports, plans, reviews, updates, replies and events can mean;
/// `None` when there is no date. Due dates and the opening and closing of councils do not count: they may lie ahead.
#[must_use]
pub fn newest_date(data: &Dataset) -> Option<Date> {
    let challenges = data.challenges.rows().iter().flat_map(|c| {
        [
            c.onsite_start,
            c.onsite_end,
            c.report_published,
            c.action_plan_published,
            c.progress_review,
            c.progress_report_published,
        ]
    });
    let updates = data.updates.rows().iter().map(|u| u.date);
    let replies = data.replies.rows().iter().map(|r| Some(r.date));
    let plans = data.plans.rows().iter().map(|p| p.adopted);
    let events = data.events.rows().iter().map(|e| Some(e.date));
    challenges
        .chain(updates)
        .chain(replies)
        .chain(plans)
        .chain(events)
        .flatten()
        .map(PartialDate::earliest)
        .max()
}
