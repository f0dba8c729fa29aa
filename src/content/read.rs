//! Finding and reading `content/**/*.md`.

use std::collections::BTreeMap;
use std::fs::{self, DirEntry};
use std::path::Path;

use super::{Content, Source, front_matter};
use crate::editor_leftover::is_editor_leftover;
use crate::report::{Location, Problem, ProblemKind, Report};

/// The folder of pages, within the site folder.
const FOLDER: &str = "content";

/// The largest page, in bytes.
const LARGEST: u64 = 1 << 20;

/// How deep folders may stand within each other.
const DEEPEST: usize = 12;

/// The file that speaks for its folder.
const SECTION: &str = "_index";

/// Reads every page of a site folder, in the order of their paths. A file that cannot be used is left out, with its problems
/// in the report. Symbolic links are not followed, so that no page can come from outside the site.
pub fn read(site: &Path, report: &mut Report) -> Content {
    let folder = site.join(FOLDER);
    let mut files = Vec::new();
    if folder.is_symlink() {
        report.add(Problem::symbolic_link(FOLDER.to_owned()));
    } else if folder.exists() {
        // A site without prose of its own still has its standard pages.
        find(&folder, FOLDER, DEEPEST, &mut files, report);
    }
    files.sort();
    let pages: Vec<Source> = files.iter().filter_map(|file| page(site, file, report)).collect();
    report_shared_addresses(&pages, report);
    Content { pages }
}

/// Adds the pages of a folder to `files`, as paths relative to the site folder.
fn find(folder: &Path, name: &str, depth: usize, files: &mut Vec<String>, report: &mut Report) {
    let entries = fs::read_dir(folder).and_then(Iterator::collect::<Result<Vec<DirEntry>, _>>);
    let entries = match entries {
        Ok(entries) => entries,
        Err(error) => {
            report.add(Problem::unreadable(Location::file(name), &error));
            return;
        }
    };
    for entry in entries {
        let file_name = entry.file_name();
        let Some(entry_name) = file_name.to_str() else {
            let location = Location::file(format!("{name}/{}", file_name.to_string_lossy()));
            report.add(Problem::new(ProblemKind::ContentName, location, "the name is not UTF-8"));
            continue;
        };
        if entry_name.starts_with('.') || is_editor_leftover(entry_name) {
            continue;
        }
        let path = format!("{name}/{entry_name}");
        match entry.file_type() {
            Err(error) => report.add(Problem::unreadable(Location::file(path), &error)),
            Ok(kind) if kind.is_symlink() => report.add(Problem::symbolic_link(path)),
            Ok(kind) if kind.is_dir() => {
                if !is_slug(entry_name) {
                    report.add(bad_name(path, "the folder"));
                } else if depth == 0 {
                    let message = format!("folders stand more than {DEEPEST} deep");
                    report.add(Problem::new(ProblemKind::ContentDepth, Location::file(path), message));
                } else {
                    find(&entry.path(), &path, depth - 1, files, report);
                }
            }
            Ok(kind) => match entry_name.strip_suffix(".md").filter(|_| kind.is_file()) {
                Some(stem) if stem == SECTION || is_slug(stem) => files.push(path),
                Some(_) => report.add(bad_name(path, "the page")),
                None => report.add(
                    Problem::new(
                        ProblemKind::ContentStray,
                        Location::file(path),
                        "is not a page and was passed over",
                    )
                    .help("pages end in .md; pictures and documents belong in static/"),
                ),
            },
        }
    }
}

/// Whether a name can stand in an address: lower-case letters, digits and hyphens between them.
fn is_slug(name: &str) -> bool {
    name.split('-')
        .all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()))
}

fn bad_name(path: String, what: &str) -> Problem {
    Problem::new(
        ProblemKind::ContentName,
        Location::file(path),
        format!("{what} cannot be an address by this name"),
    )
    .expected("lower-case letters and digits, with hyphens between words")
}

/// Reads one page.
fn page(site: &Path, file: &str, report: &mut Report) -> Option<Source> {
    let text = text(site, file, report)?;
    let (front, start) = front_matter::read(file, &text, report)?;
    let lines_before = text[..start].matches('\n').count();
    Some(Source {
        file: file.to_owned(),
        address: address(file),
        front,
        body: text[start..].to_owned(),
        body_line: u32::try_from(lines_before + 1).unwrap_or(u32::MAX),
    })
}

/// Reads a file as text, without a byte order mark.
fn text(site: &Path, file: &str, report: &mut Report) -> Option<String> {
    let path = site.join(file);
    let bytes = match fs::metadata(&path)
        .and_then(|about| if about.len() > LARGEST { Ok(None) } else { fs::read(&path).map(Some) })
    {
        Ok(Some(bytes)) => bytes,
        Ok(None) => {
            let message = "the page is larger than a mebibyte and was not read";
            report.add(Problem::new(ProblemKind::ContentTooLarge, Location::file(file), message));
            return None;
        }
        Err(error) => {
            report.add(Problem::unreadable(Location::file(file), &error));
            return None;
        }
    };
    match String::from_utf8(bytes) {
        Ok(text) => Some(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text)),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let shown = String::from_utf8_lossy(error.as_bytes());
            let location = Location::in_text(file, &shown, at..at + char::REPLACEMENT_CHARACTER.len_utf8());
            report.add(
                Problem::new(ProblemKind::ContentEncoding, location, "the page is not UTF-8")
                    .help("save the file with the encoding UTF-8"),
            );
            None
        }
    }
}

