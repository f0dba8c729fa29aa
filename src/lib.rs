//! peerbench.
pub mod address;
pub mod analysis;
pub mod chart;
pub mod dataset;
pub mod report;
pub mod wording;
