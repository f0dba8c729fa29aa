//! What councils took over from those they replaced, on the real reorganisations of the reference data.

use std::path::Path;

use super::*;

fn reference() -> (Dataset, Findings) {
    let mut report = Report::default();
    let data = dataset::read(
        Path::new(env!("CARGO_MANIFEST_DIR")),
        jiff::civil::date(2026, 11, 30),
        crate::config::DateOrder::default(),
        &mut report,
    );
    let findings = analyse(&data, AS_OF);
    (data, findings)
}

fn predecessors(data: &Dataset, findings: &Findings, council: &str) -> Vec<String> {
    let key = data.councils.find(council).unwrap();
    let mut names: Vec<String> = findings
        .inheritances_of(data, key)
        .iter()
        .map(|inheritance| data.councils[inheritance.from].id.clone())
        .collect();
    names.sort();
    names
}

#[test]
fn a_merged_council_knows_its_predecessors() {
    let (data, findings) = reference();
    for (council, some) in [
        ("buckinghamshire", ["aylesbury-vale", "wycombe"]),
        ("bournemouth-christchurch-and-poole", ["bournemouth", "poole"]),
        ("north-yorkshire", ["harrogate", "scarborough"]),
        ("cumberland", ["allerdale", "carlisle"]),
    ] {
        let found = predecessors(&data, &findings, council);
        for predecessor in some {
            assert!(found.iter().any(|id| id == predecessor), "{council}: {predecessor} not in {found:?}");
        }
    }
}

#[test]
fn after_a_split_each_successor_knows_the_other() {
    let (data, findings) = reference();
    let key = |id: &str| data.councils.find(id).unwrap();
    for (successor, other) in [
        ("north-northamptonshire", "west-northamptonshire"),
        ("west-northamptonshire", "north-northamptonshire"),
    ] {
        let from_county = findings
            .inheritances_of(&data, key(successor))
            .into_iter()
            .find(|inheritance| inheritance.also_to == [key(other)])
            .unwrap_or_else(|| panic!("{successor} shares no predecessor with {other}"));
        assert!(data.councils[from_county.from].closed.is_some());
    }
}

#[test]
fn what_is_not_closed_comes_down_by_its_route_and_is_not_counted_as_ones_own() {
    let data = read(&[
        (
            "challenges",
            "id,councils,kind,onsite_start\nlast,older,corporate,2008\njoint,old;south,finance,2019\n",
        ),
        (
            "recommendations",
            "challenge,number,summary,themes,councils\nlast,1,A.,alpha,\nlast,2,B.,beta,\njoint,1,C.,alpha,south\njoint,2,D.,alpha,\n",
        ),
        ("updates", "challenge,recommendation,date,status,reported_by\nlast,2,2009,complete,council\n"),
    ]);
    let findings = analyse(&data, AS_OF);
    let north = data.councils.find("north").unwrap();
    let found = findings.inheritances_of(&data, north);
    let name = |key: &Key<Council>| data.councils[*key].id.clone();
    let seen: Vec<_> = found
        .iter()
        .map(|i| {
            (
                name(&i.from),
                i.through.iter().map(name).collect::<Vec<_>>(),
                i.challenges.len(),
                i.unclosed.len(),
            )
        })
        .collect();
    assert_eq!(
        seen,
        [("old".into(), vec![], 1, 1), ("older".into(), vec!["old".into()], 1, 1)],
        "the closed one and the one for the other council stay behind"
    );
    assert!(!findings.closure.contains_key(&Group::Council(north)));
    assert!(findings.questions_of(&data, north).is_empty());
}
