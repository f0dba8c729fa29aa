//! Markdown → HTML in which nothing runs.

mod anchors;
mod destination;
mod headings;
mod links;

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, Options, Parser, Tag, TagEnd, TextMergeWithOffset, html};

use self::anchors::Anchors;
use self::headings::Heading;
use self::links::Picture;
use super::piece::{Piece, Pieces};
use super::{Block, Prose};
use crate::address::Addresses;
use crate::report::ProblemKind;

/// Something wrong in a page's Markdown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    /// Which rule is broken.
    pub(super) kind: ProblemKind,
    /// Where it stands in the Markdown.
    pub(super) span: Range<usize>,
    /// What is wrong.
    pub(super) message: String,
    /// What was expected.
    pub(super) expected: &'static str,
}

/// What a page's Markdown makes.
pub(super) struct Found {
    pub(super) prose: Prose,
    pub(super) faults: Vec<Fault>,
    /// Destinations, whether each is that of a picture, and where it stands in the Markdown.
    pub(super) links: Vec<(String, bool, Range<usize>)>,
}

/// Makes a page's prose from its Markdown and the pieces that its tokens stand for. What cannot be used becomes text and
/// is a fault. No heading or chart has an id that is taken.
pub(super) fn prose(
    markdown: &str,
    pieces: Pieces<'_>,
    addresses: &Addresses,
    taken: &BTreeSet<String>,
) -> Found {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let events = TextMergeWithOffset::new(Parser::new_ext(markdown, options).into_offset_iter());
    let mut writer = Writer {
        pieces,
        addresses,
        prose: Prose::default(),
        faults: Vec::new(),
        links: Vec::new(),
        pending: Vec::new(),
        depth: 0,
        refused_links: Vec::new(),
        picture: None,
        alone: None,
        heading: None,
        anchors: Anchors::avoiding(taken),
    };
    for (event, span) in events {
        writer.event(event, span);
    }
    writer.finish_html();
    Found { prose: writer.prose, faults: writer.faults, links: writer.links }
}

struct Writer<'a> {
    pieces: Pieces<'a>,
    addresses: &'a Addresses,
    prose: Prose,
    faults: Vec<Fault>,
    links: Vec<(String, bool, Range<usize>)>,
    /// What will be the next block of HTML.
    pending: Vec<Event<'a>>,
    /// How many elements are open.
    depth: usize,
    /// For each open link, whether it was refused.
    refused_links: Vec<bool>,
    picture: Option<Picture>,
    /// Where the open paragraph began with a chart or table.
    alone: Option<Range<usize>>,
    heading: Option<Heading>,
    anchors: Anchors,
}

impl<'a> Writer<'a> {
    fn event(&mut self, event: Event<'a>, span: Range<usize>) {
        match event {
            Event::Start(tag) => {
                self.depth += 1;
                self.start(tag, span);
            }
            Event::End(tag) => {
                self.depth = self.depth.saturating_sub(1);
                self.end(tag);
            }
            Event::Text(text) => self.text(text, span, Event::Text),
            Event::Code(text) => self.text(text, span, Event::Code),
            Event::Html(html) | Event::InlineHtml(html) => {
                let expected = "Markdown alone; notes to oneself stand between {# and #}";
                self.fault(ProblemKind::ContentHtml, &span, "HTML is shown as text", expected);
                self.text(html, span, Event::Text);
            }
            Event::SoftBreak => self.text(CowStr::Borrowed("\n"), span, |_| Event::SoftBreak),
            Event::HardBreak => {
                self.text(CowStr::Borrowed("\n"), span, |_| Event::InlineHtml(CowStr::Borrowed("<br>\n")));
            }
            Event::Rule => self.pending.push(Event::Html(CowStr::Borrowed("<hr>\n"))),
            // The parser makes these only with options that are off.
            Event::InlineMath(text) | Event::DisplayMath(text) | Event::FootnoteReference(text) => {
                self.text(text, span, Event::Text);
            }
            Event::TaskListMarker(_) => {}
        }
    }

