//! Addresses of pages, and the only place that knows where the site lives.
//!
//! Every address is a path from the host (`/peerbench/councils/derby/`), so that it works under any sub-path. Ids are
//! slugs (checked on reading), so no address needs escaping.

use crate::analysis::Group;
use crate::dataset::{Challenge, Council, CouncilType, Dataset, Key, Recommendation, Region, Theme};
use crate::web_address;

/// Makes addresses below the site's own path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Addresses {
    origin: String,
    base: String,
}

impl Addresses {
    /// Addresses of the site at `base_url` (`https://example.org/peerbench/`); a final slash may be left out. Without a host
    /// where that is no [folder](web_address::folder), which reading the configuration and the arguments refuses.
    #[must_use]
    pub fn new(base_url: &str) -> Self {
        let url = web_address::folder(base_url);
        let path = url.as_ref().map_or("", |url| url.path().trim_matches('/'));
        let base = if path.is_empty() { "/".to_owned() } else { format!("/{path}/") };
        Self { origin: url.map(|url| url.origin().ascii_serialization()).unwrap_or_default(), base }
    }

    /// The path of the site's root, with a slash at both ends.
    #[must_use]
    pub fn base(&self) -> &str {
        &self.base
    }

    /// The address of a page or file from its path below the site's root (`councils/derby/`).
    #[must_use]
    pub fn to(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }

    /// The address with scheme and host, for feeds, the site map and print.
    #[must_use]
    pub fn absolute(&self, path: &str) -> String {
        format!("{}{}{path}", self.origin, self.base)
    }

    /// The same addresses with scheme and host, for pages that are read away from the site.
    #[must_use]
    pub fn from_elsewhere(&self) -> Self {
        Self { origin: String::new(), base: self.absolute("") }
    }

    /// A council's page.
    #[must_use]
    pub fn council(&self, council: &Council) -> String {
        self.to(&format!("councils/{}/", council.id))
    }

    /// A challenge's page.
    #[must_use]
    pub fn challenge(&self, challenge: &Challenge) -> String {
        self.to(&format!("challenges/{}/", challenge.id))
    }

    /// A recommendation on its challenge's page.
    #[must_use]
    pub fn recommendation(&self, data: &Dataset, key: Key<Recommendation>) -> String {
        let recommendation = &data.recommendations[key];
        let challenge = &data.challenges[recommendation.challenge];
        self.to(&format!("challenges/{}/#recommendation-{}", challenge.id, recommendation.number))
    }

    /// A theme's page.
    #[must_use]
    pub fn theme(&self, theme: &Theme) -> String {
        self.to(&format!("themes/{}/", theme.id))
    }

    /// A region's page.
    #[must_use]
    pub fn region(&self, region: Region) -> String {
        self.to(&format!("regions/{}/", region.slug()))
    }

    /// A council type's page.
    #[must_use]
    pub fn council_type(&self, kind: CouncilType) -> String {
        self.to(&format!("types/{}/", kind.slug()))
    }

    /// The page of a group, where it has one of its own.
    #[must_use]
    pub fn group(&self, data: &Dataset, group: Group) -> Option<String> {
        match group {
            Group::Region(region) => Some(self.region(region)),
            Group::Type(kind) => Some(self.council_type(kind)),
            Group::Theme(theme) => Some(self.theme(&data.themes[theme])),
            Group::Council(council) => Some(self.council(&data.councils[council])),
            Group::Challenge(challenge) => Some(self.challenge(&data.challenges[challenge])),
            Group::Custom(group) => Some(self.to(&format!("groups/{}/", data.groups[group].id))),
            Group::All | Group::Nation(_) | Group::Kind(_) | Group::Year(_) | Group::Component(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_may_live_under_a_sub_path() {
        for url in ["https://example.org/a/b", "https://example.org/a/b/"] {
            let addresses = Addresses::new(url);
            assert_eq!(addresses.to("councils/derby/"), "/a/b/councils/derby/");
            assert_eq!(addresses.absolute("feed.xml"), "https://example.org/a/b/feed.xml");
        }
        assert_eq!(Addresses::new("https://example.org").to("x/"), "/x/");
        assert_eq!(
            Addresses::new("https://Bücher.example/é").absolute("x/"),
            "https://xn--bcher-kva.example/%C3%A9/x/"
        );
    }
}
