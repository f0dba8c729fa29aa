//! The sentences at the head of a council's page.

use std::cmp::Reverse;

use super::{closure_of, facts as facts_of};
use crate::analysis::{DutyState, Group, State};
use crate::dataset::{Challenge, ChallengeKind, Council, Key};
use crate::site::Site;
use crate::site::parts::{Answer, Fact, due, due_dates};
use crate::wording;

/// What is on record, its status, and what is due.
fn sentences(site: &Site, key: Key<Council>) -> Vec<String> {
    let data = site.data();
    let council = &data.councils[key];
    let challenges = data.challenges_of(key);
    if challenges.is_empty() {
        return vec![format!(
            "No peer challenge of {} is on record here. That does not mean that there was none: a report or a news page \
             that names the visit would make it known.",
            council.short_name
        )];
    }
    let follow_ups =
        challenges.iter().filter(|k| data.challenges[**k].kind == ChallengeKind::FollowUp).count();
    let full = challenges.len() - follow_ups;
    let mut kinds = Vec::new();
    if full > 0 {
        kinds.push(wording::counted(full, "peer challenge"));
    }
    if follow_ups > 0 {
        kinds.push(wording::counted(follow_ups, "follow-up visit"));
    }
    let latest = challenges
        .iter()
        .rev()
        .map(|k| &data.challenges[*k])
        .find(|challenge| challenge.visit_start().is_some());
    let latest = match latest {
        Some(challenge) if challenges.len() > 1 => format!(", the latest visit {}", on(challenge)),
        Some(challenge) => format!(", {}", on(challenge)),
        None => ", without a date".to_owned(),
    };
    let mut sentences =
        vec![format!("{} has {} on record{latest}.", council.short_name, wording::list(&kinds))];
    sentences.push(match closure_of(site, key) {
        None => {
            "No recommendation is recorded: the report, or a page that lists them, would make them known."
                .to_owned()
        }
        Some(closure) if closure.no_status == closure.made => format!(
            "{} recorded; no status is on record for {}.",
            made(closure.made as usize),
            if closure.made == 1 { "it" } else { "any of them" }
        ),
        Some(closure) => {
            format!(
                "Of {} recorded, {}.",
                wording::counted(closure.made as usize, "recommendation"),
                wording::closure_clause(&closure)
            )
        }
    });
    sentences
}

fn made(count: usize) -> String {
    format!("{} {}", wording::counted(count, "recommendation"), if count == 1 { "is" } else { "are" })
}

/// `13 to 16 June 2017` with its preposition.
fn on(challenge: &Challenge) -> String {
    let when = wording::visit(challenge);
    if when.starts_with("up to ") {
        when
    } else if when.contains(" to ")
        || when.chars().next().is_some_and(|c| c.is_ascii_digit()) && when.len() > 4
    {
        format!("on {when}")
    } else {
        format!("in {when}")
    }
}

/// The answer strip: what is on record, and the last visit, what became of the recommendations and what is next.
pub(in crate::site) fn answer<'a>(site: &Site<'a>, key: Key<Council>) -> Answer<'a> {
    let facts = [last_visit(site, key), became(site, key), next(site, key)];
    Answer {
        about: facts_of(site, &site.data().councils[key]),
        sentences: sentences(site, key),
        facts: facts.into_iter().flatten().collect(),
        quote: String::new(),
    }
}

fn last_visit(site: &Site, key: Key<Council>) -> Option<Fact> {
    let data = site.data();
    let dated: Vec<&Challenge> = data
        .challenges_of(key)
        .iter()
        .rev()
        .map(|key| &data.challenges[*key])
        .filter(|challenge| challenge.visit_start().is_some())
        .collect();
    let last = dated.first()?;
    let month = |challenge: &Challenge| challenge.visit_end().map(wording::month).unwrap_or_default();
    let kind = wording::kind(last.kind);
    let full = dated.iter().find(|challenge| challenge.kind != ChallengeKind::FollowUp);
    let note = match full {
        Some(full) if last.kind == ChallengeKind::FollowUp => {
            format!("{kind}. The last peer challenge was in {}.", month(full))
        }
        _ => format!("{kind}."),
    };
    Some(Fact::new("Last visit by peers", month(last), note).at(site.addresses().challenge(last)))
}

