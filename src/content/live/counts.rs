//! Plain counts as live figures: of rows in the tables, and of duties by their state.

use std::collections::BTreeSet;

use minijinja::value::{Kwargs, Value};

use super::arguments::Arguments;
use super::estimate::CURVE_GROUPS;
use super::membership::{has_challenge, has_council};
use super::{Facts, Failure};
use crate::analysis::{Basis, Class, DutyState, Group, GroupKind, History};
use crate::dataset::{Challenge, Detail, Key, Recommendation};

/// Names of plain counts.
pub(super) const NAMES: [&str; 30] = [
    "count.challenges",
    "count.challenges_with_recommendations",
    "count.joint_challenges",
    "count.complete_lists",
    "count.councils",
    "count.recommendations",
    "count.recommendations_with_status",
    "count.headings",
    "count.updates",
    "count.strengths",
    "count.themes",
    "count.pairs",
    "count.statements",
    "count.coarse_dates",
    "count.followed",
    "count.undated",
    "count.theme_pairs",
    "count.theme_pairs_together",
    "count.trends",
    "count.voices_differ",
    "count.due_moved",
    "count.closed_without_evidence",
    "count.stale",
    "duties.met",
    "duties.met_late",
    "duties.due_soon",
    "duties.not_yet_due",
    "duties.past_due",
    "duties.cannot_say",
    "duties.does_not_apply",
];

/// Groups of challenges that can be counted.
pub(super) const GROUPS: [GroupKind; 8] = [
    GroupKind::Nation,
    GroupKind::Region,
    GroupKind::Type,
    GroupKind::Kind,
    GroupKind::Year,
    GroupKind::Custom,
    GroupKind::Council,
    GroupKind::Challenge,
];

/// The plain count of this name, as a number.
pub(super) fn count(facts: &Facts, name: &str, given: &Kwargs) -> Result<Value, Failure> {
    let (table, what) = name.split_once('.').unwrap_or((name, ""));
    let mut known: Vec<&str> = match what {
        "themes" | "pairs" | "theme_pairs" | "theme_pairs_together" | "trends" => Vec::new(),
        "followed" | "undated" => CURVE_GROUPS.iter().map(|kind| kind.word()).collect(),
        _ => GROUPS.iter().map(|kind| kind.word()).collect(),
    };
    if table == "duties" {
        known.push("duty");
    }
    let arguments = Arguments::new(&format!("figure \"{name}\""), given, &known)?;
    let curves = matches!(what, "followed" | "undated");
    let group = arguments.group(&facts.data, if curves { &CURVE_GROUPS } else { &GROUPS })?;
    let number =
        if table == "duties" { duties(facts, group, what, &arguments)? } else { rows(facts, group, what) };
    Ok(Value::from(number))
}

/// How many rows of a table belong to a group.
fn rows(facts: &Facts, group: Group, what: &str) -> usize {
    let Facts { data, findings, .. } = facts;
    let belongs = |challenge: Key<Challenge>| has_challenge(data, group, challenge);
    let challenges = || data.challenges.keys().filter(|key| belongs(*key));
    let recommendations = || data.recommendations.iter().filter(|(_, row)| belongs(row.challenge));
    let has_status = |key: Key<Recommendation>| {
        findings.statuses.get(key.position()).is_some_and(|status| status.class != Class::NoInformation)
    };
    let with_history = |wanted: fn(&History) -> bool| {
        recommendations()
            .filter(|(key, _)| findings.histories.get(key.position()).is_some_and(wanted))
            .count()
    };
    let curve = findings.time_to_closure.get(&group);
    match what {
        "followed" => curve.map_or(0, |found| found.observed as usize),
        "undated" => curve.map_or(0, |found| found.undated as usize),
        "theme_pairs" => findings.co_occurrence.len(),
        "theme_pairs_together" => findings.co_occurrence.iter().filter(|pair| pair.go_together()).count(),
        "trends" => findings.changes.iter().filter(|change| change.claims_a_trend()).count(),
        "voices_differ" => with_history(|history| history.voices_differ),
        "due_moved" => with_history(|history| history.slippage.is_some_and(|slippage| slippage.moves > 0)),
        "closed_without_evidence" => with_history(|history| history.closed_without_evidence),
        "stale" => with_history(|history| history.stale),
        "challenges_with_recommendations" => {
            challenges().filter(|key| !data.recommendations_of(*key).is_empty()).count()
        }
        "joint_challenges" => challenges().filter(|key| data.challenges[*key].councils.len() > 1).count(),
        "complete_lists" => findings
            .frequency
            .get(&(Basis::Complete, group))
            .map_or(0, |frequency| frequency.challenges as usize),
        "councils" => {
            let visited: BTreeSet<_> =
                challenges().flat_map(|key| data.challenges[key].councils.iter().copied()).collect();
            visited.into_iter().filter(|council| has_council(data, group, *council)).count()
        }
        "recommendations" => recommendations().count(),
        "recommendations_with_status" => recommendations().filter(|(key, _)| has_status(*key)).count(),
        "headings" => recommendations().filter(|(_, row)| row.detail == Detail::Heading).count(),
        "updates" => data.updates.rows().iter().filter(|row| belongs(row.challenge)).count(),
        "strengths" => data.strengths.rows().iter().filter(|row| belongs(row.challenge)).count(),
        "themes" => data.themes.len(),
        "pairs" => findings.pairs.len(),
        "statements" => findings.stated_progress.iter().filter(|stated| belongs(stated.challenge)).count(),
        "coarse_dates" => {
            findings.closure_at_twelve_months.get(&group).map_or(0, |closure| closure.coarse_dates as usize)
        }
        _ => challenges().count(),
    }
}

/// How many duties of a group are in a state; of one duty, or of all.
fn duties(facts: &Facts, group: Group, state: &str, arguments: &Arguments) -> Result<usize, Failure> {
    let data = &facts.data;
    let words: Vec<_> = data.duties.iter().map(|(key, duty)| (duty.step.word(), key)).collect();
    let duty = arguments.one_of("duty", &words)?;
    let counts = |row: &&DutyState| {
        row.state.word() == state
            && duty.is_none_or(|duty| row.duty == duty)
            && has_council(data, group, row.council)
            && has_challenge(data, group, row.challenge)
    };
    Ok(facts.findings.duties.iter().filter(counts).count())
}
