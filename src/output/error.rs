//! Why a site could not be published, in words that say what to do.

use std::io;
use std::path::{Path, PathBuf};

/// Why a site could not be published. The last site is as it was.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The machine refused.
    #[error("{}: {problem}: {cause}\nThe last site is as it was. {help}", path.display())]
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
    /// The folder to replace is not one that peerbench made.
    #[error("{}: {problem}\nName another folder with --out, or move this one away.", path.display())]
    NotOurs {
        /// The folder.
        path: PathBuf,
        /// What is there.
        problem: &'static str,
    },
    /// Another build is writing to the same folder.
    #[error("{}: another build is writing to this folder\nWait until it has finished, then build again.", path.display())]
    Busy {
        /// The folder.
        path: PathBuf,
    },
    /// A path that not every file system and web host can hold.
    #[error(
        "{path:?}: this path cannot be published: {problem}\nRename the page, static file or id that it comes from."
    )]
    Path {
        /// The path below the folder.
        path: String,
        /// What is wrong with it.
        problem: &'static str,
    },
    /// Two files that cannot both be there.
    #[error(
        "{path:?} and {other:?}: {problem}\nRename one of the pages, static files or ids that they come from."
    )]
    Clash {
        /// The path of one file below the folder.
        path: String,
        /// The path of the other.
        other: String,
        /// Why not.
        problem: &'static str,
    },
}

impl Error {
    /// The error for a path at which the system refused something.
    pub(super) fn at(path: &Path, problem: &'static str) -> impl FnOnce(io::Error) -> Self {
        move |cause| Self::Machine { path: path.to_path_buf(), problem, help: help(cause.kind()), cause }
    }
}

fn help(kind: io::ErrorKind) -> &'static str {
    match kind {
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            "Allow writing there, or name another folder with --out."
        }
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "Free some space, then build again.",
        io::ErrorKind::ResourceBusy | io::ErrorKind::CrossesDevices => {
            "A mounted folder cannot be replaced: name a folder inside it with --out."
        }
        _ => "Mend that, or name another folder with --out.",
    }
}
