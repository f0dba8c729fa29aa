//! The tracker: how many recommendations were ever reported closed, by group, at twelve months, and what is unknown.

use std::cmp::Reverse;

use serde::Serialize;

use super::{Sheet, titled};
use crate::analysis::{Closure, Group, GroupKind, RecommendationStatus};
use crate::chart;
use crate::content::Source;
use crate::dataset::{Component, Key, PartialDate, Recommendation};
use crate::report::Problem;
use crate::site::Site;
use crate::site::parts::{Link, Method, Plot, Plots, RecommendationRow, recommendation_row, statement};
use crate::wording::{self, Figure};

mod time;
mod watch;

use time::TimeRow;
pub(super) use time::missing;
use watch::WatchList;

/// Recommendations listed under a heading; the export has them all.
const LISTED: usize = 25;

#[derive(Serialize)]
struct View {
    lead: Vec<String>,
    rate: Option<Figure>,
    at_twelve_months: Option<Figure>,
    overall: Option<Plot>,
    regions: Option<Plot>,
    types: Option<Plot>,
    components: Option<Plot>,
    themes: Option<Plot>,
    /// The curve of all recommendations; in its place, why there is none.
    time: Option<Plot>,
    time_missing: String,
    times: Vec<TimeRow>,
    /// The curves of the components that have one.
    time_by_component: Vec<Plot>,
    funnel: Option<Plot>,
    funnel_missing: String,
    positions: Option<Plot>,
    groups: Vec<GroupRow>,
    /// Whether enough is known to hold groups against each other.
    told_apart: bool,
    stated: Vec<StatedRow>,
    stated_total: usize,
    past_due: Vec<RecommendationRow>,
    past_due_total: usize,
    closed: Vec<RecommendationRow>,
    closed_total: usize,
    watch: Vec<WatchList>,
}

/// Closure of one group.
#[derive(Serialize)]
struct GroupRow {
    kind: &'static str,
    group: Link,
    made: u32,
    withdrawn: u32,
    closed: u32,
    verified: u32,
    open: u32,
    no_information: u32,
    rate: Option<Figure>,
    upper_bound: String,
    at_twelve_months: Option<Figure>,
    /// Against all the rest; empty for the whole.
    verdict: String,
    difference: String,
    position: String,
}

/// What a council or review team says of a whole plan.
#[derive(Serialize)]
struct StatedRow {
    councils: Vec<Link>,
    challenge: Link,
    who: &'static str,
    date: String,
    counts: String,
    note: String,
    evidence: Option<String>,
}

/// The page of closure.
pub(super) fn sheet(site: &Site, source: Option<&Source>, plots: &mut Plots) -> Result<Sheet, Box<Problem>> {
    let (data, findings) = (site.data(), site.findings());
    let bars = |kind| chart::status_bars(&site.sources, kind);
    let past_due = latest_first(site, |status| status.past_due, |status| status.first_due);
    let closed = latest_first(site, |status| status.class.is_closed(), |status| status.closed_on);
    let rows = |keys: &[Key<Recommendation>]| -> Vec<RecommendationRow> {
        keys.iter().take(LISTED).map(|key| recommendation_row(site, *key)).collect()
    };
    let view = View {
        lead: lead(site),
        rate: Figure::closure(data, findings, Group::All),
        at_twelve_months: Figure::closure_at_twelve_months(data, findings, Group::All),
        overall: plots.add(chart::status_bar(&site.sources, Group::All), Method::Closure),
        regions: plots.add(bars(GroupKind::Region), Method::Closure),
        types: plots.add(bars(GroupKind::Type), Method::Closure),
        components: plots.add(bars(GroupKind::Component), Method::Closure),
        themes: plots.add(bars(GroupKind::Theme), Method::Closure),
        time: plots.add(chart::time_to_closure(&site.sources, Group::All), Method::TimeToClosure),
        time_missing: missing(site, Group::All),
        times: time::rows(site),
        time_by_component: Component::ALL
            .into_iter()
            .filter_map(|component| {
                let chart = chart::time_to_closure(&site.sources, Group::Component(component));
                plots.add(chart, Method::TimeToClosure)
            })
            .collect(),
        funnel: plots.add(chart::funnel(&site.sources), Method::Funnel),
        funnel_missing: wording::funnel(findings),
        positions: plots.add(chart::positions(&site.sources, GroupKind::Region), Method::Positions),
        told_apart: findings.closure.get(&Group::All).is_some_and(|all| !all.is_mostly_unknown()),
        groups: findings
            .closure
            .iter()
            .filter(|(group, _)| {
                matches!(
                    group.kind(),
                    GroupKind::All | GroupKind::Region | GroupKind::Type | GroupKind::Component
                )
            })
            .map(|(group, closure)| group_row(site, *group, closure))
            .collect(),
        stated: stated(site),
        stated_total: findings.stated_progress.len(),
        past_due_total: past_due.len(),
        past_due: rows(&past_due),
        closed_total: closed.len(),
        closed: rows(&closed),
        watch: watch::lists(site),
    };
    let (title, description) = titled(source, "Closure");
    Ok(Sheet::new("closure.html", title, &view)?.describe(description))
}

