//! A small dataset for the tests of charts, built row by row.

use jiff::civil::date;

use super::Sources;
use crate::address::Addresses;
use crate::analysis::{AsOfView, Findings, analyse};
use crate::dataset::{
    Challenge, ChallengeKind, Component, Council, CouncilType, Dataset, Detail, Duty, Event, EventKind, Key,
    PartialDate, Plan, Recommendation, Region, Reporter, StatedCounts, Status, Step, Theme, Update,
};

/// Data, figures and addresses that live as long as the test.
pub(super) struct Sample {
    pub(super) data: Dataset,
    pub(super) findings: Findings,
    pub(super) addresses: Addresses,
}

impl Sample {
    /// Works out the figures of `data` at 3 April 2025.
    #[allow(clippy::needless_pass_by_value, reason = "a sample is made of its data, which the view replaces")]
    pub(super) fn of(data: Dataset) -> Self {
        let view = AsOfView::new(&data, date(2025, 4, 3));
        let findings = analyse(&view);
        Self { data: view.data, findings, addresses: Addresses::new("https://example.org/site/") }
    }

    /// Derby in 2017 (with a follow-up in 2018) and 2023, Leeds and Hull once each; three themes.
    pub(super) fn small() -> Self {
        let mut data = Dataset::default();
        let vision = theme(&mut data, "vision", "Vision and clear priorities", Component::Priorities);
        let scrutiny = theme(&mut data, "scrutiny", "Overview and scrutiny", Component::Governance);
        let savings = theme(&mut data, "savings", "Savings and budget delivery", Component::Finance);
        let derby = council(&mut data, "derby", Region::EastMidlands, CouncilType::Unitary, Some((8, 12)));
        let leeds = council(
            &mut data,
            "leeds",
            Region::YorkshireAndTheHumber,
            CouncilType::Metropolitan,
            Some((8, 17)),
        );
        let hull =
            council(&mut data, "hull", Region::YorkshireAndTheHumber, CouncilType::Unitary, Some((9, 16)));
        let first = challenge(&mut data, "derby-2017", derby, day(2017, 6, 13), day(2017, 6, 16));
        let follow_up = challenge(&mut data, "derby-2018", derby, month(2018, 11), month(2018, 11));
        let second = challenge(&mut data, "derby-2023", derby, day(2023, 10, 3), day(2023, 10, 6));
        let leeds_2022 =
            challenge(&mut data, "leeds-2022", leeds, PartialDate::Year(2022), PartialDate::Year(2022));
        let hull_2024 = challenge(&mut data, "hull-2024", hull, day(2024, 3, 5), day(2024, 3, 7));
        if let Some(row) = data.challenges.row_mut(follow_up) {
            row.kind = ChallengeKind::FollowUp;
            row.follows = Some(first);
        }
        if let Some(row) = data.challenges.row_mut(first) {
            row.report_published = Some(month(2017, 12));
        }
        let done = recommend(&mut data, first, 1, &[vision]);
        let reported = recommend(&mut data, first, 2, &[scrutiny, vision]);
        recommend(&mut data, first, 3, &[savings]);
        recommend(&mut data, follow_up, 1, &[scrutiny]);
        let open = recommend(&mut data, second, 1, &[vision]);
        recommend(&mut data, leeds_2022, 1, &[vision]);
        recommend(&mut data, hull_2024, 1, &[savings]);
        update(&mut data, done, Status::Complete, Reporter::ReviewTeam);
        update(&mut data, reported, Status::Complete, Reporter::Council);
        update(&mut data, open, Status::InProgress, Reporter::Council);
        plan(&mut data, first);
        event(&mut data, derby);
        duty(&mut data, Step::Report, "Publish the feedback report", 3);
        duty(&mut data, Step::NextChallenge, "Next challenge", 60);
        Self::of(data)
    }

    /// What charts are drawn from.
    pub(super) fn sources(&self) -> Sources<'_> {
        Sources { data: &self.data, findings: &self.findings, addresses: &self.addresses }
    }

    /// The council with this id.
    pub(super) fn council(&self, id: &str) -> Key<Council> {
        self.data.councils.find(id).unwrap()
    }
}

