//! One challenge: its facts, each recommendation with an anchor, what was said of it by whom, strengths and plans.

use serde::Serialize;

use super::Sheet;
use crate::analysis::Group;
use crate::chart;
use crate::dataset::{Challenge, Component, Key};
use crate::report::Problem;
use crate::site::Site;
use crate::site::parts::{
    ChallengeRow, DutyRow, Link, Method, PlanRow, Plot, Plots, RecommendationRow, ReplyRow, Statement,
    StrengthRow, duty_rows, plans, recommendation_row, replies, strengths,
};
use crate::wording;

#[derive(Serialize)]
struct View {
    councils: Vec<Link>,
    facts: Vec<Fact>,
    lead: Vec<String>,
    status: Option<Plot>,
    timeline: Option<Plot>,
    recommendations: Vec<RecommendationRow>,
    components: Vec<&'static str>,
    statements: Vec<Statement>,
    strengths: Vec<StrengthRow>,
    plans: Vec<PlanRow>,
    duties: Vec<DutyRow>,
    replies: Vec<ReplyRow>,
    follows: Option<ChallengeRow>,
    followers: Vec<ChallengeRow>,
    source: Option<String>,
    note: String,
}

/// A row of the summary list.
#[derive(Serialize)]
struct Fact {
    term: &'static str,
    value: String,
}

/// The page of a challenge.
pub(super) fn sheet(site: &Site, key: Key<Challenge>, plots: &mut Plots) -> Result<Sheet, Box<Problem>> {
    let data = site.data();
    let challenge = &data.challenges[key];
    let recommendations: Vec<RecommendationRow> = data
        .recommendations_of(key)
        .iter()
        .map(|r| recommendation_row(site, *r).with_history(site, *r))
        .collect();
    let names = site.council_names(&challenge.councils);
    let view = View {
        councils: site.council_links(&challenge.councils),
        facts: facts(challenge),
        lead: lead(site, key),
        status: plots.add(
            (recommendations.len() > 1)
                .then(|| chart::status_bar(&site.sources, Group::Challenge(key)))
                .flatten(),
            Method::Closure,
        ),
        timeline: plots.add(chart::recommendation_timeline(&site.sources, key), Method::Voices),
        components: Component::ALL
            .iter()
            .map(|component| component.title_in(challenge.year()))
            .filter(|title| recommendations.iter().any(|r| r.component == *title))
            .collect(),
        recommendations,
        statements: site.said_of_challenge(key).map(|update| Statement::of(site, update)).collect(),
        strengths: strengths(site, key),
        plans: plans(site, key),
        duties: duty_rows(site, site.findings().duties_of(key)),
        replies: replies(site, key),
        follows: challenge.follows.map(|earlier| ChallengeRow::of(site, earlier)),
        followers: data.followers_of(key).iter().map(|later| ChallengeRow::of(site, *later)).collect(),
        source: challenge.source_url.clone(),
        note: challenge.note.clone().unwrap_or_default(),
    };
    let title = format!("{names}: {}, {}", wording::kind_noun(challenge.kind), wording::visit(challenge));
    let description = view.lead.first().cloned().unwrap_or_default();
    let mut crumbs = vec![Link::new("Councils", site.addresses().to("councils/"))];
    if let [only] = challenge.councils.as_slice() {
        crumbs.push(site.council_link(*only));
    } else {
        crumbs = vec![Link::new("Challenges", site.addresses().to("challenges/"))];
    }
    Ok(Sheet::new("challenge.html", title, &view)?.describe(description).below(crumbs))
}

/// What is known of the visit; what is not is left out.
fn facts(challenge: &Challenge) -> Vec<Fact> {
    let mut facts = Vec::new();
    let mut add = |term, value: Option<String>| facts.extend(value.map(|value| Fact { term, value }));
    add("Kind", Some(wording::kind(challenge.kind).to_owned()));
    add("On site", Some(wording::visit(challenge)));
    let unknown = || Some("no date on record".to_owned());
    add("Report published", challenge.report_published.map(wording::date).or_else(unknown));
    add("Action plan published", challenge.action_plan_published.map(wording::date).or_else(unknown));
    add("Progress review", challenge.progress_review.map(wording::date));
    add("Progress review report published", challenge.progress_report_published.map(wording::date));
    let mut scale = Vec::new();
    if let Some(people) = challenge.people {
        scale.push(format!("{} people", wording::thousands(u64::from(people))));
    }
    if let Some(meetings) = challenge.meetings {
        scale.push(wording::counted(meetings as usize, "meeting"));
    }
    if let Some(hours) = challenge.hours {
        scale.push(format!("{} hours", wording::thousands(u64::from(hours))));
    }
    add("The team met", (!scale.is_empty()).then(|| format!("{} (as stated)", wording::list(&scale))));
    add("Areas of focus", (!challenge.focus.is_empty()).then(|| challenge.focus.join("; ")));
    facts
}

fn lead(site: &Site, key: Key<Challenge>) -> Vec<String> {
    let data = site.data();
    let challenge = &data.challenges[key];
    let recorded = data.recommendations_of(key).len();
    let mut lead = Vec::new();
    match (site.findings().closure.get(&Group::Challenge(key)), challenge.stated_recommendations) {
        (None, stated) => {
            let stated = stated
                .map(|n| format!(", though the report is said to make {}", wording::number_word(n as usize)))
                .unwrap_or_default();
            lead.push(format!(
                "No recommendation of this challenge is recorded{stated}. The report itself would make them known."
            ));
        }
        (Some(closure), stated) => {
            let complete = match stated {
                Some(n) if n as usize == recorded => ", the whole list".to_owned(),
                Some(n) if n as usize > recorded => format!(" of {n} that the report makes"),
                _ => "; how many the report makes is not known".to_owned(),
            };
            lead.push(format!(
                "{} recorded{complete}.",
                wording::counted(recorded, "recommendation") + if recorded == 1 { " is" } else { " are" }
            ));
            lead.push(if closure.no_information == closure.made {
                "Nothing has been published about where single recommendations stand.".to_owned()
            } else {
                format!("Of {}: {}.", closure.made, wording::closure_clause(closure))
            });
        }
    }
    lead
}
