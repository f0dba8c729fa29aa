//! Recommendations that want looking at, by reason.

use serde::Serialize;

use crate::analysis::History;
use crate::site::Site;
use crate::site::parts::{RecommendationRow, recommendation_row, watch_list};

/// Recommendations listed for each reason to look at them.
const WATCHED: usize = 25;

/// Recommendations that want looking at, for one reason.
#[derive(Serialize)]
pub(super) struct WatchList {
    id: &'static str,
    title: &'static str,
    about: &'static str,
    rows: Vec<RecommendationRow>,
    total: usize,
}

/// What wants looking at: where voices differ, dates move, evidence is wanting, or nothing has been heard for a year.
pub(super) fn lists(site: &Site) -> Vec<WatchList> {
    let list = |id, title, about, wanted: fn(&History) -> bool| {
        let found = watch_list(site, site.data().recommendations.keys(), wanted);
        WatchList {
            id,
            title,
            about,
            total: found.len(),
            rows: found.iter().take(WATCHED).map(|key| recommendation_row(site, *key)).collect(),
        }
    };
    vec![
        list(
            "differing",
            "Where the council and those who looked differ",
            "The council’s last word states one thing, that of the review team or a committee another. Often one of them \
             simply spoke later.",
            |history| history.voices_differ,
        ),
        list(
            "moved",
            "Due dates that moved",
            "The date set first is shown with those that took its place.",
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
            "Not heard of for 12 months",
            "Open when last heard of, and that is more than 12 months ago.",
            |history| history.stale,
        ),
    ]
}
