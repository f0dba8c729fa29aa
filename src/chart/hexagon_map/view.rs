//! What a map can show of each council.

use crate::analysis::{DutyState, Group, LastChallenge, RecommendationState, State};
use crate::chart::svg::SvgClass;
use crate::chart::{Cell, Section, Sources};
use crate::dataset::{Council, Key};
use crate::wording;

/// What a map shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MapView {
    /// How long ago each council was last challenged.
    LastVisit,
    /// Whether anything asked of it is reported closed.
    Progress,
    /// When the next step after its visits is due.
    NextDate,
}

/// A council in a view: its place on the scale, and what is said of it.
pub(super) struct Shade {
    /// Place in [`MapView::scale`].
    pub(super) step: usize,
    /// `last challenge June 2017, 8 years before`
    pub(super) words: String,
    /// What the table says before the step.
    pub(super) cell: Cell,
}

/// Years after which the next challenge is due.
const DUE_YEARS: u16 = 5;

impl MapView {
    /// Every view.
    pub const ALL: [Self; 3] = [Self::LastVisit, Self::Progress, Self::NextDate];

    /// Its word in addresses and live text.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::LastVisit => "last-visit",
            Self::Progress => "progress",
            Self::NextDate => "next-date",
        }
    }

    /// What it is called.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::LastVisit => "Last challenge",
            Self::Progress => "Progress",
            Self::NextDate => "Next date",
        }
    }

    /// The same within the title of a page.
    #[must_use]
    pub fn in_title(self) -> &'static str {
        match self {
            Self::LastVisit => "last challenge",
            Self::Progress => "progress",
            Self::NextDate => "next date",
        }
    }

    /// The name of its chart.
    pub(super) fn chart_name(self) -> &'static str {
        match self {
            Self::LastVisit => "map-last-challenge",
            Self::Progress => "map-progress",
            Self::NextDate => "map-next-date",
        }
    }

    /// The section of the method page.
    pub(super) fn section(self) -> Section {
        match self {
            Self::LastVisit => Section::Dates,
            Self::Progress => Section::Closure,
            Self::NextDate => Section::Duties,
        }
    }

    /// The first words of its subtitle.
    pub(super) fn subtitle(self) -> &'static str {
        match self {
            Self::LastVisit => "Years since the last corporate, finance or governance challenge on record",
            Self::Progress => "What is on record of the recommendations to each council",
            Self::NextDate => "The next step expected after the visits to each council",
        }
    }

    /// How to read it.
    pub(super) fn note(self) -> &'static str {
        match self {
            Self::LastVisit => {
                "Each hexagon is one council, near its place on the map but all of one size; the stronger the colour, the more \
                 recent its last corporate, finance or governance challenge. None on record means that none was found, not that \
                 there was none. County councils have no hexagon of their own."
            }
            Self::Progress => {
                "Each hexagon is one council, near its place on the map but all of one size; the stronger the colour, the more is on \
                 record. Nothing on record does not mean that nothing was done. County councils have no hexagon of their own."
            }
            Self::NextDate => {
                "Each hexagon is one council, near its place on the map but all of one size, shown once, by the first of these that holds. A \
                 date gone by has no record of what was due; it may have been done all the same. Due soon is due within 60 days, or due \
                 and not yet late. County councils have no hexagon of their own."
            }
        }
    }

    /// Its steps from first to last, each with its fill.
    pub(super) fn scale(self) -> [(SvgClass, &'static str); 5] {
        match self {
            Self::LastVisit => [
                (SvgClass::step(5), "under 1 year"),
                (SvgClass::step(4), "1 to 3 years"),
                (SvgClass::step(3), "3 to 5 years"),
                (SvgClass::step(1), "5 years or more"),
                (SvgClass::NONE, "none on record"),
            ],
            Self::Progress => [
                (SvgClass::step(5), "some closed"),
                (SvgClass::step(4), "a status, none closed"),
                (SvgClass::step(2), "no status on record"),
                (SvgClass::step(1), "visit, no list"),
                (SvgClass::NONE, "no visit on record"),
            ],
            Self::NextDate => [
                (SvgClass::LATE, "gone by, no record"),
                (SvgClass::step(5), "due soon"),
                (SvgClass::step(3), "within a year"),
                (SvgClass::step(1), "later"),
                (SvgClass::NONE, "none known"),
            ],
        }
    }

    /// The message of the map, from the number of councils at each step.
    pub(super) fn headline(self, counts: [usize; 5]) -> String {
        let all = wording::counted(counts.iter().sum(), "council");
        let [first, second, third, fourth, none] = counts;
        match self {
            Self::LastVisit => {
                let recent = first + second + third;
                let earlier = if fourth == 0 { String::new() } else { format!(", {fourth} before that") };
                let none = if none == 0 { String::new() } else { format!("; for {none} none was found") };
                format!(
                    "{recent} of {all} had a peer challenge in the last five years{earlier}, as far as is on record{none}"
                )
            }
            Self::Progress => {
                format!("A recommendation is reported closed in {first} of {all}, as far as is on record")
            }
            Self::NextDate => {
                format!("A date has gone by, with no record found, in {first} of {all}")
            }
        }
    }

    /// What it says of a council.
    pub(super) fn shade(self, sources: &Sources<'_>, council: Key<Council>) -> Shade {
        match self {
            Self::LastVisit => last_visit(sources, council),
            Self::Progress => progress(sources, council),
            Self::NextDate => next_date(sources, council),
        }
    }

    /// The heading of [`Shade::cell`] and of the step in the table.
    pub(super) fn columns(self) -> [&'static str; 2] {
        match self {
            Self::LastVisit => ["Last challenge", "Time since"],
            Self::Progress => ["Closed, of those not withdrawn", "On record"],
            Self::NextDate => ["Step", "When"],
        }
    }
}

