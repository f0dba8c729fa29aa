use std::fs::{self, File};
use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use tempfile::TempDir;

use jiff::civil::date;

use super::*;
use crate::artefact::MANIFEST;
use crate::output::manifest::Kind;

fn files(files: &[(&str, &str)]) -> Vec<Artefact> {
    files.iter().map(|(path, text)| Artefact::new(*path, *text)).collect()
}

fn provenance(kind: Kind) -> Provenance {
    Provenance { kind, site: "https://example.org/".to_owned(), region: None, built: date(2025, 6, 30) }
}

/// Publishes a site.
fn put(public: &Path, files: Vec<Artefact>) -> Result<Outcome, Error> {
    publish(public, provenance(Kind::Site), files)
}

fn write(path: PathBuf, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn read(path: PathBuf) -> String {
    fs::read_to_string(path).unwrap()
}

fn folder() -> (TempDir, PathBuf) {
    let folder = TempDir::new().unwrap();
    let public = folder.path().join("public");
    (folder, public)
}

fn modified(path: &Path) -> SystemTime {
    fs::metadata(path).unwrap().modified().unwrap()
}

fn age(path: &Path) -> SystemTime {
    let old = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000);
    File::open(path).unwrap().set_modified(old).unwrap();
    old
}

/// What lies in the folder of `public`, but for the lock.
fn siblings(folder: &TempDir) -> Vec<String> {
    let names =
        fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.filter(|name| name != ".public.lock").collect();
    names.sort();
    names
}

#[test]
fn files_are_new_changed_the_same_or_gone() {
    let (folder, public) = folder();
    let first = put(&public, files(&[("a/b/c.html", "1"), ("c.html", "2"), ("d.html", "3")])).unwrap();
    assert_eq!(first, Outcome { new: 3, bytes: 3, ..Outcome::default() });
    let old = age(&public.join("a/b/c.html"));
    let second = put(&public, files(&[("e.html", "4"), ("c.html", "two"), ("a/b/c.html", "1")])).unwrap();
    assert_eq!(second, Outcome { new: 1, changed: 1, same: 1, removed: 1, bytes: 5, ..Outcome::default() });
    assert_eq!(modified(&public.join("a/b/c.html")), old);
    assert_eq!(fs::read_to_string(public.join("c.html")).unwrap(), "two");
    assert!(!public.join("d.html").exists());
    assert_eq!(siblings(&folder), ["public"]);
}

#[test]
fn nothing_is_touched_when_nothing_changed() {
    let (_folder, public) = folder();
    let site = files(&[("a.html", "1"), ("b/c.html", "2")]);
    put(&public, site.clone()).unwrap();
    let paths = ["", "a.html", "b", "b/c.html", MANIFEST].map(|path| public.join(path));
    let old = paths.each_ref().map(|path| age(path));
    assert_eq!(put(&public, site).unwrap(), Outcome { same: 2, bytes: 2, ..Outcome::default() });
    assert_eq!(paths.each_ref().map(|path| modified(path)), old);
}

#[test]
fn what_killed_builds_left_is_removed_and_nothing_else() {
    let (folder, public) = folder();
    for name in [".public.staging-12/half", ".public.staging-notes", ".public.staging-1.staging-2"] {
        fs::create_dir_all(folder.path().join(name)).unwrap();
    }
    fs::write(folder.path().join(".public.staging-13"), "a file").unwrap();
    put(&public, files(&[("a.html", "1")])).unwrap();
    let kept = [".public.staging-1.staging-2", ".public.staging-13", ".public.staging-notes", "public"];
    assert_eq!(siblings(&folder), kept);
}

#[test]
fn a_site_lost_between_the_two_steps_of_a_swap_comes_back() {
    let (folder, public) = folder();
    put(&public, files(&[("a.html", "1")])).unwrap();
    fs::rename(&public, folder.path().join(".public.last")).unwrap();
    assert_eq!(put(&public, files(&[("a.html", "1")])).unwrap().same, 1);
    assert_eq!(siblings(&folder), ["public"]);
}

