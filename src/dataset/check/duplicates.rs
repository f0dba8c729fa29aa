//! The same thing entered twice under different ids, found by what it is: counted twice it would weigh double in every
//! share, and a theme of one visit would seem to come back.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::Check;
use crate::dataset::read::layout::Column;
use crate::dataset::read::{
    challenges, councils, events, plans, recommendations, replies, strengths, updates,
};
use crate::dataset::{Challenge, ChallengeKind, Council, DateRange, Key, PartialDate, Table};
use crate::report::{Problem, ProblemKind, Severity};

pub(super) fn check(check: &mut Check<'_>) {
    visits(check);
    names(check);
    let data = check.data;
    repeated(check, "recommendations.csv", &data.recommendations, recommendations::SUMMARY, |row, state| {
        (row.challenge, folded(&row.summary), &row.councils).hash(state);
    });
    repeated(check, "strengths.csv", &data.strengths, strengths::SUMMARY, |row, state| {
        (row.challenge, folded(&row.summary)).hash(state);
    });
    repeated(check, "updates.csv", &data.updates, updates::STATUS, |row, state| {
        (row.challenge, row.recommendation, row.date, row.status, row.due, row.reported_by).hash(state);
        let counts = row.counts;
        (counts.done, counts.green, counts.amber, counts.red, counts.total).hash(state);
        (&row.note, &row.evidence_url).hash(state);
    });
    repeated(check, "replies.csv", &data.replies, replies::TEXT, |row, state| {
        (row.challenge, row.recommendation, row.date, folded(&row.text)).hash(state);
    });
    repeated(check, "plans.csv", &data.plans, plans::TITLE, |row, state| {
        (row.challenge, folded(&row.title), row.adopted).hash(state);
    });
    repeated(check, "events.csv", &data.events, events::TITLE, |row, state| {
        (row.council, row.date, folded(&row.title)).hash(state);
    });
}

/// Reports rows that say the same as an earlier one, which may be right all the same: a report can repeat itself.
/// `natural_key` hashes what a row says; keeping only hashes, a million rows take little memory.
fn repeated<T>(
    check: &mut Check<'_>,
    file: &str,
    table: &Table<T>,
    column: Column,
    natural_key: impl Fn(&T, &mut DefaultHasher),
) {
    let mut seen: HashMap<u64, u32> = HashMap::with_capacity(table.len());
    for (key, row) in table.iter() {
        let line = table.line(key);
        let mut state = DefaultHasher::new();
        natural_key(row, &mut state);
        let first = *seen.entry(state.finish()).or_insert(line);
        if first != line {
            let (first, line) = (first.min(line), first.max(line));
            let message = format!("This row says the same as line {first}.");
            let problem = Problem::new(ProblemKind::RepeatedRow, check.location(file, line, column), message);
            check.report.add(problem.help("Both count. Remove one if it was entered twice."));
        }
    }
}

