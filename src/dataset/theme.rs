//! Themes and the five components above them.

/// What a recommendation is about.
#[derive(Clone, Debug)]
pub struct Theme {
    /// Slug, unique.
    pub id: String,
    /// Title.
    pub title: String,
    /// The component it is filed under.
    pub area: Component,
    /// What belongs to it.
    pub description: Option<String>,
    /// Lower-case phrases that point to it.
    pub keywords: Vec<String>,
}

/// One of the five core parts of every corporate challenge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Component {
    /// Local priorities and outcomes.
    Priorities,
    /// Organisational and place leadership.
    Leadership,
    /// Governance and culture.
    Governance,
    /// Financial planning and management.
    Finance,
    /// Capacity for improvement.
    Capacity,
}

impl Component {
    /// First year of visits under the present titles.
    pub const PRESENT_TITLES_FROM: i16 = 2021;

    /// All five, in the order of a report.
    pub const ALL: [Self; 5] =
        [Self::Priorities, Self::Leadership, Self::Governance, Self::Finance, Self::Capacity];

    /// The word in the tables, addresses and exports.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Priorities => "priorities",
            Self::Leadership => "leadership",
            Self::Governance => "governance",
            Self::Finance => "finance",
            Self::Capacity => "capacity",
        }
    }

    /// The title in use since about 2021.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Priorities => "Local priorities and outcomes",
            Self::Leadership => "Organisational and place leadership",
            Self::Governance => "Governance and culture",
            Self::Finance => "Financial planning and management",
            Self::Capacity => "Capacity for improvement",
        }
    }

    /// The title in the year of the visit: until about 2020 the components had other names.
    #[must_use]
    pub fn title_in(self, year: Option<i16>) -> &'static str {
        if year.is_none_or(|year| year >= Self::PRESENT_TITLES_FROM) {
            return self.title();
        }
        match self {
            Self::Priorities => "Understanding of the local place and priority setting",
            Self::Leadership => "Leadership of place",
            Self::Governance => "Organisational leadership and governance",
            Self::Finance => "Financial planning and viability",
            Self::Capacity => "Capacity to deliver",
        }
    }
}
