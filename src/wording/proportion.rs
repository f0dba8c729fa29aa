//! Shares and comparisons in words.

use super::percent;
use crate::analysis::{Interval, PositionRange, Proportion, Verdict, difference};

/// Below this base a share is out of few: its interval can be wider than a third.
const FEW: u32 = 30;

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
    let base = format!("{} of {}", proportion.count(), super::counted(proportion.total() as usize, noun));
    match in_words(proportion) {
        Some(share) => format!("{base} ({share})"),
        None => base,
    }
}

/// Whether two shares can be told apart, by Newcombe's interval for their difference.
#[must_use]
pub fn verdict(a: Proportion, b: Proportion) -> String {
    let pair = format!("{} and {}", counts(a), counts(b));
    let verdict = match Verdict::of(a, b) {
        None => "nothing to compare",
        Some(Verdict::Higher) => "higher than chance alone would explain",
        Some(Verdict::Lower) => "lower than chance alone would explain",
        Some(Verdict::NoClearDifference) => no_clear_difference(a, b),
    };
    format!("{pair}: {verdict}")
}

/// A verdict in a word or two, for a column: `higher`, `lower`, `not told apart`; a dash where there is nothing to compare.
#[must_use]
pub fn short_verdict(verdict: Option<Verdict>) -> &'static str {
    match verdict {
        None => "–",
        Some(Verdict::Higher) => "higher",
        Some(Verdict::Lower) => "lower",
        Some(Verdict::NoClearDifference) => "not told apart",
    }
}

/// Why two shares cannot be told apart: either is out of few, or they are too close even for many.
#[must_use]
pub fn no_clear_difference(a: Proportion, b: Proportion) -> &'static str {
    if a.total().min(b.total()) < FEW { "too few to tell apart" } else { "too close to tell apart" }
}

/// The difference of two shares in percentage points, with Newcombe's interval: `−5 points; 95% interval −39 to 29`. Nothing
/// when either is out of nothing.
#[must_use]
pub fn difference_in_words(a: Proportion, b: Proportion) -> Option<String> {
    let points = |share: f64| {
        let rounded = (share * 100.0).round();
        // A minus that nobody takes for a hyphen, and none before 0.
        if rounded < 0.0 { format!("−{:.0}", -rounded) } else { format!("{:.0}", rounded.abs()) }
    };
    let interval = difference(a, b)?;
    Some(format!(
        "{} points; 95% interval {} to {}",
        points(a.share()? - b.share()?),
        points(interval.low),
        points(interval.high)
    ))
}

/// A count and its base: `7 of 10`.
#[must_use]
pub fn counts(share: Proportion) -> String {
    format!(
        "{} of {}",
        super::thousands(u64::from(share.count())),
        super::thousands(u64::from(share.total()))
    )
}

/// A count, its base and the share, where there is a base: `10 of 35 (29%)`.
#[must_use]
pub fn counts_with_share(share: Proportion) -> String {
    match share.share() {
        Some(part) => format!("{} ({})", counts(share), percent(part)),
        None => counts(share),
    }
}

/// The places that a unit can well have, never a bare rank: `between 14th and 61st of 70`.
#[must_use]
pub fn position(range: PositionRange) -> String {
    let place = |place: u32| super::ordinal(place as usize);
    if range.low == range.high {
        format!("{} of {}, hardly anywhere else", place(range.low), range.of)
    } else {
        format!("between {} and {} of {}", place(range.low), place(range.high), range.of)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_says_what_it_is_out_of() {
        assert_eq!(
            share_sentence(Proportion::of_parts(15, 101), "challenge"),
            "15 of 116 challenges (13%; 95% interval 8 to 20%)"
        );
        assert_eq!(share_sentence(Proportion::of_parts(0, 0), "challenge"), "0 of no challenges");
    }

    #[test]
    fn small_numbers_cannot_be_told_apart() {
        assert_eq!(
            verdict(Proportion::of_parts(7, 3), Proportion::of_parts(9, 3)),
            "7 of 10 and 9 of 12: too few to tell apart"
        );
        assert!(verdict(Proportion::of_parts(90, 10), Proportion::of_parts(20, 80)).contains("higher"));
        assert!(verdict(Proportion::of_parts(20, 80), Proportion::of_parts(90, 10)).contains("lower"));
    }

    #[test]
    fn large_numbers_can_be_too_close() {
        let close = verdict(Proportion::of_parts(144, 285), Proportion::of_parts(37, 46));
        assert_eq!(close, "144 of 429 and 37 of 83: too close to tell apart");
    }

    #[test]
    fn a_difference_is_in_points() {
        let words = difference_in_words(Proportion::of_parts(7, 3), Proportion::of_parts(9, 3));
        assert_eq!(words.as_deref(), Some("−5 points; 95% interval −39 to 29"));
        assert_eq!(difference_in_words(Proportion::of_parts(7, 3), Proportion::default()), None);
    }

    #[test]
    fn a_position_is_never_a_bare_rank() {
        let range = |low, high| PositionRange { low, high, of: 70 };
        assert_eq!(position(range(14, 61)), "between 14th and 61st of 70");
        assert_eq!(position(range(1, 1)), "1st of 70, hardly anywhere else");
    }
}
