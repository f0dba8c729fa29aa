//! Groups beside each other: pairs of themes, years, similar councils, whom to ask.

use super::*;
use crate::analysis::statistics::TwoByTwo;
use crate::analysis::{Direction, Evidence, Period, Verdict};

/// One challenge for each list of themes, each in its year, all of one council.
fn raised(challenges: &[(i16, &str)]) -> Dataset {
    let mut visits = vec!["id,councils,kind,onsite_start".to_owned()];
    let mut made = vec!["challenge,number,summary,themes".to_owned()];
    for (number, (year, themes)) in challenges.iter().enumerate() {
        visits.push(format!("c{number},north,corporate,{year}"));
        made.push(format!("c{number},1,Do it.,{themes}"));
    }
    read(&[("challenges", &visits.join("\n")), ("recommendations", &made.join("\n"))])
}

#[test]
fn pairs_of_themes_are_counted_by_challenge() {
    let data = read(&[
        (
            "challenges",
            "id,councils,kind,follows,onsite_start\na,north,corporate,,2021\nb,south,corporate,,2022\nc,south,corporate,,2023\n\
             f,south,follow-up,b,2024\n",
        ),
        (
            "recommendations",
            "challenge,number,summary,themes\na,1,A.,alpha\na,2,B.,beta\na,3,C.,alpha;beta\nb,1,D.,alpha\nc,1,E.,beta\nf,1,F.,alpha;beta\n",
        ),
    ]);
    let pairs = analyse(&data, AS_OF).co_occurrence;
    assert_eq!(pairs.len(), 1);
    assert_eq!(pairs[0].challenges, TwoByTwo { both: 1, only_a: 1, only_b: 1, neither: 0 });
    assert!((pairs[0].challenges.lift().unwrap() - 0.75).abs() < 1e-12);
    assert!(!pairs[0].go_together());
}

#[test]
fn a_trend_is_claimed_within_a_period_only() {
    let mut challenges = Vec::new();
    for year in 2015..=2020 {
        challenges.extend([(year, "beta"); 8]);
    }
    for (year, with) in (2021..=2025).zip([0, 2, 4, 6, 8]) {
        challenges.extend(vec![(year, "alpha;beta"); with]);
        challenges.extend(vec![(year, "beta"); 8 - with]);
    }
    let data = raised(&challenges);
    let findings = analyse(&data, date(2026, 1, 1));
    let alpha = findings.changes_of(data.themes.find("alpha").unwrap());
    let seen: Vec<_> = alpha.iter().map(|change| (change.period, change.share, change.direction())).collect();
    assert_eq!(
        seen,
        [
            (Period::To2020, Proportion::of_parts(0, 48), None),
            (Period::From2021, Proportion::of_parts(20, 20), Some(Direction::Rising)),
        ]
    );
    let beta = findings.changes_of(data.themes.find("beta").unwrap());
    assert!(beta.iter().all(|change| change.trend.is_none()), "every challenge raised it: nothing to test");
}

const LIKE: &str = "id,name,type,region,population,closed,successor
a,A,unitary,London,100000,,
b,B,unitary,London,110000,,
c,C,unitary,South West,200000,,
d,D,unitary,London,,,
e,E,district,London,100000,,
gone,Gone,unitary,London,100000,2020-03-31,a
";

#[test]
fn similar_councils_are_near_in_kind_and_size() {
    let data = read(&[
        ("councils", LIKE),
        (
            "indicators",
            "council,indicator,value,year\na,debt,5,2020\nd,debt,5,2021\na,debt,1,2021\nb,debt,1,2021\nc,debt,9,2021\n",
        ),
        ("challenges", "id,councils,kind,onsite_start\nx,a,corporate,2023\n"),
        ("recommendations", "challenge,number,summary,themes\nx,1,Do it.,alpha;beta\n"),
    ]);
    let findings = analyse(&data, AS_OF);
    let nearest = |id: &str| -> Vec<&str> {
        let similar = findings.similar_to(data.councils.find(id).unwrap());
        similar.iter().map(|similar| data.councils[similar.council].id.as_str()).collect()
    };
    assert_eq!(nearest("a"), ["b", "d", "c"], "the closed one and the district are no candidates");
    assert!(nearest("gone").is_empty() && nearest("e").is_empty());
    let first = findings.similar_to(data.councils.find("a").unwrap())[0];
    assert_eq!(first.rank, 1);
    assert!(first.distance.unwrap() > 0.0);
}

