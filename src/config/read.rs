//! Reading `peerbench.toml`: every problem in one run, each at its own place.

use std::collections::BTreeSet;
use std::ops::Range;
use std::path::Path;

use jiff::civil::Date;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{AsOf, Config, DateOrder, Extra, FILE, Licence, NavigationItem, ThemeName, extra};
use crate::report::{Location, Problem, ProblemKind, Report, nearest};
use crate::web_address;

/// The keys of the file.
const KEYS: [&str; 13] = [
    "title",
    "base_url",
    "description",
    "publisher",
    "contact",
    "licence",
    "as_of",
    "dates",
    "theme",
    "notice",
    "navigation",
    "footer",
    "extra",
];

/// The keys of an item of the navigation, or of a link at the foot of pages.
const ITEM_KEYS: [&str; 2] = ["title", "page"];

/// The keys of a licence.
const LICENCE_KEYS: [&str; 2] = ["title", "url"];

/// What `as_of` can be.
const AS_OF: &str = "\"newest\", \"today\", a day such as \"2026-03-31\", a month or a year";

/// Reads the configuration of a site folder; `None`, with problems in the report, when it cannot be used.
pub fn read(site: &Path, report: &mut Report) -> Option<Config> {
    let bytes = match std::fs::read(site.join(FILE)) {
        Ok(bytes) => bytes,
        Err(error) => {
            report.add(
                Problem::unreadable(Location::file(FILE), &error)
                    .help("run the command in a site folder, or name one: peerbench build FOLDER"),
            );
            return None;
        }
    };
    match String::from_utf8(bytes) {
        Ok(text) => parse(&text, report),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let shown = String::from_utf8_lossy(error.as_bytes());
            let location = Location::in_text(FILE, &shown, at..at + char::REPLACEMENT_CHARACTER.len_utf8());
            report.add(
                Problem::new(ProblemKind::ConfigInvalid, location, "the file is not UTF-8")
                    .help("save the file with the encoding UTF-8"),
            );
            None
        }
    }
}

/// Reads the text of the file.
fn parse(text: &str, report: &mut Report) -> Option<Config> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut reader = Reader { text, report, failed: false, broken_lines: BTreeSet::new() };
    for error in &errors {
        reader.syntax(error);
    }
    let config = reader.config(table.get_ref(), errors.is_empty());
    let failed = reader.failed;
    (!failed).then_some(config)
}

type Value<'a> = Spanned<DeValue<'a>>;

/// Reads the values of the file and reports what is wrong with them.
struct Reader<'a> {
    text: &'a str,
    report: &'a mut Report,
    failed: bool,
    /// Lines with a fault of syntax: what else is found there follows from it.
    broken_lines: BTreeSet<u32>,
}

