//! Themes that several visits to one council raised: a square a recommendation, in the colour of its state.

use serde::Serialize;

use crate::analysis::Matrix;
use crate::dataset::{Council, Key, Theme};
use crate::site::Site;
use crate::site::parts::{Folded, Link, Tag};
use crate::wording;

#[derive(Serialize)]
pub(super) struct Again<'a> {
    /// The visits, in time.
    visits: Vec<Link<'a>>,
    /// Themes that more than one of them raised, those raised by most first.
    rows: Folded<Row<'a>>,
    /// The themes that one visit alone raised.
    once: Vec<Link<'a>>,
}

#[derive(Serialize)]
struct Row<'a> {
    theme: Link<'a>,
    /// For each visit, the states of its recommendations on the theme.
    cells: Vec<Vec<Tag>>,
}

/// Themes shown at once.
const SHOWN: usize = 3;

/// Nothing where no theme was raised twice.
pub(super) fn view<'a>(site: &Site<'a>, key: Key<Council>) -> Option<Again<'a>> {
    let data = site.data();
    let matrix = Matrix::of(data, &site.findings().statuses, key);
    let raised_by =
        |cells: &[crate::analysis::MatrixCell]| cells.iter().filter(|cell| cell.closed.total() > 0).count();
    let (mut several, once): (Vec<_>, Vec<_>) =
        matrix.rows.iter().partition(|(_, cells)| raised_by(cells) > 1);
    if several.is_empty() {
        return None;
    }
    several.sort_by_key(|(_, cells)| std::cmp::Reverse(raised_by(cells)));
    let link = |theme: &Key<Theme>| {
        Link::new(&data.themes[*theme].title, site.addresses().theme(&data.themes[*theme]))
    };
    let states = |theme: Key<Theme>, visit| {
        data.recommendations_of(visit)
            .iter()
            .filter(|recommendation| {
                data.recommendations[**recommendation].themes.contains(&theme)
                    && data.addressed_by(**recommendation).contains(&key)
            })
            .map(|recommendation| wording::status(site.status(*recommendation)).into())
            .collect()
    };
    let rows = several.into_iter().map(|(theme, _)| Row {
        theme: link(theme),
        cells: matrix.challenges.iter().map(|visit| states(*theme, *visit)).collect(),
    });
    Some(Again {
        rows: Folded::after(SHOWN, rows),
        visits: matrix
            .challenges
            .iter()
            .map(|visit| {
                let challenge = &data.challenges[*visit];
                let when =
                    challenge.visit_end().map_or_else(|| "date not known".to_owned(), wording::short_month);
                Link::new(when, site.addresses().challenge(challenge))
            })
            .collect(),
        once: once.iter().map(|(theme, _)| link(theme)).collect(),
    })
}
