//! Text from a site's files, made safe to print: no cell can move the cursor, colour a terminal, add a command to a
//! log or turn the direction of writing.

use std::borrow::Cow;

/// The text with every control character and direction mark replaced by one visible character; a tab and a line end
/// become a space. The count of characters stays the same, so that columns still fit.
#[must_use]
pub fn sanitize_for_terminal(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| shown(c) == c) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(shown).collect())
}

fn shown(c: char) -> char {
    match c {
        '\t' | '\n' | '\r' | '\u{2028}' | '\u{2029}' => ' ',
        // The pictures of control characters stand in the same order as the characters.
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}'),
        '\u{7f}' => '\u{2421}',
        '\u{80}'..='\u{9f}'
        | '\u{61c}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{e0000}'..='\u{e007f}' => '\u{fffd}',
        c => c,
    }
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
            "\u{241b}[31mred\u{2407}\u{fffd} x\u{fffd}"
        );
    }
}
