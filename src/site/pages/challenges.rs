//! All challenges, by year of the visit, newest first.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;

use crate::report::Problem;
use crate::site::Site;
use crate::site::page_kind::{PageContext, PageKind, PageView};
use crate::site::parts::ChallengeRow;
use crate::wording;

#[derive(Serialize)]
struct View<'a> {
    lead: String,
    years: Vec<Year<'a>>,
}

#[derive(Serialize)]
struct Year<'a> {
    id: String,
    title: String,
    challenges: Vec<ChallengeRow<'a>>,
}

/// The page of all challenges.
pub(super) struct Challenges;

impl PageKind for Challenges {
    type Subject = ();
    const SECTION: Option<&'static str> = Some("councils/");

    fn pages(_site: &Site) -> Vec<(String, ())> {
        vec![("challenges/".to_owned(), ())]
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
    let data = site.data();
    let mut years: BTreeMap<Reverse<Option<i16>>, Vec<_>> = BTreeMap::new();
    for (key, challenge) in data.challenges.iter() {
        years.entry(Reverse(challenge.year())).or_default().push(key);
    }
    let recorded = data.challenges.keys().filter(|key| !data.recommendations_of(*key).is_empty()).count();
    let view = View {
        lead: format!(
            "{} on record, {} of them with recommendations recorded here.",
            wording::counted(data.challenges.len(), "challenge"),
            wording::thousands(recorded as u64)
        ),
        years: years
            .into_iter()
            .map(|(Reverse(year), mut keys)| {
                keys.sort_by_key(|key| Reverse(data.challenges[*key].visit_start()));
                Year {
                    id: year.map_or_else(|| "undated".to_owned(), |year| format!("y{year}")),
                    title: year.map_or_else(|| "Date not known".to_owned(), |year| year.to_string()),
                    challenges: keys.into_iter().map(|key| ChallengeRow::of(site, key)).collect(),
                }
            })
            .collect(),
    };
    let (title, description) = context.titled("Challenges");
    Ok(PageView::new("challenges.html", title, &view)?.describe(description))
}
