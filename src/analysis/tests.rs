//! Figures of small datasets that can be worked out by hand.

use std::fs;

use jiff::civil::{Date, date};

mod comparison;
mod lineage;
mod properties;
mod time;

use super::*;
use crate::dataset::{self, Challenge, Region};
use crate::report::Report;

const COUNCILS: &str = "id,name,type,region,closed,successor
north,North,unitary,London,,
south,South,unitary,South West,,
old,Old,district,London,2020-03-31,north
older,Older,district,London,2010-03-31,old
";
const THEMES: &str = "id,title,area
alpha,Alpha,finance
beta,Beta,capacity
";
const AS_OF: Date = date(2025, 6, 30);

/// The tables of a test, read as a site's are.
fn read(tables: &[(&str, &str)]) -> Dataset {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("data")).unwrap();
    // A test's own table takes the place of the common one.
    for (name, text) in [("councils", COUNCILS), ("themes", THEMES)].iter().chain(tables) {
        fs::write(folder.path().join(format!("data/{name}.csv")), text).unwrap();
    }
    let mut report = Report::default();
    let data = dataset::read(
        folder.path(),
        jiff::civil::date(2026, 11, 30),
        crate::config::DateOrder::default(),
        &mut report,
    );
    assert_eq!(report.errors(), 0, "{}", crate::report::text(&report, false));
    data
}

/// The figures of the tables as at a day.
fn analyse(data: &Dataset, as_of: Date) -> Findings {
    super::analyse(&AsOfView::new(data, as_of))
}

/// The status of the one recommendation of one council's challenge, given these updates.
fn status_by(updates: &str) -> RecommendationStatus {
    let data = read(&[
        ("challenges", "id,councils,kind,onsite_start\nc,north,corporate,2023-01-10\n"),
        ("recommendations", "challenge,number,summary,themes,due\nc,1,Do it.,alpha;beta,\n"),
        ("updates", &format!("challenge,recommendation,date,status,due,reported_by\n{updates}")),
    ]);
    analyse(&data, AS_OF).statuses.values()[0].clone()
}

fn challenge(data: &Dataset, id: &str) -> Key<Challenge> {
    data.challenges.find(id).unwrap()
}

#[test]
fn the_latest_statement_decides() {
    let state = |updates: &str| status_by(updates).state;
    assert_eq!(state(""), RecommendationState::NoStatus);
    assert_eq!(
        state("c,1,2024-01-01,complete,,council\nc,1,2024-02-01,in_progress,,committee\n"),
        RecommendationState::Open
    );
    assert_eq!(
        state("c,1,2024-01-01,complete,,council\nc,1,2024-03,complete,,review_team\n"),
        RecommendationState::ConfirmedByReviewTeam
    );
    assert_eq!(state("c,1,2024-01-01,complete,,committee\n"), RecommendationState::ConfirmedByCommittee);
    assert_eq!(state("c,1,2024-01-01,complete,,publisher\n"), RecommendationState::ReportedClosed);
    assert_eq!(state("c,1,2024-01-01,not_accepted,,council\n"), RecommendationState::Withdrawn);
    assert_eq!(state("c,1,2024-01-01,stopped,,council\n"), RecommendationState::Stopped);
    assert_eq!(
        state("c,1,2025-07-01,complete,,council\n"),
        RecommendationState::NoStatus,
        "after the as-of date"
    );
}

#[test]
fn statements_whose_order_cannot_be_said_are_current_together() {
    let both = status_by("c,1,2024,in_progress,,council\nc,1,2024-03-01,complete,,council\n");
    assert_eq!((both.state, both.current.len()), (RecommendationState::Open, 2));
    let undated = status_by("c,1,2024-01-01,complete,,council\nc,1,,in_progress,,council\n");
    assert_eq!((undated.state, undated.current.len()), (RecommendationState::Open, 2));
    let one_day = status_by("c,1,2024-01-01,complete,,council\nc,1,2024-01-01,superseded,,council\n");
    assert_eq!((one_day.state, one_day.ended_on), (RecommendationState::Withdrawn, None));
}

