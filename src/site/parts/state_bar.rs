//! What became of recommendations, as one bar.

use serde::Serialize;

use crate::analysis::{Closure, RecommendationState};
use crate::wording;

/// A bar with a segment for each state that occurs; positions are in per cent of its width.
#[derive(Clone, Debug, Default, Serialize)]
pub(in crate::site) struct StateBar {
    /// All that the bar stands for.
    total: u32,
    /// The counts in words, for those who cannot see it.
    words: String,
    segments: Vec<Segment>,
}

#[derive(Clone, Debug, Serialize)]
struct Segment {
    slug: &'static str,
    word: &'static str,
    count: u32,
    start: f64,
    middle: f64,
    width: f64,
    /// Whether its count has room on it.
    has_room: bool,
}

/// The least share of a bar, in per cent, on which a count is legible.
const ROOM: f64 = 4.0;

impl StateBar {
    /// The bar of a group; `None` where it has no recommendation.
    pub(in crate::site) fn of(closure: Option<&Closure>) -> Option<Self> {
        let closure = closure.filter(|closure| closure.made > 0)?;
        let unit = 100.0 / f64::from(closure.made);
        let mut start = 0.0;
        let mut segments = Vec::new();
        for state in RecommendationState::ALL {
            let count = closure.count(state);
            if count == 0 {
                continue;
            }
            let tag = wording::state(state);
            let width = f64::from(count) * unit;
            segments.push(Segment {
                slug: tag.slug,
                word: tag.word,
                count,
                start: hundredths(start),
                middle: hundredths(start + width / 2.0),
                width: hundredths(width),
                has_room: width >= ROOM,
            });
            start += width;
        }
        let words = format!(
            "{}: {}",
            wording::counted(closure.made as usize, "recommendation"),
            wording::closure_clause(closure)
        );
        Some(Self { total: closure.made, words, segments })
    }
}

/// Two decimals are finer than a screen.
fn hundredths(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}
