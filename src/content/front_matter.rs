//! What a page says of itself, between its `+++` lines.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use super::FrontMatter;
use crate::config::{Extra, extra};
use crate::report::{Location, Problem, ProblemKind, Report, nearest};

/// The line before and after the front matter.
const FENCE: &str = "+++";

/// The keys that front matter may hold.
const KEYS: [&str; 6] = ["title", "description", "short_title", "template", "page", "extra"];

/// Keys of earlier editions, read so that older sites build: the address of a page and the configuration say the same.
const FORMER_KEYS: [&str; 2] = ["generate", "navigation"];

/// A file cut at its fences.
struct Cut {
    /// Where the TOML stands in the text.
    toml: Range<usize>,
    /// Where the Markdown begins.
    body: usize,
}

/// Reads the front matter at the head of `text` and says where its Markdown begins; `None`, with problems in the report,
/// when the page cannot be used.
pub(super) fn read(file: &str, text: &str, report: &mut Report) -> Option<(FrontMatter, usize)> {
    let Some(cut) = cut(text) else {
        let first_line = 0..text.find('\n').unwrap_or(text.len());
        report.add(
            Problem::new(
                ProblemKind::FrontMatterMissing,
                Location::in_text(file, text, first_line),
                "the page does not begin with front matter",
            )
            .expected("a line +++, then title = \"…\", then a line +++"),
        );
        return None;
    };
    let (table, errors) = DeTable::parse_recoverable(&text[cut.toml.clone()]);
    for error in &errors {
        let span = error.span().unwrap_or(0..0);
        let span = cut.toml.start + span.start..cut.toml.start + span.end;
        let message = error.message().replace('\n', " ");
        report.add(Problem::new(
            ProblemKind::FrontMatterInvalid,
            Location::in_text(file, text, span),
            message,
        ));
    }
    if !errors.is_empty() {
        return None;
    }
    let mut reader = Reader { file, text, offset: cut.toml.start, report, failed: false };
    let front = reader.front_matter(table.get_ref());
    let failed = reader.failed;
    (!failed).then_some((front, cut.body))
}

/// Finds the fences; `None` when either is missing.
fn cut(text: &str) -> Option<Cut> {
    let is_fence = |line: &str| line.trim_end() == FENCE;
    let mut at = 0;
    let mut start = None;
    for line in text.split_inclusive('\n') {
        let next = at + line.len();
        match start {
            None if is_fence(line) => start = Some(next),
            None => return None,
            Some(start) if is_fence(line) => return Some(Cut { toml: start..at, body: next }),
            Some(_) => {}
        }
        at = next;
    }
    None
}

/// Reads the values of one file's front matter.
struct Reader<'a> {
    file: &'a str,
    text: &'a str,
    /// Where the TOML begins in the text.
    offset: usize,
    report: &'a mut Report,
    failed: bool,
}

