//! What stands around challenges: events on a council's time line, and the duties that follow a visit.

use super::{Council, Key, PartialDate};
use jiff::civil::Date;

/// Something that happened to a council, for its time line.
#[derive(Clone, Debug)]
pub struct Event {
    /// Whose time line.
    pub council: Key<Council>,
    /// When.
    pub date: PartialDate,
    /// What kind of event.
    pub kind: EventKind,
    /// What happened.
    pub title: String,
    /// Page that shows it.
    pub url: Option<String>,
}

/// What kind of event stands on a time line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EventKind {
    /// An auditor's report in the public interest.
    PublicInterestReport,
    /// An auditor's recommendation under section 24 of the Local Audit and Accountability Act 2014.
    Section24,
    /// A notice under section 114 of the Local Government Finance Act 1988.
    Section114,
    /// A best value notice.
    BestValueNotice,
    /// An inspection.
    Inspection,
    /// An election, or a change of political control.
    Election,
    /// A reorganisation.
    Reorganisation,
    /// Anything else.
    Other,
}

impl EventKind {
    /// All kinds.
    pub const ALL: [Self; 8] = [
        Self::PublicInterestReport,
        Self::Section24,
        Self::Section114,
        Self::BestValueNotice,
        Self::Inspection,
        Self::Election,
        Self::Reorganisation,
        Self::Other,
    ];

    /// The word in the tables.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::PublicInterestReport => "public_interest_report",
            Self::Section24 => "section_24",
            Self::Section114 => "section_114",
            Self::BestValueNotice => "best_value_notice",
            Self::Inspection => "inspection",
            Self::Election => "election",
            Self::Reorganisation => "reorganisation",
            Self::Other => "other",
        }
    }
}

/// A step with a deadline that follows a challenge.
#[derive(Clone, Debug)]
pub struct Duty {
    /// Which step it is: decides which column of `challenges` shows that it was done.
    pub step: Step,
    /// Title.
    pub title: String,
    /// Months after the last day of the visit.
    pub months: u16,
    /// Months after the last day of the visit from which it is late, at least `months`: what is due in about ten months
    /// may be late only after twelve. Equal to `months` where the table says nothing.
    pub late_after: u16,
    /// Who does it.
    pub who: Option<String>,
    /// Visits that ended before this day are not bound; `None` binds all.
    pub applies_from: Option<Date>,
    /// Anything else worth saying.
    pub note: Option<String>,
    /// Page that states it.
    pub url: Option<String>,
}

/// The steps that the tables can show as done; their ids in `duties.csv` are fixed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// Publish the feedback report (`report_published`).
    Report,
    /// Publish the action plan (`action_plan_published`).
    ActionPlan,
    /// Have the progress review (`progress_review`).
    ProgressReview,
    /// Publish the progress review report (`progress_report_published`).
    ProgressReport,
    /// Have the next challenge (the council's next row in `challenges`).
    NextChallenge,
}

impl Step {
    /// All steps, in the order in which they fall due.
    pub const ALL: [Self; 5] =
        [Self::Report, Self::ActionPlan, Self::ProgressReview, Self::ProgressReport, Self::NextChallenge];

    /// The id in `duties.csv`, addresses and exports.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Report => "report",
            Self::ActionPlan => "action-plan",
            Self::ProgressReview => "progress-review",
            Self::ProgressReport => "progress-report",
            Self::NextChallenge => "next-challenge",
        }
    }
}
