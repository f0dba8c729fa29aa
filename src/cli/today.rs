//! The day of the build: the one place that asks the environment and the clock.

use std::env;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// The variable by which builds are made reproducible: seconds since 1970, in UTC.
const VARIABLE: &str = "SOURCE_DATE_EPOCH";

#[derive(Debug, clap::Args)]
pub(super) struct BuildDay {
    #[arg(
        long,
        value_name = "YYYY-MM-DD",
        value_parser = day,
        help = "Day of the build [default: the day of SOURCE_DATE_EPOCH, else today]"
    )]
    today: Option<Date>,
}

impl BuildDay {
    /// The day that was given, else that of `SOURCE_DATE_EPOCH`, else that of the clock. Ends the program with code 2 where the variable
    /// holds no time.
    #[expect(clippy::disallowed_methods, reason = "only the command line may ask for the date")]
    pub(super) fn day(&self) -> Date {
        let variable = env::var_os(VARIABLE).filter(|value| !value.is_empty());
        match (self.today, variable) {
            (Some(day), _) => day,
            (None, Some(value)) => day_of_seconds(&value.to_string_lossy()).unwrap_or_else(|error| {
                clap::Error::raw(clap::error::ErrorKind::InvalidValue, format!("{VARIABLE}: {error}\n"))
                    .exit()
            }),
            (None, None) => jiff::Zoned::now().date(),
        }
    }
}

/// Takes a day in ISO form and nothing else.
fn day(text: &str) -> Result<Date, String> {
    let day: Option<Date> = text.parse().ok();
    day.filter(|day| day.to_string() == text).ok_or_else(|| "expected a day such as 2026-03-31".to_owned())
}

/// The day in UTC of a number of seconds since 1970.
fn day_of_seconds(text: &str) -> Result<Date, String> {
    let time = text.parse().ok().and_then(|seconds| Timestamp::from_second(seconds).ok());
    time.map(|time| time.to_zoned(TimeZone::UTC).date())
        .ok_or_else(|| "expected a number of seconds since 1970, or nothing".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_written_in_one_way() {
        assert_eq!(day("2026-03-31").unwrap().to_string(), "2026-03-31");
        for wrong in ["", "31/03/2026", "2026-02-30", "20260331", "2026-03-31T10:00", "today"] {
            assert!(day(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn seconds_are_counted_in_utc() {
        for (seconds, day) in
            [("0", "1970-01-01"), ("86399", "1970-01-01"), ("1790812800", "2026-10-01"), ("-1", "1969-12-31")]
        {
            assert_eq!(day_of_seconds(seconds).unwrap().to_string(), day);
        }
        for wrong in ["now", "1.5", "99999999999999999999", "999999999999999", " 1"] {
            assert!(day_of_seconds(wrong).is_err(), "{wrong}");
        }
    }
}
