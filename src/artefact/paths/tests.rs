use std::path::{Component, Path};

use proptest::prelude::*;

use super::*;

/// The kinds of fault among files of these paths.
fn found(paths: &[&str]) -> Vec<&'static str> {
    let files: Vec<Artefact> = paths.iter().map(|path| Artefact::new(*path, "")).collect();
    let kind = |fault: Fault| match fault {
        Fault::Path { .. } => "path",
        Fault::Same(..) => "same",
        Fault::FileAsFolder(..) => "folder",
    };
    faults(&files).into_iter().map(kind).collect()
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
        assert_eq!(found(&[path]), ["path"], "{path:?}");
    }
    assert_eq!(found(&[&"é".repeat(128)]), ["path"]);
    assert!(found(&[&"x".repeat(255)]).is_empty());
}

#[test]
fn files_that_get_in_each_others_way_are_refused() {
    for pair in [["a", "a"], ["a", "A"], ["É", "é"]] {
        assert_eq!(found(&pair), ["same"], "{pair:?}");
    }
    for pair in [["a", "a/b"], ["A", "a/b/c"], ["a/b", "A"]] {
        assert_eq!(found(&pair), ["folder"], "{pair:?}");
    }
    assert_eq!(found(&["a", "b/", "a", "A", "a/x"]), ["path", "same", "same", "folder"]);
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
    assert!(found(&paths).is_empty());
}

proptest! {
    #[test]
    fn what_passes_stays_below_the_folder(path in "[aA./\\\\ \0~:-]{0,12}|\\PC{0,20}") {
        if found(&[&path]).is_empty() {
            prop_assert!(Path::new(&path).components().all(|part| matches!(part, Component::Normal(_))));
            prop_assert!(path.split('/').all(|part| !part.is_empty() && part.len() <= 255));
        }
    }

    #[test]
    fn a_path_and_its_twin_in_capitals_never_pass_together(path in "[a-z]{1,3}(/[a-z]{1,3}){0,2}") {
        prop_assert!(!found(&[&path, &path.to_uppercase()]).is_empty());
        let below = format!("{path}/x");
        prop_assert!(!found(&[&path, &below]).is_empty());
    }
}
