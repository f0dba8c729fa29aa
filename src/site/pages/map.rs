//! The map of councils, a page for each of its views.

use serde::Serialize;

use crate::chart::{self, MapView};
use crate::report::Problem;
use crate::site::Site;
use crate::site::page_kind::{PageContext, PageKind, PageView};
use crate::site::parts::{ChartView, Link};

#[derive(Serialize)]
struct View<'a> {
    /// The views; the one shown has no address.
    views: Vec<Link<'a>>,
    map: Option<ChartView<'a>>,
}

/// The page of a view.
pub(super) struct MapPage;

impl PageKind for MapPage {
    type Subject = MapView;
    const SECTION: Option<&'static str> = Some("councils/");

    fn pages(site: &Site) -> Vec<(String, MapView)> {
        let has_map = chart::has_map(&site.sources);
        MapView::ALL.into_iter().filter(|_| has_map).map(|view| (path(view), view)).collect()
    }

    fn view<'a>(
        site: &Site<'a>,
        &shown: &MapView,
        context: &mut PageContext<'a>,
    ) -> Result<PageView<'a>, Box<Problem>> {
        let view = View {
            views: links(site, shown),
            map: context.charts.add(chart::hexagon_map(&site.sources, shown)),
        };
        let description = view.map.as_ref().map(|map| map.headline.clone()).unwrap_or_default();
        Ok(PageView::new("map.html", format!("Map of councils: {}", shown.in_title()), &view)?
            .describe(description)
            .below(vec![Link::new("Councils", site.addresses().to("councils/"))]))
    }
}

fn path(view: MapView) -> String {
    format!("map/{}/", view.word())
}

/// Links to the views; the one that is shown leads nowhere.
pub(super) fn links<'a>(site: &Site<'a>, shown: MapView) -> Vec<Link<'a>> {
    let address = |view| if view == shown { String::new() } else { site.addresses().to(&path(view)) };
    MapView::ALL.into_iter().map(|view| Link::new(view.title(), address(view))).collect()
}
