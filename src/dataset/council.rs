//! Councils, their other spellings, groups of one's own, neighbours and indicators.

use jiff::civil::Date;

use super::{Key, PartialDate};

/// An authority, open or closed.
#[derive(Clone, Debug)]
pub struct Council {
    /// Slug, unique.
    pub id: String,
    /// Official name.
    pub name: String,
    /// Everyday name; the official one where none is given.
    pub short_name: String,
    /// Kind of authority.
    pub kind: CouncilType,
    /// English region, or the nation outside England.
    pub region: Region,
    /// Nation.
    pub nation: Nation,
    /// Nine-character code of the Office for National Statistics.
    pub gss_code: Option<String>,
    /// When the present authority began.
    pub opened: Option<PartialDate>,
    /// Last day of existence of a council that was abolished.
    pub closed: Option<PartialDate>,
    /// Who took over.
    pub successors: Vec<Key<Council>>,
    /// People living there.
    pub population: Option<u32>,
    /// Column and row on the hexagon map, row numbers growing northwards.
    pub hexagon: Option<(i32, i32)>,
    /// Home page, http or https.
    pub website: Option<String>,
}

impl Council {
    /// Whether the council exists on a day: it has opened and not closed by then, as far as the dates say for certain.
    #[must_use]
    pub fn exists_at(&self, day: Date) -> bool {
        let has_opened = self.opened.is_none_or(|opened| opened.earliest() <= day);
        has_opened && !self.has_closed_by(day)
    }

    /// Whether the council's last day is certainly before a day.
    #[must_use]
    pub fn has_closed_by(&self, day: Date) -> bool {
        self.closed.is_some_and(|closed| closed.latest() < day)
    }
}

/// What kind of authority a council is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CouncilType {
    /// County council.
    County,
    /// District or borough council.
    District,
    /// Unitary authority.
    Unitary,
    /// Metropolitan borough.
    Metropolitan,
    /// London borough.
    LondonBorough,
    /// Combined authority.
    CombinedAuthority,
    /// Anything else.
    Other,
}

impl CouncilType {
    /// All kinds, in the order in which they are listed.
    pub const ALL: [Self; 7] = [
        Self::County,
        Self::District,
        Self::Unitary,
        Self::Metropolitan,
        Self::LondonBorough,
        Self::CombinedAuthority,
        Self::Other,
    ];

    /// The word in the tables (`london_borough`).
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::County => "county",
            Self::District => "district",
            Self::Unitary => "unitary",
            Self::Metropolitan => "metropolitan",
            Self::LondonBorough => "london_borough",
            Self::CombinedAuthority => "combined_authority",
            Self::Other => "other",
        }
    }

    /// The word in addresses and exports (`london-borough`).
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::LondonBorough => "london-borough",
            Self::CombinedAuthority => "combined-authority",
            other => other.word(),
        }
    }
}

/// One of the nine English regions, or a nation outside England.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "the names say all there is to say")]
pub enum Region {
    EastMidlands,
    EastOfEngland,
    London,
    NorthEast,
    NorthWest,
    SouthEast,
    SouthWest,
    WestMidlands,
    YorkshireAndTheHumber,
    NorthernIreland,
    Scotland,
    Wales,
}

impl Region {
    /// All regions, English ones first, each part in the order of the alphabet.
    pub const ALL: [Self; 12] = [
        Self::EastMidlands,
        Self::EastOfEngland,
        Self::London,
        Self::NorthEast,
        Self::NorthWest,
        Self::SouthEast,
        Self::SouthWest,
        Self::WestMidlands,
        Self::YorkshireAndTheHumber,
        Self::NorthernIreland,
        Self::Scotland,
        Self::Wales,
    ];

    /// The name, as in the tables (`East Midlands`).
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::EastMidlands => "East Midlands",
            Self::EastOfEngland => "East of England",
            Self::London => "London",
            Self::NorthEast => "North East",
            Self::NorthWest => "North West",
            Self::SouthEast => "South East",
            Self::SouthWest => "South West",
            Self::WestMidlands => "West Midlands",
            Self::YorkshireAndTheHumber => "Yorkshire and The Humber",
            Self::NorthernIreland => "Northern Ireland",
            Self::Scotland => "Scotland",
            Self::Wales => "Wales",
        }
    }

    /// The word in addresses and exports (`east-midlands`).
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::EastMidlands => "east-midlands",
            Self::EastOfEngland => "east-of-england",
            Self::London => "london",
            Self::NorthEast => "north-east",
            Self::NorthWest => "north-west",
            Self::SouthEast => "south-east",
            Self::SouthWest => "south-west",
            Self::WestMidlands => "west-midlands",
            Self::YorkshireAndTheHumber => "yorkshire-and-the-humber",
            Self::NorthernIreland => "northern-ireland",
            Self::Scotland => "scotland",
            Self::Wales => "wales",
        }
    }

    /// The abbreviation on maps (`EM`).
    #[must_use]
    pub fn abbreviation(self) -> &'static str {
        match self {
            Self::EastMidlands => "EM",
            Self::EastOfEngland => "East",
            Self::London => "London",
            Self::NorthEast => "NE",
            Self::NorthWest => "NW",
            Self::SouthEast => "SE",
            Self::SouthWest => "SW",
            Self::WestMidlands => "WM",
            Self::YorkshireAndTheHumber => "Y&H",
            Self::NorthernIreland => "NI",
            Self::Scotland => "Scot",
            Self::Wales => "Wales",
        }
    }

    /// The nation that the region is in, or is.
    #[must_use]
    pub fn nation(self) -> Nation {
        match self {
            Self::NorthernIreland => Nation::NorthernIreland,
            Self::Scotland => Nation::Scotland,
            Self::Wales => Nation::Wales,
            _ => Nation::England,
        }
    }
}

/// A nation of the United Kingdom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "the names say all there is to say")]
pub enum Nation {
    England,
    NorthernIreland,
    Scotland,
    Wales,
}

impl Nation {
    /// All nations.
    pub const ALL: [Self; 4] = [Self::England, Self::NorthernIreland, Self::Scotland, Self::Wales];

    /// The name, as in the tables.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::England => "England",
            Self::NorthernIreland => "Northern Ireland",
            Self::Scotland => "Scotland",
            Self::Wales => "Wales",
        }
    }

    /// The word in addresses and exports.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::England => "england",
            Self::NorthernIreland => "northern-ireland",
            Self::Scotland => "scotland",
            Self::Wales => "wales",
        }
    }
}

/// Another spelling that leads to a council.
#[derive(Clone, Debug)]
pub struct Alias {
    /// The other spelling, as a slug.
    pub alias: String,
    /// The council it means.
    pub council: Key<Council>,
}

/// A group of councils of the publisher's own.
#[derive(Clone, Debug)]
pub struct CouncilGroup {
    /// Slug, unique.
    pub id: String,
    /// Title; the id where none is given.
    pub title: String,
    /// Its councils, in the order of the file, each once.
    pub councils: Vec<Key<Council>>,
}

/// A similar council, by a model that the publisher holds a licence for.
#[derive(Clone, Debug)]
pub struct Neighbour {
    /// Whose neighbour.
    pub council: Key<Council>,
    /// The similar council.
    pub neighbour: Key<Council>,
    /// 1 is the most similar.
    pub rank: u32,
}

/// A number about a council.
#[derive(Clone, Debug)]
pub struct Indicator {
    /// Whose.
    pub council: Key<Council>,
    /// Name of the indicator.
    pub indicator: String,
    /// Its value, finite.
    pub value: f64,
    /// Year it speaks of.
    pub year: Option<i16>,
}
