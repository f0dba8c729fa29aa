//! Imports between the parts of the program run one way.
#![allow(clippy::unwrap_used, reason = "a test that cannot read the source should fail")]

use std::fs;
use std::path::{Path, PathBuf};

/// The parts, lowest first: each may know only those before it.
const LAYERS: [&str; 21] = [
    "artefact",
    "web_address",
    "editor_leftover",
    "report",
    "config",
    "dataset",
    "analysis",
    "appearance",
    "address",
    "wording",
    "self_assessment",
    "chart",
    "content",
    "export",
    "edition",
    "site",
    "search",
    "output",
    "pipeline",
    "cli",
    "main",
];

/// Libraries that only one part may know.
const KEPT: [(&str, &str); 14] = [
    ("statrs", "analysis"),
    ("rand_distr", "analysis"),
    ("plotters", "chart"),
    ("tera", "site"),
    ("minijinja", "content"),
    ("pulldown_cmark", "content"),
    ("zip", "export"),
    ("rust_xlsxwriter", "export"),
    ("atom_syndication", "site"),
    ("pagefind", "search"),
    ("tokio", "search"),
    ("clap", "cli"),
    ("miette", "report"),
    ("blake3", "artefact"),
];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The part that a file belongs to, and its lines without comments and tests.
fn parts() -> Vec<(String, PathBuf, Vec<String>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    let parts: Vec<(String, PathBuf, Vec<String>)> = files
        .into_iter()
        .map(|file| {
            let inner = file.strip_prefix(&root).unwrap();
            let part = inner.iter().next().unwrap().to_str().unwrap().trim_end_matches(".rs").to_owned();
            let text = fs::read_to_string(&file).unwrap();
            let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
            let lines = code.lines().filter(|line| !line.trim_start().starts_with("//")).map(str::to_owned);
            (part, file.clone(), lines.collect())
        })
        .filter(|(part, file, _)| {
            let inner = file.strip_prefix(&root).unwrap().to_str().unwrap();
            part != "lib" && !inner.contains("test")
        })
        .collect();
    // A check that sees no file of a layer would pass whatever it holds.
    for layer in LAYERS {
        assert!(parts.iter().any(|(part, ..)| part == layer), "no file of {layer} was seen");
    }
    parts
}

fn height(part: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| *layer == part)
}

#[test]
fn imports_run_one_way() {
    let mut wrong = Vec::new();
    for (part, file, lines) in parts() {
        let own = height(&part).unwrap_or_else(|| panic!("{part} has no place among the layers"));
        for line in lines {
            for (at, _) in line.match_indices("crate::") {
                let name: String =
                    line[at + 7..].chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                if height(&name).is_some_and(|other| other > own) {
                    wrong.push(format!("{}: {line}", file.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn libraries_stay_where_they_belong() {
    for (part, file, lines) in parts() {
        for (library, home) in KEPT {
            let used = lines.iter().any(|line| line.contains(&format!("{library}::")));
            assert!(!used || part == home, "{} knows {library}, which belongs to {home}", file.display());
        }
    }
}
