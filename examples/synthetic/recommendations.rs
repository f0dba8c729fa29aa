//! Recommendations: what was asked, of whom, by when, and how quickly it will be done.

use std::fmt::Display;

use jiff::civil::Date;
use peerbench::dataset::{ChallengeKind, Component, PartialDate};

use crate::World;
use crate::challenges::Challenge;
use crate::chance::{Chance, rounded};
use crate::days::{later, recorded};
use crate::phrases::{OPENINGS, TIES};
use crate::tables::{Known, List, NOTHING, Table, Tables};
use crate::themes::{Raised, Theme, Visited};

/// A recommendation, as far as what is said of it later depends on it.
pub(crate) struct Recommendation {
    pub(crate) number: u32,
    pub(crate) due: Option<Date>,
    /// How much quicker or slower than others it is carried out.
    pub(crate) pace: f64,
    /// What it is about, in a few words.
    pub(crate) about: &'static str,
}

/// How one report is laid out: all its recommendations look alike.
struct Style {
    numbers: usize,
    priorities: &'static [&'static str],
    /// How many of them have a date, an owner, a link; how many are only headings.
    due: f64,
    owners: f64,
    sources: f64,
    headings: f64,
}

const PRIORITIES: [&[&str]; 3] =
    [&["high", "medium", "low"], &["1", "2", "3"], &["immediate", "short term", "medium term"]];

impl Style {
    fn of(chance: &mut Chance) -> Self {
        Self {
            numbers: chance.weighted(&[5.0, 2.0, 1.5, 1.0]),
            priorities: if chance.hit(0.32) { PRIORITIES[chance.below(PRIORITIES.len())] } else { &[] },
            due: if chance.hit(0.55) { 0.85 } else { 0.0 },
            owners: if chance.hit(0.45) { 0.9 } else { 0.0 },
            sources: if chance.hit(0.93) { 1.0 } else { 0.0 },
            headings: if chance.hit(0.04) { 1.0 } else { 0.015 },
        }
    }

    fn printed(&self, number: u32) -> String {
        match self.numbers {
            0 => number.to_string(),
            1 => format!("R{number}"),
            2 => format!("{}.{}", 1 + (number - 1) / 4, 1 + (number - 1) % 4),
            _ => String::new(),
        }
    }
}

/// Writes the recommendations of a challenge; gives them with the themes they raise.
pub(crate) fn write(
    chance: &mut Chance,
    world: &World,
    challenge: &Challenge<'_>,
    before: Raised,
    tables: &mut Tables,
) -> Result<(Vec<Recommendation>, Raised), csv::Error> {
    let themes = &world.themes;
    let visited =
        Visited { year: challenge.year, kind: challenge.kind, council: challenge.lead.kind, before };
    let own = themes.own(&mut world.draws_of_council(challenge.lead.at));
    let mut mix = themes.mix(chance, &visited, &own);
    let style = Style::of(chance);
    let mut said = Vec::new();
    let mut raised = 0;
    let mut made = Vec::new();
    for number in 1..=challenge.recommendations {
        let about = themes_of(chance, world, &mut mix);
        let first = about.first().map(|at| &themes.all[*at]);
        raised |= about.iter().fold(0, |set, theme| set | 1 << theme);
        let heading = chance.hit(style.headings);
        let words = Words { world, about: &about, place: &challenge.lead.short_name };
        let summary = if heading { words.heading(chance, &mut said) } else { words.ask(chance, &mut said) };
        let component = first.map(|theme| theme.area).filter(|_| chance.hit(0.94));
        let addressed = addressed(chance, challenge);
        let priority = priority(chance, style.priorities);
        let due = chance.hit(style.due).then(|| due(chance, challenge.end));
        let due_on_record = due.map(|due| due_on_record(chance, due));
        let owner = if chance.hit(style.owners) { owner(chance, first) } else { NOTHING };
        let councils = addressed.iter().map(|at| world.councils[*at].id.as_str()).collect();
        let source = format!("{}/report", challenge.page);
        let source: &dyn Display = if chance.hit(style.sources) { &source } else { &NOTHING };
        tables.add(
            Table::Recommendations,
            &[
                &challenge.id,
                &number,
                &style.printed(number),
                &summary,
                &Known(component.map(Component::word)),
                &List(about.iter().map(|at| themes.all[*at].id.as_str()).collect()),
                &List(councils),
                &priority,
                &Known(due_on_record),
                &owner,
                &if heading { "heading" } else { "full" },
                source,
            ],
        )?;
        let urgent = matches!(priority, "high" | "1" | "immediate");
        made.push(Recommendation {
            number,
            due,
            pace: first.map_or(1.0, |theme| theme.matter.pace) * if urgent { 1.35 } else { 1.0 },
            about: first.map_or("the action plan", |theme| theme.matter.link),
        });
    }
    Ok((made, raised))
}

