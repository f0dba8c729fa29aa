//! The tables about councils: themselves, their other spellings, groups, neighbours, indicators and events.

use std::collections::HashSet;
use std::fmt::Display;

use jiff::civil::Date;
use peerbench::dataset::{CouncilType, EventKind, PartialDate};

use crate::World;
use crate::chance::{Chance, Part, rounded};
use crate::councils::Council;
use crate::days::{day, later, months_between, recorded};
use crate::names::slug;
use crate::tables::{Known, List, NOTHING, Table, Tables};

/// Writes all tables about councils.
pub(crate) fn write(world: &World, tables: &mut Tables) -> Result<(), csv::Error> {
    let mut taken: HashSet<String> = world.councils.iter().map(|council| council.id.clone()).collect();
    for (at, council) in world.councils.iter().enumerate() {
        let mut chance = Chance::of(world.seed, Part::Around, at);
        write_council(&mut chance, world, council, tables)?;
        write_aliases(&mut chance, council, &mut taken, tables)?;
        write_indicators(&mut chance, council, tables)?;
        write_events(&mut chance, world, council, tables)?;
    }
    let mut chance = Chance::of(world.seed, Part::Around, world.councils.len());
    write_groups(&mut chance, world, tables)?;
    write_neighbours(&mut chance, world, tables)
}

fn write_council(
    chance: &mut Chance,
    world: &World,
    council: &Council,
    tables: &mut Tables,
) -> Result<(), csv::Error> {
    let code = match council.kind {
        CouncilType::Unitary => 6,
        CouncilType::District => 7,
        CouncilType::Metropolitan => 8,
        CouncilType::LondonBorough => 9,
        CouncilType::County => 10,
        CouncilType::CombinedAuthority => 47,
        CouncilType::Other => 26,
    };
    // No real code begins with Z.
    let code = Known(chance.hit(0.97).then(|| format!("Z{code:02}{:06}", council.at + 1)));
    let known = council.kind != CouncilType::Other && chance.hit(0.98);
    let website = format!("https://example.org/{}/", council.id);
    let website: &dyn Display = if council.is_open() && chance.hit(0.95) { &website } else { &NOTHING };
    tables.add(
        Table::Councils,
        &[
            &council.id,
            &council.name,
            &council.short_name,
            &council.kind.word(),
            &council.region.name(),
            &council.region.nation().name(),
            &code,
            &Known(council.opened),
            &Known(council.closed),
            &List(council.successors.iter().map(|at| world.councils[*at].id.as_str()).collect()),
            &Known(known.then_some(council.population)),
            &Known(council.hexagon.map(|cell| cell.0)),
            &Known(council.hexagon.map(|cell| cell.1)),
            website,
        ],
    )
}

/// The official name as a slug, and now and then a slip of the pen.
fn write_aliases(
    chance: &mut Chance,
    council: &Council,
    taken: &mut HashSet<String>,
    tables: &mut Tables,
) -> Result<(), csv::Error> {
    let mut aliases = vec![slug(&council.name)];
    if chance.hit(0.3) {
        let mut letters: Vec<char> = council.id.chars().collect();
        let at = chance.below(letters.len().saturating_sub(2)) + 1;
        letters.remove(at);
        aliases.push(letters.into_iter().collect());
    }
    if let Some(rest) = council.id.strip_prefix("north-").filter(|_| chance.hit(0.6)) {
        aliases.push(format!("n-{rest}"));
    }
    for alias in aliases {
        let fits = !alias.contains("--") && !alias.ends_with('-');
        if fits && taken.insert(alias.clone()) {
            tables.add(Table::Aliases, &[&alias, &council.id])?;
        }
    }
    Ok(())
}

fn write_indicators(chance: &mut Chance, council: &Council, tables: &mut Tables) -> Result<(), csv::Error> {
    let deprivation = match council.kind {
        CouncilType::Metropolitan | CouncilType::LondonBorough => 26.0,
        CouncilType::County => 16.0,
        _ => 19.0,
    };
    let rural = matches!(council.kind, CouncilType::District | CouncilType::County);
    let values = [
        ("Deprivation score", deprivation * chance.factor(0.3), 2025),
        ("Residents aged 65 and over, %", chance.normal(if rural { 23.0 } else { 17.0 }, 3.5).max(7.0), 2024),
        ("Residents per square kilometre", if rural { 320.0 } else { 2200.0 } * chance.factor(0.7), 2024),
    ];
    for (name, value, year) in values {
        if council.kind != CouncilType::Other && chance.hit(0.93) {
            tables.add(Table::Indicators, &[&council.id, &name, &format!("{value:.1}"), &year])?;
        }
    }
    Ok(())
}

