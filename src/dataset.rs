//! `data/*.csv` → [`Dataset`]: typed, linked, checked. The only module that knows files, lines and columns.

mod challenge;
mod check;
mod context;
mod council;
mod date;
mod keyed_vec;
mod read;
mod table;
mod theme;

use std::path::Path;

use jiff::civil::Date;

pub use challenge::{
    Challenge, ChallengeKind, Detail, Plan, Recommendation, Reply, Reporter, StatedCounts, Status, Strength,
    Unit, Update,
};
pub use context::{Duty, Event, EventKind, Step};
pub use council::{Alias, Council, CouncilGroup, CouncilType, Indicator, Nation, Neighbour, Region};
pub use date::{DateError, DateRange, PartialDate, YEARS};
pub use keyed_vec::KeyedVec;
pub use table::{Key, Table};
pub use theme::{Component, Theme};

use crate::config::DateOrder;
use crate::report::Report;

/// Reads and checks the tables in the `data` folder of a site. Nothing that has happened can lie after `today`, the day
/// of the build; `order` is what the settings say of dates that could be read two ways. Every problem goes to `report`, which is sorted; when
/// it holds no error, the dataset is whole. Rows with an error are left out of it.
pub fn read(site_folder: &Path, today: Date, order: DateOrder, report: &mut Report) -> Dataset {
    let read::Read { data, sheets, is_incomplete } = read::tables(site_folder, order, report);
    check::check(&data, &sheets, today, is_incomplete, report);
    report.sort();
    data
}

/// All tables of a site, linked by keys. Rows keep the order of their file, except that recommendations stand in the
/// order of their challenges and numbers, and updates in the order in which they speak (undated first, then by date,
/// then by row).
#[derive(Clone, Debug, Default)]
pub struct Dataset {
    /// `councils.csv`
    pub councils: Table<Council>,
    /// `council_aliases.csv`
    pub aliases: Table<Alias>,
    /// `groups.csv`, one row here for each group
    pub groups: Table<CouncilGroup>,
    /// `neighbours.csv`
    pub neighbours: Table<Neighbour>,
    /// `indicators.csv`
    pub indicators: Table<Indicator>,
    /// `themes.csv`
    pub themes: Table<Theme>,
    /// `challenges.csv`
    pub challenges: Table<Challenge>,
    /// `recommendations.csv`
    pub recommendations: Table<Recommendation>,
    /// `updates.csv`
    pub updates: Table<Update>,
    /// `strengths.csv`
    pub strengths: Table<Strength>,
    /// `replies.csv`
    pub replies: Table<Reply>,
    /// `plans.csv`
    pub plans: Table<Plan>,
    /// `events.csv`
    pub events: Table<Event>,
    /// `duties.csv`
    pub duties: Table<Duty>,
    /// Which rows belong together, worked out once after reading.
    pub links: Links,
}

/// The links of a [`Dataset`] read backwards; every list is in the order of its table unless it says otherwise.
#[derive(Clone, Debug, Default)]
pub struct Links {
    council_challenges: Vec<Vec<Key<Challenge>>>,
    council_predecessors: Vec<Vec<Key<Council>>>,
    council_events: Vec<Vec<Key<Event>>>,
    challenge_recommendations: Vec<Vec<Key<Recommendation>>>,
    challenge_updates: Vec<Vec<Key<Update>>>,
    challenge_strengths: Vec<Vec<Key<Strength>>>,
    challenge_replies: Vec<Vec<Key<Reply>>>,
    challenge_plans: Vec<Vec<Key<Plan>>>,
    challenge_followers: Vec<Vec<Key<Challenge>>>,
    recommendation_updates: Vec<Vec<Key<Update>>>,
}

