//! What changed since the edition before, in words.

use serde::Serialize;

use crate::dataset::{Challenge, Key, PartialDate};
use crate::edition::Edition;
use crate::site::Site;
use crate::site::parts::Link;
use crate::wording;

#[derive(Serialize)]
pub(super) struct EditionView<'a> {
    title: String,
    summary: String,
    blocks: Vec<Block<'a>>,
}

/// Changes of one kind; at least one.
#[derive(Serialize)]
struct Block<'a> {
    title: &'static str,
    lines: Vec<Line<'a>>,
}

#[derive(Serialize)]
struct Line<'a> {
    link: Link<'a>,
    what: String,
}

/// How much changed since the edition before, in a sentence.
pub(in crate::site) fn summary(edition: &Edition) -> String {
    if edition.is_empty() {
        return "No challenge or recommendation is new or gone; no date of a visit, publication or review, no words, due date or status of a recommendation changed. Nothing else was compared.".to_owned();
    }
    let recommendations: usize = edition.recommendations.values().sum();
    let counts = [
        (edition.challenges.len(), "new challenge", "new challenges"),
        (
            recommendations,
            "new recommendation of an earlier challenge",
            "new recommendations of earlier challenges",
        ),
        (
            edition.reworded.len(),
            "recommendation reworded or due on another date",
            "recommendations reworded or due on other dates",
        ),
        (
            edition.dates.len(),
            "date of a visit, publication or review",
            "dates of visits, publications or reviews",
        ),
        (edition.statuses.len(), "change of status", "changes of status"),
        (edition.removed, "row removed", "rows removed"),
    ];
    let parts: Vec<String> =
        counts.iter().filter(|(n, ..)| *n > 0).map(|(n, one, many)| wording::count(*n, one, many)).collect();
    format!("{}.", wording::capitalised(&wording::list(&parts)))
}

/// The changes as a list by kind.
pub(super) fn view<'a>(site: &Site<'a>, edition: &Edition) -> EditionView<'a> {
    let find = |id: &str| site.data().challenges.find(id);
    let challenges: Vec<Line> = edition
        .challenges
        .iter()
        .filter_map(|id| find(id))
        .map(|key| {
            let recorded = site.data().recommendations_of(key).len();
            Line {
                link: link(site, key),
                what: format!("{} recorded", wording::counted(recorded, "recommendation")),
            }
        })
        .collect();
    let recommendations: Vec<Line> = edition
        .recommendations
        .iter()
        .filter_map(|(id, count)| {
            let what = wording::count(*count, "new recommendation", "new recommendations");
            Some(Line { link: link(site, find(id)?), what })
        })
        .collect();
    let dates: Vec<Line> = edition
        .dates
        .iter()
        .filter_map(|change| {
            let now =
                if change.date.is_empty() { "no longer recorded".to_owned() } else { date(&change.date) };
            let what = format!("{}, {now}", date_column(change.column));
            Some(Line { link: link(site, find(&change.challenge)?), what })
        })
        .collect();
    let recommendation = |challenge: &str, number: u32| -> Option<Link> {
        let key = find(challenge)?;
        let of_challenge = site.data().recommendations_of(key);
        let recommendation =
            of_challenge.iter().find(|other| site.data().recommendations[**other].number == number)?;
        let url = site.addresses().recommendation(site.data(), *recommendation);
        Some(Link::new(format!("{}, recommendation {number}", link(site, key).text), url))
    };
    let reworded: Vec<Line> = edition
        .reworded
        .iter()
        .filter_map(|change| {
            let what = match change.column {
                "due" => format!("due date now {}, before: {}", due(&change.to), due(&change.from)),
                _ => format!("now “{}”, before: “{}”", change.to, change.from),
            };
            Some(Line { link: recommendation(&change.challenge, change.number)?, what })
        })
        .collect();
    let statuses: Vec<Line> = edition
        .statuses
        .iter()
        .filter_map(|change| {
            let what = format!("{}, before: {}", status(&change.to), status(&change.from));
            Some(Line { link: recommendation(&change.challenge, change.number)?, what })
        })
        .collect();
    let blocks = [
        ("New challenges", challenges),
        ("New recommendations of earlier challenges", recommendations),
        ("Words and due dates of recommendations", reworded),
        ("Dates of visits, publications and reviews", dates),
        ("Status", statuses),
    ];
    EditionView {
        title: format!("Since the edition of {}", date(&edition.since)),
        summary: summary(edition),
        blocks: blocks
            .into_iter()
            .filter(|(_, lines)| !lines.is_empty())
            .map(|(title, lines)| Block { title, lines })
            .collect(),
    }
}

fn link<'a>(site: &Site<'a>, key: Key<Challenge>) -> Link<'a> {
    let challenge = &site.data().challenges[key];
    let text = format!("{}, {}", site.council_names(&challenge.councils), wording::visit(challenge));
    Link::new(text, site.addresses().challenge(challenge))
}

/// A date of a table as people read it.
fn date(text: &str) -> String {
    PartialDate::parse(text).map_or_else(|_| text.to_owned(), wording::date)
}

/// A due date of the table as people read it.
fn due(text: &str) -> String {
    if text.is_empty() { "none on record".to_owned() } else { date(text) }
}

/// What a column of dates of the challenges is about.
fn date_column(column: &str) -> &'static str {
    match column {
        "onsite_start" => "first day of the visit",
        "onsite_end" => "last day of the visit",
        "report_published" => "report published",
        "action_plan_published" => "action plan published",
        "progress_review" => "progress review held",
        _ => "progress review report published",
    }
}

/// A status of the table as people read it.
fn status(word: &str) -> String {
    if word.is_empty() { "no status on record".to_owned() } else { word.replace('_', " ") }
}
