use std::fs::{self, File};
use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use tempfile::TempDir;

use super::*;

fn files(files: &[(&str, &str)]) -> Vec<Artefact> {
    files.iter().map(|(path, text)| Artefact::new(*path, *text)).collect()
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
fn beside(folder: &TempDir) -> Vec<String> {
    let names =
        fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.filter(|name| name != ".public.lock").collect();
    names.sort();
    names
}

#[test]
fn files_are_new_changed_the_same_or_gone() {
    let (folder, public) = folder();
    let first = publish(&public, files(&[("a/b/c.html", "1"), ("c.html", "2"), ("d.html", "3")])).unwrap();
    assert_eq!(first, Outcome { new: 3, bytes: 3, ..Outcome::default() });
    let old = age(&public.join("a/b/c.html"));
    let second = publish(&public, files(&[("e.html", "4"), ("c.html", "two"), ("a/b/c.html", "1")])).unwrap();
    assert_eq!(second, Outcome { new: 1, changed: 1, same: 1, removed: 1, bytes: 5 });
    assert_eq!(modified(&public.join("a/b/c.html")), old);
    assert_eq!(fs::read_to_string(public.join("c.html")).unwrap(), "two");
    assert!(!public.join("d.html").exists());
    assert_eq!(beside(&folder), ["public"]);
}

#[test]
fn nothing_is_touched_when_nothing_changed() {
    let (_folder, public) = folder();
    let site = files(&[("a.html", "1"), ("b/c.html", "2")]);
    publish(&public, site.clone()).unwrap();
    let paths = ["", "a.html", "b", "b/c.html", MARKER].map(|path| public.join(path));
    let old = paths.each_ref().map(|path| age(path));
    assert_eq!(publish(&public, site).unwrap(), Outcome { same: 2, bytes: 2, ..Outcome::default() });
    assert_eq!(paths.each_ref().map(|path| modified(path)), old);
}

#[test]
fn what_killed_builds_left_is_removed_and_nothing_else() {
    let (folder, public) = folder();
    for name in [".public.staging-12/half", ".public.staging-notes", ".public.staging-1.staging-2"] {
        fs::create_dir_all(folder.path().join(name)).unwrap();
    }
    fs::write(folder.path().join(".public.staging-13"), "a file").unwrap();
    publish(&public, files(&[("a.html", "1")])).unwrap();
    let kept = [".public.staging-1.staging-2", ".public.staging-13", ".public.staging-notes", "public"];
    assert_eq!(beside(&folder), kept);
}

#[test]
fn a_site_lost_between_the_two_steps_of_a_swap_comes_back() {
    let (folder, public) = folder();
    publish(&public, files(&[("a.html", "1")])).unwrap();
    fs::rename(&public, folder.path().join(".public.last")).unwrap();
    assert_eq!(publish(&public, files(&[("a.html", "1")])).unwrap().same, 1);
    assert_eq!(beside(&folder), ["public"]);
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
            fs::write(public.join(MARKER), mark).unwrap();
        }
        let error = publish(&public, files(&[("a.html", "1")])).unwrap_err();
        assert!(error.to_string().contains("did not make"), "{error}");
        assert!(public.join(path).exists() && !public.join("a.html").exists());
    }
}

#[test]
fn an_empty_folder_is_taken() {
    let (_folder, public) = folder();
    fs::create_dir(&public).unwrap();
    assert_eq!(publish(&public, files(&[("a.html", "1")])).unwrap().new, 1);
}

