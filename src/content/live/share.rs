//! A share as a live figure writes it.

use minijinja::value::Value;

use super::Failure;
use super::arguments::Arguments;
use super::printed::Printed;
use crate::analysis::{Closure, Interval, Proportion};
use crate::content::piece::{Marked, Piece};
use crate::wording::{Figure, counted, escaped, thousands};

/// How a share is written.
#[derive(Clone, Copy)]
enum Show {
    Percent,
    Count,
    Of,
    Words,
    Sentence,
}

const SHOW: [(&str, Show); 5] = [
    ("percent", Show::Percent),
    ("count", Show::Count),
    ("of", Show::Of),
    ("words", Show::Words),
    ("sentence", Show::Sentence),
];

/// A share, and what is needed to write it.
pub(super) struct Share {
    /// The row of the exports that holds it.
    pub(super) name: String,
    /// The share.
    pub(super) proportion: Proportion,
    /// What it is out of, one of them.
    pub(super) noun: &'static str,
    /// Whether it is a rate, shown as counts alone where it is too uncertain for a percentage.
    pub(super) is_rate: bool,
}

impl Share {
    /// The share as the argument `show` asks for it; as a percentage when it asks for nothing.
    pub(super) fn written(self, arguments: &Arguments) -> Result<Value, Failure> {
        let show = arguments.one_of("show", &SHOW)?.unwrap_or(Show::Percent);
        let piece = match show {
            Show::Count => Piece::Text(thousands(u64::from(self.proportion.count()))),
            Show::Of => Piece::Text(thousands(u64::from(self.proportion.total()))),
            _ if self.proportion.total() == 0 => Piece::Text("nothing published".to_owned()),
            Show::Percent => Piece::Figure(self.percent()),
            Show::Words => Piece::Figure(self.words()),
            Show::Sentence => Piece::Figure(self.sentence()),
        };
        Ok(Value::from_object(Printed::share(piece, self.proportion)))
    }

    fn figure(&self) -> Figure {
        Figure::new(self.name.clone(), self.proportion)
    }

    /// Whether it can only be shown as counts.
    fn too_uncertain(&self) -> bool {
        let width = self.proportion.interval().map(Interval::width);
        self.is_rate && width.is_none_or(|width| width > Closure::WIDEST_SHOWN)
    }

    /// `3 of 19`
    fn counts(&self) -> String {
        let (count, total) = (self.proportion.count(), self.proportion.total());
        format!("{} of {}", thousands(u64::from(count)), thousands(u64::from(total)))
    }

    /// `13%`
    fn percent(&self) -> Marked {
        let figure = self.figure();
        if self.too_uncertain() {
            let counts = self.counts();
            return Marked { html: figure.html_as(&counts), text: counts };
        }
        Marked { html: figure.html, text: figure.percent }
    }

    /// `13%; 95% interval 8 to 20%`
    fn words(&self) -> Marked {
        let Marked { html, text } = self.percent();
        let figure = self.figure();
        let rest = if self.too_uncertain() {
            ", too few for a percentage".to_owned()
        } else if figure.interval.is_empty() {
            String::new()
        } else {
            format!("; {}", figure.interval)
        };
        Marked { html: format!("{html}{}", escaped(&rest)), text: format!("{text}{rest}") }
    }

    /// `15 of 116 challenges (13%; 95% interval 8 to 20%)`
    fn sentence(&self) -> Marked {
        let (count, total) = (self.proportion.count(), self.proportion.total() as usize);
        let counts = format!("{} of {}", thousands(u64::from(count)), counted(total, self.noun));
        if self.too_uncertain() {
            return Marked { html: self.figure().html_as(&counts), text: counts };
        }
        let Marked { html, text } = self.words();
        Marked { html: format!("{} ({html})", escaped(&counts)), text: format!("{counts} ({text})") }
    }
}
