//! Lanes in which no mark and no word stands on another.

use jiff::civil::Date;

use super::moments::Moment;
use super::{DOT, LEFT};
use crate::chart::svg::{WIDTH, width};

/// Size of the words next to marks.
pub(super) const TEXT: f64 = 13.0;

/// Between a mark and its words, and between neighbours in a lane.
const SPACE: f64 = 7.0;

/// Where the words of a mark stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// To its right.
    After,
    /// To its left.
    Before,
    /// On it.
    Within,
}

/// A moment with its place.
#[derive(Clone, Copy)]
pub(super) struct Placed<'a> {
    pub(super) moment: &'a Moment,
    /// Left end of the mark.
    pub(super) from: f64,
    /// Right end of the mark.
    pub(super) to: f64,
    /// Where the words stand.
    pub(super) side: Side,
    /// Where the words begin, or end when they stand before the mark.
    pub(super) text_x: f64,
    /// Room for the words.
    pub(super) room: f64,
    /// The lane, from 0 above.
    pub(super) lane: usize,
}

/// The moments of one kind in as few lanes as they need.
pub(super) struct Lanes<'a> {
    pub(super) placed: Vec<Placed<'a>>,
    /// Number of lanes.
    pub(super) count: usize,
}

impl<'a> Lanes<'a> {
    /// Puts each moment into the first lane where it and its words stand free, in the order of time.
    pub(super) fn of(moments: impl Iterator<Item = &'a Moment>, x: impl Fn(Date) -> f64) -> Self {
        let mut moments: Vec<&Moment> = moments.collect();
        moments.sort_by_key(|moment| (moment.days.earliest, moment.days.latest));
        let mut taken: Vec<Vec<(f64, f64)>> = Vec::new();
        let mut placed = Vec::with_capacity(moments.len());
        for moment in moments {
            let mut place = place(moment, x(moment.days.earliest), x(moment.days.latest));
            let (start, end) = place.extent();
            let free = taken
                .iter()
                .position(|lane| lane.iter().all(|(from, to)| end + SPACE <= *from || *to + SPACE <= start));
            place.lane = free.unwrap_or(taken.len());
            match taken.get_mut(place.lane) {
                Some(lane) => lane.push((start, end)),
                None => taken.push(vec![(start, end)]),
            }
            placed.push(place);
        }
        Self { placed, count: taken.len() }
    }
}

/// A mark between two places, its words on it where it is wide enough, else after it, or before it where there is more
/// room.
fn place(moment: &Moment, from: f64, to: f64) -> Placed<'_> {
    let reach = ((DOT - (to - from)) / 2.0).max(0.0);
    let wide = width(&moment.label, TEXT);
    let (after, ahead) = (WIDTH - (to + reach + SPACE), from - reach - SPACE - LEFT);
    let (side, text_x, room) = if wide + 2.0 * SPACE <= to - from {
        (Side::Within, from + SPACE, wide)
    } else if wide > after && ahead > after {
        (Side::Before, from - reach - SPACE, wide.min(ahead))
    } else {
        (Side::After, to + reach + SPACE, wide.min(after))
    };
    Placed { moment, from, to, side, text_x, room: room.max(0.0), lane: 0 }
}

impl Placed<'_> {
    /// Both ends of mark and words together.
    pub(super) fn extent(&self) -> (f64, f64) {
        let middle = f64::midpoint(self.from, self.to);
        let (left, right) = (self.from.min(middle - DOT / 2.0), self.to.max(middle + DOT / 2.0));
        match self.side {
            Side::After => (left, self.text_x + self.room),
            Side::Before => (self.text_x - self.room, right),
            Side::Within => (left, right),
        }
    }
}
