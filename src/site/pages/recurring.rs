//! Which themes are raised again, and where.

use serde::Serialize;

use super::area::{RaisedAgain, recurrence};
use super::themes;
use crate::chart;
use crate::report::Problem;
use crate::site::Site;
use crate::site::page_kind::{PageContext, PageKind, PageView};
use crate::site::parts::{ChartView, Link};
use crate::wording::{self, Figure};

#[derive(Serialize)]
struct View<'a> {
    lead: Vec<String>,
    pages: Vec<Link<'a>>,
    pairs_total: usize,
    bars: Option<ChartView<'a>>,
    themes: Vec<ThemeRow<'a>>,
    pairs: Vec<RaisedAgain<'a>>,
}

#[derive(Serialize)]
struct ThemeRow<'a> {
    theme: Link<'a>,
    again: Figure,
    /// How often it is raised after a challenge that did not raise it.
    newly: String,
    /// What may be claimed of the two.
    verdict: &'static str,
    after_closure: String,
}

/// Pairs of visits listed; each council's page has its own.
const PAIRS: usize = 8;

/// The page of themes raised again.
pub(super) struct Recurring;

impl PageKind for Recurring {
    type Subject = ();
    const SECTION: Option<&'static str> = Some("themes/");

    fn pages(_site: &Site) -> Vec<(String, ())> {
        vec![("recurring/".to_owned(), ())]
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
    let (data, findings) = (site.data(), site.findings());
    let mut raised: Vec<_> = data
        .themes
        .keys()
        .filter_map(|key| {
            let found = findings.recurrence.get(key).filter(|found| found.raised_again.total() > 0)?;
            Some((key, *found, Figure::recurrence(data, findings, key)?))
        })
        .collect();
    raised.sort_by_key(|(key, found, _)| {
        (std::cmp::Reverse((found.raised_again.count(), found.raised_again.total())), *key)
    });
    let view = View {
        lead: lead(site),
        pages: themes::links(site, None)
            .into_iter()
            .map(|link| match link.url.as_str() {
                "" => Link::new(link.text, site.addresses().to("themes/")),
                own if own == site.addresses().to("recurring/") => Link::new(link.text, ""),
                _ => link,
            })
            .collect(),
        pairs_total: findings.pairs.len(),
        bars: context.charts.add(chart::recurrence(&site.sources, 12)),
        themes: raised
            .into_iter()
            .map(|(key, found, again)| ThemeRow {
                theme: Link::new(&data.themes[key].title, site.addresses().theme(&data.themes[key])),
                again,
                newly: wording::counts_with_share(found.newly_raised),
                verdict: wording::verdict(findings.recurrence_claims[key].verdict),
                after_closure: match found.closed_then_raised_again.total() {
                    0 => "no such pair".to_owned(),
                    of => format!("{} of {of}", found.closed_then_raised_again.count()),
                },
            })
            .collect(),
        pairs: recurrence(site, |_| true).into_iter().take(PAIRS).collect(),
    };
    let (title, description) = context.titled("Raised again");
    Ok(PageView::new("recurring.html", title, &view)?.describe(description))
}

/// What the pairs show, and how few they are.
pub(super) fn lead(site: &Site) -> Vec<String> {
    let pairs = &site.findings().pairs;
    if pairs.is_empty() {
        return vec![
            "No council has two consecutive challenges with recommendations recorded, so nothing can be said yet about \
             what is raised again."
                .to_owned(),
        ];
    }
    let raised: usize = pairs.iter().map(|pair| pair.raised.len()).sum();
    let again: usize = pairs.iter().map(|pair| pair.raised_again().count()).sum();
    vec![
        format!(
            "In {} of consecutive challenges, the earlier one raised {}; the later one raised {} of them again.",
            wording::counted(pairs.len(), "pair"),
            wording::counted(raised, "theme"),
            wording::number_word(again)
        ),
        "Lists of recommendations are rarely whole, so a theme that does not show again may only be unrecorded."
            .to_owned(),
    ]
}
