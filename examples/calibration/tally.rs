//! Counts over many countries.

use std::collections::BTreeMap;

use peerbench::analysis::{AsOfView, Proportion, Verdict, analyse};
use rayon::prelude::*;

use crate::country::{AS_OF, country};
use crate::families::{Family, Kind, families, is_touched, truth};
use crate::recipe::{Habit, Recipe};

/// Families with a false claim out of those tested, in countries in which nothing differs.
#[derive(Clone, Debug, Default)]
pub(crate) struct FalseClaims {
    /// By kind of claim, in all countries.
    pub(crate) all: BTreeMap<Kind, Proportion>,
    /// By kind of claim and mechanism, in the countries that have it.
    pub(crate) by_mechanism: BTreeMap<(Kind, String), Proportion>,
}

/// What became of the planted differences of one kind in countries of one size.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Power {
    /// Found in the right direction, out of those planted in a family that was tested.
    pub(crate) found: Proportion,
    /// Claimed in the wrong direction, out of the same.
    pub(crate) reversed: Proportion,
    /// Families in which something else is claimed in the direction of the planted one, out of the same.
    pub(crate) others: Proportion,
}

/// By kind of claim and number of councils.
pub(crate) type Powers = BTreeMap<(Kind, usize), Power>;

/// The claims of the countries of these recipes, in their order.
pub(crate) fn claims(recipes: &[Recipe]) -> Vec<Vec<Family>> {
    let of = |recipe: &Recipe| {
        let view = AsOfView::new(&country(recipe), AS_OF);
        families(&view.data, &analyse(&view))
    };
    recipes.par_iter().map(of).collect()
}

impl FalseClaims {
    /// Counts more countries: where nothing differs, every difference claimed is false.
    pub(crate) fn add(&mut self, recipes: &[Recipe], claims: &[Vec<Family>]) {
        for (recipe, families) in recipes.iter().zip(claims) {
            let counted = |family: &&Family| family.is_tested() && holds_null(recipe, family.kind);
            for family in families.iter().filter(counted) {
                let is_false = family.claims_a_difference();
                self.all.entry(family.kind).or_default().add(is_false);
                for mechanism in mechanisms(recipe) {
                    self.by_mechanism.entry((family.kind, mechanism)).or_default().add(is_false);
                }
            }
        }
    }
}

/// Whether nothing differs in a family: where councils prefer the same themes at every visit, themes are raised again.
fn holds_null(recipe: &Recipe, kind: Kind) -> bool {
    kind != Kind::RaisedAgain || recipe.habit != Habit::OfCouncil
}

/// The mechanisms of a country, in words of the table.
pub(crate) fn mechanisms(recipe: &Recipe) -> Vec<String> {
    let mut found = vec![
        format!("{} councils", recipe.councils),
        format!("correlation {}", recipe.correlation),
        format!("habit {:?}", recipe.habit),
        format!("lists {:?}", recipe.lists),
        format!("unknown {:?}", recipe.unknown),
        format!("partners {}", recipe.partners),
    ];
    found.push(format!("visits differ {}", recipe.visits_differ));
    found.push(format!("uneven {}", recipe.uneven));
    found
}

/// Counts what was found of the planted differences of more countries.
pub(crate) fn add_powers(powers: &mut Powers, recipes: &[Recipe], claims: &[Vec<Family>]) {
    for (recipe, families) in recipes.iter().zip(claims) {
        let Some(planted) = &recipe.planted else { continue };
        let data = country(recipe);
        for family in families.iter().filter(|family| family.is_tested()) {
            let Some((subject, direction)) = truth(&data, planted, family.kind) else { continue };
            let (own, others): (Vec<_>, Vec<_>) =
                family.claims.iter().partition(|(claimed, _)| *claimed == subject);
            let verdict = own.first().map(|(_, verdict)| *verdict);
            let power = powers.entry((family.kind, recipe.councils)).or_default();
            power.found.add(verdict == Some(direction));
            power.reversed.add(verdict.is_some_and(Verdict::is_difference) && verdict != Some(direction));
            power.others.add(
                others.iter().any(|(other, verdict)| *verdict == direction && !is_touched(planted, *other)),
            );
        }
    }
}
