//! How long it takes until recommendations are closed: a curve with the number still followed under it.

mod picture;

use super::svg::Message;
use super::{Cell, Chart, Column, DataTable, Sources};
use crate::analysis::statistics::{Interval, Step};
use crate::analysis::{Closure, Group, TimeToClosure};
use crate::wording;

/// Most rows of the table behind the curve; a longer one has a row a month.
const MOST_ROWS: usize = 60;

const NOTE: &str = "An estimate, not a count: a recommendation counts for as long as something was published about it and then drops \
                    out, so the line is higher than “closed so far” divided by all. The shaded band is how far off the estimate \
                    may be by chance (95% interval); it says nothing of those left out. Most is published after the progress \
                    review about month 10: a step there shows when somebody looked, not when the work was done. The line ends \
                    when fewer than five recommendations are left to track.";

/// The share of a group's recommendations closed as months pass, beside that of all. `None` where fewer than five can be
/// followed.
#[must_use]
pub fn time_to_closure(sources: &Sources<'_>, group: Group) -> Option<Chart> {
    let curves = &sources.findings.time_to_closure;
    let found = curves.get(&group).filter(|found| !found.steps.is_empty())?;
    let all = curves.get(&Group::All).filter(|_| group != Group::All);
    let message = Message {
        name: name(sources, group),
        headline: headline(found) + &unpublished(found),
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

/// How long half of them took, or how many were closed as far as the curve reaches.
fn headline(found: &TimeToClosure) -> String {
    let followed = found.observed;
    let closed: u32 = found.steps.iter().map(|step| step.closed).sum();
    let reach = found.reach().floor();
    if closed == 0 {
        return format!(
            "None of {followed} recommendations tracked was reported closed within {reach:.0} months of the visit"
        );
    }
    let sure = |interval: Option<Interval>| {
        interval.is_some_and(|i| !i.is_point() && i.width() <= Closure::WIDEST_SHOWN)
    };
    if let Some(half) = found.steps.iter().find(|step| step.incidence >= 0.5)
        && sure(half.incidence_interval)
    {
        return format!(
            "An estimate: half of the recommendations that could be tracked were reported closed within {:.0} months of the visit",
            TimeToClosure::months(half).ceil()
        );
    }
    let month =
        [12.0, 6.0, 1.0].into_iter().map(|step| (reach / step).floor() * step).find(|month| *month > 0.0);
    match month.and_then(|month| Some((month, found.within(month)?))) {
        Some((month, reading)) if sure(reading.interval) => {
            format!(
                "An estimate: {} of the recommendations that could be tracked were reported closed within {month:.0} months of the visit",
                wording::percent(reading.incidence)
            )
        }
        _ => format!(
            "{closed} of {followed} recommendations tracked were reported closed: too few for a percentage"
        ),
    }
}

/// What nothing is published about, where that is most: then the curve speaks of a few.
fn unpublished(found: &TimeToClosure) -> String {
    if found.no_information <= found.observed {
        return String::new();
    }
    format!("; on {} more nothing has been published", wording::thousands(u64::from(found.no_information)))
}

fn subtitle(sources: &Sources<'_>, group: Group, found: &TimeToClosure) -> String {
    let known = |count: u32, text: &str| {
        if count == 0 { String::new() } else { text.replace('#', &wording::thousands(u64::from(count))) }
    };
    format!(
        "{}: share of recommendations reported closed, by months since the end of the visit, as at {}; {} could be tracked{}{}{}",
        wording::group(group, sources.data),
        wording::day(sources.findings.as_of),
        wording::thousands(u64::from(found.observed)),
        known(found.no_information, "; left out: # about which nothing is published"),
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
        Column::numbers("Still tracked"),
        Column::numbers("Closed so far"),
        Column::numbers("Withdrawn so far"),
        Column::numbers("Open when last heard of"),
        Column::numbers("Share closed"),
        Column::numbers("95% interval"),
        Column::numbers("Open, were none withdrawn"),
        Column::numbers("95% interval"),
    ];
    let mut rows = Vec::new();
    let (mut closed, mut withdrawn, mut censored) = (0, 0, 0);
    for (index, step) in found.steps.iter().enumerate() {
        closed += step.closed;
        withdrawn += step.withdrawn;
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
            Cell::count(censored),
            Cell::text(wording::percent(step.incidence)),
            ends(step.incidence_interval),
            Cell::text(wording::percent(step.km_open)),
            ends(step.km_interval),
        ]);
    }
    DataTable { columns, rows }
}

