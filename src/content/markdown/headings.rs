//! Headings of a page, and the names that links can lead to.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, HeadingLevel, Tag, TagEnd};

use super::Writer;
use crate::report::ProblemKind;

/// A heading while its words are being read.
pub(super) struct Heading {
    /// Location of its beginning among the pending events.
    start: usize,
    pub(super) words: String,
}

impl Writer<'_> {
    pub(super) fn start_heading(&mut self, level: HeadingLevel, span: &Range<usize>) {
        let level = if level == HeadingLevel::H1 {
            let message = "the title is the page's only first heading, so this one is set as a second";
            self.fault(ProblemKind::ContentHeading, span, message, "headings from ## down");
            HeadingLevel::H2
        } else {
            level
        };
        self.heading = Some(Heading { start: self.pending.len(), words: String::new() });
        self.pending.push(Event::Start(Tag::Heading {
            level,
            id: None,
            classes: Vec::new(),
            attrs: Vec::new(),
        }));
    }

    pub(super) fn end_heading(&mut self) {
        let Some(heading) = self.heading.take() else { return };
        let words = heading.words.split_whitespace().collect::<Vec<_>>().join(" ");
        let name = self.anchors.name(&words);
        let Some(Event::Start(Tag::Heading { level, id, .. })) = self.pending.get_mut(heading.start) else {
            return;
        };
        let level = *level;
        *id = Some(CowStr::from(name.clone()));
        self.pending.push(Event::End(TagEnd::Heading(level)));
        if level == HeadingLevel::H2 {
            self.prose.headings.push((name, words));
        }
    }
}
