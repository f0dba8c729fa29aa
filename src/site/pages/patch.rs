//! An adviser's patch: the councils of a region, a type or a custom group, what is due and what is raised again.

use std::collections::BTreeSet;

use serde::Serialize;

use super::Sheet;
use super::councils::{CouncilRow, by_name};
use crate::analysis::{Basis, DutyState, Group, RecommendationStatus, State};
use crate::chart;
use crate::dataset::{Council, Dataset, Key, Recommendation};
use crate::export;
use crate::report::Problem;
use crate::site::Site;
use crate::site::parts::{
    DutyRow, Link, Method, Plot, Plots, RecommendationRow, by_due_date, due_dates, duty_rows,
    recommendation_row, watch_list,
};
use crate::wording::{self, Figure};

#[derive(Serialize)]
struct View {
    lead: Vec<String>,
    due_soon: Vec<DutyRow>,
    due_within_a_year: Vec<DutyRow>,
    past_due: Vec<DutyRow>,
    councils: Vec<CouncilRow>,
    /// Those that have closed, or have not opened yet.
    other_councils: Vec<CouncilRow>,
    themes: Option<Plot>,
    status: Option<Plot>,
    time: Option<Plot>,
    closure: Option<Figure>,
    /// The closure rate against all the rest; empty where there is nothing to compare.
    against: String,
    /// How many are overdue, and how many are due without a status on record.
    due_dates: String,
    /// Open, with the first due date passed.
    overdue: Vec<RecommendationRow>,
    overdue_total: usize,
    /// Without a status on record, with the due date passed.
    due_and_silent: Vec<RecommendationRow>,
    due_and_silent_total: usize,
    stale: Vec<RecommendationRow>,
    stale_total: usize,
    differing: Vec<RecommendationRow>,
    differing_total: usize,
    recurrence: Vec<RaisedAgain>,
    recommendations: Option<Link>,
    /// What can be taken along: a calendar, the recommendations to filter, the comparison.
    actions: Vec<Link>,
}

/// Recommendations listed under a heading; the export has them all.
const LISTED: usize = 25;

/// Which themes were raised again from one challenge of a council to its next.
#[derive(Serialize)]
pub(super) struct RaisedAgain {
    council: Link,
    earlier: Link,
    later: Link,
    raised: usize,
    again: Vec<Link>,
}

/// The page of a patch.
pub(super) fn sheet(site: &Site, group: Group, plots: &mut Plots) -> Result<Sheet, Box<Problem>> {
    let (data, findings) = (site.data(), site.findings());
    let members: Vec<Key<Council>> =
        by_name(site).into_iter().filter(|key| group.contains(data, *key) == Some(true)).collect();
    let (existing, others): (Vec<Key<Council>>, Vec<Key<Council>>) =
        members.iter().copied().partition(|key| site.exists(*key));
    let duties: Vec<&DutyState> = findings
        .duties
        .iter()
        .filter(|duty| members.binary_search_by(|m| order(data, *m, duty.council)).is_ok())
        .collect();
    let in_state =
        |state: State| in_due_order(duties.iter().copied().filter(move |duty| duty.state == state));
    let year_on = site.as_of().saturating_add(jiff::Span::new().days(365));
    let recommendations: BTreeSet<Key<Recommendation>> =
        members.iter().flat_map(|council| data.recommendations_to(*council)).collect();
    let stale = watch_list(site, recommendations.iter().copied(), |history| history.stale);
    let differing =
        watch_list(site, recommendations.iter().copied(), |history| history.disagreement.is_some());
    let rows = |keys: &[Key<Recommendation>]| {
        keys.iter().take(LISTED).map(|key| recommendation_row(site, *key)).collect()
    };
    let status = |wanted: fn(&RecommendationStatus) -> bool| {
        by_due_date(site, recommendations.iter().copied().filter(|key| wanted(site.status(*key))))
    };
    let overdue = status(|status| status.overdue);
    let due_and_silent = status(|status| status.due_and_silent);
    let view = View {
        lead: lead(site, group, &members, &duties),
        due_soon: duty_rows(site, in_state(State::DueSoon)),
        due_within_a_year: duty_rows(
            site,
            in_state(State::NotYetDue)
                .into_iter()
                .filter(|duty| duty.due.is_some_and(|due| due.earliest <= year_on)),
        ),
        past_due: duty_rows(site, in_state(State::PastDue).into_iter().rev()),
        councils: existing.into_iter().map(|key| CouncilRow::of(site, key)).collect(),
        other_councils: others.into_iter().map(|key| CouncilRow::of(site, key)).collect(),
        themes: plots
            .add(chart::theme_frequency(&site.sources, Basis::All, group, 12), Method::ThemeFrequency),
        status: plots.add(chart::status_bar(&site.sources, group), Method::Closure),
        time: plots.add(chart::time_to_closure(&site.sources, group), Method::TimeToClosure),
        closure: Figure::closure(data, findings, group),
        against: wording::closure_against_the_rest(data, findings, group).unwrap_or_default(),
        due_dates: findings.closure.get(&group).map(due_dates).unwrap_or_default(),
        overdue: rows(&overdue),
        overdue_total: overdue.len(),
        due_and_silent: rows(&due_and_silent),
        due_and_silent_total: due_and_silent.len(),
        stale: rows(&stale),
        stale_total: stale.len(),
        differing: rows(&differing),
        differing_total: differing.len(),
        actions: actions(site, group, &duties),
        recurrence: recurrence(site, |council| group.contains(data, council) == Some(true)),
        recommendations: match group {
            Group::Region(region) => Some(Link::new(
                format!("Every recommendation to councils of {}", region.name()),
                site.addresses().to(&format!("recommendations/{}/", region.slug())),
            )),
            _ => None,
        },
    };
    let (name, above) = match group {
        Group::Region(_) => ("Regions", "regions/"),
        Group::Type(_) => ("Types", "types/"),
        _ => ("Groups", "groups/"),
    };
    let description = view.lead.first().cloned().unwrap_or_default();
    Ok(Sheet::new("patch.html", wording::group(group, data), &view)?
        .describe(description)
        .below(vec![Link::new(name, site.addresses().to(above))]))
}

