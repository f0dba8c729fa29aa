//! One value for each row of a table, found by the row's key alone.

use std::marker::PhantomData;
use std::ops::{Index, IndexMut};

use super::{Key, Table};

/// A value `V` for each row of a [`Table<T>`], in the order of the table: it cannot be indexed by the key of another table.
pub struct KeyedVec<T, V> {
    values: Vec<V>,
    table: PhantomData<fn() -> T>,
}

impl<T, V> KeyedVec<T, V> {
    /// The value that `of` gives for each row.
    #[must_use]
    pub fn of(table: &Table<T>, of: impl FnMut((Key<T>, &T)) -> V) -> Self {
        table.iter().map(of).collect()
    }

    /// The value of a row; `None` for the key of a longer table.
    #[must_use]
    pub fn get(&self, key: Key<T>) -> Option<&V> {
        self.values.get(key.position())
    }

    /// Keys with their values, in the order of the table.
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (Key<T>, &V)> {
        self.values.iter().enumerate().map(|(position, value)| (Key::new(position), value))
    }

    /// Keys with their values, to change the values.
    pub fn iter_mut(&mut self) -> impl ExactSizeIterator<Item = (Key<T>, &mut V)> {
        self.values.iter_mut().enumerate().map(|(position, value)| (Key::new(position), value))
    }

    /// The values alone, in the order of the table.
    #[must_use]
    pub fn values(&self) -> &[V] {
        &self.values
    }

    /// Number of rows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether the table has no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }
}

impl<T, V: Clone> KeyedVec<T, V> {
    /// The same value for each row.
    #[must_use]
    pub fn filled(table: &Table<T>, value: V) -> Self {
        Self::from(vec![value; table.len()])
    }
}

impl<T, V> From<Vec<V>> for KeyedVec<T, V> {
    fn from(values: Vec<V>) -> Self {
        Self { values, table: PhantomData }
    }
}

impl<T, V> FromIterator<V> for KeyedVec<T, V> {
    fn from_iter<I: IntoIterator<Item = V>>(values: I) -> Self {
        Self::from(values.into_iter().collect::<Vec<V>>())
    }
}

impl<T, V> Default for KeyedVec<T, V> {
    fn default() -> Self {
        Self::from(Vec::new())
    }
}

impl<T, V: Clone> Clone for KeyedVec<T, V> {
    fn clone(&self) -> Self {
        Self::from(self.values.clone())
    }
}

impl<T, V: std::fmt::Debug> std::fmt::Debug for KeyedVec<T, V> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(&self.values).finish()
    }
}

impl<T, V: PartialEq> PartialEq for KeyedVec<T, V> {
    fn eq(&self, other: &Self) -> bool {
        self.values == other.values
    }
}

impl<T, V> Index<Key<T>> for KeyedVec<T, V> {
    type Output = V;

    fn index(&self, key: Key<T>) -> &V {
        &self.values[key.position()]
    }
}

impl<T, V> IndexMut<Key<T>> for KeyedVec<T, V> {
    fn index_mut(&mut self, key: Key<T>) -> &mut V {
        &mut self.values[key.position()]
    }
}
