//! What charts draw on: a plotters drawing area in units of the `viewBox`.

use plotters::coord::Shift;
use plotters::coord::cartesian::Cartesian2d;
use plotters::coord::types::RangedCoordf64;
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters::element::{Circle, Drawable, PathElement, PointCollection, Polygon, Rectangle, Text};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle};
use plotters_backend::text_anchor::{HPos, Pos, VPos};

use super::backend::{Backend, Close, Open, SCALE, TEXT_SIZE, whole};
use super::class::SvgClass;

/// A place: right and down from the upper left corner, in units of the `viewBox`.
pub(in crate::chart) type Point = (f64, f64);

/// How a text is set: next to its place, or centred on it.
#[derive(Clone, Copy)]
pub(in crate::chart) struct TextStyle {
    class: SvgClass,
    size: f64,
    anchor: HPos,
    bold: bool,
}

impl TextStyle {
    /// Text that begins at its place, in the size of the picture (14 units).
    pub(in crate::chart) fn new(class: SvgClass) -> Self {
        Self { class, size: f64::from(TEXT_SIZE), anchor: HPos::Left, bold: false }
    }

    /// Text of another size.
    pub(in crate::chart) fn size(self, size: f64) -> Self {
        Self { size, ..self }
    }

    /// Text centred on its place.
    pub(in crate::chart) fn middle(self) -> Self {
        Self { anchor: HPos::Center, ..self }
    }

    /// Text that ends at its place.
    pub(in crate::chart) fn end(self) -> Self {
        Self { anchor: HPos::Right, ..self }
    }

    /// Bold text.
    pub(in crate::chart) fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    fn style(self) -> plotters::style::TextStyle<'static> {
        let weight = if self.bold { FontStyle::Bold } else { FontStyle::Normal };
        let font = FontDesc::new(FontFamily::SansSerif, self.size * f64::from(SCALE), weight);
        plotters::style::TextStyle {
            font,
            color: self.class.to_backend_color(),
            pos: Pos::new(self.anchor, VPos::Center),
        }
    }
}

/// A surface to draw on.
pub(in crate::chart) struct Canvas<'a> {
    area: DrawingArea<Backend<'a>, Cartesian2d<RangedCoordf64, RangedCoordf64>>,
}

impl<'a> Canvas<'a> {
    /// A surface whose SVG is appended to `out`.
    pub(super) fn new(out: &'a mut String, width: f64, height: f64) -> Self {
        let (across, down) = (whole(width * f64::from(SCALE)), whole(height * f64::from(SCALE)));
        let root: DrawingArea<Backend<'a>, Shift> =
            Backend::new(out, (across.unsigned_abs(), down.unsigned_abs())).into_drawing_area();
        Self { area: root.apply_coord_spec(Cartesian2d::new(0.0..width, 0.0..height, (0..across, 0..down))) }
    }

    /// Draws a plotters element. A backend that appends to memory has no way to fail.
    fn draw<'e, E, B>(&self, element: &'e E)
    where
        B: plotters::element::CoordMapper,
        &'e E: PointCollection<'e, Point, B>,
        E: Drawable<Backend<'a>, B>,
    {
        let drawn = self.area.draw(element);
        debug_assert!(drawn.is_ok(), "drawing into memory");
    }

    /// A filled rectangle from its upper left corner.
    pub(in crate::chart) fn bar(&self, class: SvgClass, (x, y): Point, width: f64, height: f64) {
        self.draw(&Rectangle::new([(x, y), (x + width, y + height)], class.filled()));
    }

    /// A line through the points.
    pub(in crate::chart) fn line(&self, class: SvgClass, points: &[Point]) {
        self.draw(&PathElement::new(points, class.to_rgba()));
    }

    /// A filled shape with these corners.
    pub(in crate::chart) fn shape(&self, class: SvgClass, corners: &[Point]) {
        self.draw(&Polygon::new(corners, class.to_rgba()));
    }

    /// A filled disc.
    pub(in crate::chart) fn disc(&self, class: SvgClass, centre: Point, radius: f64) {
        self.draw(&Circle::new(centre, whole(radius * f64::from(SCALE)), class.filled()));
    }

    /// A line of text, centred in height on its place.
    pub(in crate::chart) fn text(&self, style: TextStyle, at: Point, text: &str) {
        self.draw(&Text::new(text, at, style.style()));
    }

    /// Draws a group of shapes that says `title` when pointed at and leads to `href`.
    pub(in crate::chart) fn mark(&self, title: &str, href: Option<&str>, shapes: impl FnOnce(&Self)) {
        self.draw(&Open::Mark { title, href });
        shapes(self);
        self.draw(&Close { link: href.is_some() });
    }

    /// Draws shapes that lead somewhere and whose own text says all.
    pub(in crate::chart) fn link(&self, href: &str, shapes: impl FnOnce(&Self)) {
        self.draw(&Open::Link { href });
        shapes(self);
        self.draw(&Close { link: true });
    }

    /// Draws shapes that assistive technology passes over, because the table under the picture says the same better.
    pub(in crate::chart) fn unspoken(&self, shapes: impl FnOnce(&Self)) {
        self.draw(&Open::Unspoken);
        shapes(self);
        self.draw(&Close { link: false });
    }
}