/// A text without regard to case, spaces and punctuation.
fn folded(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Visits of one kind to one council whose days are, or may be, the same.
fn visits(check: &mut Check<'_>) {
    let data = check.data;
    let mut by_council: HashMap<(Key<Council>, ChallengeKind), Vec<Key<Challenge>>> = HashMap::new();
    for (key, challenge) in data.challenges.iter().filter(|(_, challenge)| challenge.visit_start().is_some())
    {
        for council in &challenge.councils {
            by_council.entry((*council, challenge.kind)).or_default().push(key);
        }
    }
    let mut found: Vec<(Key<Challenge>, Key<Challenge>, Severity)> = Vec::new();
    for (_, mut visits) in sorted(by_council) {
        visits.sort_by_key(|key| (days(&data.challenges[*key]).map(|days| days.earliest), *key));
        // Visits that overlap are neighbours in time, or overlap with the one that ends last.
        let mut last: Option<Key<Challenge>> = None;
        for key in visits {
            let Some(other) = last.replace(key) else {
                continue;
            };
            if let Some(severity) = same_visit(&data.challenges[other], &data.challenges[key]) {
                found.push((other.min(key), other.max(key), severity));
            }
            let end = |key: Key<Challenge>| days(&data.challenges[key]).map(|days| days.latest);
            if end(other) > end(key) {
                last = Some(other);
            }
        }
    }
    // A joint visit entered twice is found once for each of its councils.
    found.sort();
    found.dedup();
    for (first, second, severity) in found {
        let line = data.challenges.line(second);
        let challenge = &data.challenges[second];
        let column =
            if challenge.onsite_start.is_some() { challenges::ONSITE_START } else { challenges::ONSITE_END };
        let (id, other) = (&challenge.id, &data.challenges[first].id);
        let other_line = data.challenges.line(first);
        let location = check.location("challenges.csv", line, column);
        check.report.add(match severity {
            Severity::Error => {
                let message =
                    format!("{id} is on the days of {other} on line {other_line}: one council, one kind of visit.");
                Problem::new(ProblemKind::DuplicateVisit, location, message)
                    .help("Keep one of the two rows, and give its id to what the other one carries.")
            }
            Severity::Notice => {
                let message = format!("{id} may be the same visit as {other} on line {other_line}.");
                Problem::new(ProblemKind::PossibleDuplicateVisit, location, message)
                    .help("They have a council and the kind in common, and the dates do not say that they are two visits.")
            }
        });
    }
}

/// The groups in the order of their keys: the order of a hash map changes from run to run.
fn sorted<K: Ord, V>(groups: HashMap<K, V>) -> Vec<(K, V)> {
    let mut groups: Vec<(K, V)> = groups.into_iter().collect();
    groups.sort_by(|a, b| a.0.cmp(&b.0));
    groups
}

/// All days that a visit can have touched.
fn days(challenge: &Challenge) -> Option<DateRange> {
    let (start, end) = (challenge.visit_start()?, challenge.visit_end()?);
    Some(DateRange { earliest: start.earliest(), latest: end.latest().max(start.latest()) })
}

/// Whether two visits of one kind to one council are one: certainly (an error), possibly (a notice) or not.
fn same_visit(a: &Challenge, b: &Challenge) -> Option<Severity> {
    let (first, second) = (days(a)?, days(b)?);
    if first.latest < second.earliest || second.latest < first.earliest {
        return None;
    }
    let exact = |challenge: &Challenge| {
        [challenge.visit_start(), challenge.visit_end()]
            .iter()
            .flatten()
            .all(|date| matches!(date, PartialDate::Day(_)))
    };
    // Visits of no named kind can be two on the same days, and a visit of months has a wrong date.
    let named = a.kind != ChallengeKind::Other;
    let is_short = |days: DateRange| (days.latest - days.earliest).get_days() <= 31;
    Some(if named && exact(a) && exact(b) && is_short(first) && is_short(second) {
        Severity::Error
    } else {
        Severity::Notice
    })
}

/// A column that no two councils of one time share, and the rule that says so.
struct NaturalKey {
    column: Column,
    kind: ProblemKind,
    value: fn(&Council) -> Option<String>,
}

/// Two councils of one name or one code that exist at the same time. A successor may keep the name.
fn names(check: &mut Check<'_>) {
    /// Earlier councils of one name that are looked at: no place has seen as many.
    const MOST: usize = 20;
    let councils = &check.data.councils;
    for NaturalKey { column, kind, value } in [
        NaturalKey {
            column: councils::NAME,
            kind: ProblemKind::DuplicateName,
            value: |council| Some(folded(&council.name)),
        },
        NaturalKey {
            column: councils::GSS_CODE,
            kind: ProblemKind::DuplicateGssCode,
            value: |council| council.gss_code.clone(),
        },
    ] {
        let mut seen: HashMap<String, Vec<Key<Council>>> = HashMap::new();
        for (key, council) in councils.iter() {
            let Some(value) = value(council) else {
                continue;
            };
            let others = seen.entry(value).or_default();
            if let Some(other) =
                others.iter().rev().take(MOST).find(|other| exist_together(&councils[**other], council))
            {
                let message = format!(
                    "{} has the {column} of {} on line {}.",
                    council.id,
                    councils[*other].id,
                    councils.line(*other)
                );
                let location = check.location("councils.csv", councils.line(key), column);
                let problem = Problem::new(kind, location, message);
                check.report.add(problem.help(
                    "If they are one council, keep one row; if one succeeded the other, say when it closed.",
                ));
            } else {
                others.push(key);
            }
        }
    }
}

/// Whether two councils are not known to have existed one after the other.
fn exist_together(a: &Council, b: &Council) -> bool {
    let ends_before = |earlier: &Council, later: &Council| match (earlier.closed, later.opened) {
        // The last day of one can be the first of the other.
        (Some(closed), Some(opened)) => closed.earliest() <= opened.latest(),
        (Some(_), None) => true,
        (None, _) => false,
    };
    !ends_before(a, b) && !ends_before(b, a)
}
