//! What the scripts of pages read: every recommendation for the finder, every council and group for the comparison.
//!
//! Both are columns rather than rows, with words named by their place in a list, so that a country fits in few bytes.

mod comparison;
mod councils;
mod finder;

use serde_json::Value;

use crate::analysis::Findings;
use crate::artefact::{Artefact, short_hash};
use crate::dataset::Dataset;

/// The files that scripts read, by the names that templates use, under addresses that change with their content. Addresses in them
/// are left to the page, which knows where the site lives.
#[must_use]
pub fn for_scripts(data: &Dataset, findings: &Findings) -> Vec<(&'static str, Artefact)> {
    let (finder, comparison) =
        rayon::join(|| finder::recommendations(data, findings), || comparison::units(data, findings));
    vec![
        ("finder", file("recommendations/finder", &finder)),
        ("comparison", file("compare/units", &comparison)),
        ("councils", file("councils/names", &councils::councils(data, findings))),
    ]
}

fn file(path: &str, value: &Value) -> Artefact {
    let bytes = value.to_string().into_bytes();
    Artefact::new(format!("{path}.{}.json", short_hash([bytes.as_slice()])), bytes)
}
