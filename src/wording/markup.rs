//! Text as HTML.

use std::fmt::Write;

/// A text as it stands in HTML, within an element or a quoted attribute: nothing of it is read as markup.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_escaped(&mut out, text);
    out
}

/// Adds [`escaped`] text to what is there.
pub fn push_escaped(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\t' => out.push(c),
            // HTML may not hold these, not even as references.
            c if c.is_control() || is_noncharacter(c) => out.push(char::REPLACEMENT_CHARACTER),
            c => out.push(c),
        }
    }
}

/// Whether Unicode keeps a code point out of texts for good.
fn is_noncharacter(c: char) -> bool {
    matches!(c, '\u{fdd0}'..='\u{fdef}') || u32::from(c) & 0xfffe == 0xfffe
}

/// An element with attributes around a text, all of it escaped but the element's own name.
#[must_use]
pub(super) fn element(name: &str, attributes: &[(&str, &str)], text: &str) -> String {
    let mut out = format!("<{name}");
    for (attribute, value) in attributes {
        // Writing to a string cannot fail.
        let _ = write!(out, " {attribute}=\"{}\"", escaped(value));
    }
    out.push('>');
    push_escaped(&mut out, text);
    let _ = write!(out, "</{name}>");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_text_is_markup() {
        assert_eq!(escaped("<b title='\"'>A & B"), "&lt;b title=&#39;&quot;&#39;&gt;A &amp; B");
        assert_eq!(escaped("a\u{0}b\u{fdd0}c\u{ffff}"), "a\u{fffd}b\u{fffd}c\u{fffd}");
        assert_eq!(element("data", &[("value", "\">")], "<"), "<data value=\"&quot;&gt;\">&lt;</data>");
    }
}
