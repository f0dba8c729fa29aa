//! Challenges: who was visited, when, what was published when, and how much of it is on record.

use std::fmt::{Display, Write as _};

use jiff::ToSpan;
use jiff::civil::Date;
use peerbench::dataset::{ChallengeKind, PartialDate};

use crate::World;
use crate::chance::{Chance, Part, rounded};
use crate::councils::Council;
use crate::days::{day, later, recorded, working_day};
use crate::phrases;
use crate::tables::{Known, List, NOTHING, Table, Tables};
use crate::visits::Visit;

/// A challenge, as it was; the tables may know less of it.
pub(crate) struct Challenge<'a> {
    pub(crate) id: String,
    pub(crate) lead: &'a Council,
    /// The councils visited, the leading one first.
    pub(crate) councils: Vec<usize>,
    pub(crate) kind: ChallengeKind,
    pub(crate) follows: Option<String>,
    pub(crate) end: Date,
    pub(crate) year: i16,
    pub(crate) steps: Steps,
    /// How many recommendations are recorded.
    pub(crate) recommendations: u32,
    /// How many the report is said to have.
    pub(crate) stated: Option<u32>,
    /// The page of the challenge.
    pub(crate) page: String,
    start: Date,
}

/// When the steps that follow a visit were taken, up to the as-of date.
#[derive(Clone, Copy, Default)]
pub(crate) struct Steps {
    pub(crate) report: Option<Date>,
    pub(crate) action_plan: Option<Date>,
    pub(crate) review: Option<Date>,
    pub(crate) review_report: Option<Date>,
}

/// From when reports, plans and reviews have had dates by which they are due.
const RULES_BEGIN: Date = day(2023, 4, 1);

impl<'a> Challenge<'a> {
    /// What became of a visit.
    pub(crate) fn of(
        chance: &mut Chance,
        world: &'a World,
        council: usize,
        visit: &Visit,
        follows: Option<String>,
        taken: &[String],
    ) -> Self {
        let lead = &world.councils[council];
        let shared = matches!(visit.kind, ChallengeKind::Corporate | ChallengeKind::FollowUp);
        let councils = if shared && lead.leads() { lead.partners.clone() } else { vec![council] };
        let year = visit.start.year();
        let slug = match councils.as_slice() {
            [one, other] => format!("{}-and-{}", world.councils[*one].id, world.councils[*other].id),
            [_] => lead.id.clone(),
            _ => format!("{}-and-partners", lead.id),
        };
        let mut id = match visit.kind {
            ChallengeKind::Corporate => format!("{slug}-{year}"),
            kind => format!("{slug}-{year}-{}", kind.word()),
        };
        if taken.contains(&id) {
            // Two of a kind in one year: seldom, but then they need two ids.
            let _ = write!(id, "-{}", visit.start.month());
        }
        let steps = steps(chance, visit, lead, world.as_of);
        // What a team that has just left will recommend is not known yet.
        let told = later(visit.end, 1.5) <= world.as_of;
        let recommendations = if told { recommendations(chance, visit.kind, steps) } else { 0 };
        let stated = stated(chance, recommendations, steps);
        let page = match visit.kind {
            ChallengeKind::Corporate => format!("https://example.org/{}/peer-challenge-{year}", lead.id),
            kind => format!("https://example.org/{}/{}-challenge-{year}", lead.id, kind.word()),
        };
        Self {
            id,
            lead,
            councils,
            kind: visit.kind,
            follows,
            start: visit.start,
            end: visit.end,
            year,
            steps,
            recommendations,
            stated,
            page,
        }
    }

    /// Writes its row.
    pub(crate) fn write(
        &self,
        chance: &mut Chance,
        world: &World,
        tables: &mut Tables,
    ) -> Result<(), csv::Error> {
        let councils = List(self.councils.iter().map(|at| world.councils[*at].id.as_str()).collect());
        let (start, end) = self.dates(chance);
        let mut step = |date: Option<Date>| Known(date.map(|date| recorded(chance, date, 0.1, 0.02)));
        let report = step(self.steps.report);
        let action_plan = step(self.steps.action_plan);
        let review = step(self.steps.review);
        let review_report = step(self.steps.review_report);
        let follow_up = self.kind == ChallengeKind::FollowUp;
        let mut counted = |share: f64, low: f64, high: f64| {
            let size = if follow_up { 0.3 } else { 1.0 };
            let number = rounded(chance.within(low, high) * size);
            Known(chance.hit(share).then_some(number))
        };
        let people = counted(0.55, 70.0, 320.0);
        let meetings = counted(0.4, 25.0, 90.0);
        let hours = counted(0.25, 160.0, 420.0);
        let mut focus = Vec::new();
        if !follow_up && chance.hit(0.45) {
            for _ in 0..chance.between(1, 3) {
                let topic = chance.pick(phrases::FOCUS);
                if !focus.contains(&topic) {
                    focus.push(topic);
                }
            }
        }
        let note = if self.councils.len() > 1 && chance.hit(0.7) {
            "one team for councils that share their officers"
        } else if chance.hit(0.06) {
            chance.pick(&[
                "the dates are those of the meeting that received the report",
                "the report was read in the papers of a committee",
                "only a summary was published",
            ])
        } else {
            NOTHING
        };
        let source: &dyn Display = if chance.hit(0.95) { &self.page } else { &NOTHING };
        tables.add(
            Table::Challenges,
            &[
                &self.id,
                &councils,
                &self.kind.word(),
                &Known(self.checked(world)),
                &Known(self.follows.as_ref()),
                &Known(start),
                &Known(end),
                &report,
                &action_plan,
                &review,
                &review_report,
                &people,
                &meetings,
                &hours,
                &List(focus),
                &Known(self.stated),
                source,
                &note,
            ],
        )
    }

