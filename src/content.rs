//! `content/*.md` → prose: Markdown with live figures. `MiniJinja` and `pulldown-cmark` are used only here.

mod draft;
mod evaluate;
mod front_matter;
mod live;
mod markdown;
mod piece;
mod read;
#[cfg(test)]
mod tests;

pub use evaluate::{check_markdown, evaluate};
pub use live::Live;
pub use read::read;

use crate::chart::{Chart, DataTable};
use crate::config::Extra;
use crate::report::{Location, Problem};

/// All pages that people wrote, sorted by path.
#[derive(Clone, Debug, Default)]
pub struct Content {
    /// One for each Markdown file.
    pub pages: Vec<Source>,
}

/// One Markdown file, read but not yet evaluated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Path relative to the site folder (`content/councils/derby.md`).
    pub file: String,
    /// Address below the site's root (`councils/derby/`; empty for `content/_index.md`).
    pub address: String,
    /// What stands between the `+++` lines.
    pub front: FrontMatter,
    /// The Markdown after it.
    pub body: String,
    /// Line of the file on which `body` begins, from 1.
    pub body_line: u32,
}

/// What a page says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FrontMatter {
    /// Title: the page's h1.
    pub title: String,
    /// One sentence for search results.
    pub description: Option<String>,
    /// Shorter title for lists of links.
    pub short_title: Option<String>,
    /// The kind of page that the file says it goes with; its address settles which it is.
    pub page: Option<String>,
    /// A template of the site's own, in place of that of the page's kind.
    pub template: Option<String>,
    /// Values of the page's own for templates, under `page.extra`.
    pub extra: Extra,
    /// Where each of its keys stands, in the order of the file.
    pub keys: Vec<(String, Location)>,
}

/// A page, evaluated.
#[derive(Clone, Debug, Default)]
pub struct Evaluated {
    /// What can be shown of it.
    pub prose: Prose,
    /// Where it leads within this site or elsewhere, in the order of the page.
    pub links: Vec<Link>,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
}

/// A link or picture that a page holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Where it leads, as a browser is given it: a path from the host, a path from the page, or a full address.
    pub to: String,
    /// Whether it is a picture, which has to be a file.
    pub is_picture: bool,
    /// Where it is written.
    pub location: Location,
}

/// A page's prose, evaluated: text with charts and tables between.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Prose {
    /// In the order of the page.
    pub blocks: Vec<Block>,
    /// Second-level headings, for a list of contents: id and text.
    pub headings: Vec<(String, String)>,
    /// The words alone, without markup, charts and tables, for the search; a line for each paragraph, item and cell.
    pub words: String,
}

/// A piece of evaluated prose.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// HTML made from Markdown; nothing in it runs.
    Html(String),
    /// A chart, for the site theme to set.
    Chart(Chart),
    /// A table with its caption, for the site theme to set.
    Table(String, DataTable),
}
