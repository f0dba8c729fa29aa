//! `feed.xml`: the newest facts as an Atom feed (RFC 4287).

use atom_syndication::{Entry, Feed, FixedDateTime, Generator, Link, Person, Text, WriteConfig};

use super::Site;
use super::pages::{Change, edition_summary as summary};
use crate::artefact::{Artefact, content_hash};

/// Its path below the site's root.
pub(super) const PATH: &str = "feed.xml";

/// Writes the feed; every entry keeps its identifier from edition to edition.
pub(super) fn file(site: &Site, changes: &[Change<'_>]) -> Artefact {
    let absolute = |address: &str| site.addresses().absolute(address);
    let mut feed = Feed::default();
    feed.set_id(identifier(&format!("feed of {}", site.config.title)));
    feed.set_title(Text::plain(format!("{}: changes", site.config.title)));
    feed.set_updated(midnight(&site.as_of().to_string()));
    feed.set_authors(vec![Person { name: site.config.author().to_owned(), ..Person::default() }]);
    feed.set_links(vec![
        Link { href: absolute(PATH), rel: "self".to_owned(), ..Link::default() },
        Link { href: absolute("changes/"), rel: "alternate".to_owned(), ..Link::default() },
    ]);
    feed.set_generator(Generator { value: "peerbench".to_owned(), ..Generator::default() });
    let edition = site.edition.map(|edition| {
        let page = format!("{}#edition", absolute("changes/"));
        Entry {
            id: identifier(&format!("edition-{}", site.as_of())),
            title: Text::plain(summary(edition)),
            updated: midnight(&site.as_of().to_string()),
            links: vec![Link { href: page, rel: "alternate".to_owned(), ..Link::default() }],
            ..Entry::default()
        }
    });
    feed.set_entries(
        edition
            .into_iter()
            .chain(changes.iter().map(|change| {
                let page = absolute(&change.path);
                Entry {
                    id: identifier(&format!("{}#{}", change.path, change.id)),
                    title: Text::plain(change.sentence()),
                    updated: midnight(&change.day),
                    published: Some(midnight(&change.day)),
                    links: vec![Link { href: page, rel: "alternate".to_owned(), ..Link::default() }],
                    ..Entry::default()
                }
            }))
            .collect::<Vec<_>>(),
    );
    let config = WriteConfig { write_document_declaration: true, indent_size: Some(1) };
    let bytes = feed.write_with_config(Vec::new(), config).unwrap_or_default();
    Artefact::new(PATH, bytes)
}

/// A name for ever, whatever host the site has: a UUID of version 8 (RFC 9562) from the hash of what it names.
fn identifier(named: &str) -> String {
    let hash = content_hash(named.as_bytes());
    format!(
        "urn:uuid:{}-{}-8{}-8{}-{}",
        &hash[..8],
        &hash[8..12],
        &hash[12..15],
        &hash[15..18],
        &hash[18..30]
    )
}

/// The beginning of a day.
fn midnight(day: &str) -> FixedDateTime {
    FixedDateTime::parse_from_rfc3339(&format!("{day}T00:00:00Z")).unwrap_or_default()
}
