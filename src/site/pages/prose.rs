//! A page of prose alone, with a list of its sections.

use serde::Serialize;

use crate::report::Problem;
use crate::site::Site;
use crate::site::page_kind::{PageContext, PageKind, PageView};
use crate::site::parts::Link;

/// A list of contents is worth its space from this many sections.
const SECTIONS_FOR_CONTENTS: usize = 4;

#[derive(Serialize)]
struct View<'a> {
    contents: Vec<Link<'a>>,
}

/// A page that shows only its prose, at the address of its file. Prose at the address of another kind of page joins that.
pub(super) struct ProsePage;

impl PageKind for ProsePage {
    type Subject = ();
    const SECTION: Option<&'static str> = Some("data/");

    fn pages(site: &Site) -> Vec<(String, ())> {
        let written = site.content.pages.iter().map(|source| source.address.clone());
        // A host shows it for every address that it does not know, whether anyone wrote one or not.
        let not_found = NOT_FOUND.to_owned();
        written.chain([not_found]).map(|address| (address, ())).collect()
    }

    fn view<'a>(_: &Site, (): &(), context: &mut PageContext<'a>) -> Result<PageView<'a>, Box<Problem>> {
        let headings = std::mem::take(&mut context.headings);
        let contents = if headings.len() < SECTIONS_FOR_CONTENTS { Vec::new() } else { headings };
        let contents = contents.into_iter().map(|(id, text)| Link::new(text, format!("#{id}"))).collect();
        let (title, description) = context.titled("Page not found");
        Ok(PageView::new("prose.html", title, &View { contents })?.describe(description))
    }
}

/// The page that hosts show for unknown addresses.
const NOT_FOUND: &str = "404.html";
