//! `peerbench.toml`.

use std::ops::Range;
use std::path::Path;

use jiff::civil::Date;
use serde::Deserialize;

use crate::report::{Location, Problem, Report};

/// Name of the file.
pub const FILE: &str = "peerbench.toml";

/// What a site says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Title of the site.
    pub title: String,
    /// One sentence for search results and feeds.
    pub description: String,
    /// Where the site will live; may have a sub-path.
    pub base_url: String,
    /// Who publishes the site.
    pub publisher: String,
    /// Page or form that takes corrections and questions, http or https.
    pub contact: String,
    /// The licence of the data.
    pub licence: Licence,
    /// The date that all figures speak of.
    #[serde(default, deserialize_with = "as_of")]
    pub as_of: AsOf,
    /// How dates such as 05/02/2024 are read.
    #[serde(default)]
    pub dates: DateOrder,
    /// Name of the site theme: a folder under `themes/`, or `civic`, which the program carries.
    #[serde(default = "civic")]
    pub theme: String,
    /// A sentence that stands on every page, such as that the data are not real.
    #[serde(default)]
    pub notice: Option<String>,
}

impl Config {
    /// The most characters that a notice can have: it takes room on every page.
    pub const LONGEST_NOTICE: usize = 200;
}

/// A licence.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Licence {
    /// Its name.
    pub title: String,
    /// Where it can be read.
    pub url: String,
}

/// The date that all figures speak of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AsOf {
    /// The newest date in the data: the same data give the same site.
    #[default]
    Newest,
    /// The day of the build.
    Today,
    /// A fixed day.
    Day(Date),
}

/// How dates in figures are read that could have their day or their month first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DateOrder {
    /// By the evidence of their own file; without it they are a problem.
    #[default]
    #[serde(skip)]
    Unstated,
    /// `"day-first"`: day, month, year.
    DayFirst,
}

fn civic() -> String {
    "civic".to_owned()
}

/// Reads `newest`, `today` or a day in ISO form.
fn as_of<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<AsOf, D::Error> {
    use serde::de::Error;
    let text = String::deserialize(deserializer)?;
    match text.as_str() {
        "newest" => Ok(AsOf::Newest),
        "today" => Ok(AsOf::Today),
        other => other
            .parse()
            .map(AsOf::Day)
            .map_err(|_| D::Error::custom("expected \"newest\", \"today\" or a day such as \"2026-03-31\"")),
    }
}

/// Reads the configuration of a site folder; `None`, with problems in the report, when it cannot be used.
pub fn read(site: &Path, report: &mut Report) -> Option<Config> {
    let text = match std::fs::read_to_string(site.join(FILE)) {
        Ok(text) => text,
        Err(error) => {
            report.add(
                Problem::error("config-unreadable", Location::file(FILE), format!("cannot be read: {error}"))
                    .help("run the command in a site folder, or name one: peerbench build FOLDER"),
            );
            return None;
        }
    };
    parse(&text, report)
}

fn parse(text: &str, report: &mut Report) -> Option<Config> {
    let config: Config = match toml::from_str(text) {
        Ok(config) => config,
        Err(error) => {
            let location =
                error.span().map_or_else(|| Location::file(FILE), |span| Location::in_text(FILE, text, span));
            report.add(
                Problem::error("config-invalid", location, error.message().replace('\n', " "))
                    .help("the settings are described in the README, under \"Your own data\""),
            );
            return None;
        }
    };
    for (name, url) in
        [("base_url", &config.base_url), ("contact", &config.contact), ("licence.url", &config.licence.url)]
    {
        if !is_web_address(url) {
            let location = text.find(url.as_str()).filter(|_| !url.is_empty());
            let location = location.map_or_else(
                || Location::file(FILE),
                |start| Location::in_text(FILE, text, start..start + url.len()),
            );
            report.add(
                Problem::error("config-url", location, format!("{name} is not a web address"))
                    .expected("an address that starts with https://"),
            );
        }
    }
    let named = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if config.theme.is_empty() || !config.theme.chars().all(named) {
        report.add(
            Problem::error(
                "config-theme",
                Location::file(FILE),
                format!("\"{}\" cannot name a site theme", config.theme),
            )
            .expected("lower-case letters, digits and hyphens"),
        );
    }
    if let Some(fault) = config.notice.as_deref().and_then(notice_fault) {
        let location = notice_span(text)
            .map_or_else(|| Location::file(FILE), |span| Location::in_text(FILE, text, span));
        let expected = format!("one sentence of at most {} characters, on one line", Config::LONGEST_NOTICE);
        report.add(
            Problem::error("config-notice", location, format!("the notice {fault}"))
                .expected(expected)
                .help("leave the setting out for pages without a notice"),
        );
    }
    (!report.has_errors()).then_some(config)
}

