//! What a text must not have, if it is to be published.

use super::contacts;
use super::value;
use crate::report::{Location, Problem, ProblemKind};

/// Characters of text that one cell can have.
pub(super) const LONGEST_TEXT: usize = 2000;

/// A problem of a text, with the part of the text at fault.
pub(super) struct TextProblem<'a> {
    pub(super) problem: Problem,
    pub(super) part: Option<&'a str>,
}

/// What is wrong with a text that is to be published.
pub(super) fn text_problem<'a>(cell: &'a str, column: &str) -> Option<TextProblem<'a>> {
    let nowhere = Location::default;
    if cell.len() > LONGEST_TEXT {
        let length = cell.chars().count();
        if length > LONGEST_TEXT {
            let message = format!("{column} has {length} characters.");
            let problem = Problem::new(ProblemKind::LongText, nowhere(), message)
                .expected(format!("at most {LONGEST_TEXT} characters"))
                .help("Shorten it; the source keeps the whole.");
            return Some(TextProblem { problem, part: None });
        }
    }
    let plain = cell.bytes().all(|byte| (b' '..=b'~').contains(&byte));
    if !plain && let Some((at, control)) = cell.char_indices().find(|(_, c)| value::is_harmful(*c)) {
        let message = format!("{column} has the invisible character U+{:04X}.", u32::from(control));
        let problem = Problem::new(ProblemKind::ControlCharacter, nowhere(), message)
            .help("Remove it, or type the text anew.");
        return Some(TextProblem { problem, part: cell.get(at..at + control.len_utf8()) });
    }
    if let Some(part) = contacts::email(cell) {
        let problem =
            Problem::new(ProblemKind::EMailAddress, nowhere(), format!("{column} has an e-mail address."))
                .help("Remove it; name the role or the page instead.");
        return Some(TextProblem { problem, part: Some(part) });
    }
    let part = contacts::phone(cell)?;
    let problem = Problem::new(
        ProblemKind::PhoneNumber,
        nowhere(),
        format!("{column} has what looks like a phone number."),
    )
    .help("Remove it; name the role or the page instead.");
    Some(TextProblem { problem, part: Some(part) })
}
