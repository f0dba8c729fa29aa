//! The program as people run it: the real binary on copies of small site folders.
#![allow(clippy::unwrap_used, reason = "a test that cannot set up its site should fail")]

mod site;

use std::fs;

use site::{Site, words};

#[test]
fn a_recommendation_comes_from_its_cell_to_its_pages_and_exports() {
    let site = Site::copy("small");
    let said = site.build();
    assert!(said.contains("data as at 30 June 2025"), "{said}");
    let challenge = words(&site.published("challenges/oakham-2024/index.html"));
    assert!(challenge.contains("in progress overdue since 30 September 2024"), "{challenge}");
    assert!(challenge.contains("The council, 1 September 2024: Post advertised"), "{challenge}");
    let council = words(&site.published("councils/oakham/index.html"));
    assert!(council.contains("Of 4 recommendations recorded, 2 closed (1 confirmed by a committee, 1 reported), 1 open and 1 with no status on record."), "{council}");
    assert!(council.contains("expected by"), "the action plan came after five months: {council}");
    let csv = site.published("data/recommendations.csv");
    assert!(csv.contains("oakham-2024,1,,Give scrutiny its own officer.,governance,scrutiny,,,2024-09-30,,full,,,in_progress,2024-09-01,council,,true"), "{csv}");
    let method = site.published("method/index.html");
    assert!(
        method.contains("data-figure=\"theme-frequency/all/all/all/scrutiny\" data-numerator=\"2\" data-denominator=\"3\">2 of 3"),
        "{method}"
    );
}

#[test]
fn two_builds_are_the_same_on_any_number_of_threads() {
    let site = Site::copy("small");
    site.build();
    let first = site.all();
    fs::remove_dir_all(site.folder.path().join("public")).unwrap();
    assert!(site.run_on_threads(&["build"], "1").status.success());
    assert_eq!(site.all(), first);
}

#[test]
fn a_change_changes_only_what_shows_it() {
    let site = Site::copy("small");
    site.build();
    let again = site.build();
    assert!(again.contains("0 new, 0 changed") && again.contains("0 removed"), "{again}");
    site.replace("data/recommendations.csv", "Balance the budget.", "Balance the books.");
    let changed = site.build();
    assert!(!changed.contains(" 0 changed"), "{changed}");
    assert!(site.published("challenges/elmford-2018/index.html").contains("Balance the books."));
    site.replace("data/recommendations.csv", "elmford-2018,1,Balance the books.,finance,savings,\n", "");
    site.replace("data/challenges.csv", "elmford-2018,elmford,corporate,2018,,,,\n", "");
    site.build();
    assert!(!site.folder.path().join("public/challenges/elmford-2018").exists());
}

#[test]
fn an_error_leaves_the_last_site_as_it_was() {
    let site = Site::copy("small");
    site.build();
    let before = site.all();
    site.replace("data/challenges.csv", "oakham-2019,oakham", "oakham-2019,okham");
    let output = site.run(&["build"]);
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("data/challenges.csv:3:13") && said.contains("oakham"), "{said}");
    assert_eq!(site.all(), before);
}

#[test]
fn problems_of_tables_prose_and_templates_all_have_a_place() {
    let site = Site::copy("small");
    site.write("content/about.md", "+++\ntitle = \"About\"\n+++\n\nText.\n\n{{ figure(\"closure.rat\") }}\n");
    let output = site.run(&["check", "--format", "github"]);
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("file=content/about.md,line=7"), "{said}");
    site.write("content/about.md", "+++\ntitle = \"About\"\n+++\n");
    site.write(
        "templates/prose.html",
        "{% extends \"base.html\" %}\n{% block main %}{{ nothing.here }}{% endblock %}\n",
    );
    let output = site.run(&["check"]);
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("templates/prose.html:2:"), "{said}");
}

