//! Shares and differences in words.

use super::percent;
use crate::analysis::{Interval, Proportion, policy};

/// A share with its interval: `13%; 95% interval 8 to 20%`. Nothing where the base is too small for a percentage.
#[must_use]
pub fn in_words(proportion: Proportion) -> Option<String> {
    in_words_scaled(proportion, 1.0)
}

/// The same for counts that cluster in councils, with their dispersion.
#[must_use]
pub fn in_words_scaled(proportion: Proportion, dispersion: f64) -> Option<String> {
    if !policy::allows_percentage(proportion, dispersion) {
        return None;
    }
    let interval = proportion.interval_scaled(dispersion)?;
    Some(format!("{}; 95% interval {}", percent(proportion.share()?), ends(interval)))
}

/// The interval alone: `95% interval 8 to 20%`. Nothing where the base is too small for a percentage.
#[must_use]
pub fn interval_in_words(proportion: Proportion, dispersion: f64) -> Option<String> {
    let shown = policy::allows_percentage(proportion, dispersion);
    let interval = proportion.interval_scaled(dispersion).filter(|_| shown)?;
    Some(format!("95% interval {}", ends(interval)))
}

/// Both ends of an interval in percentages: `8 to 20%`, with as many decimals as it takes to tell them from each other, at most two.
#[must_use]
pub fn ends(interval: Interval) -> String {
    let with = |decimals: usize| {
        let end = |share: f64| format!("{:.decimals$}", share * 100.0);
        (end(interval.low), end(interval.high))
    };
    let (low, high) = (0..2).map(with).find(|(low, high)| low != high).unwrap_or_else(|| with(2));
    format!("{low} to {high}%")
}

/// A count out of its base with the share and interval where the base allows one: `15 of 116 challenges (13%; 95% interval 8 to
/// 20%)`.
#[must_use]
pub fn share_sentence(proportion: Proportion, noun: &str) -> String {
    let total = super::counted(proportion.total() as usize, noun);
    let base = format!("{} of {total}", super::thousands(u64::from(proportion.count())));
    match in_words(proportion) {
        Some(share) => format!("{base} ({share})"),
        None => base,
    }
}

/// A difference of two shares in percentage points with its interval: `−5 points; 95% interval −39 to 29`. Nothing when either is
/// out of nothing.
#[must_use]
pub fn difference_in_words(a: Proportion, b: Proportion, interval: Option<Interval>) -> Option<String> {
    let points = |share: f64| {
        let rounded = (share * 100.0).round();
        // A minus that nobody takes for a hyphen, and none before 0.
        if rounded < 0.0 { format!("−{:.0}", -rounded) } else { format!("{:.0}", rounded.abs()) }
    };
    let interval = interval?;
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

/// A count, its base and the share, where the base allows a percentage: `10 of 35 (29%)`.
#[must_use]
pub fn counts_with_share(share: Proportion) -> String {
    match share.share().filter(|_| policy::allows_percentage(share, 1.0)) {
        Some(part) => format!("{} ({})", counts(share), percent(part)),
        None => counts(share),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::difference;

    #[test]
    fn a_share_says_what_it_is_out_of() {
        assert_eq!(
            share_sentence(Proportion::of_parts(15, 101), "challenge"),
            "15 of 116 challenges (13%; 95% interval 8 to 20%)"
        );
        assert_eq!(share_sentence(Proportion::of_parts(0, 0), "challenge"), "0 of no challenges");
        assert_eq!(share_sentence(Proportion::of_parts(7, 3), "challenge"), "7 of 10 challenges");
    }

    #[test]
    fn a_small_base_has_counts_alone() {
        assert_eq!(counts_with_share(Proportion::of_parts(10, 10)), "10 of 20");
        assert_eq!(counts_with_share(Proportion::of_parts(10, 11)), "10 of 21 (48%)");
        assert_eq!(in_words_scaled(Proportion::of_parts(20, 20), 2.0), None);
    }

    #[test]
    fn the_ends_of_an_interval_differ() {
        assert_eq!(ends(Interval { low: 0.0796, high: 0.2025 }), "8 to 20%");
        assert_eq!(ends(Interval { low: 0.9971, high: 1.0 }), "99.7 to 100.0%");
    }

    #[test]
    fn a_difference_is_in_points() {
        let (a, b) = (Proportion::of_parts(7, 3), Proportion::of_parts(9, 3));
        let words = difference_in_words(a, b, difference(a, b));
        assert_eq!(words.as_deref(), Some("−5 points; 95% interval −39 to 29"));
        assert_eq!(difference_in_words(a, Proportion::default(), None), None);
    }
}
