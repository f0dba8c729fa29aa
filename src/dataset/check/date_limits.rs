//! Limits of dates: for every date column what it cannot come before, whether it may lie after the day of the build,
//! and the span in which it is plausible. Dates known to the month or year break a limit only when every day that they
//! can mean does.

use std::ops::RangeInclusive;

use jiff::ToSpan;
use jiff::civil::Date;

use super::Check;
use crate::dataset::read::layout::Column;
use crate::dataset::read::{challenges, councils, duties, events, plans, recommendations, replies, updates};
use crate::dataset::{
    Challenge, Council, Dataset, Duty, Event, Key, PartialDate, Plan, Recommendation, Reply, Table, Update,
};
use crate::report::{Location, Problem, ProblemKind};

/// The limits of one date column.
struct Limits<T: 'static> {
    column: Column,
    date: fn(&T) -> Option<PartialDate>,
    /// Whether it may lie after the day of the build.
    future: Future,
    /// The first year in which it is plausible.
    since: i16,
    /// The dates that it cannot come before.
    parents: &'static [Parent<T>],
}

/// Whether a date may lie after the day of the build.
#[derive(Clone, Copy)]
enum Future {
    /// It records what has happened: a later date is an error.
    No,
    /// It may be planned, plausibly for as many years ahead.
    Years(i16),
}

/// A date that another cannot come before.
struct Parent<T: 'static> {
    /// What it is called in messages.
    name: &'static str,
    date: fn(&Dataset, &T) -> Option<PartialDate>,
    /// The kind of problem that an earlier date is.
    before: ProblemKind,
    /// The longest plausible time after it, if there is one.
    within: Option<Within>,
}

/// A plausible time after a parent, and the rule that a longer one breaks (a notice).
#[derive(Clone, Copy)]
struct Within {
    kind: ProblemKind,
    days: i32,
    in_words: &'static str,
}

/// Peer reviews of councils began in 1999.
const FIRST_REVIEWS: i16 = 1999;

/// The present system of local government began in 1974, in London in 1965.
const FIRST_CLOSURES: i16 = 1965;

/// No limit: the tables take no earlier year.
const ANY_YEAR: i16 = *crate::dataset::YEARS.start();

/// Visits take days; a month allows for those in several parts.
const LONG_VISIT: Within = Within { kind: ProblemKind::LongVisit, days: 31, in_words: "a month" };

/// A step that takes longer belongs to another visit, or its year is wrong.
const LATE_STEP: Within = Within { kind: ProblemKind::FarFromVisit, days: 5 * 366, in_words: "five years" };

/// Recommendations are due within months, a few years at most.
const LATE_DUE: Within = Within { kind: ProblemKind::FarFromVisit, days: 10 * 366, in_words: "ten years" };

const COUNCILS: &[Limits<Council>] = &[
    Limits {
        column: councils::OPENED,
        date: |council| council.opened,
        future: Future::Years(10),
        since: ANY_YEAR,
        parents: &[],
    },
    Limits {
        column: councils::CLOSED,
        date: |council| council.closed,
        future: Future::Years(10),
        since: FIRST_CLOSURES,
        parents: &[Parent {
            name: "opened",
            date: |_, council| council.opened,
            before: ProblemKind::ClosedBeforeOpened,
            within: None,
        }],
    },
];

const CHALLENGES: &[Limits<Challenge>] = &[
    // A planned visit can be looked up before it takes place.
    Limits {
        column: challenges::CHECKED,
        date: |challenge| challenge.checked,
        future: Future::No,
        since: FIRST_REVIEWS,
        parents: &[],
    },
    Limits {
        column: challenges::ONSITE_START,
        date: |challenge| challenge.onsite_start,
        future: Future::Years(3),
        since: FIRST_REVIEWS,
        parents: &[],
    },
    Limits {
        column: challenges::ONSITE_END,
        date: |challenge| challenge.onsite_end,
        future: Future::Years(3),
        since: FIRST_REVIEWS,
        parents: &[Parent {
            name: "onsite_start",
            date: |_, challenge| challenge.onsite_start,
            before: ProblemKind::EndBeforeStart,
            within: Some(LONG_VISIT),
        }],
    },
    step(challenges::REPORT_PUBLISHED, |challenge| challenge.report_published, Future::No),
    step(challenges::ACTION_PLAN_PUBLISHED, |challenge| challenge.action_plan_published, Future::No),
    // A review is a visit, which may be planned.
    step(challenges::PROGRESS_REVIEW, |challenge| challenge.progress_review, Future::Years(3)),
    Limits {
        parents: &[
            AFTER_VISIT,
            Parent {
                name: "progress_review",
                date: |_, challenge| challenge.progress_review,
                before: ProblemKind::ReportBeforeReview,
                within: None,
            },
        ],
        ..step(
            challenges::PROGRESS_REPORT_PUBLISHED,
            |challenge| challenge.progress_report_published,
            Future::No,
        )
    },
];

