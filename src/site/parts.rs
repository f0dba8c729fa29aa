//! Pieces that several kinds of page show, as views for templates: plain data, worded in Rust.

mod challenge;
mod comparator;
mod duty;
mod evidence;
mod link;
mod plan;
mod plot;
mod prose;
mod recommendation;
mod reply;
mod strength;

pub(super) use challenge::{ChallengeRow, statement};
pub(super) use comparator::{Comparator, comparator_groups, comparators, group_link};
pub(super) use duty::{DutyRow, duty_rows};
pub(super) use evidence::EvidenceRow;
pub(super) use link::{Link, Tag};
pub(super) use plan::{PlanRow, plans};
pub(super) use plot::{Method, Plot, Plots};
pub(super) use prose::{ProseBlock, prose_blocks};
pub(super) use recommendation::{RecommendationRow, Statement, recommendation_row, watch_list};
pub(super) use reply::{ReplyRow, replies};
pub(super) use strength::{StrengthRow, strength_row, strengths};
