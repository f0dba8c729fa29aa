//! A picture as it stands in a page, and as a document of its own.

use std::fmt::Write as _;

use super::backend::TEXT_SIZE;
use super::canvas::{Canvas, TextStyle};
use super::class::SvgClass;
use super::escape::escape;
use super::measure::wrap;
use super::paint::{self, FONTS};
use crate::chart::{Chart, DataTable, Section, Sources};
use crate::wording;

/// Width of a picture in units of its `viewBox`.
pub(in crate::chart) const WIDTH: f64 = 720.0;

/// Width of a picture for a phone, where it has one of its own.
pub(in crate::chart) const NARROW: f64 = 343.0;

/// Room round a stand-alone picture.
const MARGIN: f64 = 16.0;

/// How much wider bold text runs.
const BOLD: f64 = 1.12;

/// What a picture says in words.
#[derive(Clone, Debug)]
pub(in crate::chart) struct Message {
    /// Slug of the picture.
    pub(in crate::chart) name: String,
    /// What the numbers say.
    pub(in crate::chart) headline: String,
    /// What is measured, where, when, out of how many.
    pub(in crate::chart) subtitle: String,
    /// How to read it.
    pub(in crate::chart) note: &'static str,
    /// What explains it.
    pub(in crate::chart) section: Section,
}

/// Shapes on a surface.
#[derive(Clone, Debug)]
pub(in crate::chart) struct Picture {
    width: f64,
    height: f64,
    body: String,
    /// The same for a phone.
    narrow: Option<Box<Picture>>,
}

