//! Files that editors, file managers and version control leave among the files of a site.

/// Endings of swap files, backups and the remains of merges.
const ENDINGS: [&str; 7] = ["~", ".orig", ".rej", ".bak", ".tmp", ".save", ".kate-swp"];

/// Beginnings of lock files, and of what macOS keeps next to a file.
const BEGINNINGS: [&str; 4] = [".#", "~$", ".~lock.", "._"];

/// Names that file managers and version control use, in lower case.
const NAMES: [&str; 10] = [
    ".ds_store",
    "thumbs.db",
    "ehthumbs.db",
    "desktop.ini",
    "__macosx",
    ".git",
    ".gitignore",
    ".gitkeep",
    ".hg",
    ".svn",
];

/// Whether a file or folder of this name belongs to a program of its author's and not to the site. Files that hosts ask for
/// (`.nojekyll`, `.well-known`, `.htaccess`) do belong to it.
#[must_use]
pub fn is_editor_leftover(name: &str) -> bool {
    let name = name.to_lowercase();
    let is_swap_file = || {
        // Vim counts down from .swp when several are open.
        let ending = name.rsplit('.').next().unwrap_or_default();
        name.starts_with('.') && ending.len() == 3 && (ending.starts_with("sw") || ending.starts_with("sv"))
    };
    NAMES.contains(&name.as_str())
        || ENDINGS.iter().any(|ending| name.ends_with(ending))
        || BEGINNINGS.iter().any(|beginning| name.starts_with(beginning))
        || (name.len() > 1 && name.starts_with('#') && name.ends_with('#'))
        || is_swap_file()
}

#[cfg(test)]
mod tests {
    use super::is_editor_leftover;

    #[test]
    fn what_editors_leave_is_not_of_the_site() {
        for name in [
            ".base.html.swp",
            ".base.html.SWO",
            "base.html~",
            "#base.html#",
            ".#base.html",
            "base.html.orig",
            "civic.css.rej",
            "method.md.bak",
            ".DS_Store",
            "Thumbs.db",
            "~$report.docx",
            ".~lock.councils.csv#",
            "._icon.svg",
            ".gitkeep",
            "desktop.ini",
            ".git",
        ] {
            assert!(is_editor_leftover(name), "{name}");
        }
    }

    #[test]
    fn what_hosts_ask_for_is() {
        for name in [
            ".nojekyll",
            ".well-known",
            ".htaccess",
            "CNAME",
            "base.html",
            "swap.css",
            "#",
            "_headers",
            "a.swf",
        ] {
            assert!(!is_editor_leftover(name), "{name}");
        }
    }
}
