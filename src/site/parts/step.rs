//! Steps expected after a visit, as a ladder.

use serde::Serialize;

use crate::analysis::{DutyState, State};
use crate::dataset::{Challenge, Council, Key};
use crate::site::Site;
use crate::wording;

/// One step.
#[derive(Clone, Debug, Serialize)]
pub(in crate::site) struct Step<'a> {
    title: &'a str,
    /// The end of its class in the style sheet.
    slug: &'static str,
    /// When it was taken, or by when it is expected.
    words: String,
}

/// The steps after a visit that apply to a council, and one sentence on those that do not.
pub(in crate::site) fn steps<'a>(
    site: &Site<'a>,
    challenge: Key<Challenge>,
    council: Key<Council>,
) -> (Vec<Step<'a>>, String) {
    let states: Vec<&DutyState> =
        site.findings().duties_of(challenge).iter().filter(|step| step.council == council).collect();
    let (without, with): (Vec<&DutyState>, Vec<&DutyState>) =
        states.into_iter().partition(|step| matches!(step.state, State::DoesNotApply(_)));
    (with.into_iter().map(|state| step(site, state)).collect(), not_expected(site, &without))
}

fn step<'a>(site: &Site<'a>, found: &DutyState) -> Step<'a> {
    let due = due(found);
    let done = found.done.map(wording::date).unwrap_or_default();
    let words = match found.state {
        State::Met => done,
        State::MetLate => format!("{done}, expected by {due}"),
        State::DueSoon | State::NotYetDue => format!("by {due}"),
        State::PastDue => format!("expected by {due}; no record found"),
        State::CannotSay | State::DoesNotApply(_) if due.is_empty() => {
            "the visit has no date on record".to_owned()
        }
        State::CannotSay | State::DoesNotApply(_) => {
            format!("due {due}; the dates on record are too coarse to say more")
        }
    };
    Step { title: &site.data().duties[found.duty].title, slug: wording::duty_state(found.state).slug, words }
}

/// When a step is due: a date, a span of days, or nothing where that is not known.
pub(in crate::site) fn due(found: &DutyState) -> String {
    wording::due(found).unwrap_or_default()
}

/// `Not expected: action plan, progress review (the visit came before this rule).`
fn not_expected(site: &Site, states: &[&DutyState]) -> String {
    let mut reasons: Vec<(&str, Vec<String>)> = Vec::new();
    for found in states {
        let State::DoesNotApply(reason) = found.state else { continue };
        let reason = wording::duty_reason(reason);
        let title = wording::lower_first(&site.data().duties[found.duty].title);
        match reasons.iter_mut().find(|(known, _)| *known == reason) {
            Some((_, titles)) => titles.push(title),
            None => reasons.push((reason, vec![title])),
        }
    }
    let parts: Vec<String> =
        reasons.iter().map(|(reason, titles)| format!("{} ({reason})", wording::list(titles))).collect();
    if parts.is_empty() { String::new() } else { format!("Not expected: {}.", wording::list(&parts)) }
}
