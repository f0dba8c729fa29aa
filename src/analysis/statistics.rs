//! Formulas, apart from what they are used for: counts and times in, estimates with their uncertainty out.

mod curveball;
mod dispersion;
mod distribution;
mod false_discovery;
mod funnel;
mod permutation;
mod position;
mod proportion;
mod survival;
mod trend;
mod two_by_two;

pub use curveball::{PairTest, co_occurrence_test};
pub use dispersion::{DispersionRow, dispersion};
pub use distribution::{chi_squared_tail, two_sided};
pub use false_discovery::{AdjustedP, adjust, benjamini_hochberg};
pub use funnel::{Funnel, funnel};
pub use permutation::{Plan, Simulation, Strata, simulate};
pub use position::{PositionRange, position_ranges};
pub use proportion::{Interval, Proportion, Z_95, Z_998, difference, difference_scaled};
pub use survival::{Observation, Outcome, Step, curve};
pub use trend::{Trend, cochran_armitage};
pub use two_by_two::{OddsRatio, TwoByTwo};
