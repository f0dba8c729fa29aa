//! Rows that follow one another must come to an end.

use super::Check;
use crate::dataset::Key;
use crate::dataset::read::{challenges, councils, plans};
use crate::report::{Problem, ProblemKind};

pub(super) fn check(check: &mut Check<'_>) {
    let data = check.data;
    let next = |at: usize| data.challenges.rows()[at].follows.iter().map(|key| key.position()).collect();
    for at in in_loops(data.challenges.len(), next) {
        let line = data.challenges.line(Key::new(at));
        let message =
            format!("{} follows itself, directly or through others.", data.challenges.rows()[at].id);
        let location = check.location("challenges.csv", line, challenges::FOLLOWS);
        check.report.add(
            Problem::new(ProblemKind::FollowsLoop, location, message)
                .expected("the id of an earlier challenge"),
        );
    }
    let next = |at: usize| data.councils.rows()[at].successors.iter().map(|key| key.position()).collect();
    for at in in_loops(data.councils.len(), next) {
        let line = data.councils.line(Key::new(at));
        let message = format!("{} succeeds itself, directly or through others.", data.councils.rows()[at].id);
        let location = check.location("councils.csv", line, councils::SUCCESSOR);
        check.report.add(
            Problem::new(ProblemKind::SuccessorLoop, location, message).expected("the id of a later council"),
        );
    }
    let next = |at: usize| data.plans.rows()[at].successor.iter().map(|key| key.position()).collect();
    for at in in_loops(data.plans.len(), next) {
        let line = data.plans.line(Key::new(at));
        let message = format!("{} succeeds itself, directly or through others.", data.plans.rows()[at].id);
        let location = check.location("plans.csv", line, plans::SUCCESSOR);
        check
            .report
            .add(Problem::new(ProblemKind::PlanLoop, location, message).expected("the id of a later plan"));
    }
}

/// The rows from which one comes back to where one was, each loop named once, at the link that closes it. Walks
/// without recursion, so that a chain of any length fits.
fn in_loops(rows: usize, next: impl Fn(usize) -> Vec<usize>) -> Vec<usize> {
    #[derive(Clone, Copy, PartialEq)]
    enum Seen {
        Never,
        OnThisPath,
        Done,
    }
    let mut seen = vec![Seen::Never; rows];
    let mut closing = Vec::new();
    for start in 0..rows {
        if seen[start] != Seen::Never {
            continue;
        }
        seen[start] = Seen::OnThisPath;
        let mut path = vec![(start, next(start))];
        while let Some((row, links)) = path.last_mut() {
            let row = *row;
            match links.pop() {
                Some(link) if seen[link] == Seen::Never => {
                    seen[link] = Seen::OnThisPath;
                    path.push((link, next(link)));
                }
                Some(link) if seen[link] == Seen::OnThisPath => closing.push(row),
                Some(_) => {}
                None => {
                    seen[row] = Seen::Done;
                    path.pop();
                }
            }
        }
    }
    closing.dedup();
    closing
}

#[cfg(test)]
mod tests {
    use super::in_loops;

    fn loops(links: &[&[usize]]) -> Vec<usize> {
        in_loops(links.len(), |at| links[at].to_vec())
    }

    #[test]
    fn chains_and_forks_end() {
        assert!(loops(&[&[1], &[2], &[]]).is_empty());
        assert!(loops(&[&[1, 2], &[3], &[3], &[]]).is_empty());
    }

    #[test]
    fn every_loop_is_named_once() {
        assert_eq!(loops(&[&[0]]), [0]);
        assert_eq!(loops(&[&[1], &[2], &[0]]), [2]);
        assert_eq!(loops(&[&[1], &[0], &[2]]), [1, 2]);
    }

    #[test]
    fn a_long_chain_needs_no_stack() {
        assert_eq!(in_loops(1_000_000, |at| vec![(at + 1) % 1_000_000]), [999_999]);
    }
}
