//! What is stated about whole plans: shown as stated, never mixed into the rates.

use serde::Serialize;

use super::above;
use crate::report::Problem;
use crate::site::Site;
use crate::site::page_kind::{PageContext, PageKind, PageView};
use crate::site::parts::{Link, statement};
use crate::wording;

/// Statements listed; the export has them all.
const LISTED: usize = 60;

#[derive(Serialize)]
struct View<'a> {
    stated: Vec<StatedRow<'a>>,
    total: usize,
}

/// What a council or review team says of a whole plan.
#[derive(Serialize)]
struct StatedRow<'a> {
    councils: Vec<Link<'a>>,
    challenge: Link<'a>,
    who: &'static str,
    date: String,
    counts: String,
    note: &'a str,
    evidence: Option<&'a str>,
}

/// The page of plans' own progress reports.
pub(in crate::site::pages) struct Plans;

impl PageKind for Plans {
    type Subject = ();

    fn pages(_: &Site) -> Vec<(String, ())> {
        vec![("closure/plans/".to_owned(), ())]
    }

    fn view<'a>(
        site: &Site<'a>,
        (): &(),
        context: &mut PageContext<'a>,
    ) -> Result<PageView<'a>, Box<Problem>> {
        let view = View { stated: stated(site), total: site.findings().stated_progress.len() };
        let (title, description) = context.titled("Plans’ own progress reports");
        Ok(PageView::new("progress-plans.html", title, &view)?.describe(description).below(above(site)))
    }
}

fn stated<'a>(site: &Site<'a>) -> Vec<StatedRow<'a>> {
    let data = site.data();
    site.findings()
        .stated_progress
        .iter()
        .take(LISTED)
        .map(|stated| {
            let (challenge, update) = (&data.challenges[stated.challenge], &data.updates[stated.update]);
            StatedRow {
                councils: site.council_links(&challenge.councils),
                challenge: Link::new(wording::visit(challenge), site.addresses().challenge(challenge)),
                who: wording::reporter(update.reported_by),
                date: update.date.map_or_else(|| "not dated".to_owned(), wording::date),
                counts: statement(&stated.counts),
                note: update.note.as_deref().unwrap_or_default(),
                evidence: update.evidence_url.as_deref(),
            }
        })
        .collect()
}
