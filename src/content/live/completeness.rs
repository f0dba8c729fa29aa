//! How complete the record of a region's visits is, as live figures.

use minijinja::value::{Kwargs, Value};

use super::arguments::Arguments;
use super::{Facts, Failure};
use crate::analysis::{Completeness, Findings};
use crate::dataset::Region;

/// A column of the export.
type Count = fn(&Completeness) -> u32;

/// Counts, named as columns of the export.
const COUNTS: [(&str, Count); 5] = [
    ("completeness.visits", |found| found.visits),
    ("completeness.with_recommendations", |found| found.with_recommendations),
    ("completeness.whole_lists", |found| found.whole_lists),
    ("completeness.with_status", |found| found.with_status),
    ("completeness.checked", |found| found.checked),
];

/// Their names.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    COUNTS.iter().map(|(name, _)| *name)
}

/// A count of the visits of a region, in one year or in all; `None` where no count has this name.
pub(super) fn count(facts: &Facts, name: &str, given: &Kwargs) -> Option<Result<Value, Failure>> {
    let (_, count) = COUNTS.iter().find(|(known, _)| *known == name)?;
    Some(of_arguments(facts, name, given).map(|found| Value::from(count(&found))))
}

fn of_arguments(facts: &Facts, name: &str, given: &Kwargs) -> Result<Completeness, Failure> {
    let arguments = Arguments::of_figure(name, given, &[], &["region", "year"])?;
    let word = arguments.need("region")?;
    let year = arguments.number("year")?.and_then(|year| i16::try_from(year).ok());
    let region = Region::ALL.into_iter().find(|region| region.slug() == word);
    let region = region.ok_or_else(|| Failure::unknown("region", word, Region::ALL.map(Region::slug)))?;
    Ok(of_region(&facts.findings, region, |of| year.is_none() || of == year))
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