#[test]
fn a_site_may_replace_templates_and_static_files_one_by_one() {
    let site = Site::copy("small");
    site.write(
        "templates/prose.html",
        "{% extends \"base.html\" %}{% block main %}<h1>Ours: {{ page.title }}</h1>{% endblock %}",
    );
    site.write("assets/icon.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>")
        .write("static/own.txt", "own");
    site.build();
    assert!(site.published("method/index.html").contains("<h1>Ours: Method</h1>"));
    assert!(site.published("councils/oakham/index.html").contains("<h1>Oakham Council</h1>"));
    assert_eq!(site.published_hashed("icon.svg"), "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    assert_eq!(site.published("own.txt"), "own");
    assert!(site.published_hashed("site.css").len() > 1_000);
}

#[test]
fn a_notice_stands_on_every_page() {
    let site = Site::copy("small");
    site.build();
    for (path, bytes) in site.all() {
        assert!(!String::from_utf8_lossy(&bytes).contains("role=\"note\""), "{}", path.display());
    }
    site.replace("peerbench.toml", "description =", "notice = \"Not <real> & 'made up'\"\ndescription =");
    site.build();
    let pages =
        site.all().into_iter().filter(|(path, _)| path.extension().is_some_and(|kind| kind == "html"));
    for (path, bytes) in pages {
        let html = String::from_utf8(bytes).unwrap();
        let main = html.find("<main").unwrap();
        let notice = html[..main].find("role=\"note\"").map(|at| words(&html[at..main]));
        let shown = notice.is_some_and(|text| text.contains("Not &lt;real&gt; &amp; &#39;made up&#39;"));
        assert!(shown, "{}: {}", path.display(), &html[..main]);
    }
}

#[test]
fn every_address_has_the_sub_path() {
    let site = Site::copy("small");
    site.build();
    for (path, bytes) in site.all() {
        if path.extension().is_some_and(|extension| extension == "html") {
            let html = String::from_utf8(bytes).unwrap();
            for (at, _) in html.match_indices("=\"/") {
                assert!(html[at + 2..].starts_with("/small/"), "{}: {}", path.display(), &html[at..at + 40]);
            }
        }
    }
    let output = site.run(&["build", "--out", "elsewhere", "--base-url", "https://example.org/a/b"]);
    assert!(output.status.success());
    let home = fs::read_to_string(site.folder.path().join("elsewhere/index.html")).unwrap();
    assert!(home.contains("href=\"/a/b/councils/\"") && !home.contains("/small/\""));
}

/// A page without the scripts of the site theme, which are files of their own.
fn without_own_scripts(page: &str) -> String {
    let line = |line: &&str| {
        let own = line.strip_prefix("<script type=\"module\" src=\"/small/assets/");
        own.and_then(|rest| rest.strip_suffix(".js\"></script>"))
            .and_then(|rest| rest.split_once("/js/"))
            .is_none_or(|(_, name)| !name.chars().all(char::is_alphabetic))
    };
    // Data for search engines, which no browser runs.
    let is_data = |line: &&str| !line.starts_with("<script type=\"application/ld+json\">{");
    page.lines().filter(line).filter(is_data).collect::<Vec<_>>().join("\n")
}

#[test]
fn nothing_that_a_cell_holds_runs() {
    let site = Site::copy("small");
    let hostile =
        "\"<script>alert(1)</script><img src=x onerror=alert(1)> {{ 7 * 7 }} [a](javascript:alert(1))\"";
    site.replace("data/recommendations.csv", "Strengthen scrutiny.", hostile);
    site.replace("data/councils.csv", "Oakham Council,Oakham", &format!("{hostile},{hostile}"));
    site.replace("data/themes.csv", "Overview and scrutiny", hostile);
    site.replace("data/updates.csv", "Post advertised", "=cmd|' /C calc'!A0");
    site.write("content/about.md", "+++\ntitle = \"<b>About</b>\"\n+++\n\n<script>x</script> {% for c in councils() %}{{ c.name }} {% endfor %}\n");
    site.build();
    for (path, bytes) in site.all() {
        let name = path.display();
        let kind = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
        let Ok(text) = String::from_utf8(bytes) else { continue };
        let text = without_own_scripts(&text);
        if kind == "html" || kind == "svg" {
            assert!(
                !text.contains("<script") && !text.contains("<img") && !text.contains("href=\"javascript"),
                "{name}"
            );
            assert!(!text.contains("<b>About"), "{name}");
        }
        if kind == "csv" {
            assert!(!text.contains(",=cmd") && !text.contains("\"=cmd"), "{name}");
        }
    }
}

#[test]
fn a_folder_that_is_not_ours_is_left_alone() {
    let site = Site::copy("small");
    site.write("public/thesis.txt", "years of work");
    let output = site.run(&["build"]);
    assert_eq!(output.status.code(), Some(3));
    assert_eq!(site.published("thesis.txt"), "years of work");
}

#[test]
fn wrong_usage_says_so() {
    let site = Site::copy("small");
    assert_eq!(site.run(&["bild"]).status.code(), Some(2));
    assert_eq!(site.run(&["build", "--base-url", "javascript:alert(1)"]).status.code(), Some(2));
    let nowhere = site.run(&["build", "no-such-folder"]);
    assert_eq!(nowhere.status.code(), Some(1));
    assert!(String::from_utf8(nowhere.stderr).unwrap().contains("peerbench.toml"));
}

#[test]
fn check_says_the_same_in_json() {
    let site = Site::copy("small");
    site.replace("data/themes.csv", "governance", "goverance");
    let output = site.run(&["check", "--format", "json"]);
    assert_eq!(output.status.code(), Some(1));
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let problem = &json["problems"][0];
    assert_eq!((&problem["file"], &problem["line"]), (&"data/themes.csv".into(), &2.into()), "{json}");
    assert!(problem["help"].as_str().unwrap().contains("governance"), "{json}");
}

#[test]
fn what_editors_leave_is_passed_over_and_what_hosts_ask_for_is_published() {
    let site = Site::copy("small");
    let swap = b"b0VIM 8.2 \xff\xfe";
    for folder in ["templates", "static", "content", "themes/civic/templates", "themes/civic/static"] {
        fs::create_dir_all(site.folder.path().join(folder)).unwrap();
        for name in [
            ".base.html.swp",
            "base.html~",
            "#x#",
            ".#x",
            "x.orig",
            "x.rej",
            "x.bak",
            ".DS_Store",
            "Thumbs.db",
            "~$x",
        ] {
            fs::write(site.folder.path().join(folder).join(name), swap).unwrap();
        }
    }
    for wanted in [".nojekyll", ".well-known/security.txt", "CNAME"] {
        site.write(&format!("static/{wanted}"), "x");
    }
    let output = site.run(&["check"]);
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "No problems.\n");
    site.build();
    let published: Vec<String> = site.all().into_keys().map(|path| path.display().to_string()).collect();
    for left in ["swp", "~", "#", ".orig", ".rej", ".bak", "DS_Store", "Thumbs"] {
        assert!(!published.iter().any(|path| path.contains(left)), "{left}");
    }
    for wanted in [".nojekyll", ".well-known/security.txt", "CNAME"] {
        assert_eq!(site.published(wanted), "x");
    }
}
