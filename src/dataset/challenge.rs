//! Challenges and what hangs on them: recommendations, updates, strengths, replies and plans.

use super::{Component, Council, DateRange, Key, PartialDate, Theme};

/// One visit by a peer team to one or several councils.
#[derive(Clone, Debug)]
pub struct Challenge {
    /// Slug, unique.
    pub id: String,
    /// The councils visited, at least one, each once.
    pub councils: Vec<Key<Council>>,
    /// What kind of visit it was.
    pub kind: ChallengeKind,
    /// When someone last looked for what was published about it; `None` where nobody is known to have looked. It is no
    /// publication, so it never moves the as-of date.
    pub checked: Option<PartialDate>,
    /// The earlier challenge that a follow-up follows.
    pub follows: Option<Key<Challenge>>,
    /// First day on site.
    pub onsite_start: Option<PartialDate>,
    /// Last day on site.
    pub onsite_end: Option<PartialDate>,
    /// When the report was published.
    pub report_published: Option<PartialDate>,
    /// When the action plan was published.
    pub action_plan_published: Option<PartialDate>,
    /// When the progress review was held.
    pub progress_review: Option<PartialDate>,
    /// When the progress review report was published.
    pub progress_report_published: Option<PartialDate>,
    /// People the team spoke to.
    pub people: Option<u32>,
    /// Meetings the team held.
    pub meetings: Option<u32>,
    /// Hours of peers' time.
    pub hours: Option<u32>,
    /// Areas of focus that the council chose.
    pub focus: Vec<String>,
    /// Number of recommendations that the report is said to have.
    pub stated_recommendations: Option<u32>,
    /// Page that the facts were read on.
    pub source_url: Option<String>,
    /// Anything else worth saying.
    pub note: Option<String>,
}

impl Challenge {
    /// When the visit began, as far as known: its first day, else its last.
    #[must_use]
    pub fn visit_start(&self) -> Option<PartialDate> {
        self.onsite_start.or(self.onsite_end)
    }

    /// When the visit ended, as far as known: its last day, else its first.
    #[must_use]
    pub fn visit_end(&self) -> Option<PartialDate> {
        self.onsite_end.or(self.onsite_start)
    }

    /// The days that the end of the visit can be.
    #[must_use]
    pub fn visit_end_range(&self) -> Option<DateRange> {
        self.visit_end().map(PartialDate::range)
    }

    /// The days of the visit: from the first day of its start to the last day of its end.
    #[must_use]
    pub fn visit_range(&self) -> Option<DateRange> {
        let (start, end) = (self.visit_start()?.range(), self.visit_end()?.range());
        Some(DateRange { earliest: start.earliest, latest: end.latest.max(start.latest) })
    }

    /// The year of the visit; `None` when it is not known, or the visit spans two years.
    #[must_use]
    pub fn year(&self) -> Option<i16> {
        let (start, end) = (self.visit_start()?.year(), self.visit_end()?.year());
        (start == end).then_some(end)
    }
}

/// What kind of visit a challenge is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChallengeKind {
    /// Corporate peer challenge.
    Corporate,
    /// Finance peer challenge.
    Finance,
    /// Governance peer challenge.
    Governance,
    /// A return visit that follows an earlier challenge.
    FollowUp,
    /// Any other peer challenge.
    Other,
}

impl ChallengeKind {
    /// All kinds.
    pub const ALL: [Self; 5] =
        [Self::Corporate, Self::Finance, Self::Governance, Self::FollowUp, Self::Other];

    /// The word in the tables, addresses and exports.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Corporate => "corporate",
            Self::Finance => "finance",
            Self::Governance => "governance",
            Self::FollowUp => "follow-up",
            Self::Other => "other",
        }
    }

    /// Whether it meets the expectation of a challenge every five years, and carries the duties that follow one.
    #[must_use]
    pub fn is_full(self) -> bool {
        matches!(self, Self::Corporate | Self::Finance | Self::Governance)
    }
}

/// One numbered ask in a challenge's report.
#[derive(Clone, Debug)]
pub struct Recommendation {
    /// The challenge that made it.
    pub challenge: Key<Challenge>,
    /// Number that tells it apart within its challenge, from 1.
    pub number: u32,
    /// The number the report itself prints, if it prints one.
    pub printed_number: Option<String>,
    /// What was asked, in the publisher's own words.
    pub summary: String,
    /// The component it falls under.
    pub component: Option<Component>,
    /// What it is about, each theme once.
    pub themes: Vec<Key<Theme>>,
    /// The councils of a joint challenge that it addresses; empty means all of them.
    pub councils: Vec<Key<Council>>,
    /// Priority, as the source gives it.
    pub priority: Option<String>,
    /// When it was due first.
    pub due: Option<PartialDate>,
    /// Role that owns it.
    pub owner: Option<String>,
    /// Whether the source gives the whole ask or only a heading.
    pub detail: Detail,
    /// Page that it was read on.
    pub source_url: Option<String>,
    /// The recurring issue that it belongs to, as the publisher writes it. Reserved: it is kept and exported, and no
    /// figure uses it yet.
    pub issue: Option<String>,
}

