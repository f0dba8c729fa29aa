//! Where text leads: addresses that Word can follow, each kept once.

use std::collections::BTreeMap;

use percent_encoding::percent_encode_byte;
use url::Position;

use crate::web_address;

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

/// The address as a URI; nothing for one that is not published. Word refuses a whole file for one malformed address, so what
/// a URI cannot hold is percent-encoded, where browsers are content with less.
fn address(raw: &str) -> Option<String> {
    let url = web_address::parse(raw.trim()).ok()?;
    let mut uri = url[..Position::BeforePath].to_owned();
    encode(&mut uri, &url[Position::BeforePath..]);
    (uri.len() <= web_address::LONGEST).then_some(uri)
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
            uri.push_str(percent_encode_byte(byte));
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
            "https://a.uk\\b/",
            "javascript://a.uk/%0aalert(1)",
        ] {
            assert_eq!(address(raw), None, "{raw:?}");
        }
        assert_eq!(address(&format!("https://a.uk/{}", "é".repeat(web_address::LONGEST / 3))), None);
    }

    #[test]
    fn addresses_are_proper() {
        for (raw, uri) in [
            (" https://a.uk ", "https://a.uk/"),
            ("HTTPS://A.uk:8080/b?c=d&e=f#g", "https://a.uk:8080/b?c=d&e=f#g"),
            ("http://a.uk/[]", "http://a.uk/%5B%5D"),
            ("http://a.uk/%20%2G%", "http://a.uk/%20%252G%25"),
            ("http://a.uk/#b#c", "http://a.uk/#b%23c"),
            ("http://a.uk/é", "http://a.uk/%C3%A9"),
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