const AFTER_VISIT: Parent<Challenge> = Parent {
    name: "the visit",
    date: |_, challenge| challenge.visit_start(),
    before: ProblemKind::StepBeforeVisit,
    within: Some(LATE_STEP),
};

/// The limits of a step that follows a visit.
const fn step(
    column: Column,
    date: fn(&Challenge) -> Option<PartialDate>,
    future: Future,
) -> Limits<Challenge> {
    Limits { column, date, future, since: FIRST_REVIEWS, parents: &[AFTER_VISIT] }
}

const RECOMMENDATIONS: &[Limits<Recommendation>] = &[Limits {
    column: recommendations::DUE,
    date: |recommendation| recommendation.due,
    future: Future::Years(10),
    since: FIRST_REVIEWS,
    parents: &[Parent {
        name: "the visit",
        date: |data, recommendation| data.challenges[recommendation.challenge].visit_start(),
        before: ProblemKind::DueBeforeVisit,
        within: Some(LATE_DUE),
    }],
}];

const UPDATES: &[Limits<Update>] = &[
    Limits {
        column: updates::DATE,
        date: |update| update.date,
        future: Future::No,
        since: FIRST_REVIEWS,
        // What was said before the visit cannot be about it: times to closure would be negative.
        parents: &[Parent {
            name: "the visit",
            date: |data, update| data.challenges[update.challenge].visit_start(),
            before: ProblemKind::UpdateBeforeChallenge,
            within: None,
        }],
    },
    Limits {
        column: updates::DUE,
        date: |update| update.due,
        future: Future::Years(10),
        since: FIRST_REVIEWS,
        parents: &[Parent {
            name: "the visit",
            date: |data, update| data.challenges[update.challenge].visit_start(),
            before: ProblemKind::DueBeforeVisit,
            within: Some(LATE_DUE),
        }],
    },
];

const REPLIES: &[Limits<Reply>] = &[Limits {
    column: replies::DATE,
    date: |reply| Some(reply.date),
    future: Future::No,
    since: FIRST_REVIEWS,
    parents: &[Parent {
        name: "the visit",
        date: |data, reply| data.challenges[reply.challenge].visit_start(),
        before: ProblemKind::ReplyBeforeChallenge,
        within: None,
    }],
}];

const PLANS: &[Limits<Plan>] = &[
    Limits {
        column: plans::ADOPTED,
        date: |plan| plan.adopted,
        future: Future::No,
        since: FIRST_REVIEWS,
        // A plan that was there before the visit can carry its recommendations, but that is rare.
        parents: &[Parent {
            name: "the visit",
            date: |data, plan| data.challenges[plan.challenge].visit_start(),
            before: ProblemKind::PlanBeforeVisit,
            within: Some(LATE_STEP),
        }],
    },
    Limits {
        column: plans::CLOSED,
        date: |plan| plan.closed,
        future: Future::Years(10),
        since: FIRST_REVIEWS,
        parents: &[
            Parent {
                name: "adopted",
                date: |_, plan| plan.adopted,
                before: ProblemKind::PlanClosedBeforeAdopted,
                within: None,
            },
            Parent {
                name: "the visit",
                date: |data, plan| data.challenges[plan.challenge].visit_start(),
                before: ProblemKind::PlanBeforeVisit,
                within: None,
            },
        ],
    },
];

const EVENTS: &[Limits<Event>] = &[Limits {
    column: events::DATE,
    date: |event| Some(event.date),
    future: Future::Years(10),
    since: FIRST_CLOSURES,
    parents: &[],
}];

const DUTIES: &[Limits<Duty>] = &[Limits {
    column: duties::APPLIES_FROM,
    date: |duty| duty.applies_from.map(PartialDate::Day),
    future: Future::Years(10),
    since: FIRST_REVIEWS,
    parents: &[],
}];

pub(super) fn check(check: &mut Check<'_>) {
    let data = check.data;
    check_table(check, "councils.csv", &data.councils, COUNCILS);
    check_table(check, "challenges.csv", &data.challenges, CHALLENGES);
    check_table(check, "recommendations.csv", &data.recommendations, RECOMMENDATIONS);
    check_table(check, "updates.csv", &data.updates, UPDATES);
    check_table(check, "replies.csv", &data.replies, REPLIES);
    check_table(check, "plans.csv", &data.plans, PLANS);
    check_table(check, "events.csv", &data.events, EVENTS);
    check_table(check, "duties.csv", &data.duties, DUTIES);
}

fn check_table<T>(check: &mut Check<'_>, file: &str, table: &Table<T>, columns: &[Limits<T>]) {
    for (key, row) in table.iter() {
        for limits in columns {
            check_cell(check, file, table, (key, row), limits);
        }
    }
}

