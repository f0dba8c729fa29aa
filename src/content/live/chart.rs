//! `chart(name, …)`: a chart in a page's text.

use minijinja::value::{Kwargs, Value};

use super::arguments::Arguments;
use super::estimate::CURVE_GROUPS;
use super::figure::{BASES, CLOSURE_GROUPS, FREQUENCY_GROUPS, theme};
use super::printed::Printed;
use super::{Facts, Failure};
use crate::analysis::{Basis, Group, GroupKind};
use crate::chart::{self, Chart};
use crate::content::piece::Piece;
use crate::dataset::{Council, Key};

/// Names of charts.
const NAMES: [&str; 15] = [
    "theme-frequency",
    "theme-heat",
    "came-back",
    "council-matrix",
    "status-bars",
    "status-bar",
    "duty-timeline",
    "hexagon-map",
    "time-to-closure",
    "funnel",
    "positions",
    "co-occurrence",
    "told-with",
    "theme-change",
    "recommendation-timeline",
];

/// How many bars a ranked chart has when the page does not say.
const BARS: usize = 10;

/// Kinds of group that a heat map can set side by side.
const HEAT_KINDS: [GroupKind; 6] = FREQUENCY_GROUPS;

/// Kinds of group whose members can have a place.
const POSITION_KINDS: [GroupKind; 5] =
    [GroupKind::Region, GroupKind::Type, GroupKind::Component, GroupKind::Theme, GroupKind::Custom];

/// Kinds of group that status bars can set side by side.
const STATUS_KINDS: [GroupKind; 8] = [
    GroupKind::Nation,
    GroupKind::Region,
    GroupKind::Type,
    GroupKind::Kind,
    GroupKind::Year,
    GroupKind::Component,
    GroupKind::Theme,
    GroupKind::Custom,
];

/// The live function.
pub(super) fn chart(facts: &Facts, name: &str, given: &Kwargs) -> Result<Value, Failure> {
    let arguments = |groups: &[GroupKind], others: &[&str]| {
        let known: Vec<&str> = groups.iter().map(|kind| kind.word()).chain(others.iter().copied()).collect();
        Arguments::new(&format!("chart \"{name}\""), given, &known)
    };
    let sources = facts.sources();
    let drawn = match name {
        "theme-frequency" => {
            let arguments = arguments(&FREQUENCY_GROUPS, &["basis", "limit"])?;
            let basis = arguments.one_of("basis", &BASES)?.unwrap_or(Basis::All);
            let group = arguments.group(&facts.data, &FREQUENCY_GROUPS)?;
            chart::theme_frequency(&sources, basis, group, arguments.number("limit")?.unwrap_or(BARS))
        }
        "theme-heat" => {
            let kind = arguments(&[], &["by"])?.by(&HEAT_KINDS)?.unwrap_or(GroupKind::Region);
            chart::theme_heat(&sources, kind)
        }
        "came-back" => {
            chart::recurrence(&sources, arguments(&[], &["limit"])?.number("limit")?.unwrap_or(BARS))
        }
        "council-matrix" => chart::council_matrix(&sources, council(facts, &arguments(&[], &["council"])?)?),
        "duty-timeline" => chart::duty_timeline(&sources, council(facts, &arguments(&[], &["council"])?)?),
        "status-bars" => {
            let kind = arguments(&[], &["by"])?.by(&STATUS_KINDS)?.unwrap_or(GroupKind::Region);
            chart::status_bars(&sources, kind)
        }
        "status-bar" => {
            let group = arguments(&CLOSURE_GROUPS, &[])?.group(&facts.data, &CLOSURE_GROUPS)?;
            chart::status_bar(&sources, group)
        }
        "time-to-closure" => {
            let group = arguments(&CURVE_GROUPS, &[])?.group(&facts.data, &CURVE_GROUPS)?;
            chart::time_to_closure(&sources, group)
        }
        "funnel" => {
            arguments(&[], &[])?;
            chart::funnel(&sources)
        }
        "positions" => {
            let kind = arguments(&[], &["by"])?.by(&POSITION_KINDS)?.unwrap_or(GroupKind::Region);
            chart::positions(&sources, kind)
        }
        "co-occurrence" => {
            chart::co_occurrence(&sources, arguments(&[], &["limit"])?.number("limit")?.unwrap_or(BARS))
        }
        "told-with" => chart::co_occurring_themes(&sources, theme(facts, &arguments(&[], &["theme"])?)?),
        "theme-change" => {
            let arguments = arguments(&[], &["theme"])?;
            match arguments.get("theme") {
                Some(_) => chart::theme_change(&sources, theme(facts, &arguments)?),
                None => chart::changes_overview(&sources),
            }
        }
        "recommendation-timeline" => {
            let arguments = arguments(&[GroupKind::Challenge], &[])?;
            arguments.need("challenge")?;
            match arguments.group(&facts.data, &[GroupKind::Challenge])? {
                Group::Challenge(challenge) => chart::recommendation_timeline(&sources, challenge),
                _ => None,
            }
        }
        "hexagon-map" => {
            arguments(&[], &[])?;
            chart::hexagon_map(&sources)
        }
        _ => return Err(Failure::unknown("chart", name, NAMES)),
    };
    Ok(value(drawn))
}

/// The council that a chart is about.
fn council(facts: &Facts, arguments: &Arguments) -> Result<Key<Council>, Failure> {
    arguments.need("council")?;
    match arguments.group(&facts.data, &[GroupKind::Council])? {
        Group::Council(council) => Ok(council),
        _ => Err(Failure::new("the chart is about one council").expected("council=\"…\"")),
    }
}

/// A chart, or the sentence that stands in for one with nothing to show.
fn value(drawn: Option<Chart>) -> Value {
    Value::from_object(Printed::piece(match drawn {
        Some(chart) => Piece::Chart(Box::new(chart)),
        None => Piece::Text("Nothing has been published that this chart could show.".to_owned()),
    }))
}
