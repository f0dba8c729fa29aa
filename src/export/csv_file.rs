//! CSV as peerbench writes it: RFC 4180, lines end in CR LF.

use std::borrow::Cow;

/// The byte order mark that makes Excel read UTF-8.
pub(super) const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// A file of these rows, headings first, all of one length. Cells are written as they are: those of text have to be
/// escaped before (see [`escape_formula`](super::escape_formula::escape_formula)).
pub(super) fn csv_file<'a, R>(rows: impl IntoIterator<Item = R>) -> Vec<u8>
where
    R: IntoIterator<Item = Cow<'a, str>>,
{
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    for row in rows {
        // Writing to memory cannot fail, nor can rows of one length.
        for cell in row {
            let _ = writer.write_field(cell.as_bytes());
        }
        let _ = writer.write_record(None::<&[u8]>);
    }
    writer.into_inner().unwrap_or_default()
}
