//! What holds of any data.

use proptest::prelude::*;

use super::*;
use crate::analysis::statistics::{Observation, Outcome, TwoByTwo, benjamini_hochberg, curve};

proptest! {
    /// Shares stay within their bounds, classes add up, and figures do not depend on the order of rows.
    #[test]
    fn figures_hold_together(
        rows in prop::collection::vec((0_usize..3, 0_usize..3, 0_usize..6, 2015_i16..2026), 1..40),
        rotate in 0_usize..40,
    ) {
        let statuses = ["", "in_progress", "complete", "stopped", "not_accepted", "superseded"];
        let challenges = "id,councils,kind,onsite_start\nx,north,corporate,2016\ny,south,finance,2018\nz,north;south,corporate,2021\n";
        let tables = |rotate: usize| {
            let mut made = Vec::new();
            let mut said = Vec::new();
            for (number, (of, theme, status, year)) in rows.iter().enumerate() {
                let (id, themes) = (["x", "y", "z"][*of], ["alpha", "beta", "alpha;beta"][*theme]);
                made.push(format!("{id},{},R.,{themes}\n", number + 1));
                if *status > 0 {
                    let year = (*year).max(2021);
                    said.push(format!("{id},{},{year},{},council\n", number + 1, statuses[*status]));
                }
            }
            let turn = |rows: &mut Vec<String>| { let by = rotate % rows.len().max(1); rows.rotate_left(by) };
            turn(&mut made);
            turn(&mut said);
            (
                format!("challenge,number,summary,themes\n{}", made.concat()),
                format!("challenge,recommendation,date,status,reported_by\n{}", said.concat()),
            )
        };
        let findings = |rotate: usize| {
            let (made, said) = tables(rotate);
            let data = read(&[("challenges", challenges), ("recommendations", &made), ("updates", &said)]);
            let findings = analyse(&data, date(2026, 1, 1));
            (data, findings)
        };
        let (data, found) = findings(0);
        let (_, turned) = findings(rotate);
        prop_assert_eq!(&found.closure, &turned.closure);
        prop_assert_eq!(&found.closure_at_twelve_months, &turned.closure_at_twelve_months);
        prop_assert_eq!(&found.recurrence, &turned.recurrence);
        prop_assert_eq!(&found.time_to_closure, &turned.time_to_closure);
        prop_assert_eq!(&found.closure_positions, &turned.closure_positions);
        prop_assert_eq!(&found.theme_positions, &turned.theme_positions);
        prop_assert_eq!(&found.co_occurrence, &turned.co_occurrence);
        prop_assert_eq!(&found.changes, &turned.changes);
        prop_assert_eq!(&found.funnel, &turned.funnel);
        for curve in found.time_to_closure.values() {
            prop_assert_eq!(curve.observed, curve.closed + curve.withdrawn + curve.censored);
        }
        for range in found.closure_positions.values().chain(found.theme_positions.values().flatten()) {
            prop_assert!(1 <= range.low && range.low <= range.high && range.high <= range.of);
        }
        let frequency = |group| found.frequency.get(&(Basis::All, group)).map_or(0, |found| found.challenges);
        let by_kind: u32 = crate::dataset::ChallengeKind::ALL.iter().map(|kind| frequency(Group::Kind(*kind))).sum();
        prop_assert_eq!(by_kind, frequency(Group::All), "no follow-ups here");
        for closure in found.closure.values() {
            prop_assert_eq!(closure.made, closure.withdrawn + closure.closed + closure.open + closure.no_information);
            prop_assert!(closure.closed_verified <= closure.closed && closure.past_due <= closure.open);
            if let (Some(share), Some(interval)) = (closure.rate().share(), closure.rate().interval()) {
                prop_assert!(0.0 <= interval.low && interval.low <= share && share <= interval.high && interval.high <= 1.0);
            }
        }
        let sum = |kind: GroupKind| -> u32 {
            found.closure.iter().filter(|(group, _)| group.kind() == kind).map(|(_, closure)| closure.made).sum()
        };
        prop_assert_eq!(sum(GroupKind::Challenge), sum(GroupKind::All));
        prop_assert_eq!(sum(GroupKind::Kind), sum(GroupKind::All));
        prop_assert_eq!(data.recommendations.len(), sum(GroupKind::All) as usize);
    }
}

