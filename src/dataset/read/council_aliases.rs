//! `council_aliases.csv`

use std::collections::HashMap;

use super::layout::{Column, Layout, REVIEW, required};
use super::rows::read_rows;
use super::sheet::Sheet;
use super::{Entry, Stage, council_ids, value};
use crate::dataset::Alias;
use crate::report::{Problem, ProblemKind};

pub(in crate::dataset) const ALIAS: Column = required("alias");
pub(in crate::dataset) const ID: Column = required("id");

pub(super) const TABLE: Entry = Entry {
    layout: Layout { file: "council_aliases.csv", required: false, columns: &[ALIAS, ID, REVIEW] },
    read,
};

fn read(stage: &mut Stage<'_>, sheet: &Sheet) {
    let Stage { data, report, lost, .. } = stage;
    let ids = council_ids(data, lost);
    let mut seen = HashMap::new();
    let (mut table, lost_rows) = read_rows(sheet, &[ALIAS], report, |row| {
        let spelling = row.line_of_text(ALIAS);
        let council = row.link(ID, &ids);
        let alias = value::slug(&spelling?);
        row.unique(&mut seen, alias.clone(), ALIAS, ProblemKind::DuplicateAlias);
        if let Some(other) = data.councils.find(&alias)
            && council.is_some_and(|council| council != other)
        {
            let message = format!("{} is the id of another council.", value::quoted(&alias));
            let problem = Problem::new(ProblemKind::AliasIsId, row.location(ALIAS, None), message);
            row.report(problem.help("The id comes first, so this alias never leads anywhere."));
        }
        Some(Alias { alias, council: council? })
    });
    let keys: Vec<_> = table.keys().collect();
    for key in keys {
        let alias = table[key].alias.clone();
        table.name(&alias, key);
    }
    data.aliases = table;
    lost.aliases = lost_rows;
}
