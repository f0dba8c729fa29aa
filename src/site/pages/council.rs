//! One council: its challenges in time, the status of its recommendations, what is due, and how it compares with others.

use serde::Serialize;

use super::of_council;
use crate::analysis::{Closure, Group, Matrix};
use crate::chart;
use crate::dataset::{Challenge, ChallengeKind, Council, Key, PartialDate, Recommendation};
use crate::export;
use crate::report::Problem;
use crate::self_assessment;
use crate::site::Site;
use crate::site::page_kind::{PageContext, PageKind, PageView};
use crate::site::parts::{
    Answer, ChartView, Folded, Link, Moment, PlanRow, RecommendationRow, ReplyRow, StateBar, Statement, Step,
    StrengthRow, closing, moments, opening, planned_visits, plans, recommendation_row, replies, steps,
    strengths,
};
use crate::site::record::Record;
use crate::wording;

mod again;
mod ask;
mod comparison;
mod inherited;
mod lead;

use again::Again;
pub(in crate::site) use ask::{Ask, view as ask, why_nobody};
use comparison::Comparison;
use inherited::InheritedBlock;
pub(in crate::site) use lead::answer;

#[derive(Serialize)]
struct View<'a> {
    answer: Answer<'a>,
    bar: Option<StateBar>,
    /// The newest visits since the last full challenge, the newest first.
    visits: Vec<VisitBlock<'a>>,
    /// Visits before it.
    earlier: Vec<VisitBlock<'a>>,
    /// What the folded visits came to.
    earlier_summary: String,
    inherited: Folded<InheritedBlock<'a>>,
    /// Predecessors of which no challenge is on record.
    predecessors: Vec<Link<'a>>,
    successors: Vec<Link<'a>>,
    /// Whether its area has gone to its successors; they will have it where the closing lies ahead.
    has_closed: bool,
    /// Visits that are planned: `Corporate peer challenge, planned from 3 March 2027`.
    planned: Vec<String>,
    moments: Folded<Moment>,
    again: Option<Again<'a>>,
    /// The same as a picture to take.
    matrix: Option<ChartView<'a>>,
    comparison: Option<Comparison<'a>>,
    ask: Option<Ask<'a>>,
    /// Why nobody is named to ask; empty where somebody is, or no recommendation is recorded.
    nothing_to_ask: String,
    /// The steps after each visit, the newest first.
    ladders: Folded<Ladder<'a>>,
    plans: Folded<PlanRow<'a>>,
    strengths: Folded<StrengthRow<'a>>,
    replies: Folded<ReplyRow<'a>>,
    sources: Vec<Link<'a>>,
    website: Option<&'a str>,
    /// Pages and files made for taking along.
    take_away: Vec<Link<'a>>,
    id: &'a str,
    short_name: &'a str,
}

/// One visit with its recommendations.
#[derive(Serialize)]
struct VisitBlock<'a> {
    id: &'a str,
    title: String,
    url: String,
    lead: String,
    bar: Option<StateBar>,
    recommendations: Folded<RecommendationRow<'a>>,
    statements: Folded<Statement<'a>>,
}

/// Recommendations of a visit that are shown at once.
pub(super) const RECOMMENDATIONS: usize = 8;

/// Recommendations of all visits that are shown at once, and the fewest of a further visit, which is folded whole where nothing is
/// left to it.
const RECOMMENDATIONS_IN_ALL: usize = 7;
const FEWEST_OF_VISIT: usize = 3;

/// Moments that are shown at once.
const MOMENTS: usize = 2;

/// What peers praised that is shown at once.
const STRENGTHS: usize = 2;

/// Visits whose steps are shown at once.
const LADDERS: usize = 1;

/// Replies of a council that are shown at once.
pub(super) const REPLIES: usize = 1;

/// Predecessors that are shown at once.
const PREDECESSORS: usize = 2;

/// Visits that are not folded, at most.
const OPEN_VISITS: usize = 2;

/// Statements about a whole plan that are shown at once.
const STATEMENTS: usize = 1;

/// Plans that are shown at once.
const PLANS: usize = 1;

/// The steps expected after one visit.
#[derive(Serialize)]
struct Ladder<'a> {
    visit: Link<'a>,
    steps: Vec<Step<'a>>,
    /// Which further steps are not expected, and why.
    without: String,
}

/// The page of a council.
pub(super) struct CouncilPage;

impl PageKind for CouncilPage {
    type Subject = Key<Council>;

    fn pages(site: &Site) -> Vec<(String, Self::Subject)> {
        let data = site.data();
        let listed = data.councils.iter().filter(|(key, _)| data.is_listed(*key));
        listed.map(|(key, council)| (format!("councils/{}/", council.id), key)).collect()
    }