impl Links {
    /// Works the links out from the tables.
    #[must_use]
    pub fn of(data: &Dataset) -> Self {
        let councils = data.councils.len();
        let challenges = data.challenges.len();
        let mut links = Self {
            council_challenges: vec![Vec::new(); councils],
            council_predecessors: vec![Vec::new(); councils],
            council_events: vec![Vec::new(); councils],
            challenge_recommendations: vec![Vec::new(); challenges],
            challenge_updates: vec![Vec::new(); challenges],
            challenge_strengths: vec![Vec::new(); challenges],
            challenge_replies: vec![Vec::new(); challenges],
            challenge_plans: vec![Vec::new(); challenges],
            challenge_followers: vec![Vec::new(); challenges],
            recommendation_updates: vec![Vec::new(); data.recommendations.len()],
        };
        for (key, council) in data.councils.iter() {
            for successor in &council.successors {
                links.council_predecessors[successor.position()].push(key);
            }
        }
        for (key, event) in data.events.iter() {
            links.council_events[event.council.position()].push(key);
        }
        for (key, challenge) in data.challenges.iter() {
            for council in &challenge.councils {
                links.council_challenges[council.position()].push(key);
            }
            if let Some(earlier) = challenge.follows {
                links.challenge_followers[earlier.position()].push(key);
            }
        }
        for list in &mut links.council_challenges {
            // Undated challenges stand last: nothing is known of their place in time.
            list.sort_by_key(|key| {
                let start = data.challenges[*key].visit_start();
                (start.is_none(), start, *key)
            });
        }
        for (key, recommendation) in data.recommendations.iter() {
            links.challenge_recommendations[recommendation.challenge.position()].push(key);
        }
        for (key, update) in data.updates.iter() {
            match update.recommendation {
                Some(recommendation) => {
                    links.recommendation_updates[recommendation.position()].push(key);
                }
                None => links.challenge_updates[update.challenge.position()].push(key),
            }
        }
        for (key, strength) in data.strengths.iter() {
            links.challenge_strengths[strength.challenge.position()].push(key);
        }
        for (key, reply) in data.replies.iter() {
            links.challenge_replies[reply.challenge.position()].push(key);
        }
        for (key, plan) in data.plans.iter() {
            links.challenge_plans[plan.challenge.position()].push(key);
        }
        links
    }
}

impl Dataset {
    /// A council's challenges in time, undated ones last.
    #[must_use]
    pub fn challenges_of(&self, council: Key<Council>) -> &[Key<Challenge>] {
        &self.links.council_challenges[council.position()]
    }

    /// The councils that name this one as a successor.
    #[must_use]
    pub fn predecessors_of(&self, council: Key<Council>) -> &[Key<Council>] {
        &self.links.council_predecessors[council.position()]
    }

    /// What happened to a council.
    #[must_use]
    pub fn events_of(&self, council: Key<Council>) -> &[Key<Event>] {
        &self.links.council_events[council.position()]
    }

    /// A challenge's recommendations, by number.
    #[must_use]
    pub fn recommendations_of(&self, challenge: Key<Challenge>) -> &[Key<Recommendation>] {
        &self.links.challenge_recommendations[challenge.position()]
    }

    /// The recommendations that address a council, challenge by challenge.
    pub fn recommendations_to(&self, council: Key<Council>) -> impl Iterator<Item = Key<Recommendation>> {
        self.challenges_of(council)
            .iter()
            .flat_map(|challenge| self.recommendations_of(*challenge))
            .copied()
            .filter(move |key| self.addressed_by(*key).contains(&council))
    }

    /// What was said of a challenge as a whole, in the order of speaking.
    #[must_use]
    pub fn challenge_updates(&self, challenge: Key<Challenge>) -> &[Key<Update>] {
        &self.links.challenge_updates[challenge.position()]
    }

    /// What was said of a recommendation, in the order of speaking.
    #[must_use]
    pub fn updates_of(&self, recommendation: Key<Recommendation>) -> &[Key<Update>] {
        &self.links.recommendation_updates[recommendation.position()]
    }

    /// What a challenge praised.
    #[must_use]
    pub fn strengths_of(&self, challenge: Key<Challenge>) -> &[Key<Strength>] {
        &self.links.challenge_strengths[challenge.position()]
    }

    /// Replies to a challenge or its recommendations.
    #[must_use]
    pub fn replies_to(&self, challenge: Key<Challenge>) -> &[Key<Reply>] {
        &self.links.challenge_replies[challenge.position()]
    }

    /// Plans that carry a challenge's recommendations.
    #[must_use]
    pub fn plans_of(&self, challenge: Key<Challenge>) -> &[Key<Plan>] {
        &self.links.challenge_plans[challenge.position()]
    }

    /// Challenges that follow this one.
    #[must_use]
    pub fn followers_of(&self, challenge: Key<Challenge>) -> &[Key<Challenge>] {
        &self.links.challenge_followers[challenge.position()]
    }

    /// Whether a council has a page: every English one that ever existed, others once they have a challenge.
    #[must_use]
    pub fn is_listed(&self, council: Key<Council>) -> bool {
        self.councils[council].nation == Nation::England || !self.challenges_of(council).is_empty()
    }

    /// The councils that a recommendation addresses, at least one.
    #[must_use]
    pub fn addressed_by(&self, key: Key<Recommendation>) -> &[Key<Council>] {
        let recommendation = &self.recommendations[key];
        if recommendation.councils.is_empty() {
            &self.challenges[recommendation.challenge].councils
        } else {
            &recommendation.councils
        }
    }
}
