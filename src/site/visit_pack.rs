//! Briefs of a region to take along: pages that open from a folder, without a network or a server.

use serde::Serialize;
use tera::{Context, Value};

use super::page_kind::unserialisable;
use super::pages::{Brief, CouncilRow, area_lead, brief, in_due_order};
use super::parts::{DutyRow, Link, duty_rows};
use super::templates::Templates;
use super::theme::SiteTheme;
use super::{Site, pages, site_context};
use crate::analysis::{Group, State};
use crate::artefact::Artefact;
use crate::dataset::{Council, Key, Region};
use crate::report::Problem;
use crate::wording;

/// What every page of a pack says of it.
#[derive(Serialize)]
struct Pack {
    title: String,
    /// What was chosen, and the day that the figures speak of.
    filters: String,
}

#[derive(Serialize)]
struct Head<'a> {
    title: &'a str,
}

/// The contents page.
#[derive(Serialize)]
struct Contents<'a> {
    lead: Vec<String>,
    councils: Vec<CouncilRow<'a>>,
    due_soon: Vec<DutyRow<'a>>,
    data: Vec<Link<'a>>,
}

/// The pages of a pack, all in one folder. The site's addresses must be those from elsewhere; `data` are the files of tables, from
/// the folder.
///
/// # Errors
/// A fault of a template.
pub fn visit_pack(
    site: &Site,
    theme: &SiteTheme,
    region: Region,
    data: &[(String, String)],
) -> Result<Vec<Artefact>, Box<Problem>> {
    let templates = Templates::compile(theme, site_context::site_context(site, theme))?;
    let group = Group::Region(region);
    let councils: Vec<Key<Council>> = pages::by_name(site)
        .into_iter()
        .filter(|key| group.contains(site.data(), *key) == Some(true) && site.exists(*key))
        .collect();
    let pack = Pack {
        title: format!("Peer challenge briefs: {}", region.name()),
        filters: format!("{}, existing councils. Data as at {}.", region.name(), wording::day(site.as_of())),
    };
    let duties: Vec<_> =
        site.findings().duties.iter().filter(|duty| councils.contains(&duty.council)).collect();
    let contents = Contents {
        lead: area_lead(site, group, &councils, &duties),
        councils: councils.iter().map(|key| row(site, *key)).collect(),
        due_soon: duty_rows(
            site,
            in_due_order(duties.iter().copied().filter(|duty| duty.state == State::DueSoon)),
        ),
        data: data.iter().map(|(path, text)| Link::new(text, path)).collect(),
    };
    let mut files = vec![page(&templates, "pack-contents.html", "index.html", "Contents", &pack, &contents)?];
    for key in councils.into_iter().filter(|key| pages::has_brief(site, *key)) {
        let council = &site.data().councils[key];
        let view: Brief = brief(site, key);
        files.push(page(&templates, "pack-brief.html", &file(council), &council.name, &pack, &view)?);
    }
    files.extend(theme.pack_files());
    Ok(files)
}

fn file(council: &Council) -> String {
    format!("{}.html", council.id)
}

/// A council in the list of contents, leading to its brief in the folder.
fn row<'a>(site: &Site<'a>, key: Key<Council>) -> CouncilRow<'a> {
    let council = &site.data().councils[key];
    let brief = if pages::has_brief(site, key) { file(council) } else { String::new() };
    let mut row = CouncilRow::of(site, key);
    row.council = Link::new(&council.short_name, brief);
    row
}

fn page(
    templates: &Templates,
    template: &'static str,
    path: &str,
    title: &str,
    pack: &Pack,
    view: &impl Serialize,
) -> Result<Artefact, Box<Problem>> {
    let mut context = Context::new();
    let value = |value: Result<Value, tera::Error>| value.map_err(|error| unserialisable(template, &error));
    context.insert_value("page", value(Value::try_from_serializable(&Head { title }))?);
    context.insert_value("pack", value(Value::try_from_serializable(pack))?);
    context.insert_value("view", value(Value::try_from_serializable(view))?);
    Ok(Artefact::new(path, templates.render(template, &context)?))
}
