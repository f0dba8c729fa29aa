//! Our own plotters backend: it writes plain SVG that a style sheet colours.
//!
//! **Classes instead of colours.** plotters carries a colour through every style, so a colour is where we put the class:
//! an [`SvgClass`] is a plotters `Color` whose blue part is the number of a class, and the `Backend` turns it back into
//! `class="c1"`. The style sheet of the page, or of the stand-alone picture, says what that looks like in light, dark, print
//! and forced colours.
//!
//! **Tenths.** plotters hands whole numbers to a backend. Ours are tenths of a unit of the `viewBox`, fine enough for
//! any screen and never longer than one decimal.
//!
//! **Who meets the links.** A picture without links is `role="img"`: one thing to a screen reader, named by its headline
//! and described by its subtitle and note. An image may not hold links (axe's `nested-interactive`: its parts are not
//! exposed, so a link in it could be focused without being announced); a picture with links is therefore `role="group"`
//! with the same name and description, and its links have names. They are no tab stops (`tabindex="-1"`): a map of 360
//! hexagons must not put 360 stops between a keyboard user and the next paragraph, and the table directly under the
//! picture has the same links as ordinary text. Where marks are that many, the map hides them from assistive technology
//! altogether ([`Canvas::unspoken`]) and leaves the table to speak.

mod backend;
mod canvas;
mod class;
mod document;
mod escape;

mod measure;
mod paint;

pub(super) use canvas::{Canvas, TextStyle};
pub(super) use class::SvgClass;
pub(super) use document::{Message, NARROW, Picture, WIDTH};
pub(super) use escape::escape;
pub(super) use measure::{fit, width, wrap};
