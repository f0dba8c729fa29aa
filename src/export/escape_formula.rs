//! Cells that a spreadsheet would run as a formula, escaped.

use std::borrow::Cow;

/// The text, with an apostrophe before it when a spreadsheet would take it for a formula: when the first character that is
/// not a space is `=`, `+`, `-`, `@`, one of their full-width forms, or a control character that some programs skip.
pub(super) fn escape_formula(text: &str) -> Cow<'_, str> {
    let runs = |c: char| matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '\t' | '\r' | '\n');
    let first = text.chars().next();
    let first_printed = text.trim_start().chars().next();
    if first.is_some_and(runs) || first_printed.is_some_and(runs) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_runs() {
        for text in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "＝1", "\n=1", "\u{a0}=1"] {
            assert!(escape_formula(text).starts_with('\''), "{text:?}");
        }
        for text in ["", "Derby", "2024-06-26", "3 of 4", "a=b", "'quoted"] {
            assert_eq!(escape_formula(text), text);
        }
    }
}
