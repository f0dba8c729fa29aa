//! Days, and how exactly they are recorded.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use peerbench::dataset::PartialDate;

use crate::chance::{Chance, rounded};

/// A day of the calendar; the first day of the program's calendar where there is none.
pub(crate) const fn day(year: i16, month: i8, day: i8) -> Date {
    jiff::civil::date(year, month, day)
}

/// The day so many months later, parts of months counted in days.
pub(crate) fn later(from: Date, months: f64) -> Date {
    from.saturating_add(rounded(months * 30.4375).days())
}

/// Years between two days.
pub(crate) fn years_between(from: Date, to: Date) -> f64 {
    months_between(from, to) / 12.0
}

/// Months between two days, negative when `to` comes first.
pub(crate) fn months_between(from: Date, to: Date) -> f64 {
    from.until(to).map_or(0.0, |span| f64::from(span.get_days()) / 30.4375)
}

/// A day as sources give it: mostly to the day, sometimes only its month or year.
pub(crate) fn recorded(chance: &mut Chance, day: Date, month_share: f64, year_share: f64) -> PartialDate {
    let draw = chance.real();
    if draw < year_share {
        PartialDate::Year(day.year())
    } else if draw < year_share + month_share {
        PartialDate::Month(day.year(), day.month())
    } else {
        PartialDate::Day(day)
    }
}

/// The first working day on or after a day.
pub(crate) fn working_day(day: Date) -> Date {
    match day.weekday() {
        Weekday::Saturday => day.saturating_add(2.days()),
        Weekday::Sunday => day.saturating_add(1.day()),
        _ => day,
    }
}

/// The Tuesday of a week in which a team may come: not in August, over Christmas or before elections in May.
pub(crate) fn visiting_day(day: Date) -> Date {
    let shifted = match day.month() {
        4 => day.saturating_add(45.days()),
        8 => day.saturating_add(35.days()),
        12 => day.saturating_add(40.days()),
        _ => day,
    };
    let past_tuesday = i32::from(shifted.weekday().since(Weekday::Tuesday));
    shifted.saturating_sub(past_tuesday.days())
}
