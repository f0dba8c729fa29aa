//! A council's draft self-assessment, as it stands between the findings and the forms in which it is given: a page to print,
//! a document to edit, a workbook.
//!
//! A council that prepares for a peer challenge writes a position statement under the five components. The draft gathers what
//! is on record for that: what peers asked of councils like it, what they asked of it and its status, what they praised,
//! questions to answer, and evidence to have at hand.

mod evidence;
mod prompts;

use std::cmp::Reverse;
use std::collections::BTreeSet;

use jiff::civil::Date;

pub use evidence::{Held, Wanted};

use crate::analysis::{Basis, DutyState, Findings, Group, Proportion};
use crate::dataset::{Component, Council, Dataset, Key, Nation, Recommendation, Strength, Theme};
use crate::wording;

/// The draft of one council.
#[derive(Clone, Debug)]
pub struct SelfAssessment {
    /// The council.
    pub council: Key<Council>,
    /// The councils most like it, nearest first.
    pub similar: Vec<Key<Council>>,
    /// What it rests on, in sentences.
    pub lead: Vec<String>,
    /// The five components in the order of a report, then what falls under none where there is something.
    pub parts: Vec<Part>,
    /// The duties after its challenges, in the order of the challenges.
    pub duties: Vec<DutyState>,
}

/// What is on record under one component.
#[derive(Clone, Debug)]
pub struct Part {
    /// The component; nothing for what falls under none.
    pub component: Option<Component>,
    /// Its title.
    pub title: &'static str,
    /// Themes asked of similar councils, the most frequent first.
    pub asked_elsewhere: Vec<Asked>,
    /// What was asked of the council, newest visit first.
    pub asked_here: Vec<Key<Recommendation>>,
    /// What was praised.
    pub strengths: Vec<Key<Strength>>,
    /// Questions to answer.
    pub prompts: Vec<String>,
    /// Evidence to have at hand.
    pub evidence: Vec<Wanted>,
}

/// How often a theme is asked of others.
#[derive(Clone, Copy, Debug)]
pub struct Asked {
    /// The theme.
    pub theme: Key<Theme>,
    /// Challenges of similar councils that raise it, out of those with recorded recommendations.
    pub similar: Proportion,
    /// The same of the nation, or of everything outside England.
    pub nation: Proportion,
    /// Whether it was asked of the council itself.
    pub here: bool,
}

/// The wider group that is shown with similar councils: England, or everything for a council elsewhere.
#[must_use]
pub fn wider_group(data: &Dataset, council: Key<Council>) -> Group {
    match data.councils[council].nation {
        Nation::England => Group::Nation(Nation::England),
        _ => Group::All,
    }
}

/// Whether a council gets a draft: it exists still, and has a page.
#[must_use]
pub fn is_for(data: &Dataset, as_of: Date, council: Key<Council>) -> bool {
    data.is_listed(council) && data.councils[council].exists_at(as_of)
}

/// Which councils get their draft as documents to edit, besides the page that every one of them has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Packs {
    /// All of them.
    #[default]
    All,
    /// Those with these ids; possibly none.
    Only(BTreeSet<String>),
}

impl Packs {
    /// Whether the council of this id gets documents.
    #[must_use]
    pub fn includes(&self, id: &str) -> bool {
        match self {
            Self::All => true,
            Self::Only(ids) => ids.contains(id),
        }
    }
}

/// The path of a document of a council's draft, below the site's root: `councils/derby/self-assessment/derby-self-assessment.docx`.
#[must_use]
pub fn file(data: &Dataset, council: Key<Council>, ending: &str) -> String {
    let id = &data.councils[council].id;
    format!("councils/{id}/self-assessment/{id}-self-assessment.{ending}")
}

/// Drafts the self-assessment of a council.
#[must_use]
pub fn self_assessment(data: &Dataset, findings: &Findings, council: Key<Council>) -> SelfAssessment {
    let similar: Vec<Key<Council>> =
        findings.similar_to(council).iter().map(|similar| similar.council).collect();
    let asked = asked_elsewhere(data, findings, council, &similar);
    let here = newest_first(data, council);
    let mut parts: Vec<Part> = Component::ALL
        .into_iter()
        .map(|component| part(data, findings, Some(component), council, &asked, &here))
        .collect();
    let rest = part(data, findings, None, council, &[], &here);
    if !rest.asked_here.is_empty() || !rest.strengths.is_empty() {
        parts.push(rest);
    }
    SelfAssessment {
        council,
        lead: lead(data, findings, council, &similar, here.len()),
        similar,
        parts,
        duties: data
            .challenges_of(council)
            .iter()
            .flat_map(|challenge| findings.duties_of(*challenge))
            .filter(|duty| duty.council == council)
            .copied()
            .collect(),
    }
}

