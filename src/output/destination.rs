//! The folder to publish to, and the names next to it that a build needs.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use super::current::{UNREADABLE, mark};
use super::manifest::Mark;
use super::{Error, discard, swap};
use discard::Older;

/// The path of a file next to a folder: the folder's name with an ending, whether a slash follows it or not.
///
/// # Errors
/// When the path is not the name of a folder, such as `..`.
pub fn sibling(folder: &Path, ending: &str) -> Result<PathBuf, Error> {
    let unclear = || Error::NotOurs { path: folder.to_path_buf(), problem: "is not the name of a folder" };
    let mut name = folder.file_name().ok_or_else(unclear)?.to_owned();
    name.push(ending);
    Ok(folder.with_file_name(name))
}

/// A folder to publish to, which need not exist yet.
#[derive(Debug)]
pub(super) struct Destination {
    /// The folder itself, without a trailing slash, which would have the system follow a symbolic link.
    pub(super) folder: PathBuf,
    parent: PathBuf,
    /// `.public.`, with which every name next to it begins.
    prefix: OsString,
}

impl Destination {
    /// The folder that a path means.
    pub(super) fn find(folder: &Path) -> Result<Self, Error> {
        let unclear =
            || Error::NotOurs { path: folder.to_path_buf(), problem: "is not the name of a folder" };
        let whole = std::path::absolute(folder).map_err(Error::at(folder, "the folder cannot be found"))?;
        let (Some(parent), Some(name)) = (whole.parent(), whole.file_name()) else { return Err(unclear()) };
        let mut prefix = OsString::from(".");
        prefix.push(name);
        prefix.push(".");
        Ok(Self { folder: parent.join(name), parent: parent.to_path_buf(), prefix })
    }

    fn sibling(&self, ending: &str) -> PathBuf {
        let mut name = self.prefix.clone();
        name.push(ending);
        self.parent.join(name)
    }

    /// Where the last site is for a moment when two folders cannot be exchanged.
    pub(super) fn last(&self) -> PathBuf {
        self.sibling("last")
    }

    /// Keeps other builds out until the value is dropped or the process ends.
    ///
    /// The file stays: if it were removed, two builds could each hold a lock on a file of that name.
    pub(super) fn lock(&self) -> Result<File, Error> {
        fs::create_dir_all(&self.parent).map_err(Error::at(&self.parent, "the folder cannot be made"))?;
        let path = self.sibling("lock");
        let file = File::options()
            .create(true)
            .write(true)
            .truncate(false)
            .open(&path)
            .map_err(Error::at(&path, "the file cannot be written"))?;
        match file.try_lock() {
            Ok(()) => Ok(file),
            Err(TryLockError::WouldBlock) => Err(Error::Busy { path: self.folder.clone() }),
            // Some network file systems have no locks; there a build must trust that it is alone.
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => Ok(file),
            Err(TryLockError::Error(error)) => Err(Error::at(&path, "the file cannot be locked")(error)),
        }
    }

    /// Brings back a folder that a build was killed while replacing, and removes what killed builds left.
    pub(super) fn recover(&self) -> Result<(), Error> {
        let last = self.last();
        let last_mark = mark(&last)?;
        if last_mark.is_some() && fs::symlink_metadata(&self.folder).is_err() {
            fs::rename(&last, &self.folder).map_err(Error::at(&self.folder, swap::FAILED))?;
        } else if let Some(last_mark) = last_mark {
            self.discard(&last, &last_mark)?;
        }
        for entry in fs::read_dir(&self.parent).map_err(Error::at(&self.parent, UNREADABLE))? {
            let entry = entry.map_err(Error::at(&self.parent, UNREADABLE))?;
            if self.is_staging(&entry.file_name()) && entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                let path = entry.path();
                // Only a finished folder has a mark: it is either new and was never swapped in, or the one that was replaced.
                match mark(&path)? {
                    Some(mark) => self.discard(&path, &mark)?,
                    None => discard::unfinished(&path)?,
                }
            }
        }
        Ok(())
    }

    /// Removes a finished folder that a killed build left, unless somebody put a folder of their own in the place of the published one.
    fn discard(&self, old: &Path, old_mark: &Mark) -> Result<(), Error> {
        let holds_files = || fs::read_dir(&self.folder).is_ok_and(|mut entries| entries.next().is_some());
        let manifest = match mark(&self.folder)? {
            Some(Mark::Manifest(manifest)) => Some(manifest),
            None if holds_files() => return Ok(()),
            Some(Mark::FirstEdition) | None => None,
        };
        discard::replaced(old, old_mark, &self.folder, manifest.as_ref(), Older::Unknown)
    }

    /// Whether a name is `.public.staging-` and a process number: exactly ours, and not that of `public.staging-2`.
    fn is_staging(&self, name: &OsStr) -> bool {
        name.as_encoded_bytes()
            .strip_prefix(self.prefix.as_encoded_bytes())
            .and_then(|rest| rest.strip_prefix(b"staging-"))
            .is_some_and(|number| !number.is_empty() && number.iter().all(u8::is_ascii_digit))
    }

    /// The folder that this process writes the new site to.
    pub(super) fn staging(&self) -> PathBuf {
        self.sibling(&format!("staging-{}", std::process::id()))
    }
}
