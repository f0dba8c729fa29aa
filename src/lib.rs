//! peerbench.
pub mod dataset;
pub mod report;
