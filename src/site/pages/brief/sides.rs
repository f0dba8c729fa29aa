//! What the sides of a brief have room for; on its back every recommendation by visit, as many as one side of A4 holds.

use serde::Serialize;

use crate::dataset::{Challenge, Council, Key, PartialDate, Recommendation};
use crate::site::Site;
use crate::site::parts::{RecommendationRow, recommendation_row};
use crate::wording;

/// Height of one side of A4 between its margins and above the line at its foot, in millimetres.
const SIDE: f64 = 250.0;

/// Height that the notice of a site takes, at the foot of each side.
const NOTICE: f64 = 4.0;

/// Heights of the headings of the side and of a visit.
const HEADING: f64 = 14.0;
const VISIT: f64 = 7.0;

/// Height of a line, and the room between two recommendations.
const LINE: f64 = 3.5;
const GAP: f64 = 2.0;

/// Characters on a line of what was asked, and of the update under it: on the back, and on the front next to the rail.
const LETTERS: usize = 86;
const LETTERS_IN_FRONT: usize = 50;

/// Height that the front has for what to ask first.
const ASK_FIRST: f64 = 94.0;

/// Characters on a line of the state at the side, and of the due date under it.
const STATE_LETTERS: usize = 19;

/// One visit with what it asked.
#[derive(Serialize)]
pub(super) struct Visit<'a> {
    /// `Follow-up visit, November 2018`; of a predecessor with its name.
    title: String,
    rows: Vec<RecommendationRow<'a>>,
}

/// The visits of a council and of its predecessors, the newest first, until the side is full; and what that leaves out.
pub(super) fn visits<'a>(site: &Site<'a>, key: Key<Council>) -> (Vec<Visit<'a>>, String) {
    let data = site.data();
    let own = data.challenges_of(key).iter().map(|visit| (*visit, key));
    let inherited = site.findings().inheritances_of(data, key);
    let inherited = inherited.iter().flat_map(|from| from.challenges.iter().map(|visit| (*visit, from.from)));
    let mut visits: Vec<(Key<Challenge>, Key<Council>)> = own.chain(inherited).collect();
    visits.sort_by_key(|(visit, council)| {
        (*council != key, std::cmp::Reverse(data.challenges[*visit].visit_end().map(PartialDate::latest)))
    });
    let notice = if site.config.notice.is_some() { NOTICE } else { 0.0 };
    let mut free = SIDE - HEADING - notice;
    let (mut shown, mut cut, mut cut_visits) = (Vec::new(), 0, 0);
    for (visit, council) in visits {
        let asked: Vec<Key<Recommendation>> = data
            .recommendations_of(visit)
            .iter()
            .copied()
            .filter(|recommendation| data.addressed_by(*recommendation).contains(&council))
            .collect();
        if asked.is_empty() {
            continue;
        }
        let rows: Vec<RecommendationRow> = asked.iter().map(|key| recommendation_row(site, *key)).collect();
        let height = VISIT + rows.iter().map(|row| height_of(row, LETTERS)).sum::<f64>();
        // Once a visit is cut, older ones are too: none is shown out of its order.
        if cut == 0 && height <= free {
            free -= height;
            shown.push(Visit { title: title(site, visit, council, key), rows });
        } else {
            cut += asked.len();
            cut_visits += 1;
        }
    }
    let left_out = if cut == 0 {
        String::new()
    } else {
        format!(
            "Not shown for want of room: {} of {}.",
            wording::counted(cut, "recommendation"),
            wording::counted(cut_visits, "earlier visit")
        )
    };
    (shown, left_out)
}

fn title(site: &Site, visit: Key<Challenge>, council: Key<Council>, of: Key<Council>) -> String {
    let challenge = &site.data().challenges[visit];
    let title = format!("{}, {}", wording::kind(challenge.kind), wording::visit(challenge));
    if council == of { title } else { format!("{}: {title}", site.data().councils[council].short_name) }
}

/// As many of the rows as the front has room for, and always the first: that none is shown means that there is none.
pub(super) fn fitting_in_front<'a>(
    rows: impl Iterator<Item = RecommendationRow<'a>>,
) -> Vec<RecommendationRow<'a>> {
    fitting(rows, |row| height_of(row, LETTERS_IN_FRONT))
}

fn fitting<T>(rows: impl Iterator<Item = T>, height: impl Fn(&T) -> f64) -> Vec<T> {
    let mut free = ASK_FIRST;
    let fits = |(place, row): &(usize, T)| {
        free -= height(row);
        *place == 0 || free >= 0.0
    };
    rows.enumerate().take_while(fits).map(|(_, row)| row).collect()
}

/// The height that a recommendation takes, in millimetres.
fn height_of(row: &RecommendationRow<'_>, letters: usize) -> f64 {
    let lines = |text: &str, letters: usize| text.chars().count().div_ceil(letters);
    let updates: usize = row
        .latest
        .iter()
        .map(|update| (update.who.len() + update.date.len() + update.note.len()).div_ceil(letters))
        .sum();
    // The state stands at the side with its due date under it: the flag, and the date where it moved.
    let dates: &[&str] = match (row.overdue.as_str(), row.due_and_silent.as_str()) {
        ("", "") => &[&row.due],
        ("", silent) => &[silent],
        (overdue, _) if row.moved.is_empty() => &[overdue],
        (overdue, _) => &[overdue, &row.due],
    };
    let state = lines(row.status.word, STATE_LETTERS)
        + dates.iter().map(|date| lines(date, STATE_LETTERS)).sum::<usize>();
    let asked = lines(row.summary, letters).max(1) + updates;
    LINE * asked.max(state) as f64 + GAP
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_is_shown_whatever_its_height() {
        let shown = |heights: &[f64]| fitting(heights.iter().copied(), |height| *height).len();
        assert_eq!(shown(&[]), 0);
        assert_eq!(shown(&[ASK_FIRST + 1.0, 1.0]), 1);
        assert_eq!(shown(&[ASK_FIRST / 2.0, ASK_FIRST / 2.0, 1.0]), 2);
    }
}
