use std::path::{Component, Path};

use proptest::prelude::*;

use super::*;

fn verdict(paths: &[&str]) -> Result<(), Error> {
    check(&paths.iter().map(|path| Artefact::new(*path, "")).collect::<Vec<_>>())
}

#[test]
fn paths_that_leave_the_folder_or_do_not_travel_are_refused() {
    for path in [
        "",
        "/",
        "/etc/passwd",
        ".",
        "..",
        "../x",
        "a/../b",
        "a/./b",
        "a//b",
        "a/",
        "a\\b",
        "a\0b",
        "a\nb",
        "a\u{85}b",
        "c:x",
        "a?",
        "a.",
        "a ",
        "con",
        "a/Aux.txt",
        "LPT1",
        "com².html",
        "nul .x",
        ".peerbench",
        ".PeerBench",
        ".peerbench/a",
    ] {
        assert!(matches!(verdict(&[path]), Err(Error::Path { .. })), "{path:?}");
    }
    assert!(verdict(&[&"é".repeat(128)]).is_err());
    assert!(verdict(&[&"x".repeat(255)]).is_ok());
}

#[test]
fn files_that_get_in_each_others_way_are_refused() {
    for pair in [["a", "a"], ["a", "A"], ["É", "é"], ["a", "a/b"], ["A", "a/b/c"], ["a/b", "A"]] {
        assert!(matches!(verdict(&pair), Err(Error::Clash { .. })), "{pair:?}");
    }
}

#[test]
fn the_paths_of_a_site_pass() {
    let paths = [
        "index.html",
        "a/index.html",
        "a/b.svg",
        "a.html",
        "console.html",
        "com10",
        "com",
        ".well-known/x",
        "ŵ/ñ.html",
    ];
    verdict(&paths).unwrap();
}

proptest! {
    #[test]
    fn what_passes_stays_below_the_folder(path in "[aA./\\\\ \0~:-]{0,12}|\\PC{0,20}") {
        if verdict(&[&path]).is_ok() {
            prop_assert!(Path::new(&path).components().all(|part| matches!(part, Component::Normal(_))));
            prop_assert!(path.split('/').all(|part| !part.is_empty() && part.len() <= 255));
        }
    }

    #[test]
    fn a_path_and_its_twin_in_capitals_never_pass_together(path in "[a-z]{1,3}(/[a-z]{1,3}){0,2}") {
        prop_assert!(verdict(&[&path, &path.to_uppercase()]).is_err());
        let below = format!("{path}/x");
        prop_assert!(verdict(&[&path, &below]).is_err());
    }
}
