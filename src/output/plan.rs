//! What becomes of each file: of those to publish, and of those that are there.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use rayon::prelude::*;

use super::Error;
use super::current::{Current, Entry, Form};
use super::manifest::{Fingerprint, Mark};
use crate::artefact::{Artefact, MANIFEST};

/// What becomes of a file to publish.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Change {
    /// Not there before.
    New,
    /// There with other bytes.
    Changed,
    /// There with the same bytes.
    Same,
}

/// What a build does to a folder.
#[derive(Debug, Default)]
pub(super) struct Plan<'a> {
    /// The files to publish.
    pub(super) files: Vec<(&'a Artefact, Change)>,
    /// What peerbench did not write, and what somebody changed since: kept as it is.
    pub(super) kept: Vec<&'a Entry>,
    /// Paths of those of `kept` that peerbench wrote and somebody changed since.
    pub(super) edited: Vec<String>,
    /// How many files are gone.
    pub(super) removed: usize,
}

impl<'a> Plan<'a> {
    /// Compares the files to publish with what is there.
    pub(super) fn new(folder: &Path, current: &'a Current, files: &'a [Artefact]) -> Result<Self, Error> {
        let Current::Written(mark, entries) = current else {
            let files = files.iter().map(|file| (file, Change::New)).collect();
            return Ok(Self { files, ..Self::default() });
        };
        let wanted = Wanted::new(files);
        let states: Vec<State> =
            entries.par_iter().map(|entry| State::of(folder, entry, mark, &wanted)).collect();
        let mut plan = Self::default();
        let mut found: BTreeMap<&str, Change> = BTreeMap::new();
        for (entry, state) in entries.iter().zip(states) {
            match state {
                State::Published(change) => {
                    found.extend(entry.path.to_str().map(|path| (path, change)));
                }
                State::Foreign => plan.kept.push(entry),
                State::Edited => {
                    plan.kept.push(entry);
                    plan.edited.push(entry.path.to_string_lossy().into_owned());
                }
                State::Removed => plan.removed += 1,
                State::Passing => {}
            }
        }
        let change = |file: &Artefact| found.get(file.path.as_str()).copied().unwrap_or(Change::New);
        plan.files = files.iter().map(|file| (file, change(file))).collect();
        plan.check_room(folder, &wanted)?;
        Ok(plan)
    }

    /// Whether the folder holds exactly the files to publish already.
    pub(super) fn changes_nothing(&self) -> bool {
        self.removed == 0 && self.files.iter().all(|(_, change)| *change == Change::Same)
    }

    /// Refuses to publish a file where something stands that is kept.
    fn check_room(&self, folder: &Path, wanted: &Wanted) -> Result<(), Error> {
        for entry in &self.kept {
            let blocked = if entry.form != Form::Folder && wanted.folders.contains(entry.path.as_path()) {
                wanted.files.keys().copied().filter(|path| Path::new(path).starts_with(&entry.path)).min()
            } else {
                let mut above = entry.path.ancestors().filter_map(Path::to_str);
                above.find(|path| wanted.files.contains_key(path))
            };
            if let Some(file) = blocked {
                return Err(Error::InTheWay { path: folder.join(&entry.path), file: file.to_owned() });
            }
        }
        Ok(())
    }
}

/// The files to publish by path, and the folders that they need.
struct Wanted<'a> {
    files: HashMap<&'a str, &'a Artefact>,
    folders: HashSet<&'a Path>,
}

impl<'a> Wanted<'a> {
    fn new(files: &'a [Artefact]) -> Self {
        Self {
            files: files.iter().map(|file| (file.path.as_str(), file)).collect(),
            folders: files.iter().flat_map(|file| Path::new(&file.path).ancestors().skip(1)).collect(),
        }
    }
}

/// What becomes of something that is there.
enum State {
    /// A file of this path is published.
    Published(Change),
    /// Not written by peerbench.
    Foreign,
    /// Written by peerbench, no longer made, and changed by somebody since.
    Edited,
    /// Written by peerbench and no longer made.
    Removed,
    /// A folder that stands for the files in it, or the manifest.
    Passing,
}

impl State {
    fn of(folder: &Path, entry: &Entry, mark: &Mark, wanted: &Wanted) -> Self {
        // A name that is not UTF-8 is none of ours.
        let Some(path) = entry.path.to_str() else { return Self::Foreign };
        let full = folder.join(path);
        let listed = match mark {
            Mark::Manifest(manifest) => manifest.files.get(path),
            Mark::FirstEdition => None,
        };
        if path == MANIFEST && entry.form == Form::File {
            return Self::Passing;
        }
        if entry.form == Form::Folder {
            let ours = match mark {
                Mark::Manifest(manifest) => manifest.lists_below(path),
                Mark::FirstEdition => wanted.folders.contains(entry.path.as_path()),
            };
            return if ours { Self::Passing } else { Self::Foreign };
        }
        match (wanted.files.get(path), listed) {
            (Some(file), listed) => {
                let change = change(&full, entry.form, file);
                let ours = listed.is_some() || *mark == Mark::FirstEdition || change == Change::Same;
                if ours { Self::Published(change) } else { Self::Foreign }
            }
            (None, Some(written)) if entry.form == Form::File && holds(&full, written) => Self::Removed,
            (None, Some(_)) => Self::Edited,
            (None, None) => Self::Foreign,
        }
    }
}

/// Compares a file to publish with what is at its path: the length first, the bytes only when that agrees.
fn change(path: &Path, form: Form, file: &Artefact) -> Change {
    let same = form == Form::File
        && bytes_of_length(path, file.bytes.len() as u64).is_some_and(|found| found == file.bytes);
    if same { Change::Same } else { Change::Changed }
}

/// Whether a plain file is still as it was written.
pub(super) fn holds(path: &Path, written: &Fingerprint) -> bool {
    bytes_of_length(path, written.length).is_some_and(|found| Fingerprint::of(&found) == *written)
}

/// The bytes of a plain file of this length. One that cannot be read has none.
fn bytes_of_length(path: &Path, length: u64) -> Option<Vec<u8>> {
    fs::symlink_metadata(path).ok().filter(|metadata| metadata.is_file() && metadata.len() == length)?;
    let mut bytes = Vec::with_capacity(usize::try_from(length).ok()?);
    File::open(path).ok()?.read_to_end(&mut bytes).ok()?;
    Some(bytes)
}