#[test]
fn a_folder_of_someone_else_is_not_replaced() {
    for (path, mark) in [("thesis.doc", None), ("empty/", None), ("thesis.doc", Some("theme = 1"))] {
        let (_folder, public) = folder();
        fs::create_dir_all(public.join(path).parent().unwrap()).unwrap();
        if path.ends_with('/') {
            fs::create_dir(public.join(path)).unwrap();
        } else {
            fs::write(public.join(path), "years of work").unwrap();
        }
        if let Some(mark) = mark {
            fs::write(public.join(MANIFEST), mark).unwrap();
        }
        let error = put(&public, files(&[("a.html", "1")])).unwrap_err();
        assert!(error.to_string().contains("peerbench"), "{error}");
        assert!(public.join(path).exists() && !public.join("a.html").exists());
    }
}

#[test]
fn an_empty_folder_is_taken() {
    let (_folder, public) = folder();
    fs::create_dir(&public).unwrap();
    assert_eq!(put(&public, files(&[("a.html", "1")])).unwrap().new, 1);
}

#[test]
fn a_file_is_not_replaced_by_a_folder() {
    let (_folder, public) = folder();
    fs::write(&public, "text").unwrap();
    assert!(matches!(put(&public, files(&[("a.html", "1")])), Err(Error::NotOurs { .. })));
    assert_eq!(fs::read_to_string(&public).unwrap(), "text");
    assert!(matches!(put(Path::new("/"), Vec::new()), Err(Error::NotOurs { .. })));
}

#[cfg(unix)]
#[test]
fn symbolic_links_are_not_followed() {
    use std::os::unix::fs::symlink;
    let (outer, public) = folder();
    let elsewhere = outer.path().join("elsewhere");
    fs::create_dir(&elsewhere).unwrap();
    symlink(&elsewhere, &public).unwrap();
    for path in [&public, &public.join("")] {
        assert!(matches!(put(path, files(&[("a.html", "1")])), Err(Error::NotOurs { .. })));
    }
    let (_folder, public) = folder();
    put(&public, files(&[("b/a.html", "1")])).unwrap();
    fs::remove_dir_all(public.join("b")).unwrap();
    fs::write(elsewhere.join("a.html"), "1").unwrap();
    symlink(&elsewhere, public.join("b")).unwrap();
    let error = put(&public, files(&[("b/a.html", "1")])).unwrap_err();
    assert!(matches!(&error, Error::InTheWay { path, .. } if path.ends_with("public/b")), "{error}");
    assert!(fs::symlink_metadata(public.join("b")).unwrap().is_symlink());
    assert_eq!(put(&public, files(&[("c.html", "1")])).unwrap().foreign.files, 1);
    assert_eq!(fs::read_link(public.join("b")).unwrap(), elsewhere);
    assert!(elsewhere.join("a.html").exists());
}

#[test]
fn a_refused_path_leaves_the_last_site() {
    let (folder, public) = folder();
    put(&public, files(&[("a.html", "1")])).unwrap();
    assert!(put(&public, files(&[("a.html", "2"), ("../b.html", "3")])).is_err());
    assert_eq!(fs::read_to_string(public.join("a.html")).unwrap(), "1");
    assert_eq!(siblings(&folder), ["public"]);
}

#[test]
fn a_build_that_fails_half_way_leaves_the_last_site() {
    let (folder, public) = folder();
    put(&public, files(&[("a.html", "1")])).unwrap();
    // Each part is short enough, the whole path is too long for the system.
    let deep = format!("{}x", "deep/".repeat(900));
    let error = put(&public, files(&[("a.html", "2"), (&deep, "3")])).unwrap_err();
    assert!(matches!(error, Error::Machine { .. }), "{error}");
    assert_eq!(fs::read_to_string(public.join("a.html")).unwrap(), "1");
    assert_eq!(siblings(&folder), ["public"]);
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_written_to_is_named() {
    use std::os::unix::fs::PermissionsExt;
    let (folder, public) = folder();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o555)).unwrap();
    // Nothing can be denied to root.
    if fs::write(folder.path().join("probe"), "").is_err() {
        let error = put(&public, files(&[("a.html", "1")])).unwrap_err().to_string();
        assert!(error.contains("public.lock") && error.contains("Allow writing there"), "{error}");
    }
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
}

