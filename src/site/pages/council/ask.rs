//! Whom a council can ask about what it has not closed.

use std::cmp::Reverse;

use serde::Serialize;

use crate::analysis::{Asked, Question};
use crate::dataset::{Council, Key, Recommendation};
use crate::site::Site;
use crate::site::parts::{EvidenceRow, Link};
use crate::wording;

/// Councils named for one theme: enough to pick up the telephone.
const NAMED: usize = 3;

/// Pieces of evidence for one council.
const EVIDENCE: usize = 2;

/// Themes shown at once; the rest unfold.
const SHOWN: usize = 2;

#[derive(Serialize)]
pub(in crate::site) struct Ask<'a> {
    /// Themes on which a similar council has something to show, those asked for last first.
    questions: Vec<QuestionRow<'a>>,
    /// The rest of them.
    more: Vec<QuestionRow<'a>>,
    /// Themes on which only councils less like it have: each leads to the theme's page.
    elsewhere: Vec<Link<'a>>,
    /// Number of themes on which no council has.
    nowhere: usize,
    /// How many similar councils were looked at.
    similar: usize,
}

#[derive(Serialize)]
struct QuestionRow<'a> {
    theme: Link<'a>,
    recommendations: Vec<Link<'a>>,
    asked: Vec<AskedRow<'a>>,
}

#[derive(Serialize)]
struct AskedRow<'a> {
    council: Link<'a>,
    how_similar: String,
    evidence: Vec<EvidenceRow<'a>>,
}

impl Ask<'_> {
    /// The first so many themes alone, where room is short.
    pub(in crate::site) fn shortened(mut self, themes: usize) -> Self {
        self.questions.truncate(themes);
        self.more.clear();
        self
    }
}

/// Nothing for a council without a recommendation that is still to be done, or without similar councils.
pub(in crate::site) fn view<'a>(site: &Site<'a>, key: Key<Council>) -> Option<Ask<'a>> {
    let (data, findings) = (site.data(), site.findings());
    let similar = findings.similar_to(key).len();
    let questions = findings.questions_of(data, key);
    if questions.is_empty() || similar == 0 {
        return None;
    }
    let (mut answered, open): (Vec<Question>, Vec<Question>) =
        questions.into_iter().partition(|question| !question.asked.is_empty());
    let (elsewhere, nowhere): (Vec<Question>, Vec<Question>) = open
        .into_iter()
        .partition(|question| findings.evidence[question.theme].keys().any(|council| *council != key));
    let asked_last = |question: &Question| {
        let visit =
            |key: &Key<Recommendation>| data.challenges[data.recommendations[*key].challenge].visit_start();
        Reverse(question.recommendations.iter().map(visit).max())
    };
    answered.sort_by_key(|question| (asked_last(question), Reverse(question.recommendations.len())));
    let mut questions: Vec<QuestionRow> = answered.iter().map(|question| row(site, question)).collect();
    let more = questions.split_off(SHOWN.min(questions.len()));
    Some(Ask {
        questions,
        more,
        elsewhere: elsewhere
            .iter()
            .map(|question| {
                let theme = &data.themes[question.theme];
                Link::new(&theme.title, format!("{}#dealt-with", site.addresses().theme(theme)))
            })
            .collect(),
        nowhere: nowhere.len(),
        similar,
    })
}

/// Why nobody is named, for a council without questions; empty where no recommendation is recorded.
pub(in crate::site) fn why_nobody(site: &Site, key: Key<Council>) -> String {
    let mut recommendations = site.data().recommendations_to(key).peekable();
    let reason = if recommendations.peek().is_none() {
        ""
    } else if !recommendations.any(|recommendation| site.status(recommendation).state.is_outstanding()) {
        "Every recommendation on record here is closed, stopped or withdrawn, so there is nothing to ask others about."
    } else if site.findings().similar_to(key).is_empty() {
        "Too few councils of its type are on record to say which are most like it, so nobody is named."
    } else {
        "What is open here, or has no status on record, is under no theme, so nobody is named."
    };
    reason.to_owned()
}

fn row<'a>(site: &Site<'a>, question: &Question) -> QuestionRow<'a> {
    let data = site.data();
    let theme = &data.themes[question.theme];
    QuestionRow {
        theme: Link::new(&theme.title, site.addresses().theme(theme)),
        recommendations: question
            .recommendations
            .iter()
            .map(|key| {
                let recommendation = &data.recommendations[*key];
                let challenge = &data.challenges[recommendation.challenge];
                let year = challenge.year().map_or_else(String::new, |year| format!(" of {year}"));
                let number = recommendation.printed_number.clone();
                let number = number.unwrap_or_else(|| recommendation.number.to_string());
                Link::new(format!("{number}{year}"), site.addresses().recommendation(data, *key))
            })
            .collect(),
        asked: question.asked.iter().take(NAMED).map(|asked| asked_row(site, asked)).collect(),
    }
}

fn asked_row<'a>(site: &Site<'a>, asked: &Asked) -> AskedRow<'a> {
    AskedRow {
        council: site.council_link(asked.similar.council),
        how_similar: match asked.similar.rank {
            1 => "the most similar".to_owned(),
            rank => format!("{} most similar", wording::ordinal(rank as usize)),
        },
        evidence: asked
            .evidence
            .iter()
            .take(EVIDENCE)
            .map(|evidence| EvidenceRow::of(site, *evidence))
            .collect(),
    }
}