/// Recommendations of a kind by a date of theirs, the latest first, undated ones last.
fn latest_first(
    site: &Site,
    wanted: impl Fn(&RecommendationStatus) -> bool,
    date: impl Fn(&RecommendationStatus) -> Option<PartialDate>,
) -> Vec<Key<Recommendation>> {
    let mut found: Vec<Key<Recommendation>> =
        site.data().recommendations.keys().filter(|key| wanted(&site.status(*key))).collect();
    found.sort_by_key(|key| (Reverse(date(&site.status(*key))), *key));
    found
}

/// What can honestly be said of all recommendations.
pub(super) fn lead(site: &Site) -> Vec<String> {
    let Some(closure) = site.findings().closure.get(&Group::All) else {
        return vec!["No recommendation is recorded yet.".to_owned()];
    };
    let unknown = closure.without_information();
    let mut lead = vec![format!(
        "For {} of {} recommendations ({}) nothing has been published about where they stand.",
        wording::thousands(u64::from(unknown.count())),
        wording::thousands(u64::from(unknown.total())),
        unknown.share().map(wording::percent).unwrap_or_default()
    )];
    let rate = closure.rate();
    lead.push(format!(
        "{} of the {} that were not withdrawn {} reported closed; if all the unknown ones were closed too, it would be {}.",
        wording::thousands(u64::from(rate.count())),
        wording::thousands(u64::from(rate.total())),
        if rate.count() == 1 { "is" } else { "are" },
        wording::thousands(u64::from(closure.upper_bound().count()))
    ));
    lead
}

fn group_row(site: &Site, group: Group, closure: &Closure) -> GroupRow {
    let (data, findings) = (site.data(), site.findings());
    let (verdict, difference) = wording::closure_against_the_rest(findings, group).unwrap_or_default();
    GroupRow {
        kind: group.kind().word(),
        group: Link::new(
            wording::group(group, data),
            site.addresses().group(data, group).unwrap_or_default(),
        ),
        made: closure.made,
        withdrawn: closure.withdrawn,
        closed: closure.closed,
        verified: closure.closed_verified,
        open: closure.open,
        no_information: closure.no_information,
        rate: Figure::closure(data, findings, group),
        upper_bound: closure.upper_bound().share().map(wording::percent).unwrap_or_default(),
        at_twelve_months: Figure::closure_at_twelve_months(data, findings, group),
        verdict,
        difference: difference.unwrap_or_default(),
        position: findings
            .closure_positions
            .get(&group)
            .map(|range| wording::position(*range))
            .unwrap_or_default(),
    }
}

fn stated(site: &Site) -> Vec<StatedRow> {
    let data = site.data();
    site.findings()
        .stated_progress
        .iter()
        .take(LISTED)
        .map(|stated| {
            let (challenge, update) = (&data.challenges[stated.challenge], &data.updates[stated.update]);
            StatedRow {
                councils: site.council_links(&challenge.councils),
                challenge: Link::new(wording::visit(challenge), site.addresses().challenge(challenge)),
                who: wording::reporter(update.reported_by),
                date: update.date.map_or_else(|| "not dated".to_owned(), wording::date),
                counts: statement(&stated.counts),
                note: update.note.clone().unwrap_or_default(),
                evidence: update.evidence_url.clone(),
            }
        })
        .collect()
}
