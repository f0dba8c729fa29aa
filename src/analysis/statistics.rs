//! Formulas, apart from what they are used for: counts and times in, estimates with their uncertainty out.

mod curveball;
mod dispersion;
mod distribution;
mod false_discovery;
mod funnel;
mod permutation;
mod proportion;
mod survival;
mod two_by_two;

pub use curveball::{PairTest, co_occurrence_test};
pub use dispersion::{DispersionRow, dispersion};
pub use distribution::two_sided;
pub use false_discovery::{AdjustedP, adjust, benjamini_hochberg};
pub use funnel::{Funnel, Limits, funnel};
pub use permutation::{Plan, Simulation, Strata, simulate};
pub use proportion::{Interval, Proportion, Z_95, difference, difference_scaled};
pub use survival::{Observation, Outcome, Step, curve};
pub use two_by_two::{OddsRatio, TwoByTwo};
