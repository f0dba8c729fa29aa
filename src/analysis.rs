//! [`Dataset`] → [`Findings`]: numbers only, no text, no drawing, no files.

mod as_of;
mod change;
mod closure;
mod co_occurrence;
mod comparison;
mod duty_state;
mod frequency;
mod funnel;
mod group;
mod history;
mod last_challenge;
mod lineage;
mod matrix;
mod membership;
mod recommendation_status;
mod recurrence;
mod similar;
mod stated_progress;
pub mod statistics;
mod time_to_closure;
mod who_to_ask;

pub use as_of::newest_date;
pub use change::{Change, Direction, Period};
pub use closure::{Closure, ClosureAtTwelveMonths};
pub use co_occurrence::CoOccurrence;
pub use comparison::Verdict;
pub use duty_state::{DutyState, NotApplicable, State};
pub use frequency::{Basis, Frequency, GroupFrequency};
pub use funnel::{CouncilFunnel, Place};
pub use group::{Group, GroupKind};
pub use history::{History, Slippage};
pub use last_challenge::LastChallenge;
pub use lineage::Inheritance;
pub use matrix::{Matrix, MatrixCell};
pub use recommendation_status::{Class, RecommendationStatus};
pub use recurrence::{Pair, Recurrence};
pub use similar::Similar;
pub use stated_progress::StatedProgress;
pub use statistics::{Interval, PositionRange, Proportion, difference};
pub use time_to_closure::{Reading, TimeToClosure};
pub use who_to_ask::{Asked, Evidence, Question};

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::dataset::{Challenge, ChallengeKind, Council, Dataset, Key, Theme};

/// Every figure of the site, at one as-of date.
#[derive(Clone, Debug)]
pub struct Findings {
    /// The date that all figures speak of.
    pub as_of: Date,
    /// Where each recommendation stands, in the order of `Dataset::recommendations`.
    pub statuses: Vec<RecommendationStatus>,
    /// How often each theme is raised, by basis and group.
    pub frequency: BTreeMap<(Basis, Group), GroupFrequency>,
    /// How many recommendations are closed, by group; groups without a recommendation are absent.
    pub closure: BTreeMap<Group, Closure>,
    /// How many were closed within twelve months of the visit, by group; groups where none has had the time are absent.
    pub closure_at_twelve_months: BTreeMap<Group, ClosureAtTwelveMonths>,
    /// Which themes come back, a row for every theme in the order of the table.
    pub recurrence: Vec<Recurrence>,
    /// The pairs of consecutive challenges behind `recurrence`.
    pub pairs: Vec<Pair>,
    /// A row for every challenge, council and duty, in the order of their tables.
    pub duties: Vec<DutyState>,
    /// What councils and review teams say of whole plans, latest first.
    pub stated_progress: Vec<StatedProgress>,
    /// How long it takes until recommendations are closed, by group.
    pub time_to_closure: BTreeMap<Group, TimeToClosure>,
    /// Closure rates of councils against their size; `None` where there is too little for it.
    pub funnel: Option<CouncilFunnel>,
    /// Where groups and councils that are not mostly unknown can stand among their like by closure rate.
    pub closure_positions: BTreeMap<Group, PositionRange>,
    /// Where regions, types and groups of one's own can stand by how often they raise each theme, in the order of themes.
    pub theme_positions: BTreeMap<(Basis, Group), Vec<PositionRange>>,
    /// Pairs of themes that were raised at all, in the order of themes.
    pub co_occurrence: Vec<CoOccurrence>,
    /// How often each theme is raised over the years, in the order of themes, then in time.
    pub changes: Vec<Change>,
    /// The councils most like each council, in the order of the table.
    pub similar: Vec<Vec<Similar>>,
    /// The voices and dates of each recommendation, in the order of the table.
    pub histories: Vec<History>,
    /// Which councils have what to show on each theme, in the order of themes.
    pub evidence: Vec<BTreeMap<Key<Council>, Vec<Evidence>>>,
}

impl Findings {
    /// How often one theme is raised in a group; `None` where the group has no challenge with recorded recommendations.
    #[must_use]
    pub fn theme_frequency(&self, basis: Basis, group: Group, theme: Key<Theme>) -> Option<Frequency> {
        self.frequency.get(&(basis, group))?.themes.get(theme.position()).copied()
    }

    /// The duties that follow a challenge, by council and duty.
    #[must_use]
    pub fn duties_of(&self, challenge: Key<Challenge>) -> &[DutyState] {
        run(&self.duties, challenge, |state| state.challenge)
    }