impl Reader<'_> {
    fn front_matter(&mut self, table: &DeTable<'_>) -> FrontMatter {
        let mut front = FrontMatter::default();
        for (key, value) in table {
            front.keys.push((key.get_ref().to_string(), self.location(key.span())));
            match key.get_ref().as_ref() {
                "title" => front.title = self.words(key, value).unwrap_or_default(),
                "description" => front.description = self.words(key, value),
                "short_title" => front.short_title = self.words(key, value),
                "template" => front.template = self.template(key, value),
                "page" | "generate" => front.page = self.words(key, value),
                "extra" => front.extra = self.extra(value),
                former if FORMER_KEYS.contains(&former) => {}
                unknown => self.unknown_key(unknown, key.span()),
            }
        }
        front.keys.sort_by_key(|(_, location)| (location.line, location.column));
        if !table.contains_key("title") {
            self.problem(ProblemKind::FrontMatterTitle, 0..0, "the page has no title", "title = \"…\"", None);
        }
        front
    }

    /// A text that is not empty.
    fn words(&mut self, key: &Spanned<DeString<'_>>, value: &Spanned<DeValue<'_>>) -> Option<String> {
        let words = value.get_ref().as_str().map(str::trim).filter(|words| !words.is_empty());
        if words.is_none() {
            let message = format!("{} is not a text", key.get_ref());
            self.problem(
                ProblemKind::FrontMatterValue,
                value.span(),
                message,
                "words between quotation marks",
                None,
            );
        }
        words.map(str::to_owned)
    }

    /// The name of a template: a file name, in a folder of templates or not.
    fn template(&mut self, key: &Spanned<DeString<'_>>, value: &Spanned<DeValue<'_>>) -> Option<String> {
        let name = self.words(key, value)?;
        let is_name = |part: &str| {
            !part.is_empty()
                && !part.starts_with('.')
                && part.chars().all(|c| c.is_alphanumeric() || "-_.".contains(c))
        };
        if name.strip_suffix(".html").is_some_and(|stem| !stem.is_empty()) && name.split('/').all(is_name) {
            return Some(name);
        }
        let message = format!("\"{name}\" cannot be the name of a template");
        self.problem(
            ProblemKind::FrontMatterValue,
            value.span(),
            message,
            "a file in templates/, such as landing.html",
            None,
        );
        None
    }

    /// Values of the page's own.
    fn extra(&mut self, value: &Spanned<DeValue<'_>>) -> Extra {
        let Some(table) = value.get_ref().as_table() else {
            self.problem(
                ProblemKind::FrontMatterValue,
                value.span(),
                "extra is not a table",
                "[extra]",
                None,
            );
            return Extra::new();
        };
        extra(table)
    }

    fn location(&self, span: Range<usize>) -> Location {
        Location::in_text(self.file, self.text, self.offset + span.start..self.offset + span.end)
    }

    fn unknown_key(&mut self, key: &str, span: Range<usize>) {
        let expected = format!("one of {}", KEYS.join(", "));
        self.problem(
            ProblemKind::FrontMatterKey,
            span,
            "front matter has no such key",
            &expected,
            nearest(key, KEYS),
        );
    }

    fn problem(
        &mut self,
        kind: ProblemKind,
        span: Range<usize>,
        message: impl Into<String>,
        expected: &str,
        near: Option<&str>,
    ) {
        let mut problem = Problem::new(kind, self.location(span), message).expected(expected);
        if let Some(near) = near {
            problem = problem.help(format!("did you mean \"{near}\"?"));
        }
        self.report.add(problem);
        self.failed = true;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(text: &str) -> Vec<Problem> {
        let mut report = Report::default();
        assert_eq!(read("content/page.md", text, &mut report), None, "{text}");
        report.sort();
        report.iter().cloned().collect()
    }

    #[test]
    fn front_matter_ends_where_the_page_begins() {
        let text = "+++\r\ntitle = \"Duties\"\r\npage = \"duties\"\r\nnavigation = 6\r\n+++\r\nText";
        let (front, body) = read("content/duties.md", text, &mut Report::default()).unwrap();
        assert_eq!((front.title.as_str(), front.page.as_deref()), ("Duties", Some("duties")));
        assert_eq!(&text[body..], "Text");
    }

    #[test]
    fn every_mistake_is_reported_at_once() {
        let found =
            problems("+++\ntilte = \"x\"\ntemplate = \"../own.html\"\npage = 0\ndescription = 3\n+++\n");
        let found: Vec<_> = found
            .iter()
            .map(|p| (p.location.line, p.location.column, p.kind.code(), p.help.as_deref()))
            .collect();
        assert_eq!(
            found,
            [
                (2, 1, "front-matter-key", Some("did you mean \"title\"?")),
                (2, 1, "front-matter-title", None),
                (3, 12, "front-matter-value", None),
                (4, 8, "front-matter-value", None),
                (5, 15, "front-matter-value", None),
            ]
        );
    }

    #[test]
    fn a_page_without_front_matter_is_no_page() {
        for text in ["", "Text", "+++\ntitle = \"x\"\n", "\n+++\ntitle = \"x\"\n+++\n"] {
            assert_eq!(problems(text)[0].kind.code(), "front-matter-missing", "{text:?}");
        }
        let found = problems("+++\ntitle = \"x\nnavigation = 1\n+++\n");
        assert_eq!((found[0].kind.code(), found[0].location.line), ("front-matter-invalid", 2));
    }
}
