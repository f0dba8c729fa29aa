//! The README's recipe for data of one's own: four tables, and the pages of the reference site as they are.
#![allow(clippy::unwrap_used, reason = "a test that cannot set up its site should fail")]

mod site;

use site::{Site, words};

#[test]
fn four_tables_and_the_shipped_pages_make_a_site() {
    let site = Site::copy("four-tables");
    site.copy_in("content");
    let output = site.run(&["check"]);
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "No problems.\n");
    site.build();
    let method = words(&site.published("method/index.html"));
    assert!(method.contains("“Homes” was raised in 2 of 2 challenges"), "{method}");
}

#[test]
fn tables_without_a_single_row_make_a_site_too() {
    let site = Site::copy("four-tables");
    site.copy_in("content");
    for (table, headings) in [
        ("councils", "id,name,type,region\n"),
        ("themes", "id,title,area\n"),
        ("challenges", "id,councils,kind\n"),
        ("recommendations", "challenge,number,summary\n"),
    ] {
        site.write(&format!("data/{table}.csv"), headings);
    }
    let output = site.run(&["check"]);
    let said = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(0), "{said}");
}