    /// Text of any kind, which `event` makes an event of.
    fn text(&mut self, text: CowStr<'a>, span: Range<usize>, event: impl Fn(CowStr<'a>) -> Event<'a>) {
        if let Some(picture) = &mut self.picture {
            picture.description.push_str(&self.pieces.plain(&text));
            return;
        }
        if self.pieces.holds_block(&text) {
            if self.begins_alone(&text) {
                self.alone = Some(span);
            } else {
                self.misplaced_block(&span);
            }
        }
        if !self.pieces.holds_block(&text) {
            self.prose.words.push_str(&self.pieces.plain(&text));
        }
        if let Some(heading) = &mut self.heading {
            heading.words.push_str(&self.pieces.plain(&text));
        }
        self.pending.push(event(text));
    }

    /// Whether a text begins a paragraph of the page itself and is a chart or table; whether the paragraph ends with it
    /// is seen by [`Self::end_paragraph`].
    fn begins_alone(&self, text: &str) -> bool {
        self.depth == 1
            && matches!(self.pending.last(), Some(Event::Start(Tag::Paragraph)))
            && self.pieces.alone(text).is_some_and(Piece::is_block)
    }

    fn misplaced_block(&mut self, span: &Range<usize>) {
        let message = "a chart or table cannot stand within a text";
        let expected = "the expression in a paragraph of its own, with an empty line before and after";
        self.fault(ProblemKind::ContentBlock, span, message, expected);
    }

    fn start(&mut self, tag: Tag<'a>, span: Range<usize>) {
        if let Some(picture) = &mut self.picture {
            picture.depth += 1;
            return;
        }
        match tag {
            Tag::HtmlBlock => self.pending.push(Event::Start(Tag::Paragraph)),
            // A style sheet class from a page's text is nobody's need.
            Tag::CodeBlock(_) => self.pending.push(Event::Start(Tag::CodeBlock(CodeBlockKind::Indented))),
            // Alignment would be written as inline style.
            Tag::Table(_) => self.pending.push(Event::Start(Tag::Table(Vec::new()))),
            Tag::Heading { level, .. } => self.start_heading(level, &span),
            Tag::Link { link_type, dest_url, title, .. } => {
                self.start_link(link_type, &dest_url, &title, &span);
            }
            Tag::Image { dest_url, .. } => self.start_picture(&dest_url, &span),
            other => self.pending.push(Event::Start(other)),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        if let Some(picture) = self.picture.as_mut().filter(|picture| picture.depth > 0) {
            picture.depth -= 1;
            return;
        }
        let is_within_a_line = matches!(
            tag,
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image
        );
        if !is_within_a_line && !self.prose.words.is_empty() && !self.prose.words.ends_with('\n') {
            self.prose.words.push('\n');
        }
        match tag {
            TagEnd::HtmlBlock => self.pending.push(Event::End(TagEnd::Paragraph)),
            TagEnd::Heading(_) => self.end_heading(),
            TagEnd::Link => {
                if self.refused_links.pop() != Some(true) {
                    self.pending.push(Event::End(TagEnd::Link));
                }
            }
            TagEnd::Image => self.end_picture(),
            TagEnd::Paragraph => self.end_paragraph(),
            other => self.pending.push(Event::End(other)),
        }
    }

    /// Ends a paragraph; one that is nothing but a chart or table becomes a block of its own.
    fn end_paragraph(&mut self) {
        let begun = self.alone.take();
        let alone = match self.pending.as_slice() {
            [.., Event::Start(Tag::Paragraph), Event::Text(text)] if self.depth == 0 => {
                self.pieces.alone(text).filter(|piece| piece.is_block())
            }
            _ => None,
        };
        let block = match alone {
            Some(Piece::Chart(chart)) if self.anchors.take(&format!("chart-{}", chart.name)) => {
                Block::Chart((**chart).clone())
            }
            Some(Piece::Chart(_)) => {
                self.pending.truncate(self.pending.len().saturating_sub(2));
                if let Some(span) = begun {
                    let message = "the page shows this chart already, so it is left out here";
                    self.fault(ProblemKind::ContentRepeated, &span, message, "each chart once");
                }
                return;
            }
            Some(Piece::Table(caption, table)) => Block::Table(caption.clone(), table.clone()),
            _ => {
                if let Some(span) = begun {
                    self.misplaced_block(&span);
                }
                self.pending.push(Event::End(TagEnd::Paragraph));
                return;
            }
        };
        self.pending.truncate(self.pending.len().saturating_sub(2));
        self.finish_html();
        self.prose.blocks.push(block);
    }

    /// Turns what is pending into a block of HTML.
    fn finish_html(&mut self) {
        if self.pending.is_empty() {
            return;
        }
        let mut out = String::new();
        html::push_html(&mut out, self.pending.drain(..));
        self.prose.blocks.push(Block::Html(self.pieces.html(&out)));
    }

    fn fault(&mut self, kind: ProblemKind, span: &Range<usize>, message: &str, expected: &'static str) {
        let message = message.to_owned();
        self.faults.push(Fault { kind, span: span.clone(), message, expected });
    }
}
