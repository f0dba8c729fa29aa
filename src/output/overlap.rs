//! Which folders must not be published to: those that hold the site's own files, or where the command runs.

use std::io;
use std::path::{Path, PathBuf};

use super::Error;

/// Folders of a site that people write.
const OWN: [&str; 5] = ["content", "data", "static", "templates", "themes"];

/// Refuses a folder that a build may not replace: the site folder, the working folder, one above them, or one that holds, is or lies
/// within a folder of the site's own files.
///
/// # Errors
/// When the folder is one of these, or when a path cannot be resolved.
pub fn check_separate(folder: &Path, site: &Path) -> Result<(), Error> {
    let refuse = |problem| Err(Error::Overlap { path: folder.to_path_buf(), problem });
    let resolve = |path: &Path| resolved(path).map_err(Error::at(path, "the folder cannot be found"));
    let (target, site) = (resolve(folder)?, resolve(site)?);
    if site.starts_with(&target) {
        return refuse("is the site folder, or holds it");
    }
    if resolve(Path::new("."))?.starts_with(&target) {
        return refuse("is the working folder, or holds it");
    }
    for own in OWN {
        let own = resolve(&site.join(own))?;
        if target.starts_with(&own) || own.starts_with(&target) {
            return refuse("is, holds or lies within a folder of the site's own files");
        }
    }
    Ok(())
}

/// The absolute path without symbolic links and `..`, as far as it exists; the rest is taken as it is written.
fn resolved(path: &Path) -> io::Result<PathBuf> {
    let whole = std::path::absolute(path)?;
    let existing = whole.ancestors().find_map(|above| Some((above, above.canonicalize().ok()?)));
    let Some((above, real)) = existing else { return Ok(whole) };
    let mut resolved = real;
    for part in whole.strip_prefix(above).unwrap_or(&whole).components() {
        match part {
            std::path::Component::ParentDir => {
                resolved.pop();
            }
            part => resolved.push(part),
        }
    }
    Ok(resolved)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn folders_that_a_build_must_not_replace() {
        let outer = tempfile::tempdir().unwrap();
        let site = outer.path().join("outer/site");
        fs::create_dir_all(site.join("data")).unwrap();
        for wrong in [
            "",
            ".",
            "..",
            "../..",
            "data",
            "data/",
            "data/x",
            "data/x/y",
            "content",
            "themes/civic",
            "static/../data",
            "new/../data",
            "../site",
            "../../outer",
            "public/..",
            "public/../..",
            "templates",
        ] {
            let found = check_separate(&site.join(wrong), &site);
            assert!(matches!(found, Err(Error::Overlap { .. })), "{wrong}");
        }
        for right in [
            "public",
            "public/",
            "public/new",
            "../public",
            "../site2",
            "database",
            "../data",
            "new/../public",
        ] {
            check_separate(&site.join(right), &site).unwrap();
        }
        let here = std::env::current_dir().unwrap();
        for wrong in [Path::new("."), Path::new("src/.."), &here, here.parent().unwrap(), Path::new("/")] {
            assert!(check_separate(wrong, &site).is_err(), "{}", wrong.display());
        }
    }

    #[cfg(unix)]
    #[test]
    fn links_do_not_hide_a_folder() {
        let outer = tempfile::tempdir().unwrap();
        let site = outer.path().join("site");
        fs::create_dir_all(site.join("data")).unwrap();
        fs::create_dir(outer.path().join("tables")).unwrap();
        std::os::unix::fs::symlink(&site, outer.path().join("link")).unwrap();
        std::os::unix::fs::symlink("../tables", site.join("content")).unwrap();
        for wrong in ["link", "link/data", "tables", "tables/x"] {
            assert!(check_separate(&outer.path().join(wrong), &site).is_err(), "{wrong}");
        }
    }
}
