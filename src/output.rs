//! Files to publish → `public/`: staged beside it, compared, swapped in as a whole.
//!
//! A build that fails, is killed or runs out of disk leaves the last good site: everything is written to a sibling folder,
//! and only a finished folder takes the place of the old one. Files that did not change are carried over as they are, with
//! their times.

mod paths;
mod staging;

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::artefact::Artefact;
use staging::Staging;

/// The file that marks a folder as one that peerbench made, and may replace.
const MARKER: &str = ".peerbench";
/// What it holds: the version of the folder's form.
const MARK: &[u8] = b"1\n";

/// What became of the files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Files that were not there before.
    pub new: usize,
    /// Files whose bytes changed.
    pub changed: usize,
    /// Files carried over.
    pub same: usize,
    /// Files that are gone.
    pub removed: usize,
    /// Bytes of all files.
    pub bytes: u64,
}

/// Why a site could not be published. The last good site is left as it was.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The machine refused.
    #[error("{path}: {problem}: {cause}\nThe last site is left as it was. {help}")]
    Machine {
        /// The file or folder.
        path: String,
        /// What could not be done.
        problem: &'static str,
        /// The system's own words.
        cause: io::Error,
        /// What to do.
        help: &'static str,
    },
    /// The folder to replace is not one that peerbench made.
    #[error("{path}: {problem}\nName another folder with --out, or move this one away.")]
    NotOurs {
        /// The folder.
        path: String,
        /// What is there.
        problem: &'static str,
    },
    /// Another build is at work on the same folder.
    #[error("{path}: another build is writing to this folder\nWait until it has finished, then build again.")]
    Busy {
        /// The folder.
        path: String,
    },
    /// Two pages, or a page and a file of the site theme, want the same place, or a path that no folder can hold.
    #[error("{path}: {problem}\nRename one of the files under content/ or static/.")]
    Path {
        /// The path below the folder.
        path: String,
        /// What is wrong with it.
        problem: &'static str,
    },
}

impl Error {
    /// The error for a path at which the system refused.
    fn at(path: &Path, problem: &'static str) -> impl FnOnce(io::Error) -> Self {
        move |cause| {
            let help = match cause.kind() {
                io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                    "Allow writing there, or name another folder with --out."
                }
                io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
                    "Free some space, then build again."
                }
                _ => "Mend that, then build again.",
            };
            Self::Machine { path: path.display().to_string(), problem, cause, help }
        }
    }
}

/// What the folder holds of one file.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    New,
    Changed,
    Same,
}

/// Makes `public` hold exactly these files.
///
/// # Errors
/// When a path cannot be published, when `public` is not a folder that peerbench made, or when the machine refuses. The
/// folder is then as it was before.
pub fn publish(public: &Path, artefacts: Vec<Artefact>) -> Result<Outcome, Error> {
    let mut files = artefacts;
    files.push(Artefact::new(MARKER, MARK));
    files.sort_by(|a, b| a.path.cmp(&b.path));
    paths::check(&files)?;
    let before = existing(public)?;
    let staging = Staging::open(public)?;
    let fates: Vec<Fate> = files.par_iter().map(|file| fate(public, file)).collect();
    let now: BTreeSet<&str> = files.iter().map(|file| file.path.as_str()).collect();
    let count = |wanted: Fate| {
        let counted = |(fate, file): (&Fate, &Artefact)| *fate == wanted && file.path != MARKER;
        fates.iter().zip(&files).filter(|pair| counted(*pair)).count()
    };
    let outcome = Outcome {
        new: count(Fate::New),
        changed: count(Fate::Changed),
        same: count(Fate::Same),
        removed: before.iter().filter(|path| !now.contains(path.as_str())).count(),
        bytes: files.iter().map(|file| file.bytes.len() as u64).sum::<u64>() - MARK.len() as u64,
    };
    if fates.iter().all(|fate| *fate == Fate::Same) && outcome.removed == 0 {
        return Ok(outcome);
    }
    for folder in folders(&files) {
        let folder = staging.folder().join(folder);
        fs::create_dir(&folder).map_err(Error::at(&folder, "the folder cannot be made"))?;
    }
    files.par_iter().zip(&fates).try_for_each(|(file, fate)| {
        let place = staging.folder().join(&file.path);
        if *fate == Fate::Same && carry_over(&public.join(&file.path), &place) {
            return Ok(());
        }
        fs::write(&place, &file.bytes).map_err(Error::at(&place, "the file cannot be written"))
    })?;
    staging.swap_in(public)?;
    Ok(outcome)
}

/// Paths of the files in `public` now, sorted; nothing when there is no such folder.
fn existing(public: &Path) -> Result<Vec<String>, Error> {
    let not_ours = |problem| Error::NotOurs { path: public.display().to_string(), problem };
    let kind = match fs::symlink_metadata(public) {
        Ok(metadata) => metadata.file_type(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(Error::at(public, "the folder cannot be read")(error)),
    };
    if kind.is_symlink() {
        return Err(not_ours("is a symbolic link, so it is not clear what would be replaced"));
    }
    if !kind.is_dir() {
        return Err(not_ours("is a file, not a folder"));
    }
    let mut paths = Vec::new();
    list(public, "", &mut paths)?;
    if !paths.is_empty() && !public.join(MARKER).is_file() {
        return Err(not_ours("holds files that peerbench did not make"));
    }
    paths.sort();
    Ok(paths)
}

/// Adds the paths of all files below a folder.
fn list(folder: &Path, prefix: &str, paths: &mut Vec<String>) -> Result<(), Error> {
    let unreadable = "the folder cannot be read";
    for entry in fs::read_dir(folder).map_err(Error::at(folder, unreadable))? {
        let entry = entry.map_err(Error::at(folder, unreadable))?;
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        let kind = entry.file_type().map_err(Error::at(&entry.path(), unreadable))?;
        if kind.is_dir() {
            list(&entry.path(), &format!("{path}/"), paths)?;
        } else {
            paths.push(path);
        }
    }
    Ok(())
}

/// Compares a file with what stands at its place: the length first, the bytes only when that agrees.
fn fate(public: &Path, file: &Artefact) -> Fate {
    let place = public.join(&file.path);
    match fs::symlink_metadata(&place) {
        Err(_) => Fate::New,
        Ok(old) if !old.is_file() => Fate::New,
        Ok(old) if old.len() != file.bytes.len() as u64 => Fate::Changed,
        Ok(_) => match fs::read(&place) {
            Ok(bytes) if bytes == file.bytes => Fate::Same,
            _ => Fate::Changed,
        },
    }
}

/// Links an unchanged file into the new folder; where the file system has no links, copies it with its time.
fn carry_over(old: &Path, new: &Path) -> bool {
    fs::hard_link(old, new).is_ok() || copy_with_time(old, new).is_ok()
}

fn copy_with_time(old: &Path, new: &Path) -> io::Result<()> {
    fs::copy(old, new)?;
    let modified = fs::metadata(old)?.modified()?;
    fs::File::options().write(true).open(new)?.set_modified(modified)
}

/// Every folder that the files need, those above before those below.
fn folders(files: &[Artefact]) -> BTreeSet<PathBuf> {
    let mut folders = BTreeSet::new();
    for file in files {
        for above in Path::new(&file.path).ancestors().skip(1) {
            if above.as_os_str().is_empty() || !folders.insert(above.to_path_buf()) {
                break;
            }
        }
    }
    folders
}

#[cfg(test)]
mod tests;