#[test]
fn the_publishers_own_neighbours_come_first() {
    let data = read(&[
        ("councils", LIKE),
        ("neighbours", "council,neighbour,rank\na,c,2\na,gone,3\na,e,1\n"),
        ("challenges", "id,councils,kind,onsite_start\nx,a,corporate,2023\n"),
        ("recommendations", "challenge,number,summary,themes\nx,1,Do it.,alpha;beta\n"),
    ]);
    let findings = analyse(&data, AS_OF);
    let similar = findings.similar_to(data.councils.find("a").unwrap());
    let seen: Vec<_> =
        similar.iter().map(|s| (data.councils[s.council].id.as_str(), s.rank, s.distance)).collect();
    assert_eq!(seen, [("e", 1, None), ("c", 2, None)]);
}

#[test]
fn who_to_ask_needs_evidence_on_the_same_theme() {
    let data = read(&[
        ("councils", LIKE),
        (
            "challenges",
            "id,councils,kind,onsite_start\nxa,a,corporate,2023\nxb,b,corporate,2022\nxc,c,corporate,2022\nxe,e,corporate,2022\n",
        ),
        (
            "recommendations",
            "challenge,number,summary,themes\nxa,1,Do it.,alpha\nxa,2,Do more.,beta\nxa,3,Done.,beta\nxb,1,B did.,alpha\nxc,1,C did.,alpha\n\
             xe,1,E did.,beta\n",
        ),
        (
            "updates",
            "challenge,recommendation,date,status,reported_by\nxa,3,2024,complete,council\nxb,1,2023,complete,council\n\
             xc,1,2023,complete,committee\nxe,1,2023,complete,council\n",
        ),
        ("strengths", "challenge,summary,themes\nxc,Good at it.,alpha\n"),
    ]);
    let findings = analyse(&data, AS_OF);
    let questions = findings.questions_of(&data, data.councils.find("a").unwrap());
    assert_eq!(questions.len(), 2, "one for each theme not closed");
    let alpha = &questions[0];
    let asked: Vec<_> = alpha
        .asked
        .iter()
        .map(|a| (data.councils[a.similar.council].id.as_str(), a.evidence.len()))
        .collect();
    assert_eq!(asked, [("b", 1), ("c", 2)], "nearest first");
    assert!(matches!(alpha.asked[1].evidence[..], [Evidence::ClosedVerified(_), Evidence::Praised(_)]));
    assert!(questions[1].asked.is_empty(), "only a district closed one, and a district is not similar");
    assert_eq!(questions[1].recommendations.len(), 1, "the closed one needs no advice");
}

#[test]
fn a_group_is_held_against_all_but_itself() {
    let data = read(&[
        (
            "challenges",
            "id,councils,kind,onsite_start\nx,north,corporate,2022\ny,south,corporate,2022\nz,north;south,finance,2023\n",
        ),
        ("recommendations", "challenge,number,summary,themes\nx,1,A.,alpha\ny,1,B.,beta\nz,1,C.,alpha\n"),
        ("updates", "challenge,recommendation,date,status,reported_by\nx,1,2023,complete,council\n"),
    ]);
    let findings = analyse(&data, AS_OF);
    let london = Group::Region(Region::London);
    let alpha = data.themes.find("alpha").unwrap();
    assert_eq!(findings.frequency_of_the_rest(Basis::All, london, alpha), Proportion::new(0, 1));
    assert_eq!(findings.frequency_of_the_rest(Basis::All, Group::All, alpha), None);
    assert_eq!(findings.closure_of_the_rest(london), Proportion::new(0, 1));
    assert_eq!(
        Verdict::of(Proportion::of_parts(1, 1), Proportion::of_parts(0, 1)),
        Some(Verdict::NoClearDifference)
    );
    assert_eq!(Verdict::of(Proportion::of_parts(1, 1), Proportion::default()), None);
    assert!(findings.closure_positions.is_empty(), "one region alone has no place");
    let both = findings.frequency_among(&data, &data.councils.keys().collect::<Vec<_>>()).unwrap();
    assert_eq!(both.challenges, 3, "the joint one counts once");
}
