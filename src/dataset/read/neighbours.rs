//! `neighbours.csv`

use std::collections::HashMap;

use super::layout::{Layout, REVIEW, required};
use super::rows::read_rows;
use super::sheet::Sheet;
use super::{Entry, Stage, councils};
use crate::dataset::Neighbour;
use crate::report::{Problem, ProblemKind};

pub(super) const TABLE: Entry = Entry {
    layout: Layout {
        file: "neighbours.csv",
        required: false,
        columns: &[required("council"), required("neighbour"), required("rank"), REVIEW],
    },
    read,
};

fn read(stage: &mut Stage<'_>, sheet: &Sheet) {
    let Stage { data, report, lost, names } = stage;
    let councils = councils(data, lost, names);
    let mut seen = HashMap::new();
    let (table, _) = read_rows(sheet, &["council"], report, |row| {
        let council = row.link("council", &councils);
        let neighbour = row.link("neighbour", &councils);
        let rank = row.whole("rank", 1, 1000);
        let (council, neighbour) = (council?, neighbour?);
        let id = |key| &data.councils[key].id;
        if council == neighbour {
            let message = format!("{} is named as similar to itself.", id(council));
            let problem = Problem::new(ProblemKind::OwnNeighbour, row.location("neighbour", None), message);
            row.report(problem.expected("another council"));
        }
        let pair = format!("{}: {}", id(council), id(neighbour));
        row.unique(&mut seen, pair, "neighbour", ProblemKind::DuplicateNeighbour);
        Some(Neighbour { council, neighbour, rank: rank? })
    });
    data.neighbours = table;
}
