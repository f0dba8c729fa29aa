//! Where the hexagons of a map lie, and what is drawn between and over them.

use std::collections::BTreeMap;
use std::f64::consts::PI;

use super::Hexagon;
use crate::chart::svg::{Canvas, SvgClass, TextStyle};
use crate::dataset::Region;

/// Column and row of a hexagon.
pub(super) type Place = (i32, i32);

/// Where hexagons lie. Layout "odd-r": rows of pointed hexagons, odd rows half a hexagon to the right, row numbers
/// growing northwards.
pub(super) struct Layout {
    west: i32,
    north: i32,
    /// Length of a hexagon's side.
    pub(super) side: f64,
    top: f64,
    pub(super) height: f64,
}

impl Layout {
    /// The largest that fits, from `top` down.
    pub(super) fn of(hexagons: &[Hexagon<'_>], room: f64, top: f64) -> Self {
        let columns = || hexagons.iter().map(|hexagon| hexagon.place.0);
        let rows = || hexagons.iter().map(|hexagon| hexagon.place.1);
        let ends =
            |least: Option<i32>, most: Option<i32>| (least.unwrap_or_default(), most.unwrap_or_default());
        let (west, east) = ends(columns().min(), columns().max());
        let (south, north) = ends(rows().min(), rows().max());
        let across = (room / (f64::from(east) - f64::from(west) + 1.5)).min(40.0);
        let side = across / 3.0_f64.sqrt();
        let height = side * (1.5 * (f64::from(north) - f64::from(south)) + 2.0);
        Self { west, north, side, top, height: top + height.max(200.0) }
    }

    fn centre(&self, (column, row): Place) -> (f64, f64) {
        let shift = if row.rem_euclid(2) == 1 { 0.5 } else { 0.0 };
        let x = self.side * 3.0_f64.sqrt() * (f64::from(column) - f64::from(self.west) + 0.5 + shift);
        let y = self.top + self.side * (1.0 + 1.5 * (f64::from(self.north) - f64::from(row)));
        (x, y)
    }

    /// The six corners of a hexagon from the lower right, so far from its centre.
    pub(super) fn corners(&self, place: Place, radius: f64) -> [(f64, f64); 6] {
        let (x, y) = self.centre(place);
        [0.5, 1.5, 2.5, 3.5, 4.5, 5.5].map(|turn| {
            let angle = turn * PI / 3.0;
            (x + radius * angle.cos(), y + radius * angle.sin())
        })
    }
}

/// The neighbours of a place over the sides that follow its corners: lower right, lower left, left, upper left, upper right, right.
fn neighbours((column, row): Place) -> [Place; 6] {
    // Places are within a thousand of the origin, but a test may draw any.
    let (below, above) = (row.saturating_sub(1), row.saturating_add(1));
    let right = if row.rem_euclid(2) == 1 { column.saturating_add(1) } else { column };
    let left = right.saturating_sub(1);
    [
        (right, below),
        (left, below),
        (column.saturating_sub(1), row),
        (left, above),
        (right, above),
        (column.saturating_add(1), row),
    ]
}

/// Lines between councils of different regions.
pub(super) fn borders(canvas: &Canvas<'_>, hexagons: &[Hexagon<'_>], layout: &Layout) {
    let regions: BTreeMap<Place, Region> =
        hexagons.iter().map(|hexagon| (hexagon.place, hexagon.council.region)).collect();
    for (place, region) in &regions {
        let corners = layout.corners(*place, layout.side);
        for (side, neighbour) in neighbours(*place).into_iter().enumerate() {
            // Each border once.
            if regions.get(&neighbour).is_some_and(|other| other > region) {
                canvas.line(SvgClass::BORDER, &[corners[side], corners[(side + 1) % 6]]);
            }
        }
    }
}

/// The abbreviation of each region of several councils at the middle of its hexagons.
pub(super) fn names(canvas: &Canvas<'_>, hexagons: &[Hexagon<'_>], layout: &Layout) {
    let mut centres: BTreeMap<Region, Vec<(f64, f64)>> = BTreeMap::new();
    for hexagon in hexagons {
        centres.entry(hexagon.council.region).or_default().push(layout.centre(hexagon.place));
    }
    for (region, places) in centres.into_iter().filter(|(_, places)| places.len() > 1) {
        let mean = |of: fn(&(f64, f64)) -> f64| places.iter().map(of).sum::<f64>() / places.len() as f64;
        let words = TextStyle::new(SvgClass::REGION).size(12.0).middle();
        canvas.text(words, (mean(|place| place.0), mean(|place| place.1)), region.abbreviation());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn north_is_up_and_odd_rows_stand_to_the_right() {
        let layout = Layout { west: 0, north: 3, side: 20.0 / 3.0_f64.sqrt(), top: 0.0, height: 200.0 };
        let top = |place| layout.corners(place, layout.side)[4];
        assert!(top((0, 3)).1 < top((0, 2)).1);
        assert!((top((0, 3)).0 - top((0, 2)).0 - 10.0).abs() < 1e-9);
        assert!((top((0, -1)).0 - top((0, 2)).0 - 10.0).abs() < 1e-9);
    }
}
