//! The named arguments of a live function: strict, so that a misspelt one is never passed over.

use minijinja::value::{Kwargs, Value};

use super::Failure;
use crate::analysis::{Group, GroupKind};
use crate::dataset::{ChallengeKind, Component, CouncilType, Dataset, Nation, Region};

/// Named arguments, each known to the function they were given to.
pub(super) struct Arguments {
    given: Vec<(String, String)>,
}

impl Arguments {
    /// Takes the arguments given to a figure, which can be narrowed to groups of these kinds and knows these other names.
    pub(super) fn of_figure(
        name: &str,
        given: &Kwargs,
        groups: &[GroupKind],
        others: &[&str],
    ) -> Result<Self, Failure> {
        Self::new(&format!("figure \"{name}\""), given, groups, others)
    }

    /// Takes the arguments given to `function`, which can be narrowed to groups of these kinds and knows these other names.
    pub(super) fn new(
        function: &str,
        given: &Kwargs,
        groups: &[GroupKind],
        others: &[&str],
    ) -> Result<Self, Failure> {
        let known: Vec<&str> = groups.iter().map(|kind| kind.word()).chain(others.iter().copied()).collect();
        let mut arguments = Vec::new();
        for name in given.args() {
            if !known.contains(&name) {
                return Err(if known.is_empty() {
                    Failure::new(format!("{function} takes no argument \"{name}\""))
                } else {
                    Failure::unknown(&format!("argument of {function}"), name, known)
                });
            }
            let value: Value = given.peek(name).map_err(|_| Failure::new(format!("{name} has no value")))?;
            let word = match value.as_str() {
                Some(word) => word.to_owned(),
                None if value.is_integer() => value.to_string(),
                None => {
                    return Err(Failure::new(format!("{name} is neither a word nor a whole number"))
                        .expected(format!("{name}=\"…\"")));
                }
            };
            arguments.push((name.to_owned(), word));
        }
        Ok(Self { given: arguments })
    }

    /// The argument of this name.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.given.iter().find(|(given, _)| given == name).map(|(_, word)| word.as_str())
    }

    /// The argument of this name, which the function needs.
    pub(super) fn need(&self, name: &str) -> Result<&str, Failure> {
        self.get(name).ok_or_else(|| Failure::new(format!("{name}=\"…\" is missing")))
    }

    /// One of a few words; the first of them when the argument is left out.
    pub(super) fn one_of<T: Copy>(&self, name: &str, words: &[(&str, T)]) -> Result<Option<T>, Failure> {
        let Some(given) = self.get(name) else { return Ok(None) };
        match words.iter().find(|(word, _)| *word == given) {
            Some((_, value)) => Ok(Some(*value)),
            None => Err(Failure::unknown(name, given, words.iter().map(|(word, _)| *word))),
        }
    }

    /// A whole number, 1 or more.
    pub(super) fn number(&self, name: &str) -> Result<Option<usize>, Failure> {
        let Some(given) = self.get(name) else { return Ok(None) };
        match given.parse() {
            Ok(number) if number > 0 => Ok(Some(number)),
            _ => Err(Failure::new(format!("{name} is not a whole number from 1"))),
        }
    }

    /// The group that the arguments name; everything when they name none. Only groups of these kinds are looked for.
    pub(super) fn group(&self, data: &Dataset, kinds: &[GroupKind]) -> Result<Group, Failure> {
        let mut groups = kinds.iter().filter_map(|kind| Some((*kind, self.get(kind.word())?)));
        let Some((kind, word)) = groups.next() else { return Ok(Group::All) };
        if let Some((other, _)) = groups.next() {
            let message = format!("{} and {} cannot be named together", kind.word(), other.word());
            return Err(Failure::new(message).expected("one group of councils or challenges"));
        }
        group(data, kind, word)
    }

    /// The kind of group that `by` names, one of these.
    pub(super) fn by(&self, kinds: &[GroupKind]) -> Result<Option<GroupKind>, Failure> {
        let words: Vec<(&str, GroupKind)> = kinds.iter().map(|kind| (kind.word(), *kind)).collect();
        self.one_of("by", &words)
    }
}

/// The group of a kind that a word names.
fn group(data: &Dataset, kind: GroupKind, word: &str) -> Result<Group, Failure> {
    match kind {
        GroupKind::All => Ok(Group::All),
        GroupKind::Nation => named("nation", word, &Nation::ALL, Nation::slug).map(Group::Nation),
        GroupKind::Region => named("region", word, &Region::ALL, Region::slug).map(Group::Region),
        GroupKind::Type => named("type", word, &CouncilType::ALL, CouncilType::slug).map(Group::Type),
        GroupKind::Kind => named("kind", word, &ChallengeKind::ALL, ChallengeKind::word).map(Group::Kind),
        GroupKind::Component => {
            named("component", word, &Component::ALL, Component::word).map(Group::Component)
        }
        GroupKind::Year => word
            .parse()
            .map(Group::Year)
            .map_err(|_| Failure::new(format!("\"{word}\" is not a year")).expected("a year such as 2024")),
        GroupKind::Theme => {
            let ids = data.themes.rows().iter().map(|theme| theme.id.as_str());
            data.themes.find(word).map(Group::Theme).ok_or_else(|| Failure::unknown("theme", word, ids))
        }
        GroupKind::Custom => {
            let ids = data.groups.rows().iter().map(|group| group.id.as_str());
            data.groups.find(word).map(Group::Custom).ok_or_else(|| Failure::unknown("group", word, ids))
        }
        GroupKind::Council => {
            let ids = data.councils.rows().iter().map(|council| council.id.as_str());
            data.councils.find(word).map(Group::Council).ok_or_else(|| Failure::unknown("council", word, ids))
        }
        GroupKind::Challenge => {
            let ids = data.challenges.rows().iter().map(|challenge| challenge.id.as_str());
            let found = data.challenges.find(word).map(Group::Challenge);
            found.ok_or_else(|| Failure::unknown("challenge", word, ids))
        }
    }
}

/// The value whose word is this.
fn named<T: Copy>(what: &str, word: &str, all: &[T], slug: fn(T) -> &'static str) -> Result<T, Failure> {
    all.iter()
        .copied()
        .find(|value| slug(*value) == word)
        .ok_or_else(|| Failure::unknown(what, word, all.iter().map(|value| slug(*value))))
}
