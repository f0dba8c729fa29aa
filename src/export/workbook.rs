//! Tables → an Excel workbook: a sheet of contents, then one table a sheet, with real dates and a header row that stays.

use jiff::civil::Date;
use rust_xlsxwriter::{
    Color, DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Url, Workbook,
    Worksheet, XlsxError,
};

use crate::dataset::PartialDate;
use crate::wording;

/// A workbook before it becomes a file.
pub(super) struct Book<'a> {
    /// What it is called.
    pub(super) title: String,
    /// Who publishes it.
    pub(super) author: String,
    /// Lines under the title on the sheet of contents: date, licence, how to cite.
    pub(super) about: Vec<String>,
    /// The day that its properties name, so that the same data give the same bytes.
    pub(super) date: Date,
    /// Its tables.
    pub(super) sheets: Vec<Sheet<'a>>,
}

/// One table.
pub(super) struct Sheet<'a> {
    /// At most 31 characters, without `[]:*?/\`.
    pub(super) name: String,
    /// What it holds, one sentence.
    pub(super) about: String,
    /// Its columns.
    pub(super) columns: Vec<Column>,
    /// How many rows there are.
    pub(super) height: usize,
    /// The title of a column with a list of allowed answers, and the answers.
    pub(super) answers: Option<(&'static str, &'static [&'static str])>,
    /// The rows, each as long as `columns`.
    pub(super) rows: Box<dyn Iterator<Item = Vec<Cell>> + 'a>,
}

/// One column.
pub(super) struct Column {
    pub(super) title: String,
    /// Width in characters.
    pub(super) width: f64,
}

/// One cell.
pub(super) enum Cell {
    /// Nothing.
    Empty,
    /// Text, never a formula.
    Text(String),
    /// A number.
    Number(f64),
    /// A share, shown as a percentage.
    Share(f64),
    /// A day.
    Day(Date),
    /// Text that leads to an http or https address.
    Link(String, String),
}

impl Cell {
    /// A day as a real date; a month or year as words; nothing where there is no date.
    pub(super) fn date(date: Option<PartialDate>) -> Self {
        match date {
            None => Self::Empty,
            Some(PartialDate::Day(day)) => Self::Day(day),
            Some(coarser) => Self::Text(wording::date(coarser)),
        }
    }
}

impl Sheet<'static> {
    /// A table of rows that are at hand; columns by title and width.
    pub(super) fn of(
        name: impl Into<String>,
        about: impl Into<String>,
        columns: &[(&str, f64)],
        rows: Vec<Vec<Cell>>,
    ) -> Self {
        Self {
            name: name.into(),
            about: about.into(),
            columns: columns
                .iter()
                .map(|(title, width)| Column { title: (*title).to_owned(), width: *width })
                .collect(),
            height: rows.len(),
            answers: None,
            rows: Box::new(rows.into_iter()),
        }
    }

    /// The same with a list of allowed answers for a column.
    pub(super) fn with_answers(self, column: &'static str, answers: &'static [&'static str]) -> Self {
        Self { answers: Some((column, answers)), ..self }
    }
}

/// Most rows of a sheet, its header included.
const MOST_ROWS: usize = 1_048_576;

/// Most characters of a cell.
const MOST_CHARACTERS: usize = 32_767;

/// How hard files are compressed, 1 to 9: a third of the time of the usual 6, and a tenth more bytes.
const COMPRESSION: u8 = 2;

/// Longest address that a cell can lead to.
const LONGEST_ADDRESS: usize = 2_000;

/// How cells look.
struct Formats {
    header: Format,
    text: Format,
    day: Format,
    share: Format,
}

/// Writes a workbook.
///
/// # Errors
/// What the format cannot hold, such as two sheets of one name.
pub(super) fn xlsx(book: Book<'_>) -> Result<Vec<u8>, XlsxError> {
    let formats = Formats {
        header: Format::new()
            .set_bold()
            .set_text_wrap()
            .set_align(FormatAlign::Top)
            .set_background_color(Color::RGB(0xF4_F6_F8))
            .set_border_bottom(FormatBorder::Medium),
        text: Format::new().set_text_wrap().set_align(FormatAlign::Top),
        day: Format::new().set_num_format("d mmm yyyy").set_align(FormatAlign::Top),
        share: Format::new().set_num_format("0.0%").set_align(FormatAlign::Top),
    };
    let mut workbook = Workbook::new();
    workbook.set_zip_compression_level(COMPRESSION);
    let mut properties = DocProperties::new().set_title(&book.title).set_author(&book.author);
    if let Some(day) = excel_day(book.date) {
        properties = properties.set_creation_datetime(&day);
    }
    workbook.set_properties(&properties);
    contents(workbook.add_worksheet(), &book, &formats)?;
    for sheet in book.sheets.into_iter().filter(|sheet| sheet.height < MOST_ROWS) {
        write(workbook.add_worksheet(), sheet, &formats)?;
    }
    workbook.save_to_buffer()
}

/// The first sheet: what this is, and a line for each table that leads to it.
fn contents(sheet: &mut Worksheet, book: &Book<'_>, formats: &Formats) -> Result<(), XlsxError> {
    sheet.set_name("Contents")?;
    sheet.set_column_width(0, 28)?.set_column_width(1, 90)?.set_column_width(2, 12)?;
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 1);
    sheet.write_with_format(0, 0, &book.title, &Format::new().set_bold().set_font_size(16))?;
    let mut row = 1;
    for line in &book.about {
        sheet.write(row, 0, clipped(line))?;
        row += 1;
    }
    row += 1;
    for (column, title) in (0..).zip(["Table", "What it holds", "Rows"]) {
        sheet.write_with_format(row, column, title, &formats.header)?;
    }
    for table in &book.sheets {
        row += 1;
        if table.height < MOST_ROWS {
            let address = format!("internal:'{}'!A1", table.name);
            sheet.write_url(row, 0, Url::new(address).set_text(&table.name))?;
            sheet.write_with_format(row, 1, &table.about, &formats.text)?;
        } else {
            sheet.write(row, 0, &table.name)?;
            let about = format!("{} It has more rows than a sheet can hold: take the CSV file.", table.about);
            sheet.write_with_format(row, 1, about, &formats.text)?;
        }
        sheet.write(row, 2, u32::try_from(table.height).unwrap_or(u32::MAX))?;
    }
    Ok(())
}