/// One theme, often two, seldom three or none.
fn themes_of(chance: &mut Chance, world: &World, mix: &mut [f64]) -> Vec<usize> {
    let mut about = Vec::new();
    if chance.hit(0.012) {
        return about;
    }
    let first = chance.weighted(mix);
    // A report seldom says the same thing three times.
    mix[first] *= 0.65;
    about.push(first);
    for share in [0.36, 0.15] {
        if !chance.hit(share) {
            break;
        }
        let other = world.themes.second(chance, first, mix);
        if !about.contains(&other) {
            about.push(other);
        }
    }
    about
}

/// The councils that it speaks to, when not all.
fn addressed(chance: &mut Chance, challenge: &Challenge<'_>) -> Vec<usize> {
    if challenge.councils.len() < 2 || !chance.hit(0.22) {
        return Vec::new();
    }
    let left_out = chance.below(challenge.councils.len());
    let all = challenge.councils.iter().enumerate();
    all.filter(|(at, _)| *at != left_out).map(|(_, council)| *council).collect()
}

fn priority(chance: &mut Chance, words: &'static [&'static str]) -> &'static str {
    words.get(chance.weighted(&[0.4, 0.42, 0.18])).copied().unwrap_or(NOTHING)
}

/// Mostly the end of a month, three months to a year and a half ahead.
fn due(chance: &mut Chance, visit: Date) -> Date {
    later(visit, chance.within(3.5, 11.0) + if chance.hit(0.3) { 7.0 } else { 0.0 }).last_of_month()
}

pub(crate) fn due_on_record(chance: &mut Chance, due: Date) -> PartialDate {
    recorded(chance, due, 0.42, 0.03)
}

/// A role, never a person.
fn owner(chance: &mut Chance, theme: Option<&Theme>) -> &'static str {
    chance.pick(match theme.map(|theme| theme.area) {
        None => &["Chief Executive", "Corporate Leadership Team"],
        Some(Component::Priorities) => &[
            "Head of Policy",
            "Director of Strategy",
            "Director of Communities",
            "Head of Customer Services",
        ],
        Some(Component::Leadership) => {
            &["Leader of the Council", "Chief Executive", "Director of Place", "Head of Communications"]
        }
        Some(Component::Governance) => {
            &["Monitoring Officer", "Head of Democratic Services", "Chair of Scrutiny", "Chief Executive"]
        }
        Some(Component::Finance) => {
            &["Section 151 Officer", "Director of Resources", "Cabinet Member for Finance", "Head of Finance"]
        }
        Some(Component::Capacity) => {
            &["Head of People", "Director of Transformation", "Chief Executive", "Head of Digital"]
        }
    })
}

/// What a recommendation is put together from.
struct Words<'a> {
    world: &'a World,
    about: &'a [usize],
    place: &'a str,
}

/// Asks of one report that have been used, by theme.
type Said = Vec<(Option<usize>, usize)>;

impl Words<'_> {
    fn matter(&self, nth: usize) -> Option<&'static crate::phrases::Matter> {
        self.about.get(nth).map(|at| self.world.themes.all[*at].matter)
    }

    fn ask(&self, chance: &mut Chance, said: &mut Said) -> String {
        let matter = self.matter(0).unwrap_or(&crate::phrases::GENERAL);
        let ask = matter.asks[self.unsaid(chance, said, matter.asks.len())];
        let mut text = String::new();
        if chance.hit(0.12) {
            text.push_str(chance.pick(OPENINGS));
            text.push_str(", ");
            let mut letters = ask.chars();
            text.extend(letters.next().map(|first| first.to_ascii_lowercase()));
            text.push_str(letters.as_str());
        } else {
            text.push_str(ask);
        }
        match self.matter(1) {
            Some(other) if chance.hit(0.75) => {
                text.push_str(&chance.pick(TIES).replace("{link}", other.link));
            }
            _ if chance.hit(0.6) => {
                text.push_str(", ");
                text.push_str(chance.pick(matter.ways));
            }
            _ => {}
        }
        text.push('.');
        text.replace("{place}", self.place)
    }

    fn heading(&self, chance: &mut Chance, said: &mut Said) -> String {
        let matter = self.matter(0).unwrap_or(&crate::phrases::GENERAL);
        matter.headings[self.unsaid(chance, said, matter.headings.len())].to_owned()
    }

    /// One of several that this report has not used yet, while there is one.
    fn unsaid(&self, chance: &mut Chance, said: &mut Said, count: usize) -> usize {
        let theme = self.about.first().copied();
        let start = chance.below(count);
        let turn = (0..count).map(|step| (start + step) % count);
        let at = turn.into_iter().find(|at| !said.contains(&(theme, *at))).unwrap_or(start);
        said.push((theme, at));
        at
    }
}

/// How many actions the plan of a challenge has.
pub(crate) fn actions(chance: &mut Chance, challenge: &Challenge<'_>) -> i32 {
    let made = challenge.stated.unwrap_or(challenge.recommendations).max(3);
    let each = if challenge.kind == ChallengeKind::FollowUp { 1.5 } else { chance.within(2.5, 6.0) };
    rounded(f64::from(made) * each)
}
