//! What is said of recommendations later: by the council, by the peers who come back and by committees.

use jiff::ToSpan;
use jiff::civil::Date;
use peerbench::dataset::{Reporter, Status};

use crate::World;
use crate::challenges::Challenge;
use crate::chance::{Chance, rounded};
use crate::days::{later, months_between, recorded, working_day};
use crate::recommendations::{Recommendation, actions, due_on_record};
use crate::tables::{Known, NOTHING, Table, Tables};

/// An occasion on which something is said about a challenge.
struct Occasion {
    date: Date,
    reporter: Reporter,
    /// How many of the recommendations that are still open are gone through.
    share: f64,
}

/// What becomes of one recommendation, in months after the visit.
struct Course {
    starts: f64,
    /// Never, for some.
    done: f64,
    withdrawn: Option<(f64, Status)>,
    stopped: Option<f64>,
    due: Option<Date>,
    /// What was said last.
    last: Option<Status>,
}

/// Writes what is said about a challenge and its recommendations.
pub(crate) fn write(
    chance: &mut Chance,
    world: &World,
    challenge: &Challenge<'_>,
    made: &[Recommendation],
    tables: &mut Tables,
) -> Result<(), csv::Error> {
    let pace = world.pace(challenge);
    let mut courses: Vec<Course> = made.iter().map(|one| Course::of(chance, challenge, one, pace)).collect();
    let occasions = occasions(chance, world, challenge);
    let stale = chance.hit(0.14);
    for occasion in &occasions {
        if !stale {
            for (one, course) in made.iter().zip(&mut courses) {
                one_update(chance, challenge, occasion, (one, course), tables)?;
            }
        }
        if chance.hit(0.2) {
            whole_update(chance, challenge, occasion, &courses, tables)?;
        }
    }
    Ok(())
}

impl Course {
    fn of(chance: &mut Chance, challenge: &Challenge<'_>, one: &Recommendation, pace: f64) -> Self {
        let rate = (pace * one.pace).max(0.05);
        let mut done = chance.wait(16.0 / rate, 1.35);
        if chance.hit(0.1) {
            done = f64::INFINITY;
        }
        let mut withdrawn = None;
        if chance.hit(0.016) {
            withdrawn = Some((chance.within(3.0, 7.0), Status::NotAccepted));
        } else if chance.hit(0.03) {
            withdrawn = Some((chance.within(6.0, 22.0), Status::Superseded));
        } else if let Some(closed) = challenge.lead.closed
            && chance.hit(0.35)
        {
            // A new council makes plans of its own.
            withdrawn = Some((months_between(challenge.end, closed) + 1.0, Status::Superseded));
        }
        let stopped = chance.hit(0.05).then(|| chance.within(9.0, 30.0));
        Self {
            starts: chance.wait(3.5 / rate.max(0.4), 1.0),
            done,
            withdrawn,
            stopped,
            due: one.due,
            last: None,
        }
    }

    /// Where it stands so many months after the visit.
    fn at(&self, months: f64) -> Status {
        match (self.withdrawn, self.stopped) {
            (Some((from, status)), _) if from <= months && self.done > from => status,
            _ if self.done <= months => Status::Complete,
            (_, Some(from)) if from <= months => Status::Stopped,
            _ if self.starts <= months => Status::InProgress,
            _ => Status::NotStarted,
        }
    }
}

/// The occasions of a challenge, in order, each on a day of its own.
fn occasions(chance: &mut Chance, world: &World, challenge: &Challenge<'_>) -> Vec<Occasion> {
    let mut found: Vec<Occasion> = Vec::new();
    let mut add = |date: Date, reporter: Reporter, share: f64| {
        found.push(Occasion { date: working_day(date), reporter, share });
    };
    if let Some(date) = challenge.steps.action_plan
        && chance.hit(0.7)
    {
        add(date, Reporter::Council, 0.9);
    }
    // Some councils report for years, others only in the first, a few never.
    let style = chance.weighted(&[0.07, 0.2, 0.38, 0.35]);
    let lasting = match style {
        0 => 0.0,
        1 => chance.within(5.0, 14.0),
        _ => chance.within(18.0, 60.0),
    };
    let often = style == 3;
    for (about, spread, share, reporter) in [
        (4.3, 0.6, 0.5, Reporter::Council),
        (7.0, 0.8, 0.85, Reporter::Committee),
        (9.8, 0.6, 0.65, Reporter::Council),
        (13.2, 0.8, 0.4, Reporter::Committee),
        (16.5, 1.2, 0.8, Reporter::Committee),
        (19.5, 1.0, 0.4, Reporter::Council),
        (23.0, 1.5, 0.8, Reporter::Council),
        (29.0, 2.5, 0.65, Reporter::Committee),
        (37.0, 3.5, 0.5, Reporter::Council),
        (48.0, 5.0, 0.35, Reporter::Council),
    ] {
        let months = chance.normal(about, spread).max(1.0);
        let goes_through = chance.within(0.75, 1.0);
        if chance.hit(if often { 0.95 } else { share }) && months < lasting {
            add(later(challenge.end, months), reporter, goes_through);
        }
    }
    if let Some(date) = challenge.steps.review
        && chance.hit(0.85)
    {
        let said = challenge.steps.review_report.unwrap_or(date);
        add(said, Reporter::ReviewTeam, chance.within(0.55, 1.0));
    }
    if chance.hit(0.05) {
        add(later(challenge.end, chance.within(5.0, 40.0)), Reporter::Publisher, 0.3);
    }
    // After a reorganisation, only some successors go on reporting.
    let until = match challenge.lead.closed {
        Some(closed) if !chance.hit(0.55) => closed.min(world.as_of),
        _ => world.as_of,
    };
    found.retain(|occasion| occasion.date <= until);
    found.sort_by_key(|occasion| occasion.date);
    for at in 1..found.len() {
        let before = found[at - 1].date;
        if found[at].date <= before {
            found[at].date = working_day(before.saturating_add(1.day()));
        }
    }
    found.retain(|occasion| occasion.date <= until);
    found
}

