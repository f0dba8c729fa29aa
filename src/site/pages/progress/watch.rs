//! Recommendations worth checking, by reason.

use serde::Serialize;

use super::above;
use crate::analysis::{Group, History, RecommendationStatus};
use crate::dataset::{Key, Recommendation};
use crate::report::Problem;
use crate::site::Site;
use crate::site::page_kind::{PageContext, PageKind, PageView};
use crate::site::parts::{Link, RecommendationRow, by_due_date, due_dates, recommendation_row, watch_list};
use crate::wording;

/// Recommendations listed for each reason.
const LISTED: usize = 6;

#[derive(Serialize)]
struct View<'a> {
    /// How many are overdue, and how many are due without a status on record.
    due_dates: String,
    contents: Vec<Link<'a>>,
    lists: Vec<WatchList<'a>>,
}

/// Recommendations worth checking, for one reason.
#[derive(Serialize)]
struct WatchList<'a> {
    id: &'static str,
    title: &'static str,
    about: &'static str,
    rows: Vec<RecommendationRow<'a>>,
    total: usize,
}

/// The page of what is worth checking.
pub(in crate::site::pages) struct WorthChecking;

impl PageKind for WorthChecking {
    type Subject = ();

    fn pages(_: &Site) -> Vec<(String, ())> {
        vec![("closure/worth-checking/".to_owned(), ())]
    }

    fn view<'a>(
        site: &Site<'a>,
        (): &(),
        context: &mut PageContext<'a>,
    ) -> Result<PageView<'a>, Box<Problem>> {
        let lists: Vec<WatchList> = lists(site).into_iter().filter(|list| list.total > 0).collect();
        let view = View {
            due_dates: site.findings().closure.get(&Group::All).map(due_dates).unwrap_or_default(),
            contents: lists
                .iter()
                .map(|list| {
                    let text = format!("{}: {}", list.title, wording::thousands(list.total as u64));
                    Link::new(text, format!("#{}", list.id))
                })
                .collect(),
            lists,
        };
        let (title, description) = context.titled("Recommendations worth checking");
        Ok(PageView::new("progress-watch.html", title, &view)?.describe(description).below(above(site)))
    }
}

/// What is worth checking: where voices differ, due dates moved, evidence is missing, or there was no update for a year.
fn lists<'a>(site: &Site<'a>) -> Vec<WatchList<'a>> {
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
    let by_date = |id, title, about, wanted: fn(&RecommendationStatus) -> bool| {
        let among = site.data().recommendations.keys().filter(|key| wanted(site.status(*key)));
        let found: Vec<Key<Recommendation>> = by_due_date(site, among);
        WatchList {
            id,
            title,
            about,
            total: found.len(),
            rows: found.iter().take(LISTED).map(|key| recommendation_row(site, *key)).collect(),
        }
    };
    vec![
        by_date("overdue", "Overdue", "Open, and the first due date has passed.", |status| status.overdue),
        by_date(
            "due-and-silent",
            "Due, with no status on record",
            "The due date has passed, and no statement about it was found.",
            |status| status.due_and_silent,
        ),
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
            "The due date given first stands with the present one.",
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
