//! The closure of groups, as charts show it.

use super::Sources;
use crate::analysis::{Closure, Group, GroupKind, Verdict, policy};
use crate::wording;

/// One group.
#[derive(Clone, Debug)]
pub(super) struct GroupClosure {
    pub(super) group: Group,
    pub(super) name: String,
    pub(super) closure: Closure,
    /// Of the councils' rates in groups of this kind.
    pub(super) dispersion: f64,
    /// What may be said of its closure rate against the rest, for kinds of group of which anything may.
    pub(super) verdict: Option<Verdict>,
}

impl GroupClosure {
    pub(super) fn of(sources: &Sources<'_>, group: Group, closure: Closure) -> Self {
        Self {
            group,
            name: wording::group_in_list(group, sources.data),
            closure,
            dispersion: sources.findings.dispersion_of(group),
            verdict: sources.findings.closure_claim(group).map(|claim| claim.verdict),
        }
    }

    /// The closure rate, where it may be given as a percentage.
    pub(super) fn rate(&self) -> Option<f64> {
        let rate = self.closure.rate();
        let is_shown = !self.closure.is_mostly_unknown() && policy::allows_percentage(rate, self.dispersion);
        rate.share().filter(|_| is_shown)
    }

    /// Closed out of made and not withdrawn; with percentage and interval where they may be given.
    pub(super) fn rate_in_words(&self) -> String {
        let rate = self.closure.rate();
        let counts = wording::counts(rate);
        match self.rate().and_then(|_| wording::in_words_scaled(rate, self.dispersion)) {
            Some(words) => format!("{counts} ({words})"),
            None => counts,
        }
    }
}

/// Every group of a kind that has recommendations, in the order of the groups.
pub(super) fn group_closures(sources: &Sources<'_>, kind: GroupKind) -> Vec<GroupClosure> {
    sources
        .findings
        .closure
        .iter()
        .filter(|(group, closure)| group.kind() == kind && closure.made > 0)
        .map(|(group, closure)| GroupClosure::of(sources, *group, *closure))
        .collect()
}
