//! What a text must not have, if it is to be published.

use super::characters::{Damage, code_point, damage};
use super::contacts;
use super::value::quoted;
use crate::report::{Location, Problem};

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
            let problem = Problem::error("long-text", nowhere(), message)
                .expected(format!("at most {LONGEST_TEXT} characters"))
                .help("Shorten it; the source keeps the whole.");
            return Some(TextProblem { problem, part: None });
        }
    }
    let plain = cell.bytes().all(|byte| (b' '..=b'~').contains(&byte));
    if !plain && let Some((part, damage)) = damage(cell) {
        return Some(TextProblem { problem: damage_problem(&damage, column), part: Some(part) });
    }
    if let Some(part) = contacts::email(cell) {
        let problem = Problem::error("e-mail-address", nowhere(), format!("{column} has an e-mail address."))
            .help("Remove it; name the role or the page instead.");
        return Some(TextProblem { problem, part: Some(part) });
    }
    let part = contacts::phone(cell)?;
    let problem =
        Problem::error("phone-number", nowhere(), format!("{column} has what looks like a phone number."))
            .help("Remove it; name the role or the page instead.");
    Some(TextProblem { problem, part: Some(part) })
}

fn damage_problem(damage: &Damage<'_>, column: &str) -> Problem {
    let nowhere = Location::default();
    match damage {
        Damage::Harmful(c) => {
            let message = format!("{column} has the invisible character {}.", code_point(*c));
            Problem::error("control-character", nowhere, message).help("Remove it, or type the text anew.")
        }
        Damage::Lost => {
            let message = format!("{column} has the character U+FFFD, which stands for one that was lost.");
            Problem::error("lost-character", nowhere, message).help("Type what stood there before.")
        }
        Damage::PrivateUse(c) => {
            let message =
                format!("{column} has {}, a character that has a meaning in one font alone.", code_point(*c));
            Problem::error("private-character", nowhere, message).help("Remove it, or type what it shows.")
        }
        Damage::WrongDecoding(part, meant) => {
            let points: Vec<String> = part.chars().map(code_point).collect();
            let points = points.join(" ");
            let part = quoted(part);
            let message = format!("{column} has {part} ({points}), which a wrong decoding leaves.");
            let problem = Problem::error("wrong-decoding", nowhere, message);
            match meant {
                Some(meant) => problem.expected(format!("“{meant}” ({})", code_point(*meant))),
                None => problem
                    .help("Type what stood there before a program read the text in the wrong encoding."),
            }
        }
    }
}
