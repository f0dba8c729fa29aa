//! Names of kinds, types, people's roles and groups.

use crate::analysis::{Group, GroupKind};
use crate::dataset::{ChallengeKind, CouncilType, Dataset, EventKind, Reporter};

/// A council type for one council: `London borough`.
#[must_use]
pub fn type_name(kind: CouncilType) -> &'static str {
    match kind {
        CouncilType::County => "county",
        CouncilType::District => "district",
        CouncilType::Unitary => "unitary",
        CouncilType::Metropolitan => "metropolitan borough",
        CouncilType::LondonBorough => "London borough",
        CouncilType::CombinedAuthority => "combined authority",
        CouncilType::Other => "other authority",
    }
}

/// A council type for many: `London boroughs`.
#[must_use]
pub fn types_name(kind: CouncilType) -> &'static str {
    match kind {
        CouncilType::County => "County councils",
        CouncilType::District => "District councils",
        CouncilType::Unitary => "Unitary councils",
        CouncilType::Metropolitan => "Metropolitan boroughs",
        CouncilType::LondonBorough => "London boroughs",
        CouncilType::CombinedAuthority => "Combined authorities",
        CouncilType::Other => "Other authorities",
    }
}

/// A kind of challenge in full: `Corporate peer challenge`.
#[must_use]
pub fn kind(kind: ChallengeKind) -> &'static str {
    match kind {
        ChallengeKind::Corporate => "Corporate peer challenge",
        ChallengeKind::Finance => "Finance peer challenge",
        ChallengeKind::Governance => "Governance peer challenge",
        ChallengeKind::FollowUp => "Follow-up visit",
        ChallengeKind::Other => "Other peer challenge",
    }
}

/// A kind of challenge within a sentence: `corporate peer challenge`.
#[must_use]
pub fn kind_noun(kind: ChallengeKind) -> &'static str {
    match kind {
        ChallengeKind::Corporate => "corporate peer challenge",
        ChallengeKind::Finance => "finance peer challenge",
        ChallengeKind::Governance => "governance peer challenge",
        ChallengeKind::FollowUp => "follow-up visit",
        ChallengeKind::Other => "peer challenge",
    }
}

/// Who says so.
#[must_use]
pub fn reporter(reporter: Reporter) -> &'static str {
    match reporter {
        Reporter::Council => "the council",
        Reporter::ReviewTeam => "the review team",
        Reporter::Committee => "a committee of the council",
        Reporter::Publisher => "the publisher of this site",
    }
}

/// A kind of event.
#[must_use]
pub fn event_kind(kind: EventKind) -> &'static str {
    match kind {
        EventKind::PublicInterestReport => "Auditor's report in the public interest",
        EventKind::Section24 => "Auditor's section 24 recommendation",
        EventKind::Section114 => "Section 114 notice",
        EventKind::BestValueNotice => "Best value notice",
        EventKind::Inspection => "Inspection",
        EventKind::Election => "Election or change of control",
        EventKind::Reorganisation => "Reorganisation",
        EventKind::Other => "Event",
    }
}

/// A group as a heading: `East Midlands`, `District councils`, `Visits of 2024`.
#[must_use]
pub fn group(group: Group, data: &Dataset) -> String {
    match group {
        Group::All => "All councils".to_owned(),
        Group::Nation(nation) => nation.name().to_owned(),
        Group::Region(region) => region.name().to_owned(),
        Group::Type(kind) => types_name(kind).to_owned(),
        Group::Kind(of) => kind(of).to_owned(),
        Group::Year(year) => format!("Visits of {year}"),
        Group::Component(component) => component.title().to_owned(),
        Group::Theme(theme) => data.themes[theme].title.clone(),
        Group::Custom(group) => data.groups[group].title.clone(),
        Group::Council(council) => data.councils[council].name.clone(),
        Group::Challenge(challenge) => {
            let challenge = &data.challenges[challenge];
            let names: Vec<&str> =
                challenge.councils.iter().map(|key| data.councils[*key].short_name.as_str()).collect();
            format!("{}, {}", super::list(&names), super::visit(challenge))
        }
    }
}

/// A group in a list of its kind, where a year can stand alone: `East Midlands`, `2024`.
#[must_use]
pub fn group_in_list(of: Group, data: &Dataset) -> String {
    match of {
        Group::Year(year) => year.to_string(),
        other => group(other, data),
    }
}

/// What tells groups of a kind apart, to stand after "by".
#[must_use]
pub fn group_kind(kind: GroupKind) -> &'static str {
    match kind {
        GroupKind::All => "everything",
        GroupKind::Nation => "nation",
        GroupKind::Region => "region",
        GroupKind::Type => "type of council",
        GroupKind::Kind => "kind of challenge",
        GroupKind::Year => "year of the visit",
        GroupKind::Component => "component",
        GroupKind::Theme => "theme",
        GroupKind::Custom => "group of councils",
        GroupKind::Council => "council",
        GroupKind::Challenge => "challenge",
    }
}

/// What the others are called when a group of this kind is compared with them.
#[must_use]
pub fn others(kind: GroupKind) -> &'static str {
    if kind == GroupKind::Year { "in other years" } else { "elsewhere" }
}

/// Groups of a kind, many of them.
#[must_use]
pub fn group_kinds(kind: GroupKind) -> &'static str {
    match kind {
        GroupKind::All => "groups",
        GroupKind::Nation => "nations",
        GroupKind::Region => "regions",
        GroupKind::Type => "types of council",
        GroupKind::Kind => "kinds of challenge",
        GroupKind::Year => "years",
        GroupKind::Component => "components",
        GroupKind::Theme => "themes",
        GroupKind::Custom => "groups of councils",
        GroupKind::Council => "councils",
        GroupKind::Challenge => "challenges",
    }
}
