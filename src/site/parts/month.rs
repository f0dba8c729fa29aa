//! Steps by the month in which they are due.

use jiff::civil::Date;
use serde::Serialize;

use super::{Link, due};
use crate::analysis::DutyState;
use crate::dataset::PartialDate;
use crate::site::Site;
use crate::wording;

/// One month and what is due in it.
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
    /// The day, or the span of days; empty where the month says all.
    when: String,
}

/// Steps in the order given, under the month of the first day that they can be due on.
pub(in crate::site) fn months<'a, 'f>(
    site: &Site<'a>,
    steps: impl IntoIterator<Item = &'f DutyState>,
) -> Vec<Month<'a>> {
    let data = site.data();
    let mut months: Vec<Month> = Vec::new();
    for found in steps {
        let title = month(found.due.map(|days| days.earliest));
        let council = &data.councils[found.council];
        let when = match found.due_date {
            Some(PartialDate::Month(..)) => String::new(),
            Some(PartialDate::Day(day)) => day.day().to_string(),
            _ => due(found),
        };
        let step = DatedStep {
            council: Link::new(&council.short_name, site.addresses().council(council)),
            title: wording::lower_first(&data.duties[found.duty].title),
            when,
        };
        match months.last_mut().filter(|month| month.title == title) {
            Some(month) => month.steps.push(step),
            None => months.push(Month { title, steps: vec![step] }),
        }
    }
    months
}

fn month(day: Option<Date>) -> String {
    day.map(|day| wording::month(PartialDate::Day(day))).unwrap_or_default()
}
