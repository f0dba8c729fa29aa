//! Whether the links and pictures of written pages lead somewhere.

use std::collections::{BTreeMap, BTreeSet};

use super::ids::ids;
use crate::address::Addresses;
use crate::artefact::Artefact;
use crate::content::Link;
use crate::report::{Location, Problem, ProblemKind, Report, nearest};

/// A link with the page that shows it.
#[derive(Clone, Debug)]
pub struct ShownLink {
    /// Path of the page below the site's root, with a slash at its end where it is a folder.
    pub(super) page: String,
    /// The link.
    pub(super) link: Link,
}

/// Reports every link that leads to no file of the site, or to no part of its page. `artefacts` are the files that the site has;
/// `others` are paths of files that some builds leave out.
pub fn check_links(
    links: &[ShownLink],
    artefacts: &[Artefact],
    others: &BTreeSet<String>,
    addresses: &Addresses,
    report: &mut Report,
) {
    let files = artefacts.iter().map(|artefact| (artefact.path.as_str(), artefact)).collect();
    let mut targets = Targets { files, others, addresses, ids: BTreeMap::new() };
    for shown in links {
        if let Err(problem) = targets.check(shown) {
            report.add(*problem);
        }
    }
}

/// What links can lead to.
struct Targets<'a> {
    files: BTreeMap<&'a str, &'a Artefact>,
    others: &'a BTreeSet<String>,
    addresses: &'a Addresses,
    /// The ids of the pages that a link with an anchor led to.
    ids: BTreeMap<String, BTreeSet<&'a str>>,
}

impl Targets<'_> {
    fn check(&mut self, shown: &ShownLink) -> Result<(), Box<Problem>> {
        let Link { to, is_picture, location } = &shown.link;
        let Some(path) = self.within_the_site(to) else { return Ok(()) };
        let (path, anchor) = path.split_once('#').unwrap_or((path, ""));
        let path = path.split('?').next().unwrap_or_default();
        let Some(path) = resolved(&shown.page, &decoded(path)) else {
            return Err(Box::new(
                Problem::new(ProblemKind::BrokenLink, location.clone(), "the link leads out of this site")
                    .help("write an address elsewhere in full, from https://"),
            ));
        };
        let Some(file) = self.file(&path, *is_picture) else {
            return Err(self.leads_nowhere(&path, *is_picture, location));
        };
        if *is_picture || anchor.is_empty() || anchor == "top" || anchor.starts_with(":~:") {
            return Ok(());
        }
        self.check_anchor(&file, &decoded(anchor), location)
    }

    /// A link's path from the page or, with a slash in front, from the site's root; nothing where it leads elsewhere.
    fn within_the_site<'t>(&self, to: &'t str) -> Option<&'t str> {
        let root = self.addresses.absolute("");
        let from_root =
            to.strip_prefix(self.addresses.base()).or_else(|| to.strip_prefix(&root)).map(|path| {
                // The slash before it is the last byte of the prefix.
                &to[to.len() - path.len() - 1..]
            });
        let is_elsewhere = || to.split(['/', '?', '#']).next().is_some_and(|start| start.contains(':'));
        from_root.or_else(|| (!is_elsewhere()).then_some(to))
    }

    /// The file that a path leads to. Hosts lead the address of a folder to the same with a slash.
    fn file(&self, path: &str, is_picture: bool) -> Option<String> {
        let has = |file: &str| self.files.contains_key(file) || self.others.contains(file);
        if is_picture {
            return (has(path) && !is_page(path)).then(|| path.to_owned());
        }
        let in_folder = if path.is_empty() || path.ends_with('/') {
            format!("{path}index.html")
        } else {
            format!("{path}/index.html")
        };
        [path.to_owned(), in_folder].into_iter().find(|file| has(file))
    }

    fn leads_nowhere(&self, path: &str, is_picture: bool, location: &Location) -> Box<Problem> {
        let what = if is_picture { "there is no such picture" } else { "the link leads nowhere" };
        let problem = Problem::new(ProblemKind::BrokenLink, location.clone(), format!("{what}: /{path}"));
        let known = self.files.keys().map(|file| file.strip_suffix("index.html").unwrap_or(file));
        Box::new(match nearest(path, known) {
            Some(near) => problem.help(format!("did you mean /{near}?")),
            None => problem.expected("the address of a page or file of this site, from its root: /method/"),
        })
    }

    fn check_anchor(&mut self, file: &str, anchor: &str, location: &Location) -> Result<(), Box<Problem>> {
        let Some(artefact) = self.files.get(file).filter(|_| is_page(file)) else { return Ok(()) };
        let known = self.ids.entry(file.to_owned()).or_insert_with(|| {
            std::str::from_utf8(&artefact.bytes).map(|html| ids(html).collect()).unwrap_or_default()
        });
        if known.contains(anchor) {
            return Ok(());
        }
        let page = file.strip_suffix("index.html").unwrap_or(file);
        let message = format!("the page /{page} has no part called #{anchor}");
        let problem = Problem::new(ProblemKind::BrokenAnchor, location.clone(), message);
        Err(Box::new(match nearest(anchor, known.iter().copied()) {
            Some(near) => problem.help(format!("did you mean #{near}?")),
            None => problem.expected("the id of a heading or another part of that page"),
        }))
    }
}

