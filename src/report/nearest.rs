//! "Did you mean": the nearest valid value, when there is a near one.

/// Longest text that is compared; nothing longer is a slip of the pen.
const LONGEST: usize = 100;

/// The candidate with the fewest differing letters (swapped neighbours count once), the first among equals; `None`
/// when more than a third of the letters differ.
#[must_use]
pub fn nearest<'a>(text: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let letters = text.chars().take(LONGEST + 1).count();
    if letters > LONGEST {
        return None;
    }
    let allowed = (letters / 3).max(1);
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        if candidate.len().abs_diff(text.len()) > 4 * allowed {
            continue;
        }
        let distance = strsim::osa_distance(text, candidate);
        if distance <= allowed && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn only_near_values_are_offered() {
        let words = ["not_started", "in_progress", "complete"];
        assert_eq!(nearest("compleet", words), Some("complete"));
        assert_eq!(nearest("inprogress", words), Some("in_progress"));
        assert_eq!(nearest("green", words), None);
        assert_eq!(nearest("", words), None);
        assert_eq!(nearest(&"x".repeat(10_000_000), words), None);
    }
}
