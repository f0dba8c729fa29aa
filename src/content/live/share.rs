//! A share as a live figure writes it.

use minijinja::value::Value;

use super::Failure;
use super::arguments::Arguments;
use super::printed::Printed;
use crate::analysis::Proportion;
use crate::content::piece::{Marked, Piece};
use crate::wording::{Figure, counted, escaped, thousands};

/// How a share is written.
#[derive(Clone, Copy)]
enum Show {
    Percent,
    Count,
    Total,
    Words,
    Sentence,
}

const SHOW: [(&str, Show); 5] = [
    ("percent", Show::Percent),
    ("count", Show::Count),
    ("total", Show::Total),
    ("words", Show::Words),
    ("sentence", Show::Sentence),
];

/// A share, and what it is out of.
pub(super) struct Share {
    /// The share as it stands in the exports.
    pub(super) figure: Figure,
    /// What it is out of, one of them.
    pub(super) noun: &'static str,
}

impl Share {
    /// The share as the argument `show` asks for it; as a percentage when it asks for nothing. Counts alone where no percentage may
    /// be shown.
    pub(super) fn written(self, arguments: &Arguments) -> Result<Value, Failure> {
        let show = arguments.one_of("show", &SHOW)?.unwrap_or(Show::Percent);
        let Figure { count, total, .. } = self.figure;
        let piece = match show {
            Show::Count => Piece::Text(thousands(u64::from(count))),
            Show::Total => Piece::Text(thousands(u64::from(total))),
            _ if total == 0 => Piece::Text("nothing on record".to_owned()),
            Show::Percent => Piece::Figure(self.percent()),
            Show::Words => Piece::Figure(self.words()),
            Show::Sentence => Piece::Figure(self.sentence()),
        };
        let proportion = Proportion::new(count, total).unwrap_or_default();
        Ok(Value::from_object(Printed::share(piece, proportion)))
    }

    /// `13%`; `3 of 19` where no percentage may be shown.
    fn percent(&self) -> Marked {
        let figure = &self.figure;
        if figure.allows_percentage {
            return Marked { html: figure.html.clone(), text: figure.percent.clone() };
        }
        let counts =
            format!("{} of {}", thousands(u64::from(figure.count)), thousands(u64::from(figure.total)));
        Marked { html: figure.html_as(&counts), text: counts }
    }

    /// `13%; 95% interval 8 to 20%`
    fn words(&self) -> Marked {
        let Marked { html, text } = self.percent();
        if !self.figure.allows_percentage || self.figure.interval.is_empty() {
            return Marked { html, text };
        }
        let rest = format!("; {}", self.figure.interval);
        Marked { html: format!("{html}{}", escaped(&rest)), text: format!("{text}{rest}") }
    }

    /// `15 of 116 challenges (13%; 95% interval 8 to 20%)`
    fn sentence(&self) -> Marked {
        let of = counted(self.figure.total as usize, self.noun);
        let counts = format!("{} of {of}", thousands(u64::from(self.figure.count)));
        if !self.figure.allows_percentage {
            return Marked { html: self.figure.html_as(&counts), text: counts };
        }
        let Marked { html, text } = self.words();
        Marked { html: format!("{} ({html})", escaped(&counts)), text: format!("{counts} ({text})") }
    }
}
