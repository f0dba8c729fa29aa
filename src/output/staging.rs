//! The folder that a site is made in before it takes the place of the last one.

use std::ffi::OsString;
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use rustix::fs::{CWD, RenameFlags, renameat_with};

use super::Error;

/// A folder beside `public/`, held by one build at a time and removed with it.
pub(super) struct Staging {
    folder: PathBuf,
    /// Keeps other builds out as long as it lives.
    _lock: File,
}

impl Staging {
    /// Makes the folder, after removing what a killed build left.
    pub(super) fn open(public: &Path) -> Result<Self, Error> {
        let beside = |ending: &str| {
            let mut name = OsString::from(".");
            name.push(public.file_name().unwrap_or_else(|| "public".as_ref()));
            name.push(ending);
            public.with_file_name(name)
        };
        if let Some(parent) = public.parent().filter(|parent| !parent.as_os_str().is_empty()) {
            fs::create_dir_all(parent).map_err(Error::at(parent, "the folder cannot be made"))?;
        }
        let lock_path = beside(".lock");
        let lock = File::create(&lock_path).map_err(Error::at(&lock_path, "the file cannot be written"))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(Error::Busy { path: public.display().to_string() }),
            // Some network file systems have no locks: there a build has to trust that it is alone.
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {}
            Err(TryLockError::Error(error)) => {
                return Err(Error::at(&lock_path, "the file cannot be locked")(error));
            }
        }
        let folder = beside(".staging");
        remove(&folder)?;
        fs::create_dir(&folder).map_err(Error::at(&folder, "the folder cannot be made"))?;
        Ok(Self { folder, _lock: lock })
    }

    /// The folder.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Puts the folder in the place of `public`, at once where the file system can exchange two names.
    pub(super) fn swap_in(self, public: &Path) -> Result<(), Error> {
        let failed = || Error::at(public, "the new site cannot take the place of the last one");
        if !public.exists() {
            return fs::rename(&self.folder, public).map_err(failed());
        }
        match renameat_with(CWD, &self.folder, CWD, public, RenameFlags::EXCHANGE) {
            // The old site is now in the staging folder, which goes when `self` does.
            Ok(()) => Ok(()),
            Err(rustix::io::Errno::INVAL | rustix::io::Errno::NOSYS | rustix::io::Errno::NOTSUP) => {
                let mut old = self.folder.clone().into_os_string();
                old.push("-old");
                remove(Path::new(&old))?;
                fs::rename(public, &old).map_err(failed())?;
                if let Err(error) = fs::rename(&self.folder, public) {
                    // Put the last site back; if even that fails it is still whole under its other name.
                    let _ = fs::rename(&old, public);
                    return Err(failed()(error));
                }
                remove(Path::new(&old))
            }
            Err(error) => Err(failed()(error.into())),
        }
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // What cannot be removed now is removed by the next build.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// Removes a folder, if it is there.
fn remove(folder: &Path) -> Result<(), Error> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(Error::at(folder, "what an earlier build left cannot be removed")(error))
        }
        _ => Ok(()),
    }
}