fn last_visit(sources: &Sources<'_>, council: Key<Council>) -> Shade {
    let Some(last) = LastChallenge::of(sources.data, council, sources.findings.as_of) else {
        return Shade {
            step: 4,
            words: "no challenge on record".to_owned(),
            cell: Cell::text("none on record"),
        };
    };
    let challenge = &sources.data.challenges[last.challenge];
    let month = challenge.visit_end().map(wording::month).unwrap_or_default();
    let before = match last.years {
        0 => "less than a year before".to_owned(),
        years => format!("{} before", wording::counted(usize::from(years), "year")),
    };
    Shade {
        step: step_of(last.years),
        words: format!("last challenge {month}, {before}"),
        cell: Cell::linked(month, Some(sources.addresses.challenge(challenge))),
    }
}

/// The step of so many whole years.
fn step_of(years: u16) -> usize {
    match years {
        0 => 0,
        1..=2 => 1,
        years if years < DUE_YEARS => 2,
        _ => 3,
    }
}

fn progress(sources: &Sources<'_>, council: Key<Council>) -> Shade {
    let Sources { data, findings, .. } = *sources;
    let states: Vec<RecommendationState> =
        data.recommendations_to(council).map(|key| findings.statuses[key].state).collect();
    let counts =
        findings.closure.get(&Group::Council(council)).map(|closure| wording::counts(closure.rate()));
    let (step, words) = if data.challenges_of(council).is_empty() {
        (4, "no visit on record".to_owned())
    } else if states.is_empty() {
        (3, "visited, no list of recommendations on record".to_owned())
    } else if states.iter().all(|state| *state == RecommendationState::NoStatus) {
        (2, "recommendations, none with a status on record".to_owned())
    } else if states.iter().any(|state| state.is_closed()) {
        (0, format!("{} not withdrawn reported closed", counts.clone().unwrap_or_default()))
    } else {
        (1, "recommendations with a status, none reported closed".to_owned())
    };
    Shade {
        step,
        words,
        cell: Cell::text(counts.filter(|_| !states.is_empty()).unwrap_or_else(|| "–".to_owned())),
    }
}

fn next_date(sources: &Sources<'_>, council: Key<Council>) -> Shade {
    let Sources { data, findings, .. } = *sources;
    let expected = |state: State| {
        let steps = data.challenges_of(council).iter().flat_map(|visit| findings.duties_of(*visit));
        let of_council = steps.filter(move |found| found.council == council && found.state == state);
        of_council.min_by_key(|found| found.due.map(|due| due.earliest))
    };
    let said = |found: &DutyState| {
        let title = wording::lower_first(&data.duties[found.duty].title);
        (title, wording::due(found).unwrap_or_else(|| "a day not known".to_owned()))
    };
    if let Some(found) = expected(State::PastDue) {
        let (title, due) = said(found);
        let words = format!("{title} expected by {due}, no record found");
        return Shade { step: 0, words, cell: Cell::text(format!("{title}, by {due}")) };
    }
    let Some(found) = expected(State::DueSoon).or_else(|| expected(State::NotYetDue)) else {
        return Shade { step: 4, words: "no date known".to_owned(), cell: Cell::text("–") };
    };
    let (title, due) = said(found);
    let step = match found.state {
        State::DueSoon => 1,
        _ if found.is_due_within_a_year(findings.as_of) => 2,
        _ => 3,
    };
    Shade { step, words: format!("{title} by {due}"), cell: Cell::text(format!("{title}, by {due}")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_go_by_whole_years() {
        assert_eq!([0, 1, 2, 3, 4, 5, 40].map(step_of), [0, 1, 1, 2, 2, 3, 3]);
        let names = MapView::LastVisit.scale().map(|(_, name)| name);
        assert_eq!(names[..4], ["under 1 year", "1 to 3 years", "3 to 5 years", "5 years or more"]);
    }

    #[test]
    fn headlines_say_what_part_of_all() {
        assert_eq!(
            MapView::LastVisit.headline([1, 2, 0, 3, 4]),
            "3 of 10 councils had a peer challenge in the last five years, 3 before that, as far as is on record; for 4 none was \
             found"
        );
        assert_eq!(
            MapView::Progress.headline([1, 0, 0, 0, 2]),
            "A recommendation is reported closed in 1 of 3 councils, as far as is on record"
        );
        assert_eq!(
            MapView::NextDate.headline([2, 0, 0, 0, 1]),
            "A date has gone by, with no record found, in 2 of 3 councils"
        );
    }
}
