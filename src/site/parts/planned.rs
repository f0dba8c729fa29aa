//! Visits that are planned, as rows.

use serde::Serialize;

use super::Link;
use crate::dataset::{Challenge, PartialDate};
use crate::site::Site;
use crate::wording;

/// A visit that begins after the as-of date.
#[derive(Serialize)]
pub(in crate::site) struct PlannedRow<'a> {
    /// The councils to be visited.
    pub councils: Vec<Link<'a>>,
    /// What kind of visit, and when: `Corporate peer challenge, planned from 3 March 2027`.
    pub what: String,
}

/// Planned visits of a kind, by date.
pub(in crate::site) fn planned_visits<'a>(
    site: &Site<'a>,
    wanted: impl Fn(&Challenge) -> bool,
) -> impl Iterator<Item = PlannedRow<'a>> {
    let mut planned: Vec<&Challenge> = site.findings().planned.iter().filter(|visit| wanted(visit)).collect();
    planned.sort_by_key(|visit| visit.visit_start().map(|start| (start.earliest(), start.latest())));
    planned.into_iter().map(|visit| {
        let when = visit.visit_start().map(|start| {
            let from = if matches!(start, PartialDate::Day(_)) { "from" } else { "for" };
            format!(" {from} {}", wording::date(start))
        });
        PlannedRow {
            councils: site.council_links(&visit.councils),
            what: format!("{}, planned{}", wording::kind(visit.kind), when.unwrap_or_default()),
        }
    })
}
