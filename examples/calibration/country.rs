//! A recipe becomes the tables of a country.

use std::collections::BTreeSet;

use jiff::civil::{Date, date};
use peerbench::dataset::{
    Challenge, ChallengeKind, Component, Council, CouncilGroup, CouncilType, Dataset, Detail, Key, Links,
    PartialDate, Recommendation, Region, Reporter, StatedCounts, Status, Table, Theme, Update,
};
use rand::seq::SliceRandom;
use rand::{RngExt, SeedableRng};
use rand_distr::{Beta, Distribution, Gamma, Poisson};
use rand_pcg::Pcg64Mcg;

use crate::recipe::{Habit, Label, Place, Recipe, Unknown};

/// The day that all figures speak of.
pub(crate) const AS_OF: Date = date(2026, 3, 31);

/// Types with their shares of the councils.
const TYPES: [(CouncilType, f64); 5] = [
    (CouncilType::County, 0.08),
    (CouncilType::District, 0.5),
    (CouncilType::Unitary, 0.2),
    (CouncilType::Metropolitan, 0.12),
    (CouncilType::LondonBorough, 0.1),
];

/// A country while it is drawn.
struct Country<'a> {
    recipe: &'a Recipe,
    random: Pcg64Mcg,
    data: Dataset,
    /// Councils that are visited together with the one at this position, itself first.
    partners: Vec<Vec<usize>>,
    /// Weights of themes: of every council, where it has habits.
    weights: Vec<Vec<f64>>,
}

/// The tables of the country of a recipe.
pub(crate) fn country(recipe: &Recipe) -> Dataset {
    let mut country = Country {
        recipe,
        random: Pcg64Mcg::seed_from_u64(recipe.seed ^ 0x5EED),
        data: Dataset::default(),
        partners: Vec::new(),
        weights: Vec::new(),
    };
    country.add_themes();
    country.add_councils();
    country.add_visits();
    country.data.links = Links::of(&country.data);
    country.add_statuses();
    country.data.links = Links::of(&country.data);
    country.data
}