#[cfg(unix)]
#[test]
fn the_folder_keeps_its_permissions() {
    use std::os::unix::fs::PermissionsExt;
    let (_folder, public) = folder();
    put(&public, files(&[("a.html", "1")])).unwrap();
    fs::set_permissions(&public, fs::Permissions::from_mode(0o711)).unwrap();
    put(&public, files(&[("a.html", "2")])).unwrap();
    assert_eq!(fs::metadata(&public).unwrap().permissions().mode() & 0o777, 0o711);
}

#[test]
fn a_second_build_at_the_same_time_is_told_to_wait() {
    let (_folder, public) = folder();
    let lock = Destination::find(&public).unwrap().lock().unwrap();
    let error = put(&public, files(&[("a.html", "1")])).unwrap_err();
    assert!(matches!(error, Error::Busy { .. }) && error.to_string().contains("Wait"), "{error}");
    drop(lock);
    put(&public, files(&[("a.html", "1")])).unwrap();
}

#[test]
fn builds_at_once_leave_one_whole_site() {
    let (folder, public) = folder();
    let site =
        |text: &'static str| (0..200).map(move |n| Artefact::new(format!("{n}/index.html"), text)).collect();
    std::thread::scope(|scope| {
        for text in ["one", "two", "three"] {
            let public = &public;
            scope.spawn(move || match put(public, site(text)) {
                Ok(_) | Err(Error::Busy { .. }) => {}
                Err(error) => panic!("{error}"),
            });
        }
    });
    let whole = fs::read_to_string(public.join("0/index.html")).unwrap();
    assert!((0..200).all(|n| fs::read_to_string(public.join(format!("{n}/index.html"))).unwrap() == whole));
    assert_eq!(siblings(&folder), ["public"]);
}

#[cfg(unix)]
#[test]
fn what_others_wrote_is_carried_over_untouched() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
    let (folder, public) = folder();
    put(&public, files(&[("a.html", "1"), ("b/c.html", "2"), ("old/d.html", "3")])).unwrap();
    for path in [".git/HEAD", ".git/objects/ab/cdef", "CNAME", ".well-known/x", "b/notes.txt", "old/mine.txt"]
    {
        write(public.join(path), path);
    }
    fs::create_dir_all(public.join(".git/refs/tags")).unwrap();
    fs::create_dir(public.join("closed")).unwrap();
    symlink("nowhere", public.join("link")).unwrap();
    fs::set_permissions(public.join(".git/HEAD"), fs::Permissions::from_mode(0o440)).unwrap();
    fs::set_permissions(public.join(".git/objects"), fs::Permissions::from_mode(0o2750)).unwrap();
    fs::set_permissions(public.join("closed"), fs::Permissions::from_mode(0o500)).unwrap();
    let kept = [
        ".git/HEAD",
        ".git/objects/ab/cdef",
        ".git/objects/ab",
        ".git/objects",
        ".git/refs/tags",
        ".git",
        "closed",
        "CNAME",
        ".well-known/x",
        "b/notes.txt",
        "old/mine.txt",
        "old",
    ];
    for path in kept {
        age(&public.join(path));
    }
    let state = || -> Vec<_> {
        let metadata = kept.iter().map(|path| fs::symlink_metadata(public.join(path)).unwrap());
        metadata
            .map(|of| (of.mode(), of.uid(), of.mtime(), of.is_file().then(|| (of.ino(), of.nlink()))))
            .collect()
    };
    let before = state();
    let outcome = put(&public, files(&[("a.html", "one"), ("b/c.html", "2")])).unwrap();
    assert_eq!((outcome.changed, outcome.same, outcome.removed), (1, 1, 1));
    assert_eq!(outcome.foreign.files, 7);
    assert_eq!(outcome.foreign.names, [".git/", ".well-known/", "CNAME", "b/", "closed/", "link", "old/"]);
    assert_eq!(state(), before);
    assert_eq!(fs::read_link(public.join("link")).unwrap(), Path::new("nowhere"));
    assert_eq!(read(public.join(".git/objects/ab/cdef")), ".git/objects/ab/cdef");
    assert!(!public.join("old/d.html").exists());
    assert_eq!(siblings(&folder), ["public"]);
    assert_eq!(put(&public, files(&[("a.html", "one"), ("b/c.html", "2")])).unwrap().foreign.files, 7);
    assert_eq!(state(), before);
}

