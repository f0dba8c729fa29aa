//! Estimates as live figures: sentences that say what a curve, a comparison or a test shows, never a bare number.

use minijinja::value::{Kwargs, Value};

use super::arguments::Arguments;
use super::figure::{BASES, CLOSURE_GROUPS, FREQUENCY_GROUPS, theme};
use super::printed::Printed;
use super::{Facts, Failure};
use crate::analysis::{Basis, Group, GroupKind, Period};
use crate::content::piece::Piece;
use crate::dataset::{Council, Key};
use crate::wording;

/// Names of estimates.
pub(super) const NAMES: [&str; 8] = [
    "time-to-closure",
    "closure.position",
    "closure.verdict",
    "theme-frequency.verdict",
    "co-occurrence",
    "theme-change",
    "funnel",
    "similar-councils",
];

/// Groups that have a curve of closing.
pub(super) const CURVE_GROUPS: [GroupKind; 7] = [
    GroupKind::Nation,
    GroupKind::Region,
    GroupKind::Type,
    GroupKind::Kind,
    GroupKind::Component,
    GroupKind::Theme,
    GroupKind::Custom,
];

/// Both periods of years.
const PERIODS: [(&str, Period); 2] = [("to-2020", Period::To2020), ("from-2021", Period::From2021)];

/// Months within which closings are counted when the page does not say.
const MONTHS: usize = 12;

/// Similar councils that are named.
const NAMED: usize = 5;

/// The sentence of an estimate.
pub(super) fn estimate(facts: &Facts, name: &str, given: &Kwargs) -> Result<Value, Failure> {
    let arguments = |groups: &[GroupKind], others: &[&str]| {
        let known: Vec<&str> = groups.iter().map(|kind| kind.word()).chain(others.iter().copied()).collect();
        Arguments::new(&format!("figure \"{name}\""), given, &known)
    };
    let sentence = match name {
        "time-to-closure" => closed_within(facts, &arguments(&CURVE_GROUPS, &["months"])?)?,
        "closure.position" => {
            let group = arguments(&CLOSURE_GROUPS, &[])?.group(&facts.data, &CLOSURE_GROUPS)?;
            facts.findings.closure_positions.get(&group).map(|range| wording::position(*range))
        }
        "closure.verdict" => {
            let group = arguments(&CLOSURE_GROUPS, &[])?.group(&facts.data, &CLOSURE_GROUPS)?;
            wording::closure_against_the_rest(&facts.findings, group).map(|(verdict, _)| verdict)
        }
        "theme-frequency.verdict" => {
            against_the_rest(facts, &arguments(&FREQUENCY_GROUPS, &["theme", "basis"])?)?
        }
        "co-occurrence" => together(facts, &arguments(&[], &["theme", "with"])?)?,
        "theme-change" => change(facts, &arguments(&[], &["theme", "period"])?)?,
        "funnel" => {
            arguments(&[], &[])?;
            Some(wording::funnel(&facts.findings))
        }
        _ => similar(facts, &arguments(&[], &["council"])?)?,
    };
    let text = sentence.unwrap_or_else(|| "nothing that could be compared is published".to_owned());
    Ok(Value::from_object(Printed::piece(Piece::Text(text))))
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
    let own = facts.findings.theme_frequency(basis, group, theme).map(|found| found.challenges);
    let rest = facts.findings.frequency_of_the_rest(basis, group, theme);
    Ok(own.zip(rest).map(|(own, rest)| wording::verdict(own, rest)))
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
    let theme = theme(facts, arguments)?;
    let period = arguments.one_of("period", &PERIODS)?.unwrap_or(Period::From2021);
    let found = facts.findings.changes_of(theme).iter().find(|change| change.period == period);
    Ok(found.map(wording::change))
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
