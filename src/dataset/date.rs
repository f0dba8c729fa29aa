//! Dates as the public record gives them: a day, a month or only a year.

mod parse;

pub use parse::{DateError, YEARS};
pub(in crate::dataset) use parse::{ShownOrder, shown_order};

use std::cmp::Ordering;
use std::fmt;

use jiff::ToSpan;
use jiff::civil::Date;

/// A date known to the day, the month or the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PartialDate {
    /// Only the year is known.
    Year(i16),
    /// Year and month (1 to 12) are known.
    Month(i16, i8),
    /// The day is known.
    Day(Date),
}

/// A span of days, both ends included: what a [`PartialDate`] can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DateRange {
    /// First day.
    pub earliest: Date,
    /// Last day, never before `earliest`.
    pub latest: Date,
}

impl DateRange {
    /// Whether every day of `self` is before every day of `other`: yes, no, or cannot be said (`None`).
    #[must_use]
    pub fn before(self, other: Self) -> Option<bool> {
        if self.latest < other.earliest {
            Some(true)
        } else if self.earliest >= other.latest {
            Some(false)
        } else {
            None
        }
    }

    /// The middle day: `earliest` plus half the days between, rounded down.
    #[must_use]
    pub fn midpoint(self) -> Date {
        let days = (self.latest - self.earliest).get_days();
        self.earliest.saturating_add((days / 2).days())
    }

    /// The same span `months` calendar months later; a day that the month lacks becomes its last day.
    #[must_use]
    pub fn plus_months(self, months: i32) -> Self {
        Self {
            earliest: self.earliest.saturating_add(months.months()),
            latest: self.latest.saturating_add(months.months()),
        }
    }

    /// Whether the span is a single day.
    #[must_use]
    pub fn is_day(self) -> bool {
        self.earliest == self.latest
    }
}

impl From<Date> for DateRange {
    fn from(day: Date) -> Self {
        Self { earliest: day, latest: day }
    }
}

impl PartialDate {
    /// The days that the date can mean.
    #[must_use]
    pub fn range(self) -> DateRange {
        match self {
            Self::Year(year) => {
                let first = Date::new(year, 1, 1).unwrap_or(Date::ZERO);
                DateRange { earliest: first, latest: first.last_of_year() }
            }
            Self::Month(year, month) => {
                let first = Date::new(year, month, 1).unwrap_or(Date::ZERO);
                DateRange { earliest: first, latest: first.last_of_month() }
            }
            Self::Day(day) => day.into(),
        }
    }

    /// The first day that the date can mean.
    #[must_use]
    pub fn earliest(self) -> Date {
        self.range().earliest
    }

    /// The last day that the date can mean.
    #[must_use]
    pub fn latest(self) -> Date {
        self.range().latest
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> i16 {
        match self {
            Self::Year(year) | Self::Month(year, _) => year,
            Self::Day(day) => day.year(),
        }
    }

    /// Which of two dates came first, or `None` when they are too coarse to say.
    #[must_use]
    pub fn compare(self, other: Self) -> Option<Ordering> {
        let (a, b) = (self.range(), other.range());
        if a.latest < b.earliest {
            Some(Ordering::Less)
        } else if b.latest < a.earliest {
            Some(Ordering::Greater)
        } else if a.is_day() && b.is_day() {
            Some(Ordering::Equal)
        } else {
            None
        }
    }
}

/// Orders by the first day that a date can mean, the coarser date first among equals: an order for lists, not a claim
/// about which came first (see [`PartialDate::compare`]).
impl Ord for PartialDate {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.earliest(), other.latest()).cmp(&(other.earliest(), self.latest()))
    }
}

impl PartialOrd for PartialDate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// ISO 8601 at the date's own precision: `2024-06-26`, `2024-06` or `2024`.
impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::Day(day) => write!(f, "{day}"),
        }
    }
}
