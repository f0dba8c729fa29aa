//! What curves, pairs of themes, years and funnels show, in sentences.

use super::{counted, ends, percent, share_sentence, verdict};
use crate::analysis::{
    Change, Closure, CoOccurrence, CouncilFunnel, Direction, Findings, Group, Period, TimeToClosure,
};
use crate::dataset::Component;

/// How many were closed within so many months: `31% (95% interval 22 to 40%) were closed within 12 months`; or why that
/// cannot be said.
#[must_use]
pub fn closed_within(found: &TimeToClosure, months: u16) -> String {
    let within = super::months(months);
    let Some(reading) = found.within(f64::from(months)) else {
        return format!(
            "how many were closed within {within} cannot be said: fewer than five could be followed so long"
        );
    };
    match reading.interval {
        None if reading.incidence > 0.0 => format!("all were closed within {within}"),
        None => format!("none of {} followed was closed within {within}", found.observed),
        Some(interval) if interval.width() > Closure::WIDEST_SHOWN => format!(
            "too few were followed to say how many were closed within {within}: the 95% interval is {}",
            ends(interval)
        ),
        Some(interval) => format!(
            "{} (95% interval {}) were closed within {within}",
            percent(reading.incidence),
            ends(interval)
        ),
    }
}

/// Of how many recommendations a curve speaks, and what it leaves out.
#[must_use]
pub fn followed(found: &TimeToClosure) -> String {
    format!(
        "{} can be followed over time; {} left out because nothing is published about them, and {} because no date is \
         known",
        counted(found.observed as usize, "recommendation"),
        found.no_information,
        found.undated
    )
}

/// How often two themes are raised together, and how often chance would have it: `12 of 116 challenges raise both; chance
/// alone would give about 4`. Nothing is claimed where fewer than five raise both.
#[must_use]
pub fn together(pair: &CoOccurrence) -> String {
    let table = pair.challenges;
    let base = format!("{} of {} raise both", table.both, counted(table.total() as usize, "challenge"));
    let Some(lift) = table.lift() else { return base };
    if table.both < CoOccurrence::FEWEST {
        return format!("{base}: too few to say anything of the two together");
    }
    let expected = f64::from(table.both) / lift;
    let verdict = if pair.go_together() {
        "more than chance alone would explain"
    } else {
        "no more than chance could explain, given how many pairs were looked at"
    };
    format!("{base}; chance alone would give about {expected:.0}. That is {verdict}")
}

/// What a theme did over the years of a period: `no trend is shown in 2021 to 2025: raised in 31 of 90 challenges (…)`.
#[must_use]
pub fn change(change: &Change) -> String {
    let years = match (change.years.first(), change.years.last()) {
        (Some((first, _)), Some((last, _))) if first != last => format!("{first} to {last}"),
        (Some((only, _)), _) => only.to_string(),
        _ => String::new(),
    };
    let trend = match change.direction() {
        None => "too little to test for a trend",
        Some(Direction::NoneShown) => "no trend is shown",
        Some(Direction::Rising) => "raised more and more often",
        Some(Direction::Falling) => "raised less and less often",
    };
    format!("{trend} in the visits of {years}: {}", share_sentence(change.share, "challenge"))
}

/// The two periods of a theme beside each other; nothing where one of them is missing.
#[must_use]
pub fn before_and_since(changes: &[Change]) -> Option<String> {
    let of = |period| changes.iter().find(|change| change.period == period).map(|change| change.share);
    Some(format!(
        "From {} against up to {}: {}",
        Component::PRESENT_TITLES_FROM,
        Component::PRESENT_TITLES_FROM - 1,
        verdict(of(Period::From2021)?, of(Period::To2020)?)
    ))
}

