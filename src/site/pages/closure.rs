//! Progress: how many recommendations are reported closed, by group, at twelve months, and how many have no status on record.

use std::cmp::Reverse;

use serde::Serialize;

use super::{Sheet, titled};
use crate::analysis::{Closure, Group, GroupKind};
use crate::chart;
use crate::content::Source;
use crate::dataset::{Component, Key, Recommendation};
use crate::report::Problem;
use crate::site::Site;
use crate::site::parts::{
    Link, Method, Plot, Plots, RecommendationRow, by_due_date, due_dates, recommendation_row, statement,
};
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
    /// What the figure at twelve months leaves out for want of a date; empty where nothing.
    twelve_months_without: String,
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
    groups: Vec<GroupRow>,
    /// Which regions, types and groups of councils report more or fewer closed than the rest, in sentences.
    compared: Vec<String>,
    stated: Vec<StatedRow>,
    stated_total: usize,
    /// How many are overdue, and how many are due without a status on record.
    due_dates: String,
    overdue: Vec<RecommendationRow>,
    overdue_total: usize,
    due_and_silent: Vec<RecommendationRow>,
    due_and_silent_total: usize,
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
    confirmed_by_review_team: u32,
    confirmed_by_committee: u32,
    reported_closed: u32,
    open: u32,
    stopped: u32,
    no_status: u32,
    rate: Option<Figure>,
    upper_bound: String,
    at_twelve_months: Option<Figure>,
    /// Against all the rest; empty for the whole.
    claim: String,
    difference: String,
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
    let all = || data.recommendations.keys();
    let overdue = by_due_date(site, all().filter(|key| site.status(*key).overdue));
    let due_and_silent = by_due_date(site, all().filter(|key| site.status(*key).due_and_silent));
    let mut closed: Vec<Key<Recommendation>> =
        all().filter(|key| site.status(*key).state.is_closed()).collect();
    closed.sort_by_key(|key| (Reverse(site.status(*key).closed_on), *key));
    let rows = |keys: &[Key<Recommendation>]| -> Vec<RecommendationRow> {
        keys.iter().take(LISTED).map(|key| recommendation_row(site, *key)).collect()
    };
    let view = View {
        lead: lead(site),
        rate: Figure::closure(data, findings, Group::All),
        at_twelve_months: Figure::closure_at_twelve_months(data, findings, Group::All)
            .filter(|figure| figure.of > 0),
        twelve_months_without: twelve_months_without(site),
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
        compared: compared(site),
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
        due_dates: findings.closure.get(&Group::All).map(due_dates).unwrap_or_default(),
        overdue_total: overdue.len(),
        overdue: rows(&overdue),
        due_and_silent_total: due_and_silent.len(),
        due_and_silent: rows(&due_and_silent),
        closed_total: closed.len(),
        closed: rows(&closed),
        watch: watch::lists(site),
    };
    let (title, description) = titled(source, "Closure");
    Ok(Sheet::new("closure.html", title, &view)?.describe(description))
}

/// What is on record of the status of all recommendations.
pub(super) fn lead(site: &Site) -> Vec<String> {
    let Some(closure) = site.findings().closure.get(&Group::All) else {
        return vec!["No recommendation is recorded yet.".to_owned()];
    };
    let (unknown, rate) = (closure.without_status(), closure.rate());
    let mut lead = vec![format!(
        "For {} of {} not withdrawn no status is on record.",
        wording::thousands(u64::from(unknown.count())),
        wording::counted(unknown.total() as usize, "recommendation"),
    )];
    let bound = closure.upper_bound();
    let if_closed = if unknown.count() == 0 {
        String::new()
    } else {
        format!(
            "; if all without a status were closed too, it would be {}",
            wording::thousands(u64::from(bound.count()))
        )
    };
    lead.push(format!(
        "{} of the {} {} reported closed{if_closed}.",
        wording::thousands(u64::from(rate.count())),
        wording::thousands(u64::from(rate.total())),
        if rate.count() == 1 || rate.total() == 1 { "is" } else { "are" },
    ));
    lead
}

/// What the figure at twelve months leaves out for want of a date.
fn twelve_months_without(site: &Site) -> String {
    let Some(found) = site.findings().closure_at_twelve_months.get(&Group::All) else { return String::new() };
    let mut parts = Vec::new();
    if found.closing_not_placed > 0 {
        let closed = wording::counted(found.closing_not_placed as usize, "recommendation");
        parts.push(format!("{closed} closed on a date that is not known, or too coarse"));
    }
    if found.visit_not_placed > 0 {
        let others = wording::counted(found.visit_not_placed as usize, "recommendation");
        parts.push(format!("{others} of visits of which the date is not known, or too coarse"));
    }
    if parts.is_empty() { String::new() } else { format!("Left out: {}.", wording::list(&parts)) }
}

/// The regions, types and groups of councils that report more or fewer closed than the rest; each named only where its own claim
/// holds and its kind differs as a whole.
fn compared(site: &Site) -> Vec<String> {
    let (data, findings) = (site.data(), site.findings());
    if findings.closure.get(&Group::All).is_some_and(Closure::is_mostly_unknown) {
        return vec![
            "For most recommendations no status is on record. Compared now, groups would only show who publishes, so none is \
             compared."
                .to_owned(),
        ];
    }
    let named: Vec<String> = findings
        .closure_claims
        .iter()
        .filter(|(group, claim)| {
            let family = findings.closure_families.get(&group.kind());
            claim.verdict.is_difference() && family.is_some_and(|family| family.is_significant)
        })
        .filter_map(|(group, _)| wording::closure_against_the_rest(data, findings, *group))
        .collect();
    if named.is_empty() && !findings.closure_families.is_empty() {
        return vec![
            "Between regions, types and groups of councils there is no clear difference.".to_owned(),
        ];
    }
    named
}

fn group_row(site: &Site, group: Group, closure: &Closure) -> GroupRow {
    let (data, findings) = (site.data(), site.findings());
    let claim = findings.closure_claim(group).filter(|claim| claim.others.total() > 0);
    let rate = Figure::closure(data, findings, group);
    let bound = closure.upper_bound();
    let bound_share = bound.share().filter(|_| rate.as_ref().is_some_and(|rate| rate.allows_percentage));
    GroupRow {
        kind: group.kind().word(),
        group: Link::new(
            wording::group(group, data),
            site.addresses().group(data, group).unwrap_or_default(),
        ),
        made: closure.made,
        withdrawn: closure.withdrawn,
        confirmed_by_review_team: closure.confirmed_by_review_team,
        confirmed_by_committee: closure.confirmed_by_committee,
        reported_closed: closure.reported_closed,
        open: closure.open,
        stopped: closure.stopped,
        no_status: closure.no_status,
        upper_bound: bound_share.map_or_else(|| wording::counts(bound), wording::percent),
        rate,
        at_twelve_months: Figure::closure_at_twelve_months(data, findings, group),
        claim: claim.map(wording::claim).unwrap_or_default(),
        difference: claim
            .and_then(|claim| wording::claimed_difference(claim, findings.dispersion_of(group)))
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
