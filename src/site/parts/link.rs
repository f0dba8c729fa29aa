//! Links and tags.

use std::borrow::Cow;

use serde::Serialize;

use crate::wording::StatusWord;

/// Words that lead somewhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(in crate::site) struct Link<'a> {
    /// The words.
    pub text: Cow<'a, str>,
    /// Where they lead.
    pub url: String,
}

impl<'a> Link<'a> {
    pub(in crate::site) fn new(text: impl Into<Cow<'a, str>>, url: impl Into<String>) -> Self {
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