    /// When someone last looked for what was published about it. One council is looked up at a time, a few not at all.
    fn checked(&self, world: &World) -> Option<Date> {
        let mut chance = Chance::of(world.seed, Part::Checked, self.lead.at);
        let looked = chance.hit(0.8);
        let day = working_day(world.as_of.saturating_sub(chance.between(3, 120).days()));
        (looked && day > self.end).then_some(day)
    }

    /// First and last day, as exactly as they are on record.
    fn dates(&self, chance: &mut Chance) -> (Option<PartialDate>, Option<PartialDate>) {
        let start = recorded(chance, self.start, 0.07, 0.04);
        let end = match start {
            PartialDate::Day(_) => PartialDate::Day(self.end),
            PartialDate::Month(..) => PartialDate::Month(self.end.year(), self.end.month()),
            PartialDate::Year(_) => PartialDate::Year(self.end.year()),
        };
        match chance.real() {
            draw if draw < 0.015 => (None, None),
            draw if draw < 0.06 => (Some(start), None),
            _ => (Some(start), Some(end)),
        }
    }
}

/// When each step was taken: in time, late or not at all.
fn steps(chance: &mut Chance, visit: &Visit, lead: &Council, as_of: Date) -> Steps {
    let bound = visit.end >= RULES_BEGIN;
    let open_until = lead.closed.unwrap_or(as_of).min(as_of);
    let step = |chance: &mut Chance, share: f64, months: f64| {
        let date = working_day(later(visit.end, months));
        (chance.hit(share) && date <= open_until).then_some(date)
    };
    let in_time = bound && chance.hit(0.75);
    let report_after = if in_time { chance.within(1.2, 2.9) } else { chance.within(2.0, 8.0) };
    let report = step(chance, if bound { 0.92 } else { 0.72 }, report_after);
    if matches!(visit.kind, ChallengeKind::FollowUp | ChallengeKind::Other) {
        return Steps { report, ..Steps::default() };
    }
    let plan_after = if chance.hit(0.35) { report_after } else { report_after + chance.within(0.3, 3.0) };
    let action_plan = step(chance, if bound { 0.85 } else { 0.55 }, plan_after);
    let review_after = chance.normal(10.6, 1.6).max(6.0);
    let review = step(chance, if bound { 0.82 } else { 0.35 }, review_after);
    let report_takes = if chance.hit(0.8) { chance.within(0.5, 1.6) } else { chance.within(1.5, 5.0) };
    let review_report = review.and_then(|_| step(chance, 0.82, review_after + report_takes));
    Steps { report, action_plan, review, review_report }
}

/// How many recommendations are on record: none where only the visit is known.
fn recommendations(chance: &mut Chance, kind: ChallengeKind, steps: Steps) -> u32 {
    let unknown = if steps.report.is_some() { 0.06 } else { 0.35 };
    if chance.hit(unknown) {
        return 0;
    }
    let mean = match kind {
        ChallengeKind::Corporate => 12.8,
        ChallengeKind::Finance | ChallengeKind::Governance => 9.0,
        ChallengeKind::FollowUp => 3.0,
        ChallengeKind::Other => 7.0,
    };
    let lowest = if kind == ChallengeKind::FollowUp { 0 } else { 3 };
    let count = rounded(mean * chance.frailty(9.0)).clamp(lowest, 28);
    u32::try_from(count).unwrap_or(0)
}

/// How many the report is said to have: as many as are recorded, more, or unknown.
fn stated(chance: &mut Chance, recorded: u32, steps: Steps) -> Option<u32> {
    let draw = chance.real();
    if recorded == 0 {
        return (steps.report.is_some() && draw < 0.4)
            .then(|| u32::try_from(chance.between(5, 14)).unwrap_or(0));
    }
    if draw < 0.2 {
        None
    } else if draw < 0.36 {
        Some(recorded + u32::try_from(chance.between(1, 5)).unwrap_or(1))
    } else {
        Some(recorded)
    }
}
