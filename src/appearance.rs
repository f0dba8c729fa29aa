//! How the state of a recommendation looks: one table from which pages, charts, print, Word and Excel take word, colour and pattern.
//!
//! Ordered by lightness, so that grey prints keep the order; every pale fill has an edge of contrast 3:1 or more.

use std::fmt::Write;

use crate::analysis::RecommendationState;

/// A colour in the light and in the dark scheme, each as `#rrggbb`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour {
    /// On light ground, on paper and in documents.
    pub light: &'static str,
    /// On dark ground.
    pub dark: &'static str,
}

impl Colour {
    /// The light colour without its `#`, as Word and Excel write colours.
    #[must_use]
    pub fn hex(self) -> &'static str {
        self.light.trim_start_matches('#')
    }
}

const fn colour(light: &'static str, dark: &'static str) -> Colour {
    Colour { light, dark }
}

/// What is drawn over a fill, so that states of one colour differ without it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pattern {
    /// Nothing.
    Solid,
    /// Wide stripes.
    Stripes,
    /// Lines in two directions.
    CrossHatch,
    /// Dots.
    Dots,
    /// Thin diagonal lines.
    Hatch,
}

/// The appearance of one state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Appearance {
    /// The state.
    pub state: RecommendationState,
    /// Its word in legends and counts.
    pub word: &'static str,
    /// Its name in classes (`state-open`) and in the ids of patterns.
    pub slug: &'static str,
    /// The fill; of a pattern, what it is drawn on.
    pub fill: Colour,
    /// The edge and the lines of the pattern.
    pub edge: Colour,
    /// Text on the fill.
    pub text: Colour,
    /// What is drawn over the fill.
    pub pattern: Pattern,
}

const DEEP: Colour = colour("#12436d", "#a9d3f5");
const ON_DEEP: Colour = colour("#ffffff", "#0b0f13");
const MIDDLE: Colour = colour("#3f78a8", "#447199");
const ON_MIDDLE: Colour = colour("#ffffff", "#ffffff");
const SAND: Colour = colour("#f3d08c", "#5b4213");
const SAND_EDGE: Colour = colour("#8a5a00", "#e7a54c");
const GREY: Colour = colour("#c9ccd1", "#3a424b");
const GREY_EDGE: Colour = colour("#5f6670", "#8b949e");
const GROUND: Colour = colour("#ffffff", "#12161b");
const HATCH: Colour = colour("#68737d", "#8b949e");
const INK: Colour = colour("#14181d", "#ffffff");

/// The table, in the order in which states stand in bars and legends.
pub const APPEARANCES: [Appearance; 7] = [
    Appearance {
        state: RecommendationState::ConfirmedByReviewTeam,
        word: "closed, confirmed by the review team",
        slug: "confirmed-by-review-team",
        fill: DEEP,
        edge: DEEP,
        text: ON_DEEP,
        pattern: Pattern::Solid,
    },
    Appearance {
        state: RecommendationState::ConfirmedByCommittee,
        word: "closed, confirmed by a committee",
        slug: "confirmed-by-committee",
        fill: DEEP,
        edge: DEEP,
        text: ON_DEEP,
        pattern: Pattern::Stripes,
    },
    Appearance {
        state: RecommendationState::ReportedClosed,
        word: "closed, reported",
        slug: "reported",
        fill: MIDDLE,
        edge: MIDDLE,
        text: ON_MIDDLE,
        pattern: Pattern::Solid,
    },
    Appearance {
        state: RecommendationState::Open,
        word: "open",
        slug: "open",
        fill: SAND,
        edge: SAND_EDGE,
        text: INK,
        pattern: Pattern::Solid,
    },
    Appearance {
        state: RecommendationState::Stopped,
        word: "stopped, not complete",
        slug: "stopped",
        fill: SAND,
        edge: SAND_EDGE,
        text: INK,
        pattern: Pattern::CrossHatch,
    },
    Appearance {
        state: RecommendationState::Withdrawn,
        word: "withdrawn",
        slug: "withdrawn",
        fill: GREY,
        edge: GREY_EDGE,
        text: INK,
        pattern: Pattern::Dots,
    },
    Appearance {
        state: RecommendationState::NoStatus,
        word: "no status on record",
        slug: "no-status",
        fill: GROUND,
        edge: HATCH,
        text: INK,
        pattern: Pattern::Hatch,
    },
];

