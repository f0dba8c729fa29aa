//! Every recommendation: by theme and by region, and the whole list of one region.

use serde::Serialize;

use super::areas;
use crate::analysis::{Closure, Group};
use crate::dataset::{Component, Key, Recommendation, Region};
use crate::report::Problem;
use crate::site::Site;
use crate::site::page_kind::{PageContext, PageKind, PageView};
use crate::site::parts::{ChallengeRow, Link, RecommendationRow, recommendation_row};
use crate::site::record::Record;
use crate::wording;

#[derive(Serialize)]
struct View<'a> {
    lead: String,
    regions: Vec<Row<'a>>,
    components: Vec<ComponentBlock<'a>>,
}

#[derive(Serialize)]
struct ComponentBlock<'a> {
    title: &'static str,
    themes: Vec<Row<'a>>,
}

/// A group, leading to its recommendations.
#[derive(Serialize)]
struct Row<'a> {
    group: Link<'a>,
    made: u32,
    closed: u32,
    open: u32,
    stopped: u32,
    withdrawn: u32,
    no_status: u32,
}

impl Row<'_> {
    fn of(site: &Site, group: Group, url: String) -> Self {
        let closure: Closure = site.findings().closure.get(&group).copied().unwrap_or_default();
        Self {
            group: Link::new(wording::group(group, site.data()), url),
            made: closure.made,
            closed: closure.closed(),
            open: closure.open,
            stopped: closure.stopped,
            withdrawn: closure.withdrawn,
            no_status: closure.no_status,
        }
    }
}

/// The finder: every recommendation, to filter.
pub(super) struct Finder;

impl PageKind for Finder {
    type Subject = ();

    fn pages(_: &Site) -> Vec<(String, ())> {
        vec![("recommendations/".to_owned(), ())]
    }

    fn view<'a>(
        site: &Site<'a>,
        (): &(),
        context: &mut PageContext<'a>,
    ) -> Result<PageView<'a>, Box<Problem>> {
        finder_view(site, context)
    }
}

/// Every recommendation to councils of a region.
pub(super) struct RecommendationsOfRegion;

impl PageKind for RecommendationsOfRegion {
    type Subject = Region;

    fn pages(site: &Site) -> Vec<(String, Region)> {
        areas::regions(site).map(|region| (format!("recommendations/{}/", region.slug()), region)).collect()
    }

    fn view<'a>(
        site: &Site<'a>,
        &region: &Region,
        _: &mut PageContext,
    ) -> Result<PageView<'a>, Box<Problem>> {
        region_view(site, region)
    }

    fn record(_: &Site, _: &Region, _: Record) -> Option<Record> {
        None
    }
}

fn finder_view<'a>(site: &Site<'a>, context: &mut PageContext<'a>) -> Result<PageView<'a>, Box<Problem>> {
    let data = site.data();
    let challenges = data.challenges.keys().filter(|key| !data.recommendations_of(*key).is_empty()).count();
    let view = View {
        lead: format!(
            "{} of {}, each recorded in our own words with its source.",
            wording::counted(data.recommendations.len(), "recommendation"),
            wording::counted(challenges, "challenge")
        ),
        regions: areas::regions(site)
            .map(|region| {
                let url = site.addresses().to(&format!("recommendations/{}/", region.slug()));
                Row::of(site, Group::Region(region), url)
            })
            .collect(),
        components: Component::ALL
            .into_iter()
            .map(|component| ComponentBlock {
                title: component.title(),
                themes: data
                    .themes
                    .iter()
                    .filter(|(_, theme)| theme.area == component)
                    .map(|(key, theme)| {
                        let url = format!("{}#recommendations", site.addresses().theme(theme));
                        Row::of(site, Group::Theme(key), url)
                    })
                    .collect(),
            })
            .collect(),
    };
    let (title, description) = context.titled("Recommendations");
    Ok(PageView::new("recommendations.html", title, &view)?.describe(description).preload(vec!["finder"]))
}

#[derive(Serialize)]
struct RegionView<'a> {
    lead: String,
    region: Link<'a>,
    challenges: Vec<ChallengeBlock<'a>>,
}

#[derive(Serialize)]
struct ChallengeBlock<'a> {
    id: &'a str,
    title: String,
    challenge: ChallengeRow<'a>,
    recommendations: Vec<RecommendationRow<'a>>,
}

/// Every recommendation to councils of a region, by challenge, newest first.
fn region_view<'a>(site: &Site<'a>, region: Region) -> Result<PageView<'a>, Box<Problem>> {
    let data = site.data();
    let in_region = |key: &Key<Recommendation>| Group::Region(region).is_addressed_by(data, *key);
    let mut blocks: Vec<_> = data
        .challenges
        .keys()
        .map(|key| {
            let recommendations: Vec<Key<Recommendation>> =
                data.recommendations_of(key).iter().copied().filter(in_region).collect();
            (key, recommendations)
        })
        .filter(|(_, recommendations)| !recommendations.is_empty())
        .collect();
    blocks.sort_by_key(|(key, _)| std::cmp::Reverse(data.challenges[*key].visit_start()));
    let total: usize = blocks.iter().map(|(_, recommendations)| recommendations.len()).sum();
    let lead = if total == 0 {
        format!("No recommendation to a council of {} is recorded yet.", region.name())
    } else {
        format!(
            "{} from {}, newest visit first.",
            wording::counted(total, "recommendation"),
            wording::counted(blocks.len(), "challenge")
        )
    };
    let view = RegionView {
        lead,
        region: Link::new(region.name(), site.addresses().region(region)),
        challenges: blocks
            .into_iter()
            .map(|(key, recommendations)| {
                let challenge = &data.challenges[key];
                ChallengeBlock {
                    id: &challenge.id,
                    title: format!(
                        "{}, {}",
                        site.council_names(&challenge.councils),
                        wording::visit(challenge)
                    ),
                    challenge: ChallengeRow::of(site, key),
                    recommendations: recommendations
                        .into_iter()
                        .map(|key| recommendation_row(site, key))
                        .collect(),
                }
            })
            .collect(),
    };
    let title = format!("Recommendations to councils of {}", region.name());
    let description = view.lead.clone();
    Ok(PageView::new("recommendations-region.html", title, &view)?
        .describe(description)
        .below(vec![Link::new("Recommendations", site.addresses().to("recommendations/"))]))
}
