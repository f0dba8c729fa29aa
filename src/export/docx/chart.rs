//! Charts of horizontal bars, drawn by Word from the values kept in the file: no picture and no workbook.

mod axes;
mod room;
mod series;

use super::BarChart;
use super::xml::{HEAD, escaped};

/// The paragraph in which a chart stands, with what it says to those who cannot see it.
pub(super) fn drawing(chart: &BarChart, number: usize) -> String {
    let [width, height] = room::room(chart).extent();
    let (title, alt) = (escaped(&chart.title), escaped(&chart.alt));
    format!(
        "<w:p><w:pPr><w:pStyle w:val=\"Chart\"/></w:pPr><w:r><w:drawing>\
         <wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"{width}\" cy=\"{height}\"/>\
         <wp:docPr id=\"{number}\" name=\"Chart {number}\" descr=\"{alt}\" title=\"{title}\"/>\
         <wp:cNvGraphicFramePr/><a:graphic>\
         <a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/chart\">\
         <c:chart r:id=\"rIdChart{number}\"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )
}

/// The part with the chart.
pub(super) fn chart(chart: &BarChart) -> String {
    let grouping = if chart.stacked { "stacked" } else { "clustered" };
    let overlap = if chart.stacked { 100 } else { 0 };
    let gap = if chart.stacked { 45 } else { 60 };
    let legend = if chart.series.len() > 1 {
        format!(
            "<c:legend><c:legendPos val=\"b\"/><c:overlay val=\"0\"/>{}</c:legend>",
            letters(900, "0B0C0C")
        )
    } else {
        String::new()
    };
    format!(
        "{HEAD}<c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" \
         xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
         xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">\
         <c:date1904 val=\"0\"/><c:lang val=\"en-GB\"/><c:roundedCorners val=\"0\"/>\
         <c:chart>{title}<c:plotArea>{bars}\
         <c:barChart><c:barDir val=\"bar\"/><c:grouping val=\"{grouping}\"/><c:varyColors val=\"0\"/>{series}\
         <c:gapWidth val=\"{gap}\"/><c:overlap val=\"{overlap}\"/><c:axId val=\"1\"/><c:axId val=\"2\"/></c:barChart>\
         {axes}<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr></c:plotArea>{legend}\
         <c:plotVisOnly val=\"1\"/><c:dispBlanksAs val=\"gap\"/></c:chart>\
         <c:spPr><a:solidFill><a:srgbClr val=\"FFFFFF\"/></a:solidFill><a:ln><a:noFill/></a:ln></c:spPr>\
         {letters}</c:chartSpace>",
        title = title(&chart.title),
        bars = room::room(chart).bars(),
        series = series::series(chart),
        axes = axes::axes(chart),
        letters = letters(900, "0B0C0C"),
    )
}

/// The title above the bars. Left out, Word would show the name of an only series.
fn title(text: &str) -> String {
    if text.is_empty() {
        return "<c:autoTitleDeleted val=\"1\"/>".to_owned();
    }
    format!(
        "<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz=\"1100\" b=\"1\"/></a:pPr>\
         <a:r><a:rPr lang=\"en-GB\" sz=\"1100\" b=\"1\">{}<a:latin typeface=\"Arial\"/><a:cs typeface=\"Arial\"/></a:rPr>\
         <a:t>{}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val=\"0\"/></c:title><c:autoTitleDeleted val=\"0\"/>",
        fill("12436D"),
        escaped(text)
    )
}

/// How letters look: their size in hundredths of a point, and their colour.
fn letters(size: u16, colour: &str) -> String {
    format!(
        "<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz=\"{size}\" b=\"0\">{}<a:latin typeface=\"Arial\"/>\
         <a:cs typeface=\"Arial\"/></a:defRPr></a:pPr><a:endParaRPr lang=\"en-GB\"/></a:p></c:txPr>",
        fill(colour)
    )
}

/// An area or letters of one colour.
fn fill(colour: &str) -> String {
    format!("<a:solidFill><a:srgbClr val=\"{colour}\"/></a:solidFill>")
}

/// How values are written: shares as per cent, others with one decimal place where any has one.
fn number_format(chart: &BarChart) -> &'static str {
    if chart.percent {
        "0%"
    } else if values(chart).all(|value| value.fract() == 0.0) {
        "#,##0"
    } else {
        "#,##0.0"
    }
}

/// Every value that is a number.
fn values(chart: &BarChart) -> impl Iterator<Item = f64> {
    chart.series.iter().flat_map(|series| &series.values).copied().filter(|value| value.is_finite())
}

/// Length of the longest bar.
fn longest(chart: &BarChart) -> f64 {
    if !chart.stacked {
        return values(chart).fold(0.0, f64::max);
    }
    let total = |at: usize| -> f64 {
        let stacked = chart.series.iter().filter_map(|series| series.values.get(at));
        stacked.copied().filter(|value| value.is_finite()).map(|value| value.max(0.0)).sum()
    };
    (0..chart.categories.len()).map(total).fold(0.0, f64::max)
}
