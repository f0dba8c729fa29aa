//! One council: its challenges in time, where its recommendations stand, what is due, and how it stands beside others.

use std::cmp::Reverse;

use serde::Serialize;

use super::{Sheet, brief, comparison};
use crate::analysis::{Closure, DutyState, Group, Matrix};
use crate::chart;
use crate::dataset::{Challenge, Council, Key, PartialDate};
use crate::export;
use crate::report::Problem;
use crate::self_assessment;
use crate::site::Site;
use crate::site::parts::{
    DutyRow, Link, Method, PlanRow, Plot, Plots, RecommendationRow, ReplyRow, Statement, StrengthRow,
    duty_rows, plans, recommendation_row, replies, strengths,
};
use crate::wording;

mod ask;
mod beside;
mod inherited;
mod lead;

pub(in crate::site) use ask::{Ask, view as ask};
use beside::Beside;
use inherited::InheritedBlock;
pub(in crate::site) use lead::sentences;

#[derive(Serialize)]
struct View {
    facts: Vec<Link>,
    lead: Vec<String>,
    inherited: Vec<InheritedBlock>,
    /// Predecessors of which no challenge is on record.
    predecessors: Vec<Link>,
    successors: Vec<Link>,
    timeline: Option<Plot>,
    challenges: Vec<ChallengeBlock>,
    matrix: Option<Plot>,
    beside: Option<Beside>,
    ask: Option<Ask>,
    duties: Vec<DutyRow>,
    plans: Vec<PlanRow>,
    events: Vec<EventRow>,
    strengths: Vec<StrengthRow>,
    replies: Vec<ReplyRow>,
    sources: Vec<Link>,
    website: Option<String>,
    downloads: Vec<Link>,
    /// What one can do with the page: print a brief, draft a self-assessment, compare.
    actions: Vec<Link>,
    id: String,
    short_name: String,
}

/// One challenge with its recommendations.
#[derive(Serialize)]
struct ChallengeBlock {
    id: String,
    title: String,
    url: String,
    lead: String,
    recommendations: Vec<RecommendationRow>,
    statements: Vec<Statement>,
}

#[derive(Serialize)]
struct EventRow {
    date: String,
    kind: &'static str,
    title: String,
    url: Option<String>,
}

/// The page of a council.
pub(super) fn sheet(site: &Site, key: Key<Council>, plots: &mut Plots) -> Result<Sheet, Box<Problem>> {
    let data = site.data();
    let council = &data.councils[key];
    let newest_first = newest_first(site, key);
    let matrix = Matrix::of(data, &site.findings().statuses, key);
    let (inherited, predecessors) = inherited::view(site, key);
    let view = View {
        facts: facts(site, council),
        lead: lead::sentences(site, key),
        inherited,
        predecessors,
        successors: council.successors.iter().map(|k| successor(site, *k)).collect(),
        timeline: plots.add(chart::duty_timeline(&site.sources, key), Method::Duties),
        challenges: newest_first.iter().map(|challenge| block(site, *challenge, key)).collect(),
        matrix: plots.add(
            (matrix.challenges.len() > 1).then(|| chart::council_matrix(&site.sources, key)).flatten(),
            Method::Recurrence,
        ),
        beside: beside::view(site, key),
        ask: ask(site, key),
        duties: duty_rows(site, duties(site, key)),
        plans: newest_first.iter().flat_map(|challenge| plans(site, *challenge)).collect(),
        events: data
            .events_of(key)
            .iter()
            .map(|event| {
                let event = &data.events[*event];
                EventRow {
                    date: wording::date(event.date),
                    kind: wording::event_kind(event.kind),
                    title: event.title.clone(),
                    url: event.url.clone(),
                }
            })
            .collect(),
        strengths: newest_first.iter().flat_map(|challenge| strengths(site, *challenge)).collect(),
        replies: newest_first.iter().flat_map(|challenge| replies(site, *challenge)).collect(),
        sources: sources(site, &newest_first),
        website: council.website.clone(),
        downloads: vec![
            Link::new("Recommendations (CSV)", site.addresses().to("data/recommendations.csv")),
            Link::new("All data", site.addresses().to("data/")),
        ],
        actions: actions(site, key),
        id: council.id.clone(),
        short_name: council.short_name.clone(),
    };
    let description = view.lead.first().cloned().unwrap_or_default();
    Ok(Sheet::new("council.html", &council.name, &view)?
        .describe(description)
        .below(vec![Link::new("Councils", site.addresses().to("councils/"))]))
}

