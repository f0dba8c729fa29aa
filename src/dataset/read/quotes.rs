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

impl Unbalanced {
    /// Whether nothing after it can be trusted: it is never closed, or swallowed line ends.
    pub(super) fn swallows_rows(&self, text: &str) -> bool {
        self.after.and_then(|after| text.get(self.open..after)).is_none_or(|cell| cell.contains(['\r', '\n']))
    }
}

/// The quoted cells that have text between their closing mark and the next delimiter, up to the first that is never
/// closed or swallows rows; of the others the first in each record, since the record is left out for it.
pub(super) fn unbalanced(text: &str, delimiter: u8) -> Vec<Unbalanced> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    if !bytes.contains(&b'"') {
        return found;
    }
    let (mut record, mut at, mut cell_starts) = (0, 0, true);
    while let Some(byte) = bytes.get(at).copied() {
        if cell_starts && byte == b'"' {
            let cell = quoted_cell(bytes, delimiter, at);
            let (open, next) = (at, cell.unwrap_or_else(|after| after.unwrap_or(bytes.len())));
            if let Err(after) = cell {
                let fault = Unbalanced { record, open, after };
                let last = fault.swallows_rows(text);
                if last || found.last().is_none_or(|before: &Unbalanced| before.record != record) {
                    found.push(fault);
                }
                if last {
                    return found;
                }
            }
            at = next;
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
    found
}

/// Where the quoted cell that opens at `open` ends; the text that follows its closing mark, or nothing when it has
/// none, when it does not end as it must.
fn quoted_cell(bytes: &[u8], delimiter: u8, open: usize) -> Result<usize, Option<usize>> {
    let mut at = closing(bytes, open + 1).ok_or(None)? + 1;
    while bytes.get(at) == Some(&b' ') {
        at += 1;
    }
    match bytes.get(at) {
        None | Some(b'\r' | b'\n') => Ok(at),
        Some(next) if *next == delimiter => Ok(at),
        Some(_) => Err(Some(at)),
    }
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
            assert_eq!(unbalanced(text, b','), [], "{text}");
        }
    }

    #[test]
    fn an_open_quote_is_named_where_it_opens() {
        let text = "id,name\na,\"open\nb,c\n";
        assert_eq!(unbalanced(text, b','), [Unbalanced { record: 8, open: 10, after: None }]);
    }

    #[test]
    fn text_after_a_closing_quote_is_named() {
        let text = "a,\"open\nb,\"c\"\n";
        let found = unbalanced(text, b',');
        assert_eq!(found, [Unbalanced { record: 0, open: 2, after: Some(11) }]);
        assert!(found[0].swallows_rows(text));
    }

    #[test]
    fn a_slip_within_one_row_is_no_reason_to_stop() {
        let text = "\"a\"b,c\nd,\"e\"f\n\"g";
        let found = unbalanced(text, b',');
        let places: Vec<_> = found.iter().map(|f| (f.record, f.open, f.swallows_rows(text))).collect();
        assert_eq!(places, [(0, 0, false), (7, 9, false), (14, 14, true)]);
    }
}
