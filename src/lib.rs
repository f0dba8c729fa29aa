//! peerbench.
pub mod address;
pub mod analysis;
pub mod chart;
pub mod config;
pub mod dataset;
pub mod report;
pub mod wording;
