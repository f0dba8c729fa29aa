//! Prose as a template sees it.

use serde::Serialize;

use super::chart_view::TableView;
use super::{ChartView, Charts};
use crate::content::{Block, Prose};

/// A piece of prose: exactly one of its parts is there.
#[derive(Clone, Debug, Default, Serialize)]
pub(in crate::site) struct ProseBlock<'a> {
    html: Option<String>,
    chart: Option<ChartView<'a>>,
    table: Option<CaptionedTable>,
}

#[derive(Clone, Debug, Serialize)]
struct CaptionedTable {
    caption: String,
    table: TableView,
}

/// The blocks of evaluated prose; its charts join those of the page.
pub(in crate::site) fn prose_blocks<'a>(prose: Prose, charts: &mut Charts<'a>) -> Vec<ProseBlock<'a>> {
    prose
        .blocks
        .into_iter()
        .map(|block| match block {
            Block::Html(html) => ProseBlock { html: Some(html), ..ProseBlock::default() },
            Block::Chart(chart) => ProseBlock { chart: charts.add(Some(chart)), ..ProseBlock::default() },
            Block::Table(caption, table) => ProseBlock {
                table: Some(CaptionedTable { caption, table: table.into() }),
                ..ProseBlock::default()
            },
        })
        .collect()
}
