//! What every page shows around its own content.

use std::collections::BTreeMap;

use serde::Serialize;
use tera::{Context, Value};

use super::parts::Link;
use super::{Page, Site, SiteTheme};
use crate::appearance;
use crate::config::{Extra, NavigationItem};
use crate::report::{Problem, ProblemKind, Report};
use crate::web_address;
use crate::wording;

/// The usual navigation.
const NAVIGATION: [(&str, &str); 6] = [
    ("Councils", "councils/"),
    ("Regions", "regions/"),
    ("Themes", "themes/"),
    ("Progress", "closure/"),
    ("Recommendations", "recommendations/"),
    ("Data and method", "data/"),
];

/// Pages that are linked at the foot of every page, where people wrote them.
pub(super) const FOOTER: [&str; 6] = ["method/", "data/", "cite/", "changes/", "about/", "accessibility/"];

/// What templates find under `site`.
#[derive(Serialize)]
struct SiteContext<'a> {
    title: &'a str,
    description: Option<&'a str>,
    notice: Option<&'a str>,
    publisher: Option<&'a str>,
    contact: Option<&'a str>,
    licence: Option<Link<'a>>,
    home: &'a str,
    /// Where the files of the site theme live, by name (`site.css`).
    assets: BTreeMap<&'a str, String>,
    /// Where the data files that scripts read live, by name (`finder`).
    data_files: BTreeMap<&'static str, String>,
    as_of: String,
    as_of_iso: String,
    /// The last day of what is due soon.
    due_soon_until: String,
    /// The page of the search; nothing where the site has none.
    search: Option<String>,
    navigation: Vec<Link<'a>>,
    footer: Vec<Link<'a>>,
    /// `pattern` elements of the states of recommendations.
    patterns: String,
    /// Values of the site's own, for its templates, over those that the site theme gives.
    extra: Extra,
}

/// What every page sees as `site`, made once.
pub(super) fn site_context(site: &Site, theme: &SiteTheme) -> Context {
    let config = site.config;
    let to = |path: &str| site.addresses().to(path);
    let mut extra = theme.extra.clone();
    extra.extend(config.extra.clone());
    let shared = SiteContext {
        title: &config.title,
        description: config.description.as_deref(),
        notice: config.notice.as_deref(),
        publisher: config.publisher.as_deref(),
        contact: config.contact.as_deref(),
        licence: config.licence.as_ref().map(|licence| Link::new(&licence.title, &licence.url)),
        home: site.addresses().base(),
        assets: theme.assets.iter().map(|(name, file)| (name.as_str(), to(&file.path))).collect(),
        data_files: site.script_data.iter().map(|(name, file)| (*name, to(&file.path))).collect(),
        search: site.searchable.then(|| to("search/")),
        as_of: wording::day(site.as_of()),
        as_of_iso: site.as_of().to_string(),
        due_soon_until: wording::due_soon_until(site.as_of()),
        navigation: match &config.navigation {
            Some(items) => items.iter().map(|item| link(site, item)).collect(),
            None => NAVIGATION.iter().map(|(title, address)| Link::new(*title, to(address))).collect(),
        },
        footer: match &config.footer {
            Some(items) => items.iter().map(|item| link(site, item)).collect(),
            None => usual_footer(site),
        },
        patterns: appearance::svg_patterns(),
        extra,
    };
    let mut context = Context::new();
    if let Ok(value) = Value::try_from_serializable(&shared) {
        context.insert_value("site", value);
    }
    context
}

fn usual_footer<'a>(site: &Site<'a>) -> Vec<Link<'a>> {
    FOOTER
        .iter()
        .filter_map(|address| site.content.pages.iter().find(|page| page.address == **address))
        .map(|page| {
            let title = page.front.short_title.as_ref().unwrap_or(&page.front.title);
            Link::new(title, site.addresses().to(&page.address))
        })
        .collect()
}

fn link<'a>(site: &Site, item: &'a NavigationItem) -> Link<'a> {
    let url = if web_address::parse(&item.page).is_ok() {
        item.page.clone()
    } else {
        site.addresses().to(&item.page)
    };
    Link::new(&item.title, url)
}

/// Reports links of the configuration that lead to no page of the site.
pub(super) fn check(site: &Site, pages: &[Page], report: &mut Report) {
    let items = [&site.config.navigation, &site.config.footer].into_iter().flatten().flatten();
    for item in items.filter(|item| web_address::parse(&item.page).is_err()) {
        if !pages.iter().any(|page| page.address == item.page) {
            let message = format!("the site has no page /{}", item.page);
            report.add(
                Problem::new(ProblemKind::BrokenLink, item.location.clone(), message)
                    .help("name a page of the site, or write an address elsewhere in full, from https://"),
            );
        }
    }
}
