//! Owner, permissions and time of folders.

use std::fs::{self, File};
use std::io;
use std::os::unix::fs::{MetadataExt, chown};
use std::path::Path;

/// Gives a folder the owner and permissions of another, and its time where asked.
pub(super) fn copy_metadata(from: &Path, to: &Path, with_time: bool) -> io::Result<()> {
    let (metadata, own) = (fs::metadata(from)?, fs::metadata(to)?);
    if (metadata.uid(), metadata.gid()) != (own.uid(), own.gid()) {
        // Only an administrator may give a folder away; for anyone else it keeps the owner that new folders have.
        let _ = chown(to, Some(metadata.uid()), Some(metadata.gid()));
    }
    if with_time {
        File::open(to)?.set_modified(metadata.modified()?)?;
    }
    fs::set_permissions(to, metadata.permissions())
}
