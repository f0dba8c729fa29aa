use std::fs::File;
use std::time::SystemTime;

use tempfile::TempDir;

use super::*;

fn files(files: &[(&str, &str)]) -> Vec<Artefact> {
    files.iter().map(|(path, text)| Artefact::new(*path, *text)).collect()
}

fn modified(public: &Path, path: &str) -> SystemTime {
    fs::metadata(public.join(path)).unwrap().modified().unwrap()
}

/// What lies beside `public`, but for the lock.
fn beside(folder: &TempDir) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| *name != ".public.lock")
        .collect();
    names.sort();
    names
}

#[test]
fn a_second_build_keeps_what_did_not_change() {
    let folder = TempDir::new().unwrap();
    let public = folder.path().join("public");
    let first = publish(&public, files(&[("a/b.html", "1"), ("c.html", "2"), ("d.html", "3")])).unwrap();
    assert_eq!(first, Outcome { new: 3, bytes: 3, ..Outcome::default() });
    let old = SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000);
    File::options().write(true).open(public.join("a/b.html")).unwrap().set_modified(old).unwrap();
    let second = publish(&public, files(&[("a/b.html", "1"), ("c.html", "two"), ("e.html", "4")])).unwrap();
    assert_eq!(second, Outcome { new: 1, changed: 1, same: 1, removed: 1, bytes: 5 });
    assert_eq!(modified(&public, "a/b.html"), old);
    assert_eq!(fs::read_to_string(public.join("c.html")).unwrap(), "two");
    assert!(!public.join("d.html").exists());
    assert_eq!(beside(&folder), ["public"]);
}

#[test]
fn nothing_moves_when_nothing_changed() {
    let folder = TempDir::new().unwrap();
    let public = folder.path().join("public");
    publish(&public, files(&[("a.html", "1")])).unwrap();
    let before = fs::metadata(&public).unwrap().modified().unwrap();
    let again = publish(&public, files(&[("a.html", "1")])).unwrap();
    assert_eq!(again, Outcome { same: 1, bytes: 1, ..Outcome::default() });
    assert_eq!(fs::metadata(&public).unwrap().modified().unwrap(), before);
}

#[test]
fn what_a_killed_build_left_is_cleared_away() {
    let folder = TempDir::new().unwrap();
    let public = folder.path().join("public");
    fs::create_dir_all(folder.path().join(".public.staging/half")).unwrap();
    publish(&public, files(&[("a.html", "1")])).unwrap();
    assert_eq!(beside(&folder), ["public"]);
}

#[test]
fn a_folder_of_someone_else_is_not_replaced() {
    let folder = TempDir::new().unwrap();
    let public = folder.path().join("public");
    fs::create_dir(&public).unwrap();
    fs::write(public.join("thesis.doc"), "years of work").unwrap();
    let error = publish(&public, files(&[("a.html", "1")])).unwrap_err();
    assert!(error.to_string().contains("did not make"), "{error}");
    assert_eq!(fs::read_to_string(public.join("thesis.doc")).unwrap(), "years of work");
    fs::remove_file(public.join("thesis.doc")).unwrap();
    publish(&public, files(&[("a.html", "1")])).unwrap();
}

#[cfg(unix)]
#[test]
fn a_symbolic_link_is_not_followed() {
    let folder = TempDir::new().unwrap();
    let elsewhere = TempDir::new().unwrap();
    let public = folder.path().join("public");
    std::os::unix::fs::symlink(elsewhere.path(), &public).unwrap();
    assert!(matches!(publish(&public, files(&[("a.html", "1")])), Err(Error::NotOurs { .. })));
    assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 0);
}

#[test]
fn a_refused_path_leaves_the_last_site() {
    let folder = TempDir::new().unwrap();
    let public = folder.path().join("public");
    publish(&public, files(&[("a.html", "1")])).unwrap();
    assert!(publish(&public, files(&[("a.html", "2"), ("../b.html", "3")])).is_err());
    assert_eq!(fs::read_to_string(public.join("a.html")).unwrap(), "1");
}

#[test]
fn two_builds_at_once_do_not_meet() {
    let folder = TempDir::new().unwrap();
    let public = folder.path().join("public");
    let held = Staging::open(&public).unwrap();
    assert!(matches!(publish(&public, files(&[("a.html", "1")])), Err(Error::Busy { .. })));
    drop(held);
    publish(&public, files(&[("a.html", "1")])).unwrap();
}
