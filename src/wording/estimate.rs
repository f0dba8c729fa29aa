//! What curves, pairs of themes and the funnel show, in sentences.

use super::{counted, ends, percent};
use crate::analysis::{CoOccurrence, Findings, Group, Reason, TimeToClosure, Verdict, policy};

/// How many were closed within so many months: `31% (95% interval 22 to 40%) were closed within 12 months`; or why that is not said.
#[must_use]
pub fn closed_within(found: &TimeToClosure, months: u16) -> String {
    let within = super::months(months);
    if !found.can_be_drawn() {
        return format!("too little is on record to say how many were closed within {within}");
    }
    let Some(reading) = found.within(f64::from(months)) else {
        return format!(
            "how many were closed within {within} cannot be said: fewer than five could be followed so long"
        );
    };
    match reading.interval.filter(|interval| !interval.is_point()) {
        None if reading.incidence > 0.0 => format!("all were closed within {within}"),
        None => format!("none of {} followed was closed within {within}", found.observed),
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
        "{} can be followed over time; {} left out because they have no status on record, and {} because a date is missing or \
         too coarse",
        counted(found.observed as usize, "recommendation"),
        found.no_status,
        found.undated + found.before_visit
    )
}

/// How often two themes are raised together, and how often chance gives that: `12 of 116 challenges raise both; chance alone would
/// give about 4: more often than chance`. Nothing is claimed where fewer than five are expected.
#[must_use]
pub fn together(pair: &CoOccurrence) -> String {
    let table = pair.challenges;
    let base = format!("{} of {} raise both", table.both, counted(table.total() as usize, "challenge"));
    let verdict = match pair.verdict() {
        Verdict::CannotSay(_) => return format!("{base}: too few are expected to compare"),
        Verdict::Higher => "more often than chance",
        Verdict::Lower => "less often than chance",
        Verdict::NoClearDifference => "no clear difference from chance",
    };
    format!("{base}; chance alone would give about {:.0}: {verdict}", pair.expected)
}

/// What the funnel of councils shows, or why there is none.
#[must_use]
pub fn funnel(findings: &Findings) -> String {
    let Some(funnel) = &findings.funnel else {
        let known = findings
            .closure
            .iter()
            .filter(|(group, closure)| {
                matches!(group, Group::Council(_))
                    && closure.rate().total() > 0
                    && !closure.is_mostly_unknown()
            })
            .count();
        let known = match known {
            0 => "For no council at least half of the recommendations have a status on record".to_owned(),
            n => format!(
                "For {} at least half of the recommendations have a status on record",
                super::counted_words(n, "council")
            ),
        };
        return format!(
            "{known}. A funnel needs {} such councils, and some but not all of their recommendations closed.",
            super::number_word(policy::FUNNEL_FEWEST_COUNCILS)
        );
    };
    let is_compared = |council| {
        let claim = findings.closure_claim(Group::Council(council));
        claim.is_some_and(|claim| claim.verdict.reason().is_none())
    };
    let compared = funnel.units.iter().filter(|(council, _)| is_compared(*council)).count();
    if compared == 0 {
        let reasons = funnel.units.iter().filter_map(|(council, _)| {
            findings.closure_claim(Group::Council(*council)).and_then(|claim| claim.verdict.reason())
        });
        let why = match reasons.max() {
            Some(Reason::Unknown) => "more than half of the others’ recommendations have no status on record",
            _ => "there are too few recommendations",
        };
        return format!(
            "None of {} can be compared with all others: {why}.",
            counted(funnel.units.len(), "council")
        );
    }
    let named = findings
        .closure_claims
        .iter()
        .filter(|(group, claim)| matches!(group, Group::Council(_)) && claim.verdict.is_difference())
        .count();
    format!(
        "{} of {} {} from {} by more than chance, after allowing for looking at all of them.",
        if named == 0 { "None".to_owned() } else { named.to_string() },
        counted(compared, "council"),
        if named <= 1 { "differs" } else { "differ" },
        percent(funnel.funnel.baseline)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::statistics::{AdjustedP, Observation, Outcome, TwoByTwo, curve};
    use crate::dataset::Key;

    #[test]
    fn a_pair_of_which_few_are_expected_is_not_compared() {
        let pair = |expected, p| CoOccurrence {
            a: Key::new(0),
            b: Key::new(1),
            challenges: TwoByTwo { both: 12, only_a: 10, only_b: 10, neither: 84 },
            expected,
            test: (expected >= 5.0).then_some(AdjustedP { p, p_adjusted: p, standard_error_adjusted: 0.0 }),
        };
        assert_eq!(
            together(&pair(4.2, 0.001)),
            "12 of 116 challenges raise both: too few are expected to compare"
        );
        assert_eq!(
            together(&pair(5.8, 0.009)),
            "12 of 116 challenges raise both; chance alone would give about 6: more often than chance"
        );
        assert!(together(&pair(5.8, 0.2)).ends_with("no clear difference from chance"));
    }

    #[test]
    fn a_curve_says_no_more_than_it_reaches() {
        let mut observations = vec![Observation { days: 200, outcome: Outcome::Closed }; 60];
        observations.extend(vec![Observation { days: 500, outcome: Outcome::Censored }; 40]);
        let found = TimeToClosure {
            steps: curve(&observations),
            observed: 100,
            closed: 60,
            censored: 40,
            ..TimeToClosure::default()
        };
        assert_eq!(closed_within(&found, 12), "60% (95% interval 50 to 69%) were closed within 12 months");
        assert!(closed_within(&found, 24).starts_with("how many were closed within 2 years cannot be said"));
        assert_eq!(closed_within(&found, 6), "none of 100 followed was closed within 6 months");
        let few = TimeToClosure { observed: 6, ..found };
        assert!(closed_within(&few, 12).starts_with("too little is on record"));
    }
}
