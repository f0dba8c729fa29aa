//! The cleaned tables, under the names and columns of the input.

pub(super) mod challenge_tables;
pub(super) mod challenges;
pub(super) mod council_tables;
pub(super) mod councils;
pub(super) mod recommendations;
pub(super) mod themes;
pub(super) mod updates;

use crate::dataset::{Council, Dataset, Key, Theme};

/// Ids of councils, separated by semicolons.
fn councils_list(data: &Dataset, councils: &[Key<Council>]) -> String {
    councils.iter().map(|key| data.councils[*key].id.as_str()).collect::<Vec<_>>().join(";")
}

/// Ids of themes, separated by semicolons.
fn themes_list(data: &Dataset, themes: &[Key<Theme>]) -> String {
    themes.iter().map(|key| data.themes[*key].id.as_str()).collect::<Vec<_>>().join(";")
}
