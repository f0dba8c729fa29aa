//! peerbench.
pub mod address;
pub mod analysis;
pub mod artefact;
pub mod chart;
pub mod config;
pub mod content;
pub mod dataset;
pub mod report;
pub mod site;
pub mod wording;
