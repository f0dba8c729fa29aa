//! Characters that no cell means to have: invisible ones, lost ones, and what a wrong decoding makes of a letter.

/// Whether a character shows nothing of itself but changes what is shown round it: control characters, and marks that
/// turn the direction of writing.
pub(super) fn is_harmful(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether a character shows nothing and means nothing in a table: zero-width characters, soft hyphens, fillers,
/// variation selectors and tags. Word processors and web pages leave them in what is copied.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{34f}'
            | '\u{115f}'
            | '\u{1160}'
            | '\u{17b4}'
            | '\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200d}'
            | '\u{2060}'..='\u{2065}'
            | '\u{206a}'..='\u{206f}'
            | '\u{2800}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{1bca0}'..='\u{1bca3}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

/// Whether a character has a meaning in one font or program alone, or none at all.
pub(super) fn is_private(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{fdd0}'..='\u{fdef}' | '\u{f0000}'..)
        || u32::from(c) & 0xfffe == 0xfffe
}

/// The name of a character that cannot be shown: `U+200B`.
pub(super) fn code_point(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}

/// Something in a text that cannot be meant.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Damage<'a> {
    /// A character that [`is_harmful`].
    Harmful(char),
    /// U+FFFD: a program could not read what stood here.
    Lost,
    /// A character that [`is_private`].
    PrivateUse(char),
    /// Letters that a wrong decoding makes of the one given, where that can be said.
    WrongDecoding(&'a str, Option<char>),
}

/// The first damage in a text, with the part of the text that shows it.
pub(super) fn damage(text: &str) -> Option<(&str, Damage<'_>)> {
    text.char_indices().filter(|(_, c)| !c.is_ascii() || is_harmful(*c)).find_map(|(at, c)| {
        let rest = text.get(at..)?;
        if let Some((part, meant)) = wrong_decoding(text.get(..at)?, rest) {
            return Some((part, Damage::WrongDecoding(part, meant)));
        }
        let damage = match c {
            c if is_harmful(c) => Damage::Harmful(c),
            '\u{fffd}' => Damage::Lost,
            c if is_private(c) => Damage::PrivateUse(c),
            _ => return None,
        };
        Some((rest.get(..c.len_utf8())?, damage))
    })
}

/// What Windows-1252 has at 80 to 9F; bytes without a meaning stay the control characters of the same number.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// Starts of what other wrong decodings leave: an unfinished one, and UTF-8 read as the encoding of old Macs.
const OTHER_STARTS: [&str; 6] = ["â€", "‚Ä", "√©", "√®", "¬£", "ÔøΩ"];

/// The characters at the start of `rest` that are UTF-8 read as Windows-1252 (or Latin-1), and the one that was meant.
/// `before` is the text before them.
fn wrong_decoding<'a>(before: &str, rest: &'a str) -> Option<(&'a str, Option<char>)> {
    let lead = byte(rest.chars().next()?)?;
    // Only leads of letters, punctuation and signs in use here: an É before a quotation mark is no wrong decoding.
    let length = match lead {
        0xc2..=0xc5 | 0xcb => 2,
        0xe2 | 0xef => 3,
        0xf0 => 4,
        _ => 0,
    };
    let bytes: Vec<u8> = rest.chars().take(length).map_while(byte).collect();
    let end = rest.char_indices().nth(length).map_or(rest.len(), |(at, _)| at);
    if length > 0
        && bytes.len() == length
        && let Ok(read) = std::str::from_utf8(&bytes)
        && let Some(meant) = read.chars().next().filter(|c| !c.is_control())
    {
        return Some((rest.get(..end)?, Some(meant).filter(|c| *c != '\u{fffd}' && !is_invisible(*c))));
    }
    if let Some(start) = OTHER_STARTS.into_iter().find(|start| rest.starts_with(start)) {
        return Some((rest.get(..start.len())?, None));
    }
    // The second half of a pair is a non-breaking space, which some program has made a plain one.
    let after_small = before.chars().next_back().is_none_or(|c| !c.is_uppercase());
    if after_small && (rest.starts_with("Â ") || rest.starts_with("Ã ")) {
        return Some((rest.get(..2)?, None));
    }
    // The apostrophe of old Macs, read as Windows-1252.
    let in_word = before.ends_with(|c: char| c.is_ascii_lowercase());
    (in_word && rest.starts_with('Õ')).then(|| rest.get(..2)).flatten().map(|part| (part, Some('’')))
}

