//! The tables of figures: one file each.

pub(super) mod closure;
pub(super) mod closure_12_months;
pub(super) mod co_occurrence;
pub(super) mod completeness;
pub(super) mod duty_states;
pub(super) mod recurrence;
pub(super) mod similar_councils;
pub(super) mod theme_change;
pub(super) mod theme_frequency;
pub(super) mod time_to_closure;

use super::table::Source;
use crate::analysis::{Claim, Group, Reason, Verdict};

/// Groups in the order of exports: by kind, then by their word.
fn in_order(source: &Source<'_>, groups: impl Iterator<Item = Group>) -> Vec<Group> {
    let mut groups: Vec<Group> = groups.collect();
    groups.sort_by_cached_key(|group| (group.kind(), group.slug(source.data)));
    groups
}

/// What a claim says, in a word; nothing where there is no claim.
fn verdict(claim: Option<&Claim>) -> String {
    claim.map_or("", |claim| Verdict::word(claim.verdict)).to_owned()
}

/// Why a claim says nothing; nothing where it says something.
fn reason(claim: Option<&Claim>) -> String {
    claim.and_then(|claim| claim.verdict.reason()).map_or("", Reason::word).to_owned()
}
