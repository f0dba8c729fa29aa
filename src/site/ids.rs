//! The ids in a page's HTML, which links can lead to.

use std::collections::BTreeSet;

/// Every id, in the order of the page. Text has its quotation marks escaped, so that none of it is taken for an attribute.
pub(super) fn ids(html: &str) -> impl Iterator<Item = &str> {
    html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next())
}

/// The ids that stand more than once.
pub(super) fn repeated(html: &str) -> BTreeSet<String> {
    let mut seen = BTreeSet::new();
    ids(html).filter(|id| !seen.insert(*id)).map(str::to_owned).collect()
}
