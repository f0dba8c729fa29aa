//! Recommendations as rows, with their status and what was said of them.

use serde::Serialize;

use super::{Link, Tag};
use crate::analysis::History;
use crate::dataset::{Detail, Key, Recommendation, Reporter, Update};
use crate::site::Site;
use crate::wording;

/// One recommendation in a list.
#[derive(Clone, Debug, Serialize)]
pub(in crate::site) struct RecommendationRow {
    /// Its number; the printed one where the report has one.
    pub number: String,
    /// Whether the report itself gives that number.
    pub printed: bool,
    /// Its id on the challenge's page.
    pub anchor: String,
    /// Its address.
    pub url: String,
    /// What was asked.
    pub summary: String,
    /// Whether the source gives only a heading.
    pub heading_only: bool,
    /// The component, titled as at the time of the visit; empty when not recorded.
    pub component: &'static str,
    /// What it is about.
    pub themes: Vec<Link>,
    /// The councils addressed, where a joint challenge addresses only some.
    pub councils: Vec<Link>,
    /// The challenge that made it.
    pub challenge: Link,
    /// Where it stands.
    pub status: Tag,
    /// `past due since 3 April 2025`; empty when it is not.
    pub past_due: String,
    /// When it was first due, and where that moved; empty when no date is published.
    pub due: String,
    /// Where the council and those who looked differ; empty where they do not.
    pub voices: String,
    /// How often the due date moved and by how long; empty when it did not.
    pub moved: String,
    /// What is wanting: closed without published evidence, or not heard of for a year; empty when neither.
    pub wanting: String,
    /// The last word; nothing when nothing is published.
    pub last: Option<Statement>,
    /// Everything said, in the order of speaking, where the page shows it.
    pub history: Vec<Statement>,
    /// Role that owns it; empty when not recorded.
    pub owner: String,
    /// Priority as the source gives it.
    pub priority: String,
    /// Page that it was read on.
    pub source: Option<String>,
}

/// Something said about a recommendation or a challenge.
#[derive(Clone, Debug, Serialize)]
pub(in crate::site) struct Statement {
    /// Who says so.
    pub who: String,
    /// Whose voice it is, as a class for the style sheet: named as the reporter.
    pub voice: &'static str,
    /// When; empty when not dated.
    pub date: String,
    /// The status that it states.
    pub status: String,
    /// What was said.
    pub note: String,
    /// A new due date; empty when it gives none.
    pub due: String,
    /// Counts stated; empty when it gives none.
    pub counts: String,
    /// Page that shows it.
    pub evidence: Option<String>,
}

impl Statement {
    pub(in crate::site) fn of(site: &Site, key: Key<Update>) -> Self {
        let update = &site.data().updates[key];
        Self {
            who: wording::capitalised(wording::reporter(update.reported_by)),
            voice: match update.reported_by {
                Reporter::Council => "council",
                Reporter::ReviewTeam => "review-team",
                Reporter::Committee => "committee",
                Reporter::Publisher => "publisher",
            },
            date: update.date.map(wording::date).unwrap_or_default(),
            status: update.status.word().replace('_', " "),
            note: update.note.clone().unwrap_or_default(),
            due: update.due.map(wording::date).unwrap_or_default(),
            counts: super::statement(&update.counts),
            evidence: update.evidence_url.clone(),
        }
    }
}

/// A recommendation as a row.
pub(in crate::site) fn recommendation_row(site: &Site, key: Key<Recommendation>) -> RecommendationRow {
    let data = site.data();
    let recommendation = &data.recommendations[key];
    let challenge = &data.challenges[recommendation.challenge];
    let status = site.status(key);
    let history = site.history(key);
    RecommendationRow {
        number: recommendation.printed_number.clone().unwrap_or_else(|| recommendation.number.to_string()),
        printed: recommendation.printed_number.is_some(),
        anchor: format!("recommendation-{}", recommendation.number),
        url: site.addresses().recommendation(data, key),
        summary: recommendation.summary.clone(),
        heading_only: recommendation.detail == Detail::Heading,
        component: recommendation.component.map_or("", |component| component.title_in(challenge.year())),
        themes: recommendation
            .themes
            .iter()
            .map(|theme| Link::new(&data.themes[*theme].title, site.addresses().theme(&data.themes[*theme])))
            .collect(),
        councils: site.council_links(&recommendation.councils),
        challenge: Link::new(
            format!("{}, {}", site.council_names(&challenge.councils), wording::visit(challenge)),
            site.addresses().challenge(challenge),
        ),
        status: wording::status(&status).into(),
        past_due: status
            .first_due
            .filter(|_| status.past_due)
            .map(|due| format!("past due since {}", wording::date(due)))
            .unwrap_or_default(),
        due: due(site, key),
        voices: wording::voices(data, &history).unwrap_or_default(),
        moved: history.slippage.as_ref().and_then(wording::slippage).unwrap_or_default(),
        wanting: wanting(&history),
        last: status.last_update.map(|update| Statement::of(site, update)),
        history: Vec::new(),
        owner: recommendation.owner.clone().unwrap_or_default(),
        priority: recommendation.priority.clone().unwrap_or_default(),
        source: recommendation.source_url.clone(),
    }
}

impl RecommendationRow {
    /// The row with everything that was said of it: for the challenge's own page, as lists show only the last word.
    pub(in crate::site) fn with_history(self, site: &Site, key: Key<Recommendation>) -> Self {
        Self { history: site.said(key).map(|update| Statement::of(site, update)).collect(), ..self }
    }
}

/// Recommendations with something in their history that wants looking at, the longest not heard of first.
pub(in crate::site) fn watch_list(
    site: &Site,
    among: impl Iterator<Item = Key<Recommendation>>,
    wanted: impl Fn(&History) -> bool,
) -> Vec<Key<Recommendation>> {
    let mut found: Vec<Key<Recommendation>> = among.filter(|key| wanted(&site.history(*key))).collect();
    found.sort_by_key(|key| (site.history(*key).last_statement, *key));
    found
}

/// What is wanting of what was said.
fn wanting(history: &History) -> String {
    if history.closed_without_evidence {
        return "Closed without a published page that shows it.".to_owned();
    }
    match history.last_statement.filter(|_| history.stale) {
        Some(date) => format!("Not heard of since {}.", wording::date(date)),
        None => String::new(),
    }
}

/// The first due date and where it moved: `April 2025, moved to June 2025`.
fn due(site: &Site, key: Key<Recommendation>) -> String {
    let Some(first) = site.status(key).first_due else { return String::new() };
    let mut dates = vec![first];
    for update in site.said(key) {
        if let Some(due) = site.data().updates[update].due
            && dates.last() != Some(&due)
        {
            dates.push(due);
        }
    }
    dates.into_iter().map(wording::date).collect::<Vec<_>>().join(", moved to ")
}