#[test]
fn a_closing_taken_back_does_not_count_even_if_closed_again() {
    let again = status_by(
        "c,1,2023-05-01,complete,,council\nc,1,2023-06-01,in_progress,,council\nc,1,2024-04-01,complete,,council\n",
    );
    assert_eq!(again.closed_on.unwrap().to_string(), "2024-04-01");
    let confirmed_once = status_by(
        "c,1,2023-05-01,complete,,committee\nc,1,2023-06-01,in_progress,,council\nc,1,2024-04-01,complete,,council\n",
    );
    assert_eq!(
        confirmed_once.state,
        RecommendationState::ReportedClosed,
        "what was confirmed was taken back"
    );
}

#[test]
fn overdue_is_about_the_first_date() {
    let moved = status_by(
        "c,1,2023-05-01,in_progress,2024-05,council\nc,1,2024-06-01,in_progress,2026-01-01,council\n",
    );
    assert_eq!((moved.overdue, moved.first_due.unwrap().to_string()), (true, "2024-05".into()));
    assert!(!status_by("c,1,2023-05-01,in_progress,2025-06,council\n").overdue, "the month has not passed");
    assert!(!status_by("c,1,2023-05-01,complete,2024-05,council\n").overdue);
    assert!(!status_by("c,1,2023-05-01,stopped,2024-05,council\n").overdue, "a stopped one is never overdue");
}

#[test]
fn closure_has_its_base_and_its_bounds() {
    let data = read(&[
        ("challenges", "id,councils,kind,onsite_start\nj,north;south,corporate,2023-01-10\n"),
        (
            "recommendations",
            "challenge,number,summary,themes,councils\nj,1,A.,alpha,\nj,2,B.,beta,south\nj,3,C.,alpha;beta,\nj,4,D.,beta,\n",
        ),
        (
            "updates",
            "challenge,recommendation,date,status,reported_by\nj,1,2023-10-01,complete,committee\nj,2,2024-02-01,complete,council\n\
             j,3,2023-10-01,superseded,council\n",
        ),
    ]);
    let findings = analyse(&data, AS_OF);
    let all = findings.closure[&Group::All];
    assert_eq!(
        (all.made, all.withdrawn, all.closed(), all.confirmed_by_committee, all.no_status),
        (4, 1, 2, 1, 1)
    );
    assert_eq!((all.rate(), all.upper_bound()), (Proportion::of_parts(2, 1), Proportion::of_parts(3, 0)));
    let north = findings.closure[&Group::Council(data.councils.find("north").unwrap())];
    assert_eq!((north.made, north.closed()), (3, 1), "recommendation 2 addresses only the other council");
    assert_eq!(findings.closure[&Group::Region(Region::London)].made, 3);
    let twelve = findings.closure_at_twelve_months[&Group::All];
    assert_eq!(
        twelve.rate(),
        Proportion::of_parts(1, 2),
        "one closed in time, one after 12 months, one withdrawn"
    );
}

#[test]
fn twelve_months_leave_out_what_cannot_be_placed() {
    let data = read(&[
        (
            "challenges",
            "id,councils,kind,onsite_start\nc,north,corporate,2023\nd,north,corporate,2024-02-01\n",
        ),
        (
            "recommendations",
            "challenge,number,summary,themes\nc,1,A.,alpha;beta\nd,1,B.,alpha\nd,2,C.,alpha\n",
        ),
        (
            "updates",
            "challenge,recommendation,date,status,reported_by\nc,1,,complete,council\nd,1,2025,complete,council\n",
        ),
    ]);
    let found = |day| analyse(&data, day).closure_at_twelve_months.get(&Group::All).copied();
    assert_eq!(found(date(2023, 12, 31)), None, "no visit can have ended twelve months before");
    let coarse = found(date(2024, 12, 30)).unwrap();
    assert_eq!((coarse.reached, coarse.visit_not_placed), (0, 1), "31 December 2023 may be the last day");
    let all = found(AS_OF).unwrap();
    assert_eq!(
        (all.reached, all.closing_not_placed, all.no_status),
        (3, 2, 1),
        "undated, and some day of 2025"
    );
    assert_eq!((all.base(), all.cannot_say(), all.is_mostly_unknown()), (1, 2, true));
}

