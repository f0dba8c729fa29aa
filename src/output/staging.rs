//! The folder that a site is written to before it takes the place of the last one.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::current::{Entry, Form};
use super::destination::Destination;
use super::metadata::copy_metadata;
use super::plan::{Change, Plan};
use super::{Error, discard, single, swap};
use crate::artefact::Artefact;

/// Why a folder could not be made.
const NO_FOLDER: &str = "the folder cannot be made";
/// Why a file could not be made.
const NO_FILE: &str = "the file cannot be written";

/// A folder next to `public/` that is removed, with all that it holds, unless it takes the place of `public/`.
#[derive(Debug)]
pub(super) struct Staging {
    folder: PathBuf,
}

impl Staging {
    /// Makes the empty folder.
    pub(super) fn create(folder: PathBuf) -> Result<Self, Error> {
        fs::create_dir(&folder).map_err(Error::at(&folder, NO_FOLDER))?;
        Ok(Self { folder })
    }

    /// Writes the new and changed files, carries over the others from `public`, and what is kept with them; the manifest comes last,
    /// so that only a finished folder has one.
    pub(super) fn fill(&self, public: &Path, plan: &Plan, manifest: &Artefact) -> Result<(), Error> {
        let kept_folders = folders_of(&plan.kept);
        let needed: BTreeSet<&Path> =
            plan.files.iter().flat_map(|(file, _)| above(Path::new(&file.path))).collect();
        for folder in needed.union(&kept_folders) {
            let folder = self.folder.join(folder);
            fs::create_dir(&folder).map_err(Error::at(&folder, NO_FOLDER))?;
        }
        plan.files.par_iter().try_for_each(|(file, change)| {
            let new = self.folder.join(&file.path);
            let done = match change {
                Change::Same => carry_over(&public.join(&file.path), &new, &file.bytes),
                Change::New | Change::Changed => write(&new, &file.bytes).map(drop),
            };
            done.map_err(Error::at(&new, NO_FILE))
        })?;
        let files = plan.kept.par_iter().filter(|entry| entry.form != Form::Folder);
        files.try_for_each(|entry| {
            let new = self.folder.join(&entry.path);
            link(&public.join(&entry.path), &new).map_err(Error::at(&new, NO_FILE))
        })?;
        for folder in kept_folders.iter().rev() {
            let new = self.folder.join(folder);
            match copy_metadata(&public.join(folder), &new, !needed.contains(folder)) {
                // Gone in the meantime.
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                done => done.map_err(Error::at(&new, NO_FOLDER))?,
            }
        }
        single::replace(&self.folder.join(&manifest.path), &manifest.bytes)
    }

    /// Puts the folder in the place of the last one, with the same permissions, and gives the path at which the last one is now.
    /// `exists` says that there is one; an empty one is gone afterwards.
    pub(super) fn swap_in(
        self,
        destination: &Destination,
        exists: Option<Exists>,
    ) -> Result<Option<PathBuf>, Error> {
        let public = &destination.folder;
        let swapped = match exists {
            None => fs::rename(&self.folder, public).map(|()| None),
            // The system replaces an empty folder, and refuses when it no longer is.
            Some(Exists::Empty) => copy_metadata(public, &self.folder, false)
                .and_then(|()| fs::rename(&self.folder, public))
                .map(|()| None),
            Some(Exists::Filled) => copy_metadata(public, &self.folder, false)
                .and_then(|()| swap::replace(&self.folder, public, &destination.last()))
                .map(|()| Some(self.folder.clone())),
        };
        let replaced = swapped.map_err(Error::at(public, swap::FAILED))?;
        // What is at the path now may hold what others put there while the build ran.
        std::mem::forget(self);
        Ok(replaced)
    }
}

/// What stands in the place of a folder to publish.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Exists {
    /// An empty folder.
    Empty,
    /// A folder with files.
    Filled,
}

impl Drop for Staging {
    fn drop(&mut self) {
        // What cannot be removed now is removed by the next build.
        let _ = discard::unfinished(&self.folder);
    }
}

/// Every folder above a path, without the root.
fn above(path: &Path) -> impl Iterator<Item = &Path> {
    path.ancestors().skip(1).filter(|folder| !folder.as_os_str().is_empty())
}

/// The folders among entries, and those above them.
fn folders_of<'a>(entries: &[&'a Entry]) -> BTreeSet<&'a Path> {
    let own = entries.iter().filter(|entry| entry.form == Form::Folder).map(|entry| entry.path.as_path());
    own.chain(entries.iter().flat_map(|entry| above(&entry.path))).collect()
}

/// Links an unchanged file into the new folder; where that cannot be, writes it again with its old time.
fn carry_over(old: &Path, new: &Path, bytes: &[u8]) -> io::Result<()> {
    fs::hard_link(old, new).or_else(|_| write_with_time(old, new, bytes))
}

/// Writes a file with the modification time of another.
fn write_with_time(old: &Path, new: &Path, bytes: &[u8]) -> io::Result<()> {
    let modified = fs::metadata(old)?.modified()?;
    write(new, bytes)?.set_modified(modified)
}

/// Writes a file that is not there yet.
fn write(path: &Path, bytes: &[u8]) -> io::Result<File> {
    let mut file = File::create_new(path)?;
    file.write_all(bytes)?;
    Ok(file)
}

/// Puts something that peerbench did not write into the new folder too, without copying it. What has gone in the meantime, or what the
/// file system does not let stand in two folders, is left where it is: it is moved once the new folder is in its place.
fn link(old: &Path, new: &Path) -> io::Result<()> {
    use io::ErrorKind::{
        CrossesDevices, InvalidInput, NotFound, PermissionDenied, TooManyLinks, Unsupported,
    };
    match fs::hard_link(old, new) {
        Err(error)
            if matches!(
                error.kind(),
                CrossesDevices | InvalidInput | NotFound | PermissionDenied | TooManyLinks | Unsupported
            ) =>
        {
            Ok(())
        }
        done => done,
    }
}