fn write_events(
    chance: &mut Chance,
    world: &World,
    council: &Council,
    tables: &mut Tables,
) -> Result<(), csv::Error> {
    let mut events: Vec<(PartialDate, EventKind, String)> = Vec::new();
    let name = |at: &usize| world.councils[*at].short_name.as_str();
    let names = |all: &[usize]| all.iter().map(name).collect::<Vec<_>>().join(", ");
    if let Some(closed) = council.closed {
        let title = format!("Abolished; its area passes to {}", names(&council.successors));
        events.push((PartialDate::Day(closed), EventKind::Reorganisation, title));
    }
    if let Some(opened) = council.opened.filter(|_| !council.predecessors.is_empty()) {
        let title = match council.predecessors.as_slice() {
            all @ [_, _, _, _, ..] => format!("Begins in place of {} councils", all.len()),
            all => format!("Begins in place of {}", names(all)),
        };
        events.push((PartialDate::Day(opened), EventKind::Reorganisation, title));
    }
    let begins = council.opened.unwrap_or(FIRST).max(FIRST);
    let ends = council.closed.unwrap_or(world.as_of).min(world.as_of);
    for (kind, share, titles) in EVENTS {
        if chance.hit(*share) && begins < ends {
            let date = later(begins, chance.real() * months_between(begins, ends));
            let title = chance.pick(titles);
            events.push((recorded(chance, date, 0.4, 0.1), *kind, title.to_owned()));
        }
    }
    let turns = chance.between(0, 3);
    for year in (begins.year()..ends.year()).filter(|year| i32::from(*year) % 4 == turns) {
        if chance.hit(0.22) {
            let titles = &[
                "Change of political control",
                "No party has a majority after the election",
                "A new leader after the election",
                "The administration is returned",
            ];
            let date = PartialDate::Month(year, 5);
            if date.earliest() > begins {
                events.push((date, EventKind::Election, chance.pick(titles).to_owned()));
            }
        }
    }
    events.sort_by_key(|(date, kind, _)| (*date, *kind));
    for (date, kind, title) in events {
        let url = format!("https://example.org/{}/news/{date}", council.id);
        let url: &dyn Display = if chance.hit(0.6) { &url } else { &NOTHING };
        tables.add(Table::Events, &[&council.id, &date, &kind.word(), &title, url])?;
    }
    Ok(())
}

/// Before this no events are on record.
const FIRST: Date = day(2012, 1, 1);

/// What happens to councils, how often, and what it is called.
const EVENTS: &[(EventKind, f64, &[&str])] = &[
    (
        EventKind::Inspection,
        0.3,
        &[
            "Children’s services inspected",
            "Adult social care assessed",
            "Housing regulator inspects the landlord service",
        ],
    ),
    (
        EventKind::Section24,
        0.03,
        &[
            "The auditor makes a statutory recommendation on reserves",
            "A statutory recommendation on late accounts",
        ],
    ),
    (
        EventKind::PublicInterestReport,
        0.015,
        &["The auditor reports in the public interest on a council company"],
    ),
    (EventKind::Section114, 0.012, &["The section 151 officer issues a section 114 notice"]),
    (EventKind::BestValueNotice, 0.03, &["The government issues a best value notice"]),
    (
        EventKind::Other,
        0.2,
        &[
            "A new chief executive takes up post",
            "Moves to new offices",
            "A shared service with a neighbour begins",
        ],
    ),
];

/// Groups of the publisher's own.
const GROUPS: [(&str, &str); 5] = [
    ("coastal-towns", "Coastal towns"),
    ("cathedral-cities", "Cathedral cities"),
    ("rural-alliance", "Rural alliance"),
    ("digital-learning-set", "Digital learning set"),
    ("new-leaders", "Councils with a new leader"),
];

fn write_groups(chance: &mut Chance, world: &World, tables: &mut Tables) -> Result<(), csv::Error> {
    let open: Vec<&Council> = world.councils.iter().filter(|council| council.is_open()).collect();
    for (id, title) in GROUPS {
        let size = (open.len() / 6).clamp(1, 7 + chance.below(9));
        let mut members = Vec::new();
        while members.len() < size {
            let member = open[chance.below(open.len())];
            if !members.contains(&member.at) {
                members.push(member.at);
            }
        }
        members.sort_unstable();
        for (row, member) in members.iter().enumerate() {
            // Rows below the first may leave the title out.
            let title = if row == 0 || chance.hit(0.7) { title } else { NOTHING };
            tables.add(Table::Groups, &[&id, &title, &world.councils[*member].id])?;
        }
    }
    Ok(())
}

/// Councils whose similar councils are given, however many councils there are.
const WITH_NEIGHBOURS: usize = 12;

/// Names for a few councils those of the same type with the nearest population.
fn write_neighbours(chance: &mut Chance, world: &World, tables: &mut Tables) -> Result<(), csv::Error> {
    let mut open: Vec<&Council> = world.councils.iter().filter(|council| council.is_open()).collect();
    open.sort_by_key(|council| (council.kind, council.population, council.at));
    let step = (open.len() / WITH_NEIGHBOURS).max(3);
    for place in (chance.below(step)..open.len()).step_by(step) {
        let council = open[place];
        let near = open[place.saturating_sub(8)..(place + 9).min(open.len())].iter();
        let mut near: Vec<&&Council> =
            near.filter(|other| other.at != council.at && other.kind == council.kind).collect();
        near.sort_by_key(|other| ((other.population - council.population).abs(), other.at));
        let most = usize::try_from(rounded(chance.within(4.6, 15.4))).unwrap_or(5);
        for (rank, other) in (1..).zip(near.into_iter().take(most)) {
            tables.add(Table::Neighbours, &[&council.id, &other.id, &rank])?;
        }
    }
    Ok(())
}
