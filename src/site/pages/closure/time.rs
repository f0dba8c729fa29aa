//! How many were closed within so many months, group by group.

use serde::Serialize;

use crate::analysis::{Closure, Group, GroupKind, TimeToClosure};
use crate::site::Site;
use crate::site::parts::Link;
use crate::wording::{self, reading_figure};

/// Months after which each group is looked at.
const MONTHS: [u16; 3] = [6, 12, 24];

/// What is known of one group's time to closure.
#[derive(Serialize)]
pub(super) struct TimeRow {
    kind: &'static str,
    group: Link,
    observed: u32,
    left_out: u32,
    /// Share closed within each of [`MONTHS`], as HTML.
    within: Vec<String>,
}

/// Why a group has no curve.
pub(in crate::site) fn missing(site: &Site, group: Group) -> String {
    match site.findings().time_to_closure.get(&group) {
        None => "No recommendation is recorded yet, so how long closing takes cannot be said.".to_owned(),
        Some(found) => format!(
            "{}. A curve needs at least {} at once; published updates with dates would allow one.",
            wording::followed(found),
            wording::number_word(TimeToClosure::FEWEST as usize)
        ),
    }
}

/// Groups that have a curve, in the order of exports.
pub(super) fn rows(site: &Site) -> Vec<TimeRow> {
    site.findings()
        .time_to_closure
        .iter()
        .filter(|(group, found)| shown(group.kind()) && !found.steps.is_empty())
        .map(|(group, found)| row(site, *group, found))
        .collect()
}

fn shown(kind: GroupKind) -> bool {
    matches!(
        kind,
        GroupKind::All
            | GroupKind::Region
            | GroupKind::Type
            | GroupKind::Component
            | GroupKind::Theme
            | GroupKind::Custom
    )
}

fn row(site: &Site, group: Group, found: &TimeToClosure) -> TimeRow {
    let data = site.data();
    TimeRow {
        kind: group.kind().word(),
        group: Link::new(
            wording::group(group, data),
            site.addresses().group(data, group).unwrap_or_default(),
        ),
        observed: found.observed,
        left_out: found.no_information + found.undated,
        within: MONTHS.iter().map(|months| within(site, group, found, *months)).collect(),
    }
}

/// The share closed within so many months with its interval; in words where the curve does not reach so far, or where the
/// interval is too wide for a percentage.
fn within(site: &Site, group: Group, found: &TimeToClosure, months: u16) -> String {
    let Some(reading) = found.within(f64::from(months)) else { return "not known".to_owned() };
    match (reading.step, reading.interval) {
        (None, _) | (Some(_), None) => "none yet".to_owned(),
        (Some(_), Some(interval)) if interval.width() > Closure::WIDEST_SHOWN => "too few to say".to_owned(),
        (Some(step), Some(interval)) => {
            format!("{} ({})", reading_figure(site.data(), group, step), wording::ends(interval))
        }
    }
}
