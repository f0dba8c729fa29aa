//! Dates as people and spreadsheets write them → [`PartialDate`].

use std::fmt;

use jiff::ToSpan;
use jiff::civil::Date;

use super::PartialDate;

/// Years that a date in the tables can have.
pub const YEARS: std::ops::RangeInclusive<i16> = 1900..=2100;

/// Serial numbers of the 1900 date system that are taken for dates: 3 October 1954 to 8 April 2064.
const SERIALS: std::ops::RangeInclusive<i32> = 20_000..=60_000;

/// Why a text is not a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DateError {
    /// It has none of the accepted forms.
    Form,
    /// It has the form of a date, but the calendar lacks it.
    Calendar,
    /// Its year is not in [`YEARS`].
    Years,
    /// It can be read as either of these.
    TwoWays(PartialDate, PartialDate),
    /// It can only be read month first, which no table does.
    MonthFirst(PartialDate),
    /// It names a pair of years (`2023/24`), not a date.
    YearPair,
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Form => f.write_str("is not a date"),
            Self::Calendar => f.write_str("is not in the calendar"),
            Self::Years => write!(f, "is not between {} and {}", YEARS.start(), YEARS.end()),
            Self::TwoWays(one, other) => write!(f, "can be read as {one} and as {other}"),
            Self::MonthFirst(_) => f.write_str("has the month before the day"),
            Self::YearPair => f.write_str("names two years, not a date"),
        }
    }
}

impl PartialDate {
    /// Reads a date in one of the accepted forms: ISO day, month or year; day-first forms with a month in figures or
    /// words; a month and year; an Excel serial number of the 1900 system. Years of two digits are 1970 to 2069.
    ///
    /// # Errors
    ///
    /// When the text is no date, or can be read as more than one: never a guess.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        Self::parse_ordered(text, false)
    }

    /// The same; `day_first` says that a date in figures that ends with its year is known to begin with its day.
    pub(in crate::dataset) fn parse_ordered(text: &str, day_first: bool) -> Result<Self, DateError> {
        let text = without_midnight(text.trim());
        if let Some((year, month, day)) = iso_day(text) {
            return of_day(year, month, day);
        }
        if text.len() > LONGEST {
            return Err(DateError::Form);
        }
        if text.bytes().all(|b| b.is_ascii_digit()) {
            return digits(text);
        }
        let slashed = text.contains('/');
        let dashed = text.contains('-');
        let pieces = pieces(text).ok_or(DateError::Form)?;
        match pieces.as_slice() {
            [Piece::Number(year, 4), Piece::Number(month, 1..=2)] if slashed || dashed => {
                year_and_month(*year, *month, slashed)
            }
            [Piece::Number(year, 4), Piece::Number(next, 4)] if next - year == 1 => Err(DateError::YearPair),
            [Piece::Number(month, 1..=2) | Piece::Month(month), Piece::Number(year, 4)] => {
                of_month(*year, *month)
            }
            [Piece::Month(month), Piece::Number(year, 2)] => of_month(full_year(*year), *month),
            [
                Piece::Number(year, 4),
                Piece::Number(month, 1..=2) | Piece::Month(month),
                Piece::Number(day, 1..=2),
            ]
            | [Piece::Number(day, 1..=2), Piece::Month(month), Piece::Number(year, 4)]
            | [Piece::Month(month), Piece::Number(day, 1..=2), Piece::Number(year, 4)] => {
                of_day(*year, *month, *day)
            }
            [Piece::Number(day, 1..=2), Piece::Month(month), Piece::Number(year, 2)] => {
                of_day(full_year(*year), *month, *day)
            }
            pieces => match Figures::of(pieces, dashed) {
                Some(figures) => figures.read(day_first),
                None => Err(DateError::Form),
            },
        }
    }
}

/// Longest text that is looked at; no date is as long.
const LONGEST: usize = 40;

/// The order of day and month that a date in figures shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::dataset) enum ShownOrder {
    /// It can only be read with its day first.
    DayFirst,
    /// It can only be read with its month first.
    MonthFirst,
    /// It can be read in more than one way.
    Either,
}

/// The order that a text shows; `None` when it is no date in figures that ends with its year, or the same in any order.
pub(in crate::dataset) fn shown_order(text: &str) -> Option<ShownOrder> {
    let text = without_midnight(text.trim());
    // Nearly every date is in ISO form: said without taking it apart.
    if text.is_empty() || text.len() > LONGEST || iso_day(text).is_some() {
        return None;
    }
    let figures = Figures::of(&pieces(text)?, text.contains('-'))?;
    match figures.read(false) {
        Ok(_) => (figures.first != figures.second).then_some(ShownOrder::DayFirst),
        Err(DateError::TwoWays(..)) => Some(ShownOrder::Either),
        Err(DateError::MonthFirst(_)) => Some(ShownOrder::MonthFirst),
        Err(_) => None,
    }
}

