//! `figure(name, …)`: one number in a text, never without what it is out of.

use minijinja::value::{Kwargs, Value};

use super::arguments::Arguments;
use super::groups::{BASES, CLOSURE_GROUPS, FREQUENCY_GROUPS, theme};
use super::printed::Printed;
use super::share::Share;
use super::{Facts, Failure};
use super::{completeness, counts, estimate};
use crate::analysis::{Basis, Closure, ClosureAtTwelveMonths, Group, Proportion, Recurrence};
use crate::content::piece::{Marked, Piece};

use crate::wording::{Figure, count_figure, thousands};

/// What a name stands for; the part of the name after its full stop is a column of the exports.
#[derive(Clone, Copy)]
enum FigureKind {
    /// How often a theme is raised.
    ThemeFrequency,
    /// How often a theme is raised again.
    Recurrence(fn(&Recurrence) -> Proportion),
    /// A closure rate, or its upper bound.
    ClosureShare(ClosureTime, Bound),
    /// A count of recommendations; `None` where it rests on due dates and none is on record.
    ClosureCount(fn(&Closure) -> Option<u32>),
    /// A count of recommendations at twelve months, and what it is out of.
    CountAtTwelveMonths(fn(&ClosureAtTwelveMonths) -> (u32, u32)),
}

/// Whether closings at any time count, or those within twelve months.
#[derive(Clone, Copy)]
enum ClosureTime {
    Ever,
    TwelveMonths,
}

/// The rate of what is known, or the most that it can be.
#[derive(Clone, Copy)]
enum Bound {
    Rate,
    Upper,
}

/// Shares, and the counts that closure is made of; [`counts`], [`completeness`] and [`estimate`] have the others.
const FIGURES: [(&str, FigureKind); 26] = {
    use FigureKind::{ClosureCount, ClosureShare, CountAtTwelveMonths, Recurrence, ThemeFrequency};
    [
        ("theme-frequency", ThemeFrequency),
        ("closure.rate", ClosureShare(ClosureTime::Ever, Bound::Rate)),
        ("closure.bound_high", ClosureShare(ClosureTime::Ever, Bound::Upper)),
        ("closure.made", ClosureCount(|found| Some(found.made))),
        ("closure.withdrawn", ClosureCount(|found| Some(found.withdrawn))),
        ("closure.closed", ClosureCount(|found| Some(found.closed()))),
        (
            "closure.closed_confirmed_by_review_team",
            ClosureCount(|found| Some(found.confirmed_by_review_team)),
        ),
        ("closure.closed_confirmed_by_committee", ClosureCount(|found| Some(found.confirmed_by_committee))),
        ("closure.closed_reported", ClosureCount(|found| Some(found.reported_closed))),
        ("closure.open", ClosureCount(|found| Some(found.open))),
        ("closure.stopped", ClosureCount(|found| Some(found.stopped))),
        ("closure.no_status", ClosureCount(|found| Some(found.no_status))),
        ("closure.overdue", ClosureCount(|found| (found.with_due_date > 0).then_some(found.overdue))),
        (
            "closure.due_and_silent",
            ClosureCount(|found| (found.with_due_date > 0).then_some(found.due_and_silent)),
        ),
        ("closure-12-months.rate", ClosureShare(ClosureTime::TwelveMonths, Bound::Rate)),
        ("closure-12-months.bound_high", ClosureShare(ClosureTime::TwelveMonths, Bound::Upper)),
        ("closure-12-months.reached_12_months", CountAtTwelveMonths(|found| (found.reached, made(found)))),
        ("closure-12-months.withdrawn", CountAtTwelveMonths(|found| (found.withdrawn, found.reached))),
        ("closure-12-months.cannot_say", CountAtTwelveMonths(|found| (found.cannot_say(), made(found)))),
        (
            "closure-12-months.undated_visits",
            CountAtTwelveMonths(|found| (found.visit_not_placed, made(found))),
        ),
        ("closure-12-months.no_status", CountAtTwelveMonths(|found| (found.no_status, found.reached))),
        ("closure-12-months.base", CountAtTwelveMonths(|found| (found.base(), found.reached))),
        (
            "closure-12-months.closed_by_12_months",
            CountAtTwelveMonths(|found| (found.closed_in_time, found.base())),
        ),
        ("recurrence", Recurrence(|found| found.raised_again)),
        ("recurrence.newly_raised", Recurrence(|found| found.newly_raised)),
        ("recurrence.closed_then_raised_again", Recurrence(|found| found.closed_then_raised_again)),
    ]
};

