//! Text from a site's files, made safe to print: no cell can move the cursor, colour a terminal, add a command to a
//! log or turn the direction of writing; and what cannot be seen is shown.

use std::borrow::Cow;
use std::fmt::Write;

/// The text with every character that cannot be seen replaced by its code point (`<U+200B>`); a tab and a line end become a
/// space.
#[must_use]
pub fn sanitize_for_terminal(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| is_space(c) || is_invisible(c)) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if is_space(c) {
            shown.push(' ');
        } else if is_invisible(c) {
            // Writing to a string cannot fail.
            let _ = write!(shown, "<U+{:04X}>", u32::from(c));
        } else {
            shown.push(c);
        }
    }
    Cow::Owned(shown)
}

fn is_space(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r')
}

/// Whether a character shows nothing, or only what another does too: control characters, marks of direction, characters
/// without width, spaces that do not break, variation selectors, tags, private use and what is no character at all.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{a0}' | '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202f}'
            | '\u{2060}'..='\u{206f}'
            | '\u{3164}'
            | '\u{e000}'..='\u{f8ff}'
            | '\u{fdd0}'..='\u{fdef}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffd}'
            | '\u{e0000}'..='\u{10ffff}')
        || u32::from(c) & 0xfffe == 0xfffe
}

#[cfg(test)]
mod tests {
    use super::sanitize_for_terminal;

    #[test]
    fn plain_text_is_left_alone() {
        assert!(matches!(sanitize_for_terminal("Ynys Môn — “fine”"), std::borrow::Cow::Borrowed(_)));
    }

    #[test]
    fn escapes_and_overrides_are_shown() {
        assert_eq!(
            sanitize_for_terminal("\u{1b}[31mred\u{7}\u{202e}\tx\u{9b}"),
            "<U+001B>[31mred<U+0007><U+202E> x<U+009B>"
        );
    }

    #[test]
    fn what_cannot_be_seen_is_shown_by_its_code_point() {
        assert_eq!(
            sanitize_for_terminal("a\u{200b}b\u{ad}\u{a0}c\u{fffd}\u{feff}\u{e000}\u{1fffe}\u{e0041}"),
            "a<U+200B>b<U+00AD><U+00A0>c<U+FFFD><U+FEFF><U+E000><U+1FFFE><U+E0041>"
        );
    }
}
