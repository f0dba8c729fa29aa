//! What every page shows around its own matter.

use serde::Serialize;
use tera::{Context, Value};

use super::Site;
use super::parts::Link;
use crate::config::Extra;
use crate::wording;

/// Addresses of pages that stand at the foot of every page, where people wrote them.
pub(super) const FOOTER: [&str; 6] = ["method/", "data/", "cite/", "changes/", "about/", "accessibility/"];

/// What templates find under `site`.
#[derive(Serialize)]
struct Furniture<'a> {
    title: &'a str,
    description: Option<&'a str>,
    notice: Option<&'a str>,
    publisher: Option<&'a str>,
    contact: Option<&'a str>,
    licence: Option<Link>,
    home: &'a str,
    style: String,
    icon: String,
    as_of: String,
    as_of_iso: String,
    /// The page of the search; nothing where the site has none.
    search: Option<String>,
    navigation: Vec<Link>,
    footer: Vec<Link>,
    /// Values of the site's own, for its templates.
    extra: &'a Extra,
}

/// What every page sees as `site`, made once.
pub(super) fn shared(site: &Site) -> Context {
    let config = site.config;
    let to = |path: &str| site.addresses().to(path);
    let mut navigation: Vec<(u32, Link)> = site
        .content
        .pages
        .iter()
        .filter_map(|page| {
            let title = page.front.short_title.as_ref().unwrap_or(&page.front.title);
            page.front.navigation.map(|place| (place, Link::new(title, to(&page.address))))
        })
        .collect();
    navigation.sort_by_key(|(place, _)| *place);
    if navigation.is_empty() {
        let standard = [
            "Councils",
            "Themes",
            "Regions",
            "Recurring",
            "Closure",
            "Duties",
            "Recommendations",
            "Compare",
            "Data",
        ];
        navigation = standard
            .iter()
            .map(|title| (0, Link::new(*title, to(&format!("{}/", title.to_lowercase())))))
            .collect();
    }
    let footer = FOOTER
        .iter()
        .filter_map(|address| site.content.pages.iter().find(|page| page.address == **address))
        .map(|page| {
            let title = page.front.short_title.as_ref().unwrap_or(&page.front.title);
            Link::new(title, to(&page.address))
        })
        .collect();
    let furniture = Furniture {
        title: &config.title,
        description: config.description.as_deref(),
        notice: config.notice.as_deref(),
        publisher: config.publisher.as_deref(),
        contact: config.contact.as_deref(),
        licence: config.licence.as_ref().map(|licence| Link::new(&licence.title, &licence.url)),
        home: site.addresses().base(),
        style: to("civic.css"),
        icon: to("icon.svg"),
        search: site.searchable.then(|| to("search/")),
        as_of: wording::day(site.as_of()),
        as_of_iso: site.as_of().to_string(),
        navigation: navigation.into_iter().map(|(_, link)| link).collect(),
        footer,
        extra: &config.extra,
    };
    let mut context = Context::new();
    if let Ok(value) = Value::try_from_serializable(&furniture) {
        context.insert_value("site", value);
    }
    context
}