/// How much of a recommendation the source gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// The whole ask.
    Full,
    /// Only its topic.
    Heading,
}

impl Detail {
    /// The word in the tables.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Heading => "heading",
        }
    }
}

/// A dated statement about a recommendation, or about a whole challenge.
#[derive(Clone, Debug)]
pub struct Update {
    /// The challenge it speaks of.
    pub challenge: Key<Challenge>,
    /// The recommendation it speaks of; `None` speaks of the whole challenge.
    pub recommendation: Option<Key<Recommendation>>,
    /// When it was said.
    pub date: Option<PartialDate>,
    /// What it says.
    pub status: Status,
    /// Counts stated about the whole challenge.
    pub counts: StatedCounts,
    /// A new due date.
    pub due: Option<PartialDate>,
    /// Who says so.
    pub reported_by: Reporter,
    /// What was said, in the publisher's own words.
    pub note: Option<String>,
    /// Page that shows it.
    pub evidence_url: Option<String>,
}

/// Counts (or percentages) that a statement about a whole challenge gives.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StatedCounts {
    /// Done.
    pub done: Option<u32>,
    /// Green: complete or on track.
    pub green: Option<u32>,
    /// Amber.
    pub amber: Option<u32>,
    /// Red.
    pub red: Option<u32>,
    /// Out of how many.
    pub total: Option<u32>,
    /// What is counted.
    pub unit: Option<Unit>,
}

impl StatedCounts {
    /// Whether the statement gives any count.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// What stated counts count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Recommendations.
    Recommendations,
    /// Actions of the plan.
    Actions,
    /// Percentages of the plan's actions.
    PercentOfActions,
}

impl Unit {
    /// All units.
    pub const ALL: [Self; 3] = [Self::Recommendations, Self::Actions, Self::PercentOfActions];

    /// The word in the tables.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Recommendations => "recommendations",
            Self::Actions => "actions",
            Self::PercentOfActions => "percent_of_actions",
        }
    }
}

/// What an update says of a recommendation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Nothing done yet.
    NotStarted,
    /// Under way.
    InProgress,
    /// Done.
    Complete,
    /// Partly done, no further action.
    Stopped,
    /// The council did not take it up.
    NotAccepted,
    /// Overtaken by another recommendation or plan.
    Superseded,
}

impl Status {
    /// All statuses.
    pub const ALL: [Self; 6] = [
        Self::NotStarted,
        Self::InProgress,
        Self::Complete,
        Self::Stopped,
        Self::NotAccepted,
        Self::Superseded,
    ];

    /// The word in the tables and exports.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::NotStarted => "not_started",
            Self::InProgress => "in_progress",
            Self::Complete => "complete",
            Self::Stopped => "stopped",
            Self::NotAccepted => "not_accepted",
            Self::Superseded => "superseded",
        }
    }

    /// Whether it takes the recommendation out of what can be closed.
    #[must_use]
    pub fn is_withdrawn(self) -> bool {
        matches!(self, Self::NotAccepted | Self::Superseded)
    }
}

/// Who made a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reporter {
    /// The council itself.
    Council,
    /// The peers who came back.
    ReviewTeam,
    /// A committee of the council.
    Committee,
    /// The publisher of the site.
    Publisher,
}

impl Reporter {
    /// All reporters.
    pub const ALL: [Self; 4] = [Self::Council, Self::ReviewTeam, Self::Committee, Self::Publisher];

    /// The word in the tables and exports.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Council => "council",
            Self::ReviewTeam => "review_team",
            Self::Committee => "committee",
            Self::Publisher => "publisher",
        }
    }
}

/// Something the peers praised.
#[derive(Clone, Debug)]
pub struct Strength {
    /// The challenge that praised it.
    pub challenge: Key<Challenge>,
    /// What was praised, in the publisher's own words.
    pub summary: String,
    /// The component it falls under.
    pub component: Option<Component>,
    /// What it is about.
    pub themes: Vec<Key<Theme>>,
    /// Page that it was read on.
    pub source_url: Option<String>,
}

/// A council's reply, printed next to the rows.
#[derive(Clone, Debug)]
pub struct Reply {
    /// The challenge replied to.
    pub challenge: Key<Challenge>,
    /// The recommendation replied to; `None` replies to the whole challenge.
    pub recommendation: Option<Key<Recommendation>>,
    /// When.
    pub date: PartialDate,
    /// The reply.
    pub text: String,
    /// Page that carries it.
    pub url: Option<String>,
}

/// The improvement or action plan that carries a challenge's recommendations.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Slug, unique.
    pub id: String,
    /// The challenge whose recommendations it carries.
    pub challenge: Key<Challenge>,
    /// Title.
    pub title: String,
    /// When it was adopted.
    pub adopted: Option<PartialDate>,
    /// When it was closed.
    pub closed: Option<PartialDate>,
    /// The plan that took over.
    pub successor: Option<Key<Plan>>,
    /// Who monitors it.
    pub monitored_by: Vec<String>,
    /// Anything else worth saying.
    pub note: Option<String>,
    /// Page that carries it.
    pub url: Option<String>,
}