impl Country<'_> {
    fn add_themes(&mut self) {
        for number in 0..self.recipe.themes {
            let area = Component::ALL[number % Component::ALL.len()];
            let (id, title) = (format!("theme-{number:02}"), format!("Theme {number}"));
            push(&mut self.data.themes, Theme { id, title, area, description: None, keywords: Vec::new() });
        }
    }

    fn add_councils(&mut self) {
        let count = self.recipe.councils;
        let mut at = 0;
        while at < count {
            let together =
                if self.hits(self.recipe.partners / 2.0) { self.random.random_range(2..=3) } else { 1 };
            let (region, kind) = (Region::ALL[self.random.random_range(0..9)], self.draw_type());
            // Partners are neighbours, mostly of one region and often of one type.
            for position in at..count.min(at + together) {
                let region =
                    if self.hits(0.8) { region } else { Region::ALL[self.random.random_range(0..9)] };
                let kind = if position == at || self.hits(0.5) { kind } else { self.draw_type() };
                let name = format!("council-{position:03}");
                push(&mut self.data.councils, council(name, kind, region));
                let others = (at..count.min(at + together)).filter(|other| *other != position);
                self.partners.push([position].into_iter().chain(others).collect());
                let weights = self.draw_weights(self.recipe.habit == Habit::OfCouncil);
                self.weights.push(weights);
            }
            at += together;
        }
        for (number, part) in [8, 5, 3].into_iter().enumerate() {
            let mut councils: Vec<Key<Council>> = self.data.councils.keys().collect();
            councils.shuffle(&mut self.random);
            councils.truncate((count / part).max(1));
            let id = format!("group-{number}");
            push(&mut self.data.groups, CouncilGroup { title: id.clone(), id, councils });
        }
    }

    /// Visits every three to six years from 2012 on, seven of ten with a list on record.
    fn add_visits(&mut self) {
        for council in 0..self.recipe.councils {
            let mut year: i16 = self.random.random_range(2012..=2018);
            let mut earlier = BTreeSet::new();
            while year <= 2025 {
                let recorded = if year < 2021 && self.is_seldom_recorded(council) { 0.35 } else { 0.7 };
                if self.hits(recorded) {
                    let raised = self.add_visit(council, year, &earlier);
                    earlier = raised;
                }
                year += self.random.random_range(3..=6);
            }
        }
    }

    fn is_seldom_recorded(&self, council: usize) -> bool {
        let council = &self.data.councils[Key::new(council)];
        let regions = [Region::EastMidlands, Region::London, Region::SouthWest];
        self.recipe.uneven && (regions.contains(&council.region) || council.kind == CouncilType::County)
    }

    /// One visit with its list; gives the themes that it raises.
    fn add_visit(&mut self, council: usize, year: i16, earlier: &BTreeSet<usize>) -> BTreeSet<usize> {
        let is_joint = self.partners[council].len() > 1 && self.hits(0.5);
        let councils: Vec<usize> = if is_joint { self.partners[council].clone() } else { vec![council] };
        let length = 1 + self.poisson(self.recipe.lists.mean(year >= 2021) - 1.0);
        let mut weights = match self.recipe.habit {
            Habit::None | Habit::OfCouncil => self.weights[council].clone(),
            Habit::OfVisit => self.draw_weights(true),
        };
        if let Some(planted) = &self.recipe.planted {
            if year >= 2021 {
                weights[planted.rising] *= 2.0;
            }
            let (theme, place) = planted.theme_in;
            if self.is_in(place, council) {
                weights[theme] *= 2.0;
            }
        }
        let mut lists: Vec<Vec<usize>> = (0..length).map(|_| self.draw_themes(&weights)).collect();
        self.add_planted_themes(&mut lists, earlier);
        let challenge = self.add_challenge(&councils, year, lists.len());
        for (number, themes) in (1..).zip(&lists) {
            let some: Vec<usize> = if is_joint && self.hits(0.3) {
                vec![councils[self.random.random_range(0..councils.len())]]
            } else {
                Vec::new()
            };
            let area = self.data.themes[Key::new(themes[0])].area;
            let component = self.hits(0.9).then_some(area);
            let row = recommendation(challenge, number, component, themes, &some);
            push(&mut self.data.recommendations, row);
        }
        lists.into_iter().flatten().collect()
    }

    /// Themes of a pair that is raised together, and those that are raised again.
    fn add_planted_themes(&mut self, lists: &mut [Vec<usize>], earlier: &BTreeSet<usize>) {
        let Some(planted) = &self.recipe.planted else { return };
        let ((first, second), again) = (planted.pair, planted.again);
        let raises =
            |lists: &[Vec<usize>], theme: usize| lists.iter().flatten().any(|raised| *raised == theme);
        if raises(lists, first) && !raises(lists, second) && self.hits(0.5) {
            let at = self.random.random_range(0..lists.len());
            lists[at].push(second);
        }
        if earlier.contains(&again) && !raises(lists, again) && self.hits(0.4) {
            let at = self.random.random_range(0..lists.len());
            lists[at].push(again);
        }
    }

    fn add_challenge(&mut self, councils: &[usize], year: i16, length: usize) -> Key<Challenge> {
        let (month, day) = (self.random.random_range(1..=12), self.random.random_range(1..=28));
        let start = match self.random.random_range(0..100) {
            0..3 => None,
            3..8 => Some(PartialDate::Year(year)),
            8..15 => Some(PartialDate::Month(year, month)),
            _ => Some(PartialDate::Day(date(year, month, day))),
        };
        let kind = match self.random.random_range(0..100) {
            0..4 => ChallengeKind::Finance,
            4..6 => ChallengeKind::Governance,
            6..9 => ChallengeKind::FollowUp,
            _ => ChallengeKind::Corporate,
        };
        let is_whole = self.hits(0.6);
        let stated = u32::try_from(length).unwrap_or(u32::MAX) + u32::from(!is_whole);
        let id = format!("visit-{:04}", self.data.challenges.len());
        let councils = councils.iter().map(|council| Key::new(*council)).collect();
        push(&mut self.data.challenges, challenge(id, councils, kind, start, stated))
    }

    /// What became of every recommendation, and whether it is published.
    fn add_statuses(&mut self) {
        let councils = self.recipe.councils;
        let rates: Vec<f64> = (0..councils)
            .map(|council| {
                let closing = self.recipe.planted.as_ref().map(|planted| planted.closing);
                let mean = if closing.is_some_and(|place| self.is_in(place, council)) { 0.75 } else { 0.5 };
                self.beta(mean, self.recipe.correlation)
            })
            .collect();
        let silent_share = match self.recipe.unknown {
            Unknown::OfCouncils => 0.25,
            Unknown::Mixed => 1.0 / 6.0,
            _ => 0.0,
        };
        let is_silent: Vec<bool> = (0..councils).map(|_| self.hits(silent_share)).collect();
        let idle = self.recipe.planted.as_ref().map(|_| idle(&self.data));
        for challenge in self.data.challenges.keys() {
            let lead = self.data.challenges[challenge].councils[0];
            let rate = if self.recipe.visits_differ {
                self.beta(rates[lead.position()], 0.15)
            } else {
                rates[lead.position()]
            };
            let visit_is_silent = self.recipe.unknown == Unknown::OfVisits && self.hits(0.3);
            for key in self.data.recommendations_of(challenge).to_vec() {
                let is_idle = idle.is_some_and(|idle| self.data.addressed_by(key).contains(&idle));
                let status = if is_idle { Status::InProgress } else { self.draw_status(key, rate) };
                let is_published =
                    is_idle || !(visit_is_silent || is_silent[lead.position()]) && self.is_published(status);
                if is_published {
                    let months = self.random.random_range(6..=14);
                    let row =
                        update(&self.data, challenge, key, status, months, self.random.random_range(0..4));
                    push(&mut self.data.updates, row);
                }
            }
        }
    }

    fn draw_status(&mut self, key: Key<Recommendation>, rate: f64) -> Status {
        let recommendation = &self.data.recommendations[key];
        let closed_more = self.recipe.planted.as_ref().is_some_and(|planted| match planted.closed_more {
            Label::Theme(theme) => recommendation.themes.contains(&Key::new(theme)),
            Label::Component(component) => recommendation.component == Some(component),
        });
        // Visits of the last year have had less time.
        let year = self.data.challenges[recommendation.challenge].year();
        let rate = if year.is_some_and(|year| year >= 2025) { rate / 2.0 } else { rate };
        let rate = if closed_more { f64::midpoint(rate, 1.0) } else { rate };
        match self.random.random_range(0..100) {
            0..3 => Status::NotAccepted,
            3..5 => Status::Superseded,
            5..10 => Status::Stopped,
            _ if self.hits(rate) => Status::Complete,
            10..30 => Status::NotStarted,
            _ => Status::InProgress,
        }
    }

    fn is_published(&mut self, status: Status) -> bool {
        match self.recipe.unknown {
            Unknown::None | Unknown::OfCouncils | Unknown::OfVisits => true,
            Unknown::AtRandom => self.hits(0.7),
            Unknown::ClosedOften | Unknown::Mixed => {
                self.hits(if status == Status::Complete { 0.85 } else { 0.5 })
            }
        }
    }

    fn is_in(&self, place: Place, council: usize) -> bool {
        place.group().contains(&self.data, Key::new(council)) == Some(true)
    }

    /// Weights that fall from the first theme to the last; with habits, each times a factor of mean 1.
    fn draw_weights(&mut self, with_habits: bool) -> Vec<f64> {
        let factor = Gamma::new(2.0, 0.5);
        (0..self.recipe.themes)
            .map(|theme| {
                let habit = factor.as_ref().map_or(1.0, |factor| factor.sample(&mut self.random));
                if with_habits { habit / (theme as f64 + 5.0) } else { 1.0 / (theme as f64 + 5.0) }
            })
            .collect()
    }

    /// One theme, two in a quarter of cases.
    fn draw_themes(&mut self, weights: &[f64]) -> Vec<usize> {
        let mut themes = vec![self.weighted(weights)];
        if self.hits(0.25) {
            let second = self.weighted(weights);
            if second != themes[0] {
                themes.push(second);
            }
        }
        themes
    }

    fn draw_type(&mut self) -> CouncilType {
        let shares = TYPES.map(|(_, share)| share);
        TYPES[self.weighted(&shares)].0
    }

    fn weighted(&mut self, weights: &[f64]) -> usize {
        let mut left = self.random.random::<f64>() * weights.iter().sum::<f64>();
        for (position, weight) in weights.iter().enumerate() {
            left -= weight;
            if left < 0.0 {
                return position;
            }
        }
        weights.len().saturating_sub(1)
    }

    fn hits(&mut self, probability: f64) -> bool {
        self.random.random::<f64>() < probability
    }

    /// A rate of this mean, such that two draws with it have this correlation.
    fn beta(&mut self, mean: f64, correlation: f64) -> f64 {
        let both = 1.0 / correlation - 1.0;
        Beta::new((mean * both).max(1e-3), ((1.0 - mean) * both).max(1e-3))
            .map_or(mean, |beta| beta.sample(&mut self.random))
    }

    fn poisson(&mut self, mean: f64) -> usize {
        let drawn = Poisson::new(mean).map_or(0.0, |poisson| poisson.sample(&mut self.random));
        (0..60).take_while(|count| f64::from(*count) < drawn).count()
    }
}

