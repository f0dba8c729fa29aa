//! Councils whose closure rate lies outside what chance alone would give.

use serde::Serialize;

use super::above;
use crate::chart;
use crate::report::Problem;
use crate::site::Site;
use crate::site::page_kind::{PageContext, PageKind, PageView};
use crate::site::parts::ChartView;
use crate::wording;

#[derive(Serialize)]
struct View<'a> {
    funnel: Option<ChartView<'a>>,
    /// Why there is no funnel.
    missing: String,
}

/// The page of the funnel.
pub(in crate::site::pages) struct StandOut;

impl PageKind for StandOut {
    type Subject = ();

    fn pages(_: &Site) -> Vec<(String, ())> {
        vec![("closure/stand-out/".to_owned(), ())]
    }

    fn view<'a>(
        site: &Site<'a>,
        (): &(),
        context: &mut PageContext<'a>,
    ) -> Result<PageView<'a>, Box<Problem>> {
        let view = View {
            funnel: context.charts.add(chart::funnel(&site.sources)),
            missing: wording::funnel(site.findings()),
        };
        let (title, description) = context.titled("Does any council stand out?");
        Ok(PageView::new("progress-stand-out.html", title, &view)?.describe(description).below(above(site)))
    }
}