    fn view<'a>(
        site: &Site<'a>,
        &key: &Self::Subject,
        context: &mut PageContext<'a>,
    ) -> Result<PageView<'a>, Box<Problem>> {
        page_view(site, key, context)
    }

    fn record(site: &Site, &key: &Self::Subject, record: Record) -> Option<Record> {
        Some(record.about_council(site, key))
    }
}

fn page_view<'a>(
    site: &Site<'a>,
    key: Key<Council>,
    context: &mut PageContext<'a>,
) -> Result<PageView<'a>, Box<Problem>> {
    let data = site.data();
    let council = &data.councils[key];
    let newest_first = newest_first(site, key);
    let matrix = Matrix::of(data, &site.findings().statuses, key);
    let (inherited, predecessors) = inherited::view(site, key);
    let mut visits: Vec<VisitBlock> = Vec::new();
    let mut room = RECOMMENDATIONS_IN_ALL;
    for visit in &newest_first[..since_last_full(site, &newest_first).min(OPEN_VISITS)] {
        if room == 0 {
            break;
        }
        let block = block(site, *visit, key, room.max(FEWEST_OF_VISIT));
        room = room.saturating_sub(block.recommendations.shown().len());
        visits.push(block);
    }
    let before = &newest_first[visits.len()..];
    let view = View {
        answer: lead::answer(site, key),
        bar: StateBar::of(closure_of(site, key).as_ref()),
        visits,
        earlier: before.iter().map(|visit| block(site, *visit, key, RECOMMENDATIONS)).collect(),
        earlier_summary: earlier_summary(site, before, key),
        inherited: Folded::after(PREDECESSORS, inherited),
        predecessors,
        successors: council.successors.iter().map(|k| successor(site, *k)).collect(),
        has_closed: council.has_closed_by(site.as_of()),
        planned: planned_visits(site, |visit| visit.councils.contains(&key)).map(|row| row.what).collect(),
        moments: Folded::after(MOMENTS, moments(site, key)),
        again: again::view(site, key),
        matrix: context
            .charts
            .add((matrix.challenges.len() > 1).then(|| chart::council_matrix(&site.sources, key)).flatten()),
        comparison: comparison::view(site, key),
        nothing_to_ask: ask::why_nobody(site, key),
        ask: ask(site, key),
        ladders: Folded::after(LADDERS, newest_first.iter().filter_map(|visit| ladder(site, *visit, key))),
        plans: Folded::after(PLANS, newest_first.iter().flat_map(|challenge| plans(site, *challenge))),
        strengths: Folded::after(
            STRENGTHS,
            newest_first.iter().flat_map(|challenge| strengths(site, *challenge)),
        ),
        replies: Folded::after(REPLIES, newest_first.iter().flat_map(|challenge| replies(site, *challenge))),
        sources: sources(site, &newest_first),
        website: council.website.as_deref(),
        take_away: take_away(site, key),
        id: &council.id,
        short_name: &council.short_name,
    };
    let description = view.answer.sentences.first().cloned().unwrap_or_default();
    Ok(PageView::new("council.html", &council.name, &view)?.describe(description).below(vec![
        Link::new("Councils", site.addresses().to("councils/")),
        Link::new(council.region.name(), site.addresses().region(council.region)),
    ]))
}

/// How many of the visits, newest first, came with or after the last full challenge: all where none is known.
fn since_last_full(site: &Site, newest_first: &[Key<Challenge>]) -> usize {
    let is_full = |visit: &Key<Challenge>| {
        let challenge = &site.data().challenges[*visit];
        challenge.kind == ChallengeKind::Corporate && challenge.visit_start().is_some()
    };
    newest_first.iter().position(is_full).map_or(newest_first.len(), |full| full + 1)
}

/// What the folded visits came to: `2 earlier visits: 22 recommendations, 6 closed`.
fn earlier_summary(site: &Site, visits: &[Key<Challenge>], council: Key<Council>) -> String {
    let asked: Vec<Key<Recommendation>> =
        visits.iter().flat_map(|visit| asked_of(site, *visit, council)).collect();
    let closed = asked.iter().filter(|key| site.status(**key).state.is_closed()).count();
    let visits = wording::counted(visits.len(), "earlier visit");
    match asked.len() {
        0 => format!("{visits}: no recommendation recorded"),
        count => format!("{visits}: {}, {closed} closed", wording::counted(count, "recommendation")),
    }
}

