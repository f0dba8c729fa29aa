//! The claims of a country by family, and which of them are true.

use peerbench::analysis::{Basis, Claim, Findings, Group, GroupKind, Reason, Side, Verdict, pairwise};
use peerbench::dataset::{Council, Dataset, Key, Theme};

use crate::country::idle;
use crate::recipe::{Label, Planted};

/// The kinds of claim; each makes one family in a country.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Closure(GroupKind),
    /// Whether closure differs at all between the groups of a kind.
    ClosureDiffers(GroupKind),
    Themes(GroupKind, Basis),
    ThemesSince2021,
    Pairs,
    RaisedAgain,
    Councils,
    /// One named council against its region, its type and all councils.
    Comparisons,
}

impl Kind {
    /// All kinds, in the order of the table.
    pub(crate) const ALL: [Self; 19] = [
        Self::Closure(GroupKind::Region),
        Self::Closure(GroupKind::Type),
        Self::Closure(GroupKind::Custom),
        Self::ClosureDiffers(GroupKind::Region),
        Self::ClosureDiffers(GroupKind::Type),
        Self::ClosureDiffers(GroupKind::Custom),
        Self::Closure(GroupKind::Component),
        Self::Closure(GroupKind::Theme),
        Self::Themes(GroupKind::Region, Basis::All),
        Self::Themes(GroupKind::Type, Basis::All),
        Self::Themes(GroupKind::Custom, Basis::All),
        Self::Themes(GroupKind::Region, Basis::Complete),
        Self::Themes(GroupKind::Type, Basis::Complete),
        Self::Themes(GroupKind::Custom, Basis::Complete),
        Self::ThemesSince2021,
        Self::Pairs,
        Self::RaisedAgain,
        Self::Councils,
        Self::Comparisons,
    ];

    /// What the table calls it.
    pub(crate) fn title(self) -> String {
        let of = |kind: GroupKind| match kind {
            GroupKind::Custom => "group of one's own",
            other => other.word(),
        };
        match self {
            Self::Closure(kind) => format!("Closure by {}", of(kind)),
            Self::ClosureDiffers(kind) => format!("Closure differs at all by {}", of(kind)),
            Self::Themes(kind, Basis::All) => format!("Themes by {}, all lists", of(kind)),
            Self::Themes(kind, Basis::Complete) => format!("Themes by {}, complete lists", of(kind)),
            Self::ThemesSince2021 => "Themes since 2021 against before".to_owned(),
            Self::Pairs => "Pairs of themes raised together".to_owned(),
            Self::RaisedAgain => "Themes raised again".to_owned(),
            Self::Councils => "Councils in the funnel".to_owned(),
            Self::Comparisons => "One council against its region, its type and all".to_owned(),
        }
    }
}

/// What a claim is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Subject {
    /// The family as a whole.
    Whole,
    Group(Group),
    Theme(Key<Theme>),
    ThemeIn(Group, Key<Theme>),
    Pair(Key<Theme>, Key<Theme>),
    /// The comparison at this position.
    Comparison(usize),
}

/// The claims of one kind, those that are withheld among them.
#[derive(Clone, Debug)]
pub(crate) struct Family {
    pub(crate) kind: Kind,
    pub(crate) claims: Vec<(Subject, Verdict)>,
}

impl Family {
    /// Whether anything was tested.
    pub(crate) fn is_tested(&self) -> bool {
        self.claims.iter().any(|(_, verdict)| verdict.reason().is_none())
    }

    /// Whether any difference is claimed.
    pub(crate) fn claims_a_difference(&self) -> bool {
        self.claims.iter().any(|(_, verdict)| verdict.is_difference())
    }
}

/// Every family of a country, in the order of kinds.
pub(crate) fn families(data: &Dataset, findings: &Findings) -> Vec<Family> {
    let family = |kind: Kind| Family { kind, claims: claims(data, findings, kind) };
    Kind::ALL.into_iter().map(family).collect()
}

