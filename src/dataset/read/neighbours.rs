//! `neighbours.csv`

use std::collections::HashMap;

use super::layout::{Column, Layout, REVIEW, required};
use super::rows::read_rows;
use super::sheet::Sheet;
use super::{Entry, Stage, councils};
use crate::dataset::Neighbour;
use crate::report::{Problem, ProblemKind};

pub(in crate::dataset) const COUNCIL: Column = required("council");
pub(in crate::dataset) const NEIGHBOUR: Column = required("neighbour");
pub(in crate::dataset) const RANK: Column = required("rank");

pub(super) const TABLE: Entry = Entry {
    layout: Layout { file: "neighbours.csv", required: false, columns: &[COUNCIL, NEIGHBOUR, RANK, REVIEW] },
    read,
};

fn read(stage: &mut Stage<'_>, sheet: &Sheet) {
    let Stage { data, report, lost, names } = stage;
    let councils = councils(data, lost, names);
    let mut seen = HashMap::new();
    let (table, _) = read_rows(sheet, &[COUNCIL], report, |row| {
        let council = row.link(COUNCIL, &councils);
        let neighbour = row.link(NEIGHBOUR, &councils);
        let rank = row.whole(RANK, 1, 1000);
        let (council, neighbour) = (council?, neighbour?);
        let id = |key| &data.councils[key].id;
        if council == neighbour {
            let message = format!("{} is named as similar to itself.", id(council));
            let problem = Problem::new(ProblemKind::OwnNeighbour, row.location(NEIGHBOUR, None), message);
            row.report(problem.expected("another council"));
        }
        let pair = format!("{}: {}", id(council), id(neighbour));
        row.unique(&mut seen, pair, NEIGHBOUR, ProblemKind::DuplicateNeighbour);
        Some(Neighbour { council, neighbour, rank: rank? })
    });
    data.neighbours = table;
}
