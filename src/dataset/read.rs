//! `data/*.csv` → [`Dataset`]. A table is one file under `read/` and one line in [`TABLES`].

pub(super) mod challenges;
mod characters;
mod contacts;
mod council_aliases;
pub(super) mod councils;
mod date_order;
pub(super) mod duties;
pub(super) mod events;
mod folder;
mod groups;
mod headings;
mod indicators;
mod invisible;
pub(super) mod layout;
mod neighbours;
mod open;
pub(super) mod plans;
mod quotes;
pub(super) mod recommendations;
mod reference;
pub(super) mod replies;
mod row;
mod rows;
mod sheet;
mod source;
mod span;
pub(super) mod strengths;
mod text;
pub(super) mod themes;
pub(super) mod updates;
mod value;

use std::path::Path;

pub(super) use folder::Sheets;

use super::{Challenge, Council, Dataset, Links, Plan, Theme};
use crate::config::DateOrder;
use crate::report::{ProblemKind, Report};
use layout::Layout;
use reference::{CouncilNames, Councils, Ids};
use rows::Lost;
use sheet::Sheet;

/// A table: what its file looks like, and how its rows are read.
struct Entry {
    layout: Layout,
    read: fn(&mut Stage<'_>, &Sheet),
}

/// All tables; a table stands after those that its rows refer to.
const TABLES: [Entry; 14] = [
    councils::TABLE,
    council_aliases::TABLE,
    groups::TABLE,
    neighbours::TABLE,
    indicators::TABLE,
    themes::TABLE,
    challenges::TABLE,
    recommendations::TABLE,
    updates::TABLE,
    strengths::TABLE,
    replies::TABLE,
    plans::TABLE,
    events::TABLE,
    duties::TABLE,
];

/// What was read: the dataset without the rows that have an error, where each cell stands, and whether a table that others
/// refer to lacks rows.
pub(super) struct Read {
    pub(super) data: Dataset,
    pub(super) sheets: Sheets,
    pub(super) is_incomplete: bool,
}

/// Reads the tables in the `data` folder of a site; `order` is what the settings say of dates that could be read two ways.
pub(super) fn tables(site_folder: &Path, order: DateOrder, report: &mut Report) -> Read {
    let sheets = folder::open(site_folder, &TABLES.map(|table| table.layout), order, report);
    let mut stage =
        Stage { data: Dataset::default(), report, lost: LostRows::default(), names: CouncilNames::default() };
    for table in &TABLES {
        match sheets.get(table.layout.file) {
            Some(sheet) => (table.read)(&mut stage, sheet),
            None if table.layout.required => stage.lost.whole_table(table.layout.file),
            None => {}
        }
    }
    let Stage { mut data, lost, .. } = stage;
    data.links = Links::of(&data);
    Read { data, sheets, is_incomplete: lost.any() }
}

/// What has been read so far.
struct Stage<'a> {
    data: Dataset,
    report: &'a mut Report,
    lost: LostRows,
    names: CouncilNames,
}

/// Rows left out of the tables that others refer to, by their ids.
#[derive(Default)]
struct LostRows {
    councils: Lost,
    aliases: Lost,
    themes: Lost,
    challenges: Lost,
    /// By the id of their challenge.
    recommendations: Lost,
    plans: Lost,
}

impl LostRows {
    /// Says that nothing of a table is known.
    fn whole_table(&mut self, file: &str) {
        match file {
            "councils.csv" => self.councils.unknown = true,
            "themes.csv" => self.themes.unknown = true,
            "challenges.csv" => self.challenges.unknown = true,
            _ => self.recommendations.unknown = true,
        }
    }

    /// Whether a table that others refer to lacks rows.
    fn any(&self) -> bool {
        [&self.councils, &self.themes, &self.challenges, &self.recommendations, &self.plans]
            .iter()
            .any(|lost| lost.unknown || !lost.ids.is_empty())
    }
}

fn council_ids<'a>(data: &'a Dataset, lost: &'a LostRows) -> Ids<'a, Council> {
    Ids::new(&data.councils, &lost.councils, |council| &council.id, "council", ProblemKind::UnknownCouncil)
}

fn councils<'a>(data: &'a Dataset, lost: &'a LostRows, names: &'a CouncilNames) -> Councils<'a> {
    Councils { ids: council_ids(data, lost), aliases: &data.aliases, lost_aliases: &lost.aliases, names }
}

fn themes<'a>(data: &'a Dataset, lost: &'a LostRows) -> Ids<'a, Theme> {
    Ids::new(&data.themes, &lost.themes, |theme| &theme.id, "theme", ProblemKind::UnknownTheme)
}

fn challenges<'a>(data: &'a Dataset, lost: &'a LostRows) -> Ids<'a, Challenge> {
    Ids::new(
        &data.challenges,
        &lost.challenges,
        |challenge| &challenge.id,
        "challenge",
        ProblemKind::UnknownChallenge,
    )
}

fn plans<'a>(data: &'a Dataset, lost: &'a LostRows) -> Ids<'a, Plan> {
    Ids::new(&data.plans, &lost.plans, |plan| &plan.id, "plan", ProblemKind::UnknownPlan)
}

#[cfg(test)]
mod tests {
    use super::TABLES;
    use crate::dataset::check::date_limits;
    use std::collections::BTreeSet;

    #[test]
    fn every_date_column_has_limits() {
        let read: BTreeSet<_> = TABLES
            .iter()
            .flat_map(|table| {
                let dates = table.layout.columns.iter().filter(|column| column.is_date);
                dates.map(|column| (table.layout.file, column.name))
            })
            .collect();
        assert_eq!(read, date_limits::columns().into_iter().collect());
    }
}
