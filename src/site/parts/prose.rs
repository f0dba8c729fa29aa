//! Prose as a template sees it.

use serde::Serialize;

use super::plot::TableView;
use super::{Method, Plot, Plots};
use crate::content::{Block, Prose};

/// A piece of prose: exactly one of its parts is there.
#[derive(Clone, Debug, Default, Serialize)]
pub(in crate::site) struct ProseBlock {
    html: Option<String>,
    plot: Option<Plot>,
    table: Option<CaptionedTable>,
}

#[derive(Clone, Debug, Serialize)]
struct CaptionedTable {
    caption: String,
    table: TableView,
}

/// The blocks of evaluated prose; its charts join those of the page.
pub(in crate::site) fn prose_blocks(prose: Prose, plots: &mut Plots) -> Vec<ProseBlock> {
    prose
        .blocks
        .into_iter()
        .map(|block| match block {
            Block::Html(html) => ProseBlock { html: Some(html), ..ProseBlock::default() },
            Block::Chart(chart) => {
                let method = method_of(&chart.name);
                ProseBlock { plot: plots.add(Some(chart), method), ..ProseBlock::default() }
            }
            Block::Table(caption, table) => ProseBlock {
                table: Some(CaptionedTable { caption, table: table.into() }),
                ..ProseBlock::default()
            },
        })
        .collect()
}

/// The method behind a chart, by the kind that its name begins with.
fn method_of(chart: &str) -> Method {
    let kinds = [
        ("came-back", Method::Recurrence),
        ("status", Method::Closure),
        ("themes-of", Method::Recurrence),
        ("recommendation-timeline", Method::Voices),
        ("time-line-of", Method::Duties),
        ("map", Method::Dates),
        ("time-to-closure", Method::TimeToClosure),
        ("funnel", Method::Funnel),
        ("co-occurrence", Method::CoOccurrence),
        ("theme-change", Method::Change),
        ("recommendation-timeline", Method::Voices),
    ];
    kinds
        .iter()
        .find(|(kind, _)| chart.starts_with(kind))
        .map_or(Method::ThemeFrequency, |(_, method)| *method)
}
