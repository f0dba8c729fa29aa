//! What a build may replace: nothing of the user's is lost, and what cannot be published is said before anything is written.
#![allow(clippy::unwrap_used, reason = "a test that cannot set up its site should fail")]

mod site;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use site::Site;

/// What a command wrote to standard error.
fn complaint(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// A report without the lines that it is wrapped into.
fn unwrapped(report: &[u8]) -> String {
    let text = String::from_utf8(report.to_vec()).unwrap().replace('│', "");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Everything in the site folder with its bytes, but for the files that keep other builds out.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut waiting = vec![folder.to_path_buf()];
    while let Some(folder) = waiting.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                waiting.push(path);
            } else if path.extension().is_none_or(|ending| ending != "lock") {
                files.insert(path.clone(), fs::read(path).unwrap());
            }
        }
    }
    files
}

#[test]
fn a_build_keeps_what_others_put_into_the_folder() {
    let site = Site::copy("small");
    assert!(site.run(&["build", "--out", "pages"]).status.success());
    site.write("pages/.git/HEAD", "ref: refs/heads/pages\n").write("pages/CNAME", "peers.example.org\n");
    fs::create_dir_all(site.folder.path().join("pages/.git/refs/tags")).unwrap();
    site.replace("data/recommendations.csv", "Balance the budget.", "Balance the books.");
    let output = site.run(&["build", "--out", "pages"]);
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("carried over: 2 files that peerbench did not write (.git/, CNAME)"), "{said}");
    for (path, text) in [(".git/HEAD", "ref: refs/heads/pages\n"), ("CNAME", "peers.example.org\n")] {
        assert_eq!(fs::read_to_string(site.folder.path().join("pages").join(path)).unwrap(), text);
    }
    assert!(site.folder.path().join("pages/.git/refs/tags").is_dir());
}

#[test]
fn a_page_does_not_take_the_place_of_somebody_elses_file() {
    let site = Site::copy("small");
    site.build();
    site.write("public/about/index.html", "mine")
        .write("content/about.md", "+++\ntitle = \"About\"\n+++\n\nWords.\n");
    let before = files(site.folder.path());
    let output = site.run(&["build"]);
    assert_eq!(output.status.code(), Some(3));
    assert!(complaint(&output).contains("public/about/index.html"), "{}", complaint(&output));
    assert_eq!(files(site.folder.path()), before);
}

#[test]
fn folders_with_the_sites_own_files_are_not_built_over() {
    let site = Site::copy("small");
    let before = files(site.folder.path());
    let name = site.folder.path().file_name().unwrap().to_str().unwrap();
    let itself = format!("../{name}");
    for out in
        [".", "..", &itself, "data", "data/", "data/pages", "content", "static", "themes/civic", "public/.."]
    {
        for arguments in [vec!["build", "--out", out], vec!["pack", "--region", "East Midlands", out]] {
            let output = site.run(&arguments);
            assert_eq!(output.status.code(), Some(2), "{arguments:?}: {}", complaint(&output));
            assert!(
                complaint(&output).contains("Name another folder"),
                "{arguments:?}: {}",
                complaint(&output)
            );
        }
    }
    assert_eq!(files(site.folder.path()), before);
}

#[test]
fn a_final_slash_changes_nothing_about_a_pack() {
    let site = Site::copy("small");
    let pack = |out: &str| site.run(&["pack", "--region", "East Midlands", "--today", "2025-07-01", out]);
    assert!(pack("stick/").status.success());
    let first = files(site.folder.path());
    let inside = site.folder.path().join("stick/.zip");
    assert!(site.folder.path().join("stick.zip").is_file() && !inside.exists());
    for out in ["stick", "./stick", "stick/.", "stick//"] {
        let output = pack(out);
        assert!(output.status.success(), "{out}: {}", complaint(&output));
        assert_eq!(files(site.folder.path()), first, "{out}");
    }
}

#[test]
fn a_pack_and_a_site_do_not_replace_each_other() {
    let site = Site::copy("small");
    site.build();
    let before = files(site.folder.path());
    for out in ["public", "public/"] {
        let output = site.run(&["pack", "--region", "East Midlands", "--site", ".", out]);
        assert_eq!(output.status.code(), Some(3));
        assert!(complaint(&output).contains("holds a site, not a pack"), "{}", complaint(&output));
        assert_eq!(files(site.folder.path()), before);
    }
    assert!(site.run(&["pack", "--region", "East Midlands", "stick"]).status.success());
    let before = files(site.folder.path());
    let output = site.run(&["build", "--out", "stick"]);
    assert_eq!(output.status.code(), Some(3));
    assert!(complaint(&output).contains("holds a pack of briefs, not a site"), "{}", complaint(&output));
    assert_eq!(files(site.folder.path()), before);
}

#[test]
fn an_archive_of_somebody_else_is_not_replaced() {
    let site = Site::copy("small");
    let pack = |region: &str| site.run(&["pack", "--region", region, "stick"]);
    site.write("stick.zip", "years of work");
    let before = files(site.folder.path());
    let output = pack("East Midlands");
    assert_eq!(output.status.code(), Some(3));
    assert!(complaint(&output).contains("stick.zip"), "{}", complaint(&output));
    assert_eq!(files(site.folder.path()), before);

    fs::remove_file(site.folder.path().join("stick.zip")).unwrap();
    assert!(pack("East Midlands").status.success());
    let said = String::from_utf8(pack("London").stdout).unwrap();
    assert!(said.contains("the folder held East Midlands, https://example.org/small/ before"), "{said}");
    // One of ours is known without its folder.
    fs::remove_dir_all(site.folder.path().join("stick")).unwrap();
    assert!(pack("London").status.success());

    let ours = fs::read(site.folder.path().join("stick.zip")).unwrap();
    let mut archive = zip::ZipWriter::new_append(std::io::Cursor::new(ours)).unwrap();
    archive.start_file("stick/notes.txt", zip::write::SimpleFileOptions::default()).unwrap();
    fs::write(site.folder.path().join("stick.zip"), archive.finish().unwrap().into_inner()).unwrap();
    assert_eq!(pack("London").status.code(), Some(3));
}

