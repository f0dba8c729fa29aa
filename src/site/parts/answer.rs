//! The answer of a page: what it says first.

use serde::Serialize;

use super::Link;

/// One sentence or a few that answer the page's question, and up to three facts.
#[derive(Clone, Debug, Default, Serialize)]
pub(in crate::site) struct Answer<'a> {
    /// What the page is about, in a line under the title.
    pub about: Vec<Link<'a>>,
    /// The sentences.
    pub sentences: Vec<String>,
    /// The facts.
    pub facts: Vec<Fact>,
    /// The one line to quote, where the page may show a rate.
    pub quote: String,
}

/// A fact in a few words.
#[derive(Clone, Debug, Default, Serialize)]
pub(in crate::site) struct Fact {
    /// What it is.
    pub label: String,
    /// Its value.
    pub value: String,
    /// What else there is to know of it.
    pub note: String,
    /// Where its rows stand; empty where nowhere.
    pub url: String,
    /// Whether it is a date gone by.
    pub late: bool,
}

impl Fact {
    pub(in crate::site) fn new(
        label: impl Into<String>,
        value: impl Into<String>,
        note: impl Into<String>,
    ) -> Self {
        Self { label: label.into(), value: value.into(), note: note.into(), ..Self::default() }
    }

    /// The same, leading to its rows.
    pub(in crate::site) fn at(self, url: impl Into<String>) -> Self {
        Self { url: url.into(), ..self }
    }

    /// The same, as a date gone by.
    pub(in crate::site) fn late(self) -> Self {
        Self { late: true, ..self }
    }
}
