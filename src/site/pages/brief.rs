//! What an adviser takes along to one council: a page or two of A4.

use serde::Serialize;

use super::Sheet;
use super::council::{Ask, ask, facts, sentences};
use crate::analysis::State;
use crate::dataset::{Council, Key, Recommendation};
use crate::report::Problem;
use crate::site::Site;
use crate::site::parts::{
    DutyRow, Link, RecommendationRow, StrengthRow, duty_rows, recommendation_row, strengths,
};
use crate::wording;

/// Themes to ask others about: those asked for last.
const THEMES_TO_ASK: usize = 3;

/// Recommendations listed; a council with more has a page with all of them.
const LISTED: usize = 30;

#[derive(Serialize)]
pub(in crate::site) struct Brief {
    council: Link,
    facts: Vec<Link>,
    lead: Vec<String>,
    /// Duties not done, by the day they are due.
    duties: Vec<DutyRow>,
    /// Recommendations not reported closed, newest visit first.
    open: Vec<RecommendationRow>,
    open_total: usize,
    ask: Option<Ask>,
    strengths: Vec<StrengthRow>,
    /// What came back from one challenge to the next, in sentences.
    recurrence: Vec<String>,
}

/// Whether a council has a brief: it exists still, and a challenge of it is on record.
pub(in crate::site) fn is_for(site: &Site, key: Key<Council>) -> bool {
    let data = site.data();
    data.is_listed(key) && data.councils[key].closed.is_none() && !data.challenges_of(key).is_empty()
}

/// The page of a council's brief.
pub(super) fn sheet(site: &Site, key: Key<Council>) -> Result<Sheet, Box<Problem>> {
    let council = &site.data().councils[key];
    let view = brief(site, key);
    let description = format!("What to know before a visit to {}, to print.", council.name);
    Ok(Sheet::new("brief.html", format!("{}: a brief", council.short_name), &view)?
        .describe(description)
        .below(vec![
            Link::new("Councils", site.addresses().to("councils/")),
            Link::new(&council.name, site.addresses().council(council)),
        ]))
}

/// What a brief shows.
pub(in crate::site) fn brief(site: &Site, key: Key<Council>) -> Brief {
    let data = site.data();
    let open_duties = site
        .duties_of(key)
        .filter(|duty| matches!(duty.state, State::DueSoon | State::NotYetDue | State::PastDue));
    let mut open: Vec<Key<Recommendation>> =
        data.recommendations_to(key).filter(|key| site.status(*key).class.is_unclosed()).collect();
    let visit =
        |key: &Key<Recommendation>| data.challenges[data.recommendations[*key].challenge].visit_start();
    open.sort_by_key(|key| (std::cmp::Reverse(visit(key)), *key));
    Brief {
        council: site.council_link(key),
        facts: facts(site, &data.councils[key]),
        lead: sentences(site, key),
        duties: duty_rows(site, super::patch::in_due_order(open_duties)),
        open_total: open.len(),
        open: open.into_iter().take(LISTED).map(|key| recommendation_row(site, key)).collect(),
        ask: ask(site, key).map(|ask| ask.shortened(THEMES_TO_ASK)),
        strengths: data
            .challenges_of(key)
            .iter()
            .rev()
            .flat_map(|challenge| strengths(site, *challenge))
            .collect(),
        recurrence: recurrence(site, key),
    }
}

/// Which themes were raised again: `Raised in 2017 and again in 2023: Overview and scrutiny and Partnership working.`
fn recurrence(site: &Site, key: Key<Council>) -> Vec<String> {
    let data = site.data();
    let year =
        |challenge| data.challenges[challenge].year().map_or_else(|| "?".to_owned(), |year| year.to_string());
    site.findings()
        .pairs
        .iter()
        .filter(|pair| data.challenges[pair.later].councils.contains(&key))
        .map(|pair| {
            let themes: Vec<&str> =
                pair.raised_again.iter().map(|theme| data.themes[*theme].title.as_str()).collect();
            let (earlier, later) = (year(pair.earlier), year(pair.later));
            if themes.is_empty() {
                format!(
                    "None of the {} of {earlier} was raised again in {later}.",
                    wording::counted(pair.raised.len(), "theme")
                )
            } else {
                format!("Raised in {earlier} and again in {later}: {}.", wording::list(&themes))
            }
        })
        .collect()
}
