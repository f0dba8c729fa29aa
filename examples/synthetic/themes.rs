//! The themes of the real taxonomy, and which of them a team raises.

use peerbench::dataset::{ChallengeKind, Component, CouncilType};

use crate::chance::Chance;
use crate::phrases::{Matter, matter};

/// The table as it stands: themes are no facts about anybody.
pub(crate) const TABLE: &str = include_str!("../../data/themes.csv");

/// A theme.
pub(crate) struct Theme {
    pub(crate) id: String,
    pub(crate) area: Component,
    pub(crate) matter: &'static Matter,
}

/// Themes by their place in the table, of which there are at most as many as bits in a set.
pub(crate) struct Themes {
    pub(crate) all: Vec<Theme>,
    /// Themes that are raised together.
    bonds: Vec<Vec<usize>>,
}

/// A set of themes.
pub(crate) type Raised = u64;

/// Themes that go together: where one is raised, the others are likely too.
const BONDS: [&[&str]; 7] = [
    &["medium-term-finance", "savings-delivery"],
    &["scrutiny", "member-development"],
    &["senior-capacity", "workforce"],
    &["devolution-and-reorganisation", "partnership-working"],
    &["transformation", "digital-and-technology"],
    &["member-officer-relations", "culture-and-values"],
    &["risk-assurance-and-audit", "companies-and-alternative-models"],
];

/// Raised more and more from 2021 on.
const RISING: &str = "devolution-and-reorganisation";

/// Raised less and less from 2021 on.
const FALLING: &str = "climate-and-environment";

impl Themes {
    pub(crate) fn read() -> Result<Self, csv::Error> {
        let mut all = Vec::new();
        let mut reader = csv::Reader::from_reader(TABLE.as_bytes());
        let headings = reader.headers()?.clone();
        let column = |name: &str| headings.iter().position(|heading| heading == name);
        let (id_at, area_at) = (column("id").unwrap_or(0), column("area").unwrap_or(2));
        for row in reader.into_records() {
            let row = row?;
            let id = row.get(id_at).unwrap_or_default();
            let area = row.get(area_at).unwrap_or_default();
            let area = Component::ALL.into_iter().find(|component| component.word() == area);
            all.push(Theme {
                id: id.to_owned(),
                area: area.unwrap_or(Component::Priorities),
                matter: matter(id),
            });
        }
        all.truncate(64);
        let place = |id: &&str| all.iter().position(|theme| theme.id == **id);
        let bonds = BONDS.iter().map(|bond| bond.iter().filter_map(place).collect()).collect();
        Ok(Self { all, bonds })
    }

    /// How likely one challenge raises each theme.
    pub(crate) fn mix(&self, chance: &mut Chance, visit: &Visited, own: &[f64]) -> Vec<f64> {
        let mut mix: Vec<f64> = self
            .all
            .iter()
            .enumerate()
            .map(|(at, theme)| {
                let recurrence = if visit.before & (1 << at) == 0 { 1.0 } else { 1.3 };
                theme.matter.weight
                    * own.get(at).copied().unwrap_or(1.0)
                    * recurrence
                    * trend(&theme.id, visit.year)
                    * of_type(&theme.id, visit.council)
                    * of_kind(theme, visit.kind)
            })
            .collect();
        for bond in &self.bonds {
            let factor = if chance.hit(0.35) { 2.6 } else { 0.45 };
            for theme in bond {
                mix[*theme] *= factor;
            }
        }
        mix
    }

    /// How much more or less one council hears of each theme than others do.
    pub(crate) fn own(&self, chance: &mut Chance) -> Vec<f64> {
        self.all.iter().map(|_| chance.frailty(4.0)).collect()
    }

    /// Another theme for a recommendation: often one that goes together with its first.
    pub(crate) fn second(&self, chance: &mut Chance, first: usize, mix: &[f64]) -> usize {
        if let Some(bond) = self.bonds.iter().find(|bond| bond.contains(&first))
            && chance.hit(0.5)
        {
            return bond[chance.below(bond.len())];
        }
        chance.weighted(mix)
    }
}

/// What the choice of themes depends on.
pub(crate) struct Visited {
    pub(crate) year: i16,
    pub(crate) kind: ChallengeKind,
    pub(crate) council: CouncilType,
    /// Themes of the challenge before.
    pub(crate) before: Raised,
}

fn trend(theme: &str, year: i16) -> f64 {
    let since = f64::from((year - 2020).clamp(0, 6));
    match theme {
        RISING => 0.5 + 0.75 * since,
        FALLING if since > 0.0 => (3.9 - 0.6 * since).max(0.3),
        "digital-and-technology" => 0.8 + 0.08 * since,
        _ => 1.0,
    }
}

fn of_type(theme: &str, council: CouncilType) -> f64 {
    use CouncilType::{County, District, LondonBorough, Metropolitan, Unitary};
    match (theme, council) {
        ("demand-management", County | Unitary | Metropolitan) => 2.2,
        ("demand-management", District) => 0.3,
        ("senior-capacity" | "growth-and-regeneration", District) => 1.4,
        ("equality-and-inclusion", LondonBorough | Metropolitan) => 1.8,
        ("communications-and-narrative", County) => 0.7,
        _ => 1.0,
    }
}

fn of_kind(theme: &Theme, kind: ChallengeKind) -> f64 {
    match (kind, theme.area) {
        (ChallengeKind::Finance, Component::Finance) => 6.0,
        (ChallengeKind::Governance, Component::Governance) => 5.0,
        (ChallengeKind::Other, Component::Priorities) => 2.5,
        _ => 1.0,
    }
}
