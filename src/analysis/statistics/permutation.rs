//! Tests by dealing out at random: how often chance alone gives as much as was observed.

use rand::{RngExt, SeedableRng};
use rand_pcg::Pcg64Mcg;

use super::false_discovery::{AdjustedP, adjust};

/// Families with more members than this go on dealing where a verdict depends on it.
const LARGE_FAMILY: usize = 100;

/// The largest adjusted p with which something is claimed.
const SIGNIFICANT: f64 = 0.05;

/// How long a family is dealt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Seed of the random numbers: the same seed gives the same deals on every machine.
    pub seed: u64,
    /// Deals of every family.
    pub deals: u32,
    /// Deals of a family of more than 100 members, one of which is undecided after `deals`.
    pub more_deals: u32,
    /// Exceedances after which a member is no longer counted, at least 1.
    pub stop_after: u32,
}

impl Plan {
    /// The deals of every published figure, by the name of the family: families of different names are dealt independently.
    #[must_use]
    pub fn of(family: &str) -> Self {
        // FNV-1a: the same on every machine and in every version.
        let seed = family.bytes().fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        Self { seed, deals: 9_999, more_deals: 99_999, stop_after: 100 }
    }

    /// How many deals have been made at the end of each round: after each it is asked whether more could change a claim.
    #[must_use]
    pub(super) fn rounds(&self) -> Vec<u32> {
        let doubled =
            std::iter::successors(Some(self.deals), |deals| deals.checked_mul(2).filter(|deals| *deals > 0));
        let mut rounds: Vec<u32> = doubled.take_while(|deals| *deals < self.more_deals).collect();
        rounds.push(self.deals.max(self.more_deals));
        rounds
    }
}

/// What the deals gave for one statistic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Simulation {
    /// Deals whose statistic was at least as large as the observed one.
    pub exceedances: u32,
    /// Deals counted.
    pub deals: u32,
    /// Whether counting ended early, with as many exceedances as the plan asks for.
    pub stopped: bool,
}

impl Simulation {
    /// The p value, above 0: the share of deals at least as large, the observed arrangement counted as one of them; where
    /// counting stopped early, exceedances over deals. 1 without a deal.
    ///
    /// J. Besag and P. Clifford, Sequential Monte Carlo p-values, Biometrika 78 (1991) 301–304.
    #[must_use]
    pub fn p(&self) -> f64 {
        let (exceedances, deals) = (f64::from(self.exceedances), f64::from(self.deals));
        if self.stopped { exceedances / deals } else { (exceedances + 1.0) / (deals + 1.0) }
    }

    /// The standard error of `p` by the number of deals: √(p(1 − p)/deals), for counts that stopped early too. 0 without a
    /// deal.
    #[must_use]
    pub fn standard_error(&self) -> f64 {
        let p = self.p();
        (p * (1.0 - p) / f64::from(self.deals.max(1))).sqrt()
    }
}

/// Whether more deals could change what is claimed of a family: it has more than 100 members, and one of them is not
/// significant yet, though it would be if every p still being counted were three standard errors lower, but not lower than
/// `more_deals` can show.
#[must_use]
pub(super) fn needs_more_deals(simulations: &[Simulation], more_deals: u32) -> bool {
    if simulations.len() <= LARGE_FAMILY {
        return false;
    }
    let least = 1.0 / (f64::from(more_deals) + 1.0);
    let lowest: Vec<f64> = simulations
        .iter()
        .map(|one| if one.stopped { one.p() } else { (one.p() - 3.0 * one.standard_error()).max(least) })
        .collect();
    let reachable = super::benjamini_hochberg(&lowest);
    adjust(simulations).iter().zip(reachable).zip(simulations).any(|((now, reachable), one)| {
        !one.stopped && reachable < SIGNIFICANT && !AdjustedP::is_significant(now, SIGNIFICANT)
    })
}

/// How often random deals give at least as much as observed, for every statistic of a family, in the order given. `deal` fills
/// the statistics of one random arrangement into a slice as long as `observed`; one deal serves all.
///
/// Equal but for rounding counts as at least as large, and so does what is not a number: it never makes a finding. A member
/// that has reached `stop_after` exceedances is no longer counted, and the deals end when none is. They are made one after
/// the other from one generator, so that the result does not depend on threads.
#[must_use]
pub fn simulate(
    observed: &[f64],
    plan: Plan,
    mut deal: impl FnMut(&mut Pcg64Mcg, &mut [f64]),
) -> Vec<Simulation> {
    let mut random = Pcg64Mcg::seed_from_u64(plan.seed);
    let limits: Vec<f64> = observed.iter().copied().map(at_least).collect();
    let mut found = vec![Simulation { exceedances: 0, deals: 0, stopped: false }; observed.len()];
    let mut statistics = vec![0.0; observed.len()];
    let mut counted: Vec<usize> = (0..observed.len()).collect();
    let mut rounds = plan.rounds().into_iter();
    let mut last = rounds.next().unwrap_or(0);
    let mut dealt = 0;
    while dealt < last && !counted.is_empty() {
        deal(&mut random, &mut statistics);
        dealt += 1;
        counted.retain(|member| {
            let one = &mut found[*member];
            one.deals = dealt;
            // Not `>=`: what is not a number must count.
            let is_below = statistics[*member] < limits[*member];
            one.exceedances += u32::from(!is_below);
            one.stopped = !is_below && one.exceedances >= plan.stop_after;
            !one.stopped
        });
        if dealt == last && needs_more_deals(&found, plan.more_deals) {
            last = rounds.next().unwrap_or(last);
        }
    }
    found
}

