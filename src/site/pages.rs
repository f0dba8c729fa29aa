//! The kinds of page: one file each.

mod area;
mod areas;
mod brief;
mod challenge;
mod challenges;
mod changes;
mod comparison;
mod council;
mod councils;
mod data;
mod duties;
mod home;
mod map;
mod of_council;
mod progress;
mod prose;
mod recommendations;
mod recurring;
mod replies;
mod search;
mod self_assessment;
mod theme;
mod themes;

pub(super) use area::{in_due_order, lead as area_lead};
pub(super) use brief::{Brief, brief};
pub(super) use changes::{
    Change, LISTED as CHANGES_LISTED, newest as newest_changes, summary as edition_summary,
};
pub(super) use councils::{CouncilRow, by_name};
pub(super) use of_council::has_brief;

use super::page_kind::pages_of;
use super::{Page, Site};

/// Lists the pages of one kind.
type List = for<'a> fn(&Site<'a>) -> Vec<Page<'a>>;

/// Every kind of page. Prose comes last: where it has the address of another kind, it joins that page.
pub(super) const KINDS: [List; 33] = [
    pages_of::<area::AreaPage>,
    pages_of::<area::RegionalBrief>,
    pages_of::<areas::Areas>,
    pages_of::<brief::BriefPage>,
    pages_of::<challenge::ChallengePage>,
    pages_of::<challenges::Challenges>,
    pages_of::<changes::Changes>,
    pages_of::<comparison::Compare>,
    pages_of::<comparison::ComparisonPage>,
    pages_of::<council::CouncilPage>,
    pages_of::<councils::Councils>,
    pages_of::<data::Data>,
    pages_of::<data::DataFile>,
    pages_of::<data::CompletenessPage>,
    pages_of::<duties::DueDates>,
    pages_of::<home::Home>,
    pages_of::<map::MapPage>,
    pages_of::<progress::Progress>,
    pages_of::<progress::ByGroup>,
    pages_of::<progress::Time>,
    pages_of::<progress::StandOut>,
    pages_of::<progress::WorthChecking>,
    pages_of::<progress::Plans>,
    pages_of::<recommendations::Finder>,
    pages_of::<recommendations::RecommendationsOfRegion>,
    pages_of::<recurring::Recurring>,
    pages_of::<replies::Replies>,
    pages_of::<search::Search>,
    pages_of::<self_assessment::SelfAssessmentPage>,
    pages_of::<theme::ThemePage>,
    pages_of::<themes::Themes>,
    pages_of::<themes::ThemesBy>,
    pages_of::<prose::ProsePage>,
];
