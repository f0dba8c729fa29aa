//! Recommendations: whom they address.

use super::Check;
use crate::dataset::read::recommendations as columns;
use crate::report::{Problem, ProblemKind};

const FILE: &str = "recommendations.csv";

pub(super) fn check(check: &mut Check<'_>) {
    let recommendations = &check.data.recommendations;
    for (key, recommendation) in recommendations.iter() {
        let challenge = &check.data.challenges[recommendation.challenge];
        for council in recommendation.councils.iter().filter(|council| !challenge.councils.contains(council))
        {
            let id = &check.data.councils[*council].id;
            let location = check.sheets.part(FILE, recommendations.line(key), columns::COUNCILS, id);
            let message = format!("{id} is not one of the councils of {}.", challenge.id);
            let visited: Vec<&str> =
                challenge.councils.iter().map(|key| check.data.councils[*key].id.as_str()).collect();
            let problem = Problem::new(ProblemKind::CouncilNotVisited, location, message);
            check.report.add(problem.expected(format!("one or more of {}", visited.join(", "))));
        }
    }
}
