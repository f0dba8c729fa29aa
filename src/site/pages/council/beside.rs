//! A council beside its region, its type and England: like compared with like, and what can be said of it.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::analysis::{Basis, Class, Closure, Group, Proportion};
use crate::dataset::{Council, Key, Nation, Theme};
use crate::site::Site;
use crate::site::parts::Link;
use crate::wording::{self, Figure};

#[derive(Serialize)]
pub(super) struct Beside {
    /// Headings of the groups.
    groups: Vec<Link>,
    /// Themes raised with this council, and how often they are raised in each group.
    themes: Vec<ThemeRow>,
    /// Closure here and in each group.
    closure: Vec<ClosureRow>,
}

#[derive(Serialize)]
struct ThemeRow {
    theme: Link,
    shares: Vec<Option<Figure>>,
}

#[derive(Serialize)]
struct ClosureRow {
    group: Link,
    figure: Figure,
    without_information: String,
    verdict: String,
}

/// Nothing when no recommendation of the council is recorded.
pub(super) fn view(site: &Site, key: Key<Council>) -> Option<Beside> {
    let (data, findings) = (site.data(), site.findings());
    let council = &data.councils[key];
    findings.closure.get(&Group::Council(key))?;
    let mut groups = vec![Group::Region(council.region), Group::Type(council.kind)];
    if council.nation == Nation::England {
        groups.push(Group::Nation(Nation::England));
    } else {
        groups.push(Group::All);
    }
    let raised: BTreeSet<Key<Theme>> = data
        .challenges_of(key)
        .iter()
        .flat_map(|challenge| data.recommendations_of(*challenge))
        .flat_map(|recommendation| data.recommendations[*recommendation].themes.iter().copied())
        .collect();
    let mut themes: Vec<ThemeRow> = raised
        .into_iter()
        .map(|theme| ThemeRow {
            theme: Link::new(&data.themes[theme].title, site.addresses().theme(&data.themes[theme])),
            shares: groups
                .iter()
                .map(|group| Figure::theme(data, findings, Basis::All, *group, theme))
                .collect(),
        })
        .collect();
    themes.sort_by_key(|row| std::cmp::Reverse(row.shares.last().and_then(|f| f.as_ref().map(|f| f.count))));
    let own = Group::Council(key);
    let closure = std::iter::once(own)
        .chain(groups.iter().copied())
        .filter_map(|group| closure_row(site, key, group))
        .collect();
    Some(Beside { groups: groups.iter().map(|group| group_link(site, *group)).collect(), themes, closure })
}

fn group_link(site: &Site, group: Group) -> Link {
    Link::new(
        wording::group(group, site.data()),
        site.addresses().group(site.data(), group).unwrap_or_default(),
    )
}

fn closure_row(site: &Site, key: Key<Council>, group: Group) -> Option<ClosureRow> {
    let (data, findings) = (site.data(), site.findings());
    let closure = findings.closure.get(&group)?;
    let verdict = if group == Group::Council(key) {
        String::new()
    } else {
        let own = own_within(site, key);
        let all = closure.rate();
        let rest = Proportion::new(all.count.saturating_sub(own.count), all.of.saturating_sub(own.of));
        let own_unknown = findings.closure.get(&Group::Council(key)).map(Closure::without_information);
        if own_unknown.is_some_and(mostly) || mostly(closure.without_information()) {
            format!(
                "{} of {} and {} of {}: for most nothing is published, so this shows what is published, not what was done",
                own.count, own.of, rest.count, rest.of
            )
        } else {
            wording::verdict(own, rest)
        }
    };
    Some(ClosureRow {
        group: group_link(site, group),
        figure: Figure::closure(data, findings, group)?,
        without_information: format!("{} of {}", closure.no_information, closure.made),
        verdict,
    })
}

/// Whether a share is more than half.
fn mostly(share: Proportion) -> bool {
    share.count * 2 > share.of
}

/// The council's own closed recommendations out of those that could close: what the rest of a group is held against.
fn own_within(site: &Site, key: Key<Council>) -> Proportion {
    let data = site.data();
    let mut own = Proportion::default();
    for challenge in data.challenges_of(key) {
        for recommendation in data.recommendations_of(*challenge) {
            let only = &data.recommendations[*recommendation].councils;
            let class = site.standing(*recommendation).class;
            if (only.is_empty() || only.contains(&key)) && class != Class::Withdrawn {
                own.of += 1;
                own.count += u32::from(class.is_closed());
            }
        }
    }
    own
}
