//! Which further pages a council has, and where they are.

use crate::dataset::{Council, Key};
use crate::site::Site;

/// Whether a council has a brief: it exists still, and a challenge of it is on record.
pub(in crate::site) fn has_brief(site: &Site, key: Key<Council>) -> bool {
    let data = site.data();
    data.is_listed(key) && site.exists(key) && !data.challenges_of(key).is_empty()
}

/// Whether a council has a ready-made comparison: one of its recommendations is recorded.
pub(super) fn has_comparison(site: &Site, key: Key<Council>) -> bool {
    site.data().is_listed(key) && site.data().recommendations_to(key).next().is_some()
}

/// The address of a council's ready-made comparison; where it has none, of the page to choose on, with it chosen.
pub(super) fn comparison_address(site: &Site, key: Key<Council>) -> String {
    let id = &site.data().councils[key].id;
    let path =
        if has_comparison(site, key) { format!("compare/{id}/") } else { format!("compare/?with={id}") };
    site.addresses().to(&path)
}
