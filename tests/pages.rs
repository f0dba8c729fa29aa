//! What `check` says of pages that people write, by the real program on copies of a small site folder.
#![allow(clippy::unwrap_used, reason = "a test that cannot set up its site should fail")]

mod site;

use site::{Site, words};

/// The problems that `check` finds: file, line, column and code.
fn problems(site: &Site) -> Vec<(String, u64, u64, String)> {
    let json: serde_json::Value =
        serde_json::from_slice(&site.run(&["check", "--format", "json"]).stdout).unwrap();
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    let number = |value: &serde_json::Value| value.as_u64().unwrap();
    json["problems"]
        .as_array()
        .unwrap()
        .iter()
        .map(|p| (text(&p["file"]), number(&p["line"]), number(&p["column"]), text(&p["code"])))
        .collect()
}

fn at(file: &str, line: u64, column: u64, code: &str) -> (String, u64, u64, String) {
    (file.to_owned(), line, column, code.to_owned())
}

#[test]
fn every_link_of_a_page_leads_somewhere_or_is_reported() {
    let site = Site::copy("small");
    site.write("static/plan.pdf", "pdf").write("static/logo.svg", "<svg/>");
    site.write(
        "content/more.md",
        "+++\ntitle = \"More\"\n+++\n\n[One](/nope/) [two](/councils/oakham/#nothing) [three](/data/none.csv)\n\n\
         ![Four](/none.svg) [five](../methd/) [six](#nowhere)\n\n\
         [Right](/councils/oakham/#recommendations) [as](/data/closure.csv) [are](/plan.pdf) [these](../method)\n\
         [and](/data/peerbench.xlsx) [this](#below) [and](https://example.org/small/councils/) [that](/logo.svg).\n\n\
         ## Below\n",
    );
    let file = "content/more.md";
    assert_eq!(
        problems(&site),
        [
            at(file, 5, 1, "broken-link"),
            at(file, 5, 15, "broken-anchor"),
            at(file, 5, 48, "broken-link"),
            at(file, 7, 1, "broken-link"),
            at(file, 7, 20, "broken-link"),
            at(file, 7, 38, "broken-anchor"),
        ]
    );
    assert_eq!(site.run(&["build"]).status.code(), Some(1));
}

#[test]
fn visits_that_are_dated_alike_have_titles_of_their_own() {
    let site = Site::copy("small");
    site.replace(
        "data/challenges.csv",
        "elmford-2018,elmford,corporate,2018,,,,\n",
        "elmford-2018,elmford,corporate,,,,,\nelmford-b,elmford,corporate,,,,,\n",
    );
    site.build();
    let title = |id: &str| {
        let page = site.published(&format!("challenges/{id}/index.html"));
        page.split("<title>").nth(1).unwrap().split("</title>").next().unwrap().to_owned()
    };
    assert!(title("elmford-2018").contains("(1 of 2 recorded)"), "{}", title("elmford-2018"));
    assert!(title("elmford-b").contains("(2 of 2 recorded)"), "{}", title("elmford-b"));
}

#[test]
fn words_for_a_generated_page_stand_on_it() {
    let site = Site::copy("small");
    for address in [
        "councils/oakham",
        "councils/oakham/brief",
        "councils/oakham/self-assessment",
        "compare/oakham",
        "challenges/oakham-2024",
        "themes/scrutiny",
        "regions/east-midlands",
        "types/unitary",
        "recommendations/east-midlands",
    ] {
        let text = "+++\ntitle = \"Own\"\ndescription = \"Our own words\"\n+++\n\nSeldomseen words.\n\n## Recommendations\n\n## Main\n";
        site.write(&format!("content/{address}.md"), text);
    }
    site.build();
    for (path, bytes) in site.all() {
        let is_page = path.extension().is_some_and(|extension| extension == "html");
        let (path, html) = (path.display().to_string(), String::from_utf8_lossy(&bytes).into_owned());
        if is_page && html.contains("Our own words") {
            assert!(words(&html).contains("Seldomseen words."), "{path}");
            for id in ["main", "recommendations"] {
                assert!(html.matches(&format!(" id=\"{id}\"")).count() <= 1, "{path}: {id}");
            }
        }
    }
    assert_eq!(
        site.all().values().filter(|bytes| String::from_utf8_lossy(bytes).contains("Seldomseen")).count(),
        9
    );
}

