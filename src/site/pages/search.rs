//! The search over the whole site; without a script, the ways in that need none.

use serde::Serialize;

use super::areas;
use crate::dataset::Region;
use crate::report::Problem;
use crate::site::Site;
use crate::site::page_kind::{PageContext, PageKind, PageView};
use crate::site::record::KINDS;

#[derive(Serialize)]
struct View<'a> {
    /// Whether the site has a search index.
    searchable: bool,
    /// What a page can be; what regions and themes it can be about.
    kinds: [&'static str; 6],
    regions: Vec<&'static str>,
    themes: Vec<&'a str>,
}

/// The page of the search.
pub(super) struct Search;

impl PageKind for Search {
    type Subject = ();

    fn pages(_site: &Site) -> Vec<(String, ())> {
        vec![("search/".to_owned(), ())]
    }

    fn view<'a>(
        site: &Site<'a>,
        (): &(),
        context: &mut PageContext<'a>,
    ) -> Result<PageView<'a>, Box<Problem>> {
        page_view(site, context)
    }
}

fn page_view<'a>(site: &Site<'a>, context: &mut PageContext<'a>) -> Result<PageView<'a>, Box<Problem>> {
    let (title, description) = context.titled("Search");
    let view = View {
        searchable: site.searchable,
        kinds: KINDS,
        regions: areas::regions(site).map(Region::name).collect(),
        themes: site.data().themes.rows().iter().map(|theme| theme.title.as_str()).collect(),
    };
    Ok(PageView::new("search.html", title, &view)?.describe(description))
}
