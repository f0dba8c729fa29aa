//! `figure(name, …)`: one number in a text, never without what it is out of.

use minijinja::value::{Kwargs, Value};

use super::arguments::Arguments;
use super::printed::Printed;
use super::share::Share;
use super::{Facts, Failure};
use super::{counts, estimate};
use crate::analysis::{Basis, Closure, Group, GroupKind, Proportion};
use crate::content::piece::{Marked, Piece};
use crate::dataset::{Key, Theme};
use crate::wording::{count_figure, thousands};

/// Groups that theme frequencies are worked out for.
pub(super) const FREQUENCY_GROUPS: [GroupKind; 6] = [
    GroupKind::Nation,
    GroupKind::Region,
    GroupKind::Type,
    GroupKind::Kind,
    GroupKind::Year,
    GroupKind::Custom,
];

/// Groups that closure is worked out for.
pub(super) const CLOSURE_GROUPS: [GroupKind; 10] = [
    GroupKind::Nation,
    GroupKind::Region,
    GroupKind::Type,
    GroupKind::Kind,
    GroupKind::Year,
    GroupKind::Component,
    GroupKind::Theme,
    GroupKind::Custom,
    GroupKind::Council,
    GroupKind::Challenge,
];

/// Both bases of a theme frequency.
pub(super) const BASES: [(&str, Basis); 2] = [("all", Basis::All), ("complete", Basis::Complete)];

/// Shares, and the counts that closure is made of; [`counts::NAMES`] are the plain counts.
const NAMES: [&str; 13] = [
    "theme-frequency",
    "closure.rate",
    "closure.bound_high",
    "closure.made",
    "closure.withdrawn",
    "closure.closed",
    "closure.closed_verified",
    "closure.open",
    "closure.no_information",
    "closure.past_due",
    "closure-12-months.rate",
    "recurrence",
    "recurrence.closed_then_raised_again",
];

/// The live function.
pub(super) fn figure(facts: &Facts, name: &str, given: &Kwargs) -> Result<Value, Failure> {
    if counts::NAMES.contains(&name) {
        return counts::count(facts, name, given);
    }
    if estimate::NAMES.contains(&name) {
        return estimate::estimate(facts, name, given);
    }
    if !NAMES.contains(&name) {
        let known = NAMES.into_iter().chain(estimate::NAMES).chain(counts::NAMES);
        return Err(Failure::unknown("figure", name, known));
    }
    let (table, column) = name.split_once('.').unwrap_or((name, "share"));
    match table {
        "theme-frequency" => {
            theme_frequency(facts, &arguments(name, given, &FREQUENCY_GROUPS, &["theme", "basis", "show"])?)
        }
        "recurrence" => recurrence(facts, &arguments(name, given, &[], &["theme", "show"])?, column),
        "closure-12-months" => {
            closure_at_twelve_months(facts, &arguments(name, given, &CLOSURE_GROUPS, &["show"])?)
        }
        _ if matches!(column, "rate" | "bound_high") => {
            closure_rate(facts, &arguments(name, given, &CLOSURE_GROUPS, &["show"])?, column)
        }
        _ => closure_count(facts, &arguments(name, given, &CLOSURE_GROUPS, &[])?, column),
    }
}

/// Takes the arguments of a figure that has groups of these kinds and these arguments besides.
fn arguments(
    name: &str,
    given: &Kwargs,
    groups: &[GroupKind],
    others: &[&str],
) -> Result<Arguments, Failure> {
    let known: Vec<&str> = groups.iter().map(|kind| kind.word()).chain(others.iter().copied()).collect();
    Arguments::new(&format!("figure \"{name}\""), given, &known)
}

/// The theme that the arguments name.
pub(super) fn theme(facts: &Facts, arguments: &Arguments) -> Result<Key<Theme>, Failure> {
    let word = arguments.need("theme")?;
    let ids = facts.data.themes.rows().iter().map(|theme| theme.id.as_str());
    facts.data.themes.find(word).ok_or_else(|| Failure::unknown("theme", word, ids))
}

/// The name of a group's row in an export.
fn row(facts: &Facts, table: &str, group: Group) -> String {
    format!("{table}/{}/{}", group.kind().word(), group.slug(&facts.data))
}

fn theme_frequency(facts: &Facts, arguments: &Arguments) -> Result<Value, Failure> {
    let theme = theme(facts, arguments)?;
    let basis = arguments.one_of("basis", &BASES)?.unwrap_or(Basis::All);
    let group = arguments.group(&facts.data, &FREQUENCY_GROUPS)?;
    let frequency = facts.findings.theme_frequency(basis, group, theme).unwrap_or_default();
    let table = row(facts, &format!("theme-frequency/{}", basis.word()), group);
    let name = format!("{table}/{}", facts.data.themes[theme].id);
    Share { name, proportion: frequency.challenges, noun: "challenge", is_rate: false }.written(arguments)
}

fn recurrence(facts: &Facts, arguments: &Arguments, column: &str) -> Result<Value, Failure> {
    let theme = theme(facts, arguments)?;
    let row = format!("recurrence/{}", facts.data.themes[theme].id);
    let found = facts.findings.recurrence.get(theme.position());
    let (name, proportion) = if column == "share" {
        (row, found.map(|found| found.raised_again))
    } else {
        (format!("{row}/{column}"), found.map(|found| found.closed_then_raised_again))
    };
    let proportion = proportion.unwrap_or_default();
    Share { name, proportion, noun: "later challenge", is_rate: false }.written(arguments)
}

fn closure_at_twelve_months(facts: &Facts, arguments: &Arguments) -> Result<Value, Failure> {
    let group = arguments.group(&facts.data, &CLOSURE_GROUPS)?;
    let found = facts.findings.closure_at_twelve_months.get(&group).copied().unwrap_or_default();
    let name = row(facts, "closure-12-months", group);
    Share { name, proportion: found.closed, noun: "recommendation", is_rate: true }.written(arguments)
}

fn closure_rate(facts: &Facts, arguments: &Arguments, column: &str) -> Result<Value, Failure> {
    let group = arguments.group(&facts.data, &CLOSURE_GROUPS)?;
    let closure = facts.findings.closure.get(&group).copied().unwrap_or_default();
    let row = row(facts, "closure", group);
    let (name, proportion): (String, Proportion) = if column == "rate" {
        (row, closure.rate())
    } else {
        (format!("{row}/{column}"), closure.upper_bound())
    };
    Share { name, proportion, noun: "recommendation", is_rate: column == "rate" }.written(arguments)
}

fn closure_count(facts: &Facts, arguments: &Arguments, column: &str) -> Result<Value, Failure> {
    let group = arguments.group(&facts.data, &CLOSURE_GROUPS)?;
    let Some(closure) = facts.findings.closure.get(&group) else {
        // The exports have no row for a group without recommendations.
        return Ok(Value::from(0));
    };
    let count = count_in(closure, column);
    let name = format!("{}/{column}", row(facts, "closure", group));
    let text = thousands(u64::from(count));
    let piece = Piece::Figure(Marked { html: count_figure(&name, count), text });
    Ok(Value::from_object(Printed::share(
        piece,
        Proportion::of_parts(count, closure.made.saturating_sub(count)),
    )))
}

/// The count of a column of the closure table.
fn count_in(closure: &Closure, column: &str) -> u32 {
    match column {
        "withdrawn" => closure.withdrawn,
        "closed" => closure.closed,
        "closed_verified" => closure.closed_verified,
        "open" => closure.open,
        "no_information" => closure.no_information,
        "past_due" => closure.past_due,
        _ => closure.made,
    }
}
