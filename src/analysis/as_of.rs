//! [`Dataset`] and a date → [`AsOfView`]: the tables as they were known on that day. All figures, pages and exports see the view;
//! nothing after this stage has to ask whether something is dated later.

use jiff::civil::Date;

use crate::dataset::{Challenge, Dataset, Links, PartialDate, Plan, Recommendation, Reply, Update};

/// The tables as at the as-of date.
#[derive(Clone, Debug)]
pub struct AsOfView {
    /// The date that all figures speak of.
    pub as_of: Date,
    /// The tables without what is dated wholly after it.
    pub data: Dataset,
    /// Visits that begin after it, in the order of the table; links to other challenges and to recommendations are not theirs.
    pub planned: Vec<Challenge>,
    /// What was left out.
    pub left_out: LeftOut,
}

/// Rows and dates of the tables that the view leaves out, since they are dated wholly after the as-of date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Visits that are planned.
    pub visits: u32,
    /// Recommendations of such visits.
    pub recommendations: u32,
    /// Statements: updates, replies and adopted plans dated later, or about a visit that is planned.
    pub statements: u32,
    /// Dates of publications and reviews of visits that are kept.
    pub publications: u32,
}

impl LeftOut {
    /// Whether nothing was left out.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Whether every day that the date can mean comes after another day.
fn is_after(date: PartialDate, day: Date) -> bool {
    date.earliest() > day
}

/// The newest date of what has happened by the day of the build, as the greatest first possible day: visits, publications and
/// statements. Plans, events, openings, closings, due dates and `checked` do not count, nor what is dated after `today`: a date that
/// was mistyped or lies ahead moves nothing. `None` when there is no such date.
#[must_use]
pub fn newest_date(data: &Dataset, today: Date) -> Option<Date> {
    let challenges = data.challenges.rows().iter().flat_map(|c| {
        [
            c.onsite_start,
            c.onsite_end,
            c.report_published,
            c.action_plan_published,
            c.progress_review,
            c.progress_report_published,
        ]
    });
    let updates = data.updates.rows().iter().map(|update| update.date);
    let replies = data.replies.rows().iter().map(|reply| Some(reply.date));
    let dates = challenges.chain(updates).chain(replies).flatten();
    dates.map(PartialDate::earliest).filter(|day| *day <= today).max()
}

impl AsOfView {
    /// The view of the tables on a day.
    #[must_use]
    pub fn new(data: &Dataset, as_of: Date) -> Self {
        let mut left_out = LeftOut::default();
        let mut planned = Vec::new();
        let (mut challenges, challenge_keys) = data.challenges.filter_map(|_, challenge| {
            if challenge.visit_start().is_some_and(|start| is_after(start, as_of)) {
                planned.push(Challenge { follows: None, ..challenge.clone() });
                return None;
            }
            Some(known_by(challenge, as_of, &mut left_out))
        });
        left_out.visits = count(planned.len());
        for key in challenges.keys() {
            if let Some(challenge) = challenges.row_mut(key) {
                challenge.follows = challenge.follows.and_then(|earlier| challenge_keys[earlier]);
            }
        }
        let (recommendations, recommendation_keys) = data.recommendations.filter_map(|_, row| {
            Some(Recommendation { challenge: challenge_keys[row.challenge]?, ..row.clone() })
        });
        left_out.recommendations = count(data.recommendations.len() - recommendations.len());
        let (updates, _) = data.updates.filter_map(|_, row| {
            let recommendation = match row.recommendation {
                Some(key) => Some(recommendation_keys[key]?),
                None => None,
            };
            let challenge = challenge_keys[row.challenge]?;
            let said = row.date.is_none_or(|date| !is_after(date, as_of));
            said.then(|| Update { challenge, recommendation, ..row.clone() })
        });
        let (replies, _) = data.replies.filter_map(|_, row| {
            let recommendation = match row.recommendation {
                Some(key) => Some(recommendation_keys[key]?),
                None => None,
            };
            let challenge = challenge_keys[row.challenge]?;
            (!is_after(row.date, as_of)).then(|| Reply { challenge, recommendation, ..row.clone() })
        });
        let (mut plans, plan_keys) = data.plans.filter_map(|_, row| {
            let challenge = challenge_keys[row.challenge]?;
            let adopted = row.adopted.is_none_or(|date| !is_after(date, as_of));
            let closed = row.closed.filter(|date| !is_after(*date, as_of));
            adopted.then(|| Plan { challenge, closed, ..row.clone() })
        });
        for key in plans.keys() {
            if let Some(plan) = plans.row_mut(key) {
                plan.successor = plan.successor.and_then(|successor| plan_keys[successor]);
            }
        }
        let (strengths, _) = data.strengths.filter_map(|_, row| {
            Some(crate::dataset::Strength { challenge: challenge_keys[row.challenge]?, ..row.clone() })
        });
        left_out.statements = count(
            (data.updates.len() - updates.len())
                + (data.replies.len() - replies.len())
                + (data.plans.len() - plans.len()),
        );
        let mut known = Dataset {
            councils: data.councils.clone(),
            aliases: data.aliases.clone(),
            groups: data.groups.clone(),
            neighbours: data.neighbours.clone(),
            indicators: data.indicators.clone(),
            themes: data.themes.clone(),
            challenges,
            recommendations,
            updates,
            strengths,
            replies,
            plans,
            events: data.events.clone(),
            duties: data.duties.clone(),
            links: Links::default(),
        };
        known.links = Links::of(&known);
        Self { as_of, data: known, planned, left_out }
    }
}

/// A challenge without the publications and reviews dated wholly after a day.
fn known_by(challenge: &Challenge, as_of: Date, left_out: &mut LeftOut) -> Challenge {
    let mut known = challenge.clone();
    for date in [
        &mut known.report_published,
        &mut known.action_plan_published,
        &mut known.progress_review,
        &mut known.progress_report_published,
    ] {
        if date.is_some_and(|date| is_after(date, as_of)) {
            *date = None;
            left_out.publications += 1;
        }
    }
    known
}

fn count(rows: usize) -> u32 {
    u32::try_from(rows).unwrap_or(u32::MAX)
}
