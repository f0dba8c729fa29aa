//! Themes since 2021 against before. Unit dealt: the periods among challenges, within list lengths; null hypothesis: no change.

use std::collections::{BTreeMap, BTreeSet};

use rand::RngExt;

use super::{Claim, Reason, Verdict};
use crate::analysis::policy::{self, ListLength};
use crate::analysis::statistics::{Plan, adjust, simulate};
use crate::analysis::{Basis, Proportion};
use crate::dataset::{Challenge, Component, Council, Dataset, Key, KeyedVec, Theme};

/// How often a theme was raised before 2021, when the components had other titles, and since.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ThemeChange {
    /// Challenges before 2021 that raised it.
    pub before: Proportion,
    /// Challenges since 2021 that raised it.
    pub since: Proportion,
    /// What may be said of `since` against `before`, allowing for longer lists.
    pub claim: Claim,
}

/// A challenge whose year is known, with the themes that it raises.
struct Raised {
    since: bool,
    themes: Vec<usize>,
}

/// The change of every theme. Challenges whose year is not known are left out.
pub(in crate::analysis) fn theme_changes(data: &Dataset) -> KeyedVec<Theme, ThemeChange> {
    let mut strata: BTreeMap<ListLength, Vec<Raised>> = BTreeMap::new();
    let mut councils: [BTreeSet<Key<Council>>; 2] = Default::default();
    let mut counts = KeyedVec::filled(&data.themes, [Proportion::default(); 2]);
    for (key, challenge) in data.challenges.iter() {
        let Some(year) = challenge.year() else { continue };
        if !challenge.kind.is_full() || !Basis::All.includes(data, key) {
            continue;
        }
        let since = year >= Component::PRESENT_TITLES_FROM;
        let themes = themes_of(data, key);
        councils[usize::from(since)].extend(&challenge.councils);
        for (theme, counts) in counts.iter_mut() {
            counts[usize::from(since)].add(themes.contains(&theme));
        }
        strata
            .entry(ListLength::of(data.recommendations_of(key).len()))
            .or_default()
            .push(Raised { since, themes: themes.iter().map(|theme| theme.position()).collect() });
    }
    let visits = counts.values().first().map_or(0, |[before, since]| before.total().min(since.total()));
    let reason = if visits < policy::FEWEST_UNITS {
        Some(Reason::Few)
    } else if councils.iter().any(|councils| councils.len() < policy::FEWEST_COUNCILS) {
        Some(Reason::FewCouncils)
    } else {
        None
    };
    let claims: Vec<Claim> = match reason {
        Some(reason) => {
            counts.values().iter().map(|[before, since]| Claim::withheld(*since, *before, reason)).collect()
        }
        None => tested(&counts, &strata.into_values().collect::<Vec<_>>()),
    };
    counts
        .values()
        .iter()
        .zip(claims)
        .map(|([before, since], claim)| ThemeChange { before: *before, since: *since, claim })
        .collect()
}

/// The themes that a challenge raises.
fn themes_of(data: &Dataset, key: Key<Challenge>) -> BTreeSet<Key<Theme>> {
    let recommendations = data.recommendations_of(key).iter();
    recommendations.flat_map(|key| data.recommendations[*key].themes.iter().copied()).collect()
}

fn tested(counts: &KeyedVec<Theme, [Proportion; 2]>, strata: &[Vec<Raised>]) -> Vec<Claim> {
    let mut means = vec![0.0; counts.len()];
    for stratum in strata {
        let since = stratum.iter().filter(|raised| raised.since).count();
        let share = since as f64 / stratum.len() as f64;
        for theme in stratum.iter().flat_map(|raised| &raised.themes) {
            means[*theme] += share;
        }
    }
    let observed: Vec<f64> = counts
        .values()
        .iter()
        .zip(&means)
        .map(|([_, since], mean)| (f64::from(since.count()) - mean).abs())
        .collect();
    let mut dealt: Vec<(usize, Vec<&Raised>)> = strata
        .iter()
        .map(|stratum| (stratum.iter().filter(|raised| raised.since).count(), stratum.iter().collect()))
        .collect();
    let found = simulate(&observed, Plan::of("theme change"), |random, statistics| {
        statistics.copy_from_slice(&means);
        for (since, challenges) in &mut dealt {
            for position in 0..*since {
                let other = random.random_range(position..challenges.len());
                challenges.swap(position, other);
                for theme in &challenges[position].themes {
                    statistics[*theme] -= 1.0;
                }
            }
        }
        for statistic in statistics.iter_mut() {
            *statistic = statistic.abs();
        }
    });
    adjust(&found)
        .into_iter()
        .zip(counts.values())
        .zip(means)
        .map(|((test, [before, since]), mean)| {
            Claim::tested(*since, *before, 1.0, test).in_the_direction_of(f64::from(since.count()) - mean)
        })
        .collect()
}

impl Claim {
    /// The same, with no difference claimed where the deals point the other way than the shares do.
    pub(super) fn in_the_direction_of(self, distance: f64) -> Self {
        let agrees = match self.verdict {
            Verdict::Higher => distance > 0.0,
            Verdict::Lower => distance < 0.0,
            _ => true,
        };
        if agrees { self } else { Self { verdict: Verdict::NoClearDifference, ..self } }
    }
}