#[test]
fn what_others_wrote_is_not_overwritten() {
    for (theirs, ours) in [
        ("new.html", "new.html"),
        ("new/their.txt", "new"),
        ("new/sub/their.txt", "new"),
        ("new", "new/index.html"),
        ("a/new", "a/new/b/index.html"),
    ] {
        let (folder, public) = folder();
        put(&public, files(&[("a.html", "1")])).unwrap();
        write(public.join(theirs), "years of work");
        let before = fs::read(public.join(MANIFEST)).unwrap();
        let error = put(&public, files(&[("a.html", "2"), (ours, "3")])).unwrap_err();
        let said = error.to_string();
        assert!(
            matches!(error, Error::InTheWay { .. }) && said.contains("public/") && said.contains(ours),
            "{said}"
        );
        assert_eq!(read(public.join(theirs)), "years of work");
        assert_eq!(
            (read(public.join("a.html")).as_str(), fs::read(public.join(MANIFEST)).unwrap()),
            ("1", before)
        );
        assert_eq!(siblings(&folder), ["public"]);
    }
    let (_folder, public) = folder();
    put(&public, files(&[("a.html", "1")])).unwrap();
    fs::create_dir(public.join("b.html")).unwrap();
    assert!(matches!(put(&public, files(&[("b.html", "1")])), Err(Error::InTheWay { .. })));
    // The same bytes lose nothing.
    write(public.join("c.html"), "3");
    assert_eq!(put(&public, files(&[("a.html", "1"), ("c.html", "3")])).unwrap().same, 2);
}

#[test]
fn a_folder_of_ours_may_become_a_file_and_the_other_way_round() {
    let (_folder, public) = folder();
    put(&public, files(&[("a", "1"), ("b/c", "2")])).unwrap();
    let outcome = put(&public, files(&[("a/x", "1"), ("b", "2")])).unwrap();
    assert_eq!((outcome.new, outcome.removed), (2, 2));
    assert_eq!((read(public.join("a/x")), read(public.join("b"))), ("1".to_owned(), "2".to_owned()));
}

#[test]
fn what_somebody_changed_is_kept_unless_it_is_made_again() {
    let (folder, public) = folder();
    put(&public, files(&[("a.html", "1"), ("b.html", "2"), ("c/d.html", "3")])).unwrap();
    for path in ["a.html", "c/d.html"] {
        write(public.join(path), "mine");
    }
    let outcome = put(&public, files(&[("a.html", "1")])).unwrap();
    assert_eq!((outcome.changed, outcome.removed, outcome.edited), (1, 1, vec!["c/d.html".to_owned()]));
    assert_eq!(outcome.foreign, Foreign::default());
    assert_eq!(
        (read(public.join("a.html")), read(public.join("c/d.html"))),
        ("1".to_owned(), "mine".to_owned())
    );
    // From then on it is somebody's own.
    assert_eq!(put(&public, files(&[("a.html", "1")])).unwrap().foreign.files, 1);
    assert!(matches!(put(&public, files(&[("c/d.html", "3")])), Err(Error::InTheWay { .. })));
    assert_eq!(siblings(&folder), ["public"]);
}

#[test]
fn a_folder_of_the_first_edition_loses_nothing() {
    let (folder, public) = folder();
    for (path, text) in
        [("a.html", "1"), ("b/c.html", "2"), ("old/d.html", "3"), ("sitemap.xml", ""), (MANIFEST, "1\n")]
    {
        write(public.join(path), text);
    }
    write(public.join(".git/HEAD"), "theirs");
    let outcome = put(&public, files(&[("a.html", "one"), ("b/c.html", "2"), ("sitemap.xml", "")])).unwrap();
    assert_eq!((outcome.changed, outcome.same, outcome.removed), (1, 2, 0));
    assert_eq!(
        outcome.foreign,
        Foreign { files: 2, names: vec![".git/".to_owned(), "old/".to_owned()], unlisted: true }
    );
    assert_eq!(
        (read(public.join("old/d.html")), read(public.join("a.html"))),
        ("3".to_owned(), "one".to_owned())
    );
    assert_eq!(siblings(&folder), ["public"]);
    assert!(!put(&public, files(&[("a.html", "one")])).unwrap().foreign.unlisted);
}

