//! What the search finds of a page: its words, and what it can be filtered by.

use super::pages::Subject;
use super::{Page, Site};
use crate::analysis::Group;
use crate::dataset::{Challenge, Council, Key, Theme};
use crate::wording;

/// What a page can be.
pub(super) const KINDS: [&str; 5] = ["Council", "Challenge", "Theme", "Group", "Page"];

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

/// The record of a page; nothing for pages that only show others' matter in another form.
pub(super) fn record(
    site: &Site,
    page: &Page,
    title: &str,
    description: &str,
    words: String,
) -> Option<Record> {
    let mut record = Record {
        url: site.addresses().to(&page.address),
        title: title.to_owned(),
        description: description.to_owned(),
        words,
        kind: "Page",
        regions: Vec::new(),
        themes: Vec::new(),
    };
    match page.subject {
        Subject::Written(_) | Subject::List(_) => {}
        Subject::Council(key) => about_council(site, key, &mut record),
        Subject::Challenge(key) => about_challenge(site, key, &mut record),
        Subject::Theme(key) => about_theme(site, key, &mut record),
        Subject::Patch(group) => {
            record.kind = "Group";
            if let Group::Region(region) = group {
                record.regions.push(region.name());
            }
        }
        Subject::RecommendationsOf(_)
        | Subject::Brief(_)
        | Subject::SelfAssessment(_)
        | Subject::Comparison(_) => return None,
    }
    Some(record)
}

fn about_council(site: &Site, key: Key<Council>, record: &mut Record) {
    let data = site.data();
    let council = &data.councils[key];
    record.kind = "Council";
    record.regions.push(council.region.name());
    let aliases =
        data.aliases.rows().iter().filter(|alias| alias.council == key).map(|alias| alias.alias.as_str());
    let words: Vec<&str> =
        [council.short_name.as_str(), wording::type_name(council.kind), council.region.name()]
            .into_iter()
            .chain(aliases)
            .collect();
    record.words.push(' ');
    record.words.push_str(&words.join(". "));
    let mut themes: Vec<Key<Theme>> = data
        .recommendations_to(key)
        .flat_map(|key| data.recommendations[key].themes.iter().copied())
        .collect();
    themes.sort_unstable();
    themes.dedup();
    record.themes = themes.into_iter().map(|theme| data.themes[theme].title.clone()).collect();
}

fn about_challenge(site: &Site, key: Key<Challenge>, record: &mut Record) {
    let data = site.data();
    let challenge = &data.challenges[key];
    record.kind = "Challenge";
    for council in &challenge.councils {
        let region = data.councils[*council].region.name();
        if !record.regions.contains(&region) {
            record.regions.push(region);
        }
    }
    let mut themes: Vec<Key<Theme>> = Vec::new();
    let mut words: Vec<&str> = challenge.focus.iter().map(String::as_str).collect();
    for recommendation in data.recommendations_of(key) {
        let recommendation = &data.recommendations[*recommendation];
        words.push(&recommendation.summary);
        themes.extend(&recommendation.themes);
    }
    words.extend(data.strengths_of(key).iter().map(|strength| data.strengths[*strength].summary.as_str()));
    words.extend(data.plans_of(key).iter().map(|plan| data.plans[*plan].title.as_str()));
    record.words.push(' ');
    record.words.push_str(&words.join(". "));
    themes.sort_unstable();
    themes.dedup();
    record.themes = themes.into_iter().map(|theme| data.themes[theme].title.clone()).collect();
}

fn about_theme(site: &Site, key: Key<Theme>, record: &mut Record) {
    let theme = &site.data().themes[key];
    record.kind = "Theme";
    record.themes.push(theme.title.clone());
    record.words.push(' ');
    record.words.push_str(theme.description.as_deref().unwrap_or_default());
    record.words.push(' ');
    record.words.push_str(&theme.keywords.join(", "));
}
