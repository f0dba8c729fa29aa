//! The search over the whole site; without a script, the ways in that need none.

use serde::Serialize;

use super::{Sheet, regions_with_councils, titled};
use crate::content::Source;
use crate::dataset::Region;
use crate::report::Problem;
use crate::site::Site;
use crate::site::record::KINDS;

#[derive(Serialize)]
struct View {
    /// Whether the site has a search index.
    searchable: bool,
    /// What a page can be; what regions and themes it can be about.
    kinds: [&'static str; 5],
    regions: Vec<&'static str>,
    themes: Vec<String>,
}

/// The page of the search.
pub(super) fn sheet(site: &Site, source: Option<&Source>) -> Result<Sheet, Box<Problem>> {
    let (title, description) = titled(source, "Search");
    let view = View {
        searchable: site.searchable,
        kinds: KINDS,
        regions: regions_with_councils(site).map(Region::name).collect(),
        themes: site.data().themes.rows().iter().map(|theme| theme.title.clone()).collect(),
    };
    Ok(Sheet::new("search.html", title, &view)?.describe(description))
}
