//! How much room a chart takes and how its parts share it, in hundredths of a centimetre.

use super::super::BarChart;
use super::super::page::{EMU, TEXT_WIDTH};

/// The unit of drawings (EMU) in a hundredth of a centimetre.
const HUNDREDTH: usize = 3_600;
/// Width of a chart: that of the text.
const WIDTH: usize = TEXT_WIDTH * EMU / HUNDREDTH;
/// Room at the right, for the number behind the longest bar.
const RIGHT: usize = 120;
/// No chart is lower, or higher: with its heading and a note it must fit on a page.
const HEIGHTS: [usize; 2] = [500, 2_100];

/// Room that the parts of a chart take.
pub(super) struct Room {
    /// The chart.
    height: usize,
    /// The title above the bars.
    top: usize,
    /// The axis and the legend below them.
    foot: usize,
    /// The names at their left.
    names: usize,
}

/// Enough room for each bar and each name.
pub(super) fn room(chart: &BarChart) -> Room {
    let bars = if chart.stacked { 1 } else { chart.series.len().min(50) };
    let letters = chart.categories.iter().map(|name| name.chars().count()).max().unwrap_or(0);
    let lines = letters.div_ceil(28).min(4);
    let title_lines = chart.title.chars().count().div_ceil(75).min(4);
    // A key stands before each name in the legend.
    let legend: usize = chart.series.iter().map(|series| series.name.chars().count() + 4).sum();
    let legend_lines = if chart.series.len() > 1 { legend.div_ceil(85).min(4) } else { 0 };
    let rows = chart.categories.len().min(200) * (35 + 45 * bars).max(15 + 40 * lines);
    let top = if title_lines == 0 { 40 } else { 80 + 50 * title_lines };
    let foot = if legend_lines == 0 { 80 } else { 120 + 50 * legend_lines };
    let names = (40 + 17 * letters.min(30)).max(200);
    Room { height: (top + rows + foot).clamp(HEIGHTS[0], HEIGHTS[1]), top, foot, names }
}

impl Room {
    /// Width and height in the unit of drawings.
    pub(super) fn extent(&self) -> [usize; 2] {
        [TEXT_WIDTH * EMU, self.height * HUNDREDTH]
    }

    /// Where the bars are. Left to themselves, programs give long names more than half of the chart.
    pub(super) fn bars(&self) -> String {
        let share = |part: usize, whole: usize| part as f64 / whole as f64;
        format!(
            "<c:layout><c:manualLayout><c:layoutTarget val=\"inner\"/><c:xMode val=\"edge\"/><c:yMode val=\"edge\"/>\
             <c:x val=\"{:.4}\"/><c:y val=\"{:.4}\"/><c:w val=\"{:.4}\"/><c:h val=\"{:.4}\"/></c:manualLayout></c:layout>",
            share(self.names, WIDTH),
            share(self.top, self.height),
            share(WIDTH - self.names - RIGHT, WIDTH),
            share(self.height - self.top - self.foot, self.height),
        )
    }
}
