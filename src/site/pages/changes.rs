//! The newest facts, by the date they speak of.

use std::cmp::Reverse;

use serde::Serialize;

use crate::dataset::{Challenge, Key, PartialDate};
use crate::report::Problem;
use crate::site::Site;
use crate::site::page_kind::{PageContext, PageKind, PageView};
use crate::site::parts::Link;
use crate::wording;
use edition::EditionView;

mod edition;

pub(in crate::site) use edition::summary;

/// Changes listed on the page.
pub(in crate::site) const LISTED: usize = 60;

#[derive(Serialize)]
struct View<'a> {
    lead: String,
    edition: Option<EditionView<'a>>,
    months: Vec<Month<'a>>,
}

/// What happened in one month.
#[derive(Serialize)]
struct Month<'a> {
    title: String,
    councils: Vec<OfCouncils<'a>>,
}

/// What happened to the councils of one visit in a month.
#[derive(Serialize)]
struct OfCouncils<'a> {
    councils: Vec<Link<'a>>,
    visit: Link<'a>,
    /// In sentences without full stops.
    what: Vec<String>,
}

/// Something that happened, as recorded.
#[derive(Clone, Serialize)]
pub(in crate::site) struct Change<'a> {
    date: String,
    /// The month, or the year where no more is known.
    month: String,
    councils: Vec<Link<'a>>,
    what: String,
    link: Link<'a>,
    /// Path of the challenge's page below the site's root.
    #[serde(skip)]
    pub(in crate::site) path: String,
    /// What tells it apart on that page, the same in every edition.
    #[serde(skip)]
    pub(in crate::site) id: String,
    /// The first day that its date can be.
    #[serde(skip)]
    pub(in crate::site) day: String,
}

impl Change<'_> {
    /// The councils and what happened, in a line.
    pub(in crate::site) fn sentence(&self) -> String {
        let names: Vec<&str> = self.councils.iter().map(|council| &*council.text).collect();
        format!("{}: {} ({})", wording::list(&names), self.what, self.date)
    }
}

/// The page of changes.
pub(super) struct Changes;

impl PageKind for Changes {
    type Subject = ();
    const SECTION: Option<&'static str> = Some("data/");

    fn pages(_site: &Site) -> Vec<(String, ())> {
        vec![("changes/".to_owned(), ())]
    }

    fn view<'a>(
        site: &Site<'a>,
        (): &(),
        context: &mut PageContext<'a>,
    ) -> Result<PageView<'a>, Box<Problem>> {
        page_view(site, context)
    }
}

fn page_view<'a>(site: &Site<'a>, context: &mut PageContext<'a>) -> Result<PageView<'a>, Box<Problem>> {
    let changes = newest(site, LISTED);
    let view = View {
        edition: site.edition.map(|edition| edition::view(site, edition)),
        lead: format!(
            "The {} latest updates on record, by month and council, up to {}.",
            changes.len(),
            wording::day(site.as_of())
        ),
        months: by_month(changes),
    };
    let (title, description) = context.titled("Changes");
    Ok(PageView::new("changes.html", title, &view)?.describe(description))
}

/// Changes by month, the newest first, and by visit in the order of its newest change.
fn by_month(changes: Vec<Change<'_>>) -> Vec<Month<'_>> {
    let mut months: Vec<Month> = Vec::new();
    for change in changes {
        if months.last().is_none_or(|month| month.title != change.month) {
            months.push(Month { title: change.month.clone(), councils: Vec::new() });
        }
        let Some(month) = months.last_mut() else { continue };
        match month.councils.iter_mut().find(|known| known.visit.url == change.link.url) {
            Some(known) => known.what.push(change.what),
            None => month.councils.push(OfCouncils {
                councils: change.councils,
                visit: change.link,
                what: vec![change.what],
            }),
        }
    }
    months
}

/// The newest dated facts: visits, publications and updates.
pub(in crate::site) fn newest<'a>(site: &Site<'a>, limit: usize) -> Vec<Change<'a>> {
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
    found.sort_by(|a, b| (Reverse(a.0), a.1, &a.2).cmp(&(Reverse(b.0), b.1, &b.2)));
    found.dedup();
    found
        .into_iter()
        .take(limit)
        .map(|(date, key, what)| {
            let challenge = &data.challenges[key];
            Change {
                date: wording::date(date),
                month: wording::month(date),
                councils: site.council_links(&challenge.councils),
                what: what.clone(),
                link: Link::new(wording::visit(challenge), site.addresses().challenge(challenge)),
                path: format!("challenges/{}/", challenge.id),
                id: slug(&format!("{date}-{what}")),
                day: date.earliest().to_string(),
            }
        })
        .collect()
}

/// Small letters, digits and hyphens, for the end of an address.
fn slug(text: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' };
    let slug: String = text.chars().map(plain).collect();
    slug.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}