fn write(sheet: &mut Worksheet, table: Sheet<'_>, formats: &Formats) -> Result<(), XlsxError> {
    sheet.set_name(&table.name)?;
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_repeat_rows(0, 0)?;
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    let last_row = u32::try_from(table.height).unwrap_or(u32::MAX);
    for (index, column) in (0..).zip(&table.columns) {
        sheet.set_column_width(index, column.width)?;
        sheet.write_with_format(0, index, &column.title, &formats.header)?;
    }
    if let Some(last) = table.columns.len().checked_sub(1).and_then(|last| u16::try_from(last).ok()) {
        sheet.autofilter(0, 0, last_row, last)?;
    }
    if let Some((title, answers)) = table.answers.filter(|_| last_row > 0)
        && let Some(column) = table.columns.iter().position(|column| column.title == title)
    {
        let column = u16::try_from(column).unwrap_or(u16::MAX);
        let list = DataValidation::new().allow_list_strings(answers)?;
        sheet.add_data_validation(1, column, last_row, column, &list)?;
    }
    for (row, cells) in (1..).zip(table.rows) {
        if table.answers.is_some() {
            sheet.set_row_height(row, height(&cells, &table.columns))?;
        }
        for (column, value) in (0..).zip(cells) {
            cell(sheet, (row, column), value, formats)?;
        }
    }
    Ok(())
}

/// Height of one line of text, in points.
const LINE: f64 = 15.0;

/// The height of a row whose text wraps, in points: programs other than Excel do not work it out.
fn height(cells: &[Cell], columns: &[Column]) -> f64 {
    let lines = cells.iter().zip(columns).map(|(cell, column)| match cell {
        Cell::Text(text) | Cell::Link(text, _) => (text.chars().count() as f64 / column.width).ceil(),
        _ => 1.0,
    });
    LINE * lines.fold(1.0, f64::max).min(25.0)
}

fn cell(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    value: Cell,
    formats: &Formats,
) -> Result<(), XlsxError> {
    match value {
        Cell::Empty => {}
        Cell::Text(text) => {
            sheet.write_string_with_format(row, column, clipped(&text), &formats.text)?;
        }
        Cell::Number(number) => {
            sheet.write_number(row, column, number)?;
        }
        Cell::Share(share) => {
            sheet.write_number_with_format(row, column, share, &formats.share)?;
        }
        Cell::Day(day) => match excel_day(day) {
            Some(date) => {
                sheet.write_datetime_with_format(row, column, &date, &formats.day)?;
            }
            None => {
                sheet.write_string(row, column, day.to_string())?;
            }
        },
        Cell::Link(text, url) => {
            let leads = url.starts_with("https://") || url.starts_with("http://");
            if leads && url.len() <= LONGEST_ADDRESS {
                sheet.write_url(row, column, Url::new(url).set_text(clipped(&text)))?;
            } else {
                sheet.write_string_with_format(row, column, clipped(&text), &formats.text)?;
            }
        }
    }
    Ok(())
}

/// A day as Excel keeps it; nothing before 1900, where its calendar begins.
fn excel_day(day: Date) -> Option<ExcelDateTime> {
    let year = u16::try_from(day.year()).ok()?;
    ExcelDateTime::from_ymd(year, day.month().unsigned_abs(), day.day().unsigned_abs()).ok()
}

/// The text as far as a cell can hold it.
fn clipped(text: &str) -> String {
    text.chars().take(MOST_CHARACTERS).collect()
}
