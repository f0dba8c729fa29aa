//! A page of prose alone, with a list of its sections.

use serde::Serialize;

use super::{Sheet, titled};
use crate::content::Source;
use crate::report::Problem;
use crate::site::parts::Link;

/// A list of contents is worth its space from this many sections.
const SECTIONS_FOR_CONTENTS: usize = 4;

#[derive(Serialize)]
struct View {
    contents: Vec<Link>,
}

/// A page that shows only its prose.
pub(super) fn sheet(
    source: Option<&Source>,
    otherwise: &str,
    headings: Vec<(String, String)>,
) -> Result<Sheet, Box<Problem>> {
    let contents = if headings.len() < SECTIONS_FOR_CONTENTS { Vec::new() } else { headings };
    let view =
        View { contents: contents.into_iter().map(|(id, text)| Link::new(text, format!("#{id}"))).collect() };
    let (title, description) = titled(source, otherwise);
    Ok(Sheet::new("prose.html", title, &view)?.describe(description))
}
