//! Every council and group with its figures, as the comparison sets them side by side.

use serde_json::{Value, json};

use crate::analysis::{Basis, ClosureAtTwelveMonths, Findings, Group, GroupFrequency, State};
use crate::dataset::{Council, CouncilType, Dataset, Key, Nation, Region};
use crate::wording;

/// Units that can be compared, groups first, and the lists that their figures point into.
pub(super) fn units(data: &Dataset, findings: &Findings) -> Value {
    let groups = groups(data, findings);
    let states = duty_counts(data, findings);
    let mut units: Vec<Value> = groups.iter().map(|group| of_group(data, findings, *group)).collect();
    units.extend(
        data.councils
            .keys()
            .filter(|key| data.is_listed(*key))
            .map(|key| of_council(data, findings, &groups, key, states[key.position()])),
    );
    json!({
        "as_of": findings.as_of.to_string(),
        "as_at": wording::day(findings.as_of),
        "themes": data.themes.rows().iter().map(|theme| json!({ "id": theme.id, "name": theme.title })).collect::<Vec<_>>(),
        "states": STATES.map(State::word),
        "dispersion": findings.dispersion_of(Group::All),
        "challenges": data
            .challenges
            .rows()
            .iter()
            .map(|challenge| json!({ "id": challenge.id, "visit": wording::visit(challenge) }))
            .collect::<Vec<_>>(),
        "units": units,
    })
}

/// The states that are counted, in the order of the columns.
const STATES: [State; 6] =
    [State::Met, State::MetLate, State::DueSoon, State::NotYetDue, State::PastDue, State::CannotSay];

/// How often each state of [`STATES`] was found.
type StateCounts = [u32; STATES.len()];

/// Groups with at least one recommendation.
fn groups(data: &Dataset, findings: &Findings) -> Vec<Group> {
    [Group::All]
        .into_iter()
        .chain(Nation::ALL.map(Group::Nation))
        .chain(Region::ALL.map(Group::Region))
        .chain(CouncilType::ALL.map(Group::Type))
        .chain(data.groups.keys().map(Group::Custom))
        .filter(|group| findings.closure.contains_key(group))
        .collect()
}

/// Whether a council belongs to a group of councils.
fn belongs(data: &Dataset, group: Group, key: Key<Council>) -> bool {
    group.contains(data, key) == Some(true)
}

fn of_group(data: &Dataset, findings: &Findings, group: Group) -> Value {
    let frequency = findings.frequency.get(&(Basis::All, group));
    let mut states = StateCounts::default();
    for duty in findings.duties.iter().filter(|duty| belongs(data, group, duty.council)) {
        count(&mut states, duty.state);
    }
    let kind = group.kind().word();
    let path = match group {
        Group::Region(region) => format!("regions/{}/", region.slug()),
        Group::Type(kind) => format!("types/{}/", kind.slug()),
        Group::Custom(own) => format!("groups/{}/", data.groups[own].id),
        _ => "councils/".to_owned(),
    };
    let challenges = data
        .challenges
        .rows()
        .iter()
        .filter(|challenge| challenge.councils.iter().any(|council| belongs(data, group, *council)))
        .count();
    let mut unit = figures(findings, group, frequency, states);
    unit["id"] = json!(format!("{kind}-{}", group.slug(data)));
    unit["name"] = json!(wording::group(group, data));
    unit["kind"] = json!(kind);
    unit["path"] = json!(path);
    unit["challenges"] = json!(challenges);
    unit
}

fn of_council(
    data: &Dataset,
    findings: &Findings,
    groups: &[Group],
    key: Key<Council>,
    states: StateCounts,
) -> Value {
    let council = &data.councils[key];
    let frequency = findings.frequency_among(data, &[key]);
    let challenges: Vec<usize> =
        data.challenges_of(key).iter().map(|challenge| challenge.position()).collect();
    let within: Vec<usize> = groups
        .iter()
        .enumerate()
        .filter(|(_, group)| belongs(data, **group, key))
        .map(|(at, _)| at)
        .collect();
    let mut unit = figures(findings, Group::Council(key), frequency.as_ref(), states);
    unit["id"] = json!(council.id);
    unit["name"] = json!(council.short_name);
    unit["kind"] = json!("council");
    unit["path"] = json!(format!("councils/{}/", council.id));
    unit["challenges"] = json!(challenges.len());
    unit["visits"] = json!(challenges);
    unit["within"] = json!(within);
    unit
}

/// The figures of a unit: challenges with recorded recommendations, those that raise each theme, what became of its
/// recommendations, and the states of its duties.
fn figures(
    findings: &Findings,
    group: Group,
    frequency: Option<&GroupFrequency>,
    states: StateCounts,
) -> Value {
    let closure = findings.closure.get(&group).copied().unwrap_or_default();
    let twelve =
        findings.closure_at_twelve_months.get(&group).map(ClosureAtTwelveMonths::rate).unwrap_or_default();
    let themes: Vec<u32> = frequency
        .map(|found| found.themes.values().iter().map(|theme| theme.challenges.count()).collect())
        .unwrap_or_default();
    json!({
        "recorded": frequency.map_or(0, |found| found.challenges),
        "themes": themes,
        "made": closure.made,
        "withdrawn": closure.withdrawn,
        "closed": closure.closed(),
        "confirmed_by_review_team": closure.confirmed_by_review_team,
        "confirmed_by_committee": closure.confirmed_by_committee,
        "open": closure.open,
        "stopped": closure.stopped,
        "unknown": closure.no_status,
        "overdue": closure.overdue,
        "within_12_months": { "closed": twelve.count(), "base": twelve.total() },
        "duties": states,
    })
}

/// The states of every council's duties, in the order of the table.
fn duty_counts(data: &Dataset, findings: &Findings) -> Vec<StateCounts> {
    let mut counts = vec![StateCounts::default(); data.councils.len()];
    for duty in &findings.duties {
        count(&mut counts[duty.council.position()], duty.state);
    }
    counts
}

fn count(states: &mut StateCounts, state: State) {
    if let Some(place) = STATES.iter().position(|other| *other == state) {
        states[place] += 1;
    }
}
