//! Steps by the month in which they are due.

use serde::Serialize;

use super::{Link, due};
use crate::analysis::DutyState;
use crate::dataset::PartialDate;
use crate::site::Site;
use crate::wording;

/// A month, or a longer time where a date is not known to the month, and what is due in it.
#[derive(Clone, Debug, Serialize)]
pub(in crate::site) struct Month<'a> {
    title: String,
    steps: Vec<DatedStep<'a>>,
}

#[derive(Clone, Debug, Serialize)]
struct DatedStep<'a> {
    council: Link<'a>,
    /// `progress review report`.
    title: String,
    /// The day; empty where no more than the month or the year is known.
    when: String,
    /// The day has passed from which it was due, and it is not late yet.
    not_late: bool,
}

/// Steps in the order given, under the month in which they are due; a date known only to the year stands under its year.
pub(in crate::site) fn months<'a, 'f>(
    site: &Site<'a>,
    steps: impl IntoIterator<Item = &'f DutyState>,
) -> Vec<Month<'a>> {
    let data = site.data();
    let mut months: Vec<Month> = Vec::new();
    for found in steps {
        let council = &data.councils[found.council];
        let (title, when) = match found.due_date {
            Some(date @ PartialDate::Day(day)) => (wording::month(date), day.day().to_string()),
            Some(date) => (wording::month(date), String::new()),
            None => (due(found), String::new()),
        };
        let step = DatedStep {
            council: Link::new(&council.short_name, site.addresses().council(council)),
            title: wording::lower_first(&data.duties[found.duty].title),
            when,
            not_late: found.is_due_and_not_late(site.as_of()),
        };
        match months.iter_mut().find(|month| month.title == title) {
            Some(month) => month.steps.push(step),
            None => months.push(Month { title, steps: vec![step] }),
        }
    }
    months
}
