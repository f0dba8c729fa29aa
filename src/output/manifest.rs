//! The list of what peerbench wrote to a folder: what a later build may change or remove, and what is published.
//!
//! It is JSON with one file a line, so that it can be read by any program and compared line by line. The same files, owner and day
//! give the same bytes.

use std::collections::BTreeMap;
use std::fmt::Write;

use jiff::civil::Date;
use rayon::prelude::*;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::artefact::{Artefact, MANIFEST, content_hash, unsafe_path};

/// Version of the format, which changes when an older program could not read it.
const FORMAT: u32 = 2;
/// What the first edition wrote instead: the number of its format, and no list.
const FIRST_EDITION: &[u8] = b"1\n";

/// What a folder holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A website.
    Site,
    /// Briefs of a region that open without a network.
    Pack,
}

/// What was written, for whom, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provenance {
    /// A site or a pack.
    pub kind: Kind,
    /// Address of the site (`base_url`).
    pub site: String,
    /// Name of the region, for a pack.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// Day of the build.
    #[serde(serialize_with = "write_day", deserialize_with = "read_day")]
    pub built: Date,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the form that serde asks for")]
fn write_day<S: Serializer>(day: &Date, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(day)
}

fn read_day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
}

/// What tells whether a file is still as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fingerprint {
    /// In bytes.
    pub length: u64,
    /// BLAKE3 of the bytes, 64 hexadecimal digits.
    pub blake3: String,
}

impl Fingerprint {
    /// The fingerprint of a file with these bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self { length: bytes.len() as u64, blake3: content_hash(bytes) }
    }
}

/// The list of what peerbench wrote to a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manifest {
    /// What was written, for whom, and when.
    pub provenance: Provenance,
    /// Path below the folder, with forward slashes → the file. The manifest itself is not in it.
    pub files: BTreeMap<String, Fingerprint>,
}

/// What stands at the name of the manifest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A manifest.
    Manifest(Manifest),
    /// The mark of the first edition, which kept no list.
    FirstEdition,
}

/// The manifest as it is written.
#[derive(Deserialize)]
struct Document {
    #[serde(flatten)]
    provenance: Provenance,
    files: Vec<Line>,
}

/// One file of the manifest as it is written.
#[derive(Serialize, Deserialize)]
struct Line {
    path: String,
    length: u64,
    blake3: String,
}

impl Manifest {
    /// The list of these files.
    #[must_use]
    pub fn of(provenance: Provenance, files: &[Artefact]) -> Self {
        let files: Vec<(String, Fingerprint)> =
            files.par_iter().map(|file| (file.path.clone(), Fingerprint::of(&file.bytes))).collect();
        Self { provenance, files: files.into_iter().collect() }
    }

    /// The bytes of the manifest.
    #[must_use]
    pub fn write(&self) -> Vec<u8> {
        // Texts, numbers and dates in named fields always serialise, and writing to a string cannot fail.
        let provenance = serde_json::to_string(&self.provenance).unwrap_or_default();
        let provenance = provenance.trim_matches(['{', '}']);
        let mut text = format!("{{\"peerbench_manifest\":{FORMAT},{provenance},\"files\":[");
        for (index, (path, Fingerprint { length, blake3 })) in self.files.iter().enumerate() {
            let line = Line { path: path.clone(), length: *length, blake3: blake3.clone() };
            let line = serde_json::to_string(&line).unwrap_or_default();
            let _ = write!(text, "{}\n{line}", if index == 0 { "" } else { "," });
        }
        text.push_str("\n]}\n");
        text.into_bytes()
    }

    /// The manifest as a file of the folder that it describes.
    #[must_use]
    pub fn artefact(&self) -> Artefact {
        Artefact::new(MANIFEST, self.write())
    }

