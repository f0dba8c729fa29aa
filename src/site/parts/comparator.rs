//! What a council is compared with: its region, its type, England, and the councils most like it.

use super::Link;
use crate::analysis::{Basis, Claim, Closure, Group, GroupFrequency, Proportion, Side, pairwise};
use crate::dataset::{Council, Key, Nation, Theme};
use crate::site::Site;
use crate::wording;

/// A group that a council is compared with.
pub(in crate::site) struct Comparator<'a> {
    /// Which group of the exports it is; nothing for similar councils, which are a set of the council's own.
    pub group: Option<Group>,
    /// Its name, leading to its page where it has one.
    pub link: Link<'a>,
    /// What became of its recommendations.
    pub closure: Closure,
    /// How often it raises each theme; nothing where none of its challenges has recorded recommendations.
    pub frequency: Option<GroupFrequency>,
    /// What may be claimed of the council's closure rate against the rest of the group.
    pub claim: Claim,
}

impl Comparator<'_> {
    /// How often it raises a theme.
    pub(in crate::site) fn theme(&self, theme: Key<Theme>) -> Proportion {
        let found = self.frequency.as_ref().and_then(|found| found.themes.get(theme));
        found.map(|found| found.challenges).unwrap_or_default()
    }
}

/// The groups that a council is compared with, the nearest in kind last, with what may be claimed of all of them together.
pub(in crate::site) fn comparators<'a>(site: &Site<'a>, key: Key<Council>) -> Vec<Comparator<'a>> {
    let (data, findings) = (site.data(), site.findings());
    let own = findings.closure_among(data, &[key]);
    let counts = |council: &Key<Council>| {
        let closure = findings.closure.get(&Group::Council(*council));
        *council != key && closure.is_some_and(|closure| closure.rate().total() > 0)
    };
    let mut found = Vec::new();
    let mut pairs = Vec::new();
    for group in comparator_groups(site, key) {
        let closure = findings.closure.get(&group).copied().unwrap_or_default();
        let members = data.councils.keys().filter(|other| group.contains(data, *other) == Some(true));
        pairs.push((Side::council(&own), Side::rest(&closure, &own, members.filter(counts).count())));
        let frequency = findings.frequency.get(&(Basis::All, group)).cloned();
        found.push((Some(group), group_link(site, group), closure, frequency));
    }
    let similar: Vec<Key<Council>> = findings.similar_to(key).iter().map(|similar| similar.council).collect();
    let closure = findings.closure_among(data, &similar);
    if closure.made > 0 {
        // With the council itself, so that what addresses both can be taken out again.
        let together: Vec<Key<Council>> = similar.iter().copied().chain([key]).collect();
        let all = findings.closure_among(data, &together);
        pairs.push((
            Side::council(&own),
            Side::rest(&all, &own, similar.iter().filter(|key| counts(key)).count()),
        ));
        let link = Link::new(wording::counted(similar.len(), "similar council"), "");
        found.push((None, link, closure, findings.frequency_among(data, &similar)));
    }
    let claims = pairwise(&pairs, findings.dispersion_of(Group::All));
    found
        .into_iter()
        .zip(claims)
        .map(|((group, link, closure, frequency), claim)| Comparator {
            group,
            link,
            closure,
            frequency,
            claim,
        })
        .collect()
}

/// A council's region, its type, and its nation; outside England everything, as few councils elsewhere are on record.
fn comparator_groups(site: &Site, key: Key<Council>) -> [Group; 3] {
    let council = &site.data().councils[key];
    let whole = if council.nation == Nation::England { Group::Nation(Nation::England) } else { Group::All };
    [Group::Region(council.region), Group::Type(council.kind), whole]
}

/// A group's name, leading to its page where it has one.
pub(in crate::site) fn group_link<'a>(site: &Site<'a>, group: Group) -> Link<'a> {
    let address = site.addresses().group(site.data(), group).unwrap_or_default();
    Link::new(wording::group(group, site.data()), address)
}

/// The rest of the whole that a council is compared with, within a sentence: `the rest of England`.
pub(in crate::site) fn rest_of(group: Group) -> String {
    match group {
        Group::Nation(nation) => format!("the rest of {}", nation.name()),
        _ => "all other councils".to_owned(),
    }
}