    /// The pairs kept under a council. One that several councils share is kept under the first of them alone.
    #[must_use]
    pub fn pairs_of(&self, council: Key<Council>) -> &[Pair] {
        run(&self.pairs, council, |pair| pair.council)
    }

    /// The councils most like a council, nearest first.
    #[must_use]
    pub fn similar_to(&self, council: Key<Council>) -> &[Similar] {
        self.similar.get(council.position()).map_or(&[], Vec::as_slice)
    }

    /// Where a theme stands over the years, in time: one for each period with a dated challenge.
    #[must_use]
    pub fn changes_of(&self, theme: Key<Theme>) -> &[Change] {
        run(&self.changes, theme, |change| change.theme)
    }

    /// Whom a council can ask about what it has not closed, theme by theme, in the order of themes.
    #[must_use]
    pub fn questions_of(&self, data: &Dataset, council: Key<Council>) -> Vec<Question> {
        who_to_ask::questions(data, &self.statuses, &self.evidence, self.similar_to(council), council)
    }

    /// What came to a council from those it replaced, the direct predecessors first.
    #[must_use]
    pub fn inheritances_of(&self, data: &Dataset, council: Key<Council>) -> Vec<Inheritance> {
        lineage::inheritances(data, &self.statuses, council)
    }

    /// How often each theme is raised in a set of councils, each challenge once; `None` where nothing is recorded.
    #[must_use]
    pub fn frequency_among(&self, data: &Dataset, councils: &[Key<Council>]) -> Option<GroupFrequency> {
        frequency::among(data, councils)
    }

    /// What became of the recommendations to a set of councils, each once.
    #[must_use]
    pub fn closure_among(&self, data: &Dataset, councils: &[Key<Council>]) -> Closure {
        closure::among(data, &self.statuses, councils)
    }

    /// The closure rate of everything but a group: what the group can be held against. `None` for the whole itself.
    #[must_use]
    pub fn closure_of_the_rest(&self, group: Group) -> Option<Proportion> {
        let part = self.closure.get(&group).filter(|_| group != Group::All)?;
        self.closure.get(&Group::All)?.rate().without(part.rate())
    }

    /// How often a theme is raised in everything but a group; `None` for the whole itself, and for follow-ups, which
    /// are no part of it.
    #[must_use]
    pub fn frequency_of_the_rest(&self, basis: Basis, group: Group, theme: Key<Theme>) -> Option<Proportion> {
        if matches!(group, Group::All | Group::Kind(ChallengeKind::FollowUp)) {
            return None;
        }
        let part = self.theme_frequency(basis, group, theme)?.challenges;
        self.theme_frequency(basis, Group::All, theme)?.challenges.without(part)
    }
}

/// The rows with this key, of rows that stand in the order of their keys.
fn run<T, K: Ord + Copy>(rows: &[T], key: K, of: impl Fn(&T) -> K) -> &[T] {
    let start = rows.partition_point(|row| of(row) < key);
    let end = rows.partition_point(|row| of(row) <= key);
    rows.get(start..end).unwrap_or_default()
}

/// Works out every figure at the as-of date.
#[must_use]
pub fn analyse(data: &Dataset, as_of: Date) -> Findings {
    let statuses = recommendation_status::statuses(data, as_of);
    let memberships = membership::of_recommendations(data);
    let frequency = frequency::frequencies(data);
    let pairs = recurrence::pairs(data, &statuses);
    let recurrence = recurrence::recurrences(data, &pairs, &frequency);
    let closure = closure::closures(&memberships, &statuses);
    Findings {
        as_of,
        closure_at_twelve_months: closure::at_twelve_months(data, &memberships, &statuses, as_of),
        duties: duty_state::duty_states(data, as_of),
        stated_progress: stated_progress::stated_progress(data, as_of),
        time_to_closure: time_to_closure::times_to_closure(data, &memberships, &statuses),
        funnel: funnel::council_funnel(&closure),
        closure_positions: comparison::closure_positions(data, &closure),
        theme_positions: comparison::theme_positions(data, &frequency),
        co_occurrence: co_occurrence::co_occurrences(data),
        changes: change::changes(data, &frequency),
        similar: similar::similar_councils(data, as_of),
        histories: history::histories(data, &statuses, as_of),
        evidence: who_to_ask::evidence(data, &statuses),
        statuses,
        frequency,
        closure,
        recurrence,
        pairs,
    }
}

#[cfg(test)]
mod tests;
