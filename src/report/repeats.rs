//! One mistake that stands in many rows is shown a few times and counted.

use std::collections::BTreeMap;

use super::{Problem, Report, thousands};

/// How often problems of one kind are shown.
const SHOWN: usize = 10;

/// A problem to show, or a count of those of its kind that are not shown.
pub(super) enum Item<'a> {
    /// A problem.
    Problem(&'a Problem),
    /// After the last problem of a kind that is shown: that problem, how many more there are, and the rule that they break.
    More(&'a Problem, String),
}

/// The first problems of each kind, each kind followed by how many more there are.
pub(super) fn items(report: &Report) -> Vec<Item<'_>> {
    let mut totals: BTreeMap<_, usize> = BTreeMap::new();
    for problem in report.iter() {
        *totals.entry(problem.kind).or_default() += 1;
    }
    let mut seen: BTreeMap<_, usize> = BTreeMap::new();
    let mut items = Vec::new();
    for problem in report.iter() {
        let kind = problem.kind;
        let number = seen.entry(kind).or_default();
        *number += 1;
        if *number <= SHOWN {
            items.push(Item::Problem(problem));
        }
        let total = totals.get(&kind).copied().unwrap_or_default();
        if *number == SHOWN && total > SHOWN {
            let more = format!("and {} more: {}", thousands((total - SHOWN) as u64), kind.summary());
            items.push(Item::More(problem, more));
        }
    }
    items
}

#[cfg(test)]
mod tests {
    use crate::report::{Location, Problem, ProblemKind, Report, github, json, text};

    fn report(times: u32) -> Report {
        let mut report = Report::default();
        for line in 1..=times {
            let location = Location { line, ..Location::file("data/updates.csv") };
            report.add(Problem::new(ProblemKind::UnknownChallenge, location, "there is no such challenge"));
        }
        report.add(Problem::new(ProblemKind::Encoding, Location::file("data/updates.csv"), "is not UTF-8"));
        report
    }

    #[test]
    fn ten_are_shown_and_the_rest_counted() {
        let report = report(1_500);
        for written in [text(&report, false), github(&report)] {
            assert_eq!(written.matches("there is no such challenge").count(), 10, "{written}");
            assert!(written.contains("and 1,490 more: a challenge is in no row of its table"), "{written}");
            assert!(
                written.contains("is not UTF-8") && written.contains("1,500 errors, 1 notice"),
                "{written}"
            );
        }
        assert_eq!(json(&report).matches("there is no such challenge").count(), 1_500);
        assert!(text(&self::report(11), false).contains("and 1 more: "));
        assert!(!text(&self::report(10), false).contains("and 0 more"));
    }
}
