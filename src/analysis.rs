//! [`Dataset`] → [`Findings`]: numbers only, no text, no drawing, no files.

mod as_of;
mod closure;
mod duty_state;
mod frequency;
mod group;
mod last_challenge;
mod matrix;
mod recurrence;
mod standing;
mod stated_progress;
pub mod statistics;

pub use as_of::newest_date;
pub use closure::{Closure, ClosureAtTwelveMonths};
pub use duty_state::{DutyState, NotApplicable, State};
pub use frequency::{Basis, Frequency, GroupFrequency};
pub use group::{Group, GroupKind};
pub use last_challenge::LastChallenge;
pub use matrix::{Matrix, MatrixCell};
pub use recurrence::{Pair, Recurrence};
pub use standing::{Class, Standing};
pub use stated_progress::StatedProgress;
pub use statistics::{Interval, Proportion, difference};

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::dataset::{Challenge, Council, Dataset, Key, Theme};

/// Every figure of the site, at one as-of date.
#[derive(Clone, Debug)]
pub struct Findings {
    /// The date that all figures speak of.
    pub as_of: Date,
    /// Where each recommendation stands, in the order of `Dataset::recommendations`.
    pub standings: Vec<Standing>,
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
    let standings = standing::standings(data, as_of);
    let frequency = frequency::frequencies(data);
    let pairs = recurrence::pairs(data, &standings);
    let recurrence = recurrence::recurrences(data, &pairs, &frequency);
    Findings {
        as_of,
        closure: closure::closures(data, &standings),
        closure_at_twelve_months: closure::at_twelve_months(data, &standings, as_of),
        duties: duty_state::duty_states(data, as_of),
        stated_progress: stated_progress::stated_progress(data, as_of),
        standings,
        frequency,
        recurrence,
        pairs,
    }
}

#[cfg(test)]
mod tests;
