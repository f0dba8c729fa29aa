//! A table of typed rows, and the keys that link one table to another.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::ops::Index;

use super::KeyedVec;

/// The place of a row in its [`Table`]: a link that cannot lead to a row of another kind.
pub struct Key<T> {
    row: u32,
    kind: PhantomData<fn() -> T>,
}

impl<T> Key<T> {
    /// The key of the row at `position`, from 0; positions past `u32::MAX` are no rows.
    #[must_use]
    pub fn new(position: usize) -> Self {
        Self { row: u32::try_from(position).unwrap_or(u32::MAX), kind: PhantomData }
    }

    /// The position of the row in its table, from 0.
    #[must_use]
    pub fn position(self) -> usize {
        self.row as usize
    }
}

impl<T> Clone for Key<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Key<T> {}
impl<T> PartialEq for Key<T> {
    fn eq(&self, other: &Self) -> bool {
        self.row == other.row
    }
}
impl<T> Eq for Key<T> {}
impl<T> PartialOrd for Key<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Key<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.row.cmp(&other.row)
    }
}
impl<T> Hash for Key<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.row.hash(state);
    }
}
impl<T> fmt::Debug for Key<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.row)
    }
}

/// Rows of one kind, with the line each came from and the columns that peerbench does not know.
#[derive(Clone, Debug)]
pub struct Table<T> {
    rows: Vec<T>,
    lines: Vec<u32>,
    extra_columns: Vec<String>,
    extra: Vec<Box<[String]>>,
    ids: HashMap<String, u32>,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self {
            rows: Vec::new(),
            lines: Vec::new(),
            extra_columns: Vec::new(),
            extra: Vec::new(),
            ids: HashMap::new(),
        }
    }
}

impl<T> Table<T> {
    /// An empty table that keeps these unknown columns, in the order of the file.
    #[must_use]
    pub fn with_extra_columns(extra_columns: Vec<String>) -> Self {
        Self { extra_columns, ..Self::default() }
    }

    /// Adds a row that came from `line`, with its cells of the unknown columns.
    pub fn push(&mut self, row: T, line: u32, extra: Vec<String>) -> Key<T> {
        let key = Key::new(self.rows.len());
        self.rows.push(row);
        self.lines.push(line);
        if !self.extra_columns.is_empty() {
            self.extra.push(extra.into_boxed_slice());
        }
        key
    }

    /// Makes the row findable by `id`; the first row with an id keeps it.
    pub fn name(&mut self, id: &str, key: Key<T>) {
        self.ids.entry(id.to_owned()).or_insert(key.row);
    }

    /// The row with this id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<Key<T>> {
        self.ids.get(id).map(|row| Key { row: *row, kind: PhantomData })
    }

    /// Rows in order, each with its key.
    #[must_use]
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (Key<T>, &T)> + ExactSizeIterator {
        self.rows.iter().enumerate().map(|(i, row)| (Key::new(i), row))
    }

    /// All keys, in order.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = Key<T>> + ExactSizeIterator + use<T> {
        (0..self.rows.len()).map(Key::new)
    }

    /// The rows alone, in order.
    #[must_use]
    pub fn rows(&self) -> &[T] {
        &self.rows
    }

    /// A row to change while tables are being linked.
    pub fn row_mut(&mut self, key: Key<T>) -> Option<&mut T> {
        self.rows.get_mut(key.position())
    }

    /// Number of rows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The line of the file that the row came from, from 1.
    #[must_use]
    pub fn line(&self, key: Key<T>) -> u32 {
        self.lines.get(key.position()).copied().unwrap_or(0)
    }

    /// Names of the columns that peerbench does not know, in the order of the file.
    #[must_use]
    pub fn extra_columns(&self) -> &[String] {
        &self.extra_columns
    }

    /// The row's cells of the unknown columns, in the same order; empty when there are none.
    #[must_use]
    pub fn extra(&self, key: Key<T>) -> &[String] {
        self.extra.get(key.position()).map_or(&[], |cells| cells)
    }

    /// The table of the rows that `keep` gives something for, with the new key of each row that was kept.
    #[must_use]
    pub fn filter_map(
        &self,
        mut keep: impl FnMut(Key<T>, &T) -> Option<T>,
    ) -> (Self, KeyedVec<T, Option<Key<T>>>) {
        let mut kept = Self::with_extra_columns(self.extra_columns.clone());
        let mut new_keys: KeyedVec<T, Option<Key<T>>> = KeyedVec::filled(self, None);
        for (key, row) in self.iter() {
            if let Some(row) = keep(key, row) {
                new_keys[key] = Some(kept.push(row, self.line(key), self.extra(key).to_vec()));
            }
        }
        let kept_row = |row: &u32| new_keys.get(Key::new(*row as usize)).copied().flatten();
        kept.ids = self.ids.iter().filter_map(|(id, row)| Some((id.clone(), kept_row(row)?.row))).collect();
        (kept, new_keys)
    }

    /// Puts the rows in the order of `compare`. Keys given out before are void.
    pub fn sort_by(&mut self, mut compare: impl FnMut(&T, &T) -> Ordering) {
        let mut order: Vec<u32> = (0..self.rows.len()).map(|i| Key::<T>::new(i).row).collect();
        order.sort_by(|a, b| compare(&self.rows[*a as usize], &self.rows[*b as usize]));
        let mut new_place = vec![0_u32; order.len()];
        for (position, old) in order.iter().enumerate() {
            new_place[*old as usize] = Key::<T>::new(position).row;
        }
        permute(&mut self.rows, &new_place);
        permute(&mut self.lines, &new_place);
        if !self.extra.is_empty() {
            permute(&mut self.extra, &new_place);
        }
        self.ids.values_mut().for_each(|row| *row = new_place[*row as usize]);
    }
}

/// Moves each item to the place that `new_place` names for it.
fn permute<T>(items: &mut Vec<T>, new_place: &[u32]) {
    let mut placed: Vec<(u32, T)> = new_place.iter().copied().zip(items.drain(..)).collect();
    placed.sort_by_key(|(position, _)| *position);
    items.extend(placed.into_iter().map(|(_, item)| item));
}

impl<T> Index<Key<T>> for Table<T> {
    type Output = T;

    /// The row of a key that this table gave out.
    fn index(&self, key: Key<T>) -> &T {
        &self.rows[key.position()]
    }
}
