//! What a shape is drawn with: a class of the style sheet, carried through plotters as a colour.

use plotters::style::Color;
use plotters_backend::BackendColor;

use crate::analysis::RecommendationState;

/// Every class that a shape can have; an [`SvgClass`] is a place in this list.
const CLASSES: [&str; 48] = [
    "label",
    "value",
    "muted",
    "axis",
    "grid",
    "whisker",
    "mark",
    "none",
    "on-light",
    "on-dark",
    "c1",
    "c2",
    "c3",
    "c4",
    "c5",
    "c6",
    "seq0",
    "seq1",
    "seq2",
    "seq3",
    "seq4",
    "seq5",
    "halo",
    "band",
    "curve",
    "limit",
    "other",
    "border",
    "empty",
    "begun",
    "done",
    "state-confirmed-by-review-team",
    "state-confirmed-by-committee",
    "state-reported",
    "state-open",
    "state-stopped",
    "state-withdrawn",
    "state-no-status",
    "on-confirmed-by-review-team",
    "on-confirmed-by-committee",
    "on-reported",
    "on-open",
    "on-stopped",
    "on-withdrawn",
    "on-no-status",
    "region",
    "faded",
    "late",
];

/// A class of the style sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::chart) struct SvgClass(u8);

impl SvgClass {
    /// Names of rows and columns.
    pub(in crate::chart) const LABEL: Self = Self(0);
    /// Numbers at marks.
    pub(in crate::chart) const VALUE: Self = Self(1);
    /// Text of second rank.
    pub(in crate::chart) const MUTED: Self = Self(2);
    /// Base lines.
    pub(in crate::chart) const AXIS: Self = Self(3);
    /// Faint guide lines.
    pub(in crate::chart) const GRID: Self = Self(4);
    /// Ends of an interval.
    pub(in crate::chart) const WHISKER: Self = Self(5);
    /// A rim in the colour of the ground, under lines that cross a bar.
    pub(in crate::chart) const HALO: Self = Self(22);
    /// What a bar is held against.
    pub(in crate::chart) const MARK: Self = Self(6);
    /// Nothing known: pale and hatched.
    pub(in crate::chart) const NONE: Self = Self(7);

    /// The interval about a curve.
    pub(in crate::chart) const BAND: Self = Self(23);
    /// A curve.
    pub(in crate::chart) const CURVE: Self = Self(24);
    /// A dashed line: a limit, or a moment worth marking.
    pub(in crate::chart) const LIMIT: Self = Self(25);
    /// A curve that another is held against.
    pub(in crate::chart) const OTHER: Self = Self(26);

    /// A line between regions of the map.
    pub(in crate::chart) const BORDER: Self = Self(27);

    /// A statement that something has not begun: the colour of the ground with an edge.
    pub(in crate::chart) const EMPTY: Self = Self(28);
    /// That it is in progress: pale with an edge.
    pub(in crate::chart) const BEGUN: Self = Self(29);
    /// That it is complete: full.
    pub(in crate::chart) const DONE: Self = Self(30);

    /// Text that reads on a light fill: on fills 2, 4 and 6 of the palette and the first steps of the sequence.
    pub(in crate::chart) const ON_LIGHT: Self = Self(8);
    /// Text that reads on a deep fill: on fills 1, 3 and 5 of the palette and the last steps of the sequence.
    pub(in crate::chart) const ON_DEEP: Self = Self(9);

    /// The name of a region over its hexagons.
    pub(in crate::chart) const REGION: Self = Self(45);
    /// A curve where few are left to follow.
    pub(in crate::chart) const FADED: Self = Self(46);

    /// A date gone by.
    pub(in crate::chart) const LATE: Self = Self(47);

    /// A fill of the palette, 1 to 6.
    pub(in crate::chart) const fn fill(number: u8) -> Self {
        Self(9 + number)
    }

    /// The fill of a state of recommendations.
    pub(in crate::chart) fn state(state: RecommendationState) -> Self {
        Self(31 + place(state))
    }

    /// Text that reads on the fill of a state.
    pub(in crate::chart) fn on_state(state: RecommendationState) -> Self {
        Self(31 + 7 + place(state))
    }

    /// A step of the sequence from pale (0) to deep (5).
    pub(in crate::chart) const fn step(step: u8) -> Self {
        Self(16 + if step > 5 { 5 } else { step })
    }

    /// Text that reads on a step of the sequence.
    pub(in crate::chart) const fn on_step(step: u8) -> Self {
        if step < 3 { Self::ON_LIGHT } else { Self::ON_DEEP }
    }

    /// The class that a plotters colour stands for; any other colour is a label.
    pub(super) fn class_of(colour: BackendColor) -> &'static str {
        CLASSES.get(usize::from(colour.rgb.2)).copied().unwrap_or(CLASSES[0])
    }
}

/// The place of a state among all.
fn place(state: RecommendationState) -> u8 {
    RecommendationState::ALL.iter().zip(0..).find(|(other, _)| **other == state).map_or(0, |(_, place)| place)
}

impl Color for SvgClass {
    fn to_backend_color(&self) -> BackendColor {
        BackendColor { alpha: 1.0, rgb: (0, 0, self.0) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_class_survives_the_way_through_plotters() {
        for (shape, class) in [
            (SvgClass::LABEL, "label"),
            (SvgClass::HALO, "halo"),
            (SvgClass::NONE, "none"),
            (SvgClass::fill(1), "c1"),
            (SvgClass::fill(6), "c6"),
            (SvgClass::step(0), "seq0"),
            (SvgClass::step(9), "seq5"),
            (SvgClass::on_step(0), "on-light"),
            (SvgClass::on_step(5), "on-dark"),
            (SvgClass::state(RecommendationState::ConfirmedByReviewTeam), "state-confirmed-by-review-team"),
            (SvgClass::on_state(RecommendationState::NoStatus), "on-no-status"),
        ] {
            assert_eq!(SvgClass::class_of(shape.to_rgba().to_backend_color()), class);
        }
    }
}
