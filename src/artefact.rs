//! One file of the published site, as a value.

mod hash;
mod paths;

pub use hash::{content_hash, short_hash};
pub use paths::{Fault, MANIFEST, faults, unsafe_path};

/// A file to publish: its path below `public/`, with forward slashes, and its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Artefact {
    /// `councils/derby/index.html`
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
    /// The site's own file that it is made from, relative to the site folder, where it is one file.
    pub source: Option<String>,
}

impl Artefact {
    /// A file from its path and content.
    #[must_use]
    pub fn new(path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { path: path.into(), bytes: bytes.into(), source: None }
    }

    /// Says which of the site's own files it is made from, for messages about its path.
    #[must_use]
    pub fn made_from(mut self, source: impl Into<String>) -> Self {
        self.source = Some(source.into());
        self
    }
}