fn one_update(
    chance: &mut Chance,
    challenge: &Challenge<'_>,
    occasion: &Occasion,
    (one, course): (&Recommendation, &mut Course),
    tables: &mut Tables,
) -> Result<(), csv::Error> {
    let months = months_between(challenge.end, occasion.date);
    // Once closed or withdrawn, little more is said; the review team looks at some closures again.
    let share = match course.last {
        Some(Status::Complete) => match occasion.reporter {
            Reporter::ReviewTeam => 0.6,
            Reporter::Committee => 0.3,
            _ => 0.08,
        },
        Some(Status::NotAccepted | Status::Superseded) => 0.03,
        _ => occasion.share,
    };
    if !chance.hit(share) {
        return Ok(());
    }
    // Those who do the work see it done a little sooner than those who look at it.
    let seen = match occasion.reporter {
        Reporter::Council => months * 1.2,
        Reporter::ReviewTeam => months * 0.9,
        _ => months,
    };
    if course.last == Some(Status::Complete) && chance.hit(0.045) {
        course.done = months + chance.within(4.0, 14.0);
        course.starts = 0.0;
    }
    let status = course.at(seen);
    let due = moved_due(chance, course, occasion.date, status);
    let note = note(chance, occasion.reporter, status, one.about);
    let evidence = evidence(chance, challenge, occasion, status);
    let date = (!chance.hit(0.012)).then(|| recorded(chance, occasion.date, 0.1, 0.006));
    course.last = Some(status);
    tables.add(
        Table::Updates,
        &[
            &challenge.id,
            &one.number,
            &Known(date),
            &status.word(),
            &NOTHING,
            &NOTHING,
            &NOTHING,
            &NOTHING,
            &NOTHING,
            &NOTHING,
            &Known(due.map(|due| due_on_record(chance, due))),
            &occasion.reporter.word(),
            &note,
            &evidence,
        ],
    )
}

/// A new date, where the old one has passed or will soon.
fn moved_due(chance: &mut Chance, course: &mut Course, on: Date, status: Status) -> Option<Date> {
    if !matches!(status, Status::InProgress | Status::NotStarted) {
        return None;
    }
    let moves = match course.due {
        Some(due) => months_between(on, due) < 1.0 && chance.hit(0.5),
        None => chance.hit(0.05),
    };
    if !moves {
        return None;
    }
    course.due = Some(later(on, chance.within(2.0, 10.0)).last_of_month());
    course.due
}

fn note(chance: &mut Chance, reporter: Reporter, status: Status, about: &str) -> String {
    let said: &[&str] = match (status, reporter) {
        (Status::Complete, Reporter::ReviewTeam) => &[
            "The team found this in place",
            "Seen at work during the visit; no more is needed",
            "Good progress on {link}; the team would not raise this again",
        ],
        (Status::Complete, Reporter::Committee) => &[
            "The committee agreed that this is done",
            "Closed by the committee after a report on {link}",
            "Moved to ordinary business",
        ],
        (Status::Complete, _) => &[
            "Done; the change to {link} took effect at the start of the quarter",
            "Adopted by Full Council",
            "Agreed by Cabinet and published",
            "In place; its effect will be looked at in a year",
            "Complete and part of ordinary business now",
            "New arrangements for {link} have been running for some months",
        ],
        (Status::InProgress, Reporter::ReviewTeam) => &[
            "Work on {link} has begun, but is not yet felt across the council",
            "The team heard of good plans and would like to see them carried out",
            "Progress, though slower than hoped",
        ],
        (Status::InProgress, _) => &[
            "Work on {link} is under way",
            "A draft goes to members next quarter",
            "A working group meets monthly",
            "Two of four steps are done",
            "Delayed by the budget round",
            "Waiting for a decision of partners",
            "A lead officer has been named",
        ],
        (Status::NotStarted, _) => &[
            "To begin once the post is filled",
            "Planned for next year",
            "Not started; other work came first",
        ],
        (Status::Stopped, _) => &[
            "Partly done; no more is planned",
            "Ended when funding ran out",
            "Taken as far as resources allow",
        ],
        (Status::NotAccepted, _) => &[
            "Considered by Cabinet and not taken up",
            "The council prefers its present arrangements",
            "Not thought to be right for a council of this size",
        ],
        (Status::Superseded, _) => &[
            "Overtaken by a new plan",
            "Taken into work on reorganisation",
            "Replaced by a wider review of {link}",
        ],
    };
    if chance.hit(0.55) { chance.pick(said).replace("{link}", about) } else { String::new() }
}

