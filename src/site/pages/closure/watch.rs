//! Recommendations worth checking, by reason.

use serde::Serialize;

use crate::analysis::History;
use crate::site::Site;
use crate::site::parts::{RecommendationRow, recommendation_row, watch_list};

/// Recommendations listed for each reason.
const LISTED: usize = 25;

/// Recommendations worth checking, for one reason.
#[derive(Serialize)]
pub(super) struct WatchList {
    id: &'static str,
    title: &'static str,
    about: &'static str,
    rows: Vec<RecommendationRow>,
    total: usize,
}

/// What is worth checking: where voices differ, due dates moved, evidence is missing, or there was no update for a year.
pub(super) fn lists(site: &Site) -> Vec<WatchList> {
    let list = |id, title, about, wanted: fn(&History) -> bool| {
        let found = watch_list(site, site.data().recommendations.keys(), wanted);
        WatchList {
            id,
            title,
            about,
            total: found.len(),
            rows: found.iter().take(LISTED).map(|key| recommendation_row(site, *key)).collect(),
        }
    };
    vec![
        list(
            "differing",
            "Where the council and the review team or a committee differ",
            "The latest statement of the council gives one status, that of the review team or a committee another. Often one \
             of them is simply later.",
            |history| history.disagreement.is_some(),
        ),
        list(
            "moved",
            "Due dates that moved",
            "The due date given first is shown with the present one.",
            |history| history.slippage.is_some_and(|slippage| slippage.moves > 0),
        ),
        list(
            "unevidenced",
            "Closed without published evidence",
            "Reported complete, and no statement of it cites a page that shows it.",
            |history| history.closed_without_evidence,
        ),
        list(
            "stale",
            "No update for 12 months",
            "Open by the latest update, which is more than 12 months old.",
            |history| history.stale,
        ),
    ]
}
