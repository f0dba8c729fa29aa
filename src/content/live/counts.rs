//! Plain counts as live figures: of rows in the tables, and of duties by their state.

use std::collections::BTreeSet;

use minijinja::value::{Kwargs, Value};

use super::arguments::Arguments;
use super::groups::CURVE_GROUPS;
use super::membership::has_challenge;
use super::{Facts, Failure};
use crate::analysis::{
    Basis, DutyState, Group, GroupKind, History, RecommendationState, RecommendationStatus, State,
    TimeToClosure,
};
use crate::dataset::{Challenge, Detail, Key, Recommendation};

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

/// What a count can be narrowed to.
#[derive(Clone, Copy)]
enum Scope {
    /// Groups of challenges.
    Challenges,
    /// Groups that have a curve of closing.
    Curves,
    /// Nothing: it is of the whole record.
    Whole,
}

impl Scope {
    fn groups(self) -> &'static [GroupKind] {
        match self {
            Self::Challenges => &GROUPS,
            Self::Curves => &CURVE_GROUPS,
            Self::Whole => &[],
        }
    }
}

/// Counts the rows of a group.
type Count = fn(&Rows<'_>) -> usize;

/// Counts of rows.
const COUNTS: [(&str, Scope, Count); 25] = {
    use Scope::{Challenges, Curves, Whole};
    [
        ("count.challenges", Challenges, |rows| rows.challenges().count()),
        ("count.challenges_with_recommendations", Challenges, |rows| {
            rows.challenges().filter(|key| !rows.facts.data.recommendations_of(*key).is_empty()).count()
        }),
        ("count.joint_challenges", Challenges, |rows| {
            rows.challenges().filter(|key| rows.facts.data.challenges[*key].councils.len() > 1).count()
        }),
        ("count.complete_lists", Challenges, |rows| {
            let found = rows.facts.findings.frequency.get(&(Basis::Complete, rows.group));
            found.map_or(0, |frequency| frequency.challenges as usize)
        }),
        ("count.councils", Challenges, |rows| rows.councils()),
        ("count.recommendations", Challenges, |rows| rows.recommendations().count()),
        ("count.recommendations_with_status", Challenges, |rows| {
            rows.with_status(|status| status.state != RecommendationState::NoStatus)
        }),
        ("count.headings", Challenges, |rows| {
            rows.recommendations().filter(|(_, row)| row.detail == Detail::Heading).count()
        }),
        ("count.updates", Challenges, |rows| {
            rows.facts.data.updates.rows().iter().filter(|row| rows.belongs(row.challenge)).count()
        }),
        ("count.strengths", Challenges, |rows| {
            rows.facts.data.strengths.rows().iter().filter(|row| rows.belongs(row.challenge)).count()
        }),
        ("count.themes", Whole, |rows| rows.facts.data.themes.len()),
        ("count.pairs", Whole, |rows| rows.facts.findings.pairs.len()),
        ("count.statements", Challenges, |rows| {
            let stated = rows.facts.findings.stated_progress.iter();
            stated.filter(|stated| rows.belongs(stated.challenge)).count()
        }),
        ("count.coarse_dates", Challenges, |rows| {
            let found = rows.facts.findings.closure_at_twelve_months.get(&rows.group);
            found.map_or(0, |found| found.cannot_say() as usize)
        }),
        ("count.followed", Curves, |rows| rows.curve().map_or(0, |found| found.observed as usize)),
        ("count.undated", Curves, |rows| rows.curve().map_or(0, |found| found.undated as usize)),
        ("count.theme_pairs", Whole, |rows| rows.facts.findings.co_occurrence.len()),
        ("count.theme_pairs_together", Whole, |rows| {
            rows.facts.findings.co_occurrence.iter().filter(|pair| pair.go_together()).count()
        }),
        ("count.themes_changed", Whole, |rows| {
            let changes = rows.facts.findings.theme_changes.values().iter();
            changes.filter(|change| change.claim.verdict.is_difference()).count()
        }),
        ("count.voices_differ", Challenges, |rows| {
            rows.with_history(|history| history.disagreement.is_some())
        }),
        ("count.due_moved", Challenges, |rows| {
            rows.with_history(|history| history.slippage.is_some_and(|slippage| slippage.moves > 0))
        }),
        ("count.closed_without_evidence", Challenges, |rows| {
            rows.with_history(|history| history.closed_without_evidence)
        }),
        ("count.stale", Challenges, |rows| rows.with_history(|history| history.stale)),
        ("count.overdue", Challenges, |rows| rows.with_status(|status| status.overdue)),
        ("count.due_and_silent", Challenges, |rows| rows.with_status(|status| status.due_and_silent)),
    ]
};

/// Whether a duty in this state counts.
type IsWanted = fn(State) -> bool;

/// Counts of duties, by their state.
const DUTIES: [(&str, IsWanted); 7] = [
    ("duties.met", |state| state == State::Met),
    ("duties.met_late", |state| state == State::MetLate),
    ("duties.due_soon", |state| state == State::DueSoon),
    ("duties.not_yet_due", |state| state == State::NotYetDue),
    ("duties.past_due", |state| state == State::PastDue),
    ("duties.cannot_say", |state| state == State::CannotSay),
    ("duties.does_not_apply", |state| matches!(state, State::DoesNotApply(_))),
];

/// Names of plain counts.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    COUNTS.iter().map(|(name, ..)| *name).chain(DUTIES.iter().map(|(name, _)| *name))
}

