//! How wide a text is, from our own table: the layout must not depend on the fonts of the machine that builds.

use std::borrow::Cow;

/// Advance widths of `' '` to `'~'` in thousandths of the size, as Helvetica and Arial have them.
const ADVANCES: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
    556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278,
    500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469,
    556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500,
    278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

/// Room for system fonts that run wider than Arial: `DejaVu Sans`, the widest in common use, by about a seventh.
const SLACK: f64 = 1.14;

/// Thousandths of the size that a character takes.
fn advance(character: char) -> u16 {
    match u32::from(character) {
        code @ 0x20..=0x7e => ADVANCES.get(code as usize - 0x20).copied().unwrap_or(556),
        0..=0x1f | 0x7f..=0x9f | 0x300..=0x36f | 0x200b..=0x200f => 0,
        // Scripts and signs set on a full square: Chinese, Japanese, Korean, pictographs.
        0x1100..=0x115f | 0x2e80..=0xd7ff | 0xf900..=0xfaff | 0xff00..=0xff60 | 0x1f000.. => 1000,
        _ if character.is_uppercase() => 700,
        _ => 556,
    }
}

/// Width of a line of text at a size, in the unit of the size.
pub(in crate::chart) fn width(text: &str, size: f64) -> f64 {
    text.chars().map(|character| f64::from(advance(character))).sum::<f64>() / 1000.0 * size * SLACK
}

/// The text, or as much of it as fits with an ellipsis after it.
pub(in crate::chart) fn fit(text: &str, room: f64, size: f64) -> Cow<'_, str> {
    let scale = size * SLACK / 1000.0;
    let ellipsis = f64::from(advance('…')) * scale;
    let (mut used, mut cut) = (0.0, 0);
    for (at, character) in text.char_indices() {
        if used + ellipsis <= room {
            cut = at;
        }
        used += f64::from(advance(character)) * scale;
        // A text that was measured to fit must fit: its sum may differ in the last bit.
        if used > room + 0.01 {
            let kept = text.get(..cut).unwrap_or_default();
            return Cow::Owned(format!("{}…", kept.trim_end_matches([' ', ',', ';', '-'])));
        }
    }
    Cow::Borrowed(text)
}

/// The text over at most `lines` lines, broken between words; what does not fit ends in an ellipsis.
pub(in crate::chart) fn wrap(text: &str, room: f64, size: f64, lines: usize) -> Vec<String> {
    let mut wrapped: Vec<String> = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() && wrapped.len() + 1 < lines {
        let end = line_end(rest, room, size);
        let (line, after) = rest.split_at(end);
        wrapped.push(fit(line.trim_end(), room, size).into_owned());
        rest = after.trim_start();
    }
    if !rest.is_empty() {
        wrapped.push(fit(rest, room, size).into_owned());
    }
    wrapped
}

/// Where the first line ends: after the last word that fits, or after the first word.
fn line_end(text: &str, room: f64, size: f64) -> usize {
    let scale = size * SLACK / 1000.0;
    let (mut used, mut end) = (0.0, None);
    for (at, character) in text.char_indices() {
        if character == ' ' && used > room {
            return end.unwrap_or(at);
        }
        if character == ' ' {
            end = Some(at);
        }
        used += f64::from(advance(character)) * scale;
    }
    if used > room { end.unwrap_or(text.len()) } else { text.len() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_do_not_make_a_text_longer_by_the_byte() {
        let (plain, accented) = (width("Osterreich", 14.0), width("Österreich", 14.0));
        assert!((plain - accented).abs() < 2.0, "{plain} {accented}");
        assert!((width("e\u{301}", 14.0) - width("e", 14.0)).abs() < 1e-9);
    }

    #[test]
    fn long_texts_end_in_an_ellipsis_and_fit() {
        let text = "Performance management, data and insight";
        let short = fit(text, 150.0, 14.0);
        assert!(short.ends_with('…') && width(&short, 14.0) <= 150.0, "{short}");
        assert_eq!(fit("Short", 150.0, 14.0), "Short");
        assert_eq!(fit("Anything", 1.0, 14.0), "…");
    }

    #[test]
    fn lines_break_between_words() {
        assert_eq!(wrap("Yorkshire and The Humber", 70.0, 12.0, 3), ["Yorkshire", "and The", "Humber"]);
        assert_eq!(wrap("one two", 400.0, 12.0, 2), ["one two"]);
        let two = wrap("Performance management, data and insight", 110.0, 14.0, 2);
        assert_eq!(two.len(), 2);
        assert!(two.iter().all(|line| width(line, 14.0) <= 110.0), "{two:?}");
        assert_eq!(wrap("", 10.0, 12.0, 2), Vec::<String>::new());
    }
}
