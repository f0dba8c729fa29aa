//! Councils tied to each other by joint challenges: the units that tests deal.

use std::collections::BTreeMap;

use crate::dataset::{Council, Dataset, Key, KeyedVec};

/// Blocks of councils: two councils are in one block when a joint challenge ties them, if only through others.
#[derive(Clone, Debug)]
pub(super) struct Blocks {
    /// The block of each council; `None` for those that take no part.
    pub(super) of: KeyedVec<Council, Option<usize>>,
    /// The councils of each block in the order of their ids; blocks in the order of their first council's id.
    pub(super) councils: Vec<Vec<Key<Council>>>,
}

impl Blocks {
    /// The blocks of the councils that take part, tied by the sets of councils given.
    pub(super) fn new<'a>(
        data: &Dataset,
        takes_part: &KeyedVec<Council, bool>,
        ties: impl Iterator<Item = &'a [Key<Council>]>,
    ) -> Self {
        let mut parents: KeyedVec<Council, Key<Council>> = KeyedVec::of(&data.councils, |(key, _)| key);
        for tied in ties.filter(|tied| tied.len() > 1) {
            let mut members = tied.iter().copied().filter(|council| takes_part[*council]);
            let Some(first) = members.next() else { continue };
            for other in members {
                let (a, b) = (root(&mut parents, first), root(&mut parents, other));
                parents[a] = b;
            }
        }
        let mut by_id: Vec<Key<Council>> = data.councils.keys().filter(|key| takes_part[*key]).collect();
        by_id.sort_by(|a, b| data.councils[*a].id.cmp(&data.councils[*b].id));
        let mut blocks: BTreeMap<Key<Council>, usize> = BTreeMap::new();
        let mut councils: Vec<Vec<Key<Council>>> = Vec::new();
        let mut of = KeyedVec::filled(&data.councils, None);
        for key in by_id {
            let block = *blocks.entry(root(&mut parents, key)).or_insert_with(|| {
                councils.push(Vec::new());
                councils.len() - 1
            });
            councils[block].push(key);
            of[key] = Some(block);
        }
        Self { of, councils }
    }
}

/// The council that stands for a council's block; halves the path on the way.
fn root(parents: &mut KeyedVec<Council, Key<Council>>, mut key: Key<Council>) -> Key<Council> {
    while parents[key] != key {
        let above = parents[parents[key]];
        parents[key] = above;
        key = above;
    }
    key
}
