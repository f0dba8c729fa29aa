//! What became of the files of a folder, in the lines at the end of a command.

use std::fmt::Write;

use crate::output::Outcome;
use crate::report::sanitize_for_terminal;
use crate::wording;

/// Names that are listed before the rest is only counted.
const LISTED: usize = 5;

/// The lines about a folder that was published.
pub(super) fn describe(outcome: &Outcome) -> String {
    let mut text = String::new();
    // Writing to a string cannot fail.
    let _ = writeln!(
        text,
        "files: {} new, {} changed, {} same, {} removed",
        wording::thousands(outcome.new as u64),
        wording::thousands(outcome.changed as u64),
        wording::thousands(outcome.same as u64),
        wording::thousands(outcome.removed as u64)
    );
    let foreign = &outcome.foreign;
    if !foreign.names.is_empty() {
        let files = wording::counted(foreign.files, "file");
        let _ =
            writeln!(text, "carried over: {files} that peerbench did not write ({})", listed(&foreign.names));
    }
    if foreign.unlisted {
        text.push_str(
            "the folder was made by an older peerbench that kept no list of its files: remove by hand what is no longer wanted\n",
        );
    }
    if !outcome.edited.is_empty() {
        let files = wording::counted(outcome.edited.len(), "file");
        let _ = writeln!(
            text,
            "kept: {files} that this build does not make, but that somebody changed since an earlier one did ({})",
            listed(&outcome.edited)
        );
    }
    if let Some(before) = &outcome.before {
        let region = before.region.as_ref().map(|region| format!("{region}, ")).unwrap_or_default();
        let _ = writeln!(text, "the folder held {region}{} before", sanitize_for_terminal(&before.site));
    }
    text
}

/// Names with commas between; of many, the first ones and how many more there are.
fn listed(names: &[String]) -> String {
    let shown: Vec<_> = names.iter().take(LISTED).map(|name| sanitize_for_terminal(name)).collect();
    let more = names.len() - shown.len();
    let more =
        if more > 0 { format!(" and {} more", wording::thousands(more as u64)) } else { String::new() };
    format!("{}{more}", shown.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::Foreign;

    #[test]
    fn what_others_wrote_is_said() {
        let foreign = Foreign { files: 1, names: vec![".git/".to_owned()], unlisted: false };
        let text = describe(&Outcome { new: 1_000, foreign, ..Outcome::default() });
        assert_eq!(
            text,
            "files: 1,000 new, 0 changed, 0 same, 0 removed\ncarried over: 1 file that peerbench did not write (.git/)\n"
        );
        let names = (0..7).map(|name| format!("{name}\u{1b}")).collect();
        let text = describe(&Outcome { edited: names, ..Outcome::default() });
        assert!(text.contains("kept: 7 files") && text.ends_with("4<U+001B> and 2 more)\n"), "{text}");
    }
}
