//! peerbench turns tables of council peer challenges into a static website.
//!
//! One way through, a function from value to value at each stage; [`pipeline`] is the only module that knows the order:
//!
//! 1. [`config::read`]: `peerbench.toml` → [`config::Config`]
//! 2. [`dataset::read`]: `data/*.csv` → [`dataset::Dataset`], typed, linked and checked
//! 3. [`content::read`]: `content/*.md` → [`content::Content`], pages that people wrote
//! 4. [`analysis::AsOfView`]: dataset and a date → the tables as known on that day; [`analysis::analyse`]: view →
//!    [`analysis::Findings`], every figure and what may be claimed
//! 5. [`export::export`]: dataset and findings → [`export::Exports`], the files under `data/`
//! 6. [`chart`]: findings → [`chart::Chart`], a picture with its message and its table
//! 7. [`content::evaluate`]: a page with live figures → [`content::Prose`]
//! 8. [`site::plan`] and [`site::render`]: all of these → [`site::Page`]s and [`artefact::Artefact`]s
//! 9. [`export::packs`], [`search::index`] and others: the files to take along, and the search
//! 10. [`output::publish`]: artefacts → `public/`, swapped in as a whole
//!
//! Used by several stages: [`wording`], where numbers become words; [`address`], which knows where pages live; [`self_assessment`],
//! which drafts what a council prepares with; [`edition`], which holds this edition against the one before; [`report`], which
//! carries every message to people; [`web_address`], which says what may be a link; and [`editor_leftover`], which knows the files
//! that are none of a site. Imports run one way only, from later stages to earlier ones.
//!
//! To follow one recommendation: its cell becomes a [`dataset::Recommendation`], what was said of it an
//! [`analysis::RecommendationStatus`], that a tag by [`wording::status`], a row of a view in `site`, and a list item of
//! `challenge.html` in the site theme.

pub mod address;
pub mod analysis;
pub mod appearance;
pub mod artefact;
pub mod chart;
pub mod cli;
pub mod config;
pub mod content;
pub mod dataset;
pub mod edition;
pub mod editor_leftover;
pub mod export;
pub mod output;
pub mod pipeline;
pub mod report;
pub mod search;
pub mod self_assessment;
pub mod site;
pub mod web_address;
pub mod wording;
