//! The bytes of a file → its text, whatever program saved it.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// The text of a file and how it was encoded.
#[derive(Debug)]
pub(super) struct Decoded {
    /// The text, without byte order mark.
    pub(super) text: String,
    /// Name of the encoding when it is not UTF-8.
    pub(super) other_encoding: Option<&'static str>,
    /// Bytes that do not fit the UTF-8 of the rest, each with the place in the text of the character that takes its
    /// place.
    pub(super) misfits: Vec<(usize, u8)>,
}

/// What a file is that is no table, whatever it is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NotText {
    /// A workbook of Excel or `LibreOffice`.
    Workbook,
    /// A document of Word or another word processor.
    Document,
    /// A zip archive of something else.
    Archive,
    /// A PDF document.
    Pdf,
    /// A web page, or a page saved from one.
    WebPage,
    /// An XML file.
    Xml,
    /// A picture.
    Picture,
    /// Something else that is not text.
    Binary,
}

impl NotText {
    /// What it is, as a sentence.
    pub(super) fn message(self) -> &'static str {
        match self {
            Self::Workbook => "The file is a workbook, not a CSV file.",
            Self::Document => "The file is a word processor's document, not a CSV file.",
            Self::Archive => "The file is a compressed archive, not a CSV file.",
            Self::Pdf => "The file is a PDF document, not a CSV file.",
            Self::WebPage => "The file is a web page, not a CSV file.",
            Self::Xml => "The file is XML, not a CSV file.",
            Self::Picture => "The file is a picture, not a CSV file.",
            Self::Binary => "The file is not text.",
        }
    }

    /// What the first bytes of a file say it is, when it is no text.
    fn of(bytes: &[u8]) -> Option<Self> {
        const ZIP: &[u8] = b"PK\x03\x04";
        const SIGNATURES: [(&[u8], NotText); 9] = [
            // The older office programs: nearly always a workbook where a table is meant.
            (b"\xD0\xCF\x11\xE0", NotText::Workbook),
            (b"%PDF", NotText::Pdf),
            (b"{\\rtf", NotText::Document),
            (b"\x89PNG", NotText::Picture),
            (b"\xFF\xD8\xFF", NotText::Picture),
            (b"GIF8", NotText::Picture),
            (b"\x1F\x8B", NotText::Archive),
            (b"7z\xBC\xAF", NotText::Archive),
            // UTF-32, which no spreadsheet writes.
            (b"\xFF\xFE\x00\x00", NotText::Binary),
        ];
        if bytes.starts_with(ZIP) {
            return Some(Self::of_zip(bytes));
        }
        SIGNATURES.into_iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, what)| what)
    }

    /// What a zip archive is, by the names of its files, which stand at its end once more.
    fn of_zip(bytes: &[u8]) -> Self {
        const NAMES: [(&[u8], NotText); 5] = [
            (b"xl/", NotText::Workbook),
            (b"opendocument.spreadsheet", NotText::Workbook),
            (b"word/", NotText::Document),
            (b"opendocument.text", NotText::Document),
            (b"Index/Document.iwa", NotText::Workbook),
        ];
        let ends = [
            bytes.get(..SAMPLE).unwrap_or(bytes),
            bytes.get(bytes.len().saturating_sub(8 * SAMPLE)..).unwrap_or_default(),
        ];
        let has = |name: &[u8]| ends.iter().any(|end| end.windows(name.len()).any(|window| window == name));
        NAMES.into_iter().find(|(name, _)| has(name)).map_or(Self::Archive, |(_, what)| what)
    }

    /// What the first words of a text say it is, when it is no table.
    fn of_text(text: &str) -> Option<Self> {
        let start: String = text.trim_start().chars().take(20).collect::<String>().to_ascii_lowercase();
        let starts = |words: &[&str]| words.iter().any(|word| start.starts_with(word));
        if starts(&["<!doctype html", "<html", "<head", "<body", "<table", "<meta", "mime-version:"]) {
            Some(Self::WebPage)
        } else {
            starts(&["<?xml", "<workbook"]).then_some(Self::Xml)
        }
    }
}

/// How many bytes are looked at to tell what a file is.
const SAMPLE: usize = 4096;

/// Turns bytes into text, whole by one encoding: UTF-8 with or without byte order mark, UTF-16 of either order, else
/// Windows-1252, which gives every byte a meaning. In a file that is UTF-8 but for some bytes, those alone are read as
/// Windows-1252, and named.
///
/// # Errors
///
/// When the bytes are those of a workbook or of some other file that is not text.
pub(super) fn decode(bytes: Vec<u8>) -> Result<Decoded, NotText> {
    if let Some(what) = NotText::of(&bytes) {
        return Err(what);
    }
    let decoded = decode_text(bytes)?;
    match NotText::of_text(&decoded.text) {
        Some(what) => Err(what),
        None => Ok(decoded),
    }
}

