//! `sitemap.xml` and `robots.txt`.

use std::fmt::Write;

use super::{Page, Site};
use crate::artefact::Artefact;

/// Lists every page for search engines. Addresses are made of slugs, so nothing needs escaping but the configured host,
/// which the configuration keeps free of quotes and angle brackets.
pub(super) fn files(site: &Site, pages: &[Page]) -> Vec<Artefact> {
    let mut map = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for page in pages.iter().filter(|page| page.is_folder()) {
        let address = site.addresses().absolute(&page.address).replace('&', "&amp;");
        let _ = writeln!(map, "<url><loc>{address}</loc></url>");
    }
    map.push_str("</urlset>\n");
    let robots = format!("User-agent: *\nAllow: /\nSitemap: {}\n", site.addresses().absolute("sitemap.xml"));
    vec![Artefact::new("sitemap.xml", map), Artefact::new("robots.txt", robots)]
}
