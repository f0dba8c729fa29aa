//! The site theme: templates, assets and static files, those of the site over those of its theme over those the program carries.
//!
//! A theme is a folder with `theme.toml`, `templates/`, `assets/` (published under hashed names), `css/` (style sheets that
//! `theme.toml` lists, joined into the asset `site.css`) and `static/` (published at the root as they are). A site folder may hold
//! the same folders. Templates of the carried theme can be extended under its name: `{% extends "civic/base.html" %}`.

mod folder;
mod manifest;

use std::collections::BTreeMap;
use std::path::Path;

use rust_embed::RustEmbed;

use crate::artefact::{Artefact, short_hash};
use crate::config::{Config, Extra, ThemeName};
use crate::report::{Location, Problem, ProblemKind, Report};
use folder::File;
use manifest::ThemeManifest;

/// The theme that the program carries, so that it makes a site anywhere.
#[derive(RustEmbed)]
#[folder = "themes/civic"]
struct Civic;

/// The asset that the listed style sheets are joined into.
const STYLE_SHEET: &str = "site.css";

/// Where assets are published, below the root.
const ASSETS: &str = "assets";

/// The folders of a theme that a site can hold too.
const FOLDERS: [&str; 4] = ["templates", "css", "assets", "static"];

/// A site theme, read.
#[derive(Clone, Debug, Default)]
pub struct SiteTheme {
    /// Templates by name (`council.html`).
    pub templates: BTreeMap<String, Template>,
    /// Files under hashed names, by the name that templates use.
    pub assets: BTreeMap<String, Artefact>,
    /// Files that are published as they are, at the root of the site.
    pub static_files: Vec<Artefact>,
    /// Values for templates that the site's `[extra]` can replace.
    pub extra: Extra,
    /// Names of the assets that pages taken along need.
    pub pack: Vec<String>,
}

/// One template.
#[derive(Clone, Debug)]
pub struct Template {
    /// Where it was read, relative to the site folder, for messages.
    pub file: String,
    /// Its text.
    pub text: String,
}

impl SiteTheme {
    /// The assets that pages taken along need, in one folder with them under their plain names.
    pub fn pack_files(&self) -> impl Iterator<Item = Artefact> {
        self.pack.iter().filter_map(|name| {
            let file = self.assets.get(name)?;
            Some(Artefact { path: name.clone(), ..file.clone() })
        })
    }
}

/// Reads the theme that the configuration names, with the site's own folders over it, file by file.
#[must_use]
pub fn read(site: &Path, config: &Config, report: &mut Report) -> SiteTheme {
    let mut files: BTreeMap<String, File> = Civic::iter()
        .filter_map(|name| {
            let bytes = Civic::get(&name)?.data.into_owned();
            Some((name.to_string(), File { path: format!("themes/{}/{name}", ThemeName::CARRIED), bytes }))
        })
        .collect();
    let mut manifest = ThemeManifest::of(&files, ThemeManifest::default(), report);
    // The carried templates stay within reach under the name of their theme; components have one name for all templates.
    let carried: Vec<(String, File)> = files
        .iter()
        .filter_map(|(name, file)| {
            let name = name.strip_prefix("templates/")?;
            if String::from_utf8_lossy(&file.bytes).contains("{% component ") {
                return None;
            }
            Some((format!("templates/{}/{name}", ThemeName::CARRIED), file.clone()))
        })
        .collect();
    files.extend(carried);
    let own = format!("themes/{}", config.theme.name);
    if site.join(&own).is_dir() {
        folder::read(site, &own, "", &mut files, report);
        manifest = ThemeManifest::of(&files, manifest, report);
    } else if config.theme.name != ThemeName::CARRIED {
        report.add(
            Problem::new(
                ProblemKind::UnknownSiteTheme,
                config.theme.location.clone(),
                format!("there is no folder {own}"),
            )
            .help("name a folder under themes/, or leave the setting out"),
        );
    }
    for part in FOLDERS {
        folder::read(site, part, part, &mut files, report);
    }
    assemble(files, manifest, report)
}

/// Sorts files into templates, assets and static files, and joins the style sheets.
fn assemble(files: BTreeMap<String, File>, manifest: ThemeManifest, report: &mut Report) -> SiteTheme {
    let mut theme = SiteTheme { extra: manifest.extra, pack: manifest.pack, ..SiteTheme::default() };
    let mut assets: BTreeMap<String, File> = BTreeMap::new();
    let style_sheet = manifest::join(&manifest.styles, &files, report);
    assets.insert(
        STYLE_SHEET.to_owned(),
        File { path: format!("themes/{}/theme.toml", ThemeName::CARRIED), bytes: style_sheet.into_bytes() },
    );
    for (name, file) in files {
        match name.split_once('/') {
            Some(("templates", name)) => match String::from_utf8(file.bytes) {
                Ok(text) => {
                    theme.templates.insert(name.to_owned(), Template { file: file.path, text });
                }
                Err(_) => {
                    report.add(
                        Problem::new(
                            ProblemKind::TemplateNotUtf8,
                            Location::file(file.path),
                            "is not UTF-8 text",
                        )
                        .help("save it as UTF-8"),
                    );
                }
            },
            Some(("assets", name)) => {
                assets.insert(name.to_owned(), file);
            }
            Some(("static", name)) => {
                theme.static_files.push(Artefact::new(name, file.bytes).made_from(file.path));
            }
            _ => {}
        }
    }
    // One hash for all: scripts import each other by relative addresses, which the common folder keeps.
    let hash = short_hash(
        assets.iter().flat_map(|(name, file)| [name.as_bytes(), b"\0", file.bytes.as_slice(), b"\0"]),
    );
    theme.assets = assets
        .into_iter()
        .map(|(name, file)| {
            let path = format!("{ASSETS}/{hash}/{name}");
            (name, Artefact::new(path, file.bytes).made_from(file.path))
        })
        .collect();
    theme
}
