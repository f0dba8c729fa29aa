//! Invented councils: counties with their districts, single councils, and what reorganisation made of some of them.

use jiff::ToSpan;
use jiff::civil::Date;
use peerbench::dataset::{CouncilType, Region};

use crate::chance::{Chance, Part, rounded};
use crate::country::{self, Quota};
use crate::days::{day, later};
use crate::names::{Names, slug};

/// A council.
pub(crate) struct Council {
    /// Its place in the list.
    pub(crate) at: usize,
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) short_name: String,
    pub(crate) kind: CouncilType,
    pub(crate) region: Region,
    pub(crate) opened: Option<Date>,
    /// Its last day.
    pub(crate) closed: Option<Date>,
    pub(crate) successors: Vec<usize>,
    pub(crate) predecessors: Vec<usize>,
    /// Residents; the table leaves some out.
    pub(crate) population: i32,
    pub(crate) hexagon: Option<(i32, i32)>,
    /// The councils that it shares officers and corporate challenges with, itself among them, the leading one first.
    pub(crate) partners: Vec<usize>,
}

/// Days on which new councils begin.
const VESTING_DAYS: [Date; 6] =
    [day(2019, 4, 1), day(2019, 4, 1), day(2020, 4, 1), day(2021, 4, 1), day(2023, 4, 1), day(2023, 4, 1)];

/// What becomes of a county area.
#[derive(Clone, Copy, PartialEq)]
enum Fate {
    /// It stays as it is.
    Stays,
    /// Two districts become one, which stays.
    TwoDistrictsMerge,
    /// Two districts become one, and later the whole area one unitary.
    MergesInTwoSteps,
    /// The county and its districts become two unitaries.
    Splits,
}

impl Fate {
    /// Fates in turn, so that every country of some size has all of them.
    const IN_TURN: [Self; 10] = [
        Self::Stays,
        Self::MergesInTwoSteps,
        Self::Stays,
        Self::Stays,
        Self::Splits,
        Self::Stays,
        Self::Stays,
        Self::TwoDistrictsMerge,
        Self::Stays,
        Self::Stays,
    ];
}

/// All councils; predecessors stand before those that took over from them.
pub(crate) fn invent(seed: u64, count: usize, as_of: Date) -> Vec<Council> {
    let mut inventor = Inventor {
        chance: Chance::of(seed, Part::Country, 0),
        names: Names::new(seed),
        councils: Vec::new(),
    };
    // Reorganisations are old enough for successors to have had challenges of their own.
    let days = VESTING_DAYS.into_iter().filter(|vesting| later(*vesting, 18.0) < as_of).collect::<Vec<_>>();
    let mut areas = 0;
    for quota in country::quotas(count) {
        inventor.region(&quota, &days, &mut areas);
    }
    let mut councils = inventor.councils;
    place(&mut councils);
    councils
}

struct Inventor {
    chance: Chance,
    names: Names,
    councils: Vec<Council>,
}

impl Inventor {
    fn region(&mut self, quota: &Quota, days: &[Date], areas: &mut usize) {
        let counties = quota.of(CouncilType::County);
        let districts = quota.of(CouncilType::District);
        let mut unitaries = quota.of(CouncilType::Unitary);
        for county in 0..counties {
            let here = districts * (county + 1) / counties - districts * county / counties;
            let fate = Fate::IN_TURN[*areas % Fate::IN_TURN.len()];
            *areas += 1;
            unitaries -= self.area(quota.region, here, fate, unitaries, days);
        }
        if counties == 0 {
            for _ in 0..districts {
                let name = self.names.place();
                self.district(quota.region, &name);
            }
        }
        for _ in 0..unitaries {
            let name = self.names.place();
            let style = self.chance.pick(&["Council", "City Council", "Borough Council"]);
            let opened = day(1995 + i16::from(self.chance.hit(0.6)) * 2, 4, 1);
            self.single(quota.region, CouncilType::Unitary, &name, &format!("{name} {style}"), opened);
        }
        for _ in 0..quota.of(CouncilType::Metropolitan) {
            let name = self.names.place();
            let style = self.chance.pick(&["Metropolitan Borough Council", "Council", "City Council"]);
            let full = format!("{name} {style}");
            self.single(quota.region, CouncilType::Metropolitan, &name, &full, day(1974, 4, 1));
        }
        for _ in 0..quota.of(CouncilType::LondonBorough) {
            let name = self.names.place();
            let full = format!("London Borough of {name}");
            self.single(quota.region, CouncilType::LondonBorough, &name, &full, day(1965, 4, 1));
        }
        for _ in 0..quota.of(CouncilType::CombinedAuthority) {
            let name = format!("Greater {}", self.names.place());
            let opened = day(2014 + i16::from(self.chance.hit(0.6)) * 3, 4, 1);
            let full = format!("{name} Combined Authority");
            self.single(quota.region, CouncilType::CombinedAuthority, &name, &full, opened);
        }
        for _ in 0..quota.of(CouncilType::Other) {
            let name = self.names.place();
            let full = format!("{name} National Park Authority");
            self.single(quota.region, CouncilType::Other, &name, &full, day(1997, 4, 1));
        }
    }

