//! A picture as it stands in a page, and as a document of its own.

use std::fmt::Write as _;

use super::backend::TEXT_SIZE;
use super::canvas::{Canvas, Words};
use super::escape::escape;
use super::ink::Ink;
use super::measure::wrap;
use crate::chart::{Chart, DataTable, Sources};
use crate::wording;

/// Width of every picture in units of its `viewBox`.
pub(in crate::chart) const WIDTH: f64 = 720.0;

/// Room round a stand-alone picture.
const MARGIN: f64 = 16.0;

/// How much wider bold text runs.
const BOLD: f64 = 1.12;

const STYLE: &str = include_str!("standalone.css");

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
}

/// Shapes on a surface [`WIDTH`] wide.
#[derive(Clone, Debug)]
pub(in crate::chart) struct Picture {
    height: f64,
    body: String,
}

impl Picture {
    /// What `draw` draws on a surface of this height.
    pub(in crate::chart) fn draw(height: f64, draw: impl FnOnce(&Canvas<'_>)) -> Self {
        let mut body = String::with_capacity(4096);
        draw(&Canvas::new(&mut body, WIDTH, height));
        Self { height, body }
    }

    /// The chart of this picture, its message and its table.
    pub(in crate::chart) fn into_chart(
        self,
        sources: &Sources<'_>,
        message: Message,
        table: DataTable,
    ) -> Chart {
        let svg = self.inline(&message);
        let standalone = self.standalone(sources, &message);
        let Message { name, headline, subtitle, note } = message;
        Chart { name, headline, subtitle, note: note.to_owned(), svg, standalone, table }
    }

    fn inline(&self, message: &Message) -> String {
        let mut svg = String::with_capacity(self.body.len() + 800);
        svg.push_str("<svg class=\"chart-picture\"");
        self.open(&mut svg, WIDTH, self.height, message);
        svg.push_str(&self.body);
        svg.push_str("</svg>");
        svg
    }

    fn standalone(&self, sources: &Sources<'_>, message: &Message) -> String {
        let headline = wrap(&message.headline, WIDTH / BOLD, 18.0, 3);
        let subtitle = wrap(&message.subtitle, WIDTH, 14.0, 4);
        let top = MARGIN + 24.0 * headline.len() as f64 + 20.0 * subtitle.len() as f64 + 10.0;
        let note = wrap(message.note, WIDTH, 12.0, 6);
        let height = top + self.height + 18.0 * note.len() as f64 + 48.0;
        let site = sources.addresses.absolute("");
        let mut svg = String::with_capacity(self.body.len() + STYLE.len() + 2000);
        // With a size of its own a program that places it, or makes a PNG of it, knows how large it is meant to be.
        let _ = write!(
            svg,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}\" height=\"{height}\"",
            WIDTH + 2.0 * MARGIN
        );
        self.open(&mut svg, WIDTH + 2.0 * MARGIN, height, message);
        svg.push_str("<style>");
        svg.push_str(STYLE.trim_end());
        svg.push_str("</style><rect class=\"ground\" width=\"100%\" height=\"100%\"/>");
        let canvas = Canvas::new(&mut svg, WIDTH + 2.0 * MARGIN, height);
        let mut y = MARGIN + 12.0;
        for line in &headline {
            canvas.text(Words::new(Ink::LABEL).size(18.0).bold(), (MARGIN, y), line);
            y += 24.0;
        }
        for line in &subtitle {
            canvas.text(Words::new(Ink::MUTED), (MARGIN, y), line);
            y += 20.0;
        }
        let mut y = top + self.height + 20.0;
        for line in &note {
            canvas.text(Words::new(Ink::MUTED).size(12.0), (MARGIN, y), line);
            y += 18.0;
        }
        let source = format!("Source: {site} · data as at {}", wording::day(sources.findings.as_of));
        canvas.text(Words::new(Ink::MUTED).size(12.0), (MARGIN, y), &source);
        drop(canvas);
        // Links lead on from wherever the picture is copied to. Text cannot hold `href="`: its quotes are escaped.
        let (mut path, mut address) = (String::from("href=\""), String::from("href=\""));
        escape(&mut path, sources.addresses.base());
        escape(&mut address, &site);
        let _ = write!(svg, "<g transform=\"translate({MARGIN} {top})\">");
        svg.push_str(&self.body.replace(&path, &address));
        svg.push_str("</g></svg>\n");
        svg
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
            name: "sample".to_owned(),
            headline: "</title><script>alert(1)</script>".to_owned(),
            subtitle: "Where".to_owned(),
            note: "How",
        }
    }

    #[test]
    fn a_picture_with_links_is_a_group_and_one_without_is_an_image() {
        let plain =
            Picture::draw(10.0, |canvas| canvas.bar(Ink::fill(1), (0.0, 0.0), 5.0, 5.0)).inline(&message());
        assert!(plain.contains("role=\"img\" aria-labelledby=\"sample-title\""), "{plain}");
        let linked = Picture::draw(10.0, |canvas| {
            canvas.link("/a/?b&c", |canvas| canvas.text(Words::new(Ink::LABEL), (0.0, 5.0), "<A>"));
        });
        let linked = linked.inline(&message());
        assert!(linked.contains("role=\"group\""), "{linked}");
        assert!(linked.contains("<a tabindex=\"-1\" href=\"/a/?b&amp;c\"><text class=\"label\""), "{linked}");
        assert!(linked.contains(">&lt;A&gt;</text></a>") && !linked.contains("<script"), "{linked}");
    }
}