    /// Whether peerbench wrote a file at this path.
    #[must_use]
    pub fn lists(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    /// Whether peerbench wrote a file below this folder.
    #[must_use]
    pub fn lists_below(&self, folder: &str) -> bool {
        let below = format!("{folder}/");
        self.files.range(below.clone()..).next().is_some_and(|(path, _)| path.starts_with(&below))
    }

    /// Whether these are exactly the listed files, each as it was written.
    #[must_use]
    pub fn describes(&self, files: &[Artefact]) -> bool {
        files.len() == self.files.len() && Self::of(self.provenance.clone(), files) == *self
    }
}

impl Mark {
    /// Reads what stands at the name of the manifest.
    ///
    /// # Errors
    /// Why it is neither a manifest that this program reads nor the mark of the first edition, as the end of a sentence.
    pub fn read(bytes: &[u8]) -> Result<Self, &'static str> {
        #[derive(Deserialize)]
        struct Version {
            peerbench_manifest: u32,
        }
        if bytes == FIRST_EDITION {
            return Ok(Self::FirstEdition);
        }
        match serde_json::from_slice(bytes) {
            Ok(Version { peerbench_manifest: FORMAT }) => {}
            Ok(_) => return Err("was written by a newer peerbench"),
            Err(_) => return Err("is damaged, or not one of peerbench"),
        }
        let document: Document = serde_json::from_slice(bytes).map_err(|_| "is damaged")?;
        let mut files = BTreeMap::new();
        for Line { path, length, blake3 } in document.files {
            if unsafe_path(&path).is_some() {
                return Err("names a file that peerbench never writes");
            }
            if files.insert(path, Fingerprint { length, blake3 }).is_some() {
                return Err("names a file twice");
            }
        }
        Ok(Self::Manifest(Manifest { provenance: document.provenance, files }))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn manifest() -> Manifest {
        let provenance = Provenance {
            kind: Kind::Pack,
            site: "https://example.org/a\"b/".to_owned(),
            region: Some("East Midlands".to_owned()),
            built: date(2025, 6, 30),
        };
        Manifest::of(provenance, &[Artefact::new("ŵ/a.html", "1"), Artefact::new("a.html", "")])
    }

    #[test]
    fn a_manifest_reads_as_it_was_written() {
        assert_eq!(Mark::read(&manifest().write()), Ok(Mark::Manifest(manifest())));
        let none = Manifest { files: BTreeMap::new(), ..manifest() };
        assert_eq!(Mark::read(&none.write()), Ok(Mark::Manifest(none)));
    }

    #[test]
    fn the_format_does_not_change_unnoticed() {
        assert_eq!(
            String::from_utf8(manifest().write()).unwrap(),
            r#"{"peerbench_manifest":2,"kind":"pack","site":"https://example.org/a\"b/","region":"East Midlands","built":"2025-06-30","files":[
{"path":"a.html","length":0,"blake3":"af1349b9f5f9a1a6a0404dea36dcc9499bcb25c9adc112b7cc9a93cae41f3262"},
{"path":"ŵ/a.html","length":1,"blake3":"d63bd9a826af91c1fea371965a64e11ee20f13e46b5f52c59901136605b3a487"}
]}
"#
        );
    }

    #[test]
    fn what_is_no_manifest_is_refused() {
        let text = String::from_utf8(manifest().write()).unwrap();
        for (wrong, why) in [
            (String::new(), "damaged"),
            ("2\n".to_owned(), "damaged"),
            (text[..text.len() / 2].to_owned(), "damaged"),
            (text.replace("2025-06-30", "June"), "damaged"),
            (text.replace("_manifest\":2", "_manifest\":3"), "newer"),
            (text.replace("\"a.html\"", "\"../a.html\""), "never writes"),
            (text.replace("\"a.html\"", "\".peerbench\""), "never writes"),
            (text.replace("\"a.html\"", "\"ŵ/a.html\""), "twice"),
        ] {
            let found = Mark::read(wrong.as_bytes()).unwrap_err();
            assert!(found.contains(why), "{wrong}: {found}");
        }
        assert_eq!(Mark::read(b"1\n"), Ok(Mark::FirstEdition));
    }

    #[test]
    fn files_are_told_from_changed_added_and_missing_ones() {
        let files = [Artefact::new("a.html", ""), Artefact::new("ŵ/a.html", "1")];
        assert!(manifest().describes(&files));
        assert!(!manifest().describes(&files[..1]));
        assert!(!manifest().describes(&[files[0].clone(), Artefact::new("ŵ/a.html", "2")]));
        assert!(!manifest().describes(&[files[0].clone(), files[0].clone()]));
        assert!(manifest().lists_below("ŵ") && !manifest().lists_below("a") && manifest().lists("a.html"));
    }
}
