//! Where a site is published, and the names beside it that a build needs.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use super::current::is_ours;
use super::staging::Staging;
use super::{Error, swap};

/// Why what an earlier build left is in the way.
const LEFT_OVER: &str = "what an earlier build left cannot be removed";

/// A folder to publish to, which need not exist yet.
#[derive(Debug)]
pub(super) struct Place {
    /// The folder itself, without a trailing slash, which would have the system follow a symbolic link.
    pub(super) public: PathBuf,
    parent: PathBuf,
    /// `.public.`, with which every name beside it begins.
    prefix: OsString,
}

impl Place {
    /// The place that a path means.
    pub(super) fn find(public: &Path) -> Result<Self, Error> {
        let unclear =
            || Error::NotOurs { path: public.to_path_buf(), problem: "is not the name of a folder" };
        let whole = std::path::absolute(public).map_err(Error::at(public, "the folder cannot be found"))?;
        let (Some(parent), Some(name)) = (whole.parent(), whole.file_name()) else { return Err(unclear()) };
        let mut prefix = OsString::from(".");
        prefix.push(name);
        prefix.push(".");
        Ok(Self { public: parent.join(name), parent: parent.to_path_buf(), prefix })
    }

    fn beside(&self, ending: &str) -> PathBuf {
        let mut name = self.prefix.clone();
        name.push(ending);
        self.parent.join(name)
    }

    /// Where the last site is for a moment when two folders cannot be exchanged.
    pub(super) fn last(&self) -> PathBuf {
        self.beside("last")
    }

    /// Keeps other builds out until the value is dropped or the process ends.
    ///
    /// The file stays: if it were removed, two builds could each hold a lock on a file of that name.
    pub(super) fn lock(&self) -> Result<File, Error> {
        fs::create_dir_all(&self.parent).map_err(Error::at(&self.parent, "the folder cannot be made"))?;
        let path = self.beside("lock");
        let file = File::options()
            .create(true)
            .write(true)
            .truncate(false)
            .open(&path)
            .map_err(Error::at(&path, "the file cannot be written"))?;
        match file.try_lock() {
            Ok(()) => Ok(file),
            Err(TryLockError::WouldBlock) => Err(Error::Busy { path: self.public.clone() }),
            // Some network file systems have no locks; there a build must trust that it is alone.
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => Ok(file),
            Err(TryLockError::Error(error)) => Err(Error::at(&path, "the file cannot be locked")(error)),
        }
    }

    /// Brings back a site that a build was killed while replacing, and removes what killed builds left.
    pub(super) fn recover(&self) -> Result<(), Error> {
        let last = self.last();
        if is_ours(&last) {
            if fs::symlink_metadata(&self.public).is_ok() {
                fs::remove_dir_all(&last).map_err(Error::at(&last, LEFT_OVER))?;
            } else {
                fs::rename(&last, &self.public).map_err(Error::at(&self.public, swap::FAILED))?;
            }
        }
        let unreadable = "the folder cannot be read";
        for entry in fs::read_dir(&self.parent).map_err(Error::at(&self.parent, unreadable))? {
            let entry = entry.map_err(Error::at(&self.parent, unreadable))?;
            if self.is_staging(&entry.file_name()) && entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                fs::remove_dir_all(entry.path()).map_err(Error::at(&entry.path(), LEFT_OVER))?;
            }
        }
        Ok(())
    }

    /// Whether a name is `.public.staging-` and a process number: exactly ours, and not that of `public.staging-2`.
    fn is_staging(&self, name: &OsStr) -> bool {
        name.as_encoded_bytes()
            .strip_prefix(self.prefix.as_encoded_bytes())
            .and_then(|rest| rest.strip_prefix(b"staging-"))
            .is_some_and(|number| !number.is_empty() && number.iter().all(u8::is_ascii_digit))
    }

    /// Makes the folder that the new site is written to.
    pub(super) fn stage(&self) -> Result<Staging, Error> {
        Staging::create(self.beside(&format!("staging-{}", std::process::id())))
    }
}
