//! `councils(…)` and `challenges(…)`: lists to go through in a text. Addresses are written from the site's root, as in
//! links.

use minijinja::value::{Kwargs, Value};

use super::arguments::Arguments;
use super::counts::GROUPS;
use super::membership::{has_challenge, has_council};
use super::{Facts, Failure};
use crate::analysis::GroupKind;
use crate::dataset::{Challenge, Council, Dataset};
use crate::wording;

/// Groups of councils.
const COUNCIL_GROUPS: [GroupKind; 4] =
    [GroupKind::Nation, GroupKind::Region, GroupKind::Type, GroupKind::Custom];

/// The existing councils of a group, by name.
pub(super) fn councils(facts: &Facts, given: &Kwargs) -> Result<Value, Failure> {
    let data = &facts.data;
    let arguments = Arguments::new("councils", given, &COUNCIL_GROUPS.map(GroupKind::word))?;
    let group = arguments.group(data, &COUNCIL_GROUPS)?;
    let mut found: Vec<&Council> = data
        .councils
        .iter()
        .filter(|(key, council)| {
            council.closed.is_none() && data.is_listed(*key) && has_council(data, group, *key)
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
    let arguments = Arguments::new("challenges", given, &GROUPS.map(GroupKind::word))?;
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