/// The parts of a date between its separators; `None` when one is neither a number nor a month.
fn pieces(text: &str) -> Option<Vec<Piece>> {
    text.split(|c: char| c.is_whitespace() || matches!(c, '/' | '-' | '.' | ','))
        .filter(|piece| !piece.is_empty())
        .filter(|piece| !is_weekday(piece))
        .map(Piece::of)
        .collect()
}

/// Names of the months; three letters are enough, and `Sept` is usual.
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// A part of a date between separators: a number with its count of digits, or a month.
#[derive(Clone, Copy)]
enum Piece {
    Number(i32, usize),
    Month(i32),
}

impl Piece {
    fn of(text: &str) -> Option<Self> {
        if text.starts_with(|c: char| c.is_ascii_digit()) {
            let figures =
                ["st", "nd", "rd", "th"].iter().find_map(|end| text.strip_suffix(end)).unwrap_or(text);
            let plain = figures.len() <= 4 && figures.bytes().all(|b| b.is_ascii_digit());
            return plain.then(|| Some(Self::Number(figures.parse().ok()?, figures.len())))?;
        }
        let word = text.to_lowercase();
        let month = MONTHS.iter().position(|month| {
            *month == word
                || (word.len() == 3 && month.starts_with(&word))
                || (word == "sept" && *month == "september")
        })?;
        Some(Self::Month(i32::try_from(month).ok()? + 1))
    }
}

/// A text of digits alone: a year, an Excel serial number or a date without separators.
fn digits(text: &str) -> Result<PartialDate, DateError> {
    let number: i32 = text.parse().map_err(|_| DateError::Form)?;
    match text.len() {
        4 => in_years(number).map(PartialDate::Year),
        5 if SERIALS.contains(&number) => {
            // Day 1 is 1 January 1900, but the system counts a 29 February 1900 that never was.
            let date = Date::constant(1899, 12, 30).checked_add(number.days());
            date.map(PartialDate::Day).map_err(|_| DateError::Calendar)
        }
        8 => of_day(number / 10_000, number / 100 % 100, number % 100),
        _ => Err(DateError::Form),
    }
}

/// `2024-06` and `2024/06`, unless it is a pair of years (`2023/24`) or may be one (`2011/12`).
fn year_and_month(year: i32, next: i32, slashed: bool) -> Result<PartialDate, DateError> {
    let pair = next == (year + 1) % 100;
    if pair && next > 12 {
        return Err(DateError::YearPair);
    }
    let read = of_month(year, next)?;
    if pair && slashed {
        return Err(DateError::TwoWays(read, PartialDate::Year(in_years(year)?)));
    }
    Ok(read)
}

/// The numbers of a day in the form `2024-06-26`, by far the most frequent one.
fn iso_day(text: &str) -> Option<(i32, i32, i32)> {
    let figures = |from: usize, to: usize| {
        let part = text.get(from..to)?;
        part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse().ok())?
    };
    let bytes = text.as_bytes();
    (bytes.len() == 10 && bytes.get(4) == Some(&b'-') && bytes.get(7) == Some(&b'-')).then_some(())?;
    Some((figures(0, 4)?, figures(5, 7)?, figures(8, 10)?))
}

/// A date in figures that ends with its year: day first, unless it could as well be read in another order.
struct Figures {
    first: i32,
    second: i32,
    year: i32,
    /// The year has two digits.
    short: bool,
    /// Its parts are separated by hyphens.
    dashed: bool,
}

impl Figures {
    fn of(pieces: &[Piece], dashed: bool) -> Option<Self> {
        match *pieces {
            [
                Piece::Number(first, 1..=2),
                Piece::Number(second, 1..=2),
                Piece::Number(year, length @ (2 | 4)),
            ] => Some(Self { first, second, year, short: length == 2, dashed }),
            _ => None,
        }
    }