#[test]
fn a_site_and_a_pack_do_not_replace_each_other() {
    let (_folder, public) = folder();
    for (first, second) in [(Kind::Site, Kind::Pack), (Kind::Pack, Kind::Site)] {
        publish(&public, provenance(first), files(&[("a.html", "1")])).unwrap();
        let error = publish(&public, provenance(second), files(&[("a.html", "2")])).unwrap_err().to_string();
        assert!(error.contains("holds a "), "{error}");
        assert_eq!(read(public.join("a.html")), "1");
        fs::remove_dir_all(&public).unwrap();
    }
    for (sign, refused) in [("sitemap.xml", Kind::Pack), ("index.html", Kind::Site)] {
        write(public.join(sign), "");
        write(public.join(MANIFEST), "1\n");
        assert!(publish(&public, provenance(refused), files(&[(sign, "")])).is_err());
        fs::remove_dir_all(&public).unwrap();
    }
}

#[test]
fn whose_the_folder_was_is_said() {
    let (_folder, public) = folder();
    put(&public, files(&[("a.html", "1")])).unwrap();
    let other = Provenance { site: "https://example.com/".to_owned(), ..provenance(Kind::Site) };
    assert_eq!(
        publish(&public, other, files(&[("a.html", "1")])).unwrap().before,
        Some(provenance(Kind::Site))
    );
    let later = Provenance { built: date(2025, 7, 1), ..provenance(Kind::Site) };
    publish(&public, later.clone(), files(&[("a.html", "1")])).unwrap();
    assert_eq!(publish(&public, later, files(&[("a.html", "1")])).unwrap().before, None);
    assert!(read(public.join(MANIFEST)).contains("2025-07-01"));
}

#[test]
fn a_damaged_manifest_is_refused() {
    let (_folder, public) = folder();
    put(&public, files(&[("a.html", "1")])).unwrap();
    let text = read(public.join(MANIFEST));
    for damaged in [text[..40].to_owned(), text.replace("a.html", "../a.html"), String::new()] {
        write(public.join(MANIFEST), &damaged);
        let error = put(&public, files(&[("a.html", "2")])).unwrap_err();
        assert!(matches!(error, Error::Manifest { .. }), "{error}");
        assert_eq!((read(public.join("a.html")).as_str(), read(public.join(MANIFEST))), ("1", damaged));
    }
}

/// Publishes a first site, lets others add to it, and stages a second one without putting it in its place.
fn staged(folder: &TempDir, public: &Path) -> PathBuf {
    put(public, files(&[("a.html", "1"), ("b.html", "2"), ("same.html", "3")])).unwrap();
    write(public.join(".git/HEAD"), "theirs");
    write(public.join("edited.html"), "theirs");
    let current = Current::read(public, Kind::Site).unwrap();
    let next = files(&[("a.html", "one"), ("new.html", "4"), ("same.html", "3")]);
    let plan = Plan::new(public, &current, &next).unwrap();
    let path = folder.path().join(".public.staging-7");
    let staging = staging::Staging::create(path.clone()).unwrap();
    staging.fill(public, &plan, &Manifest::of(provenance(Kind::Site), &next).artefact()).unwrap();
    std::mem::forget(staging);
    path
}

