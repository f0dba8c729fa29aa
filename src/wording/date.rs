//! Dates, day first.

use jiff::civil::Date;

use crate::dataset::{Challenge, DateRange, PartialDate};

/// English names of the months, January first.
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn month_name(month: i8) -> &'static str {
    usize::try_from(month - 1).ok().and_then(|index| MONTHS.get(index)).copied().unwrap_or("")
}

/// A day: `3 April 2025`.
#[must_use]
pub fn day(date: Date) -> String {
    format!("{} {} {}", date.day(), month_name(date.month()), date.year())
}

/// A date at its own precision: `3 April 2025`, `April 2025` or `2025`.
#[must_use]
pub fn date(date: PartialDate) -> String {
    match date {
        PartialDate::Day(date) => day(date),
        PartialDate::Month(year, month) => format!("{} {year}", month_name(month)),
        PartialDate::Year(year) => year.to_string(),
    }
}

/// The month of a date, or its year where no more is known: `April 2025`, `2025`.
#[must_use]
pub fn month(of: PartialDate) -> String {
    match of {
        PartialDate::Day(day) => date(PartialDate::Month(day.year(), day.month())),
        coarser => date(coarser),
    }
}

/// The month of a date for the heading of a narrow column: `Apr 2025`, `2025`.
#[must_use]
pub fn short_month(of: PartialDate) -> String {
    let month = month(of);
    match month.split_once(' ') {
        Some((name, year)) => format!("{} {year}", name.get(..3).unwrap_or(name)),
        None => month,
    }
}

/// A span: `13 to 16 June 2017`, `30 September to 3 October 2024`, or one date where both ends say the same.
#[must_use]
pub fn range(start: PartialDate, end: PartialDate) -> String {
    if start == end {
        return date(end);
    }
    match (start, end) {
        // `March 2023` to `10 March 2023`: the first day is not known, only that it lies in the same month or year.
        _ if start.earliest() <= end.earliest() && end.latest() <= start.latest() => {
            format!("up to {}", date(end))
        }
        (PartialDate::Day(a), PartialDate::Day(b)) if (a.year(), a.month()) == (b.year(), b.month()) => {
            format!("{} to {}", a.day(), day(b))
        }
        (PartialDate::Day(a), PartialDate::Day(b)) if a.year() == b.year() => {
            format!("{} {} to {}", a.day(), month_name(a.month()), day(b))
        }
        _ => format!("{} to {}", date(start), date(end)),
    }
}

/// When a visit was: `13 to 16 June 2017`, or `date not known`.
#[must_use]
pub fn visit(challenge: &Challenge) -> String {
    match (challenge.onsite_start, challenge.onsite_end) {
        (Some(start), Some(end)) => range(start, end),
        (Some(known), None) | (None, Some(known)) => date(known),
        (None, None) => "date not known".to_owned(),
    }
}

/// The days that something can fall on: one day, a month, a year, or a span between.
#[must_use]
pub fn span(days: DateRange) -> String {
    if days.is_day() {
        day(days.earliest)
    } else {
        format!("between {} and {}", day(days.earliest), day(days.latest))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(year: i16, month: i8, day: i8) -> PartialDate {
        PartialDate::Day(Date::new(year, month, day).unwrap())
    }

    #[test]
    fn spans_leave_out_what_both_ends_share() {
        assert_eq!(range(on(2017, 6, 13), on(2017, 6, 16)), "13 to 16 June 2017");
        assert_eq!(range(on(2024, 9, 30), on(2024, 10, 3)), "30 September to 3 October 2024");
        assert_eq!(range(on(2024, 12, 30), on(2025, 1, 2)), "30 December 2024 to 2 January 2025");
        assert_eq!(
            range(PartialDate::Month(2024, 2), PartialDate::Month(2024, 3)),
            "February 2024 to March 2024"
        );
        assert_eq!(range(PartialDate::Year(2024), PartialDate::Year(2024)), "2024");
        assert_eq!(range(PartialDate::Month(2023, 3), on(2023, 3, 10)), "up to 10 March 2023");
    }
}