impl Picture {
    /// What `draw` draws on a surface [`WIDTH`] wide and of this height.
    pub(in crate::chart) fn draw(height: f64, draw: impl FnOnce(&Canvas<'_>)) -> Self {
        Self::draw_at(WIDTH, height, draw)
    }

    /// What `draw` draws on a surface of this size.
    pub(in crate::chart) fn draw_at(width: f64, height: f64, draw: impl FnOnce(&Canvas<'_>)) -> Self {
        let mut body = String::with_capacity(4096);
        draw(&Canvas::new(&mut body, width, height));
        Self { width, height, body, narrow: None }
    }

    /// A picture that is drawn for a desk and for a phone, [`WIDTH`] and [`NARROW`] wide.
    pub(in crate::chart) fn in_two_widths(draw: impl Fn(f64) -> Self) -> Self {
        Self { narrow: Some(Box::new(draw(NARROW))), ..draw(WIDTH) }
    }

    /// The chart of this picture, its message and its table. Where the table is the chart, what a column
    /// says in every row is said once, in the subtitle.
    pub(in crate::chart) fn into_chart(
        self,
        sources: &Sources<'_>,
        mut message: Message,
        mut table: DataTable,
    ) -> Chart {
        let said_in_every_row =
            if table.has_marks() { table.leave_out_constant_columns() } else { Vec::new() };
        for said in said_in_every_row {
            message.subtitle.push_str("; ");
            message.subtitle.push_str(&wording::lower_first(&said));
        }
        let svg = self.inline(&message, if self.narrow.is_some() { " picture-wide" } else { "" });
        let narrow = self.narrow.as_ref().map(|narrow| {
            // Ids are unique on a page that holds both.
            let message = Message { name: format!("{}-narrow", message.name), ..message.clone() };
            narrow.inline(&message, " picture-narrow")
        });
        let standalone = self.standalone(sources, &message);
        let Message { name, headline, subtitle, note, section } = message;
        Chart { name, headline, subtitle, note: note.to_owned(), section, svg, narrow, standalone, table }
    }

    /// The element for a page; `class` follows its class.
    fn inline(&self, message: &Message, class: &str) -> String {
        let mut svg = String::with_capacity(self.body.len() + 800);
        let _ = write!(svg, "<svg class=\"chart-picture{class}\"");
        self.open(&mut svg, self.width, self.height, message);
        svg.push_str(&self.body);
        svg.push_str("</svg>");
        svg
    }

    fn standalone(&self, sources: &Sources<'_>, message: &Message) -> String {
        let headline = wrap(&message.headline, self.width / BOLD, 18.0, 3);
        let subtitle = wrap(&message.subtitle, self.width, 14.0, 4);
        let top = MARGIN + 24.0 * headline.len() as f64 + 20.0 * subtitle.len() as f64 + 10.0;
        let note = wrap(message.note, self.width, 12.0, 6);
        let height = top + self.height + 18.0 * note.len() as f64 + 48.0;
        let site = sources.addresses.absolute("");
        let mut svg = String::with_capacity(self.body.len() * 2 + 4000);
        // With a size of its own a program that places it, or makes a PNG of it, knows how large it is meant to be.
        let _ = write!(
            svg,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}\" height=\"{height}\" font-family=\"{FONTS}\"",
            self.width + 2.0 * MARGIN
        );
        self.open(&mut svg, self.width + 2.0 * MARGIN, height, message);
        svg.push_str(&paint::patterns());
        svg.push_str("<rect class=\"ground\" width=\"100%\" height=\"100%\"/>");
        let canvas = Canvas::new(&mut svg, self.width + 2.0 * MARGIN, height);
        let mut y = MARGIN + 12.0;
        for line in &headline {
            canvas.text(TextStyle::new(SvgClass::LABEL).size(18.0).bold(), (MARGIN, y), line);
            y += 24.0;
        }
        for line in &subtitle {
            canvas.text(TextStyle::new(SvgClass::MUTED), (MARGIN, y), line);
            y += 20.0;
        }
        let mut y = top + self.height + 20.0;
        for line in &note {
            canvas.text(TextStyle::new(SvgClass::MUTED).size(12.0), (MARGIN, y), line);
            y += 18.0;
        }
        let source = format!("Source: {site} · data as at {}", wording::day(sources.findings.as_of));
        canvas.text(TextStyle::new(SvgClass::MUTED).size(12.0), (MARGIN, y), &source);
        drop(canvas);
        // Links lead on from wherever the picture is copied to. Text cannot hold `href="`: its quotes are escaped.
        let (mut path, mut address) = (String::from("href=\""), String::from("href=\""));
        escape(&mut path, sources.addresses.base());
        escape(&mut address, &site);
        let _ = write!(svg, "<g transform=\"translate({MARGIN} {top})\">");
        svg.push_str(&self.body.replace(&path, &address));
        svg.push_str("</g></svg>\n");
        paint::painted(&svg)
    }

    /// The rest of the opening tag, and what names and describes the picture.
    fn open(&self, svg: &mut String, width: f64, height: f64, message: &Message) {
        let name = &message.name;
        let role = if self.body.contains("<a ") { "group" } else { "img" };
        // Writing to a String cannot fail.
        let _ = write!(
            svg,
            " viewBox=\"0 0 {width} {height}\" font-size=\"{TEXT_SIZE}\" role=\"{role}\" \
             aria-labelledby=\"{name}-title\" aria-describedby=\"{name}-desc\"><title id=\"{name}-title\">"
        );
        escape(svg, &message.headline);
        let _ = write!(svg, "</title><desc id=\"{name}-desc\">");
        escape(svg, &message.subtitle);
        svg.push_str(". ");
        escape(svg, message.note);
        svg.push_str("</desc>");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message() -> Message {
        Message {
            section: Section::Closure,
            name: "sample".to_owned(),
            headline: "</title><script>alert(1)</script>".to_owned(),
            subtitle: "Where".to_owned(),
            note: "How",
        }
    }

    #[test]
    fn a_picture_with_links_is_a_group_and_one_without_is_an_image() {
        let plain = Picture::draw(10.0, |canvas| canvas.bar(SvgClass::fill(1), (0.0, 0.0), 5.0, 5.0))
            .inline(&message(), "");
        assert!(plain.contains("role=\"img\" aria-labelledby=\"sample-title\""), "{plain}");
        let linked = Picture::draw(10.0, |canvas| {
            canvas.link("/a/?b&c", |canvas| canvas.text(TextStyle::new(SvgClass::LABEL), (0.0, 5.0), "<A>"));
        });
        let linked = linked.inline(&message(), "");
        assert!(linked.contains("role=\"group\""), "{linked}");
        assert!(linked.contains("<a tabindex=\"-1\" href=\"/a/?b&amp;c\"><text class=\"label\""), "{linked}");
        assert!(linked.contains(">&lt;A&gt;</text></a>") && !linked.contains("<script"), "{linked}");
    }
}
