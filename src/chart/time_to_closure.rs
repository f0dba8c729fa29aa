//! How long it takes until recommendations are closed: a curve with the number still followed under it.

mod picture;

use super::svg::Message;
use super::{Cell, Chart, Column, DataTable, Section, Sources};
use crate::analysis::statistics::{Interval, Step};
use crate::analysis::{Group, TimeToClosure};
use crate::wording;

/// Months at which the curve is quoted.
const QUOTED: [u16; 2] = [12, 24];

/// Most rows of the table behind the curve; a longer one has a row a month.
const MOST_ROWS: usize = 60;

const NOTE: &str = "An estimate, not a count: a recommendation is followed up to the latest statement about it and then drops out, so the \
                    line is higher than “closed so far” divided by all. The shaded band is the 95% interval; it says nothing of \
                    those left out. Most is published after the progress review about month 10: a step there shows when somebody \
                    looked, not when the work was done. The line ends when fewer than five recommendations are left to follow.";

/// The share of a group's recommendations closed as months pass, with that of all. `None` where too little is on record for a
/// curve.
#[must_use]
pub fn time_to_closure(sources: &Sources<'_>, group: Group) -> Option<Chart> {
    let curves = &sources.findings.time_to_closure;
    let found = curves.get(&group).filter(|found| found.can_be_drawn())?;
    let all = curves.get(&Group::All).filter(|all| group != Group::All && all.can_be_drawn());
    let message = Message {
        section: Section::TimeToClosure,
        name: name(sources, group),
        headline: headline(found),
        subtitle: subtitle(sources, group, found),
        note: NOTE,
    };
    Some(picture::picture(found, all).into_chart(sources, message, table(found)))
}

fn name(sources: &Sources<'_>, group: Group) -> String {
    match group {
        Group::All => "time-to-closure".to_owned(),
        group => format!("time-to-closure-{}-{}", group.kind().word(), group.slug(sources.data)),
    }
}

/// How many were closed within twelve months; the counts alone where the curve does not reach so far.
fn headline(found: &TimeToClosure) -> String {
    let [first, _] = QUOTED;
    match found.within(f64::from(first)) {
        Some(_) => format!("An estimate: {} of the visit", wording::closed_within(found, first)),
        None => format!(
            "Closed: {} of {} followed over time",
            wording::thousands(u64::from(found.closed)),
            wording::counted(found.observed as usize, "recommendation")
        ),
    }
}

fn subtitle(sources: &Sources<'_>, group: Group, found: &TimeToClosure) -> String {
    let known = |count: u32, text: &str| {
        if count == 0 { String::new() } else { text.replace('#', &wording::thousands(u64::from(count))) }
    };
    format!(
        "{}: share of recommendations reported closed, by months since the end of the visit, as at {}; {} can be followed{}{}{}",
        wording::group(group, sources.data),
        wording::day(sources.findings.as_of),
        wording::thousands(u64::from(found.observed)),
        known(found.no_status, "; left out: # with no status on record"),
        known(found.undated, ", # without a date"),
        known(
            found.coarse_dates,
            "; where only the month or year of something is known (#), its middle is taken"
        )
    )
}

/// A row for each step, or for the last step of each month where there are many.
fn table(found: &TimeToClosure) -> DataTable {
    let monthly = found.steps.len() > MOST_ROWS;
    let month = |step: &Step| TimeToClosure::months(step).floor();
    let columns = vec![
        Column::numbers("Months since the visit"),
        Column::numbers("Still followed"),
        Column::numbers("Closed so far"),
        Column::numbers("Withdrawn so far"),
        Column::numbers("Stopped so far"),
        Column::numbers("Open at the latest statement"),
        Column::numbers("Share closed"),
        Column::numbers("95% interval"),
        Column::numbers("Open, were none withdrawn or stopped"),
        Column::numbers("95% interval"),
    ];
    let mut rows = Vec::new();
    let (mut closed, mut withdrawn, mut stopped, mut censored) = (0, 0, 0, 0);
    for (index, step) in found.steps.iter().enumerate() {
        closed += step.closed;
        withdrawn += step.withdrawn;
        stopped += step.stopped;
        censored += step.censored;
        let next = found.steps.get(index + 1);
        if monthly && next.is_some_and(|next| month(next) <= month(step)) {
            continue;
        }
        rows.push(vec![
            Cell::text(format!("{:.1}", TimeToClosure::months(step))),
            Cell::count(step.at_risk),
            Cell::count(closed),
            Cell::count(withdrawn),
            Cell::count(stopped),
            Cell::count(censored),
            Cell::text(wording::percent(step.incidence)),
            ends(step.incidence_interval),
            Cell::text(wording::percent(step.km_open)),
            ends(step.km_interval),
        ]);
    }
    DataTable { columns, rows }
}