#[test]
fn a_file_is_not_replaced_by_a_folder() {
    let (_folder, public) = folder();
    fs::write(&public, "text").unwrap();
    assert!(matches!(publish(&public, files(&[("a.html", "1")])), Err(Error::NotOurs { .. })));
    assert_eq!(fs::read_to_string(&public).unwrap(), "text");
    assert!(matches!(publish(Path::new("/"), Vec::new()), Err(Error::NotOurs { .. })));
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
        assert!(matches!(publish(path, files(&[("a.html", "1")])), Err(Error::NotOurs { .. })));
    }
    let (_folder, public) = folder();
    publish(&public, files(&[("b/a.html", "1")])).unwrap();
    fs::remove_dir_all(public.join("b")).unwrap();
    fs::write(elsewhere.join("a.html"), "1").unwrap();
    symlink(&elsewhere, public.join("b")).unwrap();
    let outcome = publish(&public, files(&[("b/a.html", "1")])).unwrap();
    assert_eq!(outcome, Outcome { new: 1, removed: 1, bytes: 1, ..Outcome::default() });
    assert!(fs::symlink_metadata(public.join("b")).unwrap().is_dir());
    assert!(elsewhere.join("a.html").exists());
}

#[test]
fn a_refused_path_leaves_the_last_site() {
    let (folder, public) = folder();
    publish(&public, files(&[("a.html", "1")])).unwrap();
    assert!(publish(&public, files(&[("a.html", "2"), ("../b.html", "3")])).is_err());
    assert_eq!(fs::read_to_string(public.join("a.html")).unwrap(), "1");
    assert_eq!(beside(&folder), ["public"]);
}

#[test]
fn a_build_that_fails_half_way_leaves_the_last_site() {
    let (folder, public) = folder();
    publish(&public, files(&[("a.html", "1")])).unwrap();
    // Each part is short enough, the whole path is too long for the system.
    let deep = format!("{}x", "deep/".repeat(900));
    let error = publish(&public, files(&[("a.html", "2"), (&deep, "3")])).unwrap_err();
    assert!(matches!(error, Error::Machine { .. }), "{error}");
    assert_eq!(fs::read_to_string(public.join("a.html")).unwrap(), "1");
    assert_eq!(beside(&folder), ["public"]);
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_written_to_is_named() {
    use std::os::unix::fs::PermissionsExt;
    let (folder, public) = folder();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o555)).unwrap();
    // Nothing can be denied to root.
    if fs::write(folder.path().join("probe"), "").is_err() {
        let error = publish(&public, files(&[("a.html", "1")])).unwrap_err().to_string();
        assert!(error.contains("public.lock") && error.contains("Allow writing there"), "{error}");
    }
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
}

#[cfg(unix)]
#[test]
fn the_folder_keeps_its_permissions() {
    use std::os::unix::fs::PermissionsExt;
    let (_folder, public) = folder();
    publish(&public, files(&[("a.html", "1")])).unwrap();
    fs::set_permissions(&public, fs::Permissions::from_mode(0o711)).unwrap();
    publish(&public, files(&[("a.html", "2")])).unwrap();
    assert_eq!(fs::metadata(&public).unwrap().permissions().mode() & 0o777, 0o711);
}

#[test]
fn a_second_build_at_the_same_time_is_told_to_wait() {
    let (_folder, public) = folder();
    let lock = Place::find(&public).unwrap().lock().unwrap();
    let error = publish(&public, files(&[("a.html", "1")])).unwrap_err();
    assert!(matches!(error, Error::Busy { .. }) && error.to_string().contains("Wait"), "{error}");
    drop(lock);
    publish(&public, files(&[("a.html", "1")])).unwrap();
}

#[test]
fn builds_at_once_leave_one_whole_site() {
    let (folder, public) = folder();
    let site =
        |text: &'static str| (0..200).map(move |n| Artefact::new(format!("{n}/index.html"), text)).collect();
    std::thread::scope(|scope| {
        for text in ["one", "two", "three"] {
            let public = &public;
            scope.spawn(move || match publish(public, site(text)) {
                Ok(_) | Err(Error::Busy { .. }) => {}
                Err(error) => panic!("{error}"),
            });
        }
    });
    let whole = fs::read_to_string(public.join("0/index.html")).unwrap();
    assert!((0..200).all(|n| fs::read_to_string(public.join(format!("{n}/index.html"))).unwrap() == whole));
    assert_eq!(beside(&folder), ["public"]);
}