    /// Reads it with its day first; anything else that it could be is an error unless the order is settled.
    fn read(&self, settled: bool) -> Result<PartialDate, DateError> {
        let Self { first, second, year, short, dashed } = *self;
        let full = if short { full_year(year) } else { year };
        let month_first = of_day(full, first, second);
        // With hyphens and a year of two digits, the ISO order (24-06-26) is as likely as the British one.
        let year_first =
            if short && dashed { of_day(full_year(first), second, year) } else { Err(DateError::Form) };
        let read = match (of_day(full, second, first), &month_first, &year_first) {
            (Ok(read), ..) => read,
            (Err(_), Ok(month_first), Err(_)) => return Err(DateError::MonthFirst(*month_first)),
            (Err(error), ..) => return Err(error),
        };
        let other = [month_first, year_first].into_iter().flatten().find(|other| *other != read);
        match other.filter(|_| !settled) {
            Some(other) => Err(DateError::TwoWays(read, other)),
            None => Ok(read),
        }
    }
}

fn of_day(year: i32, month: i32, day: i32) -> Result<PartialDate, DateError> {
    let year = in_years(year)?;
    let month = i8::try_from(month).map_err(|_| DateError::Calendar)?;
    let day = i8::try_from(day).map_err(|_| DateError::Calendar)?;
    Date::new(year, month, day).map(PartialDate::Day).map_err(|_| DateError::Calendar)
}

fn of_month(year: i32, month: i32) -> Result<PartialDate, DateError> {
    let year = in_years(year)?;
    match i8::try_from(month) {
        Ok(month @ 1..=12) => Ok(PartialDate::Month(year, month)),
        _ => Err(DateError::Calendar),
    }
}

fn in_years(year: i32) -> Result<i16, DateError> {
    i16::try_from(year).ok().filter(|year| YEARS.contains(year)).ok_or(DateError::Years)
}

/// The year that two digits mean: 00 to 69 are after 2000.
fn full_year(short: i32) -> i32 {
    if short < 70 { 2000 + short } else { 1900 + short }
}

/// Without the `00:00:00` that spreadsheets and databases add to a day, and the `.0` that they add to a number.
fn without_midnight(text: &str) -> &str {
    const TAILS: [&str; 6] = ["T00:00:00.000Z", "T00:00:00Z", "T00:00:00", " 00:00:00", " 00:00", ".0"];
    let cut =
        |tail| text.strip_suffix(tail).filter(|rest: &&str| rest.starts_with(|c: char| c.is_ascii_digit()));
    TAILS.into_iter().find_map(cut).unwrap_or(text)
}

