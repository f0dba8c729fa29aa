//! How complete the record of a region's visits is, as live figures.

use minijinja::value::{Kwargs, Value};

use super::arguments::Arguments;
use super::{Facts, Failure};
use crate::analysis::{Completeness, Findings, Group, GroupKind};
use crate::dataset::Region;

/// Names of counts, named as columns of the export.
pub(super) const NAMES: [&str; 5] = [
    "completeness.visits",
    "completeness.with_recommendations",
    "completeness.whole_lists",
    "completeness.with_status",
    "completeness.checked",
];

/// A count of the visits of a region, in one year or in all.
pub(super) fn count(facts: &Facts, name: &str, given: &Kwargs) -> Result<Value, Failure> {
    let arguments = Arguments::new(&format!("figure \"{name}\""), given, &["region", "year"])?;
    arguments.need("region")?;
    let group = arguments.group(&facts.data, &[GroupKind::Region])?;
    let year = arguments.number("year")?.and_then(|year| i16::try_from(year).ok());
    let Group::Region(region) = group else { return Ok(Value::from(0)) };
    let found = of_region(&facts.findings, region, |of| year.is_none() || of == year);
    Ok(Value::from(match name {
        "completeness.with_recommendations" => found.with_recommendations,
        "completeness.whole_lists" => found.whole_lists,
        "completeness.with_status" => found.with_status,
        "completeness.checked" => found.checked,
        _ => found.visits,
    }))
}

/// What is on record of the visits of a region in the years wanted; `None` stands for a year that is not known.
pub(super) fn of_region(
    findings: &Findings,
    region: Region,
    wanted: impl Fn(Option<i16>) -> bool,
) -> Completeness {
    let rows = findings.completeness.iter().filter(|((of, year), _)| *of == region && wanted(*year));
    rows.fold(Completeness::default(), |sum, (_, row)| Completeness {
        visits: sum.visits + row.visits,
        with_recommendations: sum.with_recommendations + row.with_recommendations,
        whole_lists: sum.whole_lists + row.whole_lists,
        with_status: sum.with_status + row.with_status,
        checked: sum.checked + row.checked,
    })
}
