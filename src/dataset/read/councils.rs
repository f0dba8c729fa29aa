//! `councils.csv`

use std::collections::HashMap;

use super::layout::{Layout, REVIEW, date, optional, required};
use super::row::Row;
use super::rows::read_rows;
use super::sheet::Sheet;
use super::{CouncilNames, Entry, Stage, council_ids};
use crate::dataset::{Council, CouncilType, Nation, Region};
use crate::report::{Problem, ProblemKind};

pub(super) const TABLE: Entry = Entry {
    layout: Layout {
        file: "councils.csv",
        required: true,
        columns: &[
            required("id"),
            required("name"),
            optional("short_name"),
            required("type"),
            required("region"),
            optional("nation"),
            optional("gss_code"),
            date("opened"),
            date("closed"),
            optional("successor"),
            optional("population"),
            optional("hex_q"),
            optional("hex_r"),
            optional("website"),
            REVIEW,
        ],
    },
    read,
};

/// Farthest column or row of the hexagon map from its origin.
const HEXAGONS: i64 = 1000;

fn read(stage: &mut Stage<'_>, sheet: &Sheet) {
    let mut seen = HashMap::new();
    let (mut table, lost) =
        read_rows(sheet, &["id", "name", "short_name"], stage.report, |row| council(row, &mut seen));
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
            record.map(|record| Row::new(sheet, record, stage.report).links("successor", &ids))
        })
        .collect();
    for (key, found) in keys.into_iter().zip(successors) {
        if let Some((council, found)) = stage.data.councils.row_mut(key).zip(found) {
            council.successors = found;
        }
    }
}

fn council(row: &mut Row<'_>, seen: &mut HashMap<String, u32>) -> Option<Council> {
    let id = row.id("id");
    let name = row.line_of_text("name");
    let short_name = row.line_of_text("short_name");
    let kind = row.word("type", &CouncilType::ALL, CouncilType::word);
    let region = row.word("region", &Region::ALL, Region::name);
    let nation = nation(row, region);
    let gss_code = gss_code(row);
    let opened = row.date("opened");
    let closed = row.date("closed");
    let population = row.whole("population", 0, 100_000_000);
    let hexagon = hexagon(row);
    let website = row.url("website");
    if let Some(id) = &id {
        row.unique(seen, id.clone(), "id", ProblemKind::DuplicateId);
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
    let given = row.word("nation", &Nation::ALL, Nation::name);
    let implied = region?.nation();
    if let Some(given) = given
        && given != implied
    {
        let message = format!("{} is not in {}.", region?.name(), given.name());
        let problem = Problem::new(ProblemKind::NationOfRegion, row.location("nation", None), message);
        row.report(problem.expected(implied.name()));
    }
    Some(implied)
}

/// A code of the Office for National Statistics: a letter and eight figures.
fn gss_code(row: &mut Row<'_>) -> Option<String> {
    let code = row.line_of_text("gss_code")?;
    let bytes = code.as_bytes();
    let fits = bytes.len() == 9
        && bytes
            .iter()
            .enumerate()
            .all(|(at, b)| if at == 0 { b.is_ascii_uppercase() } else { b.is_ascii_digit() });
    if !fits {
        let message = "The code is not one of the Office for National Statistics.";
        let problem = Problem::new(ProblemKind::GssCode, row.location("gss_code", None), message);
        row.report(problem.expected("a capital letter and eight figures, such as E06000015"));
    }
    Some(code)
}

fn hexagon(row: &mut Row<'_>) -> Option<(i32, i32)> {
    let empty = (row.raw("hex_q").is_empty(), row.raw("hex_r").is_empty());
    if empty.0 != empty.1 {
        let column = if empty.0 { "hex_q" } else { "hex_r" };
        let problem =
            Problem::new(ProblemKind::HalfHexagon, row.location(column, None), format!("{column} is empty."));
        row.report(problem.help("A position on the hexagon map needs both hex_q and hex_r."));
        return None;
    }
    let q = row.whole("hex_q", -HEXAGONS, HEXAGONS);
    let r = row.whole("hex_r", -HEXAGONS, HEXAGONS);
    q.zip(r)
}
