//! Files → one ZIP file that says nothing of when and on which system it was made, and back.

use std::io::{Cursor, Read, Write};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{DateTime, System, ZipArchive, ZipWriter};

/// Most bytes that the files of an archive can have together for it to be read.
const LARGEST: u64 = 500_000_000;

/// The files in the order given, as one archive.
pub(super) fn zipped<'a, Name: ToString>(
    files: impl IntoIterator<Item = (Name, &'a [u8])>,
) -> Result<Vec<u8>, ZipError> {
    let options = SimpleFileOptions::default()
        .last_modified_time(DateTime::DEFAULT)
        .system(System::Unix)
        .unix_permissions(0o644);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        archive.start_file(name, options)?;
        archive.write_all(bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}

/// The names and bytes of all files in an archive; nothing where it is none, is damaged or is too large to be one of ours.
pub(super) fn unzipped(bytes: &[u8]) -> Option<Vec<(String, Vec<u8>)>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut files = Vec::new();
    let mut room = LARGEST;
    for index in 0..archive.len() {
        let entry = archive.by_index(index).ok()?;
        let name = entry.name().ok()?.into_owned();
        let mut bytes = Vec::new();
        // What an archive says of its own sizes need not be true.
        let read = entry.take(room + 1).read_to_end(&mut bytes).ok()?;
        room = room.checked_sub(read as u64)?;
        files.push((name, bytes));
    }
    Some(files)
}