/// The council that closes nothing in a country with differences: of those never visited with others the one with the most
/// recommendations, the first of equals.
pub(crate) fn idle(data: &Dataset) -> Key<Council> {
    let is_alone = |key: &Key<Council>| {
        data.challenges_of(*key).iter().all(|visit| data.challenges[*visit].councils.len() == 1)
    };
    let made = |key: &Key<Council>| (data.recommendations_to(*key).count(), std::cmp::Reverse(*key));
    data.councils.keys().filter(is_alone).max_by_key(made).unwrap_or(Key::new(0))
}

/// Adds a row of no file.
fn push<T>(table: &mut Table<T>, row: T) -> Key<T> {
    table.push(row, 0, Vec::new())
}

fn council(id: String, kind: CouncilType, region: Region) -> Council {
    Council {
        name: id.clone(),
        short_name: id.clone(),
        id,
        kind,
        region,
        nation: region.nation(),
        gss_code: None,
        opened: None,
        closed: None,
        successors: Vec::new(),
        population: None,
        hexagon: None,
        website: None,
    }
}

fn challenge(
    id: String,
    councils: Vec<Key<Council>>,
    kind: ChallengeKind,
    start: Option<PartialDate>,
    stated: u32,
) -> Challenge {
    Challenge {
        id,
        councils,
        kind,
        checked: None,
        follows: None,
        onsite_start: start,
        onsite_end: None,
        report_published: None,
        action_plan_published: None,
        progress_review: None,
        progress_report_published: None,
        people: None,
        meetings: None,
        hours: None,
        focus: Vec::new(),
        stated_recommendations: Some(stated),
        source_url: None,
        note: None,
    }
}

fn recommendation(
    challenge: Key<Challenge>,
    number: u32,
    component: Option<Component>,
    themes: &[usize],
    councils: &[usize],
) -> Recommendation {
    let themes: BTreeSet<usize> = themes.iter().copied().collect();
    Recommendation {
        challenge,
        number,
        printed_number: None,
        summary: String::new(),
        component,
        themes: themes.into_iter().map(Key::new).collect(),
        councils: councils.iter().map(|council| Key::new(*council)).collect(),
        priority: None,
        due: None,
        owner: None,
        detail: Detail::Full,
        source_url: None,
        issue: None,
    }
}

fn update(
    data: &Dataset,
    challenge: Key<Challenge>,
    key: Key<Recommendation>,
    status: Status,
    months: i32,
    reporter: usize,
) -> Update {
    // By the as-of date, also of visits that have just been.
    let said =
        data.challenges[challenge].visit_end_range().map(|end| end.plus_months(months).latest.min(AS_OF));
    Update {
        challenge,
        recommendation: Some(key),
        date: said.map(PartialDate::Day),
        status,
        counts: StatedCounts::default(),
        due: None,
        reported_by: Reporter::ALL[reporter],
        note: None,
        evidence_url: None,
    }
}
