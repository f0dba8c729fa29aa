//! What the scripts of pages read: every recommendation for the finder, every council and group for the comparison.
//!
//! Both are columns rather than rows, with words named by their place in a list, so that a country fits in few bytes.

mod comparison;
mod finder;

use serde_json::Value;

use crate::analysis::Findings;
use crate::artefact::Artefact;
use crate::dataset::Dataset;

/// The files that scripts read. Addresses in them are left to the page, which knows where the site lives.
#[must_use]
pub fn for_scripts(data: &Dataset, findings: &Findings) -> Vec<Artefact> {
    let (finder, comparison) =
        rayon::join(|| finder::recommendations(data, findings), || comparison::units(data, findings));
    vec![
        Artefact::new("recommendations/finder.json", bytes(&finder)),
        Artefact::new("compare/units.json", bytes(&comparison)),
    ]
}

fn bytes(value: &Value) -> Vec<u8> {
    value.to_string().into_bytes()
}