fn part(
    data: &Dataset,
    findings: &Findings,
    component: Option<Component>,
    council: Key<Council>,
    asked: &[Asked],
    here: &[Key<Recommendation>],
) -> Part {
    let asked_here: Vec<Key<Recommendation>> =
        here.iter().copied().filter(|key| component_of(data, *key) == component).collect();
    let strengths: Vec<Key<Strength>> = data
        .challenges_of(council)
        .iter()
        .rev()
        .flat_map(|challenge| data.strengths_of(*challenge))
        .copied()
        .filter(|key| {
            let strength = &data.strengths[*key];
            strength.component.or_else(|| area(data, &strength.themes)) == component
        })
        .collect();
    let asked_elsewhere: Vec<Asked> =
        asked.iter().copied().filter(|asked| Some(data.themes[asked.theme].area) == component).collect();
    Part {
        component,
        title: component.map_or("Under no component", Component::title),
        prompts: prompts::prompts(data, findings, &asked_elsewhere, &asked_here, &strengths),
        evidence: asked_here.iter().filter_map(|key| evidence::of(data, findings, *key)).collect(),
        asked_elsewhere,
        asked_here,
        strengths,
    }
}

/// The component that a recommendation falls under: its own, else that of its first theme.
fn component_of(data: &Dataset, key: Key<Recommendation>) -> Option<Component> {
    let recommendation = &data.recommendations[key];
    recommendation.component.or_else(|| area(data, &recommendation.themes))
}

fn area(data: &Dataset, themes: &[Key<Theme>]) -> Option<Component> {
    themes.first().map(|theme| data.themes[*theme].area)
}

/// The recommendations to a council, newest visit first, undated visits last.
fn newest_first(data: &Dataset, council: Key<Council>) -> Vec<Key<Recommendation>> {
    let mut keys: Vec<Key<Recommendation>> = data.recommendations_to(council).collect();
    let visit =
        |key: &Key<Recommendation>| data.challenges[data.recommendations[*key].challenge].visit_start();
    keys.sort_by_key(|key| (Reverse(visit(key)), *key));
    keys
}

/// The themes raised with similar councils, the most frequent first; with the whole nation where no similar council has a
/// recorded recommendation.
fn asked_elsewhere(
    data: &Dataset,
    findings: &Findings,
    council: Key<Council>,
    similar: &[Key<Council>],
) -> Vec<Asked> {
    let among = findings.frequency_among(data, similar);
    let here: BTreeSet<Key<Theme>> = data
        .recommendations_to(council)
        .flat_map(|key| data.recommendations[key].themes.iter().copied())
        .collect();
    let mut asked: Vec<Asked> = data
        .themes
        .keys()
        .map(|theme| Asked {
            theme,
            similar: among
                .as_ref()
                .and_then(|found| found.themes.get(theme))
                .map(|found| found.challenges)
                .unwrap_or_default(),
            nation: findings
                .theme_frequency(Basis::All, wider_group(data, council), theme)
                .map(|found| found.challenges)
                .unwrap_or_default(),
            here: here.contains(&theme),
        })
        .filter(|asked| if among.is_some() { asked.similar.count() > 0 } else { asked.nation.count() > 0 })
        .collect();
    asked.sort_by_key(|asked| (Reverse(asked.similar.count()), Reverse(asked.nation.count()), asked.theme));
    asked
}

/// What the draft rests on.
fn lead(
    data: &Dataset,
    findings: &Findings,
    council: Key<Council>,
    similar: &[Key<Council>],
    recorded: usize,
) -> Vec<String> {
    let name = &data.councils[council].short_name;
    let visits = data.challenges_of(council).len();
    let mut lead = vec![match (visits, recorded) {
        (0, _) => format!(
            "No peer challenge of {name} is on record here, so this draft shows what peers asked of councils like it."
        ),
        (_, 0) => format!(
            "{} of {name} {} on record here, but no recommendation: a list of them would fill the tables of what was asked.",
            wording::capitalised(&wording::counted_words(visits, "challenge")),
            if visits == 1 { "is" } else { "are" }
        ),
        _ => format!(
            "{} from {} of {name} {} on record here, each with its status where one is on record.",
            wording::counted(recorded, "recommendation"),
            wording::counted(visits, "challenge"),
            if recorded == 1 { "is" } else { "are" }
        ),
    }];
    let among = findings.frequency_among(data, similar).map_or(0, |found| found.challenges);
    lead.push(match (similar.len(), among) {
        (0, _) => "There are too few councils of its type to say which are most like it.".to_owned(),
        (1, 0) => "The council most like it has no recommendation on record.".to_owned(),
        (n, 0) => format!("None of the {n} councils most like it has a recommendation on record."),
        (n, among) => format!(
            "{} {} with recorded recommendations{}; what those asked is under each component.",
            if n == 1 {
                "The council most like it has".to_owned()
            } else {
                format!("The {n} councils most like it have")
            },
            wording::counted(among as usize, "challenge"),
            if n == 1 { "" } else { " between them" }
        ),
    });
    lead
}

/// How recommendations of one visit, at least one, are named in a sentence: `recommendation 3 of 2023`, `recommendations 1, 2 and 5
/// of 2018`.
fn names(data: &Dataset, keys: &[Key<Recommendation>]) -> String {
    let number = |key: &Key<Recommendation>| {
        let recommendation = &data.recommendations[*key];
        recommendation.printed_number.clone().unwrap_or_else(|| recommendation.number.to_string())
    };
    let numbers: Vec<String> = keys.iter().map(number).collect();
    let year = keys.first().and_then(|key| data.challenges[data.recommendations[*key].challenge].year());
    let visit = year.map_or_else(|| "an undated visit".to_owned(), |year| year.to_string());
    let noun = if keys.len() == 1 { "recommendation" } else { "recommendations" };
    format!("{noun} {} of {visit}", wording::list(&numbers))
}

#[cfg(test)]
mod tests;
