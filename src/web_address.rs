//! Addresses of pages elsewhere, as people write them: what may be published as a link.

use thiserror::Error;
use url::Url;

/// Longest address that common browsers and servers take, in bytes.
pub const LONGEST: usize = 2_000;

/// Why a text cannot be the address of a page; as the end of a sentence.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum Fault {
    /// Another scheme, or none.
    #[error("does not start with https:// or http://")]
    Scheme,
    /// More than [`LONGEST`] bytes.
    #[error("is too long for an address")]
    Length,
    /// Spaces, quotation marks, brackets, control characters and marks that turn the direction of writing.
    #[error("has a character that no address can have")]
    Character,
    /// `https://gov.uk@elsewhere.example/` would pass for a page of gov.uk.
    #[error("has a user name before its host")]
    UserName,
    /// No name or number of a host, or a port that is none.
    #[error("does not name a host")]
    Host,
}

/// The http or https address that a text is.
///
/// # Errors
/// Why it is none that may be published.
pub fn parse(text: &str) -> Result<Url, Fault> {
    let starts_with =
        |scheme: &str| text.get(..scheme.len()).is_some_and(|it| it.eq_ignore_ascii_case(scheme));
    if !starts_with("https://") && !starts_with("http://") {
        return Err(Fault::Scheme);
    }
    if text.len() > LONGEST {
        return Err(Fault::Length);
    }
    if text.chars().any(cannot_stand) {
        return Err(Fault::Character);
    }
    let (_, rest) = text.split_once("://").ok_or(Fault::Scheme)?;
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if authority.contains('@') {
        return Err(Fault::UserName);
    }
    let is_label = |label: &str| !label.is_empty() && !label.starts_with('-');
    let host = authority.split(':').next().unwrap_or_default();
    let host = host.strip_suffix('.').unwrap_or(host);
    // The parser takes what is no host of the public web: `https:///page`, `https://a..b/`, addresses in brackets.
    if authority.starts_with('[') || !host.split('.').all(is_label) {
        return Err(Fault::Host);
    }
    Url::parse(text).map_err(|_| Fault::Host)
}

/// The address of a folder that a site can be published at: neither query nor fragment.
#[must_use]
pub fn folder(text: &str) -> Option<Url> {
    parse(text).ok().filter(|url| url.query().is_none() && url.fragment().is_none())
}

/// Whether a character cannot stand in an address, or would change what is shown round it.
fn cannot_stand(c: char) -> bool {
    let turns =
        matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    turns || c.is_whitespace() || c.is_control() || "\"<>\\`{}|^".contains(c)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn addresses_of_pages() {
        for good in ["https://www.derby.gov.uk", "http://x.org:8080/a?b=c&d=%20#e", "HTTPS://example.org/a@b"]
        {
            assert!(parse(good).is_ok(), "{good}");
        }
        for (bad, fault) in [
            ("www.derby.gov.uk", Fault::Scheme),
            ("javascript:alert(1)", Fault::Scheme),
            ("javascript://a.org/%0aalert(1)", Fault::Scheme),
            ("data:text/html,x", Fault::Scheme),
            ("mailto:office@example.org", Fault::Scheme),
            ("ftp://a.b", Fault::Scheme),
            ("//a.org/", Fault::Scheme),
            ("é", Fault::Scheme),
            ("https://", Fault::Host),
            ("https:///a", Fault::Host),
            ("https://a..b/", Fault::Host),
            ("https://-a.org", Fault::Host),
            ("https://a.org:x", Fault::Host),
            ("https://a.org:99999/", Fault::Host),
            ("https://a.org:+80/", Fault::Host),
            ("https://[::1]/", Fault::Host),
            ("https://exa%mple.org/", Fault::Host),
            ("https://user@host.org", Fault::UserName),
            ("https://a b.org", Fault::Character),
            ("https://x.org/\"><script>", Fault::Character),
            ("https://x.org\\y/", Fault::Character),
            ("https://x.org/\u{202e}", Fault::Character),
        ] {
            assert_eq!(parse(bad).unwrap_err(), fault, "{bad}");
        }
        assert_eq!(parse(&format!("https://a.uk/{}", "a".repeat(LONGEST))).unwrap_err(), Fault::Length);
    }

    #[test]
    fn a_site_is_published_at_a_folder() {
        assert!(folder("https://example.org/a/b").is_some());
        assert!(folder("https://example.org/?a").is_none() && folder("https://example.org/#a").is_none());
    }

    proptest! {
        #[test]
        fn no_text_panics(text in "(https://)?\\PC*") {
            let _ = parse(&text);
        }
    }
}