#[test]
fn check_finds_what_cannot_be_published_and_build_says_the_same() {
    for (file, said) in [
        ("static/councils/index.html", "takes the place of councils/index.html, which the site makes"),
        ("static/Councils/index.html", "where capital and small letters are the same"),
        ("static/councils", "is where a folder is needed"),
        ("static/index.html/x.txt", "needs a folder where there is already index.html"),
        ("static/.peerbench", "keeps its list of files under this name"),
        ("static/.Peerbench/x", "keeps its list of files under this name"),
        ("static/aux.txt", "Windows keeps for a device"),
        ("static/a:b.txt", "not every file system can hold"),
        ("static/end.", "ends in a space or full stop"),
        ("static/assets", "is where a folder is needed"),
        ("static/data/recommendations.csv", "takes the place of data/recommendations.csv"),
        ("static/data/peerbench.xlsx", "takes the place of data/peerbench.xlsx"),
        ("static/pagefind/pagefind.js", "takes the place of pagefind/pagefind.js"),
        ("static/pagefind", "is where a folder is needed"),
        (
            "static/councils/oakham/self-assessment/oakham-self-assessment.docx",
            "takes the place of councils/oakham/self-assessment/oakham-self-assessment.docx",
        ),
        ("static/sitemap.xml", "takes the place of sitemap.xml"),
    ] {
        let site = Site::copy("small");
        site.write(file, "mine");
        let found = site.run(&["check"]);
        let report = unwrapped(&found.stdout);
        assert!(report.contains(file) && report.contains(said), "{file}: {report}");
        assert_eq!(found.status.code(), Some(1), "{file}");
        let built = site.run(&["build"]);
        assert_eq!(built.status.code(), Some(1), "{file}");
        let report = unwrapped(&built.stderr);
        assert!(report.contains(file) && report.contains(said), "{file}: {report}");
        assert!(!site.folder.path().join("public").exists());
    }
}

#[test]
fn a_page_that_cannot_be_published_is_named() {
    let site = Site::copy("small");
    site.write("content/con.md", "+++\ntitle = \"Con\"\n+++\n\nWords.\n");
    let found = site.run(&["check"]);
    let report = unwrapped(&found.stdout);
    assert!(report.contains("content/con.md") && report.contains("Windows keeps for a device"), "{report}");
    assert_eq!(found.status.code(), Some(1));
}

#[test]
fn the_day_of_the_build_is_an_input() {
    let site = Site::copy("small");
    site.replace("peerbench.toml", "as_of = \"2025-06-30\"", "as_of = \"today\"");
    let built = |arguments: &[&str], variable: &str| {
        let mut command = assert_cmd::Command::cargo_bin("peerbench").unwrap();
        command.args(arguments).env("SOURCE_DATE_EPOCH", variable).current_dir(site.folder.path());
        command.output().unwrap()
    };
    let output = built(&["build", "--today", "2025-07-01"], "0");
    assert!(String::from_utf8(output.stdout).unwrap().contains("data as at 1 July 2025"));
    let first = site.all();
    assert!(
        String::from_utf8(first[&site.folder.path().join("public/.peerbench")].clone())
            .unwrap()
            .contains("\"built\":\"2025-07-01\"")
    );
    // 1 July 2025, 23:59:59 UTC.
    assert!(built(&["build"], "1751414399").status.success());
    assert_eq!(site.all(), first);
    assert!(built(&["build"], "1751414400").status.success());
    assert_ne!(site.all(), first);
    for wrong in ["yesterday", "1.5"] {
        assert_eq!(built(&["build"], wrong).status.code(), Some(2), "{wrong}");
        assert_eq!(built(&["check"], wrong).status.code(), Some(2), "{wrong}");
    }
    for command in [vec!["check"], vec!["build"], vec!["pack", "--region", "London", "stick"]] {
        let with = |day| [command.clone(), vec!["--today", day]].concat();
        assert_eq!(built(&with("30/06/2025"), "").status.code(), Some(2));
        assert_eq!(built(&with("2025-07-01"), "yesterday").status.code(), Some(0));
    }
}

#[test]
fn the_manifest_lists_what_was_written() {
    let site = Site::copy("small");
    site.build();
    let manifest: serde_json::Value = serde_json::from_str(&site.published(".peerbench")).unwrap();
    assert_eq!(
        (&manifest["kind"], &manifest["site"], &manifest["peerbench_manifest"]),
        (&"site".into(), &"https://example.org/small/".into(), &2.into())
    );
    let listed: BTreeMap<PathBuf, u64> = manifest["files"]
        .as_array()
        .unwrap()
        .iter()
        .map(|file| (file["path"].as_str().unwrap().into(), file["length"].as_u64().unwrap()))
        .collect();
    let public = site.folder.path().join("public");
    let mut published = site.all();
    published.remove(&public.join(".peerbench")).unwrap();
    let published: BTreeMap<PathBuf, u64> = published
        .into_iter()
        .map(|(path, bytes)| (path.strip_prefix(&public).unwrap().to_owned(), bytes.len() as u64))
        .collect();
    assert_eq!(listed, published);
}
