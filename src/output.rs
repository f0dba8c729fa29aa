//! Files to publish → `public/`: compared with what is there, staged beside it, swapped in as a whole.
//!
//! A build that fails, is killed or runs out of disk leaves the last good site: everything is written to a folder beside
//! it, and only a finished folder takes its place. Files that did not change are carried over with their times.

mod current;
mod error;
mod paths;
mod place;
mod single;
mod staging;
mod swap;

use std::path::Path;

use rayon::prelude::*;

use crate::artefact::Artefact;
use current::{Current, Fate};
pub use error::Error;
use place::Place;
pub use single::replace;

/// The file that marks a folder as one that peerbench made and may replace.
const MARKER: &str = ".peerbench";
/// What it holds: the version of the folder's form.
const MARK: &str = "1\n";

/// What became of the files. The marker does not count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Files that were not there before.
    pub new: usize,
    /// Files whose bytes changed.
    pub changed: usize,
    /// Files carried over with their times.
    pub same: usize,
    /// Files that are gone.
    pub removed: usize,
    /// Bytes of all files that are there now.
    pub bytes: u64,
}

/// Makes `public` hold exactly these files. When it does already, nothing is touched.
///
/// # Errors
/// When a path cannot be published, when `public` is not a folder that peerbench made, when another build is writing to it,
/// or when the machine refuses. The last site is then as it was.
pub fn publish(public: &Path, mut artefacts: Vec<Artefact>) -> Result<Outcome, Error> {
    artefacts.par_sort_unstable_by(|a, b| a.path.cmp(&b.path));
    paths::check(&artefacts)?;
    let place = Place::find(public)?;
    // Only who holds the lock knows that what is there now will still be there at the swap.
    let _lock = place.lock()?;
    place.recover()?;
    let current = Current::read(&place)?;
    let removed = current.missing_from(&artefacts);
    artefacts.push(Artefact::new(MARKER, MARK));
    let files: Vec<(&Artefact, Fate)> =
        artefacts.par_iter().map(|file| (file, current.fate(&place.public, file))).collect();
    if removed > 0 || files.iter().any(|(_, fate)| *fate != Fate::Same) {
        let staging = place.stage()?;
        staging.fill(&place.public, &files)?;
        staging.swap_in(&place, current.exists)?;
    }
    Ok(tally(&files, removed))
}

/// Counts what became of the files.
fn tally(files: &[(&Artefact, Fate)], removed: usize) -> Outcome {
    let mut outcome = Outcome { removed, ..Outcome::default() };
    for (file, fate) in files.iter().filter(|(file, _)| file.path != MARKER) {
        match fate {
            Fate::New => outcome.new += 1,
            Fate::Changed => outcome.changed += 1,
            Fate::Same => outcome.same += 1,
        }
        outcome.bytes += file.bytes.len() as u64;
    }
    outcome
}

#[cfg(test)]
mod tests;
