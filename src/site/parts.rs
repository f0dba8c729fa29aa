//! Pieces that several kinds of page show, as views for templates: plain data, worded in Rust.

mod challenge;
mod duty;
mod link;
mod plot;
mod prose;
mod recommendation;

pub(super) use challenge::{ChallengeRow, statement};
pub(super) use duty::{DutyRow, duty_rows};
pub(super) use link::{Link, Tag};
pub(super) use plot::{Method, Plot, Plots};
pub(super) use prose::{ProseBlock, prose_blocks};
pub(super) use recommendation::{RecommendationRow, Statement, recommendation_row};
