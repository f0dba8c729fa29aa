//! Where links and pictures may lead.

use crate::address::Addresses;

/// What leads somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    /// A link.
    Link,
    /// A picture, which the reader's browser loads at once.
    Picture,
}

/// The destination as it stands on the page, or what was expected instead. Paths from `/` are meant from the site's root.
pub(super) fn resolve(written: &str, used: Use, addresses: &Addresses) -> Result<String, &'static str> {
    let expected = match used {
        Use::Link => "a path (/method/#status), an anchor (#status), https://, http:// or mailto:",
        Use::Picture => "a path to a picture of this site (/pictures/map.svg)",
    };
    // Browsers read a backslash as a slash and drop line breaks and tabs, so an address with any of them is not what it
    // looks like.
    if written.is_empty() || written.chars().any(|c| c.is_whitespace() || c.is_control() || c == '\\') {
        return Err(expected);
    }
    if let Some(path) = written.strip_prefix('/') {
        return if path.starts_with('/') { Err(expected) } else { Ok(addresses.to(path)) };
    }
    if used == Use::Link && (written.starts_with('#') || has_known_scheme(written)) {
        return Ok(written.to_owned());
    }
    // Only a path: a colon before the first slash would make it a scheme.
    let first = written.split(['/', '?', '#']).next().unwrap_or_default();
    let is_path = !first.contains(':') && (used == Use::Link || !first.is_empty());
    if is_path { Ok(written.to_owned()) } else { Err(expected) }
}

fn has_known_scheme(written: &str) -> bool {
    let (scheme, rest) = written.split_once(':').unwrap_or_default();
    match scheme.to_ascii_lowercase().as_str() {
        "http" | "https" => {
            rest.strip_prefix("//").is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/'))
        }
        "mailto" => rest.contains('@'),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(written: &str) -> Option<String> {
        resolve(written, Use::Link, &Addresses::new("https://example.org/a/b/")).ok()
    }

    #[test]
    fn paths_live_under_the_sub_path() {
        assert_eq!(link("/method/#status").as_deref(), Some("/a/b/method/#status"));
        assert_eq!(link("/").as_deref(), Some("/a/b/"));
        assert_eq!(link("#status").as_deref(), Some("#status"));
        assert_eq!(link("../about/").as_deref(), Some("../about/"));
        assert_eq!(link("https://example.org/x?y=1").as_deref(), Some("https://example.org/x?y=1"));
        assert_eq!(link("mailto:someone@example.org").as_deref(), Some("mailto:someone@example.org"));
    }

    #[test]
    fn nothing_leads_into_a_script_or_to_a_hidden_host() {
        for written in [
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            "java\tscript:alert(1)",
            " javascript:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "//other.example/",
            "/\\other.example/",
            "\\\\other.example",
            "https:other.example",
            "https:///other.example",
            "mailto:",
            "",
        ] {
            assert_eq!(link(written), None, "{written:?}");
        }
    }

    #[test]
    fn pictures_come_from_the_site_itself() {
        let picture = |written| resolve(written, Use::Picture, &Addresses::new("https://example.org/a/"));
        assert_eq!(picture("/map.svg").as_deref(), Ok("/a/map.svg"));
        assert!(picture("https://other.example/map.svg").is_err());
        assert!(picture("data:image/svg+xml,x").is_err());
        assert!(picture("#x").is_err());
    }
}
