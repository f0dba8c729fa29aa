//! One file, replaced as a whole.

use std::io::Write;
use std::path::Path;

use super::Error;

/// Writes a file beside its place and moves it there: whoever reads it sees the old one or the new one.
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
fn permissions() -> std::fs::Permissions {
    use std::os::unix::fs::PermissionsExt;
    std::fs::Permissions::from_mode(0o644)
}
