//! A council compared with its region, its type, England and the councils most like it, and what may be claimed.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::analysis::{Basis, Closure, Group};
use crate::dataset::{Council, Key, Theme};
use crate::site::Site;
use crate::site::parts::{Comparator, Link, comparators, group_link};
use crate::wording::{self, Figure};

#[derive(Serialize)]
pub(super) struct Comparison {
    /// Headings of the groups.
    groups: Vec<Link>,
    /// Themes raised with this council, and how often they are raised in each group.
    themes: Vec<ThemeRow>,
    /// Closure here and in each group.
    closure: Vec<ClosureRow>,
    /// The councils most like it, nearest first.
    similar: Vec<Link>,
    /// Whether the publisher says who is similar, rather than population and indicators.
    given: bool,
}

#[derive(Serialize)]
struct ThemeRow {
    theme: Link,
    cells: Vec<Cell>,
}

/// How often a theme is raised in a group.
#[derive(Serialize)]
struct Cell {
    /// The share as it stands in the exports; nothing for similar councils, which are no group of an export.
    figure: Option<Figure>,
    /// The counts; empty where the group has no recorded recommendation.
    counts: String,
}

#[derive(Serialize)]
struct ClosureRow {
    group: Link,
    /// The rate as it stands in the exports; nothing for similar councils.
    figure: Option<Figure>,
    counts: String,
    without_status: String,
    verdict: &'static str,
    difference: String,
}

/// Nothing when no recommendation of the council is recorded.
pub(super) fn view(site: &Site, key: Key<Council>) -> Option<Comparison> {
    let (data, findings) = (site.data(), site.findings());
    let own = findings.closure.get(&Group::Council(key))?;
    let groups = comparators(site, key);
    let raised: BTreeSet<Key<Theme>> = data
        .recommendations_to(key)
        .flat_map(|recommendation| data.recommendations[recommendation].themes.iter().copied())
        .collect();
    let whole = groups.iter().rfind(|group| group.group.is_some());
    let mut raised: Vec<Key<Theme>> = raised.into_iter().collect();
    raised.sort_by_key(|theme| std::cmp::Reverse(whole.map(|group| group.theme(*theme).count())));
    let similar: Vec<Key<Council>> = findings.similar_to(key).iter().map(|similar| similar.council).collect();
    let mut closure = vec![own_row(site, key, own)];
    closure.extend(groups.iter().map(|group| group_row(site, group)));
    Some(Comparison {
        themes: raised.into_iter().map(|theme| theme_row(site, theme, &groups)).collect(),
        groups: groups.into_iter().map(|group| group.link).collect(),
        closure,
        given: findings.similar_to(key).iter().any(|similar| similar.distance.is_none()),
        similar: site.council_links(&similar),
    })
}

fn theme_row(site: &Site, theme: Key<Theme>, groups: &[Comparator]) -> ThemeRow {
    let (data, findings) = (site.data(), site.findings());
    let cell = |group: &Comparator| {
        let share = group.theme(theme);
        Cell {
            figure: group.group.and_then(|of| Figure::theme(data, findings, Basis::All, of, theme)),
            counts: if share.total() > 0 { wording::counts(share) } else { String::new() },
        }
    };
    ThemeRow {
        theme: Link::new(&data.themes[theme].title, site.addresses().theme(&data.themes[theme])),
        cells: groups.iter().map(cell).collect(),
    }
}

fn own_row(site: &Site, key: Key<Council>, own: &Closure) -> ClosureRow {
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
fn group_row(site: &Site, group: &Comparator) -> ClosureRow {
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
