//! Where the cells of a record stand in the text of their file, worked out only when a problem needs it.

use std::ops::Range;

use crate::report::Location;

/// Characters of a line that a [`Location`] keeps.
const EXCERPT: usize = 200;

/// Characters of an excerpt that stand before the offending text when the line is too long to keep whole.
const BEFORE: usize = 60;

/// The bytes of a cell's text, without the quotes round it. `record` is where the record starts, `cell` counts from
/// 0. A cell that the record lacks is the empty span at the record's end.
pub(super) fn of_cell(text: &str, delimiter: u8, record: usize, cell: usize) -> Range<usize> {
    let bytes = text.as_bytes();
    let byte = |at: usize| bytes.get(at).copied();
    let mut at = record.min(bytes.len());
    while matches!(byte(at), Some(b'\r' | b'\n')) {
        at += 1;
    }
    for _ in 0..cell {
        at = end_of_cell(bytes, delimiter, at);
        if byte(at) != Some(delimiter) {
            return at..at;
        }
        at += 1;
    }
    let end = end_of_cell(bytes, delimiter, at);
    if byte(at) != Some(b'"') {
        return at..end;
    }
    let start = at + 1;
    let closed = end > start && byte(end - 1) == Some(b'"');
    start..if closed { end - 1 } else { end }
}

/// The byte after the cell that starts at `at`: a delimiter, a line end or the end of the text.
fn end_of_cell(bytes: &[u8], delimiter: u8, mut at: usize) -> usize {
    if bytes.get(at) == Some(&b'"') {
        at += 1;
        while let Some(byte) = bytes.get(at) {
            at += 1;
            if *byte == b'"' {
                if bytes.get(at) != Some(&b'"') {
                    break;
                }
                at += 1;
            }
        }
    }
    let rest = bytes.get(at..).unwrap_or_default();
    let ends = |byte: &u8| *byte == delimiter || matches!(byte, b'\r' | b'\n');
    at + rest.iter().position(ends).unwrap_or(rest.len())
}

/// The place of a span that starts on the line `line_of_from` counts from: `from` is a byte whose line is known.
pub(super) fn location(
    file: &str,
    text: &str,
    span: Range<usize>,
    from: usize,
    line_of_from: u32,
) -> Location {
    let start = floor(text, span.start);
    let end = floor(text, span.end).max(start);
    let line = line_of_from + line_ends(text.get(floor(text, from)..start).unwrap_or_default());
    let is_end = |byte: &u8| matches!(byte, b'\r' | b'\n');
    let line_start = text.as_bytes()[..start].iter().rposition(is_end).map_or(0, |at| at + 1);
    let line_end = text.as_bytes()[start..].iter().position(is_end).map_or(text.len(), |at| start + at);
    let before = text[line_start..start].chars().count();
    let length = text[start..end.min(line_end)].chars().count();
    let skipped = if text[line_start..line_end].chars().nth(EXCERPT).is_some() {
        before.saturating_sub(BEFORE)
    } else {
        0
    };
    let excerpt: String = text[line_start..line_end].chars().skip(skipped).take(EXCERPT).collect();
    let within = before - skipped;
    Location {
        file: file.to_owned(),
        line,
        column: count(before + 1),
        excerpt,
        start: count(within),
        length: count(length.min(EXCERPT - within)),
    }
}

/// Number of line ends in a text: LF, CRLF or a lone CR.
pub(super) fn line_ends(text: &str) -> u32 {
    let feeds = text.matches('\n').count();
    let returns = text.matches('\r').count();
    let pairs = if returns == 0 { 0 } else { text.matches("\r\n").count() };
    count(feeds + returns - pairs)
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// The nearest character boundary at or before `at`.
fn floor(text: &str, at: usize) -> usize {
    text.floor_char_boundary(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell_text(text: &str, record: usize, cell: usize) -> &str {
        &text[of_cell(text, b',', record, cell)]
    }

    #[test]
    fn cells_are_found_behind_quotes_and_line_ends() {
        let text = "a,\"b, \"\"c\"\"\nd\",e\r\nf,,g";
        assert_eq!(cell_text(text, 0, 0), "a");
        assert_eq!(cell_text(text, 0, 1), "b, \"\"c\"\"\nd");
        assert_eq!(cell_text(text, 0, 2), "e");
        assert_eq!(cell_text(text, 0, 3), "");
        let second = text.find("\r\n").unwrap();
        assert_eq!(cell_text(text, second, 0), "f");
        assert_eq!(cell_text(text, second, 1), "");
        assert_eq!(cell_text(text, second, 2), "g");
    }

    #[test]
    fn a_cell_with_line_ends_has_the_line_of_the_text_in_it() {
        let text = "x\n\"caf\u{e9}\nbad\",y";
        let at = text.find("bad").unwrap();
        let location = location("f", text, at..at + 3, 0, 1);
        assert_eq!((location.line, location.column, location.excerpt.as_str()), (3, 1, "bad\",y"));
        assert_eq!((location.start, location.length), (0, 3));
    }

    #[test]
    fn columns_count_characters() {
        let text = "\u{e9}\u{e9},bad";
        let location = location("f", text, 5..8, 0, 1);
        assert_eq!((location.line, location.column, location.start, location.length), (1, 4, 3, 3));
    }

    #[test]
    fn a_long_line_keeps_a_window() {
        let text = format!("{}bad{}", "x".repeat(5000), "y".repeat(5000));
        let location = location("f", &text, 5000..5003, 0, 1);
        assert_eq!(location.column, 5001);
        assert_eq!(location.excerpt.chars().count(), 200);
        assert_eq!(&location.excerpt[location.start as usize..][..3], "bad");
    }

    #[test]
    fn lone_carriage_returns_end_lines() {
        assert_eq!(line_ends("a\rb\r\nc\n"), 3);
    }
}
