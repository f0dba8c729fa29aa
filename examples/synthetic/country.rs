//! The shape of the invented country: nine regions, how many councils of each type, and where on the map they stand.

use peerbench::dataset::{CouncilType, Region};

use crate::chance::rounded;

/// Councils of each type in each region, against one another: about what England has, closed ones included.
const SHARES: [(Region, [(CouncilType, u32); 7]); 9] = {
    use CouncilType::{
        CombinedAuthority as Combined, County, District, LondonBorough as London, Metropolitan, Other,
        Unitary,
    };
    const fn row(counts: [u32; 7]) -> [(CouncilType, u32); 7] {
        [
            (County, counts[0]),
            (District, counts[1]),
            (Unitary, counts[2]),
            (Metropolitan, counts[3]),
            (London, counts[4]),
            (Combined, counts[5]),
            (Other, counts[6]),
        ]
    }
    [
        (Region::EastMidlands, row([5, 36, 6, 0, 0, 1, 0])),
        (Region::EastOfEngland, row([5, 43, 7, 0, 0, 1, 0])),
        (Region::London, row([0, 0, 0, 0, 32, 0, 2])),
        (Region::NorthEast, row([0, 0, 7, 5, 0, 2, 0])),
        (Region::NorthWest, row([2, 18, 8, 15, 0, 2, 0])),
        (Region::SouthEast, row([7, 55, 13, 0, 0, 0, 0])),
        (Region::SouthWest, row([4, 26, 15, 0, 0, 1, 0])),
        (Region::WestMidlands, row([3, 19, 4, 7, 0, 1, 0])),
        (Region::YorkshireAndTheHumber, row([1, 8, 6, 9, 0, 3, 0])),
    ]
};

/// How many councils of each type a region gets.
pub(crate) struct Quota {
    pub(crate) region: Region,
    counts: [(CouncilType, usize); 7],
}

impl Quota {
    /// How many councils of a type.
    pub(crate) fn of(&self, kind: CouncilType) -> usize {
        self.counts.iter().find(|(other, _)| *other == kind).map_or(0, |(_, count)| *count)
    }
}

/// So many councils shared out among the regions and types; the largest remainders are rounded up.
pub(crate) fn quotas(councils: usize) -> Vec<Quota> {
    let all: usize = SHARES.iter().flat_map(|(_, row)| row).map(|(_, share)| *share as usize).sum();
    let mut remainders = Vec::new();
    let mut quotas: Vec<Quota> = SHARES
        .iter()
        .map(|(region, row)| Quota { region: *region, counts: row.map(|(kind, _)| (kind, 0)) })
        .collect();
    let mut given = 0;
    for (at, (_, row)) in SHARES.iter().enumerate() {
        for (column, (_, share)) in row.iter().enumerate() {
            let exact = *share as usize * councils;
            quotas[at].counts[column].1 = exact / all;
            given += exact / all;
            remainders.push((exact % all, at, column));
        }
    }
    remainders.sort_by_key(|(remainder, at, column)| (std::cmp::Reverse(*remainder), *at, *column));
    for (_, at, column) in remainders.into_iter().take(councils - given) {
        quotas[at].counts[column].1 += 1;
    }
    quotas
}

/// West end, east end of the country at nine heights from south to north, as shares of its width.
const OUTLINE: [(f64, f64); 9] = [
    (0.00, 0.62),
    (0.05, 0.94),
    (0.22, 1.00),
    (0.20, 0.97),
    (0.24, 0.99),
    (0.26, 0.88),
    (0.25, 0.76),
    (0.24, 0.66),
    (0.31, 0.56),
];

/// Regions from north to south, each line of them from west to east.
const BANDS: [&[Region]; 4] = [
    &[Region::NorthEast],
    &[Region::NorthWest, Region::YorkshireAndTheHumber],
    &[Region::WestMidlands, Region::EastMidlands, Region::EastOfEngland],
    &[Region::SouthWest, Region::London, Region::SouthEast],
];

