//! [`Dataset`] → [`Findings`]: numbers only, no text, no drawing, no files.

mod as_of;
mod claims;
mod closure;
mod co_occurrence;
mod completeness;
mod duty_state;
mod frequency;
mod funnel;
mod group;
mod history;
mod last_challenge;
mod lineage;
mod matrix;
mod membership;
pub mod policy;
mod recommendation_status;
mod recurrence;
mod similar;
mod stated_progress;
pub mod statistics;
mod time_to_closure;
mod who_to_ask;

pub use as_of::{AsOfView, LeftOut, newest_date};
pub use claims::{Claim, FamilyTest, Reason, Side, ThemeChange, Verdict, pairwise};
pub use closure::{Closure, ClosureAtTwelveMonths};
pub use co_occurrence::CoOccurrence;
pub use completeness::Completeness;
pub use duty_state::{DutyState, NotApplicable, State};
pub use frequency::{Basis, Frequency, GroupFrequency, is_whole};
pub use funnel::{CouncilFunnel, FunnelZone};
pub use group::{Group, GroupKind};
pub use history::{Disagreement, History, Slippage};
pub use last_challenge::LastChallenge;
pub use lineage::Inheritance;
pub use matrix::{Matrix, MatrixCell};
pub use recommendation_status::{RecommendationState, RecommendationStatus};
pub use recurrence::{NotInOrder, Pair, Recurrence};
pub use similar::Similar;
pub use stated_progress::StatedProgress;
pub use statistics::{Interval, Proportion, difference};
pub use time_to_closure::{Reading, TimeToClosure};
pub use who_to_ask::{Asked, Evidence, Question};

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::dataset::{Challenge, Council, Dataset, Key, KeyedVec, Recommendation, Region, Theme};
use membership::Membership;

/// Every figure of the site, at one as-of date.
#[derive(Clone, Debug)]
pub struct Findings {
    /// The date that all figures speak of.
    pub as_of: Date,
    /// Visits that begin after it.
    pub planned: Vec<Challenge>,
    /// The status of each recommendation.
    pub statuses: KeyedVec<Recommendation, RecommendationStatus>,
    /// How often each theme is raised, by basis and group.
    pub frequency: BTreeMap<(Basis, Group), GroupFrequency>,
    /// What may be claimed of the themes of regions, types and custom groups, by basis and group.
    pub theme_claims: BTreeMap<(Basis, Group), KeyedVec<Theme, Claim>>,
    /// How many recommendations are closed, by group; groups without a recommendation are absent.
    pub closure: BTreeMap<Group, Closure>,
    /// The dispersion of councils' rates around those of their groups, by kind of group, at least 1.
    pub dispersion: BTreeMap<GroupKind, f64>,
    /// The same for closure at twelve months.
    pub dispersion_at_twelve_months: BTreeMap<GroupKind, f64>,
    /// What may be claimed of the closure rates of regions, types, custom groups, components, themes and councils.
    pub closure_claims: BTreeMap<Group, Claim>,
    /// Whether the groups of a kind differ at all; only kinds that were tested.
    pub closure_families: BTreeMap<GroupKind, FamilyTest>,
    /// How many were closed within twelve months of the visit, by group; groups where none has had the time are absent.
    pub closure_at_twelve_months: BTreeMap<Group, ClosureAtTwelveMonths>,
    /// How each theme is raised again.
    pub recurrence: KeyedVec<Theme, Recurrence>,
    /// What may be claimed of it.
    pub recurrence_claims: KeyedVec<Theme, Claim>,
    /// The pairs of consecutive challenges behind `recurrence`, in the order of the later council.
    pub pairs: Vec<Pair>,
    /// Challenges that are in no pair, since the order of visits is not known.
    pub not_in_order: NotInOrder,
    /// A row for every corporate, finance or governance challenge, council and duty, in the order of their tables.
    pub duties: Vec<DutyState>,
    /// What councils and review teams say of whole plans, latest first.
    pub stated_progress: Vec<StatedProgress>,
    /// How long it takes until recommendations are closed, by group.
    pub time_to_closure: BTreeMap<Group, TimeToClosure>,
    /// Closure rates of councils against their size; `None` where there is too little for it.
    pub funnel: Option<CouncilFunnel>,
    /// Pairs of themes that were raised together, in the order of themes.
    pub co_occurrence: Vec<CoOccurrence>,
    /// How often each theme was raised before 2021 and since.
    pub theme_changes: KeyedVec<Theme, ThemeChange>,
    /// What is on record of the visits of each region and year; `None` stands for an unknown year.
    pub completeness: BTreeMap<(Region, Option<i16>), Completeness>,
    /// The councils most like each council.
    pub similar: KeyedVec<Council, Vec<Similar>>,
    /// The voices and dates of each recommendation.
    pub histories: KeyedVec<Recommendation, History>,
    /// Which councils have evidence of progress on each theme.
    pub evidence: KeyedVec<Theme, BTreeMap<Key<Council>, Vec<Evidence>>>,
}

