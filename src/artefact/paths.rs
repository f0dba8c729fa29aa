//! Which paths can be published: those that every file system and web host can hold.

use std::collections::HashMap;

use super::Artefact;

/// The list of what peerbench wrote, at the root of every folder that it publishes.
pub const MANIFEST: &str = ".peerbench";

/// Longest part of a path that common file systems take, in bytes.
const LONGEST_PART: usize = 255;
/// Characters that Windows keeps for itself.
const RESERVED: &str = "\\:*?\"<>|";

/// Why a file cannot be published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault<'a> {
    /// The path itself.
    Path {
        /// The file.
        file: &'a Artefact,
        /// What is wrong with its path, as the end of a sentence.
        problem: &'static str,
    },
    /// Two files of one path, where case does not count.
    Same(&'a Artefact, &'a Artefact),
    /// The second file stands where the first needs a folder.
    FileAsFolder(&'a Artefact, &'a Artefact),
}

/// Every path that leaves the folder, that some file system cannot hold, or that gets in another's way; in the order of the files.
#[must_use]
pub fn faults<'a>(files: impl IntoIterator<Item = &'a Artefact>) -> Vec<Fault<'a>> {
    let files: Vec<&Artefact> = files.into_iter().collect();
    let mut faults = Vec::new();
    let mut taken: HashMap<String, &Artefact> = HashMap::with_capacity(files.len());
    for file in files.iter().copied() {
        if let Some(problem) = unsafe_path(&file.path) {
            faults.push(Fault::Path { file, problem });
        }
        if let Some(other) = taken.get(&file.path.to_lowercase()) {
            faults.push(Fault::Same(other, file));
        } else {
            taken.insert(file.path.to_lowercase(), file);
        }
    }
    for file in files {
        let lower = file.path.to_lowercase();
        let above = lower.match_indices('/').find_map(|(at, _)| taken.get(lower.get(..at)?));
        faults.extend(above.map(|other| Fault::FileAsFolder(file, other)));
    }
    faults
}

/// What is wrong with one path by itself, as the end of a sentence; nothing where it can be published.
#[must_use]
pub fn unsafe_path(path: &str) -> Option<&'static str> {
    if path.starts_with('/') {
        return Some("it begins with a slash");
    }
    if path.chars().any(|c| c.is_control() || RESERVED.contains(c)) {
        return Some("it has a character that not every file system can hold");
    }
    if path.split('/').next().is_some_and(|first| first.eq_ignore_ascii_case(MANIFEST)) {
        return Some("peerbench keeps its list of files under this name");
    }
    path.split('/').find_map(|part| match part {
        "" => Some("it has an empty part"),
        "." | ".." => Some("it has a part that means another folder"),
        _ if part.len() > LONGEST_PART => Some("it has a part of more than 255 bytes"),
        _ if part.ends_with([' ', '.']) => Some("it has a part that ends in a space or full stop"),
        _ if is_device(part) => Some("it has a name that Windows keeps for a device"),
        _ => None,
    })
}

/// Whether Windows takes a name for a device, as it does whatever the case and the extension.
fn is_device(part: &str) -> bool {
    let stem = part.split('.').next().unwrap_or_default().trim_end().to_lowercase();
    if matches!(stem.as_str(), "con" | "prn" | "aux" | "nul" | "conin$" | "conout$") {
        return true;
    }
    let number = stem.strip_prefix("com").or_else(|| stem.strip_prefix("lpt"));
    number.is_some_and(|number| {
        let mut digits = number.chars();
        matches!((digits.next(), digits.next()), (Some('1'..='9' | '¹' | '²' | '³'), None))
    })
}

#[cfg(test)]
mod tests;