/// What a visit asked of one of its councils.
fn asked_of<'a>(
    site: &Site<'a>,
    visit: Key<Challenge>,
    council: Key<Council>,
) -> impl Iterator<Item = Key<Recommendation>> + use<'a> {
    let data = site.data();
    data.recommendations_of(visit)
        .iter()
        .copied()
        .filter(move |recommendation| data.addressed_by(*recommendation).contains(&council))
}

fn ladder<'a>(site: &Site<'a>, visit: Key<Challenge>, council: Key<Council>) -> Option<Ladder<'a>> {
    let challenge = &site.data().challenges[visit];
    let (steps, without) = steps(site, visit, council);
    (!steps.is_empty()).then(|| Ladder {
        visit: Link::new(
            format!("{}, {}", wording::kind(challenge.kind), wording::visit(challenge)),
            site.addresses().challenge(challenge),
        ),
        steps,
        without,
    })
}

/// The pages and files made for taking along, those that there are.
fn take_away<'a>(site: &Site<'a>, key: Key<Council>) -> Vec<Link<'a>> {
    let (data, to) = (site.data(), |path: String| site.addresses().to(&path));
    let council = &data.councils[key];
    let mut links = Vec::new();
    if of_council::has_brief(site, key) {
        links.push(Link::new("Brief to print", to(format!("councils/{}/brief/", council.id))));
    }
    if self_assessment::is_for(data, site.as_of(), key) {
        let folder = format!("councils/{}/self-assessment/", council.id);
        links.push(Link::new("Self-assessment", to(folder)));
        if site.packs.includes(&council.id) {
            for (text, ending) in [("Self-assessment (Word)", "docx"), ("Self-assessment (Excel)", "xlsx")] {
                links.push(Link::new(text, to(self_assessment::file(data, key, ending))));
            }
        }
    }
    links.push(Link::new(
        format!("Compare {}", council.short_name),
        of_council::comparison_address(site, key),
    ));
    links.push(Link::new("Calendar of due dates (.ics)", to(export::council_calendar(council))));
    links.push(Link::new("Recommendations (CSV)", to("data/recommendations.csv".to_owned())));
    links
}

/// Challenges newest first, undated ones last.
fn newest_first(site: &Site, key: Key<Council>) -> Vec<Key<Challenge>> {
    let data = site.data();
    let (dated, undated): (Vec<_>, Vec<_>) =
        data.challenges_of(key).iter().copied().partition(|k| data.challenges[*k].visit_start().is_some());
    dated.into_iter().rev().chain(undated).collect()
}

/// Kind, region and people; kind and region lead to their pages.
fn facts<'a>(site: &Site<'a>, council: &Council) -> Vec<Link<'a>> {
    let mut facts = vec![
        Link::new(wording::type_name(council.kind), site.addresses().council_type(council.kind)),
        Link::new(council.region.name(), site.addresses().region(council.region)),
    ];
    if let Some(people) = council.population {
        facts.push(Link::new(format!("{} people", wording::thousands(u64::from(people))), ""));
    }
    facts.extend(opening(council, site.as_of()).map(|words| Link::new(words, "")));
    facts.extend(closing(council, site.as_of()).map(|words| Link::new(words, "")));
    facts
}

/// A successor, with its years where known.
fn successor<'a>(site: &Site<'a>, key: Key<Council>) -> Link<'a> {
    let council = &site.data().councils[key];
    let years = match (council.opened.map(PartialDate::year), council.closed.map(PartialDate::year)) {
        (_, Some(closed)) => format!(" (until {closed})"),
        (Some(opened), None) => format!(" (from {opened})"),
        (None, None) => String::new(),
    };
    Link::new(format!("{}{years}", council.name), site.addresses().council(council))
}

/// One visit, of whose recommendations so many are shown at once.
fn block<'a>(site: &Site<'a>, key: Key<Challenge>, council: Key<Council>, most: usize) -> VisitBlock<'a> {
    let data = site.data();
    let challenge = &data.challenges[key];
    VisitBlock {
        id: &challenge.id,
        title: format!("{}, {}", wording::kind(challenge.kind), wording::visit(challenge)),
        url: site.addresses().challenge(challenge),
        lead: lead::of_challenge(site, key, council),
        bar: StateBar::of(site.findings().closure.get(&Group::Challenge(key))),
        recommendations: Folded::after(
            most,
            asked_of(site, key, council).map(|key| recommendation_row(site, key)),
        ),
        statements: Folded::after(
            STATEMENTS,
            data.challenge_updates(key).iter().map(|update| Statement::of(site, *update)),
        ),
    }
}

/// Pages that the facts were read on, each once.
fn sources<'a>(site: &Site<'a>, challenges: &[Key<Challenge>]) -> Vec<Link<'a>> {
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
        for update in data.challenge_updates(*key) {
            let update = &data.updates[*update];
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
