//! Councils that stand out in the funnel: nothing is dealt; the tail of the binomial, or of the beta-binomial where councils scatter
//! more than chance, adjusted over all councils.

use std::collections::BTreeMap;

use super::closure_by_group::{Coding, withheld};
use super::{Claim, Verdict};
use crate::analysis::statistics::{Funnel, benjamini_hochberg, funnel};
use crate::analysis::{Closure, Group, Proportion, policy};

/// The claims of all councils by the funnels of both codings.
pub(in crate::analysis) fn by_council(closure: &BTreeMap<Group, Closure>) -> BTreeMap<Group, Claim> {
    let Some(all) = closure.get(&Group::All) else { return BTreeMap::new() };
    let councils: Vec<(Group, &Closure)> = closure
        .iter()
        .filter(|(group, _)| matches!(group, Group::Council(_)))
        .map(|(g, c)| (*g, c))
        .collect();
    let with_base = councils.iter().filter(|(_, closure)| closure.rate().total() > 0).count();
    let (mut claims, mut tested) = (BTreeMap::new(), Vec::new());
    for (group, council) in councils {
        // A single named council is excepted from the rule on councils, on its own side.
        match withheld(council, all, usize::MAX, with_base.saturating_sub(1)) {
            Some(claim) => {
                claims.insert(group, claim);
            }
            None => tested.push((group, council)),
        }
    }
    let by_coding = Coding::BOTH.map(|coding| verdicts(coding, &tested));
    for (index, (group, council)) in tested.iter().enumerate() {
        let [(open, p_open), (closed, p_closed)] = [by_coding[0][index], by_coding[1][index]];
        claims.insert(
            *group,
            Claim {
                subject: council.rate(),
                others: all.rate().without(council.rate()).unwrap_or_default(),
                difference: None,
                p_adjusted: Some(p_open.max(p_closed)),
                verdict: if open == closed { open } else { Verdict::NoClearDifference },
                holds_whatever_became_of_the_rest: false,
            },
        );
    }
    claims
}

/// Verdict and adjusted p of each council with one coding.
fn verdicts(coding: Coding, councils: &[(Group, &Closure)]) -> Vec<(Verdict, f64)> {
    let rates: Vec<Proportion> = councils.iter().map(|(_, closure)| coding.rate(closure)).collect();
    let Some(funnel): Option<Funnel> = funnel(&rates) else {
        return vec![(Verdict::NoClearDifference, 1.0); councils.len()];
    };
    let p: Vec<f64> = rates.iter().map(|rate| funnel.p(*rate)).collect();
    let adjusted = benjamini_hochberg(&p);
    rates
        .iter()
        .zip(adjusted)
        .map(|(rate, p)| {
            let is_above = rate.share().is_some_and(|share| share > funnel.baseline);
            let verdict = match (p < policy::LEVEL, is_above) {
                (false, _) => Verdict::NoClearDifference,
                (true, true) => Verdict::Higher,
                (true, false) => Verdict::Lower,
            };
            (verdict, p)
        })
        .collect()
}