/// The byte that stands for a character in Windows-1252, or in Latin-1.
fn byte(c: char) -> Option<u8> {
    match u8::try_from(u32::from(c)) {
        Ok(byte) => (byte >= 0x80).then_some(byte),
        Err(_) => {
            WINDOWS_1252.iter().position(|other| *other == c).and_then(|at| u8::try_from(0x80 + at).ok())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_wrong_decodings_leave_is_found() {
        let cases = [
            ("the council\u{e2}\u{20ac}\u{2122}s plan", "\u{e2}\u{20ac}\u{2122}", Some('\u{2019}')),
            ("caf\u{c3}\u{a9}", "\u{c3}\u{a9}", Some('\u{e9}')),
            ("\u{c2}\u{a3}5m", "\u{c2}\u{a3}", Some('\u{a3}')),
            ("plan \u{e2}\u{20ac}\u{201c} soon", "\u{e2}\u{20ac}\u{201c}", Some('\u{2013}')),
            ("\u{e2}\u{80}\u{99}s", "\u{e2}\u{80}\u{99}", Some('\u{2019}')),
            ("\u{ef}\u{bf}\u{bd}", "\u{ef}\u{bf}\u{bd}", None),
            ("\u{f0}\u{178}\u{2019}\u{a1}", "\u{f0}\u{178}\u{2019}\u{a1}", Some('\u{1f4a1}')),
            ("said \u{e2}\u{20ac}yes", "\u{e2}\u{20ac}", None),
            ("done.\u{c2} Next", "\u{c2}", None),
            ("council\u{201a}\u{c4}\u{f4}s", "\u{201a}\u{c4}", None),
            ("council\u{d5}s", "\u{d5}", Some('\u{2019}')),
        ];
        for (text, part, meant) in cases {
            assert_eq!(damage(text), Some((part, Damage::WrongDecoding(part, meant))), "{text}");
        }
    }

    #[test]
    fn good_text_passes() {
        for text in [
            "",
            "Ynys M\u{f4}n \u{2014} \u{201c}fine\u{201d}, \u{a3}5m, caf\u{e9}\u{2019}s 5\u{b0}",
            "CAF\u{c9}\u{2019}S, CAF\u{c9}\u{ae}",
            "GL\u{c2}N, T\u{c2}N A ",
            "S\u{c3}O, M\u{c4}RZ, \u{c5}rhus, \u{d5}",
            "\u{1f4a1} \u{2713} \u{2192}",
            "\u{176}y \u{175}",
        ] {
            assert_eq!(damage(text), None, "{text}");
        }
    }

    #[test]
    fn lost_and_private_characters_are_found() {
        assert_eq!(damage("a\u{fffd}"), Some(("\u{fffd}", Damage::Lost)));
        assert_eq!(damage("\u{f0b7} item"), Some(("\u{f0b7}", Damage::PrivateUse('\u{f0b7}'))));
        assert_eq!(damage("\u{ffff}"), Some(("\u{ffff}", Damage::PrivateUse('\u{ffff}'))));
        assert_eq!(damage("a\u{202e}b"), Some(("\u{202e}", Damage::Harmful('\u{202e}'))));
        assert_eq!(damage("a\u{7}b"), Some(("\u{7}", Damage::Harmful('\u{7}'))));
    }

    #[test]
    fn an_invisible_character_has_a_name() {
        for c in ['\u{200b}', '\u{ad}', '\u{2060}', '\u{fe0f}', '\u{feff}', '\u{e0041}', '\u{3164}'] {
            assert!(is_invisible(c) && !is_harmful(c), "{}", code_point(c));
        }
        assert_eq!(code_point('\u{ad}'), "U+00AD");
        assert_eq!(code_point('\u{e0041}'), "U+E0041");
    }

    proptest! {
        #[test]
        fn any_text_is_searched_without_panic(text in "\\PC*") {
            let _ = damage(&text);
        }
    }
}
