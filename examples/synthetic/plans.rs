//! What else hangs on a challenge: praise, the plans that carry it and the council's replies.

use std::fmt::Display;

use jiff::civil::Date;
use peerbench::dataset::ChallengeKind;

use crate::World;
use crate::challenges::Challenge;
use crate::chance::Chance;
use crate::days::{later, recorded, working_day};
use crate::recommendations::Recommendation;
use crate::tables::{Known, List, NOTHING, Table, Tables};

/// Writes what the peers praised.
pub(crate) fn write_strengths(
    chance: &mut Chance,
    world: &World,
    challenge: &Challenge<'_>,
    tables: &mut Tables,
) -> Result<(), csv::Error> {
    let most = if challenge.kind == ChallengeKind::FollowUp { 1 } else { 4 };
    if challenge.recommendations == 0 || !chance.hit(0.6) {
        return Ok(());
    }
    let mut praised = Vec::new();
    for _ in 0..chance.between(1, most) {
        let first = chance.below(world.themes.all.len());
        let theme = &world.themes.all[first];
        let summary = chance.pick(theme.matter.praise);
        if praised.contains(&summary) {
            continue;
        }
        praised.push(summary);
        let second = chance.below(world.themes.all.len());
        let mut themes = vec![theme.id.as_str()];
        if second != first && chance.hit(0.12) {
            themes.push(&world.themes.all[second].id);
        }
        let component = Known(Some(theme.area.word()).filter(|_| chance.hit(0.95)));
        let source = format!("{}/report", challenge.page);
        let source: &dyn Display = if chance.hit(0.9) { &source } else { &NOTHING };
        tables.add(Table::Strengths, &[&challenge.id, &summary, &component, &List(themes), source])?;
    }
    Ok(())
}

/// Who watches over plans.
const WATCHERS: &[&str] = &[
    "Cabinet",
    "Overview and Scrutiny Committee",
    "Audit and Governance Committee",
    "Improvement Board",
    "Corporate Leadership Team",
    "Full Council",
];

/// Writes the plans that carry the recommendations of a challenge: an action plan and, for some, what took over from it.
pub(crate) fn write_plans(
    chance: &mut Chance,
    world: &World,
    challenge: &Challenge<'_>,
    tables: &mut Tables,
) -> Result<(), csv::Error> {
    let Some(adopted) = challenge.steps.action_plan.filter(|_| chance.hit(0.7)) else {
        return Ok(());
    };
    let ends = later(adopted, chance.within(10.0, 34.0));
    let closed = (ends < world.as_of && chance.hit(0.75)).then_some(ends);
    let folded = closed.filter(|_| chance.hit(0.45));
    let id = format!("{}-action-plan", challenge.id);
    let next = format!("{}-council-plan", challenge.id);
    let kind = match challenge.kind {
        ChallengeKind::Finance => "Finance improvement plan",
        ChallengeKind::Governance => "Governance improvement plan",
        _ => "Peer challenge action plan",
    };
    let plan = Plan {
        id: &id,
        title: format!("{kind} {}", adopted.year()),
        adopted,
        closed,
        successor: folded.is_some().then_some(next.as_str()),
        note: closed
            .filter(|_| folded.is_none())
            .map_or(NOTHING, |_| "closed with a final report to members"),
    };
    plan.write(chance, challenge, tables)?;
    if let Some(taken_over) = folded {
        let year = taken_over.year();
        let plan = Plan {
            id: &next,
            title: format!("Council plan {year} to {}", year + 4),
            adopted: taken_over,
            closed: None,
            successor: None,
            note: "takes in what was left of the action plan",
        };
        plan.write(chance, challenge, tables)?;
    }
    Ok(())
}

struct Plan<'a> {
    id: &'a str,
    title: String,
    adopted: Date,
    closed: Option<Date>,
    successor: Option<&'a str>,
    note: &'static str,
}

impl Plan<'_> {
    fn write(
        &self,
        chance: &mut Chance,
        challenge: &Challenge<'_>,
        tables: &mut Tables,
    ) -> Result<(), csv::Error> {
        let mut watchers = Vec::new();
        for _ in 0..chance.between(0, 2) {
            let watcher = chance.pick(WATCHERS);
            if !watchers.contains(&watcher) {
                watchers.push(watcher);
            }
        }
        let url = format!("https://example.org/{}/plans/{}", challenge.lead.id, self.id);
        let url: &dyn Display = if chance.hit(0.8) { &url } else { &NOTHING };
        tables.add(
            Table::Plans,
            &[
                &self.id,
                &challenge.id,
                &self.title,
                &recorded(chance, self.adopted, 0.25, 0.1),
                &Known(self.closed.map(|closed| recorded(chance, closed, 0.3, 0.1))),
                &Known(self.successor),
                &List(watchers),
                &self.note,
                url,
            ],
        )
    }
}

/// Writes replies to a challenge or to single recommendations.
pub(crate) fn write_replies(
    chance: &mut Chance,
    world: &World,
    challenge: &Challenge<'_>,
    made: &[Recommendation],
    tables: &mut Tables,
) -> Result<(), csv::Error> {
    let Some(report) = challenge.steps.report.filter(|_| chance.hit(0.12)) else {
        return Ok(());
    };
    let date = working_day(later(report, chance.within(0.3, 5.0))).min(world.as_of);
    let place = &challenge.lead.short_name;
    let whole: &[&str] = &[
        "We thank the team for its time and its candour. The recommendations match what we had seen ourselves, and our action plan answers each of them.",
        "The report is fair. Some of what it asks was under way when the team came, and has since been finished.",
        "We welcome the report. In two places it speaks of arrangements that had already ended; the action plan says which.",
    ];
    let text = format!("{} – {place}", chance.pick(whole));
    reply(chance, challenge, None, date, &text, tables)?;
    for one in made {
        if chance.hit(0.12) {
            let single: &[&str] = &[
                "We accept this and have set aside the means for it.",
                "We accept the aim, but will reach it in another way: through work on {link}.",
                "This was done before the report was published; we have asked for the record to show it.",
                "We do not agree that this is needed. Members discussed it at length and chose to keep what works.",
            ];
            let text = chance.pick(single).replace("{link}", one.about);
            reply(chance, challenge, Some(one.number), date, &text, tables)?;
        }
    }
    Ok(())
}

fn reply(
    chance: &mut Chance,
    challenge: &Challenge<'_>,
    number: Option<u32>,
    date: Date,
    text: &str,
    tables: &mut Tables,
) -> Result<(), csv::Error> {
    let url = format!("{}/reply", challenge.page);
    let url: &dyn Display = if chance.hit(0.6) { &url } else { &NOTHING };
    tables.add(Table::Replies, &[&challenge.id, &Known(number), &date, &text, url])
}
