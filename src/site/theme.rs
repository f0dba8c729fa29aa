//! The site theme: templates and static files, those of the site over those of its theme over those the program carries.

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::Path;

use rust_embed::RustEmbed;

use crate::artefact::Artefact;
use crate::config::{Config, ThemeName};
use crate::editor_leftover::is_editor_leftover;
use crate::report::{Location, Problem, ProblemKind, Report};

/// The theme that the program carries, so that it makes a site anywhere.
#[derive(RustEmbed)]
#[folder = "themes/civic"]
struct Civic;

/// Largest template or static file that is read, in bytes.
const LARGEST: u64 = 10_000_000;

/// A site theme, read.
#[derive(Clone, Debug, Default)]
pub struct SiteTheme {
    /// Templates by name (`council.html`).
    pub templates: BTreeMap<String, Template>,
    /// Files that are published as they are, at the root of the site.
    pub static_files: Vec<Artefact>,
}

/// One template.
#[derive(Clone, Debug)]
pub struct Template {
    /// Where it was read, relative to the site folder, for messages.
    pub file: String,
    /// Its text.
    pub text: String,
}

/// Reads the theme that the configuration names, with the site's own `templates/` and `static/` over it, file by file.
#[must_use]
pub fn read(site: &Path, config: &Config, report: &mut Report) -> SiteTheme {
    let mut files: BTreeMap<String, (String, Vec<u8>)> = BTreeMap::new();
    for name in Civic::iter() {
        if let Some(file) = Civic::get(&name) {
            files.insert(name.to_string(), (format!("themes/civic/{name}"), file.data.into_owned()));
        }
    }
    let own = format!("themes/{}", config.theme.name);
    if site.join(&own).is_dir() {
        for part in ["templates", "static"] {
            read_folder(site, &format!("{own}/{part}"), part, &mut files, report);
        }
    } else if config.theme.name != ThemeName::CARRIED {
        report.add(
            Problem::new(
                ProblemKind::UnknownTheme,
                config.theme.location.clone(),
                format!("there is no folder {own}"),
            )
            .help("name a folder under themes/, or leave the setting out"),
        );
    }
    for part in ["templates", "static"] {
        read_folder(site, part, part, &mut files, report);
    }
    sort_out(files, report)
}

/// Reads every file below `folder` as if it lay below `part`.
fn read_folder(
    site: &Path,
    folder: &str,
    part: &str,
    files: &mut BTreeMap<String, (String, Vec<u8>)>,
    report: &mut Report,
) {
    let entries = match std::fs::read_dir(site.join(folder)) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return,
        Err(error) => {
            report.add(Problem::unreadable(Location::file(folder), &error));
            return;
        }
    };
    let mut names: Vec<_> = entries.filter_map(Result::ok).collect();
    names.sort_by_key(std::fs::DirEntry::file_name);
    for entry in names {
        let Ok(name) = entry.file_name().into_string() else { continue };
        // No template is hidden; among static files are some that hosts ask for.
        if is_editor_leftover(&name) || (part.starts_with("templates") && name.starts_with('.')) {
            continue;
        }
        let (path, inner) = (format!("{folder}/{name}"), format!("{part}/{name}"));
        let Ok(kind) = entry.file_type() else { continue };
        if kind.is_symlink() {
            report.add(
                Problem::new(
                    ProblemKind::SymbolicLink,
                    Location::file(path),
                    "a site's files may not be symbolic links",
                )
                .help("put a copy of the file in its place"),
            );
        } else if kind.is_dir() {
            read_folder(site, &path, &inner, files, report);
        } else if entry.metadata().map_or(0, |m| m.len()) > LARGEST {
            report.add(Problem::new(ProblemKind::FileTooLarge, Location::file(path), "is larger than 10 MB"));
        } else {
            match std::fs::read(entry.path()) {
                Ok(bytes) => {
                    files.insert(inner, (path, bytes));
                }
                Err(error) => report.add(Problem::unreadable(Location::file(path), &error)),
            }
        }
    }
}

/// Tells templates from static files.
fn sort_out(files: BTreeMap<String, (String, Vec<u8>)>, report: &mut Report) -> SiteTheme {
    let mut theme = SiteTheme::default();
    for (name, (file, bytes)) in files {
        if let Some(name) = name.strip_prefix("templates/") {
            match String::from_utf8(bytes) {
                Ok(text) => {
                    theme.templates.insert(name.to_owned(), Template { file, text });
                }
                Err(_) => {
                    report.add(
                        Problem::new(ProblemKind::TemplateNotUtf8, Location::file(file), "is not UTF-8 text")
                            .help("save it as UTF-8"),
                    );
                }
            }
        } else if let Some(name) = name.strip_prefix("static/") {
            theme.static_files.push(Artefact::new(name, bytes).made_from(file));
        }
    }
    theme
}
