//! Comparisons: pairs of themes, periods, groups, similar councils, whom to ask.

use super::*;
use crate::analysis::statistics::TwoByTwo;
use crate::analysis::{Evidence, Reason, Verdict};

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
    assert_eq!((pairs[0].test, pairs[0].verdict()), (None, Verdict::CannotSay(Reason::Few)));
}

#[test]
fn a_change_is_claimed_only_within_lists_of_like_length() {
    let mut challenges = Vec::new();
    for year in 2015..=2020 {
        challenges.extend([(year, "beta"); 8]);
    }
    for year in 2021..=2025 {
        challenges.extend([(year, "alpha;beta"); 8]);
    }
    let data = raised(&challenges);
    let findings = analyse(&data, date(2026, 1, 1));
    let [alpha, beta] = ["alpha", "beta"].map(|id| findings.theme_changes[data.themes.find(id).unwrap()]);
    assert_eq!((alpha.before, alpha.since), (Proportion::of_parts(0, 48), Proportion::of_parts(40, 0)));
    assert_eq!(alpha.claim.verdict, Verdict::CannotSay(Reason::FewCouncils), "one council");
    assert_eq!(beta.claim.verdict.reason(), Some(Reason::FewCouncils));
    let years: Vec<(i16, Proportion)> = findings.years_of(data.themes.find("alpha").unwrap()).collect();
    assert_eq!((years.len(), years[0]), (11, (2015, Proportion::of_parts(0, 8))));
}

/// Two regions of ten councils each, of which each has a challenge with ten recommendations; so many of a council's are closed,
/// and so many without a status.
#[allow(clippy::format_push_string, reason = "short tables of a test")]
fn two_regions(closed: [u32; 2], unknown: [u32; 2]) -> Dataset {
    let mut tables = [
        "id,name,type,region\n".to_owned(),
        "id,councils,kind,onsite_start\n".to_owned(),
        "challenge,number,summary,themes\n".to_owned(),
        "challenge,recommendation,date,status,reported_by\n".to_owned(),
    ];
    for (region, name) in ["London", "South West"].into_iter().enumerate() {
        for council in 0..10 {
            let id = format!("c{region}{council}");
            tables[0] += &format!("{id},{id},district,{name}\n");
            tables[1] += &format!("{id},{id},corporate,2022-0{}-01\n", council % 9 + 1);
            for number in 1..=10 {
                tables[2] += &format!("{id},{number},R.,{}\n", ["alpha", "beta"][number as usize % 2]);
                // Councils differ by one either way.
                let closed = (closed[region] + council % 3).saturating_sub(1);
                if number <= closed {
                    tables[3] += &format!("{id},{number},2023-01-01,complete,council\n");
                } else if number <= 10 - unknown[region] {
                    tables[3] += &format!("{id},{number},2023-01-01,in_progress,council\n");
                }
            }
        }
    }
    let names = ["councils", "challenges", "recommendations", "updates"];
    read(&names.iter().zip(&tables).map(|(name, text)| (*name, text.as_str())).collect::<Vec<_>>())
}

#[test]
fn a_difference_between_groups_is_claimed_by_what_councils_show() {
    let london = Group::Region(Region::London);
    let claim = |closed, unknown| {
        let findings = analyse(&two_regions(closed, unknown), AS_OF);
        *findings.closure_claim(london).unwrap()
    };
    let clear = claim([8, 2], [0, 0]);
    assert_eq!(clear.verdict, Verdict::Higher);
    assert!(clear.holds_whatever_became_of_the_rest && clear.p_adjusted.unwrap() < 0.01);
    assert_eq!(claim([5, 5], [0, 0]).verdict, Verdict::NoClearDifference);
    assert_eq!(claim([8, 2], [1, 6]).verdict, Verdict::CannotSay(Reason::Unknown));
    assert_eq!(claim([6, 3], [0, 4]).verdict, Verdict::NoClearDifference, "not if the unknown were closed");
    let findings = analyse(&two_regions([8, 2], [0, 0]), AS_OF);
    assert!(findings.closure_families[&GroupKind::Region].is_significant);
    let alpha = findings.closure_claim(Group::Theme(Key::new(0))).unwrap();
    assert_eq!(alpha.verdict, Verdict::NoClearDifference);
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
    assert!(matches!(alpha.asked[1].evidence[..], [Evidence::Praised(_), Evidence::ConfirmedByCommittee(_)]));
    assert!(questions[1].asked.is_empty(), "only a district closed one, and a district is not similar");
    assert_eq!(questions[1].recommendations.len(), 1, "the closed one needs no advice");
}

#[test]
fn a_set_of_councils_counts_each_challenge_once() {
    let data = read(&[
        (
            "challenges",
            "id,councils,kind,onsite_start\nx,north,corporate,2022\ny,south,corporate,2022\nz,north;south,finance,2023\n",
        ),
        ("recommendations", "challenge,number,summary,themes\nx,1,A.,alpha\ny,1,B.,beta\nz,1,C.,alpha\n"),
    ]);
    let findings = analyse(&data, AS_OF);
    let both = findings.frequency_among(&data, &data.councils.keys().collect::<Vec<_>>()).unwrap();
    assert_eq!(both.challenges, 3);
}
