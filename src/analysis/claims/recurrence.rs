//! Themes raised again. Unit dealt: the later lists among pairs of visits, within list lengths; null hypothesis: the earlier list does
//! not matter.

use std::collections::{BTreeMap, BTreeSet};

use rand_pcg::Pcg64Mcg;

use super::{Claim, Reason};
use crate::analysis::policy::{self, ListLength};
use crate::analysis::statistics::{Plan, Strata, adjust, simulate};
use crate::analysis::{Pair, Proportion, Recurrence};
use crate::dataset::{Challenge, Council, Dataset, Key, KeyedVec, Theme};

/// The pairs of councils that share both challenges, which are dealt as one.
struct Unit {
    /// Positions of the pairs.
    pairs: Vec<usize>,
    /// The class of each later list.
    classes: Vec<ListLength>,
}

/// What may be said of a theme's being raised again after it was raised, against its being raised after it was not.
pub(in crate::analysis) fn recurrences(
    data: &Dataset,
    pairs: &[Pair],
    recurrences: &KeyedVec<Theme, Recurrence>,
) -> KeyedVec<Theme, Claim> {
    let mut claims: KeyedVec<Theme, Option<Claim>> =
        recurrences.iter().map(|(theme, recurrence)| withheld(pairs, theme, recurrence)).collect();
    let tested: Vec<Key<Theme>> =
        claims.iter().filter(|(_, claim)| claim.is_none()).map(|(theme, _)| theme).collect();
    if !tested.is_empty() {
        let units = units(data, pairs);
        let (found, distances) = deal(pairs, &units, &tested);
        for ((theme, test), distance) in tested.iter().zip(found).zip(distances) {
            let recurrence = &recurrences[*theme];
            let claim = Claim::tested(recurrence.raised_again, recurrence.newly_raised, 1.0, test);
            claims[*theme] = Some(claim.in_the_direction_of(distance));
        }
    }
    claims
        .values()
        .iter()
        .map(|claim| {
            claim.unwrap_or(Claim::withheld(Proportion::default(), Proportion::default(), Reason::Few))
        })
        .collect()
}

/// The claim that is withheld, where there are few pairs or councils on one side.
fn withheld(pairs: &[Pair], theme: Key<Theme>, recurrence: &Recurrence) -> Option<Claim> {
    let (again, newly) = (recurrence.raised_again, recurrence.newly_raised);
    let councils = |raised: bool| -> usize {
        let of = pairs.iter().filter(|pair| pair.raised.binary_search(&theme).is_ok() == raised);
        of.map(|pair| pair.council).collect::<BTreeSet<Key<Council>>>().len()
    };
    let reason = if pairs.is_empty() {
        Reason::Order
    } else if again.total() < policy::FEWEST_PAIRS || newly.total() < policy::FEWEST_UNITS {
        Reason::Few
    } else if councils(true).min(councils(false)) < policy::FEWEST_COUNCILS {
        Reason::FewCouncils
    } else {
        return None;
    };
    Some(Claim::withheld(again, newly, reason))
}

/// The units in the order of the ids of their challenges.
fn units(data: &Dataset, pairs: &[Pair]) -> Vec<Unit> {
    let id = |key: Key<Challenge>| data.challenges[key].id.as_str();
    let mut units: BTreeMap<(&str, &str), Unit> = BTreeMap::new();
    for (position, pair) in pairs.iter().enumerate() {
        let length = data.recommendations_of(pair.later).len();
        let unit = units
            .entry((id(pair.earlier), id(pair.later)))
            .or_insert(Unit { pairs: Vec::new(), classes: Vec::new() });
        unit.pairs.push(position);
        unit.classes.push(ListLength::of(length));
    }
    units.into_values().collect()
}

/// The tests of the themes, and how far the observed count lies above its exact mean.
fn deal(
    pairs: &[Pair],
    units: &[Unit],
    tested: &[Key<Theme>],
) -> (Vec<crate::analysis::statistics::AdjustedP>, Vec<f64>) {
    let has = |themes: &[Key<Theme>]| -> Vec<bool> {
        tested.iter().map(|theme| themes.binary_search(theme).is_ok()).collect()
    };
    let earlier: Vec<Vec<bool>> = pairs.iter().map(|pair| has(&pair.raised)).collect();
    let later: Vec<Vec<bool>> = pairs.iter().map(|pair| has(&pair.raised_later)).collect();
    let strata = Strata::by_key(&units.iter().map(|unit| unit.classes.clone()).collect::<Vec<_>>());
    let means = expected(units, &strata, &earlier, &later, tested.len());
    let mut labels: Vec<usize> = (0..units.len()).collect();
    let count = |labels: &[usize], counts: &mut [f64]| {
        counts.fill(0.0);
        for (unit, label) in units.iter().zip(labels) {
            for (before, after) in unit.pairs.iter().zip(&units[*label].pairs) {
                for (count, (before, after)) in
                    counts.iter_mut().zip(earlier[*before].iter().zip(&later[*after]))
                {
                    *count += f64::from(u8::from(*before && *after));
                }
            }
        }
    };
    let mut counts = vec![0.0; tested.len()];
    count(&labels, &mut counts);
    let distances: Vec<f64> = counts.iter().zip(&means).map(|(count, mean)| count - mean).collect();
    let observed: Vec<f64> = distances.iter().map(|distance| distance.abs()).collect();
    let found =
        simulate(&observed, Plan::of("raised again"), |random: &mut Pcg64Mcg, statistics: &mut [f64]| {
            strata.shuffle(random, &mut labels);
            count(&labels, statistics);
            for (statistic, mean) in statistics.iter_mut().zip(&means) {
                *statistic = (*statistic - mean).abs();
            }
        });
    (adjust(&found), distances)
}

/// The exact mean of the number of pairs that raise each theme in both lists: within a stratum each unit is as likely as any other
/// to have given a later list. Units that cannot trade keep theirs.
fn expected(
    units: &[Unit],
    strata: &Strata,
    earlier: &[Vec<bool>],
    later: &[Vec<bool>],
    themes: usize,
) -> Vec<f64> {
    let mut means = vec![0.0; themes];
    let mut trades = vec![false; units.len()];
    for stratum in strata.positions() {
        let size = stratum.len() as f64;
        for place in 0..units[stratum[0]].pairs.len() {
            for (theme, mean) in means.iter_mut().enumerate() {
                let raised = |lists: &[Vec<bool>]| {
                    stratum.iter().filter(|unit| lists[units[**unit].pairs[place]][theme]).count() as f64
                };
                *mean += raised(earlier) * raised(later) / size;
            }
        }
        for unit in stratum {
            trades[*unit] = true;
        }
    }
    for (unit, _) in units.iter().zip(trades).filter(|(_, trades)| !trades) {
        for pair in &unit.pairs {
            for (mean, (before, after)) in means.iter_mut().zip(earlier[*pair].iter().zip(&later[*pair])) {
                *mean += f64::from(u8::from(*before && *after));
            }
        }
    }
    means
}
