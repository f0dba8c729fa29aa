//! `figure(name, …)`: one number in a text, never without what it is out of.

use minijinja::value::{Kwargs, Value};

use super::arguments::Arguments;
use super::printed::Printed;
use super::share::Share;
use super::{Facts, Failure};
use super::{completeness, counts, estimate};
use crate::analysis::{Basis, Closure, ClosureAtTwelveMonths, Group, GroupKind, Proportion};
use crate::content::piece::{Marked, Piece};
use crate::dataset::{Key, Theme};
use crate::wording::{Figure, count_figure, thousands};

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

/// Shares, and the counts that closure is made of, named as columns of the exports; [`counts::NAMES`] are the plain counts.
const NAMES: [&str; 26] = [
    "theme-frequency",
    "closure.rate",
    "closure.bound_high",
    "closure.made",
    "closure.withdrawn",
    "closure.closed",
    "closure.closed_confirmed_by_review_team",
    "closure.closed_confirmed_by_committee",
    "closure.closed_reported",
    "closure.open",
    "closure.stopped",
    "closure.no_status",
    "closure.overdue",
    "closure.due_and_silent",
    "closure-12-months.rate",
    "closure-12-months.bound_high",
    "closure-12-months.reached_12_months",
    "closure-12-months.withdrawn",
    "closure-12-months.cannot_say",
    "closure-12-months.undated_visits",
    "closure-12-months.no_status",
    "closure-12-months.base",
    "closure-12-months.closed_by_12_months",
    "recurrence",
    "recurrence.newly_raised",
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
    if completeness::NAMES.contains(&name) {
        return completeness::count(facts, name, given);
    }
    if !NAMES.contains(&name) {
        let known = NAMES.into_iter().chain(estimate::NAMES).chain(completeness::NAMES).chain(counts::NAMES);
        return Err(Failure::unknown("figure", name, known));
    }
    let (table, column) = name.split_once('.').unwrap_or((name, "share"));
    let is_share = matches!(column, "rate" | "bound_high");
    let closure_arguments =
        || arguments(name, given, &CLOSURE_GROUPS, if is_share { &["show"] } else { &[] });
    match table {
        "theme-frequency" => {
            theme_frequency(facts, &arguments(name, given, &FREQUENCY_GROUPS, &["theme", "basis", "show"])?)
        }
        "recurrence" => recurrence(facts, &arguments(name, given, &[], &["theme", "show"])?, column),
        _ if is_share => closure_share(facts, &closure_arguments()?, table, column),
        _ => closure_count(facts, &closure_arguments()?, table, column),
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
    Share { figure: Figure::new(name, frequency.challenges), noun: "challenge" }.written(arguments)
}

fn recurrence(facts: &Facts, arguments: &Arguments, column: &str) -> Result<Value, Failure> {
    let theme = theme(facts, arguments)?;
    let row = format!("recurrence/{}", facts.data.themes[theme].id);
    let found = &facts.findings.recurrence[theme];
    let (name, proportion) = match column {
        "share" => (row, found.raised_again),
        "newly_raised" => (format!("{row}/{column}"), found.newly_raised),
        _ => (format!("{row}/{column}"), found.closed_then_raised_again),
    };
    Share { figure: Figure::new(name, proportion), noun: "later challenge" }.written(arguments)
}

/// A closure rate, ever or at twelve months, or its upper bound.
fn closure_share(facts: &Facts, arguments: &Arguments, table: &str, column: &str) -> Result<Value, Failure> {
    let group = arguments.group(&facts.data, &CLOSURE_GROUPS)?;
    let findings = &facts.findings;
    let (rate, bound, is_mostly_unknown) = if table == "closure" {
        let found = findings.closure.get(&group).copied().unwrap_or_default();
        (found.rate(), found.upper_bound(), found.is_mostly_unknown())
    } else {
        let found = findings.closure_at_twelve_months.get(&group).copied().unwrap_or_default();
        (found.rate(), found.upper_bound(), found.is_mostly_unknown())
    };
    let row = row(facts, table, group);
    let dispersion = if table == "closure" {
        findings.dispersion_of(group)
    } else {
        findings.dispersion_at_twelve_months_of(group)
    };
    let figure = if column == "rate" {
        Figure::scaled(row, rate, dispersion, is_mostly_unknown)
    } else {
        Figure::bound(format!("{row}/{column}"), bound, dispersion, is_mostly_unknown)
    };
    Share { figure, noun: "recommendation" }.written(arguments)
}

fn closure_count(facts: &Facts, arguments: &Arguments, table: &str, column: &str) -> Result<Value, Failure> {
    let group = arguments.group(&facts.data, &CLOSURE_GROUPS)?;
    let findings = &facts.findings;
    let found = if table == "closure" {
        findings.closure.get(&group).map(|found| (count_in(found, column), found.made))
    } else {
        findings.closure_at_twelve_months.get(&group).map(|found| counts_at_twelve_months(found, column))
    };
    // The exports have no row for a group without recommendations.
    let Some((count, total)) = found else { return Ok(Value::from(0)) };
    let Some(count) = count else {
        return Ok(Value::from_object(Printed::piece(Piece::Text("no due dates on record".to_owned()))));
    };
    let name = format!("{}/{column}", row(facts, table, group));
    let text = thousands(u64::from(count));
    let piece = Piece::Figure(Marked { html: count_figure(&name, count), text });
    let proportion = Proportion::of_parts(count, total.saturating_sub(count));
    Ok(Value::from_object(Printed::share(piece, proportion)))
}

/// The count of a column of the closure table; `None` where no due date is on record for it.
fn count_in(closure: &Closure, column: &str) -> Option<u32> {
    let of_due_dates = |count: u32| (closure.with_due_date > 0).then_some(count);
    match column {
        "withdrawn" => Some(closure.withdrawn),
        "closed" => Some(closure.closed()),
        "closed_confirmed_by_review_team" => Some(closure.confirmed_by_review_team),
        "closed_confirmed_by_committee" => Some(closure.confirmed_by_committee),
        "closed_reported" => Some(closure.reported_closed),
        "open" => Some(closure.open),
        "stopped" => Some(closure.stopped),
        "no_status" => Some(closure.no_status),
        "overdue" => of_due_dates(closure.overdue),
        "due_and_silent" => of_due_dates(closure.due_and_silent),
        _ => Some(closure.made),
    }
}

/// The count of a column of the table of closure at twelve months, and what it is out of.
fn counts_at_twelve_months(found: &ClosureAtTwelveMonths, column: &str) -> (Option<u32>, u32) {
    let all = found.reached + found.visit_not_placed;
    let (count, total) = match column {
        "withdrawn" => (found.withdrawn, found.reached),
        "cannot_say" => (found.cannot_say(), all),
        "undated_visits" => (found.visit_not_placed, all),
        "no_status" => (found.no_status, found.reached),
        "base" => (found.base(), found.reached),
        "closed_by_12_months" => (found.closed_in_time, found.base()),
        _ => (found.reached, all),
    };
    (Some(count), total)
}
