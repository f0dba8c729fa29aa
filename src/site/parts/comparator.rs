//! What a council is held against: its region, its type, England, and the councils most like it.

use super::Link;
use crate::analysis::{Basis, Closure, Group, GroupFrequency, Proportion};
use crate::dataset::{Council, Key, Nation, Theme};
use crate::site::Site;
use crate::wording;

/// One group beside a council.
pub(in crate::site) struct Comparator {
    /// Which group of the exports it is; nothing for similar councils, which are a set of the council's own.
    pub group: Option<Group>,
    /// Its name, leading to its page where it has one.
    pub link: Link,
    /// What became of its recommendations.
    pub closure: Closure,
    /// How often it raises each theme; nothing where none of its challenges has recorded recommendations.
    pub frequency: Option<GroupFrequency>,
}

impl Comparator {
    /// What a council's share is held against: this group's share, without the council's own where it is one of the group.
    pub(in crate::site) fn others(&self, share: Proportion, own: Proportion) -> Proportion {
        self.group.and_then(|_| share.without(own)).unwrap_or(share)
    }

    /// How often it raises a theme.
    pub(in crate::site) fn theme(&self, theme: Key<Theme>) -> Proportion {
        let found = self.frequency.as_ref().and_then(|found| found.themes.get(theme.position()));
        found.map(|found| found.challenges).unwrap_or_default()
    }
}

/// The groups that a council is held against, the nearest in kind last.
pub(in crate::site) fn comparators(site: &Site, key: Key<Council>) -> Vec<Comparator> {
    let (data, findings) = (site.data(), site.findings());
    let mut found: Vec<Comparator> = comparator_groups(site, key)
        .into_iter()
        .map(|group| Comparator {
            group: Some(group),
            link: group_link(site, group),
            closure: findings.closure.get(&group).copied().unwrap_or_default(),
            frequency: findings.frequency.get(&(Basis::All, group)).cloned(),
        })
        .collect();
    let similar: Vec<Key<Council>> = findings.similar_to(key).iter().map(|similar| similar.council).collect();
    let closure = findings.closure_among(data, &similar);
    if closure.made > 0 {
        found.push(Comparator {
            group: None,
            link: Link::new(wording::counted(similar.len(), "similar council"), ""),
            closure,
            frequency: findings.frequency_among(data, &similar),
        });
    }
    found
}

/// A council's region, its type, and its nation; outside England everything, as few councils elsewhere are on record.
pub(in crate::site) fn comparator_groups(site: &Site, key: Key<Council>) -> [Group; 3] {
    let council = &site.data().councils[key];
    let whole = if council.nation == Nation::England { Group::Nation(Nation::England) } else { Group::All };
    [Group::Region(council.region), Group::Type(council.kind), whole]
}

/// A group's name, leading to its page where it has one.
pub(in crate::site) fn group_link(site: &Site, group: Group) -> Link {
    let address = site.addresses().group(site.data(), group).unwrap_or_default();
    Link::new(wording::group(group, site.data()), address)
}
