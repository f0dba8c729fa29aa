//! The search over the whole site; without a script, the ways in that need none.

use serde::Serialize;

use super::{Sheet, titled};
use crate::content::Source;
use crate::report::Problem;
use crate::site::Site;

#[derive(Serialize)]
struct View {
    /// Whether the site has a search index.
    searchable: bool,
}

/// The page of the search.
pub(super) fn sheet(site: &Site, source: Option<&Source>) -> Result<Sheet, Box<Problem>> {
    let (title, description) = titled(source, "Search");
    Ok(Sheet::new("search.html", title, &View { searchable: site.searchable })?.describe(description))
}
