//! References from one table to another: by id, and for councils also by alias and by name.

use std::cell::Cell;
use std::collections::HashMap;

use super::layout::Column;
use super::row::Row;
use super::rows::Lost;
use super::value;
use crate::dataset::{Alias, Council, Key, Table};
use crate::report::nearest;
use crate::report::{Problem, ProblemKind};

/// Ids that are looked at for near ones of unknown ids in one table; after so many the table is of another site, and the
/// search would only cost time.
const COMPARISONS: usize = 1_000_000;

/// A table that others refer to by id.
pub(super) struct Ids<'a, T> {
    table: &'a Table<T>,
    lost: &'a Lost,
    id: fn(&T) -> &str,
    noun: &'static str,
    kind: ProblemKind,
    comparisons: Cell<usize>,
}

/// Where a reference leads.
enum Found<T> {
    Row(Key<T>),
    /// To a row that was left out: reported there already.
    Lost,
    Unknown,
}

impl<'a, T> Ids<'a, T> {
    /// `noun` names one row in messages, `code` the rule about unknown ones.
    pub(super) fn new(
        table: &'a Table<T>,
        lost: &'a Lost,
        id: fn(&T) -> &str,
        noun: &'static str,
        kind: ProblemKind,
    ) -> Self {
        Self { table, lost, id, noun, kind, comparisons: Cell::new(COMPARISONS) }
    }

    fn find(&self, id: &str) -> Found<T> {
        match self.table.find(id) {
            Some(key) => Found::Row(key),
            None if self.lost.unknown || self.lost.ids.contains(id) => Found::Lost,
            None => Found::Unknown,
        }
    }

    /// The problem of an item that leads nowhere; `knows` says of its parts whether they would.
    fn unknown(&self, row: &Row<'_>, column: Column, item: &str, knows: impl Fn(&str) -> bool) -> Problem {
        let message = format!("There is no {} {}.", self.noun, value::quoted(item));
        let problem = Problem::new(self.kind, row.location(column, Some(item)), message);
        let problem = problem.expected(format!("the id of a {}", self.noun));
        if let Some(parts) = other_list(item, knows) {
            return problem.help(format!("Lists are separated by semicolons: write {}.", parts.join(";")));
        }
        match self.near(item) {
            Some(near) => problem.help(format!("Did you mean {near}?")),
            None => problem,
        }
    }

    fn near(&self, item: &str) -> Option<&'a str> {
        let left = self.comparisons.get().checked_sub(self.table.len())?;
        self.comparisons.set(left);
        nearest(item, self.table.rows().iter().map(self.id))
    }
}

/// Something that a cell can refer to.
pub(super) trait Target<T> {
    /// The row that `item`, a part of the cell in `column`, leads to; an unknown one is reported.
    fn resolve(&self, row: &mut Row<'_>, column: Column, item: &str) -> Option<Key<T>>;
}

impl<T> Target<T> for Ids<'_, T> {
    fn resolve(&self, row: &mut Row<'_>, column: Column, item: &str) -> Option<Key<T>> {
        match self.find(item) {
            Found::Row(key) => return Some(key),
            Found::Lost => row.leave_out(),
            Found::Unknown => {
                row.report(self.unknown(row, column, item, |part| self.table.find(part).is_some()));
            }
        }
        None
    }
}

/// The parts of an item that is a list with another separator than the semicolon: each is known, or each has the form of
/// an id and one is known.
fn other_list(item: &str, knows: impl Fn(&str) -> bool) -> Option<Vec<&str>> {
    const SEPARATORS: [&str; 6] = [",", "|", "/", "\n", "&", " and "];
    SEPARATORS.into_iter().find_map(|separator| {
        let parts: Vec<&str> = item.split(separator).map(str::trim).filter(|part| !part.is_empty()).collect();
        let ids = parts.iter().all(|part| value::slug_fault(part).is_none());
        let known = parts.iter().filter(|part| knows(part)).count();
        let is_list = known == parts.len() || (ids && known > 0);
        (parts.len() > 1 && is_list).then_some(parts)
    })
}

