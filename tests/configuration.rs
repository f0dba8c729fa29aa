//! What `peerbench.toml` may hold, by the real program on copies of a small site folder.
#![allow(clippy::unwrap_used, reason = "a test that cannot set up its site should fail")]

mod site;

use site::{Site, words};

const LEAST: &str = "title = \"Small site\"\nbase_url = \"https://example.org/small/\"\n";

/// The problems that `check` finds: file, line, column and code.
fn problems(site: &Site) -> Vec<(String, u64, u64, String)> {
    let json: serde_json::Value =
        serde_json::from_slice(&site.run(&["check", "--format", "json"]).stdout).unwrap();
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    json["problems"]
        .as_array()
        .unwrap()
        .iter()
        .map(|p| {
            (text(&p["file"]), p["line"].as_u64().unwrap(), p["column"].as_u64().unwrap(), text(&p["code"]))
        })
        .collect()
}

#[test]
fn title_and_address_alone_make_a_site_that_leads_nowhere_empty() {
    let site = Site::copy("small");
    site.write("peerbench.toml", LEAST);
    site.build();
    for (path, bytes) in site.all() {
        let Ok(text) = String::from_utf8(bytes) else { continue };
        let path = path.display();
        assert!(!text.contains("href=\"\"") && !text.contains("content=\"\""), "{path}");
        assert!(!text.contains("Published by") && !text.contains("\"null\""), "{path}");
    }
    let home = words(&site.published("index.html"));
    assert!(!home.contains("Contact and corrections"), "{home}");
    assert!(
        home.contains("Cite this page Small site (2024). Small site, data as at 1 December 2024."),
        "{home}"
    );
    assert!(!site.published("data/datapackage.json").contains("licenses"));
    let output = site.run(&["pack", "--region", "East Midlands", "briefs"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn the_as_of_date_needs_no_quotation_marks() {
    let site = Site::copy("small");
    site.write("peerbench.toml", &format!("as_of = 2025-06-30\n{LEAST}"));
    assert!(site.build().contains("data as at 30 June 2025"));
    site.write("peerbench.toml", &format!("as_of = \"2025-06\"\n{LEAST}"));
    assert!(site.build().contains("data as at 30 June 2025"));
    site.write("peerbench.toml", &format!("as_of = \"2025\"\n{LEAST}"));
    assert!(site.build().contains("data as at 31 December 2025"));
}

#[test]
fn every_problem_of_the_configuration_has_its_place() {
    let site = Site::copy("small");
    site.replace("peerbench.toml", "\"https://example.org/small/about/\"", "\"e\"").replace(
        "peerbench.toml",
        "as_of =",
        "asof =",
    );
    let at = |line, column, code: &str| ("peerbench.toml".to_owned(), line, column, code.to_owned());
    assert_eq!(problems(&site), [at(5, 11, "config-url"), at(6, 1, "config-key")]);
    site.write("peerbench.toml", &format!("{LEAST}theme = \"missing\"\n"));
    assert_eq!(problems(&site), [at(3, 9, "unknown-site-theme")]);
}

#[test]
fn values_of_ones_own_reach_the_templates() {
    let site = Site::copy("small");
    site.write(
        "peerbench.toml",
        &format!("{LEAST}[extra]\ncrest = {{ text = \"<Crest>\", since = 1997-04-01 }}\n"),
    );
    site.write(
        "templates/prose.html",
        "{% extends \"base.html\" %}{% block main %}{{ site.extra.crest.text }} {{ site.extra.crest.since }}{% endblock %}",
    );
    site.build();
    assert!(site.published("method/index.html").contains("&lt;Crest&gt; 1997-04-01"));
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_is_the_machines_fault() {
    use std::fs::{Permissions, set_permissions};
    use std::os::unix::fs::PermissionsExt;

    for file in ["peerbench.toml", "data/councils.csv", "content/method.md", "static/own.txt"] {
        let site = Site::copy("small");
        site.write("static/own.txt", "own");
        let path = site.folder.path().join(file);
        set_permissions(&path, Permissions::from_mode(0o000)).unwrap();
        if std::fs::read(&path).is_ok() {
            // The superuser may read everything.
            return;
        }
        assert_eq!(site.run(&["check"]).status.code(), Some(3), "{file}");
        assert_eq!(site.run(&["build"]).status.code(), Some(3), "{file}");
    }
}
