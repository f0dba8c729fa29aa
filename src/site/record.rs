//! What the search finds of a page: its words, and what it can be filtered by.

use std::collections::BTreeSet;

use super::Site;
use crate::analysis::Group;
use crate::dataset::{Challenge, Council, Dataset, Key, Theme};
use crate::wording;

/// What a page can be.
pub(super) const KINDS: [&str; 6] = ["Council", "Challenge", "Recommendation", "Theme", "Group", "Page"];

/// A page as the search sees it.
#[derive(Clone, Debug)]
pub struct Record {
    /// Its address from the host (`/peerbench/councils/derby/`).
    pub url: String,
    /// Its title.
    pub title: String,
    /// What it is, one sentence.
    pub description: String,
    /// The words it can be found by, besides title and description.
    pub words: String,
    /// What kind of page it is, one of `KINDS`.
    pub kind: &'static str,
    /// The regions that it is about.
    pub regions: Vec<&'static str>,
    /// The themes that it is about, by title.
    pub themes: Vec<String>,
}

impl Record {
    /// The record of a page before its kind has completed it.
    pub(super) fn of_page(site: &Site, address: &str, title: &str, description: &str, words: String) -> Self {
        Self {
            url: site.addresses().to(address),
            title: title.to_owned(),
            description: description.to_owned(),
            words,
            kind: "Page",
            regions: Vec::new(),
            themes: Vec::new(),
        }
    }

    pub(super) fn about_area(mut self, group: Group) -> Self {
        self.kind = "Group";
        if let Group::Region(region) = group {
            self.regions.push(region.name());
        }
        self
    }

    pub(super) fn about_council(mut self, site: &Site, key: Key<Council>) -> Self {
        let data = site.data();
        let council = &data.councils[key];
        self.kind = "Council";
        self.regions.push(council.region.name());
        // An alias that stands in addresses is no word that people search for.
        let aliases =
            data.aliases.rows().iter().filter(|alias| alias.council == key && !alias.alias.contains('-'));
        let words = [council.short_name.as_str(), wording::type_name(council.kind), council.region.name()];
        self.add_words(words.into_iter().chain(aliases.map(|alias| alias.alias.as_str())));
        let recommendations = data.recommendations_to(key);
        self.themes =
            titles(data, recommendations.flat_map(|key| data.recommendations[key].themes.iter().copied()));
        self
    }

    pub(super) fn about_challenge(mut self, site: &Site, key: Key<Challenge>) -> Self {
        let data = site.data();
        let challenge = &data.challenges[key];
        self.kind = "Challenge";
        for council in &challenge.councils {
            let region = data.councils[*council].region.name();
            if !self.regions.contains(&region) {
                self.regions.push(region);
            }
        }
        let recommendations = || {
            data.recommendations_of(key).iter().map(|recommendation| &data.recommendations[*recommendation])
        };
        let strengths =
            data.strengths_of(key).iter().map(|strength| data.strengths[*strength].summary.as_str());
        let plans = data.plans_of(key).iter().map(|plan| data.plans[*plan].title.as_str());
        self.add_words(challenge.focus.iter().map(String::as_str).chain(strengths).chain(plans));
        self.themes = titles(data, recommendations().flat_map(|one| one.themes.iter().copied()));
        self
    }

    pub(super) fn about_theme(mut self, site: &Site, key: Key<Theme>) -> Self {
        let theme = &site.data().themes[key];
        self.kind = "Theme";
        self.themes.push(theme.title.clone());
        self.add_words(
            theme.description.as_deref().into_iter().chain(theme.keywords.iter().map(String::as_str)),
        );
        self
    }

    /// Adds words that the page can be found by, as sentences of their own.
    fn add_words<'w>(&mut self, words: impl Iterator<Item = &'w str>) {
        for words in words {
            self.words.push(' ');
            self.words.push_str(words.trim_end_matches('.'));
            self.words.push('.');
        }
    }
}

/// The records of recommendations, each leading to its place on the page of its challenge.
pub(super) fn of_recommendations(site: &Site) -> Vec<Record> {
    let data = site.data();
    data.recommendations
        .iter()
        .map(|(key, recommendation)| {
            let challenge = &data.challenges[recommendation.challenge];
            let councils = site.council_names(data.addressed_by(key));
            let mut regions: Vec<&'static str> = Vec::new();
            for council in data.addressed_by(key) {
                let region = data.councils[*council].region.name();
                if !regions.contains(&region) {
                    regions.push(region);
                }
            }
            Record {
                url: site.addresses().recommendation(data, key),
                title: format!(
                    "{councils}, {}: recommendation {}",
                    wording::visit(challenge),
                    recommendation.number
                ),
                description: recommendation.summary.clone(),
                words: String::new(),
                kind: "Recommendation",
                regions,
                themes: titles(data, recommendation.themes.iter().copied()),
            }
        })
        .collect()
}

/// The titles of themes, each once, in the order of the table.
fn titles(data: &Dataset, themes: impl Iterator<Item = Key<Theme>>) -> Vec<String> {
    let themes: BTreeSet<Key<Theme>> = themes.collect();
    themes.into_iter().map(|theme| data.themes[theme].title.clone()).collect()
}
