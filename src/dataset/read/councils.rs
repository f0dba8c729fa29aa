//! `councils.csv`

use std::collections::HashMap;

use super::layout::{Column, Layout, REVIEW, date, optional, required};
use super::row::Row;
use super::rows::read_rows;
use super::sheet::Sheet;
use super::{CouncilNames, Entry, Stage, council_ids};
use crate::dataset::{Council, CouncilType, Nation, Region};
use crate::report::{Problem, ProblemKind};

pub(in crate::dataset) const ID: Column = required("id");
pub(in crate::dataset) const NAME: Column = required("name");
pub(in crate::dataset) const SHORT_NAME: Column = optional("short_name");
pub(in crate::dataset) const TYPE: Column = required("type");
pub(in crate::dataset) const REGION: Column = required("region");
pub(in crate::dataset) const NATION: Column = optional("nation");
pub(in crate::dataset) const GSS_CODE: Column = optional("gss_code");
pub(in crate::dataset) const OPENED: Column = date("opened");
pub(in crate::dataset) const CLOSED: Column = date("closed");
pub(in crate::dataset) const SUCCESSOR: Column = optional("successor");
pub(in crate::dataset) const POPULATION: Column = optional("population");
pub(in crate::dataset) const HEX_Q: Column = optional("hex_q");
pub(in crate::dataset) const HEX_R: Column = optional("hex_r");
pub(in crate::dataset) const WEBSITE: Column = optional("website");

pub(super) const TABLE: Entry = Entry {
    layout: Layout {
        file: "councils.csv",
        required: true,
        columns: &[
            ID, NAME, SHORT_NAME, TYPE, REGION, NATION, GSS_CODE, OPENED, CLOSED, SUCCESSOR, POPULATION,
            HEX_Q, HEX_R, WEBSITE, REVIEW,
        ],
    },
    read,
};

/// Farthest column or row of the hexagon map from its origin.
const HEXAGONS: i64 = 1000;

fn read(stage: &mut Stage<'_>, sheet: &Sheet) {
    let mut seen = HashMap::new();
    let (mut table, lost) =
        read_rows(sheet, &[ID, NAME, SHORT_NAME], stage.report, |row| council(row, &mut seen));
    let keys: Vec<_> = table.keys().collect();
    for key in &keys {
        let id = table[*key].id.clone();
        table.name(&id, *key);
    }
    stage.data.councils = table;
    stage.lost.councils = lost;
    stage.names = CouncilNames::of(&stage.data.councils);
    let ids = council_ids(&stage.data, &stage.lost);
    let successors: Vec<_> = keys
        .iter()
        .map(|key| {
            let record = sheet.record_at(stage.data.councils.line(*key));
            record.map(|record| Row::new(sheet, record, stage.report).links(SUCCESSOR, &ids))
        })
        .collect();
    for (key, found) in keys.into_iter().zip(successors) {
        if let Some((council, found)) = stage.data.councils.row_mut(key).zip(found) {
            council.successors = found;
        }
    }
}

fn council(row: &mut Row<'_>, seen: &mut HashMap<String, u32>) -> Option<Council> {
    let id = row.id(ID);
    let name = row.line_of_text(NAME);
    let short_name = row.line_of_text(SHORT_NAME);
    let kind = row.word(TYPE, &CouncilType::ALL, CouncilType::word);
    let region = row.word(REGION, &Region::ALL, Region::name);
    let nation = nation(row, region);
    let gss_code = gss_code(row);
    let opened = row.date(OPENED);
    let closed = row.date(CLOSED);
    let population = row.whole(POPULATION, 0, 100_000_000);
    let hexagon = hexagon(row);
    let website = row.url(WEBSITE);
    if let Some(id) = &id {
        row.unique(seen, id.clone(), ID, ProblemKind::DuplicateId);
    }
    let name = name?;
    Some(Council {
        id: id?,
        short_name: short_name.unwrap_or_else(|| name.clone()),
        name,
        kind: kind?,
        region: region?,
        nation: nation?,
        gss_code,
        opened,
        closed,
        successors: Vec::new(),
        population,
        hexagon,
        website,
    })
}

/// The nation, which follows from the region; one that disagrees with it is an error.
fn nation(row: &mut Row<'_>, region: Option<Region>) -> Option<Nation> {
    let given = row.word(NATION, &Nation::ALL, Nation::name);
    let implied = region?.nation();
    if let Some(given) = given
        && given != implied
    {
        let message = format!("{} is not in {}.", region?.name(), given.name());
        let problem = Problem::new(ProblemKind::NationOfRegion, row.location(NATION, None), message);
        row.report(problem.expected(implied.name()));
    }
    Some(implied)
}

/// A code of the Office for National Statistics: a letter and eight figures.
fn gss_code(row: &mut Row<'_>) -> Option<String> {
    let code = row.line_of_text(GSS_CODE)?;
    let bytes = code.as_bytes();
    let fits = bytes.len() == 9
        && bytes
            .iter()
            .enumerate()
            .all(|(at, b)| if at == 0 { b.is_ascii_uppercase() } else { b.is_ascii_digit() });
    if !fits {
        let message = "The code is not one of the Office for National Statistics.";
        let problem = Problem::new(ProblemKind::GssCode, row.location(GSS_CODE, None), message);
        row.report(problem.expected("a capital letter and eight figures, such as E06000015"));
    }
    Some(code)
}

fn hexagon(row: &mut Row<'_>) -> Option<(i32, i32)> {
    let empty = (row.raw(HEX_Q).is_empty(), row.raw(HEX_R).is_empty());
    if empty.0 != empty.1 {
        let column = if empty.0 { HEX_Q } else { HEX_R };
        let problem =
            Problem::new(ProblemKind::HalfHexagon, row.location(column, None), format!("{column} is empty."));
        row.report(problem.help("A position on the hexagon map needs both hex_q and hex_r."));
        return None;
    }
    let q = row.whole(HEX_Q, -HEXAGONS, HEXAGONS);
    let r = row.whole(HEX_R, -HEXAGONS, HEXAGONS);
    q.zip(r)
}
