//! Tables with a header row that is repeated on each page, columns of fixed width, and a title for screen readers.

use super::link::Links;
use super::page::TEXT_WIDTH;
use super::run::{add_line, add_runs};
use super::xml::{escape, put};
use super::{Column, Table};

/// Adds a table; without columns nothing.
pub(super) fn add_table(out: &mut String, table: &Table, links: &mut Links) {
    if table.columns.is_empty() {
        return;
    }
    let widths = widths(&table.columns);
    add_properties(out, table, &widths);
    add_header(out, &table.columns, &widths);
    let cells: Vec<String> = table
        .columns
        .iter()
        .zip(&widths)
        .map(|(column, width)| opened_cell("TableText", column.numeric, *width))
        .collect();
    for row in &table.rows {
        out.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        for (at, cell) in cells.iter().enumerate() {
            out.push_str(cell);
            add_runs(out, row.get(at).map_or(&[], Vec::as_slice), links);
            out.push_str("</w:p></w:tc>");
        }
        out.push_str("</w:tr>");
    }
    // Word joins two tables with nothing in between.
    out.push_str("</w:tbl><w:p><w:pPr><w:pStyle w:val=\"AfterTable\"/></w:pPr></w:p>");
}

/// Opens the table: its style, its alternative text, and its columns.
fn add_properties(out: &mut String, table: &Table, widths: &[usize]) {
    put(out, &["<w:tbl><w:tblPr><w:tblStyle w:val=\"RuledTable\"/><w:tblW w:w=\"", &TEXT_WIDTH.to_string()]);
    out.push_str(
        "\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"0620\" w:firstRow=\"1\" \
         w:lastRow=\"0\" w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/>",
    );
    for (name, text) in [("w:tblCaption", &table.title), ("w:tblDescription", &table.description)] {
        if !text.is_empty() {
            put(out, &["<", name, " w:val=\""]);
            escape(out, text);
            out.push_str("\"/>");
        }
    }
    out.push_str("</w:tblPr><w:tblGrid>");
    for width in widths {
        put(out, &["<w:gridCol w:w=\"", &width.to_string(), "\"/>"]);
    }
    out.push_str("</w:tblGrid>");
}

/// Adds the header row.
fn add_header(out: &mut String, columns: &[Column], widths: &[usize]) {
    out.push_str("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
    for (column, width) in columns.iter().zip(widths) {
        out.push_str(&opened_cell("TableHeading", column.numeric, *width));
        add_line(out, &column.title);
        out.push_str("</w:p></w:tc>");
    }
    out.push_str("</w:tr>");
}

/// A cell up to its text.
fn opened_cell(style: &str, numeric: bool, width: usize) -> String {
    let aligned = if numeric { "<w:jc w:val=\"right\"/>" } else { "" };
    format!(
        "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>\
         <w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{aligned}</w:pPr>"
    )
}

/// The columns' widths by their shares. They add up to the width of the text, however the shares are rounded.
fn widths(columns: &[Column]) -> Vec<usize> {
    let shares = || columns.iter().map(|column| u64::from(column.width.max(1)));
    let total: u64 = shares().sum();
    // Where each column ends: rounding that, rather than each width, lets no twip go missing.
    let ends = shares().scan(0, |so_far, share| {
        *so_far += share;
        usize::try_from(*so_far * TEXT_WIDTH as u64 / total).ok()
    });
    let mut start = 0;
    ends.map(|end| end - std::mem::replace(&mut start, end)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(shares: &[u32]) -> Vec<Column> {
        shares.iter().map(|width| Column { title: String::new(), width: *width, numeric: false }).collect()
    }

    #[test]
    fn widths_fill_the_page() {
        for shares in [&[1][..], &[1, 1, 1], &[0, 0], &[3, 1, 7, 2, 9, 13], &[u32::MAX; 9], &[1, u32::MAX]] {
            assert_eq!(widths(&columns(shares)).iter().sum::<usize>(), TEXT_WIDTH, "{shares:?}");
        }
        assert_eq!(widths(&columns(&[1, 3])), [2_409, 7_229]);
    }
}
