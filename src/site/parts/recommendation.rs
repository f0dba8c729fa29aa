//! Recommendations as rows, with their status and the statements about them.

use std::borrow::Cow;

use serde::Serialize;

use super::{Link, Tag};
use crate::analysis::History;
use crate::dataset::{Detail, Key, Recommendation, Reporter, Update};
use crate::site::Site;
use crate::wording;

/// One recommendation in a list.
#[derive(Clone, Debug, Serialize)]
pub(in crate::site) struct RecommendationRow<'a> {
    /// Its number; the printed one where the report has one.
    pub number: Cow<'a, str>,
    /// Whether the report itself gives that number.
    pub printed: bool,
    /// Its id on the challenge's page.
    pub anchor: String,
    /// Its address.
    pub url: String,
    /// The year of the visit; empty when it is not known, or the visit spans two years.
    pub year: String,
    /// What was asked.
    pub summary: &'a str,
    /// Whether the source gives only a heading.
    pub heading_only: bool,
    /// The component, titled as at the time of the visit; empty when not recorded.
    pub component: &'static str,
    /// What it is about.
    pub themes: Vec<Link<'a>>,
    /// The councils addressed, where a joint challenge addresses only some.
    pub councils: Vec<Link<'a>>,
    /// The challenge that made it.
    pub challenge: Link<'a>,
    /// The state that figures count it in.
    pub status: Tag,
    /// `overdue since 3 April 2025`; empty when it is not.
    pub overdue: String,
    /// `due January 2026, no status since`; empty when that is not so.
    pub due_and_silent: String,
    /// When it was first due, and the present due date where that moved; empty when none is on record.
    pub due: String,
    /// Where the council and the review team or a committee differ; empty where they do not.
    pub voices: String,
    /// How often the due date moved and by how long; empty when it did not.
    pub moved: String,
    /// What is missing: published evidence of a closing, or an update for a year; empty when neither.
    pub missing: String,
    /// The latest update; several where their order is not known, none without a status on record.
    pub latest: Vec<Statement<'a>>,
    /// Everything stated, by date, where the page shows it.
    pub history: Vec<Statement<'a>>,
    /// Role that owns it; empty when not recorded.
    pub owner: &'a str,
    /// Priority as the source gives it.
    pub priority: &'a str,
    /// Page that it was read on.
    pub source: Option<&'a str>,
}

/// A statement about a recommendation or a challenge.
#[derive(Clone, Debug, Serialize)]
pub(in crate::site) struct Statement<'a> {
    /// Who says so.
    pub who: String,
    /// Whose voice it is, as a class for the style sheet: named as the reporter.
    pub voice: &'static str,
    /// When; empty when not dated.
    pub date: String,
    /// The status that it states.
    pub status: String,
    /// What was said.
    pub note: &'a str,
    /// A new due date; empty when it gives none.
    pub due: String,
    /// Counts stated; empty when it gives none.
    pub counts: String,
    /// Page that shows it.
    pub evidence: Option<&'a str>,
}

impl<'a> Statement<'a> {
    pub(in crate::site) fn of(site: &Site<'a>, key: Key<Update>) -> Self {
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
            note: update.note.as_deref().unwrap_or_default(),
            due: update.due.map(wording::date).unwrap_or_default(),
            counts: super::statement(&update.counts),
            evidence: update.evidence_url.as_deref(),
        }
    }
}

/// A recommendation as a row.
pub(in crate::site) fn recommendation_row<'a>(
    site: &Site<'a>,
    key: Key<Recommendation>,
) -> RecommendationRow<'a> {
    let data = site.data();
    let recommendation = &data.recommendations[key];
    let challenge = &data.challenges[recommendation.challenge];
    let status = site.status(key);
    let history = site.history(key);
    RecommendationRow {
        number: match &recommendation.printed_number {
            Some(printed) => printed.into(),
            None => recommendation.number.to_string().into(),
        },
        printed: recommendation.printed_number.is_some(),
        anchor: format!("recommendation-{}", recommendation.number),
        url: site.addresses().recommendation(data, key),
        year: challenge.year().map(|year| year.to_string()).unwrap_or_default(),
        summary: &recommendation.summary,
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
        status: wording::status(status).into(),
        overdue: status
            .first_due
            .filter(|_| status.overdue)
            .map(|due| format!("overdue since {}", wording::date(due)))
            .unwrap_or_default(),
        due_and_silent: status
            .first_due
            .filter(|_| status.due_and_silent)
            .map(|due| format!("due {}, no status since", wording::date(due)))
            .unwrap_or_default(),
        due: due(site, key),
        voices: wording::voices(data, history).unwrap_or_default(),
        moved: history.slippage.as_ref().and_then(wording::slippage).unwrap_or_default(),
        missing: missing(history),
        latest: status.current.iter().map(|update| Statement::of(site, *update)).collect(),
        history: Vec::new(),
        owner: recommendation.owner.as_deref().unwrap_or_default(),
        priority: recommendation.priority.as_deref().unwrap_or_default(),
        source: recommendation.source_url.as_deref(),
    }
}

impl<'a> RecommendationRow<'a> {
    /// The row with everything stated about it: for the challenge's own page, as lists show only the latest update.
    pub(in crate::site) fn with_history(self, site: &Site<'a>, key: Key<Recommendation>) -> Self {
        let statements = site.data().updates_of(key).iter();
        Self { history: statements.map(|update| Statement::of(site, *update)).collect(), ..self }
    }
}

/// Recommendations with something in their history that is worth checking, the one without an update for the longest time first.
pub(in crate::site) fn watch_list(
    site: &Site,
    among: impl Iterator<Item = Key<Recommendation>>,
    wanted: impl Fn(&History) -> bool,
) -> Vec<Key<Recommendation>> {
    let mut found: Vec<Key<Recommendation>> = among.filter(|key| wanted(site.history(*key))).collect();
    found.sort_by_key(|key| (site.history(*key).last_statement, *key));
    found
}

/// What is missing of what could be on record.
fn missing(history: &History) -> String {
    if history.closed_without_evidence {
        return "Closed without a published page that shows it.".to_owned();
    }
    match history.last_statement.filter(|_| history.stale) {
        Some(date) => format!("No update since {}.", wording::date(date)),
        None => String::new(),
    }
}

/// The first due date, and the present one where it moved: `April 2025, now June 2025`.
fn due(site: &Site, key: Key<Recommendation>) -> String {
    let Some(first) = site.status(key).first_due else { return String::new() };
    let moved = site.history(key).slippage.filter(|slippage| slippage.last != first);
    match moved {
        Some(slippage) => format!("{}, now {}", wording::date(first), wording::date(slippage.last)),
        None => wording::date(first),
    }
}