    /// A county and its districts, with what became of them; says how many unitaries that took.
    fn area(
        &mut self,
        region: Region,
        districts: usize,
        fate: Fate,
        unitaries: usize,
        days: &[Date],
    ) -> usize {
        let shire = self.names.shire();
        let fate = match fate {
            _ if days.is_empty() || districts < 5 => Fate::Stays,
            Fate::Splits if unitaries < 2 => Fate::Stays,
            Fate::MergesInTwoSteps if unitaries < 1 => Fate::TwoDistrictsMerge,
            fate => fate,
        };
        let merged = matches!(fate, Fate::TwoDistrictsMerge | Fate::MergesInTwoSteps);
        let county = self.county(region, &shire, fate);
        let first = self.councils.len();
        for _ in 0..districts - usize::from(merged) {
            let name = self.district_name(&shire);
            self.district(region, &name);
        }
        let mut people = self.councils[first..].iter().map(|council| council.population).sum::<i32>();
        let mut members: Vec<usize> = (first..self.councils.len()).collect();
        self.partners(&members[usize::from(merged) * 2..]);
        if merged {
            let name = self.district_name(&shire);
            let new = self.district(region, &name);
            let first_day = days.first().copied().unwrap_or_default();
            self.succeed(&members[..2], new, first_day);
            members.drain(..2);
            members.push(new);
        }
        if members.is_empty() {
            people = rounded(700_000.0 * self.chance.factor(0.3));
        }
        self.councils[county].population = people;
        let second: Vec<Date> =
            days.iter().copied().filter(|day| !merged || Some(day) > days.first()).collect();
        let vesting = second.get(self.chance.below(second.len())).copied();
        match (fate, vesting) {
            (Fate::MergesInTwoSteps, Some(vesting)) => {
                let full = format!("{shire} Council");
                let new = self.single(region, CouncilType::Unitary, &shire, &full, vesting);
                members.push(county);
                self.succeed(&members, new, vesting);
                1
            }
            (Fate::Splits, Some(vesting)) => {
                let (west, east) = members.split_at(members.len() / 2);
                for (side, members) in [("West", west), ("East", east)] {
                    let name = format!("{side} {shire}");
                    self.names.take(&name);
                    let full = format!("{name} Council");
                    let new = self.single(region, CouncilType::Unitary, &name, &full, vesting);
                    self.succeed(members, new, vesting);
                    self.succeed(&[county], new, vesting);
                }
                2
            }
            _ => 0,
        }
    }

    fn county(&mut self, region: Region, shire: &str, fate: Fate) -> usize {
        let full = format!("{shire} County Council");
        let at = self.single(region, CouncilType::County, shire, &full, day(1974, 4, 1));
        if fate == Fate::MergesInTwoSteps {
            // The unitary that takes over has the name, and so the id.
            self.councils[at].id.push_str("-county");
        }
        at
    }

