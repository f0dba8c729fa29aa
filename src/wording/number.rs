//! Counts, percentages and lists.

use crate::analysis::TimeToClosure;
use crate::report::thousands;

/// A count with its noun: `1 challenge`, `12 challenges`, `no challenges`.
#[must_use]
pub fn count(number: usize, one: &str, many: &str) -> String {
    match number {
        0 => format!("no {many}"),
        1 => format!("1 {one}"),
        n => format!("{} {many}", thousands(n as u64)),
    }
}

/// A count with a noun that forms its plural with s: `2 recommendations`.
#[must_use]
pub fn counted(number: usize, noun: &str) -> String {
    count(number, noun, &format!("{noun}s"))
}

/// A share as a whole percentage: `13%`. Shares above 0 that would round to 0 are `under 1%`, those below 1 that would
/// round to 100 are `over 99%`.
#[must_use]
pub fn percent(share: f64) -> String {
    let rounded = (share * 100.0).round();
    if share > 0.0 && rounded < 1.0 {
        "under 1%".to_owned()
    } else if share < 1.0 && rounded > 99.0 {
        "over 99%".to_owned()
    } else {
        format!("{rounded:.0}%")
    }
}

/// Months of an allowance: `3 months`, `5 years`.
#[must_use]
pub fn months(months: u16) -> String {
    if months >= 24 && months.is_multiple_of(12) {
        format!("{} years", months / 12)
    } else {
        counted(usize::from(months), "month")
    }
}

/// A length of time in whole months, or in days where it is shorter than two: `14 months`, `20 days`.
#[must_use]
pub fn duration(days: u32) -> String {
    let months = f64::from(days) / TimeToClosure::DAYS_PER_MONTH;
    if months < 2.0 { counted(days as usize, "day") } else { format!("{months:.0} months") }
}

/// A small number as a word (`eleven`), larger ones in digits.
#[must_use]
pub fn number_word(number: usize) -> String {
    const WORDS: [&str; 13] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    WORDS.get(number).map_or_else(|| thousands(number as u64), |word| (*word).to_owned())
}

/// A count with its noun, small numbers as words: `two themes`, `14 themes`.
#[must_use]
pub fn counted_words(number: usize, noun: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{} {noun}{ending}", number_word(number))
}

/// A text with its first letter as a capital, to begin a sentence or a heading with.
#[must_use]
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// A title within a sentence: with a small first letter.
#[must_use]
pub fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_lowercase).chain(letters).collect()
}

/// A place in an order: `1st`, `12th`, `23rd`.
#[must_use]
pub fn ordinal(number: usize) -> String {
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

/// A list in a sentence: `a`, `a and b`, `a, b and c`.
#[must_use]
pub fn list<S: AsRef<str>>(items: &[S]) -> String {
    match items {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", first.join(", "), last.as_ref())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_as_people_write_them() {
        assert_eq!(counted(1, "challenge"), "1 challenge");
        assert_eq!(counted(0, "challenge"), "no challenges");
        assert_eq!(count(2, "reply", "replies"), "2 replies");
        assert_eq!((ordinal(1), ordinal(11), ordinal(22)), ("1st".into(), "11th".into(), "22nd".into()));
        assert_eq!(
            (months(12), months(60), months(1)),
            ("12 months".into(), "5 years".into(), "1 month".into())
        );
        assert_eq!(capitalised("élan of a place"), "Élan of a place");
        assert_eq!(list(&["a", "b", "c"]), "a, b and c");
    }

    #[test]
    fn percentages_never_round_a_part_to_none_or_all() {
        assert_eq!(percent(0.0), "0%");
        assert_eq!(percent(0.004), "under 1%");
        assert_eq!(percent(0.129_310), "13%");
        assert_eq!(percent(0.996), "over 99%");
        assert_eq!(percent(1.0), "100%");
    }
}
