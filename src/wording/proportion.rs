//! Shares and comparisons in words.

use super::percent;
use crate::analysis::{Interval, Proportion, difference};

/// A share with its interval: `13%; 95% interval 8 to 20%`. Nothing for a share of nothing.
#[must_use]
pub fn in_words(proportion: Proportion) -> Option<String> {
    Some(format!("{}; {}", percent(proportion.share()?), interval_in_words(proportion)?))
}

/// The interval alone: `95% interval 8 to 20%`. Nothing for a share of nothing.
#[must_use]
pub fn interval_in_words(proportion: Proportion) -> Option<String> {
    proportion.interval().map(|interval| format!("95% interval {}", ends(interval)))
}

/// Both ends of an interval in whole percentages: `8 to 20%`.
#[must_use]
pub fn ends(interval: Interval) -> String {
    format!("{:.0} to {:.0}%", interval.low * 100.0, interval.high * 100.0)
}

/// A count out of its base with the share and interval: `15 of 116 challenges (13%; 95% interval 8 to 20%)`.
#[must_use]
pub fn share_sentence(proportion: Proportion, noun: &str) -> String {
    let base = format!("{} of {}", proportion.count, super::counted(proportion.of as usize, noun));
    match in_words(proportion) {
        Some(share) => format!("{base} ({share})"),
        None => base,
    }
}

/// Whether two shares can be told apart, by Newcombe's interval for their difference.
#[must_use]
pub fn verdict(a: Proportion, b: Proportion) -> String {
    let pair = format!("{} of {} and {} of {}", a.count, a.of, b.count, b.of);
    match difference(a, b) {
        None => format!("{pair}: nothing to compare"),
        Some(interval) if interval.low > 0.0 => {
            format!("{pair}: higher than chance alone would explain")
        }
        Some(interval) if interval.high < 0.0 => {
            format!("{pair}: lower than chance alone would explain")
        }
        Some(_) => format!("{pair}: too few to tell apart"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_says_what_it_is_out_of() {
        assert_eq!(
            share_sentence(Proportion::new(15, 116), "challenge"),
            "15 of 116 challenges (13%; 95% interval 8 to 20%)"
        );
        assert_eq!(share_sentence(Proportion::new(0, 0), "challenge"), "0 of no challenges");
    }

    #[test]
    fn small_numbers_cannot_be_told_apart() {
        assert_eq!(
            verdict(Proportion::new(7, 10), Proportion::new(9, 12)),
            "7 of 10 and 9 of 12: too few to tell apart"
        );
        assert!(verdict(Proportion::new(90, 100), Proportion::new(20, 100)).contains("higher"));
        assert!(verdict(Proportion::new(20, 100), Proportion::new(90, 100)).contains("lower"));
    }
}
