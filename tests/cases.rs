//! Small sites that went wrong in practice, one situation each, with the right outcome. The sites are in `tests/sites/cases/`.
#![allow(clippy::unwrap_used, reason = "a test that cannot read what was built should fail")]

mod site;

use std::collections::BTreeMap;
use std::process::Output;

use serde_json::Value;
use site::Site;

/// The day of every build here.
const TODAY: [&str; 2] = ["--today", "2026-11-26"];

/// A case and what `check` says of it.
struct Case {
    site: Site,
    problems: Vec<Value>,
}

impl Case {
    fn of(name: &str) -> Self {
        Self::below(name, "")
    }

    fn below(name: &str, folder: &str) -> Self {
        let site = Site::copy(format!("cases/{name}/{folder}").trim_end_matches('/'));
        let output = site.run(&[&["check", ".", "--format", "json"], &TODAY[..]].concat());
        let said: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|error| {
            panic!("{name}: {error}: {}", String::from_utf8_lossy(&output.stderr));
        });
        let problems = said["problems"].as_array().unwrap().clone();
        let errors = problems.iter().any(|problem| problem["severity"] == "error");
        assert_eq!(output.status.code(), Some(i32::from(errors)), "{name}: {said}");
        Self { site, problems }
    }

    /// Whether a problem of this kind is said of a place that begins like this (`data/updates.csv:3`).
    fn says(&self, code: &str, location: &str) -> bool {
        self.problems.iter().any(|problem| {
            let place = format!(
                "{}:{}:{}",
                problem["file"].as_str().unwrap_or_default(),
                problem["line"],
                problem["column"]
            );
            problem["code"] == code && place.starts_with(location)
        })
    }

    fn assert_says(&self, code: &str, location: &str) -> &Self {
        assert!(self.says(code, location), "no {code} at {location}: {:#?}", self.problems);
        self
    }

    fn run_build(&self) -> Output {
        let quick = ["build", ".", "--no-search", "--no-workbook", "--packs", "none"];
        self.site.run(&[&quick[..], &TODAY[..]].concat())
    }

    fn build(&self) -> &Self {
        let output = self.run_build();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        self
    }

    /// `check` and `build` both end with 1, and nothing is written.
    fn assert_refused(&self) -> &Self {
        assert!(self.problems.iter().any(|problem| problem["severity"] == "error"), "{:#?}", self.problems);
        assert_eq!(self.run_build().status.code(), Some(1));
        assert!(!self.site.folder.path().join("public").exists());
        self
    }

    /// The rows of an exported table by the values of its key columns.
    fn table(&self, name: &str, key: &[&str]) -> BTreeMap<String, BTreeMap<String, String>> {
        let text = self.site.published(&format!("data/{name}.csv"));
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let header = reader.headers().unwrap().clone();
        reader
            .records()
            .map(|record| {
                let record = record.unwrap();
                let row: BTreeMap<String, String> =
                    header.iter().map(str::to_owned).zip(record.iter().map(str::to_owned)).collect();
                (key.iter().map(|column| row[*column].as_str()).collect::<Vec<_>>().join("/"), row)
            })
            .collect()
    }

    fn closure(&self, group: &str) -> BTreeMap<String, String> {
        self.table("closure", &["group_kind", "group"])[group].clone()
    }

    fn recurrence(&self, theme: &str) -> BTreeMap<String, String> {
        self.table("recurrence", &["theme"])[theme].clone()
    }

    fn duty(&self, row: &str) -> String {
        self.table("duty-states", &["challenge", "council", "duty"])[row]["state"].clone()
    }

    /// The text of every page.
    fn pages(&self) -> BTreeMap<String, String> {
        let files = self.site.all().into_iter();
        files
            .filter(|(path, _)| path.extension().is_some_and(|ending| ending == "html"))
            .map(|(path, bytes)| {
                (path.display().to_string(), site::words(&String::from_utf8(bytes).unwrap()))
            })
            .collect()
    }

    fn assert_no_page_says(&self, words: &str) {
        for (path, text) in self.pages() {
            assert!(!text.contains(words), "{path} says {words:?}");
        }
    }
}

#[test]
fn as_of_dates_are_of_what_has_happened() {
    Case::of("newest-date-typo").assert_says("future-date", "data/updates.csv:3").assert_refused();
    Case::of("fact-after-as-of").assert_says("future-date", "data/updates.csv:2");
    let planned = Case::of("planned-event");
    planned.build();
    assert!(planned.site.published("index.html").contains("1 December 2024"));
    let earlier = Case::of("challenge-after-as-of");
    earlier.assert_says("after-as-of", "data");
    earlier.build();
    assert_eq!(earlier.closure("all/all")["made"], "1");
    assert_eq!(earlier.recurrence("scrutiny")["raised_before"], "0");
}