/// The names under which councils can be found.
#[derive(Debug, Default)]
pub(super) struct CouncilNames {
    names: HashMap<String, Named>,
}

/// What a name leads to.
#[derive(Clone, Copy, Debug)]
enum Named {
    One(Key<Council>),
    /// Two councils share the name.
    Two(Key<Council>, Key<Council>),
}

impl CouncilNames {
    /// The official and everyday names of all councils. A name that a closed and an open council share is that of the
    /// open one.
    pub(super) fn of(councils: &Table<Council>) -> Self {
        let mut names: HashMap<String, Named> = HashMap::new();
        for (key, council) in councils.iter() {
            for name in [&council.name, &council.short_name] {
                let slot = names.entry(value::slug(name)).or_insert(Named::One(key));
                if let Named::One(other) = *slot
                    && other != key
                {
                    *slot = match (councils[other].closed.is_some(), council.closed.is_some()) {
                        (true, false) => Named::One(key),
                        (false, true) => Named::One(other),
                        _ => Named::Two(other, key),
                    };
                }
            }
        }
        Self { names }
    }
}

/// Councils by id, then by alias, then by name.
pub(super) struct Councils<'a> {
    pub(super) ids: Ids<'a, Council>,
    pub(super) aliases: &'a Table<Alias>,
    pub(super) lost_aliases: &'a Lost,
    pub(super) names: &'a CouncilNames,
}

impl Councils<'_> {
    fn knows(&self, item: &str) -> bool {
        let slug = value::slug(item);
        self.ids.table.find(&slug).is_some()
            || self.aliases.find(&slug).is_some()
            || self.names.names.contains_key(&slug)
    }
}

impl Target<Council> for Councils<'_> {
    fn resolve(&self, row: &mut Row<'_>, column: Column, item: &str) -> Option<Key<Council>> {
        if let Some(key) = self.ids.table.find(item) {
            return Some(key);
        }
        let slug = value::slug(item);
        let by_slug = || self.ids.table.find(&slug);
        let by_alias = || self.aliases.find(&slug).map(|alias| self.aliases[alias].council);
        if let Some(key) = by_slug().or_else(by_alias) {
            return Some(key);
        }
        match self.names.names.get(&slug) {
            Some(Named::One(key)) => return Some(*key),
            Some(Named::Two(one, other)) => {
                let (one, other) = (&self.ids.table[*one].id, &self.ids.table[*other].id);
                let message = format!("Two councils are called {}.", value::quoted(item));
                let problem =
                    Problem::new(ProblemKind::AmbiguousCouncil, row.location(column, Some(item)), message);
                row.report(problem.expected("the id of a council").help(format!("Write {one} or {other}.")));
            }
            None if self.lost_aliases.unknown || self.lost_aliases.ids.contains(item) => row.leave_out(),
            None => match self.ids.find(item) {
                Found::Row(key) => return Some(key),
                Found::Lost => row.leave_out(),
                Found::Unknown => row.report(self.ids.unknown(row, column, item, |part| self.knows(part))),
            },
        }
        None
    }
}

impl Row<'_> {
    /// The row that the cell refers to.
    pub(super) fn link<T>(&mut self, column: Column, target: &impl Target<T>) -> Option<Key<T>> {
        let item = self.filled(column)?;
        target.resolve(self, column, item)
    }

    /// The rows that the cell refers to, each once, in the order of the cell.
    pub(super) fn links<T>(&mut self, column: Column, target: &impl Target<T>) -> Vec<Key<T>> {
        let Some(cell) = self.filled(column).filter(|_| self.fits(column)) else {
            return Vec::new();
        };
        let mut keys = Vec::new();
        for item in cell.split(';').map(str::trim).filter(|item| !item.is_empty()) {
            let Some(key) = target.resolve(self, column, item) else {
                continue;
            };
            if keys.contains(&key) {
                let message = format!("{} stands twice in one cell.", value::quoted(item));
                let problem = Problem::new(ProblemKind::RepeatedValue, self.location(column, None), message);
                self.report(problem.help("It is counted once."));
            } else {
                keys.push(key);
            }
        }
        keys
    }
}
