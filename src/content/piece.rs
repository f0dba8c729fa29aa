//! What live expressions print, set aside while the Markdown around them is read.
//!
//! An expression leaves a token in the Markdown: the number of its piece between two code points that no text may hold.
//! So nothing that an expression prints is ever read as Markdown, nor as HTML.

use crate::chart::{Chart, DataTable};
use crate::wording::push_escaped;

/// Begins a token.
const OPEN: char = '\u{fdd0}';
/// Ends a token.
const CLOSE: char = '\u{fdd1}';

/// What one expression printed.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Piece {
    /// A text, whatever it holds.
    Text(String),
    /// A marked figure.
    Figure(Marked),
    /// A chart, to stand alone.
    Chart(Box<Chart>),
    /// A table with its caption, to stand alone.
    Table(String, DataTable),
}

/// A figure in HTML that the program made, and the same as plain text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Marked {
    /// HTML for within a paragraph.
    pub(super) html: String,
    /// The words alone.
    pub(super) text: String,
}

impl Piece {
    /// Whether it must stand alone.
    pub(super) fn is_block(&self) -> bool {
        matches!(self, Self::Chart(_) | Self::Table(..))
    }

    /// The words alone; none of a chart or table.
    pub(super) fn text(&self) -> &str {
        match self {
            Self::Text(text) => text,
            Self::Figure(figure) => &figure.text,
            Self::Chart(_) | Self::Table(..) => "",
        }
    }

    fn push_html(&self, out: &mut String) {
        match self {
            Self::Figure(figure) => out.push_str(&figure.html),
            other => push_escaped(out, other.text()),
        }
    }
}

/// The token of the piece with this number.
pub(super) fn token(number: usize) -> String {
    format!("{OPEN}{number}{CLOSE}")
}

/// Where a text that people wrote holds a code point that tokens are made of.
pub(super) fn forged(text: &str) -> Option<usize> {
    text.find([OPEN, CLOSE])
}

/// The pieces of one page, in the order printed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pieces<'a>(pub(super) &'a [Piece]);

impl<'a> Pieces<'a> {
    /// The piece that a text is nothing but the token of.
    pub(super) fn alone(self, text: &str) -> Option<&'a Piece> {
        let number = text.trim().strip_prefix(OPEN)?.strip_suffix(CLOSE)?;
        self.0.get(number.parse::<usize>().ok()?)
    }

    /// Whether a text holds the token of a piece that must stand alone.
    pub(super) fn holds_block(self, text: &str) -> bool {
        self.parts(text).iter().any(|part| matches!(part, Part::Piece(piece) if piece.is_block()))
    }

    /// A text with its tokens replaced by plain text.
    pub(super) fn plain(self, text: &str) -> String {
        self.parts(text)
            .into_iter()
            .map(|part| match part {
                Part::Between(text) => text,
                Part::Piece(piece) => piece.text(),
            })
            .collect()
    }

    /// HTML with the tokens in its text replaced by the HTML of their pieces.
    pub(super) fn html(self, html: &str) -> String {
        let mut out = String::with_capacity(html.len());
        for part in self.parts(html) {
            match part {
                Part::Between(html) => out.push_str(html),
                Part::Piece(piece) => piece.push_html(&mut out),
            }
        }
        out
    }

    /// A text cut at its tokens.
    fn parts<'t>(self, text: &'t str) -> Vec<Part<'t>>
    where
        'a: 't,
    {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once(OPEN) {
            parts.push(Part::Between(before));
            let (number, after) = after.split_once(CLOSE).unwrap_or((after, ""));
            parts.extend(number.parse::<usize>().ok().and_then(|number| self.0.get(number)).map(Part::Piece));
            rest = after;
        }
        parts.push(Part::Between(rest));
        parts
    }
}

/// A part of a text with tokens.
enum Part<'t> {
    /// What stands between tokens.
    Between(&'t str),
    /// What a token stands for.
    Piece(&'t Piece),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_become_what_they_stand_for() {
        let pieces = [
            Piece::Text("<b>".into()),
            Piece::Figure(Marked { html: "<data>1</data>".into(), text: "1".into() }),
        ];
        let pieces = Pieces(&pieces);
        let text = format!("a {} b {}{}", token(0), token(1), token(7));
        assert_eq!(pieces.html(&text), "a &lt;b&gt; b <data>1</data>");
        assert_eq!(pieces.plain(&text), "a <b> b 1");
        assert_eq!(pieces.alone(&format!(" {}\n", token(1))), pieces.0.last());
        assert_eq!(pieces.alone(&format!("{}{}", token(0), token(1))), None);
        assert_eq!(pieces.plain("\u{fdd0}no end"), "");
        assert_eq!(forged("x\u{fdd1}"), Some(1));
    }
}