/// Whether a file is a page, as the site names its pages.
fn is_page(file: &str) -> bool {
    file.rsplit_once('.').is_some_and(|(_, ending)| ending == "html")
}

/// The path below the site's root that a path leads to from a page; nothing when it leads above the root.
fn resolved(page: &str, path: &str) -> Option<String> {
    let folder = page.rsplit_once('/').map_or("", |(folder, _)| folder);
    let (start, path) = match path.strip_prefix('/') {
        Some(path) => ("", path),
        None if path.is_empty() => return Some(page.to_owned()),
        None => (folder, path),
    };
    let mut parts: Vec<&str> = start.split('/').filter(|part| !part.is_empty()).collect();
    let mut is_folder = false;
    for part in path.split('/') {
        is_folder = matches!(part, "" | "." | "..");
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    let end = if is_folder && !parts.is_empty() { "/" } else { "" };
    Some(parts.join("/") + end)
}

/// A text with its percent codes decoded; as it is where they are not codes of UTF-8.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let code = after.get(..2).filter(|_| *first == b'%');
        let code = code.and_then(|code| std::str::from_utf8(code).ok());
        let decoded = code.and_then(|code| u8::from_str_radix(code, 16).ok());
        bytes.push(decoded.unwrap_or(*first));
        rest = if decoded.is_some() { &after[2..] } else { after };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The code of the problem that a link on `/more/` has.
    fn fault(to: &str) -> Option<&'static str> {
        fault_of(to, false)
    }

    fn fault_of(to: &str, is_picture: bool) -> Option<&'static str> {
        let page = "<h1 id=\"main\">x</h1><h2 id=\"ynys-môn\">y</h2>";
        let files = [
            Artefact::new("index.html", page),
            Artefact::new("more/index.html", page),
            Artefact::new("councils/derby/index.html", page),
            Artefact::new("data/closure.csv", "a"),
            Artefact::new("pictures/a b.svg", "a"),
            Artefact::new("404.html", page),
        ];
        let others = ["data/peerbench.xlsx".to_owned()].into_iter().collect();
        let link = Link { to: to.to_owned(), is_picture, location: Location::file("content/more.md") };
        let shown = [ShownLink { page: "more/".to_owned(), link }];
        let mut report = Report::default();
        check_links(&shown, &files, &others, &Addresses::new("https://example.org/a/"), &mut report);
        report.iter().next().map(|problem| problem.kind.code())
    }

    #[test]
    fn links_may_be_written_in_many_ways() {
        for to in [
            "/a/",
            "/a/councils/derby/",
            "/a/councils/derby",
            "/a/councils/derby/index.html",
            "../councils/derby/",
            "..",
            "../",
            "./",
            "#main",
            "#top",
            "#ynys-m%C3%B4n",
            "#ynys-môn",
            "?q=x#main",
            "/a/more/?x#main",
            "../data/closure.csv",
            "/a/data/closure.csv#row=3",
            "/a/data/peerbench.xlsx",
            "/a/404.html",
            "https://example.org/a/more/",
            "https://example.org/elsewhere/",
            "mailto:a@example.org",
            "https://other.example/",
            "/a/pictures/a%20b.svg",
            "/a/more/#:~:text=x",
        ] {
            assert_eq!(fault(to), None, "{to}");
        }
        assert_eq!(fault_of("../pictures/a%20b.svg", true), None);
    }

    #[test]
    fn what_leads_nowhere_is_reported() {
        for to in [
            "/a/nope/",
            "/a/nope",
            "nope",
            "councils/derby/",
            "/a/data/closure.csv/",
            "/a/Councils/derby/",
            "../../x",
            "https://example.org/a/nope/",
            "/a/data/nope.csv",
        ] {
            assert_eq!(fault(to), Some("broken-link"), "{to}");
        }
        for to in ["#nope", "/a/councils/derby/#nope", "../#nope", "/a/#Main", "https://example.org/a/#nope"]
        {
            assert_eq!(fault(to), Some("broken-anchor"), "{to}");
        }
        for to in ["/a/more/", "/a/more/index.html", "/a/pictures/none.svg"] {
            assert_eq!(fault_of(to, true), Some("broken-link"), "{to}");
        }
    }
}
