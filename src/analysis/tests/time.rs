//! Time to closure, and who said what when.

use super::*;
use crate::dataset::Status;

/// A challenge that ended on 1 January 2023 with six recommendations, and what was said of them.
fn followed(updates: &str) -> Dataset {
    read(&[
        ("challenges", "id,councils,kind,onsite_end\nc,north,corporate,2023-01-01\n"),
        (
            "recommendations",
            "challenge,number,summary,themes,due\nc,1,A.,alpha,2023-12\nc,2,B.,alpha,\nc,3,C.,beta,\nc,4,D.,beta,\nc,5,E.,beta,\n\
             c,6,F.,alpha;beta,\n",
        ),
        ("updates", &format!("challenge,recommendation,date,status,due,reported_by,evidence_url\n{updates}")),
    ])
}

#[test]
fn a_curve_follows_what_is_open_and_knows_what_was_withdrawn() {
    let data = followed(
        "c,1,2023-04-11,complete,,council,\nc,2,2023-04-11,not_accepted,,council,\nc,2,2023-07-20,superseded,,council,\n\
         c,3,2023-04-11,in_progress,,council,\nc,4,2023-01-01,complete,,council,\nc,5,2023-10-28,stopped,,council,\n\
         c,6,,in_progress,,council,\n",
    );
    let found = &analyse(&data, AS_OF).time_to_closure[&Group::All];
    assert_eq!(
        (found.observed, found.closed, found.withdrawn, found.stopped, found.censored, found.undated),
        (5, 2, 1, 1, 1, 1)
    );
    // Of five followed, one was closed on the last day of the visit; then fewer than five are at risk.
    assert_eq!(found.steps.len(), 1);
    assert_eq!((found.steps[0].days, found.steps[0].at_risk, found.steps[0].closed), (0, 5, 1));
    assert!((found.steps[0].incidence - 0.2).abs() < 1e-12);
    assert_eq!(found.within(0.0).unwrap().at_risk, 5);
    assert!(found.within(1.0).is_none(), "the curve does not reach so far");
}

#[test]
fn a_withdrawal_counts_from_its_first_day() {
    let data = followed("c,2,2023-04-11,not_accepted,,council,\nc,2,2023-07-20,superseded,,council,\n");
    let status = analyse(&data, AS_OF).statuses.values()[1].clone();
    assert_eq!(status.ended_on.unwrap().to_string(), "2023-04-11");
}

#[test]
fn what_coarse_dates_put_before_the_visit_is_left_out() {
    let five = |row: fn(u32) -> String| (1..=5).map(row).collect::<Vec<_>>().join("\n");
    let recommendations = five(|number| format!("c,{number},A.,alpha;beta"));
    let updates = five(|number| format!("c,{number},2023-01-05,complete,council"));
    let data = read(&[
        ("challenges", "id,councils,kind,onsite_end\nc,north,corporate,2023-01\n"),
        ("recommendations", &format!("challenge,number,summary,themes\n{recommendations}")),
        ("updates", &format!("challenge,recommendation,date,status,reported_by\n{updates}")),
    ]);
    let found = &analyse(&data, AS_OF).time_to_closure[&Group::All];
    assert_eq!((found.observed, found.before_visit), (0, 5));
}

#[test]
fn coarse_dates_are_counted() {
    let data = followed("c,1,2023-04,complete,,council,\nc,2,2023-04-11,complete,,council,\n");
    let found = &analyse(&data, AS_OF).time_to_closure[&Group::All];
    assert_eq!((found.observed, found.coarse_dates, found.no_status), (2, 1, 4));
    assert!(found.steps.is_empty(), "two are too few for a curve");
}

#[test]
fn each_voice_has_its_latest_statement() {
    let data = followed(
        "c,1,2023-05-01,in_progress,2024-06,council,\nc,1,2023-11-01,in_progress,2024-06,review_team,\n\
         c,1,2024-09-01,complete,2023-12,council,\nc,2,2023-02-01,complete,,committee,https://example.org/\n\
         c,3,2024-06-29,in_progress,,council,\nc,4,2024-06-30,in_progress,,council,\nc,5,2024-06,in_progress,,council,\n\
         c,6,2024,in_progress,,committee,\nc,6,2024-03-01,complete,,council,\n",
    );
    let findings = analyse(&data, AS_OF);
    let status = |key: Option<Key<crate::dataset::Update>>| key.map(|key| data.updates[key].status);
    let histories = findings.histories.values();
    let first = histories[0];
    assert_eq!(status(first.council), Some(Status::Complete));
    assert_eq!(status(first.review_team), Some(Status::InProgress));
    assert_eq!(first.disagreement, Some(Disagreement::CouncilLater));
    assert!(first.closed_without_evidence);
    let slippage = first.slippage.unwrap();
    assert_eq!((slippage.moves, slippage.days), (2, 0), "there and back again");
    let second = histories[1];
    assert!(second.disagreement.is_none() && !second.closed_without_evidence && second.slippage.is_none());
    assert_eq!(histories[5].disagreement, Some(Disagreement::SameTime), "1 March lies in 2024");
    let stale: Vec<bool> = histories.iter().map(|history| history.stale).collect();
    // As at 30 June 2025: 29 June 2024 is more than twelve months ago; 30 June and some day of June may not be.
    assert_eq!(stale, [false, false, true, false, false, true]);
}

#[test]
fn a_publisher_is_not_the_council() {
    let data = followed("c,1,2023-05-01,complete,,publisher,\nc,1,2023-05-01,in_progress,,review_team,\n");
    let history = analyse(&data, AS_OF).histories.values()[0];
    assert!(history.publisher.is_some() && history.council.is_none() && history.disagreement.is_none());
}
