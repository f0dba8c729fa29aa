//! Estimates as live figures: sentences that say what a curve, a comparison or a test shows, never a bare number.

use minijinja::value::{Kwargs, Value};

use super::arguments::Arguments;
use super::groups::{BASES, CLOSURE_GROUPS, CURVE_GROUPS, FREQUENCY_GROUPS, theme};
use super::printed::Printed;
use super::{Facts, Failure};
use crate::analysis::{Basis, Group, GroupKind};
use crate::content::piece::Piece;
use crate::dataset::{Council, Key};
use crate::wording;

/// An estimate: its name, the groups and other arguments that it takes, and its sentence, where something can be said.
struct Estimate {
    name: &'static str,
    groups: &'static [GroupKind],
    others: &'static [&'static str],
    sentence: fn(&Facts, &Arguments) -> Result<Option<String>, Failure>,
}

const ESTIMATES: [Estimate; 8] = [
    Estimate { name: "time-to-closure", groups: &CURVE_GROUPS, others: &["months"], sentence: closed_within },
    Estimate { name: "closure.verdict", groups: &CLOSURE_GROUPS, others: &[], sentence: closure },
    Estimate {
        name: "theme-frequency.verdict",
        groups: &FREQUENCY_GROUPS,
        others: &["theme", "basis"],
        sentence: against_the_rest,
    },
    Estimate { name: "recurrence.verdict", groups: &[], others: &["theme"], sentence: raised_again },
    Estimate { name: "co-occurrence", groups: &[], others: &["theme", "with"], sentence: together },
    Estimate { name: "theme-change", groups: &[], others: &["theme"], sentence: change },
    Estimate {
        name: "funnel",
        groups: &[],
        others: &[],
        sentence: |facts, _| Ok(Some(wording::funnel(&facts.findings))),
    },
    Estimate { name: "similar-councils", groups: &[], others: &["council"], sentence: similar },
];

/// Names of estimates.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    ESTIMATES.iter().map(|estimate| estimate.name)
}

/// Months within which closings are counted when the page does not say.
const MONTHS: usize = 12;

/// Similar councils that are named.
const NAMED: usize = 5;

/// The sentence of an estimate; `None` where none has this name.
pub(super) fn estimate(facts: &Facts, name: &str, given: &Kwargs) -> Option<Result<Value, Failure>> {
    let estimate = ESTIMATES.iter().find(|estimate| estimate.name == name)?;
    let sentence = Arguments::of_figure(name, given, estimate.groups, estimate.others)
        .and_then(|arguments| (estimate.sentence)(facts, &arguments));
    Some(sentence.map(|sentence| {
        let text = sentence.unwrap_or_else(|| "nothing that could be compared is on record".to_owned());
        Value::from_object(Printed::piece(Piece::Text(text)))
    }))
}

fn closure(facts: &Facts, arguments: &Arguments) -> Result<Option<String>, Failure> {
    let group = arguments.group(&facts.data, &CLOSURE_GROUPS)?;
    Ok(wording::closure_against_the_rest(&facts.data, &facts.findings, group))
}

fn closed_within(facts: &Facts, arguments: &Arguments) -> Result<Option<String>, Failure> {
    let group = arguments.group(&facts.data, &CURVE_GROUPS)?;
    let months = u16::try_from(arguments.number("months")?.unwrap_or(MONTHS)).unwrap_or(u16::MAX);
    Ok(facts.findings.time_to_closure.get(&group).map(|found| wording::closed_within(found, months)))
}

fn against_the_rest(facts: &Facts, arguments: &Arguments) -> Result<Option<String>, Failure> {
    let theme = theme(facts, arguments)?;
    let basis = arguments.one_of("basis", &BASES)?.unwrap_or(Basis::All);
    let group = arguments.group(&facts.data, &FREQUENCY_GROUPS)?;
    let within = format!("in {}", wording::group(group, &facts.data));
    let claim = facts.findings.theme_claim(basis, group, theme);
    Ok(claim.map(|claim| wording::theme_claim(&within, "elsewhere", claim)))
}

fn raised_again(facts: &Facts, arguments: &Arguments) -> Result<Option<String>, Failure> {
    let claim = facts.findings.recurrence_claims.get(theme(facts, arguments)?);
    Ok(claim.map(|claim| {
        wording::theme_claim("after a challenge that raised it", "after one that did not", claim)
    }))
}

fn together(facts: &Facts, arguments: &Arguments) -> Result<Option<String>, Failure> {
    let a = theme(facts, arguments)?;
    let word = arguments.need("with")?;
    let ids = facts.data.themes.rows().iter().map(|theme| theme.id.as_str());
    let b = facts.data.themes.find(word).ok_or_else(|| Failure::unknown("theme", word, ids))?;
    let found = facts.findings.co_occurrence.iter().find(|pair| pair.other(a) == Some(b));
    Ok(found.map(wording::together))
}

fn change(facts: &Facts, arguments: &Arguments) -> Result<Option<String>, Failure> {
    let change = facts.findings.theme_changes.get(theme(facts, arguments)?);
    Ok(change.map(|change| wording::theme_claim("since 2021", "before", &change.claim)))
}

/// The councils most like one: the one named, else the first with a challenge on record, as an example.
fn similar(facts: &Facts, arguments: &Arguments) -> Result<Option<String>, Failure> {
    let data = &facts.data;
    let example = || {
        let known = |key: &Key<Council>| {
            !data.challenges_of(*key).is_empty() && !facts.findings.similar_to(*key).is_empty()
        };
        data.councils.keys().find(known)
    };
    let council = match arguments.group(data, &[GroupKind::Council])? {
        Group::Council(council) => Some(council),
        _ => example(),
    };
    Ok(council.map(|council| {
        let similar = facts.findings.similar_to(council).iter().take(NAMED);
        let names: Vec<&str> =
            similar.map(|similar| data.councils[similar.council].short_name.as_str()).collect();
        let name = &data.councils[council].short_name;
        if names.is_empty() {
            format!("{name} has none")
        } else {
            format!("those most like {name} are {}", wording::list(&names))
        }
    }))
}
