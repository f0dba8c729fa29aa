//! Councils: their places on the map.

use std::collections::HashMap;

use super::Check;
use crate::dataset::read::councils as columns;
use crate::report::{Problem, ProblemKind};

const FILE: &str = "councils.csv";

pub(super) fn check(check: &mut Check<'_>) {
    let councils = &check.data.councils;
    let mut hexagons: HashMap<(i32, i32), &str> = HashMap::new();
    for (key, council) in councils.iter() {
        let line = councils.line(key);
        if let Some(hexagon) = council.hexagon {
            if let Some(other) = hexagons.get(&hexagon) {
                let message = format!("{} and {other} stand on one hexagon of the map.", council.id);
                let problem = Problem::new(
                    ProblemKind::SharedHexagon,
                    check.location(FILE, line, columns::HEX_Q),
                    message,
                );
                check.report.add(problem.help("On the map the later row would hide the earlier."));
            } else {
                hexagons.insert(hexagon, &council.id);
            }
        }
    }
}
