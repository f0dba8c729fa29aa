//! `theme.toml`: what a theme says of itself.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::folder::File;
use crate::appearance::{self, Scheme};
use crate::config::{Extra, extra};
use crate::report::{Location, Problem, ProblemKind, Report};

/// Name of the file.
const FILE: &str = "theme.toml";

/// The style sheet of the states of recommendations, which is made from the one table of their appearance.
const STATES: &str = "@states";

/// What a theme says of itself.
#[derive(Clone, Debug, Default)]
pub(super) struct ThemeManifest {
    /// Files of `css/`, in the order in which they are joined; `@states` is made by the program.
    pub(super) styles: Vec<String>,
    /// Values for templates that the site's `[extra]` can replace.
    pub(super) extra: Extra,
    /// Names of the assets that pages taken along need.
    pub(super) pack: Vec<String>,
}

/// The file as TOML.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Read {
    #[serde(rename = "name")]
    _name: String,
    #[serde(rename = "description")]
    _description: Option<String>,
    #[serde(rename = "licence")]
    _licence: Option<String>,
    styles: Option<Vec<String>>,
    pack: Option<Vec<String>>,
    extra: Option<toml::Table>,
}

impl ThemeManifest {
    /// Reads the manifest among the files of a theme; what it leaves out is as in `otherwise`.
    pub(super) fn of(files: &BTreeMap<String, File>, otherwise: Self, report: &mut Report) -> Self {
        let Some(file) = files.get(FILE) else { return otherwise };
        let text = String::from_utf8_lossy(&file.bytes);
        match toml::from_str::<Read>(&text) {
            Ok(read) => {
                let mut values = otherwise.extra;
                values.extend(read.extra.map(|table| own_values(&table)).unwrap_or_default());
                Self {
                    styles: read.styles.unwrap_or(otherwise.styles),
                    pack: read.pack.unwrap_or(otherwise.pack),
                    extra: values,
                }
            }
            Err(error) => {
                let location = Location::in_text(&file.path, &text, error.span().unwrap_or(0..0));
                report.add(Problem::new(
                    ProblemKind::ThemeInvalid,
                    location,
                    error.message().replace('\n', " "),
                ));
                otherwise
            }
        }
    }
}

/// The values of `[extra]`, as the configuration has its own.
fn own_values(table: &toml::Table) -> Extra {
    let text = table.to_string();
    toml::de::DeTable::parse(&text).map(|table| extra(table.get_ref())).unwrap_or_default()
}

/// The style sheets of the list, one after another.
pub(super) fn join(styles: &[String], files: &BTreeMap<String, File>, report: &mut Report) -> String {
    styles.iter().fold(String::new(), |mut joined, name| {
        if name == STATES {
            joined.push_str(&states());
        } else if let Some(file) = files.get(&format!("css/{name}")) {
            joined.push_str(&String::from_utf8_lossy(&file.bytes));
        } else {
            let message = format!("names the style sheet css/{name}, which is not there");
            report.add(Problem::new(ProblemKind::ThemeInvalid, Location::file(FILE), message));
        }
        joined.push('\n');
        joined
    })
}

/// The custom properties and rules of the states of recommendations.
fn states() -> String {
    let (light, dark) =
        (appearance::custom_properties(Scheme::Light), appearance::custom_properties(Scheme::Dark));
    format!(
        "@layer tokens{{:root{{{light}}}@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}}}\
         @layer charts{{{}}}",
        appearance::svg_rules()
    )
}