#[test]
fn implausible_dates_are_pointed_at() {
    Case::of("due-1905").assert_says("due-before-visit", "data/recommendations.csv:2");
    Case::of("visit-of-ten-years").assert_says("long-visit", "data/challenges.csv:2");
    let british = Case::of("excel-uk-dates");
    british.assert_says("day-first", "data/challenges.csv").build();
    assert!(british.site.published("data/challenges.csv").contains("2024-02-26,2024-03-01,2024-05-01"));
}

#[test]
fn a_council_that_will_close_still_exists() {
    let case = Case::of("closed-in-future");
    case.build();
    let page = case.site.published("councils/hartwick/index.html");
    assert!(page.contains("will close on 31 March 2028"), "{page}");
    assert!(case.pages().keys().any(|path| path.ends_with("councils/hartwick/self-assessment/index.html")));
    assert!(!case.pages().keys().any(|path| path.ends_with("councils/newshire/self-assessment/index.html")));
    let duties = case.table("duty-states", &["challenge", "council", "duty"]);
    assert_eq!(duties["hartwick-2024/hartwick/progress-review"]["state"], "past_due");
    assert_eq!(duties["hartwick-2024/hartwick/next-challenge"]["state"], "does_not_apply");
}

#[test]
fn check_reports_what_would_stop_a_build() {
    Case::of("as-of-bare-date").build();
    let links = Case::of("broken-links");
    assert_eq!(links.problems.iter().filter(|p| p["file"] == "content/more.md").count(), 2);
    let three = Case::of("bad-links-each");
    assert_eq!(three.problems.iter().filter(|p| p["file"] == "content/more.md").count(), 3);
    let clash = Case::of("static-clash-page");
    assert!(clash.problems.iter().any(|p| p["file"] == "static/councils/index.html"));
    clash.assert_refused();
    Case::of("theme-called-theme").build();
    let own = Case::of("own-words-brief");
    own.build();
    assert!(own.site.published("councils/hartwick/brief/index.html").contains("Seldomseen words."));
    let contact = Case::of("config-place");
    assert!(contact.problems.iter().any(|p| p["file"] == "peerbench.toml" && p["line"] == 5));
    Case::of("editor-leftovers").build();
    let many = Site::copy("cases/one-mistake-many-times");
    let output = many.run(&["check"]);
    let text = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
    assert!(text.matches("unknown-theme").count() < 30 && text.contains("1,490"), "{}", text.len());
}

#[test]
fn damaged_text_is_named_where_it_is() {
    let mixed = Case::of("mixed-encoding");
    assert!(mixed.problems.iter().any(|p| p["line"] == 5), "{:#?}", mixed.problems);
    Case::of("mojibake-in-utf8").assert_says("wrong-decoding", "data/");
    Case::of("zero-width-only").assert_says("empty-cell", "data/recommendations.csv").assert_refused();
}

#[test]
fn tables_in_unusual_form_are_read_or_named() {
    Case::of("sep-line").build();
    let title = Case::of("title-row");
    assert!(title.problems.iter().any(|p| p.to_string().contains("line 2")), "{:#?}", title.problems);
    let commas = Case::of("comma-list");
    assert!(commas.problems.iter().any(|p| p.to_string().contains("semicolon")), "{:#?}", commas.problems);
    Case::of("same-visit-twice").assert_says("duplicate-visit", "data/challenges.csv");
    Case::of("same-council-twice").assert_says("duplicate-name", "data/councils.csv");
}

#[test]
fn an_order_that_cannot_be_said_is_not_made_up() {
    let year = Case::of("same-year-order");
    year.build();
    for theme in ["scrutiny", "savings"] {
        let row = year.recurrence(theme);
        assert_eq!((&*row["raised_before"], &*row["closed_then_raised_again"]), ("0", "0"));
    }
    let coarse = Case::of("update-order-coarse");
    coarse.build();
    assert_eq!((&*coarse.closure("all/all")["closed"], &*coarse.closure("all/all")["open"]), ("0", "2"));
    let page = coarse.site.published("challenges/hartwick-2020/index.html");
    assert!(page.contains("order not known"), "{page}");
    let plan = Case::of("plan-with-report");
    plan.build();
    assert_eq!(plan.duty("hartwick-2024/hartwick/report"), "met_late");
    assert_eq!(plan.duty("hartwick-2024/hartwick/action-plan"), "met");
    let closed = Case::of("closed-within-due-year");
    closed.build();
    assert_eq!(closed.duty("elmford-2018/elmford/next-challenge"), "cannot_say");
    let backwards = Case::of("backwards-successor");
    if backwards.run_build().status.success() {
        assert_eq!(backwards.recurrence("scrutiny")["raised_before"], "0");
    }
}

