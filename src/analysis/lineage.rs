//! What a council took over from those it replaced.

use std::collections::BTreeSet;

use super::RecommendationStatus;
use crate::dataset::{Challenge, Council, Dataset, Key, KeyedVec, Recommendation};

/// What a council took over from one predecessor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inheritance {
    /// The predecessor.
    pub from: Key<Council>,
    /// The councils between it and the present one, in time: empty when it was replaced directly.
    pub through: Vec<Key<Council>>,
    /// Other councils that took over from it as well, as after a split.
    pub also_to: Vec<Key<Council>>,
    /// Its challenges, in time, undated ones last.
    pub challenges: Vec<Key<Challenge>>,
    /// Its recommendations that are neither closed nor withdrawn, in the order of the table.
    pub unclosed: Vec<Key<Recommendation>>,
}

/// Everything that came to a council from its predecessors and theirs, the direct ones first. A predecessor that can be
/// reached by two routes counts once, by the shortest.
pub(super) fn inheritances(
    data: &Dataset,
    statuses: &KeyedVec<Recommendation, RecommendationStatus>,
    council: Key<Council>,
) -> Vec<Inheritance> {
    let mut found = Vec::new();
    let mut seen = BTreeSet::from([council]);
    let mut generation: Vec<(Key<Council>, Vec<Key<Council>>)> = vec![(council, Vec::new())];
    while !generation.is_empty() {
        let mut before = Vec::new();
        for (successor, through) in generation {
            for predecessor in data.predecessors_of(successor) {
                if seen.insert(*predecessor) {
                    found.push(inheritance(data, statuses, *predecessor, &through, successor));
                    let mut route = vec![*predecessor];
                    route.extend(&through);
                    before.push((*predecessor, route));
                }
            }
        }
        generation = before;
    }
    found
}

fn inheritance(
    data: &Dataset,
    statuses: &KeyedVec<Recommendation, RecommendationStatus>,
    from: Key<Council>,
    through: &[Key<Council>],
    successor: Key<Council>,
) -> Inheritance {
    let unclosed: BTreeSet<Key<Recommendation>> =
        data.recommendations_to(from).filter(|key| statuses[*key].state.is_outstanding()).collect();
    Inheritance {
        from,
        through: through.to_vec(),
        also_to: data.councils[from].successors.iter().copied().filter(|other| *other != successor).collect(),
        challenges: data.challenges_of(from).to_vec(),
        unclosed: unclosed.into_iter().collect(),
    }
}
