//! Names of headings that links can lead to.

use std::collections::BTreeSet;

/// Gives each heading of a page a name of its own.
#[derive(Debug, Default)]
pub(super) struct Anchors {
    taken: BTreeSet<String>,
}

impl Anchors {
    /// Names that differ from these.
    pub(super) fn avoiding(taken: &BTreeSet<String>) -> Self {
        Self { taken: taken.clone() }
    }

    /// Takes a name as it is; false when something has it already.
    pub(super) fn take(&mut self, name: &str) -> bool {
        self.taken.insert(name.to_owned())
    }

    /// The name of a heading: its words in lower case with hyphens between, numbered from the second of the same name.
    pub(super) fn name(&mut self, heading: &str) -> String {
        let slug = slug(heading);
        let mut name = slug.clone();
        let mut number = 2_u32;
        while !self.taken.insert(name.clone()) {
            name = format!("{slug}-{number}");
            number += 1;
        }
        name
    }
}

fn slug(heading: &str) -> String {
    let words: String = heading
        .chars()
        .filter(|c| !matches!(c, '\'' | '\u{2019}'))
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .flat_map(char::to_lowercase)
        .collect();
    let words: Vec<&str> = words.split_whitespace().collect();
    if words.is_empty() { "section".to_owned() } else { words.join("-") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_headings_share_a_name() {
        let mut anchors = Anchors::default();
        let names: Vec<String> =
            ["As-of date", "What's new?", "Notes", "Notes", "Notes 2", "Notes", "—", "Ynys Môn"]
                .iter()
                .map(|heading| anchors.name(heading))
                .collect();
        assert_eq!(
            names,
            ["as-of-date", "whats-new", "notes", "notes-2", "notes-2-2", "notes-3", "section", "ynys-môn"]
        );
    }
}
