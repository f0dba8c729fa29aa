//! One file, replaced as a whole.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use super::Error;

/// Refuses to replace anything but a plain file of which `is_ours` says that peerbench wrote it. Where there is nothing, all is well.
///
/// # Errors
/// When something else stands there, or when it cannot be read.
pub fn check_replaceable(path: &Path, is_ours: impl FnOnce(&[u8]) -> bool) -> Result<(), Error> {
    let refuse = |problem| Err(Error::NotOurs { path: path.to_path_buf(), problem });
    let unreadable = "the file cannot be read";
    match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(Error::at(path, unreadable)(error)),
        Ok(metadata) if !metadata.is_file() => refuse("is not a plain file"),
        Ok(_) if is_ours(&fs::read(path).map_err(Error::at(path, unreadable))?) => Ok(()),
        Ok(_) => refuse("is not a file that peerbench wrote, or was changed since"),
    }
}

/// Writes a file next to its place and moves it there: whoever reads it sees the old one or the new one.
///
/// # Errors
/// When the machine refuses; the old file is then as it was.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let folder = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let refused = "cannot write this file";
    let mut file = tempfile::Builder::new()
        .permissions(permissions())
        .tempfile_in(folder)
        .map_err(Error::at(path, refused))?;
    file.write_all(bytes).map_err(Error::at(path, refused))?;
    file.persist(path).map_err(|error| Error::at(path, refused)(error.error))?;
    Ok(())
}

/// Those of any file that people make, where the usual ones of a temporary file would keep it from everyone else.
fn permissions() -> fs::Permissions {
    use std::os::unix::fs::PermissionsExt;
    fs::Permissions::from_mode(0o644)
}
