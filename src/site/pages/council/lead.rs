//! The sentences at the head of a council's page.

use super::closure_of;
use crate::analysis::{Group, State};
use crate::dataset::{Challenge, ChallengeKind, Council, Key};
use crate::site::Site;
use crate::wording;

/// What is on record, its status, and what is due.
pub(in crate::site) fn sentences(site: &Site, key: Key<Council>) -> Vec<String> {
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
    sentences.extend(due(site, key));
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

/// What is due next, and what has passed with nothing recorded.
fn due(site: &Site, key: Key<Council>) -> Vec<String> {
    let data = site.data();
    let mut sentences = Vec::new();
    let passed: Vec<String> = site
        .duties_of(key)
        .filter(|duty| duty.state == State::PastDue)
        .map(|duty| {
            let due =
                duty.due_date.map_or_else(|| duty.due.map(wording::span).unwrap_or_default(), wording::date);
            format!("{} ({due})", lower_first(&data.duties[duty.duty].title))
        })
        .collect();
    if !passed.is_empty() {
        sentences.push(format!("The date has passed with nothing recorded for: {}.", wording::list(&passed)));
    }
    let next = site
        .duties_of(key)
        .filter(|duty| matches!(duty.state, State::DueSoon | State::NotYetDue))
        .min_by_key(|duty| duty.due.map(|due| due.earliest));
    if let Some(next) = next {
        let due =
            next.due_date.map_or_else(|| next.due.map(wording::span).unwrap_or_default(), wording::date);
        sentences.push(format!("Due next: {}, by {due}.", lower_first(&data.duties[next.duty].title)));
    }
    sentences
}

/// A title within a sentence.
fn lower_first(title: &str) -> String {
    let mut letters = title.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
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
        (recorded, _) => format!("{} recorded; how many the report makes is not known.", made(recorded)),
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
