//! What came to a council from those it replaced, and by which route.

use serde::Serialize;

use crate::analysis::Inheritance;
use crate::dataset::{Council, Key};
use crate::site::Site;
use crate::site::parts::{ChallengeRow, Link, RecommendationRow, closing, recommendation_row};
use crate::wording;

#[derive(Serialize)]
pub(super) struct InheritedBlock<'a> {
    id: &'a str,
    council: Link<'a>,
    route: String,
    challenges: Vec<ChallengeRow<'a>>,
    unclosed: Vec<RecommendationRow<'a>>,
    lead: String,
}

/// A block for each predecessor with a challenge, the direct ones first; and those without one, who need no block.
pub(super) fn view<'a>(site: &Site<'a>, key: Key<Council>) -> (Vec<InheritedBlock<'a>>, Vec<Link<'a>>) {
    let (with, without): (Vec<Inheritance>, Vec<Inheritance>) = site
        .findings()
        .inheritances_of(site.data(), key)
        .into_iter()
        .partition(|inheritance| !inheritance.challenges.is_empty());
    let blocks = with.iter().map(|inheritance| block(site, key, inheritance)).collect();
    (blocks, without.iter().map(|inheritance| site.council_link(inheritance.from)).collect())
}

fn block<'a>(site: &Site<'a>, key: Key<Council>, inheritance: &Inheritance) -> InheritedBlock<'a> {
    let data = site.data();
    let from = &data.councils[inheritance.from];
    let challenges = wording::counted(inheritance.challenges.len(), "challenge");
    let recorded: usize = inheritance.challenges.iter().map(|key| data.recommendations_of(*key).len()).sum();
    let lead = match inheritance.unclosed.len() {
        0 if recorded == 0 => format!("{challenges} on record, without recorded recommendations."),
        0 => {
            format!("{challenges} on record; every recorded recommendation is closed, stopped or withdrawn.")
        }
        1 => format!("{challenges} on record; 1 recommendation is open or has no status on record."),
        n => format!("{challenges} on record; {n} recommendations are open or have no status on record."),
    };
    InheritedBlock {
        id: &from.id,
        council: Link::new(&from.name, site.addresses().council(from)),
        route: route(site, key, inheritance),
        challenges: inheritance
            .challenges
            .iter()
            .map(|challenge| ChallengeRow::of(site, *challenge))
            .collect(),
        unclosed: inheritance.unclosed.iter().map(|key| recommendation_row(site, *key)).collect(),
        lead,
    }
}

/// How it came: `Closed on 31 March 2020; its area went to Buckinghamshire.`
fn route(site: &Site, key: Key<Council>, inheritance: &Inheritance) -> String {
    let data = site.data();
    let name = |key: &Key<Council>| data.councils[*key].short_name.clone();
    let as_of = site.as_of();
    let closed = |key: &Key<Council>| {
        closing(&data.councils[*key], as_of).map_or_else(String::new, |words| format!(", which {words}"))
    };
    let from = &data.councils[inheritance.from];
    let area = if site.exists(inheritance.from) { "will go" } else { "went" };
    let words = closing(from, as_of).map(|words| format!("{}; its", wording::capitalised(&words)));
    let subject = words.unwrap_or_else(|| "Its".to_owned());
    let through: Vec<String> = inheritance
        .through
        .iter()
        .map(|council| format!(" to {}{}, and from there", name(council), closed(council)))
        .collect();
    let others: Vec<String> = inheritance.also_to.iter().map(name).collect();
    let others = match others.as_slice() {
        [] => String::new(),
        others => format!("; other successors: {}", wording::list(others)),
    };
    format!("{subject} area {area}{} to {}{others}.", through.concat(), name(&key))
}