/// A part of the council's page.
fn place(site: &Site, key: Key<Council>, part: &str) -> String {
    format!("{}#{part}", site.addresses().council(&site.data().councils[key]))
}

fn became(site: &Site, key: Key<Council>) -> Option<Fact> {
    let closure = closure_of(site, key)?;
    let label = format!("What became of {}", wording::counted(closure.made as usize, "recommendation"));
    let counts = [(closure.closed(), "closed"), (closure.open, "open"), (closure.stopped, "stopped")];
    let known: Vec<String> = counts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| format!("{count} {word}"))
        .collect();
    let value = if known.is_empty() { "No status on record".to_owned() } else { known.join(", ") };
    let mut notes = Vec::new();
    if closure.no_status > 0 && !known.is_empty() {
        notes.push(format!("No status on record for {}.", closure.no_status));
    }
    if closure.withdrawn > 0 {
        notes.push(format!("{} withdrawn.", closure.withdrawn));
    }
    if closure.overdue + closure.due_and_silent > 0 {
        notes.push(due_dates(&closure));
    }
    Some(Fact::new(label, value, notes.join(" ")).at(place(site, key, "recommendations")))
}

/// What is due next, or what should have come and has no record.
fn next(site: &Site, key: Key<Council>) -> Option<Fact> {
    let data = site.data();
    let title = |step: &DutyState| data.duties[step.duty].title.clone();
    let mut passed: Vec<&DutyState> =
        site.duties_of(key).filter(|step| step.state == State::PastDue).collect();
    passed.sort_by_key(|step| Reverse(step.due.map(|due| due.latest)));
    let ahead = site
        .duties_of(key)
        .filter(|step| matches!(step.state, State::DueSoon | State::NotYetDue))
        .min_by_key(|step| step.due.map(|due| due.earliest));
    let then = ahead.map(|step| format!(" Next: {}, by {}.", wording::lower_first(&title(step)), due(step)));
    let fact = match (passed.as_slice(), ahead) {
        ([], None) => return None,
        ([], Some(step)) => Fact::new("Next", title(step), format!("By {}.", due(step))),
        ([only], _) => Fact::new(
            "No record found",
            title(only),
            format!("Expected by {}.{}", due(only), then.unwrap_or_default()),
        )
        .late(),
        (several, _) => {
            let titles: Vec<String> = several
                .iter()
                .map(|step| format!("{} ({})", wording::lower_first(&title(step)), due(step)))
                .collect();
            Fact::new(
                "No record found",
                format!("{} dates gone by", several.len()),
                format!("{}.{}", wording::capitalised(&wording::list(&titles)), then.unwrap_or_default()),
            )
            .late()
        }
    };
    Some(fact.at(place(site, key, "steps")))
}

/// What one challenge recommended and what became of it.
pub(super) fn of_challenge(site: &Site, key: Key<Challenge>, council: Key<Council>) -> String {
    let data = site.data();
    let challenge = &data.challenges[key];
    let recorded = data.recommendations_of(key).len();
    let mut sentences = vec![match (recorded, challenge.stated_recommendations) {
        (0, None) => "No recommendation is recorded.".to_owned(),
        (0, Some(stated)) => {
            format!(
                "The report is said to have {}; none is recorded here.",
                wording::counted(stated as usize, "recommendation")
            )
        }
        (1, Some(1)) => "Its one recommendation is recorded.".to_owned(),
        (recorded, Some(stated)) if recorded == stated as usize => {
            format!("All {} recommendations are recorded.", wording::number_word(recorded))
        }
        (recorded, Some(stated)) if recorded < stated as usize => format!(
            "{recorded} of {stated} recommendations {} recorded; the full report would give the rest.",
            if recorded == 1 { "is" } else { "are" }
        ),
        (recorded, _) => format!("{} recorded; the list may be incomplete.", made(recorded)),
    }];
    let closure = site.findings().closure.get(&Group::Challenge(key));
    sentences.extend(closure.map(|closure| format!("Of these, {}.", wording::closure_clause(closure))));
    let others: Vec<Key<Council>> = challenge.councils.iter().copied().filter(|k| *k != council).collect();
    if !others.is_empty() {
        sentences.push(format!("A joint challenge with {}.", site.council_names(&others)));
    }
    if let Some(earlier) = challenge.follows {
        sentences.push(format!("It follows the challenge of {}.", wording::visit(&data.challenges[earlier])));
    }
    sentences.join(" ")
}
