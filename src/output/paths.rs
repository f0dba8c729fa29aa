//! Which paths can be published: those that every file system and web host can hold.

use std::collections::HashMap;

use super::{Error, MARKER};
use crate::artefact::Artefact;

/// Longest part of a path that common file systems take, in bytes.
const LONGEST_PART: usize = 255;
/// Characters that Windows keeps for itself.
const KEPT: &str = "\\:*?\"<>|";

/// Refuses paths that leave the folder, that some file system cannot hold, or that get in each other's way.
pub(super) fn check(files: &[Artefact]) -> Result<(), Error> {
    let mut taken: HashMap<String, &str> = HashMap::with_capacity(files.len());
    for Artefact { path, .. } in files {
        if let Some(problem) = problem(path) {
            return Err(Error::Path { path: path.clone(), problem });
        }
        if let Some(other) = taken.insert(path.to_lowercase(), path) {
            return Err(clash(path, other, "two files for one place, where case does not count"));
        }
    }
    for Artefact { path, .. } in files {
        let lower = path.to_lowercase();
        let above = lower.match_indices('/').find_map(|(at, _)| taken.get(lower.get(..at)?));
        if let Some(other) = above {
            return Err(clash(path, other, "a file cannot be a folder too"));
        }
    }
    Ok(())
}

fn clash(path: &str, other: &str, problem: &'static str) -> Error {
    Error::Clash { path: path.to_owned(), other: other.to_owned(), problem }
}

/// What is wrong with one path by itself.
fn problem(path: &str) -> Option<&'static str> {
    if path.starts_with('/') {
        return Some("it begins with a slash");
    }
    if path.chars().any(|c| c.is_control() || KEPT.contains(c)) {
        return Some("it has a character that not every file system can hold");
    }
    if path.split('/').next().is_some_and(|first| first.eq_ignore_ascii_case(MARKER)) {
        return Some("peerbench keeps this name for its own mark");
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