/// The live function.
pub(super) fn figure(facts: &Facts, name: &str, given: &Kwargs) -> Result<Value, Failure> {
    if let Some(found) = counts::count(facts, name, given)
        .or_else(|| estimate::estimate(facts, name, given))
        .or_else(|| completeness::count(facts, name, given))
    {
        return found;
    }
    let Some((_, kind)) = FIGURES.iter().find(|(known, _)| *known == name) else {
        let shares = FIGURES.iter().map(|(name, _)| *name);
        let known = shares.chain(estimate::names()).chain(completeness::names()).chain(counts::names());
        return Err(Failure::unknown("figure", name, known));
    };
    let group_of = |others: &[&str]| -> Result<(Arguments, Group), Failure> {
        let arguments = Arguments::of_figure(name, given, &CLOSURE_GROUPS, others)?;
        let group = arguments.group(&facts.data, &CLOSURE_GROUPS)?;
        Ok((arguments, group))
    };
    match *kind {
        FigureKind::ThemeFrequency => theme_frequency(
            facts,
            &Arguments::of_figure(name, given, &FREQUENCY_GROUPS, &["theme", "basis", "show"])?,
        ),
        FigureKind::Recurrence(share) => {
            recurrence(facts, &Arguments::of_figure(name, given, &[], &["theme", "show"])?, name, share)
        }
        FigureKind::ClosureShare(time, bound) => {
            let (arguments, group) = group_of(&["show"])?;
            Share { figure: closure_share(facts, name, group, time, bound), noun: "recommendation" }
                .written(&arguments)
        }
        FigureKind::ClosureCount(count) => {
            let (_, group) = group_of(&[])?;
            let found = facts.findings.closure.get(&group);
            Ok(closure_count(facts, name, group, found.map(|found| (count(found), found.made))))
        }
        FigureKind::CountAtTwelveMonths(count) => {
            let (_, group) = group_of(&[])?;
            let found = facts.findings.closure_at_twelve_months.get(&group).map(count);
            Ok(closure_count(facts, name, group, found.map(|(count, total)| (Some(count), total))))
        }
    }
}

/// Recommendations that twelve months are asked of, whether their visit can be dated or not.
fn made(found: &ClosureAtTwelveMonths) -> u32 {
    found.reached + found.visit_not_placed
}

/// The name of the cell of an export that holds a figure of a group: its table, row and, where it is not the table's own
/// share, its column.
fn cell(facts: &Facts, figure: &str, group: Group) -> String {
    let (table, column) = figure.split_once('.').unwrap_or((figure, ""));
    let row = format!("{table}/{}/{}", group.kind().word(), group.slug(&facts.data));
    if matches!(column, "" | "rate") { row } else { format!("{row}/{column}") }
}

fn theme_frequency(facts: &Facts, arguments: &Arguments) -> Result<Value, Failure> {
    let theme = theme(facts, arguments)?;
    let basis = arguments.one_of("basis", &BASES)?.unwrap_or(Basis::All);
    let group = arguments.group(&facts.data, &FREQUENCY_GROUPS)?;
    let frequency = facts.findings.theme_frequency(basis, group, theme).unwrap_or_default();
    let row = cell(facts, &format!("theme-frequency/{}", basis.word()), group);
    let name = format!("{row}/{}", facts.data.themes[theme].id);
    Share { figure: Figure::new(name, frequency.challenges), noun: "challenge" }.written(arguments)
}

fn recurrence(
    facts: &Facts,
    arguments: &Arguments,
    name: &str,
    share: fn(&Recurrence) -> Proportion,
) -> Result<Value, Failure> {
    let theme = theme(facts, arguments)?;
    let row = format!("recurrence/{}", facts.data.themes[theme].id);
    let name = name.split_once('.').map_or_else(|| row.clone(), |(_, column)| format!("{row}/{column}"));
    let figure = Figure::new(name, share(&facts.findings.recurrence[theme]));
    Share { figure, noun: "later challenge" }.written(arguments)
}

/// A closure rate, ever or at twelve months, or its upper bound.
fn closure_share(facts: &Facts, name: &str, group: Group, time: ClosureTime, bound: Bound) -> Figure {
    let findings = &facts.findings;
    let (rate, upper, is_mostly_unknown, dispersion) = match time {
        ClosureTime::Ever => {
            let found = findings.closure.get(&group).copied().unwrap_or_default();
            (found.rate(), found.upper_bound(), found.is_mostly_unknown(), findings.dispersion_of(group))
        }
        ClosureTime::TwelveMonths => {
            let found = findings.closure_at_twelve_months.get(&group).copied().unwrap_or_default();
            let dispersion = findings.dispersion_at_twelve_months_of(group);
            (found.rate(), found.upper_bound(), found.is_mostly_unknown(), dispersion)
        }
    };
    let cell = cell(facts, name, group);
    match bound {
        Bound::Rate => Figure::scaled(cell, rate, dispersion, is_mostly_unknown),
        Bound::Upper => Figure::bound(cell, upper, dispersion, is_mostly_unknown),
    }
}

/// A count and what it is out of; 0 for a group without recommendations, which the exports have no row for.
fn closure_count(facts: &Facts, name: &str, group: Group, found: Option<(Option<u32>, u32)>) -> Value {
    let Some((count, total)) = found else { return Value::from(0) };
    let Some(count) = count else {
        return Value::from_object(Printed::piece(Piece::Text("no due dates on record".to_owned())));
    };
    let text = thousands(u64::from(count));
    let piece = Piece::Figure(Marked { html: count_figure(&cell(facts, name, group), count), text });
    let proportion = Proportion::of_parts(count, total.saturating_sub(count));
    Value::from_object(Printed::share(piece, proportion))
}
