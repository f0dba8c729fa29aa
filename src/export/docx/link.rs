//! Where text leads: addresses that Word can follow, each kept once.

use std::collections::BTreeMap;

/// Word calls a file damaged when an address is longer than about this.
const LONGEST: usize = 2_000;

/// The addresses of a document, in the order in which they first appear.
#[derive(Debug, Default)]
pub(super) struct Links {
    addresses: Vec<String>,
    numbers: BTreeMap<String, usize>,
}

impl Links {
    /// The id of an address in the document, or nothing when it cannot be followed.
    pub(super) fn id(&mut self, raw: &str) -> Option<String> {
        let address = address(raw)?;
        let number = if let Some(number) = self.numbers.get(&address) {
            *number
        } else {
            self.addresses.push(address.clone());
            self.numbers.insert(address, self.addresses.len());
            self.addresses.len()
        };
        Some(link_id(number))
    }

    /// Every id with its address.
    pub(super) fn all(&self) -> impl Iterator<Item = (String, &str)> {
        self.addresses.iter().enumerate().map(|(at, address)| (link_id(at + 1), address.as_str()))
    }
}

/// The id of the address with this number.
fn link_id(number: usize) -> String {
    format!("rIdLink{number}")
}

/// The address as a URI of http or https with a plain host; nothing for any other. Word refuses a whole file for one
/// malformed address, so what a URI cannot hold is percent-encoded.
fn address(raw: &str) -> Option<String> {
    let raw = raw.trim();
    let (scheme, rest) = raw.split_once("://")?;
    let scheme = scheme.to_ascii_lowercase();
    if scheme != "http" && scheme != "https" {
        return None;
    }
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at(end);
    if !plain_authority(authority) {
        return None;
    }
    let mut uri = format!("{scheme}://{authority}");
    encode(&mut uri, path);
    (uri.len() <= LONGEST).then_some(uri)
}

/// Whether this is a host and perhaps a port, with neither a user name (which could pass for a host) nor brackets.
fn plain_authority(authority: &str) -> bool {
    let (host, port) = authority.split_once(':').unwrap_or((authority, "80"));
    let label = |label: &str| {
        !label.is_empty()
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
    };
    let host = host.strip_suffix('.').unwrap_or(host);
    host.len() <= 253 && host.split('.').all(label) && !port.starts_with('+') && port.parse::<u16>().is_ok()
}

/// Adds path, query and fragment, with all that a URI cannot hold percent-encoded.
fn encode(uri: &mut String, path: &str) {
    let mut fragment = false;
    for (at, byte) in path.bytes().enumerate() {
        let stands = match byte {
            b'%' => {
                path.as_bytes().get(at + 1..at + 3).is_some_and(|two| two.iter().all(u8::is_ascii_hexdigit))
            }
            b'#' => !fragment,
            _ => byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@/?".contains(&byte),
        };
        fragment |= byte == b'#';
        if stands {
            uri.push(char::from(byte));
        } else {
            uri.push('%');
            for digit in [byte >> 4, byte & 15] {
                uri.push(char::from(b"0123456789ABCDEF"[usize::from(digit)]));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_web_addresses_are_followed() {
        for raw in [
            "javascript:alert(1)",
            "file:///etc/passwd",
            "mailto:a@b.uk",
            "ftp://a.uk/",
            "//a.uk/",
            "a.uk",
            "",
            "http://",
            "https:///path",
            "https://gov.uk@evil.example/",
            "https://[::1]/",
            "https://a b/",
            "https://a..b/",
            "https://a.uk:99999/",
            "https://a.uk:+80/",
            "https://a.uk:/",
            "https://a.uk\\b/",
            "javascript://a.uk/%0aalert(1)",
        ] {
            assert_eq!(address(raw), None, "{raw:?}");
        }
        assert_eq!(address(&format!("https://a.uk/{}", "a".repeat(LONGEST))), None);
    }

    #[test]
    fn addresses_are_proper() {
        for (raw, uri) in [
            (" https://a.uk ", "https://a.uk"),
            ("HTTPS://A.uk:8080/b?c=d&e=f#g", "https://A.uk:8080/b?c=d&e=f#g"),
            ("http://a.uk/b c\"<>^`{|}\\[]", "http://a.uk/b%20c%22%3C%3E%5E%60%7B%7C%7D%5C%5B%5D"),
            ("http://a.uk/%20%2G%", "http://a.uk/%20%252G%25"),
            ("http://a.uk/#b#c", "http://a.uk/#b%23c"),
            ("http://a.uk/é\0", "http://a.uk/%C3%A9%00"),
        ] {
            assert_eq!(address(raw).as_deref(), Some(uri), "{raw:?}");
        }
    }

    #[test]
    fn an_address_is_kept_once() {
        let mut links = Links::default();
        assert_eq!(links.id("http://a.uk").as_deref(), Some("rIdLink1"));
        assert_eq!(links.id("http://b.uk").as_deref(), Some("rIdLink2"));
        assert_eq!(links.id("http://a.uk").as_deref(), Some("rIdLink1"));
        assert_eq!(links.id("tel:1"), None);
        assert_eq!(links.all().count(), 2);
    }
}