pub(super) fn day(year: i16, month: i8, day: i8) -> PartialDate {
    PartialDate::Day(date(year, month, day))
}

pub(super) fn month(year: i16, month: i8) -> PartialDate {
    PartialDate::Month(year, month)
}

pub(super) fn theme(data: &mut Dataset, id: &str, title: &str, area: Component) -> Key<Theme> {
    let row = Theme { id: id.into(), title: title.into(), area, description: None, keywords: Vec::new() };
    let key = data.themes.push(row, 2, Vec::new());
    data.themes.name(id, key);
    key
}

pub(super) fn council(
    data: &mut Dataset,
    id: &str,
    region: Region,
    kind: CouncilType,
    hexagon: Option<(i32, i32)>,
) -> Key<Council> {
    let name = crate::wording::capitalised(id);
    let row = Council {
        id: id.into(),
        name: format!("{name} City Council"),
        short_name: name,
        kind,
        region,
        nation: region.nation(),
        gss_code: None,
        opened: None,
        closed: None,
        successors: Vec::new(),
        population: None,
        hexagon,
        website: None,
    };
    let key = data.councils.push(row, 2, Vec::new());
    data.councils.name(id, key);
    key
}

pub(super) fn challenge(
    data: &mut Dataset,
    id: &str,
    council: Key<Council>,
    start: PartialDate,
    end: PartialDate,
) -> Key<Challenge> {
    let row = Challenge {
        id: id.into(),
        councils: vec![council],
        kind: ChallengeKind::Corporate,
        checked: None,
        follows: None,
        onsite_start: Some(start),
        onsite_end: Some(end),
        report_published: None,
        action_plan_published: None,
        progress_review: None,
        progress_report_published: None,
        people: None,
        meetings: None,
        hours: None,
        focus: Vec::new(),
        stated_recommendations: None,
        source_url: None,
        note: None,
    };
    data.challenges.push(row, 2, Vec::new())
}

pub(super) fn recommend(
    data: &mut Dataset,
    challenge: Key<Challenge>,
    number: u32,
    themes: &[Key<Theme>],
) -> Key<Recommendation> {
    let row = Recommendation {
        challenge,
        number,
        printed_number: None,
        summary: "Do it.".into(),
        component: None,
        themes: themes.to_vec(),
        councils: Vec::new(),
        priority: None,
        due: None,
        owner: None,
        detail: Detail::Full,
        source_url: None,
        issue: None,
    };
    data.recommendations.push(row, 2, Vec::new())
}

pub(super) fn update(
    data: &mut Dataset,
    recommendation: Key<Recommendation>,
    status: Status,
    reported_by: Reporter,
) {
    let row = Update {
        challenge: data.recommendations[recommendation].challenge,
        recommendation: Some(recommendation),
        date: Some(day(2018, 11, 30)),
        status,
        counts: StatedCounts::default(),
        due: None,
        reported_by,
        note: None,
        evidence_url: None,
    };
    data.updates.push(row, 2, Vec::new());
}

fn plan(data: &mut Dataset, challenge: Key<Challenge>) {
    let row = Plan {
        id: "improvement".into(),
        challenge,
        title: "Corporate Improvement Plan".into(),
        adopted: Some(month(2017, 12)),
        closed: Some(month(2019, 3)),
        successor: None,
        monitored_by: Vec::new(),
        note: None,
        url: None,
    };
    data.plans.push(row, 2, Vec::new());
}

fn event(data: &mut Dataset, council: Key<Council>) {
    let row = Event {
        council,
        date: month(2016, 7),
        kind: EventKind::PublicInterestReport,
        title: "Auditor reports on <major> projects".into(),
        url: None,
    };
    data.events.push(row, 2, Vec::new());
}

fn duty(data: &mut Dataset, step: Step, title: &str, months: u16) {
    let row = Duty {
        step,
        title: title.into(),
        months,
        late_after: months,
        who: None,
        applies_from: Some(date(2023, 4, 1)),
        note: None,
        url: None,
    };
    data.duties.push(row, 2, Vec::new());
}