#[test]
fn joint_visits_and_mergers_count_for_those_addressed() {
    let joint = Case::of("joint-other-council");
    joint.build();
    assert_eq!(joint.recurrence("scrutiny")["raised_before"], "0");
    assert_eq!(joint.recurrence("savings")["raised_before"], "1");
    let merged = Case::of("five-into-one");
    merged.build();
    for (path, text) in merged.pages() {
        for (at, _) in text.match_indices(" of ") {
            let number = |text: &str| text.parse::<u32>().ok();
            let part = text[..at].rsplit(|c: char| !c.is_ascii_digit()).next().and_then(number);
            let whole = text[at + 4..].split(|c: char| !c.is_ascii_digit()).next().and_then(number);
            // A year before "of" is no count.
            if let (Some(part @ ..1_900), Some(whole)) = (part, whole) {
                assert!(part <= whole, "{path}: {part} of {whole}");
            }
        }
    }
}

#[test]
fn nothing_is_claimed_of_what_is_unknown_or_tied() {
    let unknown = Case::of("all-unknown");
    unknown.build();
    let tied = Case::of("tie-at-the-top");
    tied.build();
    for case in [&unknown, &tied] {
        for (group, row) in case.table("closure", &["group_kind", "group"]) {
            assert!(!matches!(row["verdict"].as_str(), "higher" | "lower"), "{group}");
        }
        for words in ["reports fewer closed", "reports more closed", "most closed", "fewest closed"] {
            case.assert_no_page_says(words);
        }
    }
    let undated = Case::of("undated-closings");
    undated.build();
    let row = &undated.table("closure-12-months", &["group_kind", "group"])["all/all"];
    assert_eq!((&*row["cannot_say"], &*row["base"], &*row["closed_by_12_months"]), ("30", "0", "0"));
}

#[test]
fn words_go_no_further_than_the_data() {
    let curve = Case::of("curve-of-no-time");
    curve.build().assert_no_page_says("within 0 months");
    let publisher = Case::of("publisher-is-not-council");
    publisher.build();
    for words in ["reported by the council", "The council says", "the council reports", "The council states"]
    {
        publisher.assert_no_page_says(words);
    }
    let old = Case::below("changes-say-none", "old");
    old.build();
    let new = Case::below("changes-say-none", "new");
    let previous = old.site.folder.path().join("public");
    let quick = ["build", ".", "--no-search", "--no-workbook", "--packs", "none", "--previous"];
    let output = new.site.run(&[&quick[..], &[previous.to_str().unwrap()], &TODAY[..]].concat());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let page = new.site.published("changes/index.html");
    for words in ["5 to 8 April 2024", "Move the committee meetings.", "30 September 2026"] {
        assert!(page.contains(words), "{words} is not on the page of changes");
    }
}

#[test]
fn dates_of_any_precision_have_a_key_to_sort_by() {
    let case = Case::of("dates-to-sort");
    case.build();
    let page = case.site.published("regions/london/index.html");
    let key = |shown: &str| {
        let at = page.find(&format!("\">{shown}</td>")).unwrap_or_else(|| panic!("{shown} is not shown"));
        page[..at].rsplit("data-sort=\"").next().unwrap().to_owned()
    };
    assert_eq!(key("2013"), "2013-01-01");
    assert_eq!(key("July 2018"), "2018-07-01");
    assert_eq!(key("February 2020"), "2020-02-07");
    assert_eq!(key("2023"), "2023-01-01");
    assert_eq!(key("March 2024"), "2024-03-08");
    assert_eq!(key("date not known"), "");
}

#[test]
fn a_chart_in_prose_leads_to_its_own_method() {
    let case = Case::of("chart-method-link");
    case.build();
    let page = case.site.published("more/index.html");
    assert!(page.contains("method/#three-voices") && !page.contains("method/#theme-frequency"), "{page}");
}

#[test]
fn words_written_for_a_page_give_way_to_its_parts() {
    let case = Case::of("duplicate-ids-words");
    case.build();
    let page = case.site.published("councils/hartwick/index.html");
    let mut seen = std::collections::BTreeSet::new();
    for id in page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert!(seen.insert(id), "{id} stands twice");
    }
    assert!(seen.contains("recommendations") && seen.contains("main"));
}
