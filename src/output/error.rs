//! Why a folder could not be published, in words that say what to do.

use std::io;
use std::path::{Path, PathBuf};

/// Why a folder could not be published. Unless a message says otherwise, what was published last is as it was.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The machine refused.
    #[error("{}: {problem}: {cause}\nWhat was published last is as it was. {help}", path.display())]
    Machine {
        /// The file or folder.
        path: PathBuf,
        /// What could not be done.
        problem: &'static str,
        /// The system's own words.
        cause: io::Error,
        /// What to do.
        help: &'static str,
    },
    /// The folder or file to replace is not one that peerbench wrote.
    #[error("{}: {problem}\nName another folder, or move this away.", path.display())]
    NotOurs {
        /// The folder or file.
        path: PathBuf,
        /// What is there.
        problem: &'static str,
    },
    /// The folder is, holds or lies within one that must not be replaced.
    #[error("{}: {problem}, and publishing replaces the folder as a whole\nName another folder, such as public.", path.display())]
    Overlap {
        /// The folder.
        path: PathBuf,
        /// What it overlaps with.
        problem: &'static str,
    },
    /// The list of what peerbench wrote is none.
    #[error("{}: this list of what peerbench wrote {problem}, so it is not clear what may be replaced\nPut back the list as it was, or move the folder away and build again.", path.display())]
    Manifest {
        /// The list.
        path: PathBuf,
        /// What is wrong with it, as the end of a sentence.
        problem: &'static str,
    },
    /// Something that peerbench did not write, or that was changed since, stands where a file is to be published.
    #[error("{}: peerbench did not write this, or somebody changed it since, and {file:?} is to be published in its place\nMove it away or give it another name, then build again. Nothing was written.", path.display())]
    InTheWay {
        /// What is there.
        path: PathBuf,
        /// The path of the file to publish, below the folder.
        file: String,
    },
    /// Something that peerbench did not write could not be brought back from a folder that a build replaced.
    #[error("{}: peerbench did not write this and could not put it back into the folder that it published\nMove it to where it belongs, then build again.", path.display())]
    LeftBehind {
        /// What was left.
        path: PathBuf,
    },
    /// Another build is writing to the same folder.
    #[error("{}: another build is writing to this folder\nWait until it has finished, then build again.", path.display())]
    Busy {
        /// The folder.
        path: PathBuf,
    },
    /// A file that cannot be published; `check` reports such files with what they come from.
    #[error(
        "{path:?} cannot be published: {problem}\nRename the page, static file or id that it comes from."
    )]
    Path {
        /// The path below the folder.
        path: String,
        /// What is wrong with it.
        problem: &'static str,
    },
}

impl Error {
    /// The error for a path at which the system refused something.
    pub(super) fn at(path: &Path, problem: &'static str) -> impl FnOnce(io::Error) -> Self {
        move |cause| Self::Machine { path: path.to_path_buf(), problem, help: help(cause.kind()), cause }
    }

    /// Whether the command named a folder that it must not name.
    #[must_use]
    pub fn is_usage(&self) -> bool {
        matches!(self, Self::Overlap { .. })
    }
}

fn help(kind: io::ErrorKind) -> &'static str {
    match kind {
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            "Allow writing there, or name another folder."
        }
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "Free some space, then build again.",
        io::ErrorKind::ResourceBusy | io::ErrorKind::CrossesDevices => {
            "A mounted folder cannot be replaced: name a folder inside it."
        }
        _ => "Mend that, or name another folder.",
    }
}