/// What the funnel of councils shows, or why there is none.
#[must_use]
pub fn funnel(findings: &Findings) -> String {
    let Some(funnel) = &findings.funnel else {
        let placed = findings
            .closure
            .iter()
            .filter(|(group, closure)| matches!(group, Group::Council(_)) && closure.can_be_placed())
            .count();
        let known = match placed {
            0 => "No council has published where at least half of its recommendations stand".to_owned(),
            1 => "One council has published where at least half of its recommendations stand".to_owned(),
            n => format!(
                "{} councils have published where at least half of their recommendations stand",
                super::capitalised(&super::number_word(n))
            ),
        };
        return format!(
            "{known}. At least {} are needed to see how far councils scatter by chance, and some but not all of their \
             recommendations must be closed; more published updates would allow it.",
            super::number_word(CouncilFunnel::FEWEST)
        );
    };
    let far = funnel.units.iter().filter(|(_, share)| funnel.place(*share).is_far()).count();
    format!(
        "{} of {} that published enough {} beyond the outer limits around {}.",
        if far == 0 { "None".to_owned() } else { far.to_string() },
        counted(funnel.units.len(), "council"),
        if far <= 1 { "lies" } else { "lie" },
        percent(funnel.funnel.baseline)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Proportion;
    use crate::analysis::statistics::{Observation, Outcome, Trend, TwoByTwo, curve};
    use crate::dataset::Key;

    fn pair_of(both: u32, p_adjusted: f64) -> CoOccurrence {
        let challenges = TwoByTwo { both, only_a: 10, only_b: 10, neither: 84 };
        CoOccurrence { a: Key::new(0), b: Key::new(1), challenges, p: p_adjusted, p_adjusted }
    }

    #[test]
    fn nothing_is_claimed_of_few_pairs() {
        assert_eq!(
            together(&pair_of(4, 0.001)),
            "4 of 108 challenges raise both: too few to say anything of the two together"
        );
        assert_eq!(
            together(&pair_of(12, 0.009)),
            "12 of 116 challenges raise both; chance alone would give about 4. That is more than chance alone would explain"
        );
        assert!(together(&pair_of(12, 0.2)).contains("no more than chance could explain"));
    }

    #[test]
    fn a_trend_is_claimed_only_where_the_test_supports_it() {
        let years = vec![(2021, Proportion::of_parts(3, 17)), (2025, Proportion::of_parts(14, 11))];
        let found = |trend, p_adjusted| Change {
            theme: Key::new(0),
            period: Period::From2021,
            years: years.clone(),
            share: Proportion::of_parts(17, 28),
            trend,
            p_adjusted,
        };
        let trend = Some(Trend { z: 2.8, p: 0.005 });
        assert!(
            change(&found(trend, 0.03))
                .starts_with("raised more and more often in the visits of 2021 to 2025: 17 of 45")
        );
        assert!(change(&found(trend, 0.15)).starts_with("no trend is shown"));
        assert!(change(&found(None, 1.0)).starts_with("too little to test"));
    }

    #[test]
    fn a_curve_says_no_more_than_it_reaches() {
        let mut observations = vec![Observation { days: 200, outcome: Outcome::Closed }; 60];
        observations.extend(vec![Observation { days: 500, outcome: Outcome::Censored }; 40]);
        let mut found =
            TimeToClosure { steps: curve(&observations), observed: 100, ..TimeToClosure::default() };
        assert_eq!(closed_within(&found, 12), "60% (95% interval 50 to 69%) were closed within 12 months");
        assert!(closed_within(&found, 24).starts_with("how many were closed within 2 years cannot be said"));
        assert_eq!(closed_within(&found, 6), "none of 100 followed was closed within 6 months");
        found.steps = curve(&observations[..1]);
        assert!(closed_within(&found, 7).starts_with("how many were closed"));
    }

    #[test]
    fn the_two_periods_stand_beside_each_other_with_a_verdict() {
        let of = |period, share| Change {
            theme: Key::new(0),
            period,
            years: Vec::new(),
            share,
            trend: None,
            p_adjusted: 1.0,
        };
        let changes = [
            of(Period::To2020, Proportion::of_parts(3, 27)),
            of(Period::From2021, Proportion::of_parts(40, 40)),
        ];
        assert_eq!(
            before_and_since(&changes).as_deref(),
            Some(
                "From 2021 against up to 2020: 40 of 80 and 3 of 30: higher than chance alone would explain"
            )
        );
        assert_eq!(before_and_since(&changes[..1]), None);
    }
}
