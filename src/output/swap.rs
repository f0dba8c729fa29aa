//! One folder in the place of another.

use std::fs;
use std::io;
use std::path::Path;

/// Why a site was not published although it was written.
pub(super) const FAILED: &str = "the new site cannot take the place of the last one";

/// Puts `new` in the place of `public`: at once where the file system can exchange two names, or else in two steps, between
/// which `public` is at `last`. Afterwards the last site is at `new`, or gone.
pub(super) fn replace(new: &Path, public: &Path, last: &Path) -> io::Result<()> {
    match exchange(new, public) {
        Err(error) if cannot_exchange(&error) => in_two_steps(new, public, last),
        done => done,
    }
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange(new: &Path, public: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, new, CWD, public, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange(_new: &Path, _public: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Whether a system or file system does not know the exchange of names. Both say so in several ways.
fn cannot_exchange(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput)
}

/// Moves `public` away, then `new` to its place. A build killed in between leaves `last`, which the next one brings back.
fn in_two_steps(new: &Path, public: &Path, last: &Path) -> io::Result<()> {
    fs::rename(public, last)?;
    if let Err(error) = fs::rename(new, public) {
        // If this fails too, the last site is still whole at `last` and the next build brings it back.
        let _ = fs::rename(last, public);
        return Err(error);
    }
    fs::rename(last, new)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_steps_come_to_the_same_as_an_exchange() {
        for swap in [replace, in_two_steps] {
            let folder = tempfile::tempdir().unwrap();
            let [new, public, last] = ["new", "public", "last"].map(|name| folder.path().join(name));
            for (path, text) in [(&new, "after"), (&public, "before")] {
                fs::create_dir(path).unwrap();
                fs::write(path.join("a"), text).unwrap();
            }
            swap(&new, &public, &last).unwrap();
            assert_eq!(fs::read_to_string(public.join("a")).unwrap(), "after");
            assert_eq!(fs::read_to_string(new.join("a")).unwrap(), "before");
            assert!(!last.exists());
        }
    }

    #[test]
    fn a_swap_that_fails_puts_the_last_site_back() {
        let folder = tempfile::tempdir().unwrap();
        let [new, public, last] = ["new", "public", "last"].map(|name| folder.path().join(name));
        fs::create_dir(&public).unwrap();
        assert!(in_two_steps(&new, &public, &last).is_err());
        assert!(public.is_dir() && !last.exists());
    }
}
