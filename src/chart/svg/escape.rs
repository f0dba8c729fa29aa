//! Text and numbers as they may stand in SVG.

use std::fmt::Write as _;

/// Writes text so that it can stand between tags and inside quotes. Line breaks and tabs become spaces; other control
/// characters, which XML has no place for, are dropped.
pub(in crate::chart) fn escape(out: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\t' | '\r' => out.push(' '),
            '\u{fffe}' | '\u{ffff}' => {}
            other if other.is_control() => {}
            other => out.push(other),
        }
    }
}

/// Writes a number of tenths: `12`, `-0.5`, `3.4`.
pub(super) fn tenths(out: &mut String, tenths: i32) {
    let (whole, rest) = (tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10);
    let sign = if tenths < 0 { "-" } else { "" };
    // Writing to a String cannot fail.
    let _ = if rest == 0 { write!(out, "{sign}{whole}") } else { write!(out, "{sign}{whole}.{rest}") };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_can_end_it() {
        let mut out = String::new();
        escape(&mut out, "\"><script>\u{0}\u{7}&'\u{85}\nÉ</script>");
        assert_eq!(out, "&quot;&gt;&lt;script&gt;&amp;&#39; É&lt;/script&gt;");
    }

    #[test]
    fn numbers_are_short() {
        let mut out = String::new();
        for number in [0, 10, -5, 34, -120, i32::MIN] {
            tenths(&mut out, number);
            out.push(' ');
        }
        assert_eq!(out, "0 1 -0.5 3.4 -12 -214748364.8 ");
    }
}
