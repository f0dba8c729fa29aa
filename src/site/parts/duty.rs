//! Duties as rows.

use serde::Serialize;

use super::{Link, Tag};
use crate::analysis::{DutyState, State};
use crate::site::Site;
use crate::wording;

/// One duty of one council after one challenge.
#[derive(Clone, Debug, Serialize)]
pub(in crate::site) struct DutyRow<'a> {
    /// What is to be done.
    pub title: &'a str,
    /// Who does it.
    pub who: &'a str,
    /// The council bound.
    pub council: Link<'a>,
    /// The challenge that it follows.
    pub challenge: Link<'a>,
    /// When it is due; says so when that is not known.
    pub due: String,
    /// When it was done; empty when nothing is recorded.
    pub done: String,
    /// Its state.
    pub state: Tag,
    /// Why it does not apply, or why nothing can be said; empty otherwise.
    pub reason: String,
}

/// Duties as rows, in the order given.
pub(in crate::site) fn duty_rows<'a, 'b>(
    site: &Site<'a>,
    duties: impl IntoIterator<Item = &'b DutyState>,
) -> Vec<DutyRow<'a>> {
    duties.into_iter().map(|duty| duty_row(site, duty)).collect()
}

fn duty_row<'a>(site: &Site<'a>, found: &DutyState) -> DutyRow<'a> {
    let data = site.data();
    let duty = &data.duties[found.duty];
    let challenge = &data.challenges[found.challenge];
    let council = &data.councils[found.council];
    let due = wording::due(found).unwrap_or_else(|| "not known: the visit has no date".to_owned());
    let reason = match found.state {
        State::DoesNotApply(reason) => {
            let reason = wording::duty_reason(reason);
            match duty.applies_from.filter(|_| reason.contains("rule")) {
                Some(from) => format!("{reason}, which binds visits from {}", wording::day(from)),
                None => reason.to_owned(),
            }
        }
        State::CannotSay if found.due.is_some() => {
            "the dates on record are too coarse; the exact days would settle it".to_owned()
        }
        _ => String::new(),
    };
    DutyRow {
        title: &duty.title,
        who: duty.who.as_deref().unwrap_or_default(),
        council: Link::new(&council.short_name, site.addresses().council(council)),
        challenge: Link::new(wording::visit(challenge), site.addresses().challenge(challenge)),
        due,
        done: found.done.map(wording::date).unwrap_or_default(),
        state: wording::duty_state(found.state).into(),
        reason,
    }
}
