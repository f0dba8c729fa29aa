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

/// The findings of one council's challenge with one recommendation, given what was said of it.
fn told(updates: &str) -> RecommendationStatus {
    let data = read(&[
        ("challenges", "id,councils,kind,onsite_start\nc,north,corporate,2023-01-10\n"),
        ("recommendations", "challenge,number,summary,themes,due\nc,1,Do it.,alpha;beta,\n"),
        ("updates", &format!("challenge,recommendation,date,status,due,reported_by\n{updates}")),
    ]);
    analyse(&data, AS_OF).statuses[0]
}

fn challenge(data: &Dataset, id: &str) -> Key<Challenge> {
    data.challenges.find(id).unwrap()
}

#[test]
fn the_last_word_decides() {
    assert_eq!(told("").class, Class::NoInformation);
    let closed = told("c,1,2024-01-01,complete,,council\nc,1,,in_progress,,council\n");
    assert_eq!(
        (closed.class, closed.closed_on.unwrap().to_string()),
        (Class::ClosedReported, "2024-01-01".into())
    );
    assert_eq!(
        told("c,1,2024-01-01,complete,,council\nc,1,2024-02-01,in_progress,,committee\n").class,
        Class::Open
    );
    assert_eq!(
        told("c,1,2024-01-01,complete,,council\nc,1,2024-03,complete,,review_team\n").class,
        Class::ClosedVerified
    );
    assert_eq!(told("c,1,2024-01-01,not_accepted,,council\n").class, Class::Withdrawn);
    assert_eq!(told("c,1,2024-01-01,stopped,,council\n").class, Class::Open);
    assert_eq!(
        told("c,1,2025-07-01,complete,,council\n").class,
        Class::NoInformation,
        "after the as-of date"
    );
}

#[test]
fn a_closing_taken_back_does_not_count_even_if_closed_again() {
    let again = told(
        "c,1,2023-05-01,complete,,council\nc,1,2023-06-01,in_progress,,council\nc,1,2024-04-01,complete,,council\n",
    );
    assert_eq!(again.closed_on.unwrap().to_string(), "2024-04-01");
    let verified_once = told(
        "c,1,2023-05-01,complete,,committee\nc,1,2023-06-01,in_progress,,council\nc,1,2024-04-01,complete,,council\n",
    );
    assert_eq!(verified_once.class, Class::ClosedReported, "what was verified was taken back");
}

#[test]
fn past_due_speaks_of_the_first_date() {
    let moved =
        told("c,1,2023-05-01,in_progress,2024-05,council\nc,1,2024-06-01,in_progress,2026-01-01,council\n");
    assert_eq!((moved.past_due, moved.first_due.unwrap().to_string()), (true, "2024-05".into()));
    assert!(!told("c,1,2023-05-01,in_progress,2025-06,council\n").past_due, "the month has not passed");
    assert!(!told("c,1,2023-05-01,complete,2024-05,council\n").past_due);
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
        (all.made, all.withdrawn, all.closed, all.closed_verified, all.no_information),
        (4, 1, 2, 1, 1)
    );
    assert_eq!((all.rate(), all.upper_bound()), (Proportion::of_parts(2, 1), Proportion::of_parts(3, 0)));
    let north = findings.closure[&Group::Council(data.councils.find("north").unwrap())];
    assert_eq!((north.made, north.closed), (3, 1), "recommendation 2 addresses only the other council");
    assert_eq!(findings.closure[&Group::Region(Region::London)].made, 3);
    let twelve = findings.closure_at_twelve_months[&Group::All];
    assert_eq!(twelve.closed, Proportion::of_parts(1, 3), "one closed in time, one after 12 months");
}

#[test]
fn twelve_months_take_the_middle_of_coarse_dates() {
    let data = read(&[
        ("challenges", "id,councils,kind,onsite_start\nc,north,corporate,2024\n"),
        ("recommendations", "challenge,number,summary,themes\nc,1,A.,alpha;beta\n"),
        ("updates", "challenge,recommendation,date,status,reported_by\nc,1,,complete,council\n"),
    ]);
    // The middle of 2024 is 1 July: twelve months on is 1 July 2025.
    assert!(analyse(&data, date(2025, 6, 30)).closure_at_twelve_months.is_empty());
    let found = analyse(&data, date(2025, 7, 1)).closure_at_twelve_months[&Group::All];
    assert_eq!(
        (found.closed, found.coarse_dates),
        (Proportion::of_parts(0, 1), 1),
        "closed on no known day is not in time"
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
            "id,councils,kind,onsite_start\nlast-of-older,older,corporate,2008\nfirst-of-north,north,corporate,2022\n\
             gap,north,corporate,2023\nnext,north,corporate,2024\nlater,north,corporate,2025-01\n",
        ),
        (
            "recommendations",
            "challenge,number,summary,themes\nlast-of-older,1,A.,alpha\nfirst-of-north,1,B.,alpha;beta\nnext,1,C.,alpha\nlater,1,D.,alpha\n",
        ),
        (
            "updates",
            "challenge,recommendation,date,status,reported_by\nlast-of-older,1,2009,complete,council\nnext,1,2025-03,complete,council\n",
        ),
    ]);
    let findings = analyse(&data, AS_OF);
    let pairs: Vec<_> = findings.pairs.iter().map(|pair| (pair.earlier, pair.later)).collect();
    let key = |id| challenge(&data, id);
    assert_eq!(
        pairs.iter().copied().collect::<std::collections::BTreeSet<_>>(),
        [(key("last-of-older"), key("first-of-north")), (key("next"), key("later"))].into(),
        "a challenge without recommendations between breaks the chain"
    );
    let alpha = findings.recurrence[0];
    assert_eq!(alpha.raised_again, Proportion::of_parts(2, 0));
    assert_eq!(
        alpha.closed_then_raised_again,
        Proportion::of_parts(1, 0),
        "closed after the later visit does not count"
    );
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
            "id,title,months,applies_from\nreport,Report,3,2023-04-01\naction-plan,Plan,5,2023-04-01\nnext-challenge,Next,60,\n",
        ),
    ]);
    let findings = analyse(&data, AS_OF);
    let states = |id: &str| -> Vec<State> {
        findings.duties_of(challenge(&data, id)).iter().map(|duty| duty.state).collect()
    };
    assert_eq!(states("exact"), [State::Met, State::MetLate, State::NotYetDue]);
    let before = State::DoesNotApply(NotApplicable::BeforeTheRule);
    assert_eq!(states("early"), [before, before, State::CannotSay], "June 2024 against 26 June 2024");
    assert_eq!(
        states("together")[1],
        State::MetLate,
        "with the report, the plan had the report's three months"
    );
    assert_eq!(states("month"), [State::DueSoon, State::NotYetDue, State::NotYetDue]);
    assert_eq!(states("kind"), [State::DoesNotApply(NotApplicable::KindOfChallenge); 3]);
    assert_eq!(states("undated"), [State::CannotSay; 3]);
    assert_eq!(states("closed")[2], State::Met, "the successor's challenge came within five years");
    let next = findings.duties_of(challenge(&data, "closed"))[2];
    assert_eq!(next.done.unwrap().to_string(), "2024-01-09");
}
