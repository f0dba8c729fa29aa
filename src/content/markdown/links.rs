//! Links and pictures of a page.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType, Tag};

use super::Writer;
use super::destination::{Use, resolve};
use crate::report::ProblemKind;
use crate::wording::escaped;

/// A picture while its description is being read.
pub(super) struct Picture {
    /// Where it is; `None` when it may not be shown.
    source: Option<String>,
    pub(super) description: String,
    /// How many elements are open within its description.
    pub(super) depth: usize,
}

impl Writer<'_> {
    pub(super) fn start_link(&mut self, kind: LinkType, written: &str, title: &str, span: &Range<usize>) {
        let written = match kind {
            LinkType::Email => format!("mailto:{written}"),
            _ => written.to_owned(),
        };
        let leads_to = self.destination(&written, Use::Link, span);
        self.refused_links.push(leads_to.is_none());
        let Some(leads_to) = leads_to else { return };
        self.pending.push(Event::Start(Tag::Link {
            link_type: LinkType::Inline,
            dest_url: CowStr::from(leads_to),
            title: CowStr::from(self.pieces.plain(title)),
            id: CowStr::Borrowed(""),
        }));
    }

    pub(super) fn start_picture(&mut self, written: &str, span: &Range<usize>) {
        let source = self.destination(written, Use::Picture, span);
        self.picture = Some(Picture { source, description: String::new(), depth: 0 });
    }

    pub(super) fn end_picture(&mut self) {
        let Some(Picture { source, description, .. }) = self.picture.take() else { return };
        self.pending.push(match source {
            Some(source) => {
                let (source, description) = (escaped(&source), escaped(&description));
                Event::InlineHtml(CowStr::from(format!("<img src=\"{source}\" alt=\"{description}\">")))
            }
            None => Event::Text(CowStr::from(description)),
        });
    }

    /// Where a link or picture leads; a fault when it may not.
    fn destination(&mut self, written: &str, used: Use, span: &Range<usize>) -> Option<String> {
        match resolve(&self.pieces.plain(written), used, self.addresses) {
            Ok(leads_to) => {
                self.links.push((leads_to.clone(), used == Use::Picture, span.clone()));
                Some(leads_to)
            }
            Err(expected) => {
                let message = match used {
                    Use::Link => "the link cannot lead there",
                    Use::Picture => "the picture cannot come from there",
                };
                self.fault(ProblemKind::ContentDestination, span, message, expected);
                None
            }
        }
    }
}
