//! The folder that a site is written to before it takes the place of the last one.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::current::Fate;
use super::place::Place;
use super::{Error, swap};
use crate::artefact::Artefact;

/// Why a folder could not be made.
const NO_FOLDER: &str = "the folder cannot be made";

/// A folder beside `public/` that is removed, with all that it holds, when the value is dropped.
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

    /// Writes the new and changed files, and carries over the others from `public`.
    pub(super) fn fill(&self, public: &Path, files: &[(&Artefact, Fate)]) -> Result<(), Error> {
        for folder in folders(files) {
            let folder = self.folder.join(folder);
            fs::create_dir(&folder).map_err(Error::at(&folder, NO_FOLDER))?;
        }
        files.par_iter().try_for_each(|(file, fate)| {
            let new = self.folder.join(&file.path);
            let done = match fate {
                Fate::Same => carry_over(&public.join(&file.path), &new, &file.bytes),
                Fate::New | Fate::Changed => write(&new, &file.bytes).map(drop),
            };
            done.map_err(Error::at(&new, "the file cannot be written"))
        })
    }

    /// Puts the folder in the place of the last site, with the same permissions.
    pub(super) fn swap_in(self, place: &Place, replaces: bool) -> Result<(), Error> {
        let public = &place.public;
        let swapped = if replaces {
            fs::metadata(public)
                .and_then(|metadata| fs::set_permissions(&self.folder, metadata.permissions()))
                .and_then(|()| swap::replace(&self.folder, public, &place.last()))
        } else {
            fs::rename(&self.folder, public)
        };
        swapped.map_err(Error::at(public, swap::FAILED))
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // After a swap this is the last site. What cannot be removed now is removed by the next build.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// Every folder that the files need, those above before those below.
fn folders<'a>(files: &[(&'a Artefact, Fate)]) -> BTreeSet<&'a str> {
    let mut folders = BTreeSet::new();
    for (file, _) in files {
        let mut path = file.path.as_str();
        while let Some((folder, _)) = path.rsplit_once('/') {
            if !folders.insert(folder) {
                break;
            }
            path = folder;
        }
    }
    folders
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