impl Reader<'_> {
    /// The configuration; usable only if nothing failed. Of a file with faults of syntax nothing is said to be missing: it may
    /// stand in the part that could not be read.
    fn config(&mut self, table: &DeTable<'_>, whole: bool) -> Config {
        self.unknown_keys(table, &KEYS, "the configuration");
        if whole {
            self.missing_keys(table, &["title", "base_url"], 0..0);
        }
        let words = |reader: &mut Self, key: &str| Some(reader.words(key, table.get(key)?)?.to_owned());
        Config {
            title: words(self, "title").unwrap_or_default(),
            base_url: self.base_url(table).unwrap_or_default(),
            description: words(self, "description"),
            publisher: words(self, "publisher"),
            contact: table.get("contact").and_then(|value| self.web_address("contact", value)),
            licence: table.get("licence").and_then(|value| self.licence(value)),
            as_of: table.get("as_of").and_then(|value| self.as_of(value)).unwrap_or_default(),
            dates: table.get("dates").and_then(|value| self.dates(value)).unwrap_or_default(),
            theme: table.get("theme").and_then(|value| self.theme(value)).unwrap_or_default(),
            notice: table.get("notice").and_then(|value| self.notice(value)),
            navigation: table.get("navigation").and_then(|value| self.items("navigation", value)),
            footer: table.get("footer").and_then(|value| self.items("footer", value)),
            extra: table.get("extra").and_then(|value| self.extra(value)).unwrap_or_default(),
        }
    }

    /// A text on one line that is not empty.
    fn words<'v>(&mut self, key: &str, value: &'v Value<'_>) -> Option<&'v str> {
        let Some(words) = value.get_ref().as_str() else {
            self.wrong_kind(key, value, "words between quotation marks");
            return None;
        };
        let fault = if words.trim().is_empty() {
            "is empty"
        } else if words.chars().any(char::is_control) {
            "has a line break or another control character"
        } else {
            return Some(words.trim());
        };
        let problem = self.error(ProblemKind::ConfigValue, value.span(), format!("{key} {fault}"));
        self.add(problem.expected("words on one line"));
        None
    }

    fn web_address(&mut self, key: &str, value: &Value<'_>) -> Option<String> {
        let url = value.get_ref().as_str();
        let fault = match url.map(web_address::parse) {
            Some(Ok(_)) => return url.map(str::to_owned),
            Some(Err(fault)) => fault.to_string(),
            None => "is not a text".to_owned(),
        };
        let problem = self.error(ProblemKind::ConfigUrl, value.span(), format!("{key} {fault}"));
        self.add(problem.expected("an address that starts with https://"));
        None
    }

    fn base_url(&mut self, table: &DeTable<'_>) -> Option<String> {
        let value = table.get("base_url")?;
        let url = self.web_address("base_url", value)?;
        if web_address::folder(&url).is_none() {
            let problem =
                self.error(ProblemKind::ConfigUrl, value.span(), "base_url is not the address of a folder");
            self.add(problem.expected("an address without ? and #"));
            return None;
        }
        Some(url)
    }

    fn licence(&mut self, value: &Value<'_>) -> Option<Licence> {
        let Some(table) = value.get_ref().as_table() else {
            self.wrong_kind("licence", value, "{ title = \"…\", url = \"https://…\" }");
            return None;
        };
        self.unknown_keys(table, &LICENCE_KEYS, "the licence");
        self.missing_keys(table, &LICENCE_KEYS, value.span());
        let title = table.get("title").and_then(|value| self.words("licence.title", value));
        let url = table.get("url").and_then(|value| self.web_address("licence.url", value));
        Some(Licence { title: title?.to_owned(), url: url? })
    }

    fn as_of(&mut self, value: &Value<'_>) -> Option<AsOf> {
        let read = match value.get_ref() {
            DeValue::String(word) => match word.trim() {
                "newest" => Some(AsOf::Newest),
                "today" => Some(AsOf::Today),
                date => last_day(date).map(AsOf::Day),
            },
            // A day, or a year, without quotation marks.
            DeValue::Datetime(time) if time.time.is_none() => last_day(&time.to_string()).map(AsOf::Day),
            DeValue::Integer(year) if year.radix() == 10 => last_day(year.as_str()).map(AsOf::Day),
            _ => None,
        };
        if read.is_none() {
            let problem = self.error(ProblemKind::ConfigAsOf, value.span(), "as_of is not a date");
            self.add(problem.expected(AS_OF));
        }
        read
    }

    fn dates(&mut self, value: &Value<'_>) -> Option<DateOrder> {
        if value.get_ref().as_str() == Some("day-first") {
            return Some(DateOrder::DayFirst);
        }
        let problem = self.error(ProblemKind::ConfigDates, value.span(), "dates cannot be this");
        self.add(
            problem
                .expected("\"day-first\"")
                .help("leave the setting out to have each file settle its own dates"),
        );
        None
    }

    fn theme(&mut self, value: &Value<'_>) -> Option<ThemeName> {
        let name = self.words("theme", value)?;
        if !name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-') {
            let problem = self.error(
                ProblemKind::ConfigTheme,
                value.span(),
                format!("\"{name}\" cannot name a site theme"),
            );
            self.add(problem.expected("lower-case letters, digits and hyphens"));
            return None;
        }
        Some(ThemeName { name: name.to_owned(), location: Location::in_text(FILE, self.text, value.span()) })
    }

    fn notice(&mut self, value: &Value<'_>) -> Option<String> {
        let Some(notice) = value.get_ref().as_str() else {
            self.wrong_kind("notice", value, "words between quotation marks");
            return None;
        };
        let Some(fault) = notice_fault(notice) else { return Some(notice.to_owned()) };
        let problem = self.error(ProblemKind::ConfigNotice, value.span(), format!("the notice {fault}"));
        self.add(
            problem
                .expected(format!(
                    "one sentence of at most {} characters, on one line",
                    Config::LONGEST_NOTICE
                ))
                .help("leave the setting out for pages without a notice"),
        );
        None
    }

    /// The links of `[[navigation]]` or `[[footer]]`.
    fn items(&mut self, key: &str, value: &Value<'_>) -> Option<Vec<NavigationItem>> {
        let Some(items) = value.get_ref().as_array() else {
            self.wrong_kind(key, value, &format!("tables: [[{key}]] with title and page"));
            return None;
        };
        Some(items.iter().filter_map(|item| self.item(key, item)).collect())
    }

    fn item(&mut self, key: &str, value: &Value<'_>) -> Option<NavigationItem> {
        let Some(table) = value.get_ref().as_table() else {
            self.wrong_kind(key, value, &format!("tables: [[{key}]] with title and page"));
            return None;
        };
        let of = format!("an item of {key}");
        self.unknown_keys(table, &ITEM_KEYS, &of);
        self.missing_keys(table, &ITEM_KEYS, value.span());
        let title = table.get("title").and_then(|value| self.words(&format!("{key}.title"), value));
        let page = table.get("page")?;
        let address = self.words(&format!("{key}.page"), page)?;
        let address = address.strip_prefix('/').unwrap_or(address);
        let is_page = address.is_empty()
            || address.ends_with('/')
                && address.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "-/".contains(c));
        if !is_page && web_address::parse(address).is_err() {
            let problem = self.error(
                ProblemKind::ConfigUrl,
                page.span(),
                format!("{key}.page is not the address of a page"),
            );
            self.add(problem.expected("a page of the site, such as /councils/, or an address from https://"));
            return None;
        }
        Some(NavigationItem {
            title: title?.to_owned(),
            page: address.to_owned(),
            location: Location::in_text(FILE, self.text, page.span()),
        })
    }

    fn extra(&mut self, value: &Value<'_>) -> Option<Extra> {
        let table = value.get_ref().as_table();
        if table.is_none() {
            self.wrong_kind("extra", value, "a table: [extra]");
        }
        table.map(extra)
    }

    /// Reports each key that the table cannot have.
    fn unknown_keys(&mut self, table: &DeTable<'_>, known: &[&str], of: &str) {
        for key in table.keys().filter(|key| !known.contains(&key.get_ref().as_ref())) {
            let mut problem = self
                .error(
                    ProblemKind::ConfigKey,
                    key.span(),
                    format!("{of} has no setting \"{}\"", key.get_ref()),
                )
                .expected(format!("one of {}", known.join(", ")));
            if let Some(near) = nearest(key.get_ref(), known.iter().copied()) {
                problem = problem.help(format!("did you mean \"{near}\"?"));
            } else if known == KEYS {
                problem = problem.help("values for templates of your own stand under [extra]");
            }
            self.add(problem);
        }
    }

    /// Reports each key that the table must have and has not.
    fn missing_keys(&mut self, table: &DeTable<'_>, needed: &[&str], span: Range<usize>) {
        for key in needed.iter().filter(|key| !table.contains_key(**key)) {
            let example = if key.ends_with("url") { "https://…" } else { "…" };
            let problem = self.error(ProblemKind::ConfigMissing, span.clone(), format!("{key} is missing"));
            self.add(problem.expected(format!("{key} = \"{example}\"")));
        }
    }

    /// A fault of syntax.
    fn syntax(&mut self, error: &toml::de::Error) {
        let span = error.span().unwrap_or(0..0);
        let line = self.text[..span.start.min(self.text.len())].rfind('\n').map_or(0, |newline| newline + 1);
        let mut problem = self.error(ProblemKind::ConfigInvalid, span, error.message().replace('\n', " "));
        if self.text[line..].trim_start().starts_with("as_of") {
            problem = problem.help("put the date between quotation marks: as_of = \"2026-03\"");
        }
        let line = problem.location.line;
        self.add(problem);
        self.broken_lines.insert(line);
    }

    fn wrong_kind(&mut self, key: &str, value: &Value<'_>, expected: &str) {
        let given = value.get_ref().type_str();
        let problem = self.error(
            ProblemKind::ConfigValue,
            value.span(),
            format!("{key} cannot be of the kind \"{given}\""),
        );
        self.add(problem.expected(expected));
    }

    fn error(&self, kind: ProblemKind, span: Range<usize>, message: impl Into<String>) -> Problem {
        Problem::new(kind, Location::in_text(FILE, self.text, span), message)
    }

    fn add(&mut self, problem: Problem) {
        if !self.broken_lines.contains(&problem.location.line) {
            self.report.add(problem);
        }
        self.failed = true;
    }
}