fn decode_text(bytes: Vec<u8>) -> Result<Decoded, NotText> {
    if let Some((encoding, _)) = Encoding::for_bom(&bytes)
        && encoding != encoding_rs::UTF_8
    {
        return Ok(decode_as(encoding, &bytes));
    }
    let sample = bytes.get(..SAMPLE).unwrap_or(&bytes);
    let zeros = |parity: usize| {
        let picked = sample.iter().enumerate().filter(|(at, _)| at % 2 == parity);
        picked.filter(|(_, byte)| **byte == 0).count()
    };
    let (even, odd) = (zeros(0), zeros(1));
    // Mostly Latin text in UTF-16 has a zero in nearly every pair, always on the same side.
    if odd * 3 > sample.len() && even * 10 < odd {
        return Ok(decode_as(UTF_16LE, &bytes));
    }
    if even * 3 > sample.len() && odd * 10 < even {
        return Ok(decode_as(UTF_16BE, &bytes));
    }
    if (even + odd) * 20 > sample.len() {
        return Err(NotText::Binary);
    }
    match String::from_utf8(bytes) {
        Ok(mut text) => {
            if text.starts_with('\u{feff}') {
                text.drain(..'\u{feff}'.len_utf8());
            }
            Ok(Decoded { text, other_encoding: None, misfits: Vec::new() })
        }
        Err(error) if is_mostly_utf8(error.as_bytes()) => Ok(decode_but_misfits(error.as_bytes())),
        Err(error) => Ok(decode_as(WINDOWS_1252, error.as_bytes())),
    }
}

/// Whether bytes that are not all UTF-8 hold characters of UTF-8 beyond ASCII. A text in Windows-1252 holds one only by
/// chance, among many bytes that fit nothing.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    const CHANCE: usize = 50;
    let chunks = || bytes.utf8_chunks();
    let fitting: usize = chunks().map(|chunk| chunk.valid().chars().filter(|c| !c.is_ascii()).count()).sum();
    let misfits: usize = chunks().map(|chunk| chunk.invalid().len()).sum();
    fitting * CHANCE > misfits
}

/// UTF-8 with each byte that does not fit read as Windows-1252.
fn decode_but_misfits(bytes: &[u8]) -> Decoded {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let mut text = String::with_capacity(bytes.len());
    let mut misfits = Vec::new();
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        for byte in chunk.invalid() {
            misfits.push((text.len(), *byte));
            text.push_str(&WINDOWS_1252.decode_without_bom_handling(&[*byte]).0);
        }
    }
    Decoded { text, other_encoding: None, misfits }
}

fn decode_as(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let (text, _) = encoding.decode_with_bom_removal(bytes);
    let name = match encoding.name() {
        "windows-1252" => "Windows-1252",
        name => name,
    };
    Decoded { text: text.into_owned(), other_encoding: Some(name), misfits: Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(to_bytes).collect()
    }

    #[test]
    fn every_accepted_encoding_gives_the_same_text() {
        let text = "id,name\ncaf\u{e9},\u{2018}quoted\u{2019} \u{2013} dash\n";
        let windows = encoding_rs::WINDOWS_1252.encode(text).0.into_owned();
        let cases: [(Vec<u8>, Option<&str>); 7] = [
            (text.as_bytes().to_vec(), None),
            ([b"\xEF\xBB\xBF", text.as_bytes()].concat(), None),
            (utf16(&format!("\u{feff}{text}"), u16::to_le_bytes), Some("UTF-16LE")),
            (utf16(&format!("\u{feff}{text}"), u16::to_be_bytes), Some("UTF-16BE")),
            (utf16(text, u16::to_le_bytes), Some("UTF-16LE")),
            (utf16(text, u16::to_be_bytes), Some("UTF-16BE")),
            (windows, Some("Windows-1252")),
        ];
        for (bytes, encoding) in cases {
            let decoded = decode(bytes).unwrap();
            assert_eq!(decoded.text, text, "{encoding:?}");
            assert_eq!(decoded.other_encoding, encoding);
        }
    }

    #[test]
    fn a_stray_byte_does_not_turn_the_rest_into_another_encoding() {
        let decoded = decode("id\ncaf\u{e9}\n".bytes().chain(*b"council\x92s\n").collect()).unwrap();
        assert_eq!(decoded.text, "id\ncaf\u{e9}\ncouncil\u{2019}s\n");
        assert_eq!((decoded.other_encoding, decoded.misfits), (None, vec![(16, 0x92)]));
    }

    #[test]
    fn a_chance_pair_does_not_make_a_file_utf_8() {
        let bytes = [b"council\x92s ".repeat(100), b"\xc3\xa9".to_vec()].concat();
        assert_eq!(decode(bytes).unwrap().other_encoding, Some("Windows-1252"));
    }

    #[test]
    fn workbooks_and_binaries_are_not_text() {
        let cases: [(&[u8], NotText); 10] = [
            (b"PK\x03\x04..[Content_Types].xml..xl/workbook.xml", NotText::Workbook),
            (b"PK\x03\x04..mimetypeapplication/vnd.oasis.opendocument.spreadsheet", NotText::Workbook),
            (b"PK\x03\x04..word/document.xml", NotText::Document),
            (b"PK\x03\x04councils.csv", NotText::Archive),
            (b"%PDF-1.7", NotText::Pdf),
            (b"\n<!DOCTYPE html><html>", NotText::WebPage),
            (b"\xEF\xBB\xBF<HTML>", NotText::WebPage),
            (b"<?xml version=\"1.0\"?><Workbook>", NotText::Xml),
            (b"\x89PNG....", NotText::Picture),
            (&[0; 64], NotText::Binary),
        ];
        for (bytes, what) in cases {
            assert_eq!(decode(bytes.to_vec()).unwrap_err(), what, "{bytes:?}");
        }
    }

    #[test]
    fn a_single_zero_byte_in_a_text_is_left_for_the_cell_check() {
        let mut bytes = b"id,name\n".repeat(40);
        bytes.push(0);
        assert!(decode(bytes).unwrap().text.ends_with('\0'));
    }
}
