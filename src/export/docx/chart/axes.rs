//! The two axes of a chart.

use super::super::BarChart;
use super::{fill, letters, longest, number_format, values};

/// The axis with the names, the first on top, and the axis with the values below it.
pub(super) fn axes(chart: &BarChart) -> String {
    let max = if ends_at_one(chart) { "<c:max val=\"1\"/>" } else { "" };
    let min = if values(chart).any(|value| value < 0.0) { "" } else { "<c:min val=\"0\"/>" };
    format!(
        "<c:catAx><c:axId val=\"1\"/><c:scaling><c:orientation val=\"maxMin\"/></c:scaling><c:delete val=\"0\"/>\
         <c:axPos val=\"l\"/><c:numFmt formatCode=\"General\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/>\
         <c:minorTickMark val=\"none\"/><c:tickLblPos val=\"low\"/><c:spPr><a:ln w=\"9525\">{line}</a:ln></c:spPr>{names}\
         <c:crossAx val=\"2\"/><c:crosses val=\"autoZero\"/><c:auto val=\"0\"/><c:lblAlgn val=\"ctr\"/>\
         <c:lblOffset val=\"100\"/><c:tickLblSkip val=\"1\"/><c:noMultiLvlLbl val=\"1\"/></c:catAx>\
         <c:valAx><c:axId val=\"2\"/><c:scaling><c:orientation val=\"minMax\"/>{max}{min}</c:scaling>\
         <c:delete val=\"0\"/><c:axPos val=\"b\"/><c:majorGridlines><c:spPr><a:ln w=\"6350\">{light}</a:ln></c:spPr>\
         </c:majorGridlines><c:numFmt formatCode=\"{format}\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/>\
         <c:minorTickMark val=\"none\"/><c:tickLblPos val=\"nextTo\"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{numbers}\
         <c:crossAx val=\"1\"/><c:crosses val=\"max\"/><c:crossBetween val=\"between\"/></c:valAx>",
        line = fill("505A5F"),
        light = fill("DEE2E4"),
        names = letters(900, "0B0C0C"),
        numbers = letters(800, "505A5F"),
        format = number_format(chart),
    )
}

/// Whether the axis ends at 100%: left to itself, Word goes on to 120% where a bar comes near the end.
fn ends_at_one(chart: &BarChart) -> bool {
    // Shares that make up a whole may add up to a little more than one.
    chart.percent && (0.8..1.000_001).contains(&longest(chart))
}
