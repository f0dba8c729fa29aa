//! What a text must not have, if it is to be published.

use super::characters::{Damage, code_point, damage};
use super::contacts;
use super::value::quoted;
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
    if let Some(problem) = long_text_problem(cell, column) {
        return Some(TextProblem { problem, part: None });
    }
    let plain = cell.bytes().all(|byte| (b' '..=b'~').contains(&byte));
    if !plain && let Some((part, damage)) = damage(cell) {
        return Some(TextProblem { problem: damage_problem(&damage, column), part: Some(part) });
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

/// A cell that is too long to be looked at.
pub(super) fn long_text_problem(cell: &str, column: &str) -> Option<Problem> {
    // The length in bytes is never less than that in characters, and known without counting.
    let length = if cell.len() > LONGEST_TEXT { cell.chars().count() } else { 0 };
    (length > LONGEST_TEXT).then(|| {
        Problem::new(ProblemKind::LongText, Location::default(), format!("{column} has {length} characters."))
            .expected(format!("at most {LONGEST_TEXT} characters"))
            .help("Shorten it; the source keeps the whole.")
    })
}

/// HTML in a text: pages show it as it is written, which is harmless but hardly meant.
pub(super) fn html_problem<'a>(cell: &'a str, column: &str) -> Option<TextProblem<'a>> {
    let part = html(cell)?;
    let message = format!("{column} has HTML, {}.", quoted(part));
    let problem = Problem::new(ProblemKind::Html, Location::default(), message)
        .help("Cells are plain text: it is shown as it is written.");
    Some(TextProblem { problem, part: Some(part) })
}

/// The first HTML tag or character reference in a text.
fn html(text: &str) -> Option<&str> {
    if !text.contains(['<', '&']) {
        return None;
    }
    text.match_indices(['<', '&']).find_map(|(at, start)| {
        let rest = text.get(at..)?;
        let inner = rest.get(1..)?;
        let length = if start == "<" { tag(inner) } else { reference(inner) }?;
        rest.get(..=length)
    })
}

/// The bytes of a tag or comment whose text after the `<` starts here.
fn tag(inner: &str) -> Option<usize> {
    let name = inner.strip_prefix('/').unwrap_or(inner);
    let is_tag = name.starts_with(|c: char| c.is_ascii_alphabetic()) || inner.starts_with("!--");
    let end = inner.find(['>', '<']).filter(|end| inner.as_bytes().get(*end) == Some(&b'>'));
    is_tag.then_some(end?).map(|end| end + 1)
}

/// The bytes of a character reference whose text after the `&` starts here: `amp;`, `#8217;`, `#x2019;`.
fn reference(inner: &str) -> Option<usize> {
    const LONGEST: usize = 32;
    let end = inner.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let name = inner.get(..end)?;
    let (number, digits) = match name.strip_prefix('#') {
        Some(digits) => (true, digits.strip_prefix(['x', 'X']).unwrap_or(digits)),
        None => (false, name),
    };
    let fits = digits.len() > 1 && digits.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let is_number = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    (fits && (!number || is_number)).then_some(end + 1)
}

fn damage_problem(damage: &Damage<'_>, column: &str) -> Problem {
    let nowhere = Location::default();
    match damage {
        Damage::Harmful(c) => {
            let message = format!("{column} has the invisible character {}.", code_point(*c));
            Problem::new(ProblemKind::ControlCharacter, nowhere, message)
                .help("Remove it, or type the text anew.")
        }
        Damage::Lost => {
            let message = format!("{column} has the character U+FFFD, which stands for one that was lost.");
            Problem::new(ProblemKind::LostCharacter, nowhere, message).help("Type what stood there before.")
        }
        Damage::PrivateUse(c) => {
            let message =
                format!("{column} has {}, a character that has a meaning in one font alone.", code_point(*c));
            Problem::new(ProblemKind::PrivateCharacter, nowhere, message)
                .help("Remove it, or type what it shows.")
        }
        Damage::WrongDecoding(part, meant) => {
            let points: Vec<String> = part.chars().map(code_point).collect();
            let points = points.join(" ");
            let part = quoted(part);
            let message = format!("{column} has {part} ({points}), which a wrong decoding leaves.");
            let problem = Problem::new(ProblemKind::WrongDecoding, nowhere, message);
            match meant {
                Some(meant) => problem.expected(format!("“{meant}” ({})", code_point(*meant))),
                None => problem
                    .help("Type what stood there before a program read the text in the wrong encoding."),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::html;

    #[test]
    fn tags_and_references_are_found() {
        let cases = [
            ("a <b>bold</b> word", "<b>"),
            ("line<br/>line", "<br/>"),
            ("</p>", "</p>"),
            ("<script>alert(1)</script>", "<script>"),
            ("<!-- note -->", "<!-- note -->"),
            ("a <a href=\"https://example.org\">link</a>", "<a href=\"https://example.org\">"),
            ("fish &amp; chips", "&amp;"),
            ("council&#8217;s", "&#8217;"),
            ("council&#x2019;s", "&#x2019;"),
            ("a&nbsp;b", "&nbsp;"),
        ];
        for (text, part) in cases {
            assert_eq!(html(text), Some(part), "{text}");
        }
        for text in
            ["", "a < b > c", "fish & chips; peas", "R&D; more", "<5 days>", "x <y and no more", "Q&A", "&;"]
        {
            assert_eq!(html(text), None, "{text}");
        }
    }
}
