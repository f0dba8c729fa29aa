//! A small run of the calibration example: where nothing differs, false claims stay under 5% of families; where something differs, it is
//! found, in the right direction. The whole run is in `docs/calibration.md`.

#[path = "../examples/calibration/country.rs"]
mod country;
#[path = "../examples/calibration/families.rs"]
mod families;
#[path = "../examples/calibration/recipe.rs"]
mod recipe;
#[path = "../examples/calibration/tally.rs"]
mod tally;

use std::collections::BTreeSet;

use peerbench::analysis::Proportion;
use statrs::distribution::{Binomial, DiscreteCDF};

use families::Kind;
use recipe::Recipe;
use tally::{FalseClaims, Powers};

/// Countries in which nothing differs; half as many have known differences.
const COUNTRIES: u64 = 20;

/// Numbers of councils, in turn: few enough for a build without optimisation.
const SIZES: [usize; 2] = [45, 60];

/// Few enough for families of at most 100 members, which are dealt 9,999 times.
const THEMES: usize = 7;

/// The largest number of false claims out of `total` that a true share of 5% exceeds in fewer than one of 1,000 runs.
fn most(total: u32) -> u64 {
    Binomial::new(0.05, total.into()).map_or(0, |binomial| binomial.inverse_cdf(0.999))
}

#[test]
fn false_claims_are_rare_where_nothing_differs() {
    let recipes: Vec<Recipe> = (0..COUNTRIES).map(|number| Recipe::of(number, &SIZES, THEMES)).collect();
    let mut counts = FalseClaims::default();
    counts.add(&recipes, &tally::claims(&recipes));
    let tested: BTreeSet<Kind> = counts.all.keys().copied().collect();
    assert_eq!(tested, Kind::ALL.into_iter().collect(), "a kind of claim that was never tested");
    for (kind, share) in &counts.all {
        assert!(u64::from(share.count()) <= most(share.total()), "{}: {share:?}", kind.title());
    }
    let all: Proportion = counts.all.values().copied().sum();
    assert!(u64::from(all.count()) <= most(all.total()), "all kinds: {all:?}");
    assert!(counts.by_mechanism.len() > counts.all.len(), "no mechanism was counted");
}

#[test]
fn planted_differences_are_found_in_the_right_direction() {
    let recipes: Vec<Recipe> =
        (0..COUNTRIES / 2).map(|number| Recipe::of(number, &SIZES, THEMES).with_differences()).collect();
    let mut powers = Powers::new();
    tally::add_powers(&mut powers, &recipes, &tally::claims(&recipes));
    let sum = |of: fn(&tally::Power) -> Proportion| powers.values().map(of).sum::<Proportion>();
    let (found, reversed, others) =
        (sum(|power| power.found), sum(|power| power.reversed), sum(|power| power.others));
    assert!(found.count() >= 5, "found {found:?}");
    assert_eq!(reversed.count(), 0, "{reversed:?}");
    assert!(u64::from(others.count()) <= most(others.total()), "{others:?}");
    assert_eq!(recipes.iter().filter(|recipe| recipe.planted.is_some()).count(), recipes.len());
}
