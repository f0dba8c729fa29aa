//! Challenges: their councils' times, what a follow-up follows, and the number of recommendations.

use std::cmp::Ordering;

use super::Check;
use crate::dataset::read::challenges as columns;
use crate::dataset::{Challenge, ChallengeKind, Key, PartialDate};
use crate::report::{Problem, ProblemKind};

const FILE: &str = "challenges.csv";

pub(super) fn check(check: &mut Check<'_>) {
    for (key, challenge) in check.data.challenges.iter() {
        councils(check, key, challenge);
        follows(check, key, challenge);
        stated(check, key, challenge);
    }
}

/// Whether `later` is certainly before `earlier`.
fn out_of_order(
    earlier: Option<PartialDate>,
    later: Option<PartialDate>,
) -> Option<(PartialDate, PartialDate)> {
    let (earlier, later) = (earlier?, later?);
    (later.compare(earlier) == Some(Ordering::Less)).then_some((earlier, later))
}

fn councils(check: &mut Check<'_>, key: Key<Challenge>, challenge: &Challenge) {
    let line = check.data.challenges.line(key);
    for council in &challenge.councils {
        let council = &check.data.councils[*council];
        if let Some((start, closed)) = out_of_order(challenge.visit_start(), council.closed) {
            let message = format!("{} closed on {closed}, before the visit of {start}.", council.id);
            let location = check.sheets.part(FILE, line, columns::COUNCILS, &council.id);
            let problem = Problem::new(ProblemKind::ClosedCouncil, location, message);
            let successors: Vec<&str> =
                council.successors.iter().map(|key| check.data.councils[*key].id.as_str()).collect();
            check.report.add(if successors.is_empty() {
                problem
            } else {
                problem.help(format!("It was succeeded by {}.", successors.join(", ")))
            });
        }
        if let Some((opened, end)) = out_of_order(council.opened, challenge.visit_end()) {
            let message = format!("{} opened on {opened}, after the visit of {end}.", council.id);
            let location = check.sheets.part(FILE, line, columns::COUNCILS, &council.id);
            let problem = Problem::new(ProblemKind::CouncilNotOpenYet, location, message);
            check.report.add(
                problem.help("A visit from before a reorganisation belongs to the council of its time."),
            );
        }
    }
}

fn follows(check: &mut Check<'_>, key: Key<Challenge>, challenge: &Challenge) {
    let line = check.data.challenges.line(key);
    let Some(earlier) = challenge.follows else {
        if challenge.kind == ChallengeKind::FollowUp && check.sheets.is_empty(FILE, line, columns::FOLLOWS) {
            let location = check.location(FILE, line, columns::FOLLOWS);
            let message = format!("{} is a follow-up, but does not say of which challenge.", challenge.id);
            let problem = Problem::new(ProblemKind::FollowUpOfNothing, location, message);
            check.report.add(problem.help("Give the id of the earlier challenge where it is in the tables."));
        }
        return;
    };
    let earlier = &check.data.challenges[earlier];
    if let Some((start, own)) = out_of_order(earlier.visit_start(), challenge.visit_start()) {
        let message = format!("{} of {own} follows {} of {start}, which is later.", challenge.id, earlier.id);
        let problem =
            Problem::new(ProblemKind::FollowsLater, check.location(FILE, line, columns::FOLLOWS), message);
        check.report.add(problem.expected("the id of an earlier challenge"));
    }
}

/// More recommendations than the report is said to have: one of the two is wrong. Fewer is only a gap in the record.
fn stated(check: &mut Check<'_>, key: Key<Challenge>, challenge: &Challenge) {
    let recorded = check.data.recommendations_of(key).len();
    let Some(stated) = challenge.stated_recommendations.filter(|stated| recorded > *stated as usize) else {
        return;
    };
    let location = check.location(FILE, check.data.challenges.line(key), columns::STATED_RECOMMENDATIONS);
    let message =
        format!("{recorded} recommendations are recorded, but the report is said to have {stated}.");
    let problem = Problem::new(ProblemKind::MoreThanStated, location, message);
    check.report.add(problem.help("Correct the number, or the rows of recommendations.csv."));
}
