//! Where a unit stands among others: never a rank, always a range.

use rand::SeedableRng;
use rand_distr::{Distribution, Gamma};
use rand_pcg::Pcg64Mcg;

use super::Proportion;

/// How often each share is drawn.
const DRAWS: usize = 1_000;

/// Sets the simulation off; any number would do, but it must stay the same for builds to be reproducible.
const SEED: u64 = 0x7065_6572_6265_6e63;

/// The places that a unit can well have among others, 1 for the highest share: from the 2.5% to the 97.5% quantile of
/// the simulated places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PositionRange {
    /// The place nearest the top, at least 1.
    pub low: u32,
    /// The place farthest from it, at most `of`.
    pub high: u32,
    /// Number of units.
    pub of: u32,
}

/// The range of each unit among all of them, in the order given. Each share is drawn from its Jeffreys posterior, the Beta
/// distribution with half a success and half a failure added, and the draws are ranked, many times over. A unit is
/// known by its name: its draws depend on that and its counts alone, so that the order of units changes nothing.
///
/// H. Goldstein and D. J. Spiegelhalter, League tables and their limitations, JRSS A 159 (1996) 385–443.
#[must_use]
pub fn position_ranges(units: &[(String, Proportion)]) -> Vec<PositionRange> {
    let mut shares: Vec<_> = units.iter().map(|(name, share)| draws(name, *share)).collect();
    let mut places = vec![Vec::with_capacity(DRAWS); units.len()];
    let mut round: Vec<(f64, usize)> = Vec::with_capacity(units.len());
    for _ in 0..DRAWS {
        round.clear();
        round.extend(
            shares.iter_mut().enumerate().map(|(unit, draws)| (draws.next().unwrap_or_default(), unit)),
        );
        round.sort_unstable_by(|(a, _), (b, _)| b.total_cmp(a));
        for (place, (_, unit)) in (1_u32..).zip(&round) {
            places[*unit].push(place);
        }
    }
    let of = u32::try_from(units.len()).unwrap_or(u32::MAX);
    places
        .into_iter()
        .map(|mut places| {
            places.sort_unstable();
            let at = |index: usize| places.get(index).copied().unwrap_or(1);
            PositionRange { low: at(DRAWS / 40), high: at(DRAWS - 1 - DRAWS / 40), of }
        })
        .collect()
}

/// Endless draws of one unit's share: a Beta variable as the part that one Gamma variable has of two.
fn draws(name: &str, share: Proportion) -> impl Iterator<Item = f64> + use<> {
    let (successes, failures) = (f64::from(share.count()), f64::from(share.remainder()));
    let mut random = Pcg64Mcg::seed_from_u64(SEED ^ hash(name));
    let gammas = Gamma::new(successes + 0.5, 1.0).ok().zip(Gamma::new(failures + 0.5, 1.0).ok());
    std::iter::from_fn(move || {
        let (successes, failures) = gammas?;
        let (a, b) = (successes.sample(&mut random), failures.sample(&mut random));
        Some(a / (a + b))
    })
}

/// FNV-1a: the same on every machine and in every version.
fn hash(name: &str) -> u64 {
    name.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(name: &str, count: u32, of: u32) -> (String, Proportion) {
        (name.to_owned(), Proportion::of_parts(count, of - count))
    }

    #[test]
    fn what_is_far_apart_keeps_its_place_and_what_is_close_does_not() {
        let units = [unit("a", 990, 1000), unit("b", 5, 10), unit("c", 5, 10), unit("d", 10, 1000)];
        let ranges = position_ranges(&units);
        assert_eq!((ranges[0].low, ranges[0].high, ranges[0].of), (1, 1, 4));
        assert_eq!((ranges[1].low, ranges[1].high), (2, 3));
        assert_eq!((ranges[2].low, ranges[2].high), (2, 3));
        assert_eq!((ranges[3].low, ranges[3].high), (4, 4));
    }

    #[test]
    fn the_order_of_units_changes_nothing() {
        let mut units = vec![unit("a", 3, 10), unit("b", 6, 12), unit("c", 1, 9), unit("d", 4, 7)];
        let mut ranges = position_ranges(&units);
        units.reverse();
        ranges.reverse();
        assert_eq!(position_ranges(&units), ranges);
        assert!(position_ranges(&[]).is_empty());
    }
}
