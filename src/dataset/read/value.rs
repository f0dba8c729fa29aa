//! The forms that single cells can have, without files and places.

use super::characters::{code_point, is_harmful, is_invisible, is_private};

/// Longest id: it becomes the name of a folder.
const LONGEST_ID: usize = 100;

/// Names that Windows does not let a file or folder have.
const RESERVED: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
    "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// Why a text cannot be an id, as the end of a sentence.
pub(super) fn slug_fault(text: &str) -> Option<&'static str> {
    if text.len() > LONGEST_ID {
        return Some("is too long for an id");
    }
    let parts_fit = text
        .split('-')
        .all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()));
    if !parts_fit {
        return Some("cannot be an id");
    }
    RESERVED.contains(&text).then_some("is a name that Windows keeps for itself")
}

/// The slug nearest to a text: letters and digits in lower case, everything else a hyphen; empty when nothing is left.
pub(super) fn slug(text: &str) -> String {
    let mut slug = String::new();
    for c in text.chars().take(4 * LONGEST_ID) {
        match c {
            '\'' | '\u{2019}' => {}
            '&' => slug.push_str("-and-"),
            c if c.is_ascii_alphanumeric() => slug.push(c.to_ascii_lowercase()),
            _ => slug.push('-'),
        }
    }
    let parts: Vec<&str> = slug.split('-').filter(|part| !part.is_empty()).collect();
    parts.join("-")
}

/// A whole number, its thousands parted by commas or not; a spreadsheet's `.0` is passed over.
pub(super) fn whole(text: &str) -> Option<i64> {
    let text = text.strip_suffix(".0").unwrap_or(text);
    let figures = text.strip_prefix('-').unwrap_or(text);
    if figures.len() > 20 || !figures.bytes().all(|b| b.is_ascii_digit() || b == b',') {
        return None;
    }
    if figures.contains(',') {
        let mut groups = figures.split(',');
        let first_fits = groups.next().is_some_and(|first| (1..=3).contains(&first.len()));
        if !first_fits || groups.any(|group| group.len() != 3) {
            return None;
        }
        return text.replace(',', "").parse().ok();
    }
    text.parse().ok()
}

/// A finite number with or without decimals.
pub(super) fn decimal(text: &str) -> Option<f64> {
    if let Some(number) = whole(text) {
        return Some(number as f64);
    }
    let plain = text.len() <= 40
        && text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-' | b'+' | b'e' | b'E'));
    plain.then(|| text.parse().ok()).flatten().filter(|number: &f64| number.is_finite())
}

/// A text on one line, with single spaces.
pub(super) fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// A text with LF line ends and plain spaces.
pub(super) fn many_lines(text: &str) -> String {
    if !text.contains(['\r', '\u{a0}']) {
        return text.to_owned();
    }
    text.replace("\r\n", "\n").replace('\r', "\n").replace('\u{a0}', " ")
}

/// A text of the data in quotation marks, shortened for a message; what cannot be seen is named by its code point.
pub(super) fn quoted(text: &str) -> String {
    const LONGEST: usize = 60;
    let mut short = String::new();
    for c in text.chars().take(LONGEST) {
        if is_harmful(c) || is_invisible(c) || is_private(c) {
            short.push_str(&code_point(c));
        } else {
            short.push(c);
        }
    }
    if text.chars().nth(LONGEST).is_some() {
        short.push('…');
    }
    format!("“{short}”")
}

/// `one of a, b or c`.
pub(super) fn one_of(words: &[&str]) -> String {
    match words {
        [] => "nothing".to_owned(),
        [only] => (*only).to_owned(),
        [first @ .., last] => format!("one of {} or {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn slugs() {
        for good in ["derby", "bath-and-north-east-somerset", "2024", "a1-b2"] {
            assert_eq!(slug_fault(good), None, "{good}");
        }
        for bad in ["", "-", "Derby", "derby-", "a--b", "a b", "a/b", "..", "caf\u{e9}", "con", "lpt9"] {
            assert!(slug_fault(bad).is_some(), "{bad}");
        }
        assert!(slug_fault(&"a".repeat(101)).is_some());
        assert_eq!(slug("King's Lynn & West Norfolk"), "kings-lynn-and-west-norfolk");
    }

    #[test]
    fn whole_numbers() {
        assert_eq!(whole("1,234,567"), Some(1_234_567));
        assert_eq!(whole("-6"), Some(-6));
        assert_eq!(whole("200.0"), Some(200));
        for bad in ["", "-", "1,23", "12,34", ",123", "1.5", "200+", "1e3", "99999999999999999999"] {
            assert_eq!(whole(bad), None, "{bad}");
        }
    }

    #[test]
    fn decimals_are_finite() {
        assert_eq!(decimal("1,234"), Some(1234.0));
        assert_eq!(decimal("-0.5"), Some(-0.5));
        for bad in ["NaN", "inf", "1e999", "", "12%", "0x10"] {
            assert_eq!(decimal(bad), None, "{bad}");
        }
    }

    proptest! {
        #[test]
        fn no_form_panics(text in "\\PC*") {
            let _ = (slug_fault(&text), whole(&text), decimal(&text), quoted(&text), one_line(&text));
            let slug = slug(&text);
            prop_assert!(slug.is_empty() || slug_fault(&slug).is_none() || slug.len() > 100 || RESERVED.contains(&slug.as_str()));
        }
    }
}