impl Findings {
    /// How often one theme is raised in a group; `None` where the group has no challenge with recorded recommendations.
    #[must_use]
    pub fn theme_frequency(&self, basis: Basis, group: Group, theme: Key<Theme>) -> Option<Frequency> {
        self.frequency.get(&(basis, group))?.themes.get(theme).copied()
    }

    /// The duties that follow a challenge, by council and duty.
    #[must_use]
    pub fn duties_of(&self, challenge: Key<Challenge>) -> &[DutyState] {
        run(&self.duties, challenge, |state| state.challenge)
    }

    /// The pairs of a council, in the order of their challenges: a pair of a joint challenge counts for each of its councils.
    #[must_use]
    pub fn pairs_of(&self, council: Key<Council>) -> &[Pair] {
        run(&self.pairs, council, |pair| pair.council)
    }

    /// The councils most like a council, nearest first.
    #[must_use]
    pub fn similar_to(&self, council: Key<Council>) -> &[Similar] {
        self.similar.get(council).map_or(&[], Vec::as_slice)
    }

    /// What may be claimed of the closure rate of a group; `None` for kinds of group without a claim.
    #[must_use]
    pub fn closure_claim(&self, group: Group) -> Option<&Claim> {
        self.closure_claims.get(&group)
    }

    /// What may be claimed of how often a group raises a theme; `None` for kinds of group without a claim.
    #[must_use]
    pub fn theme_claim(&self, basis: Basis, group: Group, theme: Key<Theme>) -> Option<&Claim> {
        self.theme_claims.get(&(basis, group))?.get(theme)
    }

    /// The dispersion that intervals of a group's closure rate allow for.
    #[must_use]
    pub fn dispersion_of(&self, group: Group) -> f64 {
        self.dispersion.get(&group.kind()).copied().unwrap_or(1.0)
    }

    /// The dispersion that intervals of a group's closure at twelve months allow for.
    #[must_use]
    pub fn dispersion_at_twelve_months_of(&self, group: Group) -> f64 {
        self.dispersion_at_twelve_months.get(&group.kind()).copied().unwrap_or(1.0)
    }

    /// Years of visits of which theme shares are known, in time, each with how often a theme was raised.
    pub fn years_of(&self, theme: Key<Theme>) -> impl Iterator<Item = (i16, Proportion)> {
        self.frequency.iter().filter_map(move |((basis, group), found)| match group {
            Group::Year(year) if *basis == Basis::All => Some((*year, found.themes[theme].challenges)),
            _ => None,
        })
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
}

/// The rows with this key, of rows that stand in the order of their keys.
fn run<T, K: Ord + Copy>(rows: &[T], key: K, of: impl Fn(&T) -> K) -> &[T] {
    let start = rows.partition_point(|row| of(row) < key);
    let end = rows.partition_point(|row| of(row) <= key);
    rows.get(start..end).unwrap_or_default()
}

/// Works out every figure from the tables as at the as-of date.
#[must_use]
pub fn analyse(view: &AsOfView) -> Findings {
    let (data, as_of) = (&view.data, view.as_of);
    let statuses = recommendation_status::statuses(data, as_of);
    let membership = Membership::of(data);
    let memberships = membership.of_recommendations(data);
    let frequency = frequency::frequencies(data, &membership);
    let (pairs, not_in_order) = recurrence::pairs(data, &statuses);
    let recurrence = recurrence::recurrences(data, &pairs, &frequency);
    let closure = closure::closures(&memberships, &statuses);
    let closing = claims::closing(data, &membership, &memberships, &statuses, &closure, as_of);
    let (theme_claims, (co_occurrence, theme_changes)) = rayon::join(
        || claims::themes_by_group(data, &membership, &frequency),
        || rayon::join(|| co_occurrence::co_occurrences(data), || claims::theme_changes(data)),
    );
    Findings {
        as_of,
        planned: view.planned.clone(),
        theme_claims,
        dispersion: closing.dispersion,
        dispersion_at_twelve_months: closing.dispersion_at_twelve_months,
        closure_claims: closing.claims,
        closure_families: closing.families,
        closure_at_twelve_months: closure::at_twelve_months(data, &memberships, &statuses, as_of),
        recurrence_claims: claims::recurrences(data, &pairs, &recurrence),
        not_in_order,
        duties: duty_state::duty_states(data, as_of),
        stated_progress: stated_progress::stated_progress(data),
        time_to_closure: time_to_closure::times_to_closure(data, &memberships, &statuses, &closure),
        funnel: funnel::council_funnel(&closure),
        co_occurrence,
        theme_changes,
        completeness: completeness::completeness(data, &statuses),
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