/// What can be taken along from a patch.
fn actions(site: &Site, group: Group, duties: &[&DutyState]) -> Vec<Link> {
    let to = |path: String| site.addresses().to(&path);
    let filter = match group {
        Group::Region(region) => Some(format!("region={}", region.slug())),
        Group::Type(kind) => Some(format!("type={}", kind.slug())),
        _ => None,
    };
    let mut actions = Vec::new();
    if let Group::Region(region) = group
        && duties.iter().any(|duty| export::is_open(duty))
    {
        actions.push(Link::new("Calendar of duties (.ics)", to(export::region_calendar(region))));
    }
    if let Some(filter) = filter {
        actions.push(Link::new("Find its recommendations", to(format!("recommendations/?{filter}"))));
    }
    if site.findings().closure.contains_key(&group) {
        let id = format!("{}-{}", group.kind().word(), group.slug(site.data()));
        actions.push(Link::new("Compare", to(format!("compare/?with={id}"))));
    }
    actions
}

/// The order of `by_name`, for finding a council in it.
fn order(data: &Dataset, a: Key<Council>, b: Key<Council>) -> std::cmp::Ordering {
    let key = |key: Key<Council>| (data.councils[key].short_name.to_lowercase(), &data.councils[key].id);
    key(a).cmp(&key(b))
}

/// Duties by the day they are due, soonest first.
pub(in crate::site) fn in_due_order<'a>(duties: impl Iterator<Item = &'a DutyState>) -> Vec<&'a DutyState> {
    let mut duties: Vec<&DutyState> = duties.collect();
    duties.sort_by_key(|duty| (duty.due.map(|due| due.earliest), duty.challenge, duty.council, duty.duty));
    duties
}

/// What is on record of a patch, in sentences.
pub(in crate::site) fn lead(
    site: &Site,
    group: Group,
    members: &[Key<Council>],
    duties: &[&DutyState],
) -> Vec<String> {
    let (data, findings) = (site.data(), site.findings());
    let existing = members.iter().filter(|key| site.exists(**key)).count();
    let visited =
        members.iter().filter(|key| site.exists(**key) && !data.challenges_of(**key).is_empty()).count();
    let soon = duties.iter().filter(|duty| duty.state == State::DueSoon).count();
    let past = duties.iter().filter(|duty| duty.state == State::PastDue).count();
    let mut lead = vec![format!(
        "{visited} of {} {} a peer challenge on record. {} due within 60 days; for {} the date has passed with nothing \
         recorded.",
        wording::counted(existing, "existing council"),
        if existing == 1 { "has" } else { "have" },
        match soon {
            0 => "Nothing is".to_owned(),
            1 => "1 duty is".to_owned(),
            n => format!("{n} duties are"),
        },
        wording::count(past, "duty", "duties")
    )];
    lead.push(match findings.closure.get(&group) {
        None => "No recommendation to these councils is recorded yet.".to_owned(),
        Some(closure) => format!(
            "Of {} recorded, {}.",
            wording::counted(closure.made as usize, "recommendation"),
            wording::closure_clause(closure)
        ),
    });
    lead
}

/// Which themes were raised again, for councils that the filter takes.
pub(super) fn recurrence(site: &Site, takes: impl Fn(Key<Council>) -> bool) -> Vec<RaisedAgain> {
    let data = site.data();
    let visit = |key| {
        let challenge = &data.challenges[key];
        Link::new(wording::visit(challenge), site.addresses().challenge(challenge))
    };
    site.findings()
        .pairs
        .iter()
        .filter(|pair| takes(pair.council))
        .map(|pair| RaisedAgain {
            council: site.council_link(pair.council),
            earlier: visit(pair.earlier),
            later: visit(pair.later),
            raised: pair.raised.len(),
            again: pair
                .raised_again()
                .map(|theme| {
                    Link::new(&data.themes[theme].title, site.addresses().theme(&data.themes[theme]))
                })
                .collect(),
        })
        .collect()
}
