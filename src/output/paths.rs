//! Which paths can be published: the same on every file system and web host.

use std::collections::BTreeMap;

use super::Error;
use crate::artefact::Artefact;

/// Longest part of a path that common file systems take, in bytes.
const LONGEST_PART: usize = 255;

/// Names that Windows keeps for devices, whatever their extension.
const RESERVED: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
    "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// Refuses paths that leave the folder, that some file systems cannot hold, or that get in each other's way.
pub(super) fn check(files: &[Artefact]) -> Result<(), Error> {
    let refuse = |path: &str, problem| Err(Error::Path { path: path.to_owned(), problem });
    // Lower-case paths of files, and of the folders above them.
    let mut taken: BTreeMap<String, bool> = BTreeMap::new();
    for file in files {
        if let Some(problem) = problem(&file.path) {
            return refuse(&file.path, problem);
        }
        let lower = file.path.to_lowercase();
        for (at, _) in lower.match_indices('/') {
            if taken.insert(lower[..at].to_owned(), false) == Some(true) {
                return refuse(&file.path, "lies in a folder with the name of another file");
            }
        }
        match taken.insert(lower, true) {
            None => {}
            Some(true) => return refuse(&file.path, "is the place of two files"),
            Some(false) => return refuse(&file.path, "is the name of a folder too"),
        }
    }
    Ok(())
}

/// What is wrong with one path by itself.
fn problem(path: &str) -> Option<&'static str> {
    if path.chars().any(|c| c.is_control() || "\\:*?\"<>|".contains(c)) {
        return Some("has a character that not every file system can hold");
    }
    path.split('/').find_map(|part| {
        let stem = part.split('.').next().unwrap_or_default().to_lowercase();
        if part.is_empty() || part == "." || part == ".." {
            Some("is not a path below the folder")
        } else if part.len() > LONGEST_PART {
            Some("has a part of more than 255 bytes")
        } else if part.ends_with(' ') || part.ends_with('.') || RESERVED.contains(&stem.as_str()) {
            Some("has a name that Windows does not take")
        } else {
            None
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn refused(paths: &[&str]) -> bool {
        check(&paths.iter().map(|path| Artefact::new(*path, "")).collect::<Vec<_>>()).is_err()
    }

    #[test]
    fn paths_that_leave_or_clash_are_refused() {
        for path in [
            "/etc/passwd",
            "../x",
            "a//b",
            "a/../b",
            "a\\b",
            "a\0b",
            "",
            "a/",
            "con",
            "a/Aux.txt",
            "a.",
            "c:x",
        ] {
            assert!(refused(&[path]), "{path:?}");
        }
        assert!(refused(&[&"x".repeat(256)]));
        assert!(
            refused(&["a", "a"]) && refused(&["a", "A"]) && refused(&["a", "a/b"]) && refused(&["a/b", "A"])
        );
        assert!(!refused(&["index.html", "a/index.html", "a/b.svg", "console.html", ".peerbench"]));
    }

    proptest! {
        #[test]
        fn what_passes_stays_below_the_folder(path in "[a./\\\\ \0-]{0,12}") {
            if !refused(&[&path]) {
                let joined = std::path::Path::new("/public").join(&path);
                prop_assert!(joined.starts_with("/public"));
                prop_assert!(!path.split('/').any(|part| part == ".." || part.is_empty()));
            }
        }
    }
}
