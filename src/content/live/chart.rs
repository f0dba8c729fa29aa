//! `chart(name, …)`: a chart in a page's text.

use minijinja::value::{Kwargs, Value};

use super::groups::{BASES, CLOSURE_GROUPS, CURVE_GROUPS, FREQUENCY_GROUPS, theme};
use super::printed::Printed;
use super::request::Request;
use super::{Facts, Failure};
use crate::analysis::{Basis, Group, GroupKind};
use crate::chart::{self, Chart, MapView};
use crate::content::piece::Piece;
use crate::dataset::{Council, Key};
use crate::wording;

/// How many bars a ranked chart has when the page does not say.
const BARS: usize = 10;

/// Kinds of group that a heat map can set side by side.
const HEAT_KINDS: [GroupKind; 6] = FREQUENCY_GROUPS;

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

/// Draws what is asked for; nothing where nothing is on record to draw.
type Draw = fn(&Request<'_>) -> Result<Option<Chart>, Failure>;

/// The charts.
const CHARTS: [(&str, Draw); 14] = [
    ("theme-frequency", |asked| {
        let arguments = asked.arguments(&FREQUENCY_GROUPS, &["basis", "limit"])?;
        let basis = arguments.one_of("basis", &BASES)?.unwrap_or(Basis::All);
        let group = arguments.group(&asked.facts.data, &FREQUENCY_GROUPS)?;
        let limit = arguments.number("limit")?.unwrap_or(BARS);
        Ok(chart::theme_frequency(&asked.facts.sources(), basis, group, limit))
    }),
    ("theme-heat", |asked| Ok(chart::theme_heat(&asked.facts.sources(), heat_kind(asked)?))),
    ("raised-again", |asked| Ok(chart::recurrence(&asked.facts.sources(), limit(asked)?))),
    ("council-matrix", |asked| Ok(chart::council_matrix(&asked.facts.sources(), council(asked)?))),
    ("status-bars", |asked| {
        let kind = asked.arguments(&[], &["by"])?.by(&STATUS_KINDS)?.unwrap_or(GroupKind::Region);
        Ok(chart::status_bars(&asked.facts.sources(), kind))
    }),
    ("status-bar", |asked| {
        let group = asked.arguments(&CLOSURE_GROUPS, &[])?.group(&asked.facts.data, &CLOSURE_GROUPS)?;
        Ok(chart::status_bar(&asked.facts.sources(), group))
    }),
    ("duty-timeline", |asked| Ok(chart::duty_timeline(&asked.facts.sources(), council(asked)?))),
    ("hexagon-map", |asked| {
        let views = MapView::ALL.map(|view| (view.word(), view));
        let view = asked.arguments(&[], &["show"])?.one_of("show", &views)?;
        Ok(chart::hexagon_map(&asked.facts.sources(), view.unwrap_or(MapView::LastVisit)))
    }),
    ("time-to-closure", |asked| {
        let group = asked.arguments(&CURVE_GROUPS, &[])?.group(&asked.facts.data, &CURVE_GROUPS)?;
        Ok(chart::time_to_closure(&asked.facts.sources(), group))
    }),
    ("funnel", |asked| {
        asked.no_arguments()?;
        Ok(chart::funnel(&asked.facts.sources()))
    }),
    ("co-occurrence", |asked| Ok(chart::co_occurrence(&asked.facts.sources(), limit(asked)?))),
    ("co-occurring-themes", |asked| {
        let theme = theme(asked.facts, &asked.arguments(&[], &["theme"])?)?;
        Ok(chart::co_occurring_themes(&asked.facts.sources(), theme))
    }),
    ("theme-change", |asked| {
        let arguments = asked.arguments(&[], &["theme"])?;
        Ok(match arguments.get("theme") {
            Some(_) => chart::theme_change(&asked.facts.sources(), theme(asked.facts, &arguments)?),
            None => chart::changes_overview(&asked.facts.sources()),
        })
    }),
    ("recommendation-timeline", |asked| {
        let arguments = asked.arguments(&[GroupKind::Challenge], &[])?;
        arguments.need("challenge")?;
        Ok(match arguments.group(&asked.facts.data, &[GroupKind::Challenge])? {
            Group::Challenge(challenge) => chart::recommendation_timeline(&asked.facts.sources(), challenge),
            _ => None,
        })
    }),
];

/// The live function.
pub(super) fn chart(facts: &Facts, name: &str, given: &Kwargs) -> Result<Value, Failure> {
    let Some((name, draw)) = CHARTS.iter().find(|(known, _)| *known == name) else {
        return Err(Failure::unknown("chart", name, CHARTS.map(|(name, _)| name)));
    };
    let asked = Request { facts, function: "chart", name, given };
    let drawn = draw(&asked)?;
    let without = match *name {
        "theme-heat" => {
            let others = wording::others(heat_kind(&asked)?);
            format!("No theme is raised more or less often than {others} by more than chance.")
        }
        _ => "Nothing is on record that this chart could show.".to_owned(),
    };
    Ok(Value::from_object(Printed::piece(match drawn {
        Some(chart) => Piece::Chart(Box::new(chart)),
        None => Piece::Text(without),
    })))
}

/// The kind of groups that a heat map sets side by side.
fn heat_kind(asked: &Request<'_>) -> Result<GroupKind, Failure> {
    Ok(asked.arguments(&[], &["by"])?.by(&HEAT_KINDS)?.unwrap_or(GroupKind::Region))
}

/// How many bars are asked for.
fn limit(asked: &Request<'_>) -> Result<usize, Failure> {
    Ok(asked.arguments(&[], &["limit"])?.number("limit")?.unwrap_or(BARS))
}

/// The council that a chart is about.
fn council(asked: &Request<'_>) -> Result<Key<Council>, Failure> {
    let arguments = asked.arguments(&[], &["council"])?;
    arguments.need("council")?;
    match arguments.group(&asked.facts.data, &[GroupKind::Council])? {
        Group::Council(council) => Ok(council),
        _ => Err(Failure::new("the chart is about one council").expected("council=\"…\"")),
    }
}
