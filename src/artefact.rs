//! One file of the published site, as a value.

/// A file to publish: its path below `public/`, with forward slashes, and its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Artefact {
    /// `councils/derby/index.html`
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

impl Artefact {
    /// A file from its path and content.
    #[must_use]
    pub fn new(path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { path: path.into(), bytes: bytes.into() }
    }
}
