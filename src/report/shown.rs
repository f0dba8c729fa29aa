//! What every format shows of a problem: its texts without what cannot be seen, and where the offending text then lies.

use super::{Location, Problem, sanitize_for_terminal};

/// The texts of a problem, fit to print.
pub(super) struct Shown {
    pub(super) message: String,
    pub(super) expected: Option<String>,
    pub(super) help: Option<String>,
    pub(super) excerpt: ShownExcerpt,
}

/// The line of a problem in three parts.
#[derive(Debug)]
pub(super) struct ShownExcerpt {
    pub(super) before: String,
    /// The offending text.
    pub(super) offending: String,
    pub(super) after: String,
}

impl Shown {
    pub(super) fn of(problem: &Problem) -> Self {
        let owned = |text: &str| sanitize_for_terminal(text).into_owned();
        Self {
            message: owned(&problem.message),
            expected: problem.expected.as_deref().map(owned),
            help: problem.help.as_deref().map(owned),
            excerpt: ShownExcerpt::of(&problem.location),
        }
    }
}

impl ShownExcerpt {
    fn of(location: &Location) -> Self {
        let excerpt = location.excerpt.as_str();
        let byte = |character: u32| {
            excerpt.char_indices().nth(character as usize).map_or(excerpt.len(), |(at, _)| at)
        };
        let (start, end) = (byte(location.start), byte(location.start.saturating_add(location.length)));
        let part = |part: &str| sanitize_for_terminal(part).into_owned();
        Self {
            before: part(&excerpt[..start]),
            offending: part(&excerpt[start..end]),
            after: part(&excerpt[end..]),
        }
    }

    /// The line as a whole.
    pub(super) fn text(&self) -> String {
        [self.before.as_str(), &self.offending, &self.after].concat()
    }
}
