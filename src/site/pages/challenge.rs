//! One challenge: its facts, each recommendation with an anchor and the statements about it, strengths and plans.

use serde::Serialize;

use super::council::{RECOMMENDATIONS, REPLIES};
use super::of_council;
use crate::analysis::Group;
use crate::dataset::{Challenge, Key};
use crate::report::Problem;
use crate::site::Site;
use crate::site::page_kind::{PageContext, PageKind, PageView};
use crate::site::parts::{
    Answer, ChallengeRow, Folded, Link, PlanRow, RecommendationRow, ReplyRow, StateBar, Statement, Step,
    StrengthRow, plans, recommendation_row, replies, steps, strengths,
};
use crate::site::record::Record;
use crate::wording;

#[derive(Serialize)]
struct View<'a> {
    answer: Answer<'a>,
    bar: Option<StateBar>,
    facts: Vec<Fact>,
    recommendations: Folded<RecommendationRow<'a>>,
    /// Statements about the whole plan.
    statements: Vec<Statement<'a>>,
    strengths: Vec<StrengthRow<'a>>,
    plans: Vec<PlanRow<'a>>,
    ladders: Vec<Ladder<'a>>,
    replies: Folded<ReplyRow<'a>>,
    follows: Option<ChallengeRow<'a>>,
    followers: Vec<ChallengeRow<'a>>,
    source: Option<Link<'a>>,
    note: &'a str,
    take_away: Vec<Link<'a>>,
}

/// The steps expected of one council.
#[derive(Serialize)]
struct Ladder<'a> {
    /// The council, where the visit had several.
    council: Option<Link<'a>>,
    steps: Vec<Step<'a>>,
    /// Which further steps are not expected, and why.
    without: String,
}

/// A row of the summary list.
#[derive(Serialize)]
struct Fact {
    term: &'static str,
    value: String,
}

/// The page of a challenge.
pub(super) struct ChallengePage;

impl PageKind for ChallengePage {
    type Subject = Key<Challenge>;
    const SECTION: Option<&'static str> = Some("councils/");

    fn pages(site: &Site) -> Vec<(String, Self::Subject)> {
        let challenges = site.data().challenges.iter();
        challenges.map(|(key, challenge)| (format!("challenges/{}/", challenge.id), key)).collect()
    }

    fn view<'a>(
        site: &Site<'a>,
        &key: &Self::Subject,
        _: &mut PageContext,
    ) -> Result<PageView<'a>, Box<Problem>> {
        page_view(site, key)
    }

    fn record(site: &Site, &key: &Self::Subject, record: Record) -> Option<Record> {
        Some(record.about_challenge(site, key))
    }
}

fn page_view<'a>(site: &Site<'a>, key: Key<Challenge>) -> Result<PageView<'a>, Box<Problem>> {
    let data = site.data();
    let challenge = &data.challenges[key];
    let several = challenge.councils.len() > 1;
    let view = View {
        answer: Answer {
            about: site.council_links(&challenge.councils),
            sentences: lead(site, key),
            ..Answer::default()
        },
        bar: StateBar::of(site.findings().closure.get(&Group::Challenge(key))),
        facts: facts(challenge),
        recommendations: Folded::after(
            RECOMMENDATIONS,
            data.recommendations_of(key).iter().map(|r| recommendation_row(site, *r).with_history(site, *r)),
        ),
        statements: data.challenge_updates(key).iter().map(|update| Statement::of(site, *update)).collect(),
        strengths: strengths(site, key),
        plans: plans(site, key),
        ladders: challenge
            .councils
            .iter()
            .map(|council| {
                let (steps, without) = steps(site, key, *council);
                Ladder { council: several.then(|| site.council_link(*council)), steps, without }
            })
            .filter(|ladder| !ladder.steps.is_empty())
            .collect(),
        replies: Folded::after(REPLIES, replies(site, key)),
        follows: challenge.follows.map(|earlier| ChallengeRow::of(site, earlier)),
        followers: data.followers_of(key).iter().map(|later| ChallengeRow::of(site, *later)).collect(),
        source: challenge.source_url.as_ref().map(|url| Link::new(source_title(url), url)),
        note: challenge.note.as_deref().unwrap_or_default(),
        take_away: take_away(site, key),
    };
    let title = title(site, key);
    let description = view.answer.sentences.first().cloned().unwrap_or_default();
    let mut crumbs = vec![Link::new("Councils", site.addresses().to("councils/"))];
    if let [only] = challenge.councils.as_slice() {
        crumbs.push(site.council_link(*only));
    } else {
        crumbs = vec![Link::new("Challenges", site.addresses().to("challenges/"))];
    }
    Ok(PageView::new("challenge.html", title, &view)?.describe(description).below(crumbs))
}

/// `Derby: corporate peer challenge, June 2017`; visits that are dated alike are numbered, so that no two pages have one title.
fn title(site: &Site, key: Key<Challenge>) -> String {
    let data = site.data();
    let challenge = &data.challenges[key];
    let names = site.council_names(&challenge.councils);
    let title = format!("{names}: {}, {}", wording::kind_noun(challenge.kind), wording::visit(challenge));
    let of_council = challenge.councils.first().map_or(&[][..], |council| data.challenges_of(*council));
    let alike: Vec<Key<Challenge>> = of_council
        .iter()
        .copied()
        .filter(|other| {
            let other = &data.challenges[*other];
            (other.kind, &other.councils) == (challenge.kind, &challenge.councils)
                && wording::visit(other) == wording::visit(challenge)
        })
        .collect();
    match alike.iter().position(|other| *other == key) {
        Some(place) if alike.len() > 1 => format!("{title} ({} of {} recorded)", place + 1, alike.len()),
        _ => title,
    }
}

/// A page elsewhere, named by its host: `Report on derby.gov.uk`.
fn source_title(url: &str) -> String {
    let host =
        url.split_once("://").map_or(url, |(_, rest)| rest).split(['/', '?', '#']).next().unwrap_or_default();
    format!("Report on {}", host.trim_start_matches("www."))
}

/// What can be taken along: the briefs of its councils, and the rows.
fn take_away<'a>(site: &Site<'a>, key: Key<Challenge>) -> Vec<Link<'a>> {
    let data = site.data();
    let councils = &data.challenges[key].councils;
    let briefs = councils.iter().filter(|council| of_council::has_brief(site, **council)).map(|council| {
        let council = &data.councils[*council];
        let address = site.addresses().to(&format!("councils/{}/brief/", council.id));
        Link::new(format!("Brief on {} to print", council.short_name), address)
    });
    briefs
        .chain([Link::new("Recommendations (CSV)", site.addresses().to("data/recommendations.csv"))])
        .collect()
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
                _ => "; the list may be incomplete".to_owned(),
            };
            lead.push(format!(
                "{} recorded{complete}.",
                wording::counted(recorded, "recommendation") + if recorded == 1 { " is" } else { " are" }
            ));
            lead.push(if closure.no_status == closure.made {
                "No status of a single recommendation is on record.".to_owned()
            } else {
                format!("Of {}: {}.", closure.made, wording::closure_clause(closure))
            });
        }
    }
    lead
}
