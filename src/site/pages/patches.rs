//! The list of regions, of types, or of groups of one's own.

use serde::Serialize;

use super::patch::is_member;
use super::{Sheet, regions_with_councils, titled};
use crate::analysis::{Group, GroupKind, State};
use crate::chart;
use crate::content::{Collection, Source};
use crate::dataset::CouncilType;
use crate::report::Problem;
use crate::site::Site;
use crate::site::parts::{Link, Method, Plot, Plots};
use crate::wording::{self, Figure};

#[derive(Serialize)]
struct View {
    noun: &'static str,
    rows: Vec<Row>,
    heat: Option<Plot>,
    status: Option<Plot>,
}

#[derive(Serialize)]
struct Row {
    group: Link,
    councils: usize,
    visited: usize,
    challenges_with_recommendations: u32,
    recommendations: u32,
    closure: Option<Figure>,
    no_information: u32,
    due_soon: usize,
}

/// The page of a list of patches.
pub(super) fn sheet(
    site: &Site,
    collection: Collection,
    source: Option<&Source>,
    plots: &mut Plots,
) -> Result<Sheet, Box<Problem>> {
    let data = site.data();
    let (noun, kind, groups): (_, _, Vec<Group>) = match collection {
        Collection::Regions => {
            ("Region", Some(GroupKind::Region), regions_with_councils(site).map(Group::Region).collect())
        }
        Collection::Types => (
            "Type",
            Some(GroupKind::Type),
            CouncilType::ALL
                .into_iter()
                .filter(|kind| data.councils.iter().any(|(key, c)| c.kind == *kind && data.is_listed(key)))
                .map(Group::Type)
                .collect(),
        ),
        _ => ("Group", None, data.groups.keys().map(Group::Custom).collect()),
    };
    let view = View {
        noun,
        rows: groups.iter().map(|group| row(site, *group)).collect(),
        heat: plots.add(kind.and_then(|kind| chart::theme_heat(&site.sources, kind)), Method::ThemeFrequency),
        status: plots.add(kind.and_then(|kind| chart::status_bars(&site.sources, kind)), Method::Closure),
    };
    let (title, description) = titled(source, noun);
    Ok(Sheet::new("patches.html", title, &view)?.describe(description))
}

fn row(site: &Site, group: Group) -> Row {
    let (data, findings) = (site.data(), site.findings());
    let members: Vec<_> = data
        .councils
        .iter()
        .filter(|(key, council)| {
            council.closed.is_none() && data.is_listed(*key) && is_member(data, group, *key)
        })
        .map(|(key, _)| key)
        .collect();
    let closure = findings.closure.get(&group).copied().unwrap_or_default();
    Row {
        group: Link::new(
            wording::group(group, data),
            site.addresses().group(data, group).unwrap_or_default(),
        ),
        councils: members.len(),
        visited: members.iter().filter(|key| !data.challenges_of(**key).is_empty()).count(),
        challenges_with_recommendations: findings
            .frequency
            .get(&(crate::analysis::Basis::All, group))
            .map_or(0, |frequency| frequency.challenges),
        recommendations: closure.made,
        closure: Figure::closure(data, findings, group),
        no_information: closure.no_information,
        due_soon: findings
            .duties
            .iter()
            .filter(|duty| duty.state == State::DueSoon && is_member(data, group, duty.council))
            .count(),
    }
}
