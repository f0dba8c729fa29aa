//! `sitemap.xml` and `robots.txt`, as <https://www.sitemaps.org/protocol.html> has them.

use jiff::civil::Date;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use super::{Page, Site};
use crate::address::Addresses;
use crate::artefact::Artefact;

/// Most addresses of one file.
const MOST: usize = 50_000;

const NAMESPACE: (&str, &str) = ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9");

/// Lists every page for search engines. Every page names the day that its data are as at, so that is when it last changed.
pub(super) fn files(site: &Site, pages: &[Page]) -> Vec<Artefact> {
    let listed: Vec<&str> =
        pages.iter().filter(|page| page.is_folder()).map(|page| page.address.as_str()).collect();
    let mut files = maps(&listed, MOST, site.addresses(), site.as_of());
    let robots = format!("User-agent: *\nAllow: /\nSitemap: {}\n", site.addresses().absolute("sitemap.xml"));
    files.push(Artefact::new("robots.txt", robots));
    files
}

/// `sitemap.xml` with all addresses; where they are more than `most`, it lists `sitemap-1.xml` and so on, which have them.
fn maps(pages: &[&str], most: usize, addresses: &Addresses, changed: Date) -> Vec<Artefact> {
    if pages.len() <= most {
        return vec![map("sitemap.xml", ["urlset", "url"], pages, addresses, changed)];
    }
    let mut parts: Vec<Artefact> = (1..)
        .zip(pages.chunks(most))
        .map(|(number, part)| {
            map(&format!("sitemap-{number}.xml"), ["urlset", "url"], part, addresses, changed)
        })
        .collect();
    let paths: Vec<&str> = parts.iter().map(|part| part.path.as_str()).collect();
    let index = map("sitemap.xml", ["sitemapindex", "sitemap"], &paths, addresses, changed);
    parts.insert(0, index);
    parts
}

/// One file: a root element with an element for each path, which says its address and the day of its last change.
fn map(
    file: &str,
    [root, item]: [&str; 2],
    paths: &[&str],
    addresses: &Addresses,
    changed: Date,
) -> Artefact {
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 1);
    // Writing to memory cannot fail.
    let _ = writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)));
    let _ = writer.create_element(root).with_attribute(NAMESPACE).write_inner_content(|writer| {
        for path in paths {
            writer.create_element(item).write_inner_content(|writer| {
                writer.create_element("loc").write_text_content(BytesText::new(&addresses.absolute(path)))?;
                writer.create_element("lastmod").write_text_content(BytesText::new(&changed.to_string()))?;
                Ok(())
            })?;
        }
        Ok(())
    });
    let mut bytes = writer.into_inner();
    bytes.push(b'\n');
    Artefact::new(file, bytes)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn of(most: usize) -> Vec<(String, String)> {
        let addresses = Addresses::new("https://example.org/a&b/");
        let maps = maps(&["", "councils/", "method/"], most, &addresses, date(2026, 3, 31));
        maps.into_iter().map(|file| (file.path, String::from_utf8(file.bytes).unwrap())).collect()
    }

    #[test]
    fn one_file_has_all_addresses() {
        let files = of(3);
        assert_eq!(files.len(), 1);
        assert!(files[0].1.contains("<loc>https://example.org/a&amp;b/councils/</loc>"), "{}", files[0].1);
        assert_eq!(files[0].1.matches("<lastmod>2026-03-31</lastmod>").count(), 3);
    }

    #[test]
    fn more_addresses_than_a_file_may_have_are_split() {
        let files = of(2);
        let paths: Vec<&str> = files.iter().map(|(path, _)| path.as_str()).collect();
        assert_eq!(paths, ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"]);
        assert!(files[0].1.contains("<sitemapindex") && files[0].1.contains("/sitemap-2.xml</loc>"));
        assert_eq!(files[1].1.matches("<url>").count(), 2);
        assert_eq!(files[2].1.matches("<url>").count(), 1);
    }
}