#[test]
fn nothing_is_lost_whenever_a_build_is_killed() {
    for swapped in [false, true] {
        for half in [false, true] {
            let (folder, public) = folder();
            let staging = staged(&folder, &public);
            if swapped {
                swap::replace(&staging, &public, &folder.path().join(".public.last")).unwrap();
                // Put there after the build had looked.
                write(staging.join("late.txt"), "theirs");
                write(staging.join("late/late.txt"), "theirs");
            }
            if half {
                // Killed while it removed the folder, or before that had its manifest.
                let gone = if swapped { "b.html" } else { MANIFEST };
                fs::remove_file(staging.join(gone)).unwrap();
            }
            let outcome = put(&public, files(&[("a.html", "two")])).unwrap();
            assert_eq!((outcome.changed, outcome.removed), (1, 2), "{swapped} {half}");
            assert_eq!(read(public.join("a.html")), "two");
            for path in [".git/HEAD", "edited.html"] {
                assert_eq!(read(public.join(path)), "theirs", "{swapped} {half}");
            }
            if swapped {
                assert_eq!(read(public.join("late.txt")), read(public.join("late/late.txt")));
            }
            assert_eq!(siblings(&folder), ["public"]);
        }
    }
}

#[test]
fn what_cannot_be_told_apart_after_a_kill_stays() {
    let (folder, public) = folder();
    let staging = staged(&folder, &public);
    fs::remove_file(staging.join(".git/HEAD")).unwrap();
    write(staging.join(".git/HEAD"), "another version");
    let error = put(&public, files(&[("a.html", "two")])).unwrap_err();
    assert!(matches!(&error, Error::LeftBehind { path } if path.ends_with(".git/HEAD")), "{error}");
    assert_eq!(read(staging.join(".git/HEAD")), "another version");
    assert_eq!(read(public.join(".git/HEAD")), "theirs");
}

#[test]
fn a_first_build_killed_before_its_swap_is_no_hindrance() {
    let (folder, public) = folder();
    let path = folder.path().join(".public.staging-7");
    let next = files(&[("b/a.html", "1")]);
    let staging = staging::Staging::create(path).unwrap();
    let plan = Plan::new(&public, &Current::Missing, &next).unwrap();
    staging.fill(&public, &plan, &Manifest::of(provenance(Kind::Site), &next).artefact()).unwrap();
    std::mem::forget(staging);
    assert_eq!(put(&public, files(&[("a.html", "1")])).unwrap().new, 1);
    assert_eq!(siblings(&folder), ["public"]);
}

#[test]
fn what_changes_while_a_build_runs_is_not_lost() {
    let (folder, public) = folder();
    put(&public, files(&[("a.html", "1")])).unwrap();
    write(public.join(".git/index"), "before");
    write(public.join(".git/gone"), "before");
    let current = Current::read(&public, Kind::Site).unwrap();
    let next = files(&[("a.html", "2")]);
    let plan = Plan::new(&public, &current, &next).unwrap();
    let destination = Destination::find(&public).unwrap();
    let staging = staging::Staging::create(destination.staging()).unwrap();
    let manifest = Manifest::of(provenance(Kind::Site), &next);
    fs::remove_file(public.join(".git/gone")).unwrap();
    staging.fill(&public, &plan, &manifest.artefact()).unwrap();
    // As git replaces a file: under another name first.
    write(public.join(".git/index.lock"), "after");
    fs::rename(public.join(".git/index.lock"), public.join(".git/index")).unwrap();
    write(public.join(".git/new"), "after");
    let old = staging.swap_in(&destination, Some(Exists::Filled)).unwrap().unwrap();
    let Current::Written(mark, _) = &current else { panic!("{current:?}") };
    discard::replaced(&old, mark, &public, Some(&manifest), Older::Removed).unwrap();
    assert_eq!(
        (read(public.join(".git/index")), read(public.join(".git/new"))),
        ("after".to_owned(), "after".to_owned())
    );
    assert!(!public.join(".git/gone").exists());
    assert_eq!(siblings(&folder), ["public"]);
}

#[test]
fn only_files_of_ours_are_replaced() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("stick.zip");
    check_replaceable(&path, |_| false).unwrap();
    fs::write(&path, "years of work").unwrap();
    assert!(matches!(check_replaceable(&path, |_| false), Err(Error::NotOurs { .. })));
    check_replaceable(&path, |bytes| bytes == b"years of work").unwrap();
    assert!(check_replaceable(folder.path(), |_| true).is_err());
}