/// The last day of a day, month or year in ISO form.
fn last_day(date: &str) -> Option<Date> {
    let parts: Vec<&str> = date.split('-').collect();
    let lengths_fit = parts.iter().zip([4, 2, 2]).all(|(part, length)| part.len() == length);
    let digits = parts.iter().all(|part| part.bytes().all(|b| b.is_ascii_digit()));
    if !lengths_fit || !digits {
        return None;
    }
    let year = parts[0].parse().ok().filter(|year| (1900..=2200).contains(year))?;
    match parts[..] {
        [_] => Date::new(year, 12, 31).ok(),
        [_, month] => Date::new(year, month.parse().ok()?, 1).ok().map(Date::last_of_month),
        [_, month, day] => Date::new(year, month.parse().ok()?, day.parse().ok()?).ok(),
        _ => None,
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    const LEAST: &str = "title = \"Peer challenges\"\nbase_url = \"https://example.org/\"\n";

    fn config(text: &str) -> Config {
        let mut report = Report::default();
        let config = parse(text, &mut report);
        config.unwrap_or_else(|| panic!("{report:?}"))
    }

    /// Line, column and code of each problem.
    fn problems(text: &str) -> Vec<(u32, u32, &'static str)> {
        let mut report = Report::default();
        assert!(parse(text, &mut report).is_none(), "{text}");
        report.sort();
        report.iter().map(|p| (p.location.line, p.location.column, p.kind.code())).collect()
    }

    #[test]
    fn title_and_address_are_enough() {
        let read = config(LEAST);
        assert_eq!(
            (read.title.as_str(), read.base_url.as_str()),
            ("Peer challenges", "https://example.org/")
        );
        assert_eq!((read.publisher, read.contact, read.licence), (None, None, None));
        assert_eq!((read.as_of, read.dates, read.theme), Default::default());
        assert_eq!(problems(""), [(1, 1, "config-missing"), (1, 1, "config-missing")]);
    }

    #[test]
    fn the_as_of_date_may_be_a_day_a_month_or_a_year() {
        let day = |year, month, day| AsOf::Day(Date::new(year, month, day).unwrap());
        for (written, read) in [
            ("\"newest\"", AsOf::Newest),
            ("\"today\"", AsOf::Today),
            ("\"2026-03-31\"", day(2026, 3, 31)),
            ("2025-06-30", day(2025, 6, 30)),
            ("\"2024-02\"", day(2024, 2, 29)),
            ("\"2025-12\"", day(2025, 12, 31)),
            ("\"2025\"", day(2025, 12, 31)),
            ("2025", day(2025, 12, 31)),
        ] {
            assert_eq!(config(&format!("as_of = {written}\n{LEAST}")).as_of, read, "{written}");
        }
        for bad in
            ["\"soon\"", "\"2025-13\"", "\"2025-02-30\"", "true", "\"25\"", "12:30:00", "20250", "\"\""]
        {
            assert_eq!(problems(&format!("as_of = {bad}\n{LEAST}")), [(1, 9, "config-as-of")], "{bad}");
        }
        let mut report = Report::default();
        assert!(parse(&format!("{LEAST}as_of = 2025-06\n"), &mut report).is_none());
        let first = report.iter().next().unwrap();
        assert_eq!((first.location.line, first.kind.code()), (3, "config-invalid"));
        assert!(first.help.as_deref().unwrap().contains("quotation marks"));
    }

    #[test]
    fn every_problem_is_at_its_own_place() {
        let text = "title = \"\"\nbase_url = \"example.org\"\npublisher = 7\ncontct = \"x\"\ncontact = \"e\"\n\
                    dates = \"month-first\"\ntheme = \"../x\"\n[licence]\nurl = \"e\"\n";
        assert_eq!(
            problems(text),
            [
                (1, 9, "config-value"),
                (2, 12, "config-url"),
                (3, 13, "config-value"),
                (4, 1, "config-key"),
                (5, 11, "config-url"),
                (6, 9, "config-dates"),
                (7, 9, "config-theme"),
                (8, 1, "config-missing"),
                (9, 7, "config-url"),
            ]
        );
        assert_eq!(
            problems("title = 'x\ncolour = \"red\"\nbase_url = \"e\n")
                .iter()
                .map(|p| p.0)
                .collect::<Vec<_>>(),
            [1, 2, 3]
        );
    }

    #[test]
    fn a_misspelt_key_is_recognised() {
        let mut report = Report::default();
        parse(&format!("publsher = \"x\"\ncolour = \"red\"\n{LEAST}"), &mut report);
        report.sort();
        let help: Vec<_> = report.iter().map(|problem| problem.help.clone().unwrap()).collect();
        assert_eq!(
            help,
            ["did you mean \"publisher\"?", "values for templates of your own stand under [extra]"]
        );
    }

    #[test]
    fn extra_values_are_kept_as_they_are() {
        let text = format!(
            "{LEAST}[extra]\nlogo = \"crest.svg\"\nsize = 0x10\nshare = 0.5\nlong = inf\nday = 2025-06-30\n\
             links = [{{ text = \"Home\", new = true }}]\n"
        );
        let expected = serde_json::json!({
            "logo": "crest.svg", "size": 16, "share": 0.5, "long": "inf", "day": "2025-06-30",
            "links": [{ "text": "Home", "new": true }],
        });
        assert_eq!(serde_json::Value::Object(config(&text).extra), expected);
        assert_eq!(problems(&format!("extra = 3\n{LEAST}")), [(1, 9, "config-value")]);
    }

    #[test]
    fn a_notice_is_one_sentence() {
        assert_eq!(
            config(&format!("{LEAST}notice = \"Not <real>.\"")).notice.as_deref(),
            Some("Not <real>.")
        );
        config(&format!("{LEAST}notice = \"{}\"", "é".repeat(Config::LONGEST_NOTICE)));
        let too_long = format!("\"{}\"", "é".repeat(Config::LONGEST_NOTICE + 1));
        for bad in ["\"\"", "\" \"", "\"two\\nlines\"", "\"\"\"two\nlines\"\"\"", &too_long] {
            assert_eq!(problems(&format!("{LEAST}notice = {bad}\n")), [(3, 10, "config-notice")], "{bad}");
        }
    }

    #[test]
    fn an_address_is_that_of_a_folder_on_a_host() {
        for bad in ["https://", "https:///x", "ftp://example.org", "https://example.org/?a", "https://a b"] {
            let text = format!("title = \"x\"\nbase_url = \"{bad}\"\n");
            assert_eq!(problems(&text), [(2, 12, "config-url")], "{bad}");
        }
    }
}
