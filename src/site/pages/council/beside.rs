//! A council beside its region, its type and England: like compared with like, and what can be said of it.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::analysis::{Basis, Closure, Group, Proportion};
use crate::dataset::{Council, Key, Theme};
use crate::site::Site;
use crate::site::parts::{Link, comparator_groups, group_link};
use crate::wording::{self, Figure};

#[derive(Serialize)]
pub(super) struct Beside {
    /// Headings of the groups.
    groups: Vec<Link>,
    /// Themes raised with this council, and how often they are raised in each group.
    themes: Vec<ThemeRow>,
    /// Closure here and in each group.
    closure: Vec<ClosureRow>,
    /// Where it can stand among all councils of which something is published; empty where it has no place.
    position: String,
    /// The councils most like it, nearest first.
    similar: Vec<Link>,
    /// Whether the publisher says who is similar, rather than population and indicators.
    given: bool,
}

#[derive(Serialize)]
struct ThemeRow {
    theme: Link,
    shares: Vec<Option<Figure>>,
    /// Among similar councils; nothing where they have no recorded recommendation.
    similar: String,
}

#[derive(Serialize)]
struct ClosureRow {
    group: Link,
    /// The rate as it stands in the exports; nothing for similar councils, which are no group of an export.
    figure: Option<Figure>,
    counts: String,
    without_information: String,
    verdict: String,
    difference: String,
}

/// Nothing when no recommendation of the council is recorded.
pub(super) fn view(site: &Site, key: Key<Council>) -> Option<Beside> {
    let (data, findings) = (site.data(), site.findings());
    findings.closure.get(&Group::Council(key))?;
    let groups = comparator_groups(site, key);
    let similar: Vec<Key<Council>> = findings.similar_to(key).iter().map(|similar| similar.council).collect();
    let among_similar = findings.frequency_among(data, &similar);
    let raised: BTreeSet<Key<Theme>> = data
        .recommendations_to(key)
        .flat_map(|recommendation| data.recommendations[recommendation].themes.iter().copied())
        .collect();
    let mut themes: Vec<ThemeRow> = raised
        .into_iter()
        .map(|theme| ThemeRow {
            theme: Link::new(&data.themes[theme].title, site.addresses().theme(&data.themes[theme])),
            shares: groups
                .iter()
                .map(|group| Figure::theme(data, findings, Basis::All, *group, theme))
                .collect(),
            similar: among_similar
                .as_ref()
                .and_then(|found| found.themes.get(theme.position()))
                .map(|found| wording::counts(found.challenges))
                .unwrap_or_default(),
        })
        .collect();
    themes.sort_by_key(|row| std::cmp::Reverse(row.shares.last().and_then(|f| f.as_ref().map(|f| f.count))));
    let own = own(site, key);
    let mut closure = vec![own_row(site, key, &own)];
    closure.extend(groups.iter().filter_map(|group| group_row(site, &own, *group)));
    closure.extend(similar_row(site, &own, &similar));
    Some(Beside {
        groups: groups.iter().map(|group| group_link(site, *group)).collect(),
        themes,
        closure,
        position: findings
            .closure_positions
            .get(&Group::Council(key))
            .map(|range| wording::position(*range))
            .unwrap_or_default(),
        given: findings.similar_to(key).iter().any(|similar| similar.distance.is_none()),
        similar: site.council_links(&similar),
    })
}

/// What became of the council's own recommendations.
fn own(site: &Site, key: Key<Council>) -> Closure {
    site.findings().closure.get(&Group::Council(key)).copied().unwrap_or_default()
}

fn own_row(site: &Site, key: Key<Council>, own: &Closure) -> ClosureRow {
    ClosureRow {
        group: group_link(site, Group::Council(key)),
        figure: Figure::closure(site.data(), site.findings(), Group::Council(key)),
        counts: wording::counts(own.rate()),
        without_information: wording::counts(own.without_information()),
        verdict: String::new(),
        difference: String::new(),
    }
}

/// The council against the rest of a group that it is in.
fn group_row(site: &Site, own: &Closure, group: Group) -> Option<ClosureRow> {
    let closure = site.findings().closure.get(&group)?;
    let rest = closure.rate().without(own.rate())?;
    let unknown = closure.without_information().without(own.without_information())?;
    let figure = Figure::closure(site.data(), site.findings(), group);
    Some(row(group_link(site, group), figure, closure, own, (rest, unknown)))
}

/// The council against all that are similar to it; nothing where they have no recommendation.
fn similar_row(site: &Site, own: &Closure, similar: &[Key<Council>]) -> Option<ClosureRow> {
    let closure = site.findings().closure_among(site.data(), similar);
    let link = Link::new(wording::counted(similar.len(), "similar council"), "");
    let others = (closure.rate(), closure.without_information());
    (closure.made > 0).then(|| row(link, None, &closure, own, others))
}

fn row(
    group: Link,
    figure: Option<Figure>,
    closure: &Closure,
    own: &Closure,
    (others, unknown): (Proportion, Proportion),
) -> ClosureRow {
    ClosureRow {
        group,
        figure,
        counts: wording::counts(closure.rate()),
        without_information: wording::counts(closure.without_information()),
        verdict: wording::closure_verdict(own.rate(), own.without_information(), others, unknown),
        difference: wording::closure_difference(own.rate(), own.without_information(), others, unknown)
            .unwrap_or_default(),
    }
}
