//! Text that may stand in XML, and how pieces of it are put together.

/// What every part begins with.
pub(super) const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// Adds the pieces as they are.
pub(super) fn put(out: &mut String, pieces: &[&str]) {
    for piece in pieces {
        out.push_str(piece);
    }
}

/// Adds text from outside, fit for an element or an attribute.
pub(super) fn escape(out: &mut String, text: &str) {
    out.push_str(&escaped(text));
}

/// The text, fit for an element or an attribute: marked characters are escaped, tabs and line ends become spaces; what
/// XML 1.0 forbids is left out, and so is what would turn round the direction of the text that follows.
pub(super) fn escaped(text: &str) -> String {
    let allowed = text.chars().filter_map(|c| match c {
        '\t' | '\n' | '\r' => Some(' '),
        '\0'..='\x1f' | '\u{fffe}' | '\u{ffff}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => None,
        other => Some(other),
    });
    quick_xml::escape::escape(allowed.collect::<String>()).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_breaks_out() {
        assert_eq!(escaped("<a b=\"c\" d='e'>&"), "&lt;a b=&quot;c&quot; d=&apos;e&apos;&gt;&amp;");
        assert_eq!(escaped("]]>"), "]]&gt;");
        assert_eq!(escaped("a\0b\u{8}c\u{b}d\u{1f}e\u{fffe}f\u{ffff}g"), "abcdefg");
        assert_eq!(escaped("a\u{202e}b\u{2066}c"), "abc");
        assert_eq!(escaped("a\tb\nc\rd"), "a b c d");
        assert_eq!(escaped("Môn – 𝄞 \u{85}\u{fffd}"), "Môn – 𝄞 \u{85}\u{fffd}");
    }
}