/// Up to 60 observations with many ties.
fn observations() -> impl Strategy<Value = Vec<Observation>> {
    let outcome = prop_oneof![Just(Outcome::Closed), Just(Outcome::Withdrawn), Just(Outcome::Censored)];
    prop::collection::vec(
        (0_u32..30, outcome).prop_map(|(days, outcome)| Observation { days, outcome }),
        1..60,
    )
}

proptest! {
    /// Incidence never falls, the three shares make up the whole, and intervals hold their estimates.
    #[test]
    fn curves_hold_together(observed in observations(), rotate in 0_usize..60) {
        let steps = curve(&observed);
        let mut turned = observed.clone();
        turned.rotate_left(rotate % observed.len());
        prop_assert_eq!(&steps, &curve(&turned));
        let mut before = 0.0;
        for step in &steps {
            prop_assert!(step.incidence >= before && step.incidence <= 1.0 + 1e-12);
            before = step.incidence;
            prop_assert!((step.incidence + step.withdrawn_incidence + step.open - 1.0).abs() < 1e-9);
            prop_assert!((-1e-12..=1.0).contains(&step.km_open));
            prop_assert!(1.0 - step.km_open >= step.incidence - 1e-9, "withdrawn as censored overstates closure");
            for (estimate, interval) in [(step.incidence, step.incidence_interval), (step.km_open, step.km_interval)] {
                if let Some(interval) = interval {
                    prop_assert!(0.0 <= interval.low && interval.low <= estimate + 1e-12);
                    prop_assert!(estimate <= interval.high + 1e-12 && interval.high <= 1.0);
                }
            }
        }
        let ended: u32 = steps.iter().map(|step| step.closed + step.withdrawn + step.censored).sum();
        prop_assert_eq!(ended as usize, observed.len());
    }

    /// Adjusted p-values never fall below the plain ones nor change their order, and depend on no order of rows.
    #[test]
    fn adjustment_holds_together(mut p in prop::collection::vec(0.0_f64..=1.0, 0..40)) {
        let adjusted = benjamini_hochberg(&p);
        for (plain, adjusted) in p.iter().zip(&adjusted) {
            prop_assert!(plain <= adjusted && *adjusted <= 1.0);
        }
        let mut sorted = adjusted.clone();
        sorted.sort_by(f64::total_cmp);
        p.sort_by(f64::total_cmp);
        prop_assert_eq!(benjamini_hochberg(&p), sorted);
    }

    /// A test of two things does not mind which comes first; a difference turns its sign with its sides.
    #[test]
    fn comparisons_are_symmetric(both in 0_u32..40, only_a in 0_u32..40, only_b in 0_u32..40, neither in 0_u32..40) {
        let table = TwoByTwo { both, only_a, only_b, neither };
        let turned = TwoByTwo { only_a: only_b, only_b: only_a, ..table };
        prop_assert!((table.fisher() - turned.fisher()).abs() < 1e-9 && (0.0..=1.0).contains(&table.fisher()));
        let odds = table.odds_ratio();
        prop_assert!(odds.interval.low <= odds.value && odds.value <= odds.interval.high);
        let (a, b) = (Proportion::of_parts(both, only_a), Proportion::of_parts(only_b, neither));
        if let (Some(one), Some(other)) = (difference(a, b), difference(b, a)) {
            prop_assert!((one.low + other.high).abs() < 1e-12 && (one.high + other.low).abs() < 1e-12);
            let d = a.share().unwrap() - b.share().unwrap();
            prop_assert!(one.low <= d + 1e-12 && d <= one.high + 1e-12);
        }
    }
}
