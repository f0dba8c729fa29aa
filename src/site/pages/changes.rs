//! The newest facts, by the date they speak of.

use std::cmp::Reverse;

use serde::Serialize;

use super::{Sheet, titled};
use crate::content::Source;
use crate::dataset::{Challenge, Key, PartialDate};
use crate::report::Problem;
use crate::site::Site;
use crate::site::parts::Link;
use crate::wording;

/// Changes listed on the page.
const LISTED: usize = 60;

#[derive(Serialize)]
struct View {
    lead: String,
    changes: Vec<Change>,
}

/// Something that happened, as recorded.
#[derive(Clone, Serialize)]
pub(super) struct Change {
    date: String,
    councils: Vec<Link>,
    what: String,
    link: Link,
}

/// The page of changes.
pub(super) fn sheet(site: &Site, source: Option<&Source>) -> Result<Sheet, Box<Problem>> {
    let changes = newest(site, LISTED);
    let view = View {
        lead: format!(
            "The {} newest dated facts on record, newest first, up to {}.",
            changes.len(),
            wording::day(site.as_of())
        ),
        changes,
    };
    let (title, description) = titled(source, "Changes");
    Ok(Sheet::new("changes.html", title, &view)?.describe(description))
}

/// The newest dated facts up to the as-of date: visits, publications and updates.
pub(super) fn newest(site: &Site, limit: usize) -> Vec<Change> {
    let data = site.data();
    let mut found: Vec<(PartialDate, Key<Challenge>, String)> = Vec::new();
    for (key, challenge) in data.challenges.iter() {
        let kind = wording::kind(challenge.kind);
        let dated = [
            (challenge.visit_end(), format!("{kind} held")),
            (challenge.report_published, "Report published".to_owned()),
            (challenge.action_plan_published, "Action plan published".to_owned()),
            (challenge.progress_review, "Progress review held".to_owned()),
            (challenge.progress_report_published, "Progress review report published".to_owned()),
        ];
        found.extend(dated.into_iter().filter_map(|(date, what)| date.map(|date| (date, key, what))));
    }
    for update in data.updates.rows() {
        let Some(date) = update.date else { continue };
        let about = update.recommendation.map_or_else(
            || "the whole challenge".to_owned(),
            |r| format!("recommendation {}", data.recommendations[r].number),
        );
        let what = format!(
            "{} on {about}: {}",
            wording::capitalised(wording::reporter(update.reported_by)),
            update.status.word().replace('_', " ")
        );
        found.push((date, update.challenge, what));
    }
    found.retain(|(date, _, _)| date.earliest() <= site.as_of());
    found.sort_by(|a, b| (Reverse(a.0), a.1, &a.2).cmp(&(Reverse(b.0), b.1, &b.2)));
    found.dedup();
    found
        .into_iter()
        .take(limit)
        .map(|(date, key, what)| {
            let challenge = &data.challenges[key];
            Change {
                date: wording::date(date),
                councils: site.council_links(&challenge.councils),
                what,
                link: Link::new(wording::visit(challenge), site.addresses().challenge(challenge)),
            }
        })
        .collect()
}
