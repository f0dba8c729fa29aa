//! The `DrawingBackend` that plotters draws through.

use std::convert::Infallible;

use plotters::element::{Drawable, PointCollection};
use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
};

use super::class::SvgClass;
use super::escape::{escape, tenths};
use super::measure;

/// Units of the backend in one unit of the `viewBox`.
pub(super) const SCALE: i32 = 10;

/// The size of text that the root element sets; other sizes are written at the text.
pub(super) const TEXT_SIZE: i32 = 14;

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

/// Appends SVG elements to a text. Size and coordinates are in tenths.
pub(super) struct Backend<'a> {
    out: &'a mut String,
    size: (u32, u32),
}

impl<'a> Backend<'a> {
    /// A backend that appends to `out`, for a picture of `size` tenths.
    pub(super) fn new(out: &'a mut String, size: (u32, u32)) -> Self {
        Self { out, size }
    }

    /// Opens an element with its class.
    fn open(&mut self, element: &str, colour: BackendColor) {
        self.out.push('<');
        self.out.push_str(element);
        self.out.push_str(" class=\"");
        self.out.push_str(SvgClass::class_of(colour));
        self.out.push('"');
    }

    fn attribute(&mut self, name: &str, value: i32) {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        tenths(self.out, value);
        self.out.push('"');
    }

    /// Writes path commands through the points, absolute first and relative from there: shorter, and exact.
    fn points(&mut self, points: impl IntoIterator<Item = BackendCoord>, closed: bool) {
        self.out.push_str(" d=\"");
        let mut last: Option<BackendCoord> = None;
        for (x, y) in points {
            let (command, (dx, dy)) = match last {
                None => ('M', (x, y)),
                Some((_, at)) if at == y => ('h', (x - last.map_or(0, |l| l.0), 0)),
                Some((at, _)) if at == x => ('v', (0, y - last.map_or(0, |l| l.1))),
                Some(at) => ('l', (x - at.0, y - at.1)),
            };
            self.out.push(command);
            match command {
                'h' => tenths(self.out, dx),
                'v' => tenths(self.out, dy),
                _ => {
                    tenths(self.out, dx);
                    if dy >= 0 {
                        self.out.push(' ');
                    }
                    tenths(self.out, dy);
                }
            }
            last = Some((x, y));
        }
        self.out.push_str(if closed { "z\"/>" } else { "\"/>" });
    }
}

impl DrawingBackend for Backend<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    /// A pixel is a square of one tenth.
    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Drawn {
        self.draw_rect(point, (point.0 + 1, point.1 + 1), &color, true)
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        self.open("rect", style.color());
        self.attribute("x", upper_left.0.min(bottom_right.0));
        self.attribute("y", upper_left.1.min(bottom_right.1));
        self.attribute("width", (bottom_right.0 - upper_left.0).abs());
        self.attribute("height", (bottom_right.1 - upper_left.1).abs());
        self.out.push_str(if fill { "/>" } else { " fill=\"none\"/>" });
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        self.open("path", style.color());
        self.out.push_str(" fill=\"none\"");
        self.points(path, false);
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Drawn {
        self.open("circle", style.color());
        self.attribute("cx", center.0);
        self.attribute("cy", center.1);
        self.attribute("r", i32::try_from(radius).unwrap_or(i32::MAX));
        self.out.push_str(if fill { "/>" } else { " fill=\"none\"/>" });
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        vert: I,
        style: &S,
    ) -> Drawn {
        self.open("path", style.color());
        self.points(vert, true);
        Ok(())
    }

    /// Text is placed by its base line, which lies a fifth of the size above its bottom and a third below its middle.
    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, pos: BackendCoord) -> Drawn {
        let size = whole(style.size());
        let down = match style.anchor().v_pos {
            VPos::Top => size * 4 / 5,
            VPos::Center => size * 7 / 20,
            VPos::Bottom => -size / 5,
        };
        self.open("text", style.color());
        self.attribute("x", pos.0);
        self.attribute("y", pos.1 + down);
        if size != TEXT_SIZE * SCALE {
            self.attribute("font-size", size);
        }
        match style.anchor().h_pos {
            HPos::Left => {}
            HPos::Center => self.out.push_str(" text-anchor=\"middle\""),
            HPos::Right => self.out.push_str(" text-anchor=\"end\""),
        }
        if matches!(style.style(), FontStyle::Bold) {
            self.out.push_str(" font-weight=\"700\"");
        }
        self.out.push('>');
        escape(self.out, text);
        self.out.push_str("</text>");
        Ok(())
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let wide = whole(measure::width(text, style.size()));
        Ok((wide.unsigned_abs(), whole(style.size()).unsigned_abs()))
    }
}

/// A length rounded to whole units of the backend.
#[expect(
    clippy::cast_possible_truncation,
    reason = "lengths of a picture are far below 2^31; `as` saturates beyond"
)]
pub(super) fn whole(length: f64) -> i32 {
    length.round() as i32
}

/// An element without points that opens a group: what is drawn next belongs to it until [`Close`] is drawn.
pub(super) enum Open<'a> {
    /// A mark that says `title` when pointed at and leads to `href`.
    Mark {
        /// What it says.
        title: &'a str,
        /// Where it leads.
        href: Option<&'a str>,
    },
    /// Shapes that lead to `href` and whose text says enough.
    Link {
        /// Where they lead.
        href: &'a str,
    },
    /// Shapes that assistive technology passes over.
    Unspoken,
}

/// Closes the group that [`Open`] opened; `link` says whether it was given an address.
pub(super) struct Close {
    /// Whether the group is a link.
    pub(super) link: bool,
}

impl Drawable<Backend<'_>> for Open<'_> {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        _: I,
        backend: &mut Backend<'_>,
        _: (u32, u32),
    ) -> Drawn {
        let (title, href) = match *self {
            Self::Mark { title, href } => (Some(title), href),
            Self::Link { href } => (None, Some(href)),
            Self::Unspoken => {
                backend.out.push_str("<g aria-hidden=\"true\">");
                return Ok(());
            }
        };
        if let Some(href) = href {
            backend.out.push_str("<a tabindex=\"-1\" href=\"");
            escape(backend.out, href);
            backend.out.push_str("\">");
        } else {
            backend.out.push_str("<g>");
        }
        if let Some(title) = title {
            backend.out.push_str("<title>");
            escape(backend.out, title);
            backend.out.push_str("</title>");
        }
        Ok(())
    }
}

impl Drawable<Backend<'_>> for Close {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        _: I,
        backend: &mut Backend<'_>,
        _: (u32, u32),
    ) -> Drawn {
        backend.out.push_str(if self.link { "</a>" } else { "</g>" });
        Ok(())
    }
}

impl<C: 'static> PointCollection<'_, C> for &Open<'_> {
    type Point = C;
    type IntoIter = std::iter::Empty<C>;

    fn point_iter(self) -> Self::IntoIter {
        std::iter::empty()
    }
}

impl<C: 'static> PointCollection<'_, C> for &Close {
    type Point = C;
    type IntoIter = std::iter::Empty<C>;

    fn point_iter(self) -> Self::IntoIter {
        std::iter::empty()
    }
}
