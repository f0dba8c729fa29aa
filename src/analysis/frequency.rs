//! How often each theme is raised.

use std::collections::{BTreeMap, BTreeSet};

use super::{Group, Membership, Proportion};
use crate::dataset::{Challenge, Council, Dataset, Key, KeyedVec, Recommendation, Theme};

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

    /// Whether a challenge counts on this basis. Only challenges with recorded recommendations do.
    #[must_use]
    pub fn includes(self, data: &Dataset, challenge: Key<Challenge>) -> bool {
        let recorded = data.recommendations_of(challenge).len();
        recorded > 0 && (self == Self::All || is_whole(data, challenge))
    }
}

/// Whether as many recommendations are recorded as the report is said to have.
#[must_use]
pub fn is_whole(data: &Dataset, challenge: Key<Challenge>) -> bool {
    let recorded = data.recommendations_of(challenge).len();
    recorded > 0
        && data.challenges[challenge].stated_recommendations.is_some_and(|stated| stated as usize == recorded)
}

/// How often one theme is raised in a group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Frequency {
    /// Challenges that raise it, out of those with recorded recommendations.
    pub challenges: Proportion,
    /// Recommendations on it, out of those of the same challenges that address the group.
    pub recommendations: Proportion,
}

/// Theme frequencies of one group; only groups with at least one challenge exist.
#[derive(Clone, Debug)]
pub struct GroupFrequency {
    /// Challenges counted, at least 1.
    pub challenges: u32,
    /// Recommendations of those challenges that address the group.
    pub recommendations: u32,
    /// By theme; 0 where it was not raised.
    pub themes: KeyedVec<Theme, Frequency>,
}

/// Theme frequencies on both bases, for every group of challenges. Challenges of other kinds than corporate, finance and
/// governance count only under their kind. A joint challenge counts once in each group that one of its councils belongs to; its
/// themes count there only through recommendations that address one of the group's councils.
pub(super) fn frequencies(
    data: &Dataset,
    membership: &Membership,
) -> BTreeMap<(Basis, Group), GroupFrequency> {
    let mut counts: BTreeMap<(Basis, Group), Counts> = BTreeMap::new();
    for (key, challenge) in data.challenges.iter() {
        let bases: Vec<Basis> = Basis::ALL.into_iter().filter(|basis| basis.includes(data, key)).collect();
        if bases.is_empty() {
            continue;
        }
        let all = data.recommendations_of(key);
        // Only some challenges have recommendations to single councils, and only there does the group matter.
        let divided = all.iter().any(|key| !data.recommendations[*key].councils.is_empty());
        for group in membership.groups_of_challenge(data, challenge) {
            let addressing: Vec<Key<Recommendation>> = if divided {
                all.iter().copied().filter(|key| group.is_addressed_by(data, *key)).collect()
            } else {
                Vec::new()
            };
            let recommendations = if divided { &addressing } else { all };
            for basis in &bases {
                let count = counts.entry((*basis, group)).or_insert_with(|| Counts::new(data));
                count.add(data, recommendations);
            }
        }
    }
    counts.into_iter().map(|(key, count)| (key, count.finish())).collect()
}

/// How often each theme is raised in a set of councils of no group, on the basis of all; each challenge counts once. `None`
/// where none of them has a challenge that counts.
pub(super) fn among(data: &Dataset, councils: &[Key<Council>]) -> Option<GroupFrequency> {
    let members: BTreeSet<Key<Council>> = councils.iter().copied().collect();
    let challenges: BTreeSet<Key<Challenge>> =
        members.iter().flat_map(|council| data.challenges_of(*council).iter().copied()).collect();
    let mut count = Counts::new(data);
    for key in challenges {
        if data.challenges[key].kind.is_full() && Basis::All.includes(data, key) {
            let recommendations: Vec<Key<Recommendation>> = data
                .recommendations_of(key)
                .iter()
                .copied()
                .filter(|key| data.addressed_by(*key).iter().any(|council| members.contains(council)))
                .collect();
            count.add(data, &recommendations);
        }
    }
    (count.challenges > 0).then(|| count.finish())
}

/// Counts of one group while they grow.
struct Counts {
    challenges: u32,
    recommendations: u32,
    themes: KeyedVec<Theme, ThemeCount>,
}

/// Counts of one theme while they grow.
#[derive(Clone, Copy, Default)]
struct ThemeCount {
    challenges: u32,
    recommendations: u32,
    /// The number of the challenge that raised it last, from 1: each challenge counts once.
    last: u32,
}

impl Counts {
    fn new(data: &Dataset) -> Self {
        Self {
            challenges: 0,
            recommendations: 0,
            themes: KeyedVec::filled(&data.themes, ThemeCount::default()),
        }
    }

    /// Counts one challenge with the recommendations that address the group.
    fn add(&mut self, data: &Dataset, recommendations: &[Key<Recommendation>]) {
        self.challenges += 1;
        for recommendation in recommendations {
            self.recommendations += 1;
            for theme in &data.recommendations[*recommendation].themes {
                let count = &mut self.themes[*theme];
                count.recommendations += 1;
                if count.last < self.challenges {
                    count.last = self.challenges;
                    count.challenges += 1;
                }
            }
        }
    }

    fn finish(self) -> GroupFrequency {
        let out_of = |part: u32, total: u32| Proportion::of_parts(part, total - part);
        let themes = self.themes.values().iter().map(|count| Frequency {
            challenges: out_of(count.challenges, self.challenges),
            recommendations: out_of(count.recommendations, self.recommendations),
        });
        GroupFrequency {
            themes: themes.collect(),
            challenges: self.challenges,
            recommendations: self.recommendations,
        }
    }
}