    /// Most districts are called after a town, some after a part of their county or of the landscape.
    fn district_name(&mut self, shire: &str) -> String {
        let draw = self.chance.real();
        let name = if draw < 0.14 {
            format!("{} {shire}", self.chance.pick(&["North", "South", "Mid", "North East", "South West"]))
        } else if draw < 0.22 {
            format!("{} Vale", self.names.place())
        } else if draw < 0.30 {
            format!("{} and {}", self.names.place(), self.names.place())
        } else if draw < 0.38 {
            let kind = self.chance.pick(&["Forest", "Coast", "Heath", "Levels", "Downs", "Valley"]);
            format!("{} {kind}", self.names.place())
        } else {
            return self.names.place();
        };
        if self.names.take(&name) { name } else { self.names.place() }
    }

    fn district(&mut self, region: Region, name: &str) -> usize {
        let style = self.chance.pick(&[
            "District Council",
            "District Council",
            "Borough Council",
            "Borough Council",
            "City Council",
        ]);
        let style = if name.contains(' ') { "District Council" } else { style };
        let full = format!("{name} {style}");
        self.single(region, CouncilType::District, name, &full, day(1974, 4, 1))
    }

    fn single(&mut self, region: Region, kind: CouncilType, name: &str, full: &str, opened: Date) -> usize {
        let (people, spread) = match kind {
            CouncilType::County => (0.0, 0.0),
            CouncilType::District => (115_000.0, 0.28),
            CouncilType::Unitary => (215_000.0, 0.35),
            CouncilType::Metropolitan => (300_000.0, 0.35),
            CouncilType::LondonBorough => (275_000.0, 0.2),
            CouncilType::CombinedAuthority => (1_700_000.0, 0.4),
            CouncilType::Other => (30_000.0, 0.5),
        };
        let population = rounded(people * self.chance.factor(spread));
        let at = self.councils.len();
        self.councils.push(Council {
            at,
            id: slug(name),
            name: full.to_owned(),
            short_name: name.to_owned(),
            kind,
            region,
            opened: Some(opened),
            closed: None,
            successors: Vec::new(),
            predecessors: Vec::new(),
            population,
            hexagon: None,
            partners: Vec::new(),
        });
        at
    }

    /// Lets some neighbouring districts share their officers.
    fn partners(&mut self, districts: &[usize]) {
        let count = if self.chance.hit(0.2) { 3 } else { 2 };
        if districts.len() > count && self.chance.hit(0.45) {
            let partners = districts[districts.len() - count..].to_vec();
            for partner in &partners {
                self.councils[*partner].partners.clone_from(&partners);
            }
        }
    }

    /// Closes councils on the day before another begins in their place.
    fn succeed(&mut self, old: &[usize], new: usize, vesting: Date) {
        let mut people = 0;
        for at in old {
            let council = &mut self.councils[*at];
            council.closed = Some(vesting.saturating_sub(1.day()));
            council.successors.push(new);
            if council.kind != CouncilType::County {
                people += council.population;
            }
        }
        let council = &mut self.councils[new];
        council.opened = Some(vesting);
        council.predecessors.extend(old);
        if people > 0 {
            council.population = people;
        }
    }
}

/// Gives every open single-tier and lower-tier council its place on the map.
fn place(councils: &mut [Council]) {
    let mut wanted: Vec<(Region, usize)> = Region::ALL.iter().map(|region| (*region, 0)).collect();
    for council in councils.iter().filter(|council| council.is_on_map()) {
        if let Some((_, count)) = wanted.iter_mut().find(|(region, _)| *region == council.region) {
            *count += 1;
        }
    }
    for (region, cells) in country::hexagons(&wanted) {
        let here = councils.iter_mut().filter(|council| council.region == region && council.is_on_map());
        for (council, cell) in here.zip(cells) {
            council.hexagon = Some(cell);
        }
    }
}

impl Council {
    pub(crate) fn is_open(&self) -> bool {
        self.closed.is_none()
    }

    /// Whether it leads councils that share their officers.
    pub(crate) fn leads(&self) -> bool {
        self.partners.first() == Some(&self.at)
    }

    fn is_on_map(&self) -> bool {
        let tier = matches!(
            self.kind,
            CouncilType::District
                | CouncilType::Unitary
                | CouncilType::Metropolitan
                | CouncilType::LondonBorough
        );
        tier && self.is_open()
    }
}