#[test]
fn what_has_no_effect_is_said() {
    let site = Site::copy("small");
    site.write(
        "content/councils/oakham.md",
        "+++\ntitle = \"Own\"\npage = \"closure\"\nshort_title = \"O\"\n+++\n\nWords.\n",
    );
    site.write(
        "templates/theme.html",
        "{% extends \"base.html\" %}{% block main %}<h1>{{ page.title }}</h1>{% endblock %}",
    );
    site.write("content/themes/scrutiny.md", "+++\ntitle = \"Overview and scrutiny\"\n+++\n\nWords.\n");
    let council = "content/councils/oakham.md";
    assert_eq!(
        problems(&site),
        [
            at(council, 2, 1, "front-matter-ignored"),
            at(council, 3, 1, "front-matter-ignored"),
            at(council, 4, 1, "front-matter-ignored"),
            at("content/themes/scrutiny.md", 4, 0, "prose-not-shown"),
        ]
    );
    assert!(site.run(&["build"]).status.success());
}

#[test]
fn values_of_a_pages_own_reach_its_template() {
    let site = Site::copy("small");
    site.write("content/more.md", "+++\ntitle = \"More\"\n[extra]\ncolour = \"<blue>\"\n+++\n");
    site.write("templates/prose.html", "{% extends \"base.html\" %}{% block main %}{% if page.extra.colour %}{{ page.extra.colour }}{% endif %}{% endblock %}");
    site.build();
    assert!(site.published("more/index.html").contains("&lt;blue&gt;"));
}

#[test]
fn problems_of_pages_tables_and_configuration_come_in_one_run() {
    let site = Site::copy("small");
    site.replace("peerbench.toml", "\"https://example.org/small/about/\"", "\"e\"");
    site.replace("data/themes.csv", "governance", "goverance");
    site.write(
        "content/more.md",
        "+++\ntitle = \"More\"\n+++\n\n[One](javascript:x) {{ as_of() }}\n\n[Two]({{ as_of() }})\n\n[Three](data:x)\n",
    );
    let codes: Vec<_> = problems(&site).into_iter().map(|(file, line, _, code)| (file, line, code)).collect();
    let at = |file: &str, line, code: &str| (file.to_owned(), line, code.to_owned());
    assert_eq!(
        codes,
        [
            at("content/more.md", 5, "content-destination"),
            at("content/more.md", 9, "content-destination"),
            at("data/themes.csv", 2, "unknown-value"),
            at("peerbench.toml", 5, "config-url"),
        ]
    );
}

#[test]
fn dates_that_have_come_are_not_said_to_lie_ahead_and_a_year_is_no_month() {
    let site = Site::copy("small");
    site.replace("data/councils.csv", "1974-04-01,2019-03-31,ashby", "1974-04-01,,");
    site.write(
        "data/duties.csv",
        "id,title,months,late_after,who,applies_from\n\
         progress-review,Progress review,10,18,council,2023-04-01\n\
         next-challenge,Next challenge,60,,council,\n",
    );
    site.build();
    let page = site.published("duties/index.html");
    let said = words(&page);
    assert!(
        said.contains("1 step is due by 29 August 2025: it is due already, though not yet late."),
        "{said}"
    );
    assert!(page.contains("progress review <span class=\"muted\">(due, not yet late)</span>"), "{page}");
    assert!(page.contains("<dt>2023</dt>"), "{page}");
    assert!(!page.contains("<dt>January 2023</dt>"), "{page}");
}