/// The pages made for taking along, those that there are.
fn actions(site: &Site, key: Key<Council>) -> Vec<Link> {
    let (data, to) = (site.data(), |path: String| site.addresses().to(&path));
    let council = &data.councils[key];
    let mut actions = Vec::new();
    if brief::is_for(site, key) {
        actions.push(Link::new("Brief to print", to(format!("councils/{}/brief/", council.id))));
    }
    if self_assessment::is_for(data, key) {
        actions.push(Link::new("Self-assessment", to(format!("councils/{}/self-assessment/", council.id))));
    }
    actions.push(Link::new("Compare", comparison::address(site, key)));
    if site.duties_of(key).any(export::is_open) {
        actions.push(Link::new("Calendar of duties (.ics)", to(export::council_calendar(council))));
    }
    actions
}

/// Challenges newest first, undated ones last.
fn newest_first(site: &Site, key: Key<Council>) -> Vec<Key<Challenge>> {
    let data = site.data();
    let (dated, undated): (Vec<_>, Vec<_>) =
        data.challenges_of(key).iter().copied().partition(|k| data.challenges[*k].visit_start().is_some());
    dated.into_iter().rev().chain(undated).collect()
}

/// Duties after the newest challenge first.
fn duties<'a>(site: &Site<'a>, key: Key<Council>) -> Vec<&'a DutyState> {
    let data = site.data();
    let mut duties: Vec<&DutyState> = site.duties_of(key).collect();
    duties.sort_by_key(|duty| Reverse(data.challenges[duty.challenge].visit_start()));
    duties
}

/// Kind, region and people; kind and region lead to their pages.
pub(super) fn facts(site: &Site, council: &Council) -> Vec<Link> {
    let mut facts = vec![
        Link::new(wording::type_name(council.kind), site.addresses().council_type(council.kind)),
        Link::new(council.region.name(), site.addresses().region(council.region)),
    ];
    if let Some(people) = council.population {
        facts.push(Link::new(format!("{} people", wording::thousands(u64::from(people))), ""));
    }
    if let Some(closed) = council.closed {
        facts.push(Link::new(format!("closed on {}", wording::date(closed)), ""));
    }
    facts
}

/// A successor, with its years where known.
fn successor(site: &Site, key: Key<Council>) -> Link {
    let council = &site.data().councils[key];
    let years = match (council.opened.map(PartialDate::year), council.closed.map(PartialDate::year)) {
        (_, Some(closed)) => format!(" (until {closed})"),
        (Some(opened), None) => format!(" (from {opened})"),
        (None, None) => String::new(),
    };
    Link::new(format!("{}{years}", council.name), site.addresses().council(council))
}

fn block(site: &Site, key: Key<Challenge>, council: Key<Council>) -> ChallengeBlock {
    let data = site.data();
    let challenge = &data.challenges[key];
    let recommendations: Vec<RecommendationRow> = data
        .recommendations_of(key)
        .iter()
        .filter(|r| {
            let only = &data.recommendations[**r].councils;
            only.is_empty() || only.contains(&council)
        })
        .map(|r| recommendation_row(site, *r))
        .collect();
    ChallengeBlock {
        id: challenge.id.clone(),
        title: format!("{}, {}", wording::kind(challenge.kind), wording::visit(challenge)),
        url: site.addresses().challenge(challenge),
        lead: lead::of_challenge(site, key, council),
        recommendations,
        statements: site.said_of_challenge(key).map(|update| Statement::of(site, update)).collect(),
    }
}

/// Pages that the facts were read on, each once.
fn sources(site: &Site, challenges: &[Key<Challenge>]) -> Vec<Link> {
    let data = site.data();
    let mut sources: Vec<Link> = Vec::new();
    let mut add = |text: String, url: &Option<String>| {
        if let Some(url) = url
            && !sources.iter().any(|link| link.url == *url)
        {
            sources.push(Link::new(text, url));
        }
    };
    for key in challenges {
        let challenge = &data.challenges[*key];
        add(format!("Challenge, {}", wording::visit(challenge)), &challenge.source_url);
        for recommendation in data.recommendations_of(*key) {
            let recommendation = &data.recommendations[*recommendation];
            add(format!("Recommendations, {}", wording::visit(challenge)), &recommendation.source_url);
        }
        for update in site.said_of_challenge(*key) {
            let update = &data.updates[update];
            let when = update.date.map_or_else(|| "undated".to_owned(), wording::date);
            add(format!("Update, {when}"), &update.evidence_url);
        }
    }
    sources
}

/// The closure of one council.
fn closure_of(site: &Site, key: Key<Council>) -> Option<Closure> {
    site.findings().closure.get(&Group::Council(key)).copied()
}
