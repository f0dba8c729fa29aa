//! Updates: what they count, and whether they agree.

use std::collections::HashMap;

use super::Check;
use crate::dataset::read::updates as columns;
use crate::dataset::{Key, PartialDate, Recommendation, Status, Unit, Update};
use crate::report::{Problem, ProblemKind};

const FILE: &str = "updates.csv";

pub(super) fn check(check: &mut Check<'_>) {
    for (key, update) in check.data.updates.iter() {
        let line = check.data.updates.line(key);
        counts(check, line, update);
    }
    disagreement(check);
}

fn counts(check: &mut Check<'_>, line: u32, update: &Update) {
    let counts = update.counts;
    let parts = [
        (columns::DONE, counts.done),
        (columns::GREEN, counts.green),
        (columns::AMBER, counts.amber),
        (columns::RED, counts.red),
    ];
    let given = parts.into_iter().chain([(columns::TOTAL, counts.total)]).find(|(_, count)| count.is_some());
    let Some((first, _)) = given else {
        return;
    };
    if update.recommendation.is_some() {
        let message = "Counts are about a whole challenge, but this update is about one recommendation.";
        let problem = Problem::new(ProblemKind::CountsOfOne, check.location(FILE, line, first), message);
        check.report.add(problem.help("Leave recommendation empty, or the counts."));
    }
    let Some(unit) = counts.unit else {
        let problem = Problem::new(
            ProblemKind::UnitMissing,
            check.location(FILE, line, columns::UNIT),
            "The counts have no unit.",
        );
        let words: Vec<&str> = Unit::ALL.iter().map(|unit| unit.word()).collect();
        check.report.add(problem.expected(format!("one of {}", words.join(", "))));
        return;
    };
    let total = if unit == Unit::PercentOfActions { counts.total.or(Some(100)) } else { counts.total };
    let Some(total) = total else {
        return;
    };
    let too_many = parts.iter().find(|(_, count)| count.is_some_and(|count| count > total));
    let colours: u32 = [counts.green, counts.amber, counts.red].into_iter().flatten().sum();
    // Percentages are rounded one by one, so that three of them can add up to a little more than the whole.
    let slack = if unit == Unit::PercentOfActions { 2 } else { 0 };
    if let Some((column, Some(count))) = too_many {
        let message = format!("{column} is {count}, more than the total of {total}.");
        let problem = Problem::new(ProblemKind::MoreThanTotal, check.location(FILE, line, *column), message);
        check.report.add(problem.expected(format!("at most {total}")));
    } else if colours > total + slack {
        let message = format!("green, amber and red add up to {colours}, more than the total of {total}.");
        check.report.add(Problem::new(
            ProblemKind::MoreThanTotal,
            check.location(FILE, line, columns::GREEN),
            message,
        ));
    }
}

/// Two updates of one recommendation on one day that say different things: the later row is taken for the later word.
fn disagreement(check: &mut Check<'_>) {
    type Day = (Key<Recommendation>, PartialDate);
    let mut said: HashMap<Day, (Status, u32)> = HashMap::new();
    for (key, update) in check.data.updates.iter() {
        let (Some(recommendation), Some(date @ PartialDate::Day(_))) = (update.recommendation, update.date)
        else {
            continue;
        };
        let line = check.data.updates.line(key);
        let (status, first) = *said.entry((recommendation, date)).or_insert((update.status, line));
        if status != update.status {
            let message = format!(
                "This update says {}, but line {first} says {} of the same recommendation on the same day.",
                update.status.word(),
                status.word()
            );
            let problem = Problem::new(
                ProblemKind::UpdatesDisagree,
                check.location(FILE, line, columns::STATUS),
                message,
            );
            check.report.add(problem.help("The lower row is taken for the later word."));
        }
    }
}