/// The plain count of this name, as a number; `None` where none has this name.
pub(super) fn count(facts: &Facts, name: &str, given: &Kwargs) -> Option<Result<Value, Failure>> {
    if let Some((_, scope, count)) = COUNTS.iter().find(|(known, ..)| *known == name) {
        let group = Arguments::of_figure(name, given, scope.groups(), &[])
            .and_then(|arguments| arguments.group(&facts.data, scope.groups()));
        return Some(group.map(|group| Value::from(count(&Rows { facts, group }))));
    }
    let (_, is_wanted) = DUTIES.iter().find(|(known, _)| *known == name)?;
    let number = Arguments::of_figure(name, given, &GROUPS, &["duty"])
        .and_then(|arguments| duties(facts, *is_wanted, &arguments));
    Some(number.map(Value::from))
}

/// The rows of the tables that belong to a group.
struct Rows<'a> {
    facts: &'a Facts,
    group: Group,
}

impl Rows<'_> {
    fn belongs(&self, challenge: Key<Challenge>) -> bool {
        has_challenge(&self.facts.data, self.group, challenge)
    }

    fn challenges(&self) -> impl Iterator<Item = Key<Challenge>> {
        self.facts.data.challenges.keys().filter(|key| self.belongs(*key))
    }

    fn recommendations(&self) -> impl Iterator<Item = (Key<Recommendation>, &Recommendation)> {
        self.facts.data.recommendations.iter().filter(|(_, row)| self.belongs(row.challenge))
    }

    fn with_status(&self, wanted: fn(&RecommendationStatus) -> bool) -> usize {
        self.recommendations().filter(|(key, _)| wanted(&self.facts.findings.statuses[*key])).count()
    }

    fn with_history(&self, wanted: fn(&History) -> bool) -> usize {
        self.recommendations().filter(|(key, _)| wanted(&self.facts.findings.histories[*key])).count()
    }

    fn curve(&self) -> Option<&TimeToClosure> {
        self.facts.findings.time_to_closure.get(&self.group)
    }

    /// Councils of the group that were visited.
    fn councils(&self) -> usize {
        let data = &self.facts.data;
        let visited: BTreeSet<_> =
            self.challenges().flat_map(|key| data.challenges[key].councils.iter().copied()).collect();
        visited.into_iter().filter(|council| self.group.contains(data, *council) != Some(false)).count()
    }
}

/// How many duties of a group are in a state; of one duty, or of all.
fn duties(facts: &Facts, is_wanted: IsWanted, arguments: &Arguments) -> Result<usize, Failure> {
    let data = &facts.data;
    let group = arguments.group(data, &GROUPS)?;
    let words: Vec<_> = data.duties.iter().map(|(key, duty)| (duty.step.word(), key)).collect();
    let duty = arguments.one_of("duty", &words)?;
    let counts = |row: &&DutyState| {
        is_wanted(row.state)
            && duty.is_none_or(|duty| row.duty == duty)
            && group.contains(data, row.council) != Some(false)
            && has_challenge(data, group, row.challenge)
    };
    Ok(facts.findings.duties.iter().filter(counts).count())
}