fn ends(interval: Option<Interval>) -> Cell {
    Cell::text(interval.filter(|interval| !interval.is_point()).map_or_else(|| "–".to_owned(), wording::ends))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::statistics::{Observation, Outcome, curve};
    use crate::chart::said;
    use crate::chart::sample::Sample;

    /// A curve of recommendations closed, withdrawn and last heard of after so many days, each so many times.
    fn curve_of(closed: &[(u32, usize)], withdrawn: &[(u32, usize)], open: &[(u32, usize)]) -> TimeToClosure {
        let mut observations = Vec::new();
        for (times, outcome) in
            [(closed, Outcome::Closed), (withdrawn, Outcome::Withdrawn), (open, Outcome::Censored)]
        {
            for (days, times) in times {
                observations.extend(vec![Observation { days: *days, outcome }; *times]);
            }
        }
        let mut steps = curve(&observations);
        steps.retain(|step| step.at_risk >= TimeToClosure::FEWEST);
        let observed = u32::try_from(observations.len()).unwrap();
        TimeToClosure { steps, observed, ..TimeToClosure::default() }
    }

    #[test]
    fn the_headline_says_how_long_half_took_or_how_far_the_curve_goes() {
        let half = curve_of(&[(300, 60), (420, 20)], &[(350, 5)], &[(800, 15)]);
        assert_eq!(
            headline(&half),
            "An estimate: half of the recommendations that could be tracked were reported closed within 10 months of the visit"
        );
        let some = curve_of(&[(300, 30)], &[], &[(760, 70)]);
        assert_eq!(
            headline(&some),
            "An estimate: 30% of the recommendations that could be tracked were reported closed within 24 months of the visit"
        );
        let none = curve_of(&[], &[], &[(100, 6), (400, 6)]);
        assert_eq!(
            headline(&none),
            "None of 12 recommendations tracked was reported closed within 13 months of the visit"
        );
        let few = curve_of(&[(300, 3)], &[], &[(500, 6)]);
        assert_eq!(
            headline(&few),
            "3 of 9 recommendations tracked were reported closed: too few for a percentage"
        );
    }

    #[test]
    fn the_numbers_under_the_curve_are_those_of_the_table() {
        let found = curve_of(&[(200, 10), (320, 20)], &[(330, 6)], &[(150, 4), (500, 20)]);
        let sample = Sample::small();
        let message =
            Message { name: "curve".into(), headline: headline(&found), subtitle: "All".into(), note: NOTE };
        let chart =
            picture::picture(&found, Some(&found)).into_chart(&sample.sources(), message, table(&found));
        let texts = said::texts(&chart.svg);
        assert!(texts.iter().any(|text| text == "review, month 10"), "{texts:?}");
        // At month 12 (365 days): 20 of 60 are still followed, 30 closed, 6 withdrawn, 4 last heard of before.
        for number in ["20", "30", "6", "4"] {
            assert!(texts.iter().any(|text| text == number), "{number} not in {texts:?}");
        }
        assert_eq!(chart.table.rows.len(), found.steps.len());
        insta::assert_snapshot!(chart.svg);
    }

    #[test]
    fn without_anything_to_follow_there_is_no_curve() {
        assert!(time_to_closure(&Sample::small().sources(), Group::All).is_none());
    }
}