/// A page that shows it; not every closure has one.
fn evidence(chance: &mut Chance, challenge: &Challenge<'_>, occasion: &Occasion, status: Status) -> String {
    let share = match (status, occasion.reporter) {
        (Status::Complete, Reporter::Council) => 0.62,
        (Status::Complete, _) => 0.85,
        (_, Reporter::Publisher) => 0.95,
        _ => 0.5,
    };
    if !chance.hit(share) {
        return String::new();
    }
    match occasion.reporter {
        Reporter::ReviewTeam => format!("{}/progress-review", challenge.page),
        Reporter::Committee => {
            format!(
                "https://example.org/{}/committees/{}/item-{}",
                challenge.lead.id,
                occasion.date,
                chance.between(4, 15)
            )
        }
        _ => format!("{}/action-plan", challenge.page),
    }
}

/// Something said about the whole, most of it with counts.
fn whole_update(
    chance: &mut Chance,
    challenge: &Challenge<'_>,
    occasion: &Occasion,
    courses: &[Course],
    tables: &mut Tables,
) -> Result<(), csv::Error> {
    let months = months_between(challenge.end, occasion.date).max(0.0);
    let closed = courses.iter().filter(|course| course.at(months * 1.1) == Status::Complete).count();
    let done =
        if courses.is_empty() { (months / 30.0).min(0.9) } else { closed as f64 / courses.len() as f64 };
    let status = if done >= 0.99 { Status::Complete } else { Status::InProgress };
    let counts = if chance.hit(0.7) { counts(chance, challenge, done) } else { Counts::default() };
    let notes: &[&str] = &[
        "",
        "Good progress on most of the plan",
        "The committee noted the report on the action plan",
        "Most actions are on track",
        "Some actions have slipped because of other pressures",
    ];
    tables.add(
        Table::Updates,
        &[
            &challenge.id,
            &NOTHING,
            &recorded(chance, occasion.date, 0.12, 0.01),
            &status.word(),
            &Known(counts.done),
            &Known(counts.green),
            &Known(counts.amber),
            &Known(counts.red),
            &Known(counts.total),
            &counts.unit,
            &NOTHING,
            &occasion.reporter.word(),
            &chance.pick(notes),
            &evidence(chance, challenge, occasion, status),
        ],
    )
}

#[derive(Default)]
struct Counts {
    done: Option<i32>,
    green: Option<i32>,
    amber: Option<i32>,
    red: Option<i32>,
    total: Option<i32>,
    unit: &'static str,
}

/// Counts that agree with each other and roughly with what is said of each recommendation.
fn counts(chance: &mut Chance, challenge: &Challenge<'_>, done: f64) -> Counts {
    let recommendations = challenge.stated.unwrap_or(challenge.recommendations);
    let (total, unit) = match chance.weighted(&[0.4, 0.45, 0.15]) {
        0 if recommendations > 0 => (i32::try_from(recommendations).unwrap_or(1), "recommendations"),
        2 => (100, "percent_of_actions"),
        _ => (actions(chance, challenge), "actions"),
    };
    let share = |part: f64| rounded(f64::from(total) * part).clamp(0, total);
    if chance.hit(0.45) {
        return Counts { done: Some(share(done)), total: Some(total), unit, ..Counts::default() };
    }
    let on_track = share((done + (1.0 - done) * chance.within(0.3, 0.8)).min(1.0));
    let red = rounded(f64::from(total - on_track) * chance.within(0.0, 0.4));
    Counts {
        done: chance.hit(0.4).then(|| share(done).min(on_track)),
        green: Some(on_track),
        amber: Some(total - on_track - red),
        red: Some(red),
        total: (unit != "percent_of_actions" || chance.hit(0.5)).then_some(total),
        unit,
    }
}

/// Writes a closure dated after the as-of date: a meeting whose papers are out already. Figures must leave it out.
pub(crate) fn write_ahead(
    challenge: &Challenge<'_>,
    one: &Recommendation,
    world: &World,
    tables: &mut Tables,
) -> Result<(), csv::Error> {
    let date = working_day(later(world.as_of, 0.6 + 0.2 * f64::from(one.number)));
    tables.add(
        Table::Updates,
        &[
            &challenge.id,
            &one.number,
            &date,
            &Status::Complete.word(),
            &NOTHING,
            &NOTHING,
            &NOTHING,
            &NOTHING,
            &NOTHING,
            &NOTHING,
            &NOTHING,
            &Reporter::Committee.word(),
            &"Papers of a meeting to come propose to close this",
            &format!("https://example.org/{}/committees/{date}/item-4", challenge.lead.id),
        ],
    )
}
