//! Links and tags.

use serde::Serialize;

use crate::wording::StatusWord;

/// Words that lead somewhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(in crate::site) struct Link {
    /// The words.
    pub text: String,
    /// Where they lead.
    pub url: String,
}

impl Link {
    pub(in crate::site) fn new(text: impl Into<String>, url: impl Into<String>) -> Self {
        Self { text: text.into(), url: url.into() }
    }
}

/// A state: a word, and what it looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(in crate::site) struct Tag {
    /// The word.
    pub word: &'static str,
    /// The end of its class in the style sheet.
    pub slug: &'static str,
}

impl From<StatusWord> for Tag {
    fn from(status: StatusWord) -> Self {
        Self { word: status.word, slug: status.slug }
    }
}
