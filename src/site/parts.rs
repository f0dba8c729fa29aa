//! Pieces that several kinds of page show, as views for templates: plain data, worded in Rust.

mod challenge;
mod comparator;
mod due_date;
mod duty;
mod evidence;
mod existence;
mod link;
mod plan;
mod planned;
mod plot;
mod prose;
mod recommendation;
mod reply;
mod strength;

pub(super) use challenge::{ChallengeRow, statement};
pub(super) use comparator::{Comparator, comparators, group_link, rest_of};
pub(super) use due_date::{by_due_date, due_dates};
pub(super) use duty::{DutyRow, duty_rows};
pub(super) use evidence::EvidenceRow;
pub(super) use existence::{closing, opening};
pub(super) use link::{Link, Tag};
pub(super) use plan::{PlanRow, plans};
pub(super) use planned::{PlannedRow, planned_visits};
pub(super) use plot::{Method, Plot, Plots};
pub(super) use prose::{ProseBlock, prose_blocks};
pub(super) use recommendation::{RecommendationRow, Statement, recommendation_row, watch_list};
pub(super) use reply::{ReplyRow, replies};
pub(super) use strength::{StrengthRow, strength_row, strengths};
