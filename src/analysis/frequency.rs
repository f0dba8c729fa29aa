//! How often each theme is raised.

use std::collections::{BTreeMap, BTreeSet};

use super::membership::own_groups;
use super::{Group, Proportion};
use crate::dataset::{Challenge, ChallengeKind, Council, Dataset, Key, Recommendation};

/// Which challenges a theme frequency is out of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    /// All with at least one recorded recommendation.
    All,
    /// Only those whose list is whole: as many recorded as stated.
    Complete,
}

impl Basis {
    /// Both.
    pub const ALL: [Self; 2] = [Self::All, Self::Complete];

    /// The word in exports.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Complete => "complete",
        }
    }
}

/// How often one theme is raised in a group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Frequency {
    /// Challenges that raise it, out of those with recorded recommendations.
    pub challenges: Proportion,
    /// Recommendations on it, out of those of the same challenges.
    pub recommendations: Proportion,
}

/// Theme frequencies of one group; only groups with at least one challenge exist.
#[derive(Clone, Debug)]
pub struct GroupFrequency {
    /// Challenges counted, at least 1.
    pub challenges: u32,
    /// Recommendations of those challenges.
    pub recommendations: u32,
    /// One for each theme, in the order of the table, 0 where it was not raised.
    pub themes: Vec<Frequency>,
}

/// Theme frequencies on both bases, for every group of challenges. Follow-ups count only under their kind; a joint
/// challenge counts once in each group that one of its councils belongs to.
pub(super) fn frequencies(data: &Dataset) -> BTreeMap<(Basis, Group), GroupFrequency> {
    let own_groups = own_groups(data);
    let mut counts: BTreeMap<(Basis, Group), Counts> = BTreeMap::new();
    for (key, challenge) in data.challenges.iter() {
        let recommendations = data.recommendations_of(key);
        if recommendations.is_empty() {
            continue;
        }
        for basis in Basis::ALL {
            if basis == Basis::Complete && !is_complete(data, key) {
                continue;
            }
            for group in groups(data, challenge, &own_groups) {
                let count = counts.entry((basis, group)).or_insert_with(|| Counts::new(data.themes.len()));
                count.add(data, recommendations);
            }
        }
    }
    counts.into_iter().map(|(key, count)| (key, count.into())).collect()
}

/// How often each theme is raised in a set of councils of no group, on the basis of all; each challenge counts once. `None`
/// where none of them has a challenge that counts.
pub(super) fn among(data: &Dataset, councils: &[Key<Council>]) -> Option<GroupFrequency> {
    let challenges: BTreeSet<Key<Challenge>> =
        councils.iter().flat_map(|council| data.challenges_of(*council).iter().copied()).collect();
    let mut count = Counts::new(data.themes.len());
    for key in challenges {
        if data.challenges[key].kind != ChallengeKind::FollowUp {
            count.add(data, data.recommendations_of(key));
        }
    }
    (count.challenges > 0).then(|| count.into())
}

/// Whether as many recommendations are recorded as the report is said to have.
fn is_complete(data: &Dataset, challenge: Key<Challenge>) -> bool {
    let recorded = data.recommendations_of(challenge).len();
    data.challenges[challenge].stated_recommendations.is_some_and(|stated| stated as usize == recorded)
}

/// The groups that a challenge counts in.
fn groups(data: &Dataset, challenge: &Challenge, own_groups: &[Vec<Group>]) -> BTreeSet<Group> {
    let mut groups = BTreeSet::from([Group::Kind(challenge.kind)]);
    if challenge.kind == ChallengeKind::FollowUp {
        return groups;
    }
    groups.insert(Group::All);
    groups.extend(challenge.year().map(Group::Year));
    for key in &challenge.councils {
        let council = &data.councils[*key];
        groups.insert(Group::Nation(council.nation));
        groups.insert(Group::Region(council.region));
        groups.insert(Group::Type(council.kind));
        groups.extend(own_groups[key.position()].iter().copied());
    }
    groups
}

/// Counts of one group while they grow; the lists are by theme.
struct Counts {
    challenges: u32,
    recommendations: u32,
    challenges_with: Vec<u32>,
    recommendations_with: Vec<u32>,
}

impl Counts {
    fn new(themes: usize) -> Self {
        Self {
            challenges: 0,
            recommendations: 0,
            challenges_with: vec![0; themes],
            recommendations_with: vec![0; themes],
        }
    }
}

impl Counts {
    /// Counts one challenge with these recommendations; one without any does not count.
    fn add(&mut self, data: &Dataset, recommendations: &[Key<Recommendation>]) {
        if recommendations.is_empty() {
            return;
        }
        self.challenges += 1;
        let mut raised = BTreeSet::new();
        for recommendation in recommendations {
            self.recommendations += 1;
            for theme in &data.recommendations[*recommendation].themes {
                self.recommendations_with[theme.position()] += 1;
                raised.insert(theme.position());
            }
        }
        for theme in raised {
            self.challenges_with[theme] += 1;
        }
    }
}

impl From<Counts> for GroupFrequency {
    fn from(counts: Counts) -> Self {
        let out_of = |part: u32, total: u32| Proportion::of_parts(part, total.saturating_sub(part));
        let themes = counts
            .challenges_with
            .iter()
            .zip(&counts.recommendations_with)
            .map(|(challenges, recommendations)| Frequency {
                challenges: out_of(*challenges, counts.challenges),
                recommendations: out_of(*recommendations, counts.recommendations),
            })
            .collect();
        Self { challenges: counts.challenges, recommendations: counts.recommendations, themes }
    }
}
