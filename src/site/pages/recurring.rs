//! Which themes come back, and where.

use serde::Serialize;

use super::patch::{CameBack, recurrence};
use super::{Sheet, titled};
use crate::chart;
use crate::content::Source;
use crate::report::Problem;
use crate::site::Site;
use crate::site::parts::{Link, Method, Plot, Plots};
use crate::wording::{self, Figure};

#[derive(Serialize)]
struct View {
    lead: Vec<String>,
    bars: Option<Plot>,
    themes: Vec<ThemeRow>,
    pairs: Vec<CameBack>,
}

#[derive(Serialize)]
struct ThemeRow {
    theme: Link,
    again: Figure,
    anyway: String,
    after_closure: String,
}

/// The page of what comes back.
pub(super) fn sheet(site: &Site, source: Option<&Source>, plots: &mut Plots) -> Result<Sheet, Box<Problem>> {
    let (data, findings) = (site.data(), site.findings());
    let mut themes: Vec<_> = data
        .themes
        .keys()
        .filter_map(|key| {
            let found =
                findings.recurrence.get(key.position()).filter(|found| found.raised_again.total() > 0)?;
            Some((key, *found, Figure::recurrence(data, findings, key)?))
        })
        .collect();
    themes.sort_by_key(|(key, found, _)| {
        (std::cmp::Reverse((found.raised_again.count(), found.raised_again.total())), *key)
    });
    let view = View {
        lead: lead(site),
        bars: plots.add(chart::recurrence(&site.sources, 12), Method::Recurrence),
        themes: themes
            .into_iter()
            .map(|(key, found, again)| ThemeRow {
                theme: Link::new(&data.themes[key].title, site.addresses().theme(&data.themes[key])),
                again,
                anyway: wording::share_sentence(found.base_rate, "challenge"),
                after_closure: match found.closed_then_raised_again.total() {
                    0 => "none closed before".to_owned(),
                    of => format!("{} of {of}", found.closed_then_raised_again.count()),
                },
            })
            .collect(),
        pairs: recurrence(site, |_| true),
    };
    let (title, description) = titled(source, "What comes back");
    Ok(Sheet::new("recurring.html", title, &view)?.describe(description))
}

/// What the pairs show, and how few they are.
pub(super) fn lead(site: &Site) -> Vec<String> {
    let pairs = &site.findings().pairs;
    if pairs.is_empty() {
        return vec![
            "No council has two consecutive challenges with recommendations recorded, so nothing can be said yet about \
             what comes back."
                .to_owned(),
        ];
    }
    let raised: usize = pairs.iter().map(|pair| pair.raised.len()).sum();
    let again: usize = pairs.iter().map(|pair| pair.raised_again.len()).sum();
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
