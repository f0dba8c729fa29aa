//! `peerbench.toml`.

mod extra;
mod read;

use jiff::civil::Date;

pub use extra::{Extra, extra};
pub use read::read;

use crate::report::Location;

/// Name of the file.
pub const FILE: &str = "peerbench.toml";

/// What a site says of itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Config {
    /// Title of the site.
    pub title: String,
    /// Where the site will live; may have a sub-path.
    pub base_url: String,
    /// One sentence for search results and feeds.
    pub description: Option<String>,
    /// Who publishes the site.
    pub publisher: Option<String>,
    /// Page or form that takes corrections and questions, http or https.
    pub contact: Option<String>,
    /// The licence of the data.
    pub licence: Option<Licence>,
    /// The date that all figures speak of.
    pub as_of: AsOf,
    /// How dates that could be read two ways are read.
    pub dates: DateOrder,
    /// Which site theme the pages have.
    pub theme: ThemeName,
    /// A sentence that stands on every page, such as that the data are not real.
    pub notice: Option<String>,
    /// The main navigation; `None` for the usual six items.
    pub navigation: Option<Vec<NavigationItem>>,
    /// Links at the foot of every page; `None` for the usual ones.
    pub footer: Option<Vec<NavigationItem>>,
    /// Values of the site's own for its templates, under `site.extra`.
    pub extra: Extra,
}

impl Config {
    /// The most characters that a notice can have: it takes room on every page.
    pub const LONGEST_NOTICE: usize = 200;

    /// Who stands behind the site: its publisher, or the site itself where none is named.
    #[must_use]
    pub fn author(&self) -> &str {
        self.publisher.as_deref().unwrap_or(&self.title)
    }
}

/// A link of the navigation or of the foot of pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NavigationItem {
    /// Its text.
    pub title: String,
    /// Address below the site's root (`councils/`), or a full one elsewhere.
    pub page: String,
    /// Where the configuration names it.
    pub location: Location,
}

/// A licence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Licence {
    /// Its name.
    pub title: String,
    /// Where it can be read.
    pub url: String,
}

/// The date that all figures speak of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AsOf {
    /// The newest date in the data: the same data give the same site.
    #[default]
    Newest,
    /// The day of the build.
    Today,
    /// A fixed day; the last day where the configuration names a month or a year.
    Day(Date),
}

/// How dates such as 03/04/2025 are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DateOrder {
    /// By the other dates of their own file; a problem where these do not settle it.
    #[default]
    ByFile,
    /// Day first, as in the United Kingdom.
    DayFirst,
}

/// Name of a site theme: a folder under `themes/`, or `civic`, which the program carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThemeName {
    /// The name.
    pub name: String,
    /// Where the configuration names it.
    pub location: Location,
}

impl Default for ThemeName {
    fn default() -> Self {
        Self { name: Self::CARRIED.to_owned(), location: Location::file(FILE) }
    }
}

impl ThemeName {
    /// The site theme that the program carries.
    pub const CARRIED: &'static str = "civic";
}