#[test]
fn what_is_dated_later_is_not_there_yet() {
    let data = read(&[
        (
            "challenges",
            "id,councils,kind,onsite_start,report_published\nc,north,corporate,2018-03-05,2019-05-01\nlate,north,corporate,2024-03-05,\n",
        ),
        ("recommendations", "challenge,number,summary,themes\nc,1,A.,alpha;beta\nlate,1,B.,alpha\n"),
        (
            "updates",
            "challenge,recommendation,date,status,reported_by\nc,1,2019-03,complete,council\nlate,1,,complete,council\n",
        ),
    ]);
    let view = AsOfView::new(&data, date(2018, 12, 31));
    assert_eq!((view.data.challenges.len(), view.planned.len(), view.planned[0].id.as_str()), (1, 1, "late"));
    let left_out = LeftOut { visits: 1, recommendations: 1, statements: 2, publications: 1 };
    assert_eq!(view.left_out, left_out);
    let findings = super::analyse(&view);
    assert_eq!(findings.closure[&Group::All].made, 1);
    assert!(findings.pairs.is_empty());
    assert_eq!(newest_date(&data, date(2026, 1, 1)), Some(date(2024, 3, 5)));
    assert_eq!(
        newest_date(&data, date(2020, 1, 1)),
        Some(date(2019, 5, 1)),
        "not after the day of the build"
    );
}

#[test]
fn frequency_counts_challenges_once_and_leaves_follow_ups_out() {
    let data = read(&[
        (
            "challenges",
            "id,councils,kind,follows,onsite_start,stated_recommendations\na,north;south,corporate,,2023-01-10,2\n\
             b,south,corporate,,,5\nf,south,follow-up,a,2024-01,\nn,south,finance,,2024,\n",
        ),
        (
            "recommendations",
            "challenge,number,summary,themes\na,1,A.,alpha\na,2,B.,alpha;beta\nb,1,C.,beta\nf,1,D.,alpha\n",
        ),
    ]);
    let findings = analyse(&data, AS_OF);
    let alpha = data.themes.find("alpha").unwrap();
    let of = |basis, group| findings.theme_frequency(basis, group, alpha).map(|f| f.challenges);
    assert_eq!(of(Basis::All, Group::All), Proportion::new(1, 2));
    assert_eq!(of(Basis::Complete, Group::All), Proportion::new(1, 1));
    assert_eq!(of(Basis::All, Group::Region(Region::London)), Proportion::new(1, 1));
    assert_eq!(of(Basis::All, Group::Year(2023)), Proportion::new(1, 1));
    assert_eq!(of(Basis::All, Group::Year(2024)), None, "only a follow-up, and one without recommendations");
    assert_eq!(of(Basis::All, Group::Kind(crate::dataset::ChallengeKind::FollowUp)), Proportion::new(1, 1));
    let recommendations = findings.theme_frequency(Basis::All, Group::All, alpha).unwrap().recommendations;
    assert_eq!(recommendations, Proportion::of_parts(2, 1));
}

#[test]
fn recurrence_follows_a_council_into_its_successor() {
    let data = read(&[
        (
            "challenges",
            "id,councils,kind,onsite_start\nlast-of-old,old,corporate,2008\nfirst-of-north,north,corporate,2022\n\
             gap,north,corporate,2023\nnext,north,corporate,2024\nlater,north,corporate,2025-01\n",
        ),
        (
            "recommendations",
            "challenge,number,summary,themes\nlast-of-old,1,A.,alpha\nfirst-of-north,1,B.,alpha;beta\nnext,1,C.,alpha\nlater,1,D.,alpha\n",
        ),
        (
            "updates",
            "challenge,recommendation,date,status,reported_by\nlast-of-old,1,2009,complete,council\nnext,1,2025-03,complete,council\n",
        ),
    ]);
    let findings = analyse(&data, AS_OF);
    let pairs: Vec<_> = findings.pairs.iter().map(|pair| (pair.earlier, pair.later)).collect();
    let key = |id| challenge(&data, id);
    assert_eq!(
        pairs.iter().copied().collect::<std::collections::BTreeSet<_>>(),
        [(key("last-of-old"), key("first-of-north")), (key("next"), key("later"))].into(),
        "a challenge without recommendations between breaks the chain"
    );
    let alpha = findings.recurrence[data.themes.find("alpha").unwrap()];
    assert_eq!(alpha.raised_again, Proportion::of_parts(2, 0));
    assert_eq!(
        alpha.closed_then_raised_again,
        Proportion::of_parts(1, 0),
        "closed after the later visit does not count"
    );
}

