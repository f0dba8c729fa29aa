//! peerbench.
pub mod address;
pub mod analysis;
pub mod artefact;
pub mod chart;
pub mod cli;
pub mod config;
pub mod content;
pub mod dataset;
pub mod export;
pub mod output;
pub mod pipeline;
pub mod report;
pub mod site;
pub mod wording;
