//! When teams come: every five years or so, with a gap in the pandemic, and now and then for another reason.

use jiff::ToSpan;
use jiff::civil::Date;
use peerbench::dataset::{ChallengeKind, CouncilType};

use crate::chance::{Chance, rounded};
use crate::councils::Council;
use crate::days::{day, later, visiting_day, years_between};

/// A visit to come.
pub(crate) struct Visit {
    pub(crate) kind: ChallengeKind,
    pub(crate) start: Date,
    pub(crate) end: Date,
    /// Position of the visit that a follow-up follows.
    pub(crate) follows: Option<usize>,
}

/// The first visits of the programme.
const FIRST: Date = day(2012, 1, 10);

/// When hardly any team travelled.
const PANDEMIC: (Date, Date) = (day(2020, 3, 17), day(2021, 6, 1));

/// The visits that a council has had, in order.
pub(crate) fn visits(chance: &mut Chance, council: &Council, as_of: Date) -> Vec<Visit> {
    // Nobody visits a council that has just begun or is about to end.
    let begins = council.opened.map_or(FIRST, |opened| later(opened, 10.0)).max(FIRST);
    let ends =
        council.closed.map_or(later(as_of, -0.3), |closed| later(closed, -5.0).min(later(as_of, -0.3)));
    let mut visits = Vec::new();
    if council.partners.is_empty() || council.leads() {
        corporate(chance, council, (begins, ends), &mut visits);
    }
    occasional(chance, council, (begins, ends), &mut visits);
    visits.sort_by_key(|visit| visit.start);
    follow_ups(chance, ends, &mut visits);
    visits
}

fn corporate(chance: &mut Chance, council: &Council, (begins, ends): (Date, Date), visits: &mut Vec<Visit>) {
    // Few authorities of other kinds take part at all.
    let takes_part = match council.kind {
        CouncilType::CombinedAuthority | CouncilType::Other => 0.35,
        _ => 0.93,
    };
    if !chance.hit(takes_part) {
        return;
    }
    let wait = if council.predecessors.is_empty() { 62.0 } else { 24.0 };
    let mut due = later(begins, chance.within(0.0, wait));
    while due <= ends {
        let mut on = due;
        if (PANDEMIC.0..PANDEMIC.1).contains(&on) && chance.hit(0.88) {
            on = later(PANDEMIC.1, chance.within(2.0, 20.0));
        }
        // In the first years many councils let a turn go by; later on they only put it off.
        let missed = chance.hit(if on < day(2015, 1, 1) { 0.22 } else { 0.18 });
        let on = visiting_day(on);
        if (begins..=ends).contains(&on) && !missed {
            visits.push(visit(chance, ChallengeKind::Corporate, on));
        }
        due = later(on, if missed { chance.within(8.0, 34.0) } else { chance.normal(59.0, 11.0).max(38.0) });
    }
}

/// Finance, governance and other challenges, more of them in recent years.
fn occasional(chance: &mut Chance, council: &Council, (begins, ends): (Date, Date), visits: &mut Vec<Visit>) {
    let years = years_between(begins, ends).max(0.0);
    if council.kind == CouncilType::CombinedAuthority {
        return;
    }
    for (kind, a_year) in
        [(ChallengeKind::Finance, 0.014), (ChallengeKind::Governance, 0.009), (ChallengeKind::Other, 0.009)]
    {
        if !chance.hit(a_year * years) {
            continue;
        }
        // The later of two draws.
        let months = chance.real().max(chance.real()) * years * 12.0;
        let on = visiting_day(later(begins, months));
        let crowded = visits.iter().any(|other| years_between(other.start, on).abs() < 0.7);
        if (begins..=ends).contains(&on) && !(PANDEMIC.0..PANDEMIC.1).contains(&on) && !crowded {
            visits.push(visit(chance, kind, on));
        }
    }
}

fn follow_ups(chance: &mut Chance, ends: Date, visits: &mut Vec<Visit>) {
    let firsts = visits.len();
    for earlier in 0..firsts {
        let on = visiting_day(later(visits[earlier].end, chance.within(9.0, 22.0)));
        let crowded = visits.iter().any(|other| years_between(other.start, on).abs() < 0.5);
        let wanted = match visits[earlier].kind {
            ChallengeKind::Other => 0.0,
            ChallengeKind::Corporate => 0.12,
            _ => 0.2,
        };
        if chance.hit(wanted) && on <= ends && !crowded {
            let follow_up = Visit { follows: Some(earlier), ..visit(chance, ChallengeKind::FollowUp, on) };
            visits.push(follow_up);
        }
    }
    // Positions that follow-ups name stay as they are, since each stands after all that it could follow.
}

fn visit(chance: &mut Chance, kind: ChallengeKind, start: Date) -> Visit {
    let days = match kind {
        ChallengeKind::Corporate => rounded(chance.within(1.6, 3.4)),
        ChallengeKind::FollowUp => chance.between(0, 1),
        _ => chance.between(1, 2),
    };
    Visit { kind, start, end: start.saturating_add(days.days()), follows: None }
}