/// Where the councils of each region stand, in an order in which neighbours in the list are neighbours on the map.
/// Hexagons form rows without gaps, odd rows half a hexagon to the right, row numbers growing northwards.
pub(crate) fn hexagons(wanted: &[(Region, usize)]) -> Vec<(Region, Vec<(i32, i32)>)> {
    let count_of = |region| wanted.iter().filter(|(other, _)| *other == region).map(|(_, n)| *n).sum();
    let mut cells = land(wanted.iter().map(|(_, count)| *count).sum());
    cells.sort_by_key(|(column, row)| (-row, *column));
    let mut rest = cells.into_iter();
    let mut found = Vec::new();
    for band in BANDS {
        let total = band.iter().map(|region| count_of(*region)).sum();
        let mut cells: Vec<(i32, i32)> = rest.by_ref().take(total).collect();
        // Half a column eastwards in odd rows.
        cells.sort_by_key(|(column, row)| (2 * column + row.rem_euclid(2), *row));
        if band.contains(&Region::London) {
            let west = cells.drain(..count_of(Region::SouthWest)).collect();
            found.push((Region::SouthWest, west));
            let capital = capital(&mut cells, count_of(Region::London));
            found.push((Region::London, capital));
            found.push((Region::SouthEast, cells));
        } else {
            for region in band {
                found.push((*region, cells.drain(..count_of(*region)).collect()));
            }
        }
    }
    for (_, cells) in &mut found {
        winding(cells);
    }
    found
}

/// The cells of the capital: those nearest to a point amid the others, towards the north.
fn capital(cells: &mut Vec<(i32, i32)>, count: usize) -> Vec<(i32, i32)> {
    let Some((west, east)) = cells.first().zip(cells.last()).map(|(a, b)| (a.0, b.0)) else {
        return Vec::new();
    };
    let south = cells.iter().map(|cell| cell.1).min().unwrap_or(0);
    let north = cells.iter().map(|cell| cell.1).max().unwrap_or(0);
    let (column, row) = (i32::midpoint(west, east), south + (north - south) * 2 / 3);
    cells.sort_by_key(|cell| {
        let (across, up) = (2 * (cell.0 - column), cell.1 - row);
        (across * across + 3 * up * up, cell.0, cell.1)
    });
    let rest = cells.split_off(count.min(cells.len()));
    std::mem::replace(cells, rest)
}

/// Orders cells in strips of three rows, to and fro, so that those of one county lie together.
fn winding(cells: &mut [(i32, i32)]) {
    cells.sort_by_key(|(column, row)| {
        let strip = row.div_euclid(3);
        let along = if strip % 2 == 0 { *column } else { -column };
        (-strip, along, *row)
    });
}

/// So many hexagons in the shape of the country.
fn land(count: usize) -> Vec<(i32, i32)> {
    if count == 0 {
        return Vec::new();
    }
    let rows = rounded((count as f64 * 1.9).sqrt()).max(1);
    let widths: Vec<f64> = (0..rows).map(|row| width(row, rows)).collect();
    let whole: f64 = widths.iter().sum();
    let mut cells = Vec::with_capacity(count);
    let (mut up_to, mut last) = (0.0, None);
    for (row, width) in (0..).zip(&widths) {
        let before = rounded(up_to / whole * count as f64);
        up_to += width;
        let here = rounded(up_to / whole * count as f64) - before;
        let across = count as f64 / whole;
        let mut west = rounded(outline(row, rows).0 * across);
        if let Some((last_west, last_east)) = last {
            // Each row touches the one below, however narrow the country is.
            west = west.clamp(last_west - here + 1, last_east);
        }
        cells.extend((0..here).map(|column| (west + column, row)));
        if here > 0 {
            last = Some((west, west + here - 1));
        }
    }
    cells
}

fn width(row: i32, rows: i32) -> f64 {
    let (west, east) = outline(row, rows);
    east - west
}

/// West and east end of a row.
fn outline(row: i32, rows: i32) -> (f64, f64) {
    let height = (f64::from(row) + 0.5) / f64::from(rows) * (OUTLINE.len() - 1) as f64;
    let below = usize::try_from(rounded(height - 0.5)).unwrap_or(0).min(OUTLINE.len() - 2);
    let part = height - below as f64;
    let (south, north) = (OUTLINE[below], OUTLINE[below + 1]);
    (south.0 + (north.0 - south.0) * part, south.1 + (north.1 - south.1) * part)
}
