//! Which themes are raised together.

use std::collections::BTreeSet;

use super::policy;
use super::statistics::{AdjustedP, Plan, TwoByTwo, adjust, co_occurrence_test};
use super::{Basis, Verdict};
use crate::dataset::{Dataset, Key, Theme};

/// How often two themes are raised in one challenge.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CoOccurrence {
    /// The theme that comes first in the table.
    pub a: Key<Theme>,
    /// The other one.
    pub b: Key<Theme>,
    /// Challenges that raise both, one alone, and neither.
    pub challenges: TwoByTwo,
    /// Challenges that lists of these lengths and themes of these frequencies give by chance: the mean over the deals, above 0.
    pub expected: f64,
    /// The test against chance; `None` where fewer than five challenges are expected.
    pub test: Option<AdjustedP>,
}

impl CoOccurrence {
    /// Challenges that raise both, over those expected.
    #[must_use]
    pub fn lift(&self) -> Option<f64> {
        (self.expected > 0.0).then(|| f64::from(self.challenges.both) / self.expected)
    }

    /// What may be said: raised together more often than chance gives, less often, no clear difference, or nothing where too few
    /// are expected.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        match self.test {
            None => Verdict::CannotSay(super::Reason::Few),
            Some(test) if !test.is_significant(policy::LEVEL) => Verdict::NoClearDifference,
            Some(_) if f64::from(self.challenges.both) > self.expected => Verdict::Higher,
            Some(_) => Verdict::Lower,
        }
    }

    /// Whether the two are raised together more often than chance gives.
    #[must_use]
    pub fn go_together(&self) -> bool {
        self.verdict() == Verdict::Higher
    }

    /// The theme paired with this one; `None` when it is neither of the two.
    #[must_use]
    pub fn other(&self, theme: Key<Theme>) -> Option<Key<Theme>> {
        if self.a == theme {
            Some(self.b)
        } else if self.b == theme {
            Some(self.a)
        } else {
            None
        }
    }
}

/// Every pair of themes that a challenge raises together, over corporate, finance and governance challenges with recorded
/// recommendations, in the order of themes. Those expected in five challenges or more are the family that is tested.
pub(super) fn co_occurrences(data: &Dataset) -> Vec<CoOccurrence> {
    let mut lists: Vec<(&str, Vec<u16>)> = Vec::new();
    for (key, challenge) in data.challenges.iter() {
        if !challenge.kind.is_full() || !Basis::All.includes(data, key) {
            continue;
        }
        let themes: BTreeSet<Key<Theme>> = data
            .recommendations_of(key)
            .iter()
            .flat_map(|key| data.recommendations[*key].themes.iter().copied())
            .collect();
        let columns = themes.iter().filter_map(|theme| u16::try_from(theme.position()).ok()).collect();
        lists.push((&challenge.id, columns));
    }
    lists.sort_unstable();
    let rows: Vec<Vec<u16>> = lists.into_iter().map(|(_, themes)| themes).collect();
    let total = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    let mut raised = vec![0_u32; data.themes.len()];
    rows.iter().flatten().for_each(|theme| raised[usize::from(*theme)] += 1);
    let pairs = co_occurrence_test(&rows, data.themes.len(), Plan::of("pairs of themes"));
    let is_tested = |expected: f64| expected >= policy::FEWEST_EXPECTED;
    let family: Vec<_> =
        pairs.iter().filter(|pair| is_tested(pair.expected)).map(|pair| pair.simulation).collect();
    let mut adjusted = adjust(&family).into_iter();
    pairs
        .into_iter()
        .map(|pair| {
            let test = if is_tested(pair.expected) { adjusted.next() } else { None };
            let [only_a, only_b] = [pair.a, pair.b].map(|theme| raised[usize::from(theme)] - pair.observed);
            CoOccurrence {
                a: Key::new(usize::from(pair.a)),
                b: Key::new(usize::from(pair.b)),
                challenges: TwoByTwo {
                    both: pair.observed,
                    only_a,
                    only_b,
                    neither: total - pair.observed - only_a - only_b,
                },
                expected: pair.expected,
                test,
            }
        })
        .filter(|pair| pair.challenges.both > 0)
        .collect()
}
