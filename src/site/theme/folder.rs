//! Reading the files of a theme, or of a site over it.

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::Path;

use crate::editor_leftover::is_editor_leftover;
use crate::report::{Location, Problem, ProblemKind, Report};

/// Largest file that is read, in bytes.
const LARGEST: u64 = 10_000_000;

/// One file.
#[derive(Clone, Debug)]
pub(super) struct File {
    /// Where it was read, relative to the site folder, for messages.
    pub(super) path: String,
    /// What it holds.
    pub(super) bytes: Vec<u8>,
}

/// Reads every file below `folder` as if it lay below `part`; a folder that is not there has none.
pub(super) fn read(
    site: &Path,
    folder: &str,
    part: &str,
    files: &mut BTreeMap<String, File>,
    report: &mut Report,
) {
    let entries = match std::fs::read_dir(site.join(folder)) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return,
        Err(error) => {
            report.add(Problem::unreadable(Location::file(folder), &error));
            return;
        }
    };
    let mut names: Vec<_> = entries.filter_map(Result::ok).collect();
    names.sort_by_key(std::fs::DirEntry::file_name);
    for entry in names {
        let Ok(name) = entry.file_name().into_string() else { continue };
        // Only among static files are hidden ones that hosts ask for.
        if is_editor_leftover(&name) || (!part.starts_with("static") && name.starts_with('.')) {
            continue;
        }
        let path = format!("{folder}/{name}");
        let inner = if part.is_empty() { name } else { format!("{part}/{name}") };
        let Ok(kind) = entry.file_type() else { continue };
        if kind.is_symlink() {
            report.add(Problem::symbolic_link(path));
        } else if kind.is_dir() {
            read(site, &path, &inner, files, report);
        } else if entry.metadata().map_or(0, |m| m.len()) > LARGEST {
            report.add(Problem::new(ProblemKind::FileTooLarge, Location::file(path), "is larger than 10 MB"));
        } else {
            match std::fs::read(entry.path()) {
                Ok(bytes) => {
                    files.insert(inner, File { path, bytes });
                }
                Err(error) => report.add(Problem::unreadable(Location::file(path), &error)),
            }
        }
    }
}