/// Both ends of an interval; a dash where there is none, as where the curve is at 0 or 1.
fn ends(interval: Option<Interval>) -> Cell {
    let interval = interval.filter(|interval| !interval.is_point());
    Cell::text(interval.map_or_else(|| "–".to_owned(), wording::ends))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::policy;
    use crate::analysis::statistics::{Observation, Outcome, curve};
    use crate::chart::said;
    use crate::chart::sample::Sample;

    /// A curve of recommendations closed, withdrawn and stated to be open after so many days, each so many times.
    fn curve_of(closed: &[(u32, usize)], withdrawn: &[(u32, usize)], open: &[(u32, usize)]) -> TimeToClosure {
        let observations: Vec<Observation> =
            [(closed, Outcome::Closed), (withdrawn, Outcome::Withdrawn), (open, Outcome::Censored)]
                .into_iter()
                .flat_map(|(times, outcome)| {
                    times.iter().flat_map(move |(days, times)| {
                        std::iter::repeat_n(Observation { days: *days, outcome }, *times)
                    })
                })
                .collect();
        let mut steps = curve(&observations);
        steps.retain(|step| step.at_risk >= policy::CURVE_FEWEST_AT_RISK);
        let count = |outcome| {
            let ended = observations.iter().filter(|observation| observation.outcome == outcome);
            u32::try_from(ended.count()).unwrap()
        };
        TimeToClosure {
            steps,
            observed: u32::try_from(observations.len()).unwrap(),
            closed: count(Outcome::Closed),
            withdrawn: count(Outcome::Withdrawn),
            censored: count(Outcome::Censored),
            ..TimeToClosure::default()
        }
    }

    /// The chart of all recommendations, were their curve this one.
    fn chart_of(found: TimeToClosure) -> Option<Chart> {
        let mut sample = Sample::small();
        sample.findings.time_to_closure.insert(Group::All, found);
        time_to_closure(&sample.sources(), Group::All)
    }

    #[test]
    fn the_headline_quotes_a_year_or_counts() {
        let year = curve_of(&[(300, 30)], &[], &[(760, 70)]);
        assert_eq!(
            headline(&year),
            "An estimate: 30% (95% interval 21 to 39%) were closed within 12 months of the visit"
        );
        let short = curve_of(&[(100, 10)], &[], &[(200, 20)]);
        assert_eq!(headline(&short), "Closed: 10 of 30 recommendations followed over time");
    }

    #[test]
    fn a_curve_needs_enough_followed_closed_and_known() {
        assert!(chart_of(curve_of(&[(300, 5)], &[], &[(500, 15)])).is_some());
        assert!(chart_of(curve_of(&[(300, 5)], &[], &[(500, 14)])).is_none(), "19 followed");
        assert!(chart_of(curve_of(&[(300, 4)], &[], &[(500, 16)])).is_none(), "4 closed");
        let unknown = TimeToClosure { is_mostly_unknown: true, ..curve_of(&[(300, 5)], &[], &[(500, 15)]) };
        assert!(chart_of(unknown).is_none(), "most have no status");
        assert!(chart_of(curve_of(&[], &[], &[(5, 6)])).is_none(), "six, five days after the visit");
    }

    #[test]
    fn the_numbers_under_the_curve_are_those_of_the_table() {
        let found = curve_of(&[(200, 10), (320, 20)], &[(330, 6)], &[(150, 4), (500, 20)]);
        let steps = found.steps.len();
        let chart = chart_of(found).unwrap();
        let texts = said::texts(&chart.svg);
        assert!(texts.iter().any(|text| text == "review, month 10"), "{texts:?}");
        // At month 12 (365 days): 20 of 60 are still followed, 30 closed, 6 withdrawn, 4 open at their latest statement.
        for number in ["20", "30", "6", "4"] {
            assert!(texts.iter().any(|text| text == number), "{number} not in {texts:?}");
        }
        assert!(texts.iter().any(|text| text.ends_with("% by month 12")), "{texts:?}");
        assert!(!texts.iter().any(|text| text.ends_with("month 24")), "{texts:?}");
        assert_eq!(chart.table.rows.len(), steps);
        insta::assert_snapshot!(chart.svg);
    }

    #[test]
    fn an_interval_of_one_point_is_not_shown() {
        let chart = chart_of(curve_of(&[(300, 30)], &[], &[])).unwrap();
        assert!(chart.table.rows.iter().flatten().all(|cell| !cell.text.contains("100 to 100")));
        assert!(!chart.svg.contains("100 to 100") && !chart.svg.contains("100.00 to"), "{}", chart.svg);
    }

    #[test]
    fn without_anything_to_follow_there_is_no_curve() {
        assert!(time_to_closure(&Sample::small().sources(), Group::All).is_none());
    }
}
