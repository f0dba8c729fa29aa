//! What a folder to publish to holds now.

use std::fs::{self, File};
use std::io::{self, Read};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use super::Error;
use super::manifest::{Kind, Manifest, Mark};
use crate::artefact::MANIFEST;

/// Why a folder could not be read.
pub(super) const UNREADABLE: &str = "the folder cannot be read";
/// Largest manifest that is read, in bytes: that of some million files.
const LARGEST_MANIFEST: u64 = 500_000_000;
/// A file that every site has and no pack.
const ONLY_IN_SITES: &str = "sitemap.xml";

/// What a folder holds now.
#[derive(Debug)]
pub(super) enum Current {
    /// There is no such folder.
    Missing,
    /// An empty folder.
    Empty,
    /// A folder that peerbench wrote, where others may have put files too.
    Written(Mark, Vec<Entry>),
}

/// What stands at one path of the folder.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Entry {
    /// Its path below the folder.
    pub(super) path: PathBuf,
    /// A folder, a plain file, or neither.
    pub(super) form: Form,
}

/// What kind of thing stands at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Form {
    /// A folder.
    Folder,
    /// A plain file.
    File,
    /// A symbolic link or a device, which is never followed or opened.
    Other,
}

impl Current {
    /// Reads what is there, and refuses a folder that peerbench did not write or that holds something of another kind.
    pub(super) fn read(folder: &Path, kind: Kind) -> Result<Self, Error> {
        let refuse = |problem| Err(Error::NotOurs { path: folder.to_path_buf(), problem });
        let form = match fs::symlink_metadata(folder) {
            Ok(metadata) => metadata.file_type(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Self::Missing),
            Err(error) => return Err(Error::at(folder, UNREADABLE)(error)),
        };
        if form.is_symlink() {
            return refuse("is a symbolic link, so it is not clear what would be replaced");
        }
        if !form.is_dir() {
            return refuse("is not a folder");
        }
        if fs::read_dir(folder).map_err(Error::at(folder, UNREADABLE))?.next().is_none() {
            return Ok(Self::Empty);
        }
        let Some(mark) = mark(folder)? else { return refuse("holds files that peerbench did not write") };
        let found = match &mark {
            Mark::Manifest(Manifest { provenance, .. }) => provenance.kind,
            Mark::FirstEdition if folder.join(ONLY_IN_SITES).is_file() => Kind::Site,
            Mark::FirstEdition => Kind::Pack,
        };
        match (kind, found) {
            (Kind::Site, Kind::Pack) => return refuse("holds a pack of briefs, not a site"),
            (Kind::Pack, Kind::Site) => return refuse("holds a site, not a pack of briefs"),
            _ => {}
        }
        Ok(Self::Written(mark, entries(folder)?))
    }
}

/// What stands at the name of the manifest; nothing where no plain file does.
pub(super) fn mark(folder: &Path) -> Result<Option<Mark>, Error> {
    let path = folder.join(MANIFEST);
    if !fs::symlink_metadata(&path).is_ok_and(|metadata| metadata.is_file()) {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    File::open(&path)
        .and_then(|file| file.take(LARGEST_MANIFEST).read_to_end(&mut bytes))
        .map_err(Error::at(&path, "the list of what peerbench wrote cannot be read"))?;
    Mark::read(&bytes).map(Some).map_err(|problem| Error::Manifest { path, problem })
}

/// Everything below a folder, those above before those below.
fn entries(root: &Path) -> Result<Vec<Entry>, Error> {
    let device = fs::metadata(root).map_err(Error::at(root, UNREADABLE))?.dev();
    let mut entries = Vec::new();
    let mut waiting = vec![PathBuf::new()];
    while let Some(inner) = waiting.pop() {
        let folder = root.join(&inner);
        let metadata = fs::symlink_metadata(&folder).map_err(Error::at(&folder, UNREADABLE))?;
        if metadata.dev() != device {
            let problem = "is another file system, mounted in a folder that a build replaces as a whole";
            return Err(Error::NotOurs { path: folder, problem });
        }
        for entry in fs::read_dir(&folder).map_err(Error::at(&folder, UNREADABLE))? {
            let entry = entry.map_err(Error::at(&folder, UNREADABLE))?;
            let kind = entry.file_type().map_err(Error::at(&folder, UNREADABLE))?;
            let path = inner.join(entry.file_name());
            let form = if kind.is_dir() {
                waiting.push(path.clone());
                Form::Folder
            } else if kind.is_file() {
                Form::File
            } else {
                Form::Other
            };
            entries.push(Entry { path, form });
        }
    }
    entries.sort_unstable();
    Ok(entries)
}
