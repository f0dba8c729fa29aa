//! Recommendations whose due date has passed: which, and how many.

use std::cmp::Reverse;

use crate::analysis::Closure;
use crate::dataset::{Key, Recommendation};
use crate::site::Site;
use crate::wording;

/// Recommendations by their first due date, the latest first.
pub(in crate::site) fn by_due_date(
    site: &Site,
    recommendations: impl Iterator<Item = Key<Recommendation>>,
) -> Vec<Key<Recommendation>> {
    let mut found: Vec<Key<Recommendation>> = recommendations.collect();
    found.sort_by_key(|key| (Reverse(site.status(*key).first_due), *key));
    found
}

/// How many are overdue, and how many are due without a status on record: `3 are overdue; 12 are due with no status on record.`
pub(in crate::site) fn due_dates(closure: &Closure) -> String {
    if closure.with_due_date == 0 {
        return "No due dates are on record.".to_owned();
    }
    let are = |count: u32| {
        let verb = if count == 1 { "is" } else { "are" };
        format!("{} {verb}", wording::thousands(u64::from(count)))
    };
    format!(
        "Of {} with a due date on record, {} overdue; {} due with no status on record.",
        wording::counted(closure.with_due_date as usize, "recommendation"),
        are(closure.overdue),
        are(closure.due_and_silent)
    )
}
