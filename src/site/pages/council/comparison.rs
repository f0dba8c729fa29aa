//! A council compared with its region, its type, England and the councils most like it, and what may be claimed.

use serde::Serialize;

use crate::analysis::{Closure, Group};
use crate::dataset::{Council, Key};
use crate::site::Site;
use crate::site::parts::{Comparator, Link, comparators, group_link};
use crate::wording::{self, Figure};

#[derive(Serialize)]
pub(super) struct Comparison<'a> {
    /// Closure here and in each group.
    closure: Vec<ClosureRow<'a>>,
    /// What is said of the council against the rest of each group, where that is the same; otherwise each row has its own.
    against_each: Option<&'static str>,
    /// The councils most like it, nearest first.
    similar: Vec<Link<'a>>,
    /// Whether the publisher says who is similar, rather than population and indicators.
    given: bool,
}

#[derive(Serialize)]
struct ClosureRow<'a> {
    group: Link<'a>,
    /// The rate as it stands in the exports; nothing for similar councils.
    figure: Option<Figure>,
    counts: String,
    without_status: String,
    verdict: &'static str,
    difference: String,
}

/// Nothing when no recommendation of the council is recorded.
pub(super) fn view<'a>(site: &Site<'a>, key: Key<Council>) -> Option<Comparison<'a>> {
    let findings = site.findings();
    let own = findings.closure.get(&Group::Council(key))?;
    let groups = comparators(site, key);
    let similar: Vec<Key<Council>> = findings.similar_to(key).iter().map(|similar| similar.council).collect();
    let mut closure = vec![own_row(site, key, own)];
    closure.extend(groups.iter().map(|group| group_row(site, group)));
    Some(Comparison {
        against_each: said_of_all(&groups),
        closure,
        given: findings.similar_to(key).iter().any(|similar| similar.distance.is_none()),
        similar: site.council_links(&similar),
    })
}

/// The verdict on every group, where it is one and says no difference.
fn said_of_all(groups: &[Comparator<'_>]) -> Option<&'static str> {
    let (first, others) = groups.split_first()?;
    let verdict = first.claim.verdict;
    let is_one = !verdict.is_difference() && others.iter().all(|group| group.claim.verdict == verdict);
    is_one.then(|| wording::verdict(verdict))
}

fn own_row<'a>(site: &Site<'a>, key: Key<Council>, own: &Closure) -> ClosureRow<'a> {
    ClosureRow {
        group: group_link(site, Group::Council(key)),
        figure: Figure::closure(site.data(), site.findings(), Group::Council(key)),
        counts: wording::counts(own.rate()),
        without_status: wording::counts(own.without_status()),
        verdict: "",
        difference: String::new(),
    }
}

/// A group, and the council against the rest of it.
fn group_row<'a>(site: &Site<'a>, group: &Comparator<'a>) -> ClosureRow<'a> {
    let (data, findings) = (site.data(), site.findings());
    ClosureRow {
        group: group.link.clone(),
        figure: group.group.and_then(|of| Figure::closure(data, findings, of)),
        counts: wording::counts(group.closure.rate()),
        without_status: wording::counts(group.closure.without_status()),
        verdict: wording::verdict(group.claim.verdict),
        difference: wording::claimed_difference(&group.claim, findings.dispersion_of(Group::All))
            .unwrap_or_default(),
    }
}
