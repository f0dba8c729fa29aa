//! Ids of rows may be any word, those that the site itself uses too.
#![allow(clippy::unwrap_used, reason = "a test that cannot set up its site should fail")]

mod site;

use std::collections::BTreeSet;

use site::Site;

/// The first id that stands twice in a page.
fn repeated_id(html: &str) -> Option<&str> {
    let mut seen = BTreeSet::new();
    html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).find(|id| !seen.insert(*id))
}

#[test]
fn rows_may_be_called_as_parts_of_the_site_are() {
    for word in [
        "theme",
        "themes",
        "by-region",
        "change",
        "top-10",
        "data",
        "index",
        "brief",
        "main",
        "recommendations",
        "table",
    ] {
        let site = Site::copy("small");
        for file in ["themes", "recommendations"] {
            site.replace(&format!("data/{file}.csv"), "scrutiny", word);
        }
        for file in ["councils", "challenges"] {
            site.replace(&format!("data/{file}.csv"), "oakham", word);
        }
        site.replace("data/recommendations.csv", "oakham", word).replace("data/updates.csv", "oakham", word);
        site.write(
            "data/groups.csv",
            &format!("group,title,council\n{word},One,{word}\n{word}-top-1,Other,{word}\n"),
        );
        site.write(
            "content/method.md",
            &format!(
                "+++\ntitle = \"Method\"\n+++\n\n{{{{ chart(\"theme-frequency\", group=\"{word}\", limit=1) }}}}\n\n\
                 {{{{ chart(\"theme-frequency\", group=\"{word}-top-1\") }}}}\n"
            ),
        );
        site.build();
        for (path, bytes) in site.all() {
            if path.extension().is_some_and(|extension| extension == "html") {
                let html = String::from_utf8(bytes).unwrap();
                assert_eq!(repeated_id(&html), None, "{word}: {}", path.display());
            }
        }
    }
}
