//! Themes: whether anything uses them.

use super::Check;
use crate::dataset::read::themes as columns;
use crate::report::{Problem, ProblemKind};

pub(super) fn check(check: &mut Check<'_>) {
    let themes = &check.data.themes;
    let mut used = vec![false; themes.len()];
    let recommended = check.data.recommendations.rows().iter().flat_map(|row| &row.themes);
    let praised = check.data.strengths.rows().iter().flat_map(|row| &row.themes);
    for theme in recommended.chain(praised) {
        used[theme.position()] = true;
    }
    for ((key, theme), _) in themes.iter().zip(used).filter(|(_, used)| !used) {
        let location = check.location("themes.csv", themes.line(key), columns::ID);
        let message = format!("No recommendation and no strength has the theme {}.", theme.id);
        check.report.add(Problem::new(ProblemKind::UnusedTheme, location, message));
    }
}
