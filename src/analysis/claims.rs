//! What may be claimed: tests of whole families, and the verdicts that they allow; one file for each kind of claim.

mod blocks;
mod closure_by_group;
mod closure_by_label;
mod councils;
mod pairwise;
mod recurrence;
mod theme_by_group;
mod theme_change;

pub use pairwise::{Side, pairwise};
pub(super) use recurrence::recurrences;
pub(super) use theme_by_group::by_group as themes_by_group;
pub use theme_change::ThemeChange;
pub(super) use theme_change::theme_changes;

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::closure::closed_at_twelve_months;
use super::membership::Membership;
use super::statistics::{AdjustedP, difference_scaled};
use super::{
    Closure, Group, GroupKind, Interval, Proportion, RecommendationState, RecommendationStatus, policy,
};
use crate::dataset::{Dataset, KeyedVec, Recommendation};
use closure_by_group::{Base, Coding};

/// What may be said of a share against another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Higher than the other.
    Higher,
    /// Lower than the other.
    Lower,
    /// The two do not differ clearly.
    NoClearDifference,
    /// Nothing may be said, for a reason.
    CannotSay(Reason),
}

/// Why nothing may be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// One side has fewer than five recommendations or visits (for a theme raised again: fewer than ten pairs).
    Few,
    /// One side has fewer than five councils.
    FewCouncils,
    /// More than half of one side has no status on record.
    Unknown,
    /// The order of the visits is not known.
    Order,
}

impl Verdict {
    /// The word in exports.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Higher => "higher",
            Self::Lower => "lower",
            Self::NoClearDifference => "no_clear_difference",
            Self::CannotSay(_) => "cannot_say",
        }
    }

    /// Whether it says that the two differ.
    #[must_use]
    pub fn is_difference(self) -> bool {
        matches!(self, Self::Higher | Self::Lower)
    }

    /// Why nothing may be said, where that is so.
    #[must_use]
    pub fn reason(self) -> Option<Reason> {
        match self {
            Self::CannotSay(reason) => Some(reason),
            _ => None,
        }
    }
}

impl Reason {
    /// The word in exports.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Few => "few",
            Self::FewCouncils => "few_councils",
            Self::Unknown => "unknown",
            Self::Order => "order",
        }
    }
}

/// A claim about one share against another: the figures, and what may be said of them. Whoever words it says what the two are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Claim {
    /// The share that the claim is about; what has no status counts as not closed.
    pub subject: Proportion,
    /// The share that it is compared with.
    pub others: Proportion,
    /// Newcombe's interval for the difference, counts divided by the dispersion; `None` where either is out of nothing.
    pub difference: Option<Interval>,
    /// The p value of its test adjusted for the family; `None` where it was not tested.
    pub p_adjusted: Option<f64>,
    /// What may be said.
    pub verdict: Verdict,
    /// Whether it holds whatever became of what has no status on record: with one side's counted as open and the other's as
    /// closed.
    pub holds_whatever_became_of_the_rest: bool,
}

impl Claim {
    /// A claim of which nothing may be said.
    fn withheld(subject: Proportion, others: Proportion, reason: Reason) -> Self {
        Self {
            subject,
            others,
            difference: None,
            p_adjusted: None,
            verdict: Verdict::CannotSay(reason),
            holds_whatever_became_of_the_rest: false,
        }
    }

    /// A claim about shares that have nothing unknown, by its test and the interval of the difference.
    fn tested(subject: Proportion, others: Proportion, dispersion: f64, test: AdjustedP) -> Self {
        let difference = difference_scaled(subject, others, dispersion, dispersion);
        Self {
            subject,
            others,
            difference,
            p_adjusted: Some(test.p_adjusted),
            verdict: verdict(difference, test.is_significant(policy::LEVEL)),
            holds_whatever_became_of_the_rest: false,
        }
    }
}

/// What an interval of a difference and a test allow together.
fn verdict(difference: Option<Interval>, is_significant: bool) -> Verdict {
    match difference {
        Some(difference) if is_significant && difference.low > 0.0 => Verdict::Higher,
        Some(difference) if is_significant && difference.high < 0.0 => Verdict::Lower,
        _ => Verdict::NoClearDifference,
    }
}

/// Whether a whole family shows that its members differ: only then may a headline name differences.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FamilyTest {
    /// The larger p value of its codings.
    pub p: f64,
    /// Whether it lies below the level by three standard errors of its simulation, in each coding.
    pub is_significant: bool,
}

/// What may be claimed of closure rates.
pub(super) struct Closing {
    /// By group.
    pub(super) claims: BTreeMap<Group, Claim>,
    /// By kind of group, where its groups were dealt.
    pub(super) families: BTreeMap<GroupKind, FamilyTest>,
    /// By kind of group; what has no status counts as not closed.
    pub(super) dispersion: BTreeMap<GroupKind, f64>,
    /// The same for closure at twelve months.
    pub(super) dispersion_at_twelve_months: BTreeMap<GroupKind, f64>,
}

/// The claims of all groups about closure.
pub(super) fn closing(
    data: &Dataset,
    membership: &Membership,
    memberships: &KeyedVec<Recommendation, Vec<Group>>,
    statuses: &KeyedVec<Recommendation, RecommendationStatus>,
    closure: &BTreeMap<Group, Closure>,
    as_of: Date,
) -> Closing {
    let base = Base::of(data, statuses);
    let dispersions = closure_by_group::dispersions(data, &base, memberships, |key| {
        let state = statuses[key].state;
        let in_base = state != RecommendationState::Withdrawn;
        in_base.then(|| Coding::BOTH.map(|coding| coding.counts(state)))
    });
    let at_twelve_months = closure_by_group::dispersions(data, &base, memberships, |key| {
        closed_at_twelve_months(data, statuses, as_of, key)
    });
    let phi = |kind: GroupKind| dispersions.get(&kind).copied().unwrap_or([1.0, 1.0]);
    let by_label = |kind: GroupKind| {
        closure_by_label::by_label(data, &base, memberships, statuses, closure, (kind, phi(kind)))
    };
    let ((mut claims, families), (components, themes)) = rayon::join(
        || closure_by_group::by_group(data, &base, membership, closure, &dispersions),
        || rayon::join(|| by_label(GroupKind::Component), || by_label(GroupKind::Theme)),
    );
    claims.extend(components);
    claims.extend(themes);
    claims.extend(councils::by_council(closure));
    let unknown_open = |dispersions: BTreeMap<GroupKind, [f64; 2]>| {
        dispersions.into_iter().map(|(kind, [open, _])| (kind, open)).collect()
    };
    Closing {
        claims,
        families,
        dispersion: unknown_open(dispersions),
        dispersion_at_twelve_months: unknown_open(at_twelve_months),
    }
}
