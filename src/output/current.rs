//! What `public/` holds now, and what becomes of each file.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::place::Place;
use super::{Error, MARKER};
use crate::artefact::Artefact;

/// Why a folder could not be read.
const UNREADABLE: &str = "the folder cannot be read";
/// Longest marker that is read, in bytes.
const LONGEST_MARK: u64 = 16;

/// What becomes of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// Not there before.
    New,
    /// There with other bytes.
    Changed,
    /// There with the same bytes.
    Same,
}

/// The last site.
#[derive(Debug)]
pub(super) struct Current {
    /// Whether there is a folder at all.
    pub(super) exists: bool,
    /// Path below the folder → whether a plain file is there. A link or device is not one.
    files: BTreeMap<String, bool>,
}

impl Current {
    /// Reads the names of the last site's files and refuses a folder that is not ours.
    pub(super) fn read(place: &Place) -> Result<Self, Error> {
        let public = &place.public;
        let not_ours = |problem| Error::NotOurs { path: public.clone(), problem };
        let kind = match fs::symlink_metadata(public) {
            Ok(metadata) => metadata.file_type(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Ok(Self { exists: false, files: BTreeMap::new() });
            }
            Err(error) => return Err(Error::at(public, UNREADABLE)(error)),
        };
        if kind.is_symlink() {
            return Err(not_ours("is a symbolic link, so it is not clear what would be replaced"));
        }
        if !kind.is_dir() {
            return Err(not_ours("is not a folder"));
        }
        let empty = fs::read_dir(public).map_err(Error::at(public, UNREADABLE))?.next().is_none();
        if !empty && !is_ours(public) {
            return Err(not_ours("holds files that peerbench did not make"));
        }
        Ok(Self { exists: true, files: list(public)? })
    }

    /// Compares a file with what is at its path: the length first, the bytes only when that agrees.
    pub(super) fn fate(&self, public: &Path, file: &Artefact) -> Fate {
        match self.files.get(&file.path) {
            None => Fate::New,
            Some(true) if holds(&public.join(&file.path), &file.bytes) => Fate::Same,
            Some(_) => Fate::Changed,
        }
    }

    /// How many of the last site's files are not among these, which are sorted by path.
    pub(super) fn missing_from(&self, files: &[Artefact]) -> usize {
        let gone = |path: &String| files.binary_search_by(|file| file.path.cmp(path)).is_err();
        self.files.keys().filter(|path| *path != MARKER && gone(path)).count()
    }
}

/// Whether a folder has our marker: a plain file with the number of a version.
pub(super) fn is_ours(folder: &Path) -> bool {
    let marker = folder.join(MARKER);
    let plain = fs::symlink_metadata(&marker).is_ok_and(|metadata| metadata.is_file());
    let read = || io::read_to_string(File::open(&marker)?.take(LONGEST_MARK));
    plain && read().is_ok_and(|mark| mark.trim_end().parse::<u32>().is_ok())
}

/// The paths of everything below a folder that is not a folder.
fn list(public: &Path) -> Result<BTreeMap<String, bool>, Error> {
    let mut files = BTreeMap::new();
    let mut waiting: Vec<(PathBuf, String)> = vec![(public.to_path_buf(), String::new())];
    while let Some((folder, prefix)) = waiting.pop() {
        for entry in fs::read_dir(&folder).map_err(Error::at(&folder, UNREADABLE))? {
            let entry = entry.map_err(Error::at(&folder, UNREADABLE))?;
            let kind = entry.file_type().map_err(Error::at(&folder, UNREADABLE))?;
            // A name that is not UTF-8 is none of ours; it counts as removed.
            let name = entry.file_name();
            let path = format!("{prefix}{}", name.to_string_lossy());
            if kind.is_dir() {
                waiting.push((entry.path(), path + "/"));
            } else {
                files.insert(path, kind.is_file() && name.to_str().is_some());
            }
        }
    }
    Ok(files)
}

/// Whether a file holds these bytes. One that cannot be read does not: it is then written anew.
fn holds(path: &Path, bytes: &[u8]) -> bool {
    let Ok(mut file) = File::open(path) else { return false };
    if !file.metadata().is_ok_and(|metadata| metadata.len() == bytes.len() as u64) {
        return false;
    }
    let mut found = Vec::with_capacity(bytes.len());
    file.read_to_end(&mut found).is_ok() && found == bytes
}
