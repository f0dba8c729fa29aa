//! A quotation mark that is never closed swallows the rest of a file: found before the records are read.

/// A quoted cell that does not end as one must.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Unbalanced {
    /// Where the record starts that holds the cell.
    pub(super) record: usize,
    /// The opening quotation mark.
    pub(super) open: usize,
    /// The text that follows the closing quotation mark, if there is a closing one.
    pub(super) after: Option<usize>,
}

/// The first quoted cell that is never closed, or that has text between its closing mark and the next delimiter:
/// most often the sign that an earlier mark swallowed the rows between.
pub(super) fn unbalanced(text: &str, delimiter: u8) -> Option<Unbalanced> {
    let bytes = text.as_bytes();
    if !bytes.contains(&b'"') {
        return None;
    }
    let mut record = 0;
    let mut at = 0;
    let mut cell_starts = true;
    while let Some(byte) = bytes.get(at).copied() {
        if cell_starts && byte == b'"' {
            let open = at;
            let Some(close) = closing(bytes, open + 1) else {
                return Some(Unbalanced { record, open, after: None });
            };
            at = close + 1;
            while bytes.get(at) == Some(&b' ') {
                at += 1;
            }
            match bytes.get(at) {
                None | Some(b'\r' | b'\n') => {}
                Some(next) if *next == delimiter => {}
                Some(_) => return Some(Unbalanced { record, open, after: Some(at) }),
            }
            cell_starts = false;
            continue;
        }
        cell_starts = byte == delimiter;
        if matches!(byte, b'\r' | b'\n') {
            cell_starts = true;
            record = at + 1;
        }
        at += 1;
    }
    None
}

/// The quotation mark that closes the cell whose text starts at `from`; a doubled mark is text.
fn closing(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        let rest = bytes.get(at..)?;
        at += rest.iter().position(|byte| *byte == b'"')?;
        if bytes.get(at + 1) != Some(&b'"') {
            return Some(at);
        }
        at += 2;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn balanced_quotes_pass() {
        for text in ["", "a,b\n", "\"a\",\"b \"\"c\"\"\"\r\n\"multi\nline\",x", "5\" pipe,x\n", "\"a\" ,b"] {
            assert_eq!(unbalanced(text, b','), None, "{text}");
        }
    }

    #[test]
    fn an_open_quote_is_named_where_it_opens() {
        let text = "id,name\na,\"open\nb,c\n";
        assert_eq!(unbalanced(text, b','), Some(Unbalanced { record: 8, open: 10, after: None }));
    }

    #[test]
    fn text_after_a_closing_quote_is_named() {
        let text = "a,\"open\nb,\"c\"\n";
        let found = unbalanced(text, b',').unwrap();
        assert_eq!((found.record, found.open, found.after), (0, 2, Some(11)));
    }
}