/// Reports the first limit that a date breaks; one wrong year would else be reported several times.
fn check_cell<T>(
    check: &mut Check<'_>,
    file: &str,
    table: &Table<T>,
    (key, row): (Key<T>, &T),
    limits: &Limits<T>,
) {
    let Some(date) = (limits.date)(row) else {
        return;
    };
    let (data, today) = (check.data, check.today);
    let column = limits.column;
    let problem = broken_by_today(limits.future, column, date, today)
        .or_else(|| {
            limits.parents.iter().find_map(|parent| broken_by_parent(parent, column, date, data, row))
        })
        .or_else(|| broken_by_plausible_years(limits, date, today));
    if let Some(problem) = problem {
        let location = check.location(file, table.line(key), column);
        let problem = match year_read_as_day(date) {
            Some(year) => problem.help(format!(
                "{date} is day number {year} of a spreadsheet: probably the year {year}, shown as a day."
            )),
            None => problem,
        };
        check.report.add(Problem { location, ..problem });
    }
}

fn broken_by_today(future: Future, column: Column, date: PartialDate, today: Date) -> Option<Problem> {
    let is_wrong = matches!(future, Future::No) && date.earliest() > today;
    is_wrong.then(|| {
        let message = format!("{column} is {date}, after the day of this run ({today}).");
        Problem::new(ProblemKind::FutureDate, Location::default(), message)
            .expected(format!("a date not after {today}"))
            .help("What has not happened yet cannot be recorded as done. The year may be wrong.")
    })
}

fn broken_by_parent<T>(
    parent: &Parent<T>,
    column: Column,
    date: PartialDate,
    data: &Dataset,
    row: &T,
) -> Option<Problem> {
    let first = (parent.date)(data, row)?;
    let name = parent.name;
    if date.latest() < first.earliest() {
        let message = format!("{column} is {date}, before {name} ({first}).");
        let problem = Problem::new(parent.before, Location::default(), message);
        return Some(problem.expected(format!("a date not before {first}")));
    }
    let within = parent.within?;
    (date.earliest() > first.latest().saturating_add(within.days.days())).then(|| {
        let message = format!("{column} is {date}, more than {} after {name} ({first}).", within.in_words);
        Problem::new(within.kind, Location::default(), message).help("One of the two dates may be wrong.")
    })
}

fn broken_by_plausible_years<T>(limits: &Limits<T>, date: PartialDate, today: Date) -> Option<Problem> {
    let Limits { column, future, since, .. } = limits;
    if let Future::Years(years) = future
        && date.earliest() > today.saturating_add(years.years())
    {
        let message = format!("{column} is {date}, more than {years} years after the day of this run.");
        return Some(
            Problem::new(ProblemKind::FarFuture, Location::default(), message).help("The year may be wrong."),
        );
    }
    let is_early = date.year() < *since || year_read_as_day(date).is_some();
    is_early.then(|| {
        let message = format!("{column} is {date}, which is too early to be plausible.");
        Problem::new(ProblemKind::EarlyDate, Location::default(), message).help("The year may be wrong.")
    })
}

/// The year that a spreadsheet would show as this day, had it been formatted as a date: years from 1990 to 2050 are
/// day numbers of 1905.
fn year_read_as_day(date: PartialDate) -> Option<i32> {
    const YEARS: RangeInclusive<i32> = 1990..=2050;
    let PartialDate::Day(day) = date else {
        return None;
    };
    let number = (day - Date::constant(1899, 12, 30)).get_days();
    YEARS.contains(&number).then_some(number)
}

/// The date columns that have limits, by file.
#[cfg(test)]
pub(in crate::dataset) fn columns() -> Vec<(&'static str, &'static str)> {
    fn of<T>(file: &'static str, limits: &[Limits<T>]) -> Vec<(&'static str, &'static str)> {
        limits.iter().map(|limits| (file, limits.column.name)).collect()
    }
    [
        of("councils.csv", COUNCILS),
        of("challenges.csv", CHALLENGES),
        of("recommendations.csv", RECOMMENDATIONS),
        of("updates.csv", UPDATES),
        of("replies.csv", REPLIES),
        of("plans.csv", PLANS),
        of("events.csv", EVENTS),
        of("duties.csv", DUTIES),
    ]
    .concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_shown_as_a_day_is_recognised() {
        let year = |text: &str| year_read_as_day(PartialDate::parse(text).unwrap());
        assert_eq!(year("1905-07-16"), Some(2024));
        assert_eq!(year("1905-06-25"), Some(2003));
        assert_eq!(year("1905-12-31"), None);
        assert_eq!(year("1905"), None);
        assert_eq!(year("2024-07-16"), None);
    }

    #[test]
    fn a_coarse_date_breaks_a_limit_only_when_it_must() {
        let today = Date::constant(2026, 6, 15);
        let is_future = |text: &str| {
            broken_by_today(Future::No, updates::DATE, PartialDate::parse(text).unwrap(), today).is_some()
        };
        assert!(["2026-06-16", "2026-07", "2027"].into_iter().all(is_future));
        assert!(!["2026-06-15", "2026-06", "2026"].into_iter().any(is_future));
    }
}
