//! How long ago each council was last challenged.

use jiff::civil::Date;

use crate::dataset::{Challenge, Council, Dataset, DateRange, Key};

/// The last corporate, finance or governance challenge of a council that ended by the as-of date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LastChallenge {
    /// The challenge.
    pub challenge: Key<Challenge>,
    /// Whole years from its end to the as-of date, of its middle where the day is not known; never below 0.
    pub years: u16,
}

impl LastChallenge {
    /// The last challenge of a council, follow-ups left out; `None` when none with a known date is recorded. Predecessors
    /// do not count: they were other councils.
    #[must_use]
    pub fn of(data: &Dataset, council: Key<Council>, as_of: Date) -> Option<Self> {
        let (end, challenge): (DateRange, Key<Challenge>) = data
            .challenges_of(council)
            .iter()
            .filter(|key| data.challenges[**key].kind.is_full())
            .filter_map(|key| Some((data.challenges[*key].visit_end_range()?, *key)))
            .max_by_key(|(end, key)| (end.midpoint(), *key))?;
        Some(Self { challenge, years: whole_years(end.midpoint(), as_of) })
    }
}

/// Birthdays between two days; 0 when the first is the later.
fn whole_years(from: Date, to: Date) -> u16 {
    let before_birthday = (to.month(), to.day()) < (from.month(), from.day());
    u16::try_from(to.year() - from.year() - i16::from(before_birthday)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_year_is_whole_on_its_day() {
        assert_eq!(whole_years(date(2017, 6, 16), date(2025, 6, 15)), 7);
        assert_eq!(whole_years(date(2017, 6, 16), date(2025, 6, 16)), 8);
        assert_eq!(whole_years(date(2025, 7, 2), date(2025, 6, 16)), 0);
    }
}