fn is_weekday(piece: &str) -> bool {
    const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let word = piece.to_lowercase();
    DAYS.iter().any(|day| *day == word || (word.len() == 3 && day.starts_with(&word)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn iso(text: &str) -> String {
        match PartialDate::parse(text) {
            Ok(date) => date.to_string(),
            Err(error) => format!("! {error}"),
        }
    }

    #[test]
    fn accepted_forms() {
        let cases = [
            ("2024-06-26", "2024-06-26"),
            ("2024-6-2", "2024-06-02"),
            ("2024/06/26", "2024-06-26"),
            ("2024-06", "2024-06"),
            ("2024", "2024"),
            ("26/06/2024", "2024-06-26"),
            ("26.06.2024", "2024-06-26"),
            ("26-06-2024", "2024-06-26"),
            ("26/06/24", "2024-06-26"),
            ("6/6/2024", "2024-06-06"),
            ("26 June 2024", "2024-06-26"),
            ("26 june, 2024", "2024-06-26"),
            ("26th June 2024", "2024-06-26"),
            ("Wednesday 26 June 2024", "2024-06-26"),
            ("June 26, 2024", "2024-06-26"),
            ("26-Jun-24", "2024-06-26"),
            ("26-Jun-2024", "2024-06-26"),
            ("1 Sept 1999", "1999-09-01"),
            ("26-Jun-70", "1970-06-26"),
            ("26-Jun-69", "2069-06-26"),
            ("June 2024", "2024-06"),
            ("Jun-24", "2024-06"),
            ("06/2024", "2024-06"),
            ("45469", "2024-06-26"),
            ("45469.0", "2024-06-26"),
            ("20240626", "2024-06-26"),
            ("2024-06-26T00:00:00", "2024-06-26"),
            ("26/06/2024 00:00", "2024-06-26"),
            (" 2024-02-29 ", "2024-02-29"),
            ("2011-12", "2011-12"),
            ("2023/04", "2023-04"),
        ];
        for (text, expected) in cases {
            assert_eq!(iso(text), expected, "{text}");
        }
    }

    #[test]
    fn refused_forms() {
        let cases = [
            ("03/04/2024", "! can be read as 2024-04-03 and as 2024-03-04"),
            ("24-06-26", "! can be read as 2026-06-24 and as 2024-06-26"),
            ("2011/12", "! can be read as 2011-12 and as 2011"),
            ("2023/24", "! names two years, not a date"),
            ("2023-24", "! names two years, not a date"),
            ("2023/2024", "! names two years, not a date"),
            ("31 June 2024", "! is not in the calendar"),
            ("2023-02-29", "! is not in the calendar"),
            ("06/26/2024", "! has the month before the day"),
            ("6.26.24", "! has the month before the day"),
            ("02-26-24", "! has the month before the day"),
            ("31/13/2024", "! is not in the calendar"),
            ("99-12-31", "! is not in the calendar"),
            ("2024-13", "! is not in the calendar"),
            ("1899", "! is not between 1900 and 2100"),
            ("2101-01-01", "! is not between 1900 and 2100"),
            ("12345", "! is not a date"),
            ("24-Jun", "! is not a date"),
            ("spring 2024", "! is not a date"),
            ("June", "! is not a date"),
            ("tbc", "! is not a date"),
            ("", "! is not a date"),
            ("-", "! is not a date"),
            ("26/06/2024 14:30", "! is not a date"),
        ];
        for (text, expected) in cases {
            assert_eq!(iso(text), expected, "{text}");
        }
    }

    #[test]
    fn the_order_that_dates_show() {
        let cases = [
            ("26/02/2024", Some(ShownOrder::DayFirst)),
            ("26.2.24", Some(ShownOrder::DayFirst)),
            ("26-02-2024 00:00", Some(ShownOrder::DayFirst)),
            ("31-12-99", Some(ShownOrder::DayFirst)),
            ("02/26/2024", Some(ShownOrder::MonthFirst)),
            ("2-26-24", Some(ShownOrder::MonthFirst)),
            ("05/02/2024", Some(ShownOrder::Either)),
            ("5.2.24", Some(ShownOrder::Either)),
            ("24-06-26", Some(ShownOrder::Either)),
            ("26-02-24", Some(ShownOrder::Either)),
            ("05/05/2024", None),
            ("2024-02-05", None),
            ("2024/02/26", None),
            ("26 February 2024", None),
            ("2011/12", None),
            ("99/99/2024", None),
            ("", None),
        ];
        for (text, order) in cases {
            assert_eq!(shown_order(text), order, "{text}");
        }
    }

    #[test]
    fn a_settled_order_is_followed() {
        let read = |text| PartialDate::parse_ordered(text, true).map(|date| date.to_string());
        for text in ["05/02/2024", "5.2.24", "05-02-24", "5 2 2024", "2024-02-05", "05/02/2024 00:00"] {
            assert_eq!(read(text).as_deref(), Ok("2024-02-05"), "{text}");
        }
        assert!(matches!(read("02/26/2024"), Err(DateError::MonthFirst(_))));
        assert!(matches!(read("2011/12"), Err(DateError::TwoWays(..))));
    }

    fn any_date() -> impl Strategy<Value = PartialDate> {
        (1900_i16..=2100, 1_i8..=12, 1_i8..=28, 0..3).prop_map(
            |(year, month, day, precision)| match precision {
                0 => PartialDate::Year(year),
                1 => PartialDate::Month(year, month),
                _ => PartialDate::Day(Date::constant(year, month, day)),
            },
        )
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_panic(text in "\\PC*") {
            let _ = PartialDate::parse(&text);
        }

        #[test]
        fn figures_and_separators_are_read_without_panic(text in "[0-9/. -]{0,12}") {
            let _ = (PartialDate::parse(&text), shown_order(&text));
        }

        #[test]
        fn what_is_printed_reads_back(date in any_date()) {
            prop_assert_eq!(PartialDate::parse(&date.to_string()), Ok(date));
        }

        #[test]
        fn comparison_agrees_with_the_order_whenever_it_answers(a in any_date(), b in any_date()) {
            if let Some(order) = a.compare(b) {
                prop_assert_eq!(order, a.cmp(&b));
            }
            prop_assert_eq!(a.compare(b), b.compare(a).map(std::cmp::Ordering::reverse));
        }

        #[test]
        fn the_order_is_total(a in any_date(), b in any_date(), c in any_date()) {
            prop_assert_eq!(a.cmp(&b), b.cmp(&a).reverse());
            prop_assert_eq!(a.cmp(&b).is_eq(), a == b);
            if a <= b && b <= c {
                prop_assert!(a <= c);
            }
        }
    }
}
