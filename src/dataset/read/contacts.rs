//! E-mail addresses and phone numbers: what a published table must not give of a person.

/// The first e-mail address in a text; addresses of pages are passed over.
pub(super) fn email(text: &str) -> Option<&str> {
    if !text.contains('@') {
        return None;
    }
    let outer = |c: char| matches!(c, '<' | '>' | '(' | ')' | '[' | ']' | ',' | ';' | ':' | '"' | '“' | '”');
    let words = text.split(|c: char| c.is_whitespace() || outer(c));
    let words = words.map(|word| word.trim_matches(['.', '\'', '!', '?']));
    words.filter(|word| !word.starts_with("//")).find(|word| is_email(word))
}

fn is_email(word: &str) -> bool {
    let Some((local, host)) = word.split_once('@') else {
        return false;
    };
    let local_fits =
        !local.is_empty() && local.chars().all(|c| c.is_alphanumeric() || ".!#$%&'*+-=?^_{|}~".contains(c));
    let labels: Vec<&str> = host.split('.').collect();
    let labels_fit = labels
        .iter()
        .all(|label| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-'));
    local_fits && labels.len() > 1 && labels_fit && labels.last().is_some_and(|top| top.len() > 1)
}

/// The first British phone number in a text: `01632 960123`, `(020) 7946 0123`, `+44 7700 900123`. Addresses of pages,
/// dates, codes and years are passed over.
pub(super) fn phone(text: &str) -> Option<&str> {
    // Nearly every text has too few figures: said without looking closer.
    if text.bytes().filter(u8::is_ascii_digit).count() < 10 {
        return None;
    }
    let mut before = None;
    let mut in_address = false;
    for (at, c) in text.char_indices() {
        if c.is_whitespace() {
            in_address = false;
        } else if text.get(at..).is_some_and(|rest| rest.starts_with("://") || rest.starts_with("www.")) {
            in_address = true;
        }
        let starts = matches!(c, '0' | '+' | '(') && before.is_none_or(may_stand_before);
        if starts && !in_address {
            let rest = text.get(at..).unwrap_or_default();
            if let Some(length) = phone_length(rest) {
                return rest.get(..length);
            }
        }
        before = Some(c);
    }
    None
}

fn may_stand_before(c: char) -> bool {
    !c.is_alphanumeric() && !matches!(c, '/' | '.' | '-' | '_' | '=' | '#' | '&' | '%' | '£' | '+')
}

/// The bytes of the phone number that a text starts with.
fn phone_length(text: &str) -> Option<usize> {
    let mut digits = String::new();
    let mut groups = vec![0_usize];
    let mut end = 0;
    let mut gap = 0;
    for (at, c) in text.char_indices() {
        match c {
            '0'..='9' => {
                digits.push(c);
                if let Some(group) = groups.last_mut() {
                    *group += 1;
                }
                gap = 0;
                end = at + 1;
            }
            '+' if at == 0 => {}
            ' ' | '\u{a0}' | '-' | '(' | ')' if gap < 2 => {
                gap += 1;
                if groups.last() != Some(&0) {
                    groups.push(0);
                }
            }
            c if c.is_alphanumeric() && gap == 0 => return None,
            _ => break,
        }
        if digits.len() > 13 {
            return None;
        }
    }
    let national =
        if text.starts_with('+') { digits.strip_prefix("44")? } else { digits.strip_prefix('0')? };
    let national = national.strip_prefix('0').filter(|_| text.starts_with('+')).unwrap_or(national);
    // British numbers start 01, 02, 03, 07 or 08 and have nine or ten figures after the 0, never in groups as short as
    // those of a date.
    let kind_fits = national.starts_with(['1', '2', '3', '7', '8']);
    let groups_fit = text.starts_with('+') || groups.first().is_some_and(|first| *first >= 3);
    (kind_fits && groups_fit && (9..=10).contains(&national.len())).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn addresses_of_persons_are_found() {
        for text in
            ["ask office@example.org.", "<a.b+c@example.org>", "mailto:x@example.org;", "(x@example.org)"]
        {
            assert!(email(text).is_some(), "{text}");
        }
        for text in
            ["", "@example", "a@b", "5 @ 10.50", "https://example.org/@office", "https://x.org/a@b.org/c"]
        {
            assert_eq!(email(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_of_persons_are_found() {
        for text in [
            "01632 960123",
            "call 01632960123.",
            "(01632) 960 123",
            "020 7946 0123",
            "+44 1632 960123",
            "+44 (0)1632 960123",
            "01632-960-123",
            "0808 157 0123",
            "tel:07700900123",
        ] {
            assert!(phone(text).is_some(), "{text}");
        }
        for text in [
            "",
            "2015/16",
            "2024-06-26",
            "01 02 2024 0300",
            "01/02/2024",
            "E08000038",
            "£0.5m",
            "12,345,678",
            "https://example.org/01632960123",
            "www.example.org/01632 ",
            "id=01632960123",
            "2019 2020 2021",
            "00000000000",
            "0.123456789012",
            "100 people, 20 meetings",
            "0123456789012345678",
        ] {
            assert_eq!(phone(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_searched_without_panic(text in "[0-9+() \u{a0}a@.:/w-]{0,40}") {
            let _ = (email(&text), phone(&text));
        }
    }
}
