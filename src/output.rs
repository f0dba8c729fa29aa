//! Files to publish → `public/`: compared with what is there, staged next to it, swapped in as a whole.
//!
//! A build that fails, is killed or runs out of disk leaves the last good site: everything is written to a folder next to
//! it, and only a finished folder takes its place. Files that did not change are carried over with their times.
//!
//! A [`Manifest`] lists what peerbench wrote. Only that is ever changed or removed; what others put into the folder is carried over.

mod current;
mod destination;
mod discard;
mod error;
pub mod manifest;
mod metadata;
mod overlap;
mod plan;
mod single;
mod staging;
mod swap;

use std::collections::BTreeSet;
use std::path::Path;

use rayon::prelude::*;

use crate::artefact::{self, Artefact, Fault};
use current::{Current, Entry, Form};
use destination::Destination;
pub use destination::sibling;
use discard::Older;
pub use error::Error;
use manifest::{Manifest, Mark, Provenance};
pub use overlap::check_separate;
use plan::{Change, Plan};
pub use single::{check_replaceable, replace};
use staging::{Exists, Staging};

/// What became of the files. The manifest does not count.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Files that were not there before.
    pub new: usize,
    /// Files whose bytes changed.
    pub changed: usize,
    /// Files carried over with their times.
    pub same: usize,
    /// Files that are gone.
    pub removed: usize,
    /// Bytes of all files that were published.
    pub bytes: u64,
    /// What peerbench did not write, and carried over.
    pub foreign: Foreign,
    /// Files that peerbench wrote and no longer makes, but kept because somebody changed them since.
    pub edited: Vec<String>,
    /// Whose the folder was before, where that is another site or region.
    pub before: Option<Provenance>,
}

/// What peerbench did not write.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Foreign {
    /// How many files, symbolic links and devices.
    pub files: usize,
    /// Names at the root of the folder that are or hold them, sorted; a folder's with a final slash.
    pub names: Vec<String>,
    /// Whether an older peerbench made the folder, which kept no list, so that some of them may be its own.
    pub unlisted: bool,
}

/// Makes `folder` hold these files and what others put there, and no other file that peerbench wrote. When it does already, nothing is
/// touched.
///
/// # Errors
/// When a path cannot be published, when `folder` is not one that peerbench made or holds something of another kind, when something that
/// peerbench did not write is in the way, when another build is writing to it, or when the machine refuses. What was published last is
/// then as it was.
pub fn publish(
    folder: &Path,
    provenance: Provenance,
    mut artefacts: Vec<Artefact>,
) -> Result<Outcome, Error> {
    artefacts.par_sort_unstable_by(|a, b| a.path.cmp(&b.path));
    refuse_faults(&artefacts)?;
    let destination = Destination::find(folder)?;
    // Only who holds the lock knows that what is there now will still be there at the swap.
    let _lock = destination.lock()?;
    destination.recover()?;
    let current = Current::read(&destination.folder, provenance.kind)?;
    let plan = Plan::new(&destination.folder, &current, &artefacts)?;
    let manifest = Manifest::of(provenance, &artefacts);
    let outcome = outcome(&plan, &current, &manifest);
    let (mark, exists) = match &current {
        Current::Missing => (None, None),
        Current::Empty => (None, Some(Exists::Empty)),
        Current::Written(mark, _) => (Some(mark), Some(Exists::Filled)),
    };
    if plan.changes_nothing() && matches!(mark, Some(Mark::Manifest(before)) if *before == manifest) {
        return Ok(outcome);
    }
    let staging = Staging::create(destination.staging())?;
    staging.fill(&destination.folder, &plan, &manifest.artefact())?;
    if let (Some(replaced), Some(mark)) = (staging.swap_in(&destination, exists)?, mark) {
        match discard::replaced(&replaced, mark, &destination.folder, Some(&manifest), Older::Removed) {
            // The new site is in its place; what cannot be removed now is removed by the next build.
            Ok(()) | Err(Error::Machine { .. }) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(outcome)
}

/// Refuses files that cannot be published. `check` reports them with what they come from; this is for whoever forgot to ask.
fn refuse_faults(files: &[Artefact]) -> Result<(), Error> {
    let refuse = |file: &Artefact, problem| Err(Error::Path { path: file.path.clone(), problem });
    match artefact::faults(files).first() {
        None => Ok(()),
        Some(Fault::Path { file, problem }) => refuse(file, problem),
        Some(Fault::Same(_, file)) => refuse(file, "another file has this path, where case does not count"),
        Some(Fault::FileAsFolder(file, _)) => refuse(file, "another file stands where it needs a folder"),
    }
}

/// Counts what becomes of the files.
fn outcome(plan: &Plan, current: &Current, manifest: &Manifest) -> Outcome {
    let mut outcome = Outcome { removed: plan.removed, edited: plan.edited.clone(), ..Outcome::default() };
    for (file, change) in &plan.files {
        match change {
            Change::New => outcome.new += 1,
            Change::Changed => outcome.changed += 1,
            Change::Same => outcome.same += 1,
        }
        outcome.bytes += file.bytes.len() as u64;
    }
    outcome.foreign = foreign(plan);
    if let Current::Written(mark, _) = current {
        match mark {
            Mark::FirstEdition => outcome.foreign.unlisted = true,
            Mark::Manifest(Manifest { provenance: before, .. }) => {
                let now = &manifest.provenance;
                let other = (&before.site, &before.region) != (&now.site, &now.region);
                outcome.before = other.then(|| before.clone());
            }
        }
    }
    outcome
}

/// Sums up what peerbench did not write.
fn foreign(plan: &Plan) -> Foreign {
    let edited = |entry: &Entry| plan.edited.iter().any(|path| *path == entry.path.to_string_lossy());
    let mut names = BTreeSet::new();
    let mut files = 0;
    for entry in plan.kept.iter().filter(|entry| !edited(entry)) {
        files += usize::from(entry.form != Form::Folder);
        let mut parts = entry.path.components();
        let name =
            parts.next().map(|part| part.as_os_str().to_string_lossy().into_owned()).unwrap_or_default();
        let is_folder = parts.next().is_some() || entry.form == Form::Folder;
        names.insert(if is_folder { name + "/" } else { name });
    }
    Foreign { files, names: names.into_iter().collect(), unlisted: false }
}

#[cfg(test)]
mod tests;