/// Why a text cannot stand on every page, as the end of a sentence.
fn notice_fault(notice: &str) -> Option<&'static str> {
    if notice.trim().is_empty() {
        Some("is empty")
    } else if notice.chars().count() > Config::LONGEST_NOTICE {
        Some("is too long")
    } else if notice.chars().any(char::is_control) {
        Some("has a line break or another character that is no text")
    } else {
        None
    }
}

/// Where the notice stands in the file.
fn notice_span(text: &str) -> Option<Range<usize>> {
    #[derive(Deserialize)]
    struct Places {
        notice: toml::Spanned<String>,
    }
    toml::from_str(text).ok().map(|locations: Places| locations.notice.span())
}

/// Whether a text is an http or https address without anything that could break out of a page.
#[must_use]
pub fn is_web_address(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")).unwrap_or_default();
    !rest.is_empty() && !rest.chars().any(|c| c.is_whitespace() || c.is_control() || "<>\"'\\".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = r#"
title = "Peer challenges"
description = "What peers ask"
base_url = "https://example.org/"
publisher = "Example"
contact = "https://example.org/contact"
licence = { title = "OGL", url = "https://example.org/licence" }
"#;

    fn problems(text: &str) -> Vec<Problem> {
        let mut report = Report::default();
        assert!(parse(text, &mut report).is_none());
        report.iter().cloned().collect()
    }

    #[test]
    fn the_as_of_date_is_the_newest_unless_named() {
        let read = |text: &str| parse(text, &mut Report::default()).unwrap().as_of;
        assert_eq!(read(GOOD), AsOf::Newest);
        assert_eq!(read(&format!("as_of = \"today\"{GOOD}")), AsOf::Today);
        assert_eq!(
            read(&format!("as_of = \"2026-03-31\"{GOOD}")),
            AsOf::Day(Date::new(2026, 3, 31).unwrap())
        );
    }

    #[test]
    fn a_problem_names_its_line() {
        let found = problems(&format!("{GOOD}colour = \"red\"\n"));
        assert_eq!(
            (found[0].code, found[0].location.line, found[0].location.column),
            ("config-invalid", 8, 1)
        );
        let found = problems(&GOOD.replace("https://example.org/contact", "javascript:alert(1)"));
        assert_eq!((found[0].code, found[0].location.line), ("config-url", 6));
        assert_eq!(problems(&GOOD.replace("title = \"OGL\", ", ""))[0].code, "config-invalid");
    }

    #[test]
    fn a_notice_is_one_sentence() {
        let read = |notice: &str| {
            let mut report = Report::default();
            let config = parse(&format!("{GOOD}notice = {notice}\n"), &mut report);
            let locations =
                report.iter().map(|p| (p.code, p.location.line, p.location.column)).collect::<Vec<_>>();
            (config.and_then(|config| config.notice), locations)
        };
        assert_eq!(parse(GOOD, &mut Report::default()).unwrap().notice, None);
        assert_eq!(read("\"Not <real>.\""), (Some("Not <real>.".to_owned()), vec![]));
        let longest = format!("\"{}\"", "é".repeat(Config::LONGEST_NOTICE));
        assert!(read(&longest).0.is_some());
        let too_long = format!("\"{}\"", "é".repeat(Config::LONGEST_NOTICE + 1));
        for bad in ["\"\"", "\" \"", "\"two\\nlines\"", "\"\"\"two\nlines\"\"\"", &too_long] {
            assert_eq!(read(bad), (None, vec![("config-notice", 8, 10)]), "{bad}");
        }
        assert_eq!(read("7").1, [("config-invalid", 8, 10)]);
    }
}
