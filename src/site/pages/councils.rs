//! All councils, by letter.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Sheet, regions_with_councils, titled};
use crate::analysis::{Group, State};
use crate::content::Source;
use crate::dataset::{Council, Key};
use crate::report::Problem;
use crate::site::Site;
use crate::site::parts::{Link, closing, opening};
use crate::wording;

#[derive(Serialize)]
struct View {
    lead: String,
    letters: Vec<Letter>,
    patches: Vec<Link>,
}

#[derive(Serialize)]
struct Letter {
    letter: String,
    councils: Vec<CouncilRow>,
}

/// One council in a list.
#[derive(Serialize)]
pub(in crate::site) struct CouncilRow {
    pub(in crate::site) council: Link,
    /// When it closed or will close, or will open; empty for others.
    closed: String,
    kind: &'static str,
    region: Link,
    /// When the latest visit was; empty when none is on record.
    latest: String,
    challenges: usize,
    recommendations: u32,
    known: u32,
    open: u32,
    no_status: u32,
    /// Duties of which the date has passed with nothing recorded.
    dates_passed: usize,
    /// What is due next, and when; empty when nothing with a date lies ahead.
    next_due: String,
}

impl CouncilRow {
    pub(in crate::site) fn of(site: &Site, key: Key<Council>) -> Self {
        let data = site.data();
        let council = &data.councils[key];
        let challenges = data.challenges_of(key);
        let closure = site.findings().closure.get(&Group::Council(key)).copied().unwrap_or_default();
        let dated = challenges.iter().rev().map(|k| &data.challenges[*k]).find(|c| c.visit_start().is_some());
        Self {
            council: site.council_link(key),
            closed: closing(council, site.as_of())
                .or_else(|| opening(council, site.as_of()))
                .unwrap_or_default(),
            kind: wording::type_name(council.kind),
            region: Link::new(council.region.name(), site.addresses().region(council.region)),
            latest: match (dated, challenges.is_empty()) {
                (Some(challenge), _) => wording::visit(challenge),
                (None, false) => "date not known".to_owned(),
                (None, true) => String::new(),
            },
            challenges: challenges.len(),
            recommendations: closure.made,
            known: closure.made - closure.no_status,
            open: closure.open,
            no_status: closure.no_status,
            dates_passed: site.duties_of(key).filter(|duty| duty.state == State::PastDue).count(),
            next_due: next_due(site, key),
        }
    }
}

/// What is due next of a council: `Next peer challenge, November 2026`.
fn next_due(site: &Site, key: Key<Council>) -> String {
    let data = site.data();
    site.duties_of(key)
        .filter(|duty| matches!(duty.state, State::DueSoon | State::NotYetDue))
        .min_by_key(|duty| duty.due.map(|due| due.earliest))
        .map(|duty| {
            let due = duty.due_date.map(wording::date).or_else(|| duty.due.map(wording::span));
            format!("{}, {}", data.duties[duty.duty].title, due.unwrap_or_default())
        })
        .unwrap_or_default()
}

/// Listed councils in the order of their everyday names.
pub(in crate::site) fn by_name(site: &Site) -> Vec<Key<Council>> {
    let data = site.data();
    let mut councils: Vec<Key<Council>> = data.councils.keys().filter(|key| data.is_listed(*key)).collect();
    councils.sort_by_key(|key| {
        let council = &data.councils[*key];
        (council.short_name.to_lowercase(), council.id.clone())
    });
    councils
}

/// Councils of one region, to find one's own without typing.
#[derive(Serialize)]
pub(super) struct RegionBlock {
    region: Link,
    councils: Vec<Link>,
}

/// The councils for which there is a link, by region and name.
pub(super) fn by_region(site: &Site, link: impl Fn(Key<Council>) -> Option<Link>) -> Vec<RegionBlock> {
    let data = site.data();
    let councils = by_name(site);
    regions_with_councils(site)
        .map(|region| RegionBlock {
            region: Link::new(region.name(), site.addresses().region(region)),
            councils: councils
                .iter()
                .filter(|key| data.councils[**key].region == region)
                .filter_map(|key| link(*key))
                .collect(),
        })
        .filter(|block| !block.councils.is_empty())
        .collect()
}

/// Other ways to the councils. Groups of one's own have a page only where there are some, or someone wrote about them.
fn patches(site: &Site) -> Vec<Link> {
    let mut patches = vec![("Councils by region", "regions/"), ("Councils by type", "types/")];
    if !site.data().groups.is_empty() || site.content.pages.iter().any(|page| page.address == "groups/") {
        patches.push(("Councils by group", "groups/"));
    }
    patches.push(("All challenges", "challenges/"));
    patches.into_iter().map(|(text, address)| Link::new(text, site.addresses().to(address))).collect()
}

/// The page of all councils.
pub(super) fn sheet(site: &Site, source: Option<&Source>) -> Result<Sheet, Box<Problem>> {
    let data = site.data();
    let councils = by_name(site);
    let visited = councils.iter().filter(|key| !data.challenges_of(**key).is_empty()).count();
    let with_recommendations =
        councils.iter().filter(|key| site.findings().closure.contains_key(&Group::Council(**key))).count();
    let mut letters: BTreeMap<String, Vec<CouncilRow>> = BTreeMap::new();
    for key in &councils {
        let first = data.councils[*key].short_name.chars().next().unwrap_or('?');
        letters.entry(first.to_uppercase().collect()).or_default().push(CouncilRow::of(site, *key));
    }
    let view = View {
        lead: format!(
            "{} of {} councils, closed ones included, have a peer challenge on record here; {} {} recommendations recorded.",
            wording::thousands(visited as u64),
            wording::thousands(councils.len() as u64),
            wording::thousands(with_recommendations as u64),
            if with_recommendations == 1 { "has" } else { "have" }
        ),
        letters: letters.into_iter().map(|(letter, councils)| Letter { letter, councils }).collect(),
        patches: patches(site),
    };
    let (title, description) = titled(source, "Councils");
    Ok(Sheet::new("councils.html", title, &view)?.describe(description))
}