/// The least statistic that counts as at least as large as the observed one: a little less, for rounding.
pub(super) fn at_least(observed: f64) -> f64 {
    observed - observed.abs() * 1e-9 - 1e-12
}

/// Positions that may trade labels: those of one stratum with each other, and with no others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Strata {
    positions: Vec<Vec<usize>>,
}

impl Strata {
    /// A stratum for each distinct key, of the positions that have it; strata of one position, which cannot trade, are kept
    /// out.
    #[must_use]
    pub fn by_key<K: Ord>(keys: &[K]) -> Self {
        let mut order: Vec<usize> = (0..keys.len()).collect();
        order.sort_by(|a, b| keys[*a].cmp(&keys[*b]));
        let positions = order.chunk_by(|a, b| keys[*a] == keys[*b]);
        Self { positions: positions.filter(|stratum| stratum.len() > 1).map(<[usize]>::to_vec).collect() }
    }

    /// The positions of each stratum with at least two, in the order of keys and then of positions.
    #[must_use]
    pub fn positions(&self) -> &[Vec<usize>] {
        &self.positions
    }

    /// Shuffles the labels within each stratum (Fisher–Yates): every arrangement is equally likely. Labels are as many as
    /// there were keys; where there are fewer, nothing is moved to or from the positions without one.
    pub fn shuffle<T>(&self, random: &mut Pcg64Mcg, labels: &mut [T]) {
        for stratum in &self.positions {
            for last in (1..stratum.len()).rev() {
                let (a, b) = (stratum[last], stratum[random.random_range(0..=last)]);
                if a.max(b) < labels.len() {
                    labels.swap(a, b);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two groups of five, the labels of which are dealt; the statistic is the number of hits in the first.
    fn fisher(hits: usize, plan: Plan) -> Simulation {
        let mut labels = [true, true, true, true, true, false, false, false, false, false];
        let strata = Strata::by_key(&[0; 10]);
        let found = simulate(&[hits as f64], plan, |random, statistics| {
            strata.shuffle(random, &mut labels);
            statistics[0] = labels[..5].iter().filter(|hit| **hit).count() as f64;
        });
        found[0]
    }

    #[test]
    fn deals_give_the_exact_probability() {
        // Hypergeometric: P(X ≥ 4) = 26/252, P(X ≥ 5) = 1/252.
        let plan = Plan { stop_after: u32::MAX, ..Plan::of("exact") };
        for (hits, exact) in [(4, 26.0 / 252.0), (5, 1.0 / 252.0)] {
            let found = fisher(hits, plan);
            assert_eq!(found.deals, 9_999);
            assert!((found.p() - exact).abs() < 3.0 * found.standard_error(), "{found:?}");
            let early = fisher(hits, Plan::of("exact"));
            assert!((early.p() - exact).abs() < 3.0 * early.standard_error(), "{early:?}");
        }
    }

    #[test]
    fn counting_stops_when_enough_is_known() {
        let found = fisher(1, Plan::of("stops"));
        assert!(found.stopped && found.exceedances == 100 && found.deals < 200, "{found:?}");
        assert!((found.p() - 100.0 / f64::from(found.deals)).abs() < 1e-12);
        assert_eq!(found, fisher(1, Plan::of("stops")), "the seed decides");
    }

    #[test]
    fn equal_but_for_rounding_is_at_least_as_large_and_so_is_no_number() {
        let plan = Plan { deals: 9, ..Plan::of("ties") };
        let observed = [0.3, 0.0, f64::NAN, 1.0, 2.0];
        let found = simulate(&observed, plan, |_, statistics| {
            statistics.copy_from_slice(&[0.1 + 0.2 - 1e-15, -1e-15, 0.0, f64::NAN, 1.9]);
        });
        assert_eq!(found.iter().map(|one| one.exceedances).collect::<Vec<_>>(), [9, 9, 9, 9, 0]);
        assert!((found[4].p() - 0.1).abs() < 1e-12, "this arrangement included");
        assert!(simulate(&[], plan, |_, _| ()).is_empty());
    }

    #[test]
    fn large_families_go_on_where_a_verdict_depends_on_it() {
        let plan = Plan { seed: 1, deals: 999, more_deals: 9_999, stop_after: 100 };
        let run = |members: usize| {
            let mut observed = vec![0.5; members];
            observed[0] = 2.0;
            simulate(&observed, plan, |random, statistics| {
                statistics.fill_with(|| random.random_range(0.0..1.0));
            })
        };
        assert_eq!(run(100)[0].deals, 999, "a family of up to 100");
        let large = run(101);
        assert_eq!(large[0].deals, 9_999, "not decided after 999");
        assert!(large[1].stopped);
        let none = simulate(&[0.5; 101], plan, |random, statistics| {
            statistics.fill_with(|| random.random_range(0.0..1.0));
        });
        assert!(none.iter().all(|one| one.deals < 999), "nothing within reach");
    }

    #[test]
    fn labels_are_dealt_within_their_stratum_alone() {
        let strata = Strata::by_key(&["b", "a", "b", "c", "a", "b"]);
        assert_eq!(strata.positions(), [vec![1, 4], vec![0, 2, 5]]);
        let mut random = Pcg64Mcg::seed_from_u64(1);
        let mut seen = std::collections::BTreeSet::new();
        let mut labels = [0, 1, 2, 3, 4, 5];
        for _ in 0..500 {
            strata.shuffle(&mut random, &mut labels);
            assert_eq!(labels[3], 3);
            assert_eq!(labels[1] + labels[4], 5);
            seen.insert(labels);
        }
        assert_eq!(seen.len(), 12, "every arrangement comes up");
        strata.shuffle(&mut random, &mut labels[..1]);
    }
}