/// The appearance of a state.
#[must_use]
pub fn of(state: RecommendationState) -> &'static Appearance {
    let [review_team, committee, reported, open, stopped, withdrawn, no_status] = &APPEARANCES;
    match state {
        RecommendationState::ConfirmedByReviewTeam => review_team,
        RecommendationState::ConfirmedByCommittee => committee,
        RecommendationState::ReportedClosed => reported,
        RecommendationState::Open => open,
        RecommendationState::Stopped => stopped,
        RecommendationState::Withdrawn => withdrawn,
        RecommendationState::NoStatus => no_status,
    }
}

/// Which of the two schemes a style sheet is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// Light ground.
    Light,
    /// Dark ground.
    Dark,
}

/// Custom properties of every state: `--open`, `--open-edge`, `--on-open`.
#[must_use]
pub fn custom_properties(scheme: Scheme) -> String {
    let pick = |colour: Colour| match scheme {
        Scheme::Light => colour.light,
        Scheme::Dark => colour.dark,
    };
    APPEARANCES.iter().fold(String::new(), |mut css, appearance| {
        let Appearance { slug, fill, edge, text, .. } = appearance;
        let _ = write!(
            css,
            "--{slug}:{};--{slug}-edge:{};--on-{slug}:{};",
            pick(*fill),
            pick(*edge),
            pick(*text)
        );
        css
    })
}

/// Rules for SVG: `.state-open` fills, edges and their patterns, `.on-open` colours the text on them.
#[must_use]
pub fn svg_rules() -> String {
    APPEARANCES.iter().fold(String::new(), |mut css, appearance| {
        let slug = appearance.slug;
        let fill = match appearance.pattern {
            Pattern::Solid => format!("var(--{slug})"),
            _ => format!("url(#pattern-{slug})"),
        };
        // Stripes stand on a deep fill, which its own edge does not show on.
        let line = match appearance.pattern {
            Pattern::Stripes => format!("on-{slug}"),
            _ => format!("{slug}-edge"),
        };
        let _ = write!(
            css,
            ".state-{slug}{{fill:{fill};stroke:var(--{slug}-edge)}}.on-{slug}{{fill:var(--on-{slug})}}\
             #pattern-{slug} rect{{fill:var(--{slug})}}#pattern-{slug} path{{fill:var(--{line})}}"
        );
        css
    })
}

/// The `pattern` elements that [`svg_rules`] refer to, once a page or picture.
#[must_use]
pub fn svg_patterns() -> String {
    APPEARANCES
        .iter()
        .filter_map(|appearance| {
            let (size, turn, path) = match appearance.pattern {
                Pattern::Solid => return None,
                Pattern::Stripes => (8, 45, "M0 0h2v8H0z"),
                Pattern::CrossHatch => (6, 45, "M0 0h6v1H0zM0 0h1v6H0z"),
                Pattern::Dots => (6, 0, "M2 2h2v2H2z"),
                Pattern::Hatch => (6, 45, "M0 0h1v6H0z"),
            };
            let slug = appearance.slug;
            Some(format!(
                "<pattern id=\"pattern-{slug}\" width=\"{size}\" height=\"{size}\" patternUnits=\"userSpaceOnUse\" \
                 patternTransform=\"rotate({turn})\"><rect width=\"{size}\" height=\"{size}\"/><path d=\"{path}\"/></pattern>"
            ))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// Relative luminance of `#rrggbb`, as WCAG 2.2 defines it.
    fn luminance(hex: &str) -> f64 {
        let channel = |at: usize| {
            let value = f64::from(u8::from_str_radix(&hex[at..at + 2], 16).unwrap()) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
    }

    fn contrast(a: &str, b: &str) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn every_state_has_its_own_row() {
        for state in RecommendationState::ALL {
            assert_eq!(of(state).state, state);
        }
        let slugs: BTreeSet<_> = APPEARANCES.iter().map(|row| row.slug).collect();
        let looks: BTreeSet<_> =
            APPEARANCES.iter().map(|row| (row.fill.light, format!("{:?}", row.pattern))).collect();
        assert_eq!((slugs.len(), looks.len()), (7, 7), "no two states look alike");
    }

    #[test]
    fn text_and_edges_have_contrast_in_both_schemes() {
        for Appearance { slug, fill, edge, text, .. } in APPEARANCES {
            for (fill, edge, text, ground) in [
                (fill.light, edge.light, text.light, GROUND.light),
                (fill.dark, edge.dark, text.dark, GROUND.dark),
            ] {
                assert!(contrast(fill, text) >= 4.5, "{slug}: {text} on {fill}");
                assert!(contrast(edge, ground) >= 3.0, "{slug}: {edge} on {ground}");
            }
        }
    }
}
