//! Which section of the method page explains a chart, and which export holds its numbers.

/// A section of the method page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is the section of the same name")]
pub enum Section {
    ThemeFrequency,
    Recurrence,
    Closure,
    Duties,
    Dates,
    TimeToClosure,
    Funnel,
    CoOccurrence,
    Change,
    Voices,
}

impl Section {
    /// Its anchor on the method page.
    #[must_use]
    pub fn anchor(self) -> &'static str {
        match self {
            Self::ThemeFrequency => "theme-frequency",
            Self::Recurrence => "recurrence",
            Self::Closure => "closure",
            Self::Duties => "duties",
            Self::Dates => "dates",
            Self::TimeToClosure => "time-to-closure",
            Self::Funnel => "funnel",
            Self::CoOccurrence => "co-occurrence",
            Self::Change => "change-over-time",
            Self::Voices => "three-voices",
        }
    }

    /// The export that holds the numbers.
    #[must_use]
    pub fn export(self) -> &'static str {
        match self {
            Self::ThemeFrequency => "theme-frequency",
            Self::Recurrence => "recurrence",
            Self::Closure | Self::Funnel => "closure",
            Self::Duties => "duty-states",
            Self::Dates => "challenges",
            Self::TimeToClosure => "time-to-closure",
            Self::CoOccurrence => "co-occurrence",
            Self::Change => "theme-change",
            Self::Voices => "recommendations",
        }
    }
}
