//! `councils(…)`, `challenges(…)`, `themes(…)` and `regions()`: lists to go through in a text, or to take an example from.
//! Addresses are written from the site's root, as in links.

use std::cmp::Reverse;

use minijinja::value::{Kwargs, Value};

use super::arguments::Arguments;
use super::counts::GROUPS;
use super::groups::FREQUENCY_GROUPS;
use super::membership::has_challenge;
use super::{Facts, Failure};
use crate::analysis::{Basis, Group, GroupKind};
use crate::dataset::{Challenge, Council, Dataset, Region, Theme};
use crate::wording;

/// Groups of councils.
const COUNCIL_GROUPS: [GroupKind; 4] =
    [GroupKind::Nation, GroupKind::Region, GroupKind::Type, GroupKind::Custom];

/// The existing councils of a group, by name.
pub(super) fn councils(facts: &Facts, given: &Kwargs) -> Result<Value, Failure> {
    let data = &facts.data;
    let arguments = Arguments::new("councils", given, &COUNCIL_GROUPS, &[])?;
    let group = arguments.group(data, &COUNCIL_GROUPS)?;
    let mut found: Vec<&Council> = data
        .councils
        .iter()
        .filter(|(key, council)| {
            council.exists_at(facts.findings.as_of)
                && data.is_listed(*key)
                && group.contains(data, *key) == Some(true)
        })
        .map(|(_, council)| council)
        .collect();
    found.sort_by_key(|council| (&council.short_name, &council.id));
    Ok(found.into_iter().map(council_value).collect())
}

fn council_value(council: &Council) -> Value {
    Value::from_pairs([
        ("id", Value::from(council.id.as_str())),
        ("name", Value::from(council.name.as_str())),
        ("short_name", Value::from(council.short_name.as_str())),
        ("url", Value::from(format!("/councils/{}/", council.id))),
        ("type", Value::from(wording::type_name(council.kind))),
        ("region", Value::from(council.region.name())),
        ("population", council.population.map_or(Value::from(()), Value::from)),
    ])
}

/// The challenges of a group, newest first, undated ones last.
pub(super) fn challenges(facts: &Facts, given: &Kwargs) -> Result<Value, Failure> {
    let data = &facts.data;
    let arguments = Arguments::new("challenges", given, &GROUPS, &[])?;
    let group = arguments.group(data, &GROUPS)?;
    let mut found: Vec<_> =
        data.challenges.iter().filter(|(key, _)| has_challenge(data, group, *key)).collect();
    found.sort_by(|(_, a), (_, b)| b.visit_start().cmp(&a.visit_start()).then_with(|| a.id.cmp(&b.id)));
    Ok(found
        .into_iter()
        .map(|(key, challenge)| challenge_value(data, challenge, data.recommendations_of(key).len()))
        .collect())
}

fn challenge_value(data: &Dataset, challenge: &Challenge, recommendations: usize) -> Value {
    let names: Vec<&str> =
        challenge.councils.iter().map(|council| data.councils[*council].short_name.as_str()).collect();
    Value::from_pairs([
        ("id", Value::from(challenge.id.as_str())),
        ("url", Value::from(format!("/challenges/{}/", challenge.id))),
        ("kind", Value::from(wording::kind_noun(challenge.kind))),
        ("councils", Value::from(wording::list(&names))),
        ("date", challenge.visit_start().map_or(Value::from(()), |date| Value::from(wording::date(date)))),
        ("year", challenge.year().map_or(Value::from(()), |year| Value::from(year.to_string()))),
        ("recommendations", Value::from(recommendations)),
    ])
}

/// The themes, those raised by most challenges of a group first; equals in the order of their table.
pub(super) fn themes(facts: &Facts, given: &Kwargs) -> Result<Value, Failure> {
    let data = &facts.data;
    let arguments = Arguments::new("themes", given, &FREQUENCY_GROUPS, &[])?;
    let group = arguments.group(data, &FREQUENCY_GROUPS)?;
    let mut found: Vec<_> = data
        .themes
        .iter()
        .map(|(key, theme)| {
            let frequency = facts.findings.theme_frequency(Basis::All, group, key).unwrap_or_default();
            (frequency.challenges.count(), theme)
        })
        .collect();
    found.sort_by_key(|(challenges, _)| Reverse(*challenges));
    let value = |(challenges, theme): (u32, &Theme)| {
        Value::from_pairs([
            ("id", Value::from(theme.id.as_str())),
            ("title", Value::from(theme.title.as_str())),
            ("url", Value::from(format!("/themes/{}/", theme.id))),
            ("component", Value::from(theme.area.word())),
            ("challenges", Value::from(challenges)),
        ])
    };
    Ok(found.into_iter().map(value).collect())
}

/// The regions and nations with recorded recommendations, those with most such challenges first; equals from north to south.
pub(super) fn regions(facts: &Facts, given: &Kwargs) -> Result<Value, Failure> {
    Arguments::new("regions", given, &[], &[])?;
    let challenges = |region: Region| {
        let group = facts.findings.frequency.get(&(Basis::All, Group::Region(region)));
        group.map_or(0, |group| group.challenges)
    };
    let mut found: Vec<(u32, Region)> = Region::ALL
        .into_iter()
        .map(|region| (challenges(region), region))
        .filter(|(challenges, _)| *challenges > 0)
        .collect();
    found.sort_by_key(|(challenges, _)| Reverse(*challenges));
    let value = |(challenges, region): (u32, Region)| {
        Value::from_pairs([
            ("id", Value::from(region.slug())),
            ("name", Value::from(region.name())),
            ("url", Value::from(format!("/regions/{}/", region.slug()))),
            ("challenges", Value::from(challenges)),
        ])
    };
    Ok(found.into_iter().map(value).collect())
}

/// Whether there is a theme with this id.
pub(super) fn has_theme(facts: &Facts, id: &str) -> bool {
    facts.data.themes.find(id).is_some()
}

/// Whether there is a duty with this id.
pub(super) fn has_duty(facts: &Facts, id: &str) -> bool {
    facts.data.duties.rows().iter().any(|duty| duty.step.word() == id)
}

/// Whether a listed council is in the region of this name in addresses.
pub(super) fn has_region(facts: &Facts, slug: &str) -> bool {
    let data = &facts.data;
    data.councils.iter().any(|(key, council)| council.region.slug() == slug && data.is_listed(key))
}