/// The address of a page below the site's root: `content/method.md` is `method/`, `content/councils/_index.md` is
/// `councils/`. Hosts look for the page of unknown addresses in a file: `content/404.md` is `404.html`.
fn address(file: &str) -> String {
    let path = file.strip_prefix(FOLDER).unwrap_or(file).trim_start_matches('/');
    let path = path.strip_suffix(".md").unwrap_or(path);
    if path == "404" {
        return "404.html".to_owned();
    }
    match path.strip_suffix(SECTION) {
        Some(folder) => folder.to_owned(),
        None => format!("{path}/"),
    }
}

/// Reports every page whose address an earlier one has.
fn report_shared_addresses(pages: &[Source], report: &mut Report) {
    let mut first: BTreeMap<&str, &str> = BTreeMap::new();
    for page in pages {
        if let Some(earlier) = first.get(page.address.as_str()) {
            let message = format!("has the same address as {earlier}: /{}", page.address);
            report.add(
                Problem::new(ProblemKind::ContentAddress, Location::file(page.file.as_str()), message)
                    .help("rename one of them, or put the text of both in one"),
            );
        } else {
            first.insert(&page.address, &page.file);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRONT: &str = "+++\ntitle = \"A page\"\n+++\n";

    /// A site folder with these files.
    fn site(files: &[(&str, &[u8])]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (path, bytes) in files {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        folder
    }

    fn problems(folder: &tempfile::TempDir) -> Vec<(String, &'static str)> {
        let mut report = Report::default();
        read(folder.path(), &mut report);
        report.sort();
        report.iter().map(|problem| (problem.location.to_string(), problem.kind.code())).collect()
    }

    #[test]
    fn addresses_follow_the_folders() {
        let folder = site(&[
            ("content/_index.md", FRONT.as_bytes()),
            ("content/method.md", format!("\u{feff}{FRONT}\nText").as_bytes()),
            ("content/councils/_index.md", FRONT.as_bytes()),
            ("content/councils/derby.md", FRONT.as_bytes()),
            ("content/404.md", FRONT.as_bytes()),
            ("content/.draft.md", b"not read"),
            ("content/method.md~", b"not read"),
            ("content/#method.md#", b"not read"),
        ]);
        let mut report = Report::default();
        let content = read(folder.path(), &mut report);
        assert_eq!(report, Report::default());
        let found: Vec<_> = content.pages.iter().map(|p| (p.file.as_str(), p.address.as_str())).collect();
        assert_eq!(
            found,
            [
                ("content/404.md", "404.html"),
                ("content/_index.md", ""),
                ("content/councils/_index.md", "councils/"),
                ("content/councils/derby.md", "councils/derby/"),
                ("content/method.md", "method/"),
            ]
        );
        let method = content.pages.last().unwrap();
        assert_eq!((method.body.as_str(), method.body_line), ("\nText", 4));
    }

    #[test]
    fn files_that_cannot_be_pages_are_reported() {
        let large = vec![b'x'; usize::try_from(LARGEST).unwrap() + 1];
        let folder = site(&[
            ("content/Big Page.md", FRONT.as_bytes()),
            ("content/large.md", &large),
            ("content/latin.md", b"+++\ntitle = \"Ynys M\xf4n\"\n+++\n"),
            ("content/method.md", FRONT.as_bytes()),
            ("content/method/_index.md", FRONT.as_bytes()),
            ("content/picture.png", b"png"),
        ]);
        assert_eq!(
            problems(&folder),
            [
                ("content/Big Page.md".to_owned(), "content-name"),
                ("content/large.md".to_owned(), "content-too-large"),
                ("content/latin.md:2:16".to_owned(), "content-encoding"),
                ("content/method/_index.md".to_owned(), "content-address"),
                ("content/picture.png".to_owned(), "content-stray"),
            ]
        );
        assert_eq!(problems(&site(&[])), [], "a site may have no prose of its own");
    }

    #[cfg(unix)]
    #[test]
    fn no_page_comes_from_outside_the_site() {
        let outside = site(&[("secret.md", FRONT.as_bytes())]);
        let folder = site(&[("content/_index.md", FRONT.as_bytes())]);
        std::os::unix::fs::symlink(outside.path(), folder.path().join("content/out")).unwrap();
        std::os::unix::fs::symlink(outside.path().join("secret.md"), folder.path().join("content/secret.md"))
            .unwrap();
        assert_eq!(
            problems(&folder),
            [("content/out".to_owned(), "symbolic-link"), ("content/secret.md".to_owned(), "symbolic-link"),]
        );
    }
}
