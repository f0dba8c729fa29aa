//! Removes a folder that is no longer needed: what peerbench wrote, and nothing else.

use std::fs;
use std::io;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};

use super::Error;
use super::manifest::{Manifest, Mark};
use super::metadata::copy_metadata;
use super::plan::holds;
use crate::artefact::MANIFEST;

/// Why what an earlier build left is in the way.
const LEFT_OVER: &str = "what an earlier build left cannot be removed";

/// Removes a folder that a build was writing to and did not finish. What others wrote is in it only as links to what is in the folder
/// to publish.
pub(super) fn unfinished(folder: &Path) -> Result<(), Error> {
    fs::remove_dir_all(folder)
        .or_else(|_| unlock(folder).and_then(|()| fs::remove_dir_all(folder)))
        .map_err(Error::at(folder, LEFT_OVER))
}

/// Allows removing what is in a folder and below it, where folders were made as closed as those they stand for.
fn unlock(folder: &Path) -> io::Result<()> {
    open(folder, &fs::symlink_metadata(folder)?)?;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            unlock(&entry.path())?;
        }
    }
    Ok(())
}

/// Allows the owner to list a folder and to remove what is in it.
fn open(folder: &Path, metadata: &fs::Metadata) -> io::Result<()> {
    let mode = metadata.permissions().mode();
    if mode & 0o700 == 0o700 {
        Ok(())
    } else {
        fs::set_permissions(folder, fs::Permissions::from_mode(mode | 0o700))
    }
}

/// Which of two folders is the older one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Older {
    /// The one to remove, which was published until now.
    Removed,
    /// It cannot be said: a killed build left the one to remove.
    Unknown,
}

/// Removes a folder that another took the place of. What peerbench did not write is there too by then; where it is not, because it
/// came or changed while the build ran or could not be linked, it is moved there.
///
/// # Errors
/// When something that peerbench did not write cannot be moved to its place. It then stays.
pub(super) fn replaced(
    old: &Path,
    mark: &Mark,
    public: &Path,
    manifest: Option<&Manifest>,
    older: Older,
) -> Result<(), Error> {
    let mut discard = Discard { old, mark, public, manifest, older, left: None };
    fs::symlink_metadata(old)
        .and_then(|metadata| open(old, &metadata))
        .and_then(|()| discard.folder(Path::new("")))
        .map_err(Error::at(old, LEFT_OVER))?;
    match discard.left {
        Some(path) => Err(Error::LeftBehind { path }),
        None => fs::remove_file(old.join(MANIFEST))
            .and_then(|()| fs::remove_dir(old))
            .map_err(Error::at(old, LEFT_OVER)),
    }
}

struct Discard<'a> {
    /// The folder to remove, and what it says was written to it.
    old: &'a Path,
    mark: &'a Mark,
    /// The folder in its place, and what was written to that, where it says so.
    public: &'a Path,
    manifest: Option<&'a Manifest>,
    older: Older,
    /// The first thing that could be neither removed nor moved.
    left: Option<PathBuf>,
}

impl Discard<'_> {
    fn folder(&mut self, inner: &Path) -> io::Result<()> {
        let folder = self.old.join(inner);
        for entry in fs::read_dir(&folder)? {
            let entry = entry?;
            let path = inner.join(entry.file_name());
            if path == Path::new(MANIFEST) {
                continue;
            }
            let metadata = entry.metadata()?;
            if !metadata.is_dir() {
                self.file(&path, &metadata)?;
            } else if self.is_missing(&path) && !self.wrote_below(&path) {
                self.bring(&path);
            } else {
                open(&entry.path(), &metadata)?;
                self.folder(&path)?;
                // One that is not empty holds what was left, which is said at the end.
                let _ = fs::remove_dir(entry.path());
            }
        }
        Ok(())
    }

    fn file(&mut self, path: &Path, metadata: &fs::Metadata) -> io::Result<()> {
        let (old, public) = (self.old.join(path), self.public.join(path));
        let linked = fs::symlink_metadata(&public)
            .is_ok_and(|other| (other.dev(), other.ino()) == (metadata.dev(), metadata.ino()));
        if linked || self.wrote(path) {
            fs::remove_file(old)
        } else {
            self.bring(path);
            Ok(())
        }
    }

    /// Whether peerbench wrote a file: one that it replaced, or one that is as it was written.
    fn wrote(&self, path: &Path) -> bool {
        let Some(name) = path.to_str() else { return false };
        let replaced = self.manifest.is_some_and(|manifest| manifest.lists(name));
        match self.mark {
            Mark::Manifest(manifest) => manifest
                .files
                .get(name)
                .is_some_and(|written| replaced || holds(&self.old.join(path), written)),
            Mark::FirstEdition => replaced,
        }
    }

    fn wrote_below(&self, path: &Path) -> bool {
        let Some(name) = path.to_str() else { return false };
        match self.mark {
            Mark::Manifest(manifest) => manifest.lists_below(name),
            Mark::FirstEdition => false,
        }
    }

    fn is_missing(&self, path: &Path) -> bool {
        fs::symlink_metadata(self.public.join(path))
            .is_err_and(|error| error.kind() == io::ErrorKind::NotFound)
    }

    /// Moves what peerbench did not write to where it belongs: if nothing stands there, or an older version of it.
    fn bring(&mut self, path: &Path) {
        let (old, public) = (self.old.join(path), self.public.join(path));
        let free = self.is_missing(path) || (self.older == Older::Removed && self.is_older_version(path));
        let moved = free && self.make_folders(path).and_then(|()| fs::rename(&old, &public)).is_ok();
        if !moved && self.left.is_none() {
            self.left = Some(old);
        }
    }

    /// Whether the file at a path of the published folder is one that peerbench did not write either.
    fn is_older_version(&self, path: &Path) -> bool {
        let listed =
            path.to_str().is_some_and(|name| self.manifest.is_some_and(|manifest| manifest.lists(name)));
        !listed && fs::symlink_metadata(self.public.join(path)).is_ok_and(|metadata| !metadata.is_dir())
    }

    /// Makes the folders above a path, as they are in the old folder.
    fn make_folders(&self, path: &Path) -> io::Result<()> {
        let mut folders: Vec<&Path> = path
            .ancestors()
            .skip(1)
            .filter(|folder| !folder.as_os_str().is_empty() && self.is_missing(folder))
            .collect();
        folders.reverse();
        for folder in folders {
            let public = self.public.join(folder);
            fs::create_dir(&public)?;
            copy_metadata(&self.old.join(folder), &public, false)?;
        }
        Ok(())
    }
}