fn claims(data: &Dataset, findings: &Findings, kind: Kind) -> Vec<(Subject, Verdict)> {
    match kind {
        Kind::Closure(of) => closure(findings, of),
        Kind::Councils => closure(findings, GroupKind::Council),
        Kind::ClosureDiffers(of) => {
            let verdict = match findings.closure_families.get(&of) {
                None => Verdict::CannotSay(Reason::Few),
                Some(family) if family.is_significant => Verdict::Higher,
                Some(_) => Verdict::NoClearDifference,
            };
            vec![(Subject::Whole, verdict)]
        }
        Kind::Themes(of, basis) => findings
            .theme_claims
            .iter()
            .filter(|((on, group), _)| *on == basis && group.kind() == of)
            .flat_map(|((_, group), claims)| {
                claims.iter().map(|(theme, claim)| (Subject::ThemeIn(*group, theme), claim.verdict))
            })
            .collect(),
        Kind::ThemesSince2021 => findings
            .theme_changes
            .iter()
            .map(|(theme, change)| (Subject::Theme(theme), change.claim.verdict))
            .collect(),
        Kind::Pairs => findings
            .co_occurrence
            .iter()
            .map(|pair| (Subject::Pair(pair.a, pair.b), pair.verdict()))
            .collect(),
        Kind::RaisedAgain => findings
            .recurrence_claims
            .iter()
            .map(|(theme, claim)| (Subject::Theme(theme), claim.verdict))
            .collect(),
        Kind::Comparisons => comparisons(data, findings),
    }
}

fn closure(findings: &Findings, of: GroupKind) -> Vec<(Subject, Verdict)> {
    let claims = findings.closure_claims.iter().filter(|(group, _)| group.kind() == of);
    claims.map(|(group, claim)| (Subject::Group(*group), claim.verdict)).collect()
}

/// The comparisons of the council that [`compared`] chooses: with the rest of its region, of its type and of all.
fn comparisons(data: &Dataset, findings: &Findings) -> Vec<(Subject, Verdict)> {
    let council = compared(data);
    let Some(own) = findings.closure.get(&Group::Council(council)) else { return Vec::new() };
    let row = &data.councils[council];
    let pairs: Vec<(Side, Side)> = [Group::Region(row.region), Group::Type(row.kind), Group::All]
        .into_iter()
        .filter_map(|group| {
            let members = data.councils.keys().filter(|key| {
                *key != council
                    && group.contains(data, *key) == Some(true)
                    && findings.closure.contains_key(&Group::Council(*key))
            });
            Some((Side::council(own), Side::rest(findings.closure.get(&group)?, own, members.count())))
        })
        .collect();
    let claims: Vec<Claim> = pairwise(&pairs, findings.dispersion_of(Group::All));
    claims.iter().enumerate().map(|(at, claim)| (Subject::Comparison(at), claim.verdict)).collect()
}

/// The council that is compared: the one with the most recommendations, which closes nothing in a country with differences.
fn compared(data: &Dataset) -> Key<Council> {
    idle(data)
}

/// Whether a planted difference may make a claim true that is not about it: another theme that is planted, or the other comparisons
/// of the council that closes nothing.
pub(crate) fn is_touched(planted: &Planted, subject: Subject) -> bool {
    match subject {
        Subject::Whole | Subject::Group(_) => false,
        Subject::Theme(theme) | Subject::ThemeIn(_, theme) => planted.moves(theme),
        Subject::Pair(a, b) => planted.moves(a) || planted.moves(b),
        Subject::Comparison(_) => true,
    }
}

/// What is true of a planted difference of a kind; `None` where none is planted in it.
pub(crate) fn truth(data: &Dataset, planted: &Planted, kind: Kind) -> Option<(Subject, Verdict)> {
    let closing = planted.closing.group();
    let (theme, place) = (Key::new(planted.theme_in.0), planted.theme_in.1.group());
    let higher = |subject| Some((subject, Verdict::Higher));
    match (kind, planted.closed_more) {
        (Kind::Closure(of), _) if of == closing.kind() => higher(Subject::Group(closing)),
        (Kind::ClosureDiffers(of), _) if of == closing.kind() => higher(Subject::Whole),
        (Kind::Closure(GroupKind::Theme), Label::Theme(theme)) => {
            higher(Subject::Group(Group::Theme(Key::new(theme))))
        }
        (Kind::Closure(GroupKind::Component), Label::Component(component)) => {
            higher(Subject::Group(Group::Component(component)))
        }
        (Kind::Themes(of, _), _) if of == place.kind() => higher(Subject::ThemeIn(place, theme)),
        (Kind::ThemesSince2021, _) => higher(Subject::Theme(Key::new(planted.rising))),
        (Kind::Pairs, _) => higher(Subject::Pair(Key::new(planted.pair.0), Key::new(planted.pair.1))),
        (Kind::RaisedAgain, _) => higher(Subject::Theme(Key::new(planted.again))),
        (Kind::Councils, _) => Some((Subject::Group(Group::Council(idle(data))), Verdict::Lower)),
        (Kind::Comparisons, _) => Some((Subject::Comparison(2), Verdict::Lower)),
        _ => None,
    }
}