#[test]
fn a_theme_counts_for_the_councils_that_were_asked() {
    let data = read(&[
        (
            "challenges",
            "id,councils,kind,onsite_start\nj,north;south,corporate,2018-03-05\nnext,south,corporate,2023-03-06\n",
        ),
        (
            "recommendations",
            "challenge,number,summary,themes,councils\nj,1,A.,alpha,north\nj,2,B.,beta,south\nnext,1,C.,alpha,\n",
        ),
    ]);
    let findings = analyse(&data, AS_OF);
    let [alpha, beta] = ["alpha", "beta"].map(|id| data.themes.find(id).unwrap());
    assert_eq!(findings.pairs.len(), 1);
    assert_eq!((&findings.pairs[0].raised, &findings.pairs[0].raised_later), (&vec![beta], &vec![alpha]));
    let london = findings.theme_frequency(Basis::All, Group::Region(Region::London), beta).unwrap();
    assert_eq!(london.challenges, Proportion::of_parts(0, 1), "only the other council was asked");
}

#[test]
fn visits_whose_order_cannot_be_said_make_no_pair() {
    let data = read(&[
        ("challenges", "id,councils,kind,onsite_start\na,north,corporate,2023\nb,north,corporate,2023\n"),
        ("recommendations", "challenge,number,summary,themes\na,1,A.,alpha\nb,1,B.,alpha;beta\n"),
    ]);
    let findings = analyse(&data, AS_OF);
    assert!(findings.pairs.is_empty());
    assert_eq!(findings.not_in_order.order_not_known, 1);
}

#[test]
fn duties_say_what_the_dates_allow() {
    let data = read(&[
        (
            "challenges",
            "id,councils,kind,onsite_start,onsite_end,report_published,action_plan_published\n\
             exact,south,corporate,2024-06-26,2024-06-28,2024-09-28,2024-12-17\nearly,south,corporate,2019-06,,,\n\
             together,north,corporate,2024-01-09,2024-01-11,2024-05-01,2024-05-01\nmonth,north,finance,2025-04,,,\n\
             kind,north,other,2024-01-01,,,\nundated,south,corporate,,,,\nclosed,old,corporate,2019-03-01,,,\n",
        ),
        ("recommendations", "challenge,number,summary,themes\nexact,1,A.,alpha;beta\n"),
        (
            "duties",
            "id,title,months,late_after,applies_from\nreport,Report,3,,2023-04-01\naction-plan,Plan,5,,2023-04-01\n\
             next-challenge,Next,60,,\nprogress-review,Review,10,12,2023-04-01\n",
        ),
    ]);
    let findings = analyse(&data, AS_OF);
    let states = |id: &str| -> Vec<State> {
        findings.duties_of(challenge(&data, id)).iter().map(|duty| duty.state).collect()
    };
    assert_eq!(
        states("exact"),
        [State::Met, State::MetLate, State::NotYetDue, State::PastDue],
        "late after 12 months"
    );
    let before = State::DoesNotApply(NotApplicable::BeforeTheRule);
    assert_eq!(states("early"), [before, before, State::CannotSay, before], "June 2024 against 26 June 2024");
    assert_eq!(
        states("together")[..2],
        [State::MetLate, State::Met],
        "the plan has five months, with the report too"
    );
    assert_eq!(states("month")[..2], [State::DueSoon, State::NotYetDue], "from 60 days before 1 or 30 July");
    assert!(states("kind").is_empty(), "other visits carry no duty");
    assert_eq!(states("undated"), [State::CannotSay; 4]);
    let closed = State::DoesNotApply(NotApplicable::CouncilClosed);
    assert_eq!(states("closed")[2], closed, "the successor's visit is not the council's");
}

#[test]
fn a_closing_within_the_range_of_a_due_date_cannot_be_placed() {
    let data = read(&[
        ("councils", "id,name,type,region,closed\nc,C,district,London,2023-04-01\n"),
        ("challenges", "id,councils,kind,onsite_start\na,c,corporate,2022\n"),
        ("recommendations", "challenge,number,summary,themes\na,1,A.,alpha;beta\n"),
        ("duties", "id,title,months\nprogress-report,Report,12\n"),
    ]);
    assert_eq!(analyse(&data, AS_OF).duties[0].state, State::CannotSay);
}
