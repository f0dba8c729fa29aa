//! A copy of a fixture site that a test may change, build and look into.
#![allow(clippy::unwrap_used, reason = "a test that cannot set up its site should fail")]
#![allow(dead_code, reason = "each test file takes what it needs")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use assert_cmd::Command;
use tempfile::TempDir;

/// A copy of a fixture site that a test may change and build.
pub(crate) struct Site {
    pub(crate) folder: TempDir,
}

impl Site {
    /// A copy of `tests/sites/NAME`.
    pub(crate) fn copy(name: &str) -> Self {
        let folder = TempDir::new().unwrap();
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites").join(name), folder.path());
        Self { folder }
    }

    /// Copies a folder of the reference site, which is the root of the repository.
    pub(crate) fn copy_in(&self, folder: &str) {
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &self.folder.path().join(folder));
    }

    /// Writes a file of the site.
    pub(crate) fn write(&self, path: &str, text: &str) -> &Self {
        let path = self.folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    /// Replaces a part of a file of the site, which must be there.
    pub(crate) fn replace(&self, path: &str, from: &str, to: &str) -> &Self {
        let text = fs::read_to_string(self.folder.path().join(path)).unwrap();
        assert!(text.contains(from), "{path} does not hold {from:?}");
        self.write(path, &text.replace(from, to))
    }

    /// Runs the program in the site folder.
    pub(crate) fn run(&self, arguments: &[&str]) -> Output {
        self.run_on_threads(arguments, "2")
    }

    pub(crate) fn run_on_threads(&self, arguments: &[&str], threads: &str) -> Output {
        Command::cargo_bin("peerbench")
            .unwrap()
            .args(arguments)
            .env("RAYON_NUM_THREADS", threads)
            .current_dir(self.folder.path())
            .output()
            .unwrap()
    }

    /// Builds the site, which must succeed, and gives what the program says.
    pub(crate) fn build(&self) -> String {
        let output = self.run(&["build"]);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    pub(crate) fn published(&self, path: &str) -> String {
        fs::read_to_string(self.folder.path().join("public").join(path)).unwrap()
    }

    /// A published file whose name carries the hash of its content: `site.css` of the assets, or `compare/units.json`.
    pub(crate) fn published_hashed(&self, name: &str) -> String {
        let (stem, ending) = name.rsplit_once('.').unwrap();
        let is_it = |path: &str| {
            path.strip_prefix("assets/")
                .and_then(|path| path.split_once('/'))
                .is_some_and(|(_, rest)| rest == name)
                || path
                    .strip_prefix(&format!("{stem}."))
                    .is_some_and(|rest| rest.ends_with(&format!(".{ending}")))
        };
        let files = self.all();
        let public = self.folder.path().join("public");
        let mut found = files.iter().filter(|(path, _)| {
            is_it(&path.strip_prefix(&public).unwrap().to_string_lossy().replace('\\', "/"))
        });
        String::from_utf8(found.next().unwrap().1.clone()).unwrap()
    }

    /// Every published file with its bytes.
    pub(crate) fn all(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut files = BTreeMap::new();
        collect(&self.folder.path().join("public"), &mut files);
        files
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

fn collect(folder: &Path, files: &mut BTreeMap<PathBuf, Vec<u8>>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else {
            files.insert(path.clone(), fs::read(path).unwrap());
        }
    }
}

/// The text of a page without its elements, white space folded.
pub(crate) fn words(html: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => inside = true,
            '>' => {
                inside = false;
                text.push(' ');
            }
            c if !inside => text.push(c),
            _ => {}
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
