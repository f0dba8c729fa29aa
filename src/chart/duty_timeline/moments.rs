//! What stands on a council's time line.

use crate::analysis::{DutyState, State};
use crate::chart::Sources;
use crate::chart::svg::SvgClass;
use crate::dataset::{Challenge, ChallengeKind, Council, DateRange, Key, PartialDate, Plan};
use crate::wording;

/// What a moment is; each kind has its own lanes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A challenge or a follow-up.
    Visit,
    /// A report, plan or review after it.
    Published,
    /// A plan that carries recommendations.
    Plan,
    /// Something from outside.
    Event,
    /// The duty that is due next.
    Due,
}

impl Kind {
    /// From above.
    pub(super) const ALL: [Self; 5] = [Self::Event, Self::Visit, Self::Published, Self::Plan, Self::Due];

    /// Its name next to the lanes.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Visit => "Visits",
            Self::Published => "Published",
            Self::Plan => "Plans",
            Self::Event => "Events",
            Self::Due => "Due next",
        }
    }
}

/// One thing on the time line.
#[derive(Clone, Debug)]
pub(super) struct Moment {
    pub(super) kind: Kind,
    /// The days that it can mean, or lasts.
    pub(super) days: DateRange,
    /// Its date in words.
    pub(super) when: String,
    /// What it is.
    pub(super) label: String,
    /// Where it leads.
    pub(super) href: Option<String>,
    /// Whether it is a follow-up visit.
    pub(super) follow_up: bool,
}

impl Moment {
    /// What it says when pointed at.
    pub(super) fn title(&self) -> String {
        format!("{}: {}", self.when, self.label)
    }

    /// Text that reads on its mark.
    pub(super) fn ink_on(&self) -> SvgClass {
        match self.kind {
            Kind::Visit if self.follow_up => SvgClass::ON_LIGHT,
            Kind::Plan => SvgClass::ON_LIGHT,
            Kind::Visit | Kind::Published | Kind::Event => SvgClass::ON_DEEP,
            Kind::Due => SvgClass::LABEL,
        }
    }

    /// Follow-ups differ from challenges, and all kinds from each other.
    pub(super) fn ink(&self) -> SvgClass {
        match self.kind {
            Kind::Visit if self.follow_up => SvgClass::fill(2),
            Kind::Visit | Kind::Published => SvgClass::fill(1),
            Kind::Plan => SvgClass::fill(2),
            Kind::Event => SvgClass::fill(3),
            Kind::Due => SvgClass::NONE,
        }
    }
}

/// Everything about the council that has a date, then the duty that is due next. Events that begin after the as-of date are left
/// out: what was known of them on that day cannot be said.
pub(super) fn of(sources: &Sources<'_>, council: Key<Council>) -> Vec<Moment> {
    let Sources { data, addresses, .. } = *sources;
    let mut moments = Vec::new();
    let events = data.events_of(council).iter().map(|key| &data.events[*key]);
    for event in events.filter(|event| event.date.earliest() <= sources.findings.as_of) {
        moments.push(Moment {
            kind: Kind::Event,
            days: event.date.range(),
            when: wording::date(event.date),
            label: event.title.clone(),
            href: None,
            follow_up: false,
        });
    }
    for key in data.challenges_of(council) {
        let challenge = &data.challenges[*key];
        let href = Some(addresses.challenge(challenge));
        if let (Some(start), Some(end)) = (challenge.visit_start(), challenge.visit_end()) {
            let follow_up = challenge.kind == ChallengeKind::FollowUp;
            moments.push(Moment {
                kind: Kind::Visit,
                days: lasting(start, end),
                when: wording::range(start, end),
                label: format!("{}, {}", wording::kind(challenge.kind), wording::month(start)),
                href: href.clone(),
                follow_up,
            });
        }
        moments.extend(published(challenge).into_iter().filter_map(|(label, date)| {
            let date = date?;
            Some(Moment {
                kind: Kind::Published,
                days: date.range(),
                when: wording::date(date),
                label: format!("{label}, {}", wording::month(date)),
                href: href.clone(),
                follow_up: false,
            })
        }));
        for plan in data.plans_of(*key).iter().map(|plan| &data.plans[*plan]) {
            moments.extend(plan_moment(sources, plan, href.clone()));
        }
    }
    moments.extend(due_next(sources, council));
    moments
}

/// From the first day of one date to the last day of another.
fn lasting(start: PartialDate, end: PartialDate) -> DateRange {
    DateRange { earliest: start.earliest(), latest: end.latest().max(start.earliest()) }
}

fn published(challenge: &Challenge) -> [(&'static str, Option<PartialDate>); 4] {
    [
        ("Report", challenge.report_published),
        ("Action plan", challenge.action_plan_published),
        ("Progress review", challenge.progress_review),
        ("Progress report", challenge.progress_report_published),
    ]
}

/// A plan from adoption to close; one without a recorded close runs on to the as-of date.
fn plan_moment(sources: &Sources<'_>, plan: &Plan, href: Option<String>) -> Option<Moment> {
    let adopted = plan.adopted?;
    let (days, when) = match plan.closed {
        Some(closed) => (lasting(adopted, closed), wording::range(adopted, closed)),
        None => (
            DateRange {
                earliest: adopted.earliest(),
                latest: sources.findings.as_of.max(adopted.earliest()),
            },
            format!("from {}, no close recorded", wording::date(adopted)),
        ),
    };
    let label = plan.title.clone();
    Some(Moment { kind: Kind::Plan, days, when, label, href, follow_up: false })
}

/// The duty with the earliest date to come.
fn due_next(sources: &Sources<'_>, council: Key<Council>) -> Option<Moment> {
    let Sources { data, findings, addresses } = *sources;
    let ahead = |state: &&DutyState| {
        state.council == council && matches!(state.state, State::DueSoon | State::NotYetDue)
    };
    let (state, due) = data
        .challenges_of(council)
        .iter()
        .flat_map(|challenge| findings.duties_of(*challenge))
        .filter(ahead)
        .filter_map(|state| Some((state, state.due?)))
        .min_by_key(|(state, due)| (due.earliest, due.latest, state.challenge, state.duty))?;
    Some(Moment {
        kind: Kind::Due,
        days: due,
        when: state.due_date.map_or_else(|| wording::span(due), |date| format!("by {}", wording::date(date))),
        label: data.duties[state.duty].title.clone(),
        href: Some(addresses.challenge(&data.challenges[state.challenge])),
        follow_up: false,
    })
}
