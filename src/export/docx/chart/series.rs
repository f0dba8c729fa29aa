//! The bars of a chart, and the numbers on them.

use super::super::xml::{escape, escaped, put};
use super::super::{BarChart, Series};
use super::{fill, letters, longest, number_format};
use crate::appearance::{self, Appearance, Pattern};

/// The colour of a series that counts no state, and of letters on it.
const PLAIN: (&str, &str) = ("12436D", "FFFFFF");

/// Every series of the chart.
pub(super) fn series(chart: &BarChart) -> String {
    let categories = categories(chart);
    let mut out = String::new();
    for at in 0..chart.series.len() {
        out.push_str(&one_series(chart, at, &categories));
    }
    out
}

/// One series: its name, its look, its labels and its values.
fn one_series(chart: &BarChart, at: usize, categories: &str) -> String {
    let Series { name, values, state } = &chart.series[at];
    let appearance = state.map(appearance::of);
    let (look, on_colour) = match appearance {
        Some(appearance) => (state_fill(appearance), appearance.text.hex()),
        None => (fill(PLAIN.0) + &edge(chart), PLAIN.1),
    };
    let column = column(at + 1);
    format!(
        "<c:ser><c:idx val=\"{at}\"/><c:order val=\"{at}\"/><c:tx><c:strRef><c:f>Sheet1!${column}$1</c:f>\
         <c:strCache><c:ptCount val=\"1\"/><c:pt idx=\"0\"><c:v>{name}</c:v></c:pt></c:strCache></c:strRef></c:tx>\
         <c:spPr>{look}</c:spPr><c:invertIfNegative val=\"0\"/>{labels}{categories}{values}</c:ser>",
        name = escaped(name),
        labels = labels(chart, on_colour),
        values = values_of(chart, values, &column),
    )
}

/// The fill and the edge of a state, as pages show it.
fn state_fill(appearance: &Appearance) -> String {
    let preset = match appearance.pattern {
        Pattern::Solid => None,
        Pattern::Stripes => Some("wdUpDiag"),
        Pattern::CrossHatch => Some("diagCross"),
        Pattern::Dots => Some("pct20"),
        Pattern::Hatch => Some("ltUpDiag"),
    };
    let lines = if appearance.pattern == Pattern::Stripes { appearance.text } else { appearance.edge };
    let filled = match preset {
        None => fill(appearance.fill.hex()),
        Some(preset) => format!(
            "<a:pattFill prst=\"{preset}\"><a:fgClr><a:srgbClr val=\"{}\"/></a:fgClr><a:bgClr><a:srgbClr val=\"{}\"/>\
             </a:bgClr></a:pattFill>",
            lines.hex().to_uppercase(),
            appearance.fill.hex().to_uppercase()
        ),
    };
    format!("{filled}<a:ln w=\"9525\">{}</a:ln>", fill(appearance.edge.hex()))
}

/// A white line that keeps the parts of one bar apart.
fn edge(chart: &BarChart) -> String {
    if chart.stacked { format!("<a:ln w=\"9525\">{}</a:ln>", fill("FFFFFF")) } else { String::new() }
}

/// The number on each bar when stacked, and behind it otherwise.
fn labels(chart: &BarChart, on_colour: &str) -> String {
    let (place, colour, format) = if chart.stacked {
        ("ctr", on_colour, format_on_bars(chart))
    } else {
        ("outEnd", "0B0C0C", number_format(chart).to_owned())
    };
    format!(
        "<c:dLbls><c:numFmt formatCode=\"{format}\" sourceLinked=\"0\"/>\
         <c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{}\
         <c:dLblPos val=\"{place}\"/><c:showLegendKey val=\"0\"/><c:showVal val=\"1\"/><c:showCatName val=\"0\"/>\
         <c:showSerName val=\"0\"/><c:showPercent val=\"0\"/><c:showBubbleSize val=\"0\"/></c:dLbls>",
        letters(900, colour),
    )
}

/// How numbers on bars are written: not at all where the bar is too short to hold one, which would cover the next.
fn format_on_bars(chart: &BarChart) -> String {
    let format = number_format(chart);
    let shortest = longest(chart) / 14.0;
    // Formats must be short: what is beyond all likely figures is left alone.
    if (0.000_1..1e12).contains(&shortest) {
        format!("[&lt;{shortest:.4}]&quot;&quot;;{format}")
    } else {
        format.to_owned()
    }
}

/// The names of the bars.
fn categories(chart: &BarChart) -> String {
    let count = chart.categories.len();
    let mut out = format!(
        "<c:cat><c:strRef><c:f>Sheet1!$A$2:$A${}</c:f><c:strCache><c:ptCount val=\"{count}\"/>",
        count + 1
    );
    for (at, name) in chart.categories.iter().enumerate() {
        put(&mut out, &["<c:pt idx=\"", &at.to_string(), "\"><c:v>"]);
        escape(&mut out, name);
        out.push_str("</c:v></c:pt>");
    }
    out.push_str("</c:strCache></c:strRef></c:cat>");
    out
}

/// The lengths of the bars. What is no number leaves its place empty.
fn values_of(chart: &BarChart, values: &[f64], column: &str) -> String {
    let count = chart.categories.len();
    let mut out = format!(
        "<c:val><c:numRef><c:f>Sheet1!${column}$2:${column}${}</c:f><c:numCache><c:formatCode>{}</c:formatCode>\
         <c:ptCount val=\"{count}\"/>",
        count + 1,
        number_format(chart)
    );
    for (at, value) in values.iter().take(count).enumerate().filter(|(_, value)| value.is_finite()) {
        put(&mut out, &["<c:pt idx=\"", &at.to_string(), "\"><c:v>", &value.to_string(), "</c:v></c:pt>"]);
    }
    out.push_str("</c:numCache></c:numRef></c:val>");
    out
}

/// The name of a spreadsheet's column, counted from 0: A to Z, AA and so on. The values are in no spreadsheet, but Word
/// wants to know where they would be.
fn column(number: usize) -> String {
    let letter = char::from(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"[number % 26]);
    match number / 26 {
        0 => letter.to_string(),
        further => column(further - 1) + &letter.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_as_in_a_spreadsheet() {
        assert_eq!(
            [0, 1, 25, 26, 51, 52, 701, 702].map(column),
            ["A", "B", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]
        );
    }
}
