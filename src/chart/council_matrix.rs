//! Themes over the challenges of one council.

use std::collections::BTreeSet;

use super::svg::{Canvas, Message, Picture, SvgClass, TextStyle, WIDTH, wrap};
use super::{Cell, Chart, Column, DataTable, Section, Sources, bars};
use crate::analysis::{Matrix, MatrixCell, Pair};
use crate::dataset::{Challenge, ChallengeKind, Council, Key, Theme};
use crate::wording;

const LABEL_WIDTH: f64 = 236.0;
const LEFT: f64 = LABEL_WIDTH + 12.0;
const ROW: f64 = 30.0;
const HEAD: f64 = 46.0;
/// A column is never wider than this: with one challenge a cell would be a bar, and read as one.
const WIDEST: f64 = 150.0;

const NOTE: &str = "Each cell is the number of recommendations on the theme; one recommendation can be on several, and an empty cell is \
                    none. Where a theme was raised at the council’s challenge before as well, the cell says “again”; of follow-up \
                    visits this is not said.";

/// One council's matrix and the pairs that its challenges end.
struct Grid<'a> {
    matrix: Matrix,
    pairs: &'a [Pair],
}

/// The themes of a council's challenges, in time. `None` when none of them raised a theme.
#[must_use]
pub fn council_matrix(sources: &Sources<'_>, council: Key<Council>) -> Option<Chart> {
    let matrix = Matrix::of(sources.data, &sources.findings.statuses, council);
    if matrix.rows.is_empty() {
        return None;
    }
    let grid = Grid { matrix, pairs: sources.findings.pairs_of(council) };
    let council = &sources.data.councils[council];
    let message = Message {
        section: Section::Recurrence,
        name: format!("themes-of-{}", council.id),
        headline: grid.headline(sources),
        subtitle: format!(
            "{}: recommendations by theme over {} with recorded recommendations",
            council.name,
            wording::counted(grid.matrix.challenges.len(), "visit")
        ),
        note: NOTE,
    };
    Some(grid.picture(sources).into_chart(sources, message, grid.table(sources)))
}

impl Grid<'_> {
    /// Whether the challenge raised the theme again.
    fn again(&self, challenge: Key<Challenge>, theme: Key<Theme>) -> bool {
        self.pairs.iter().any(|pair| pair.later == challenge && pair.is_raised_again(theme))
    }

    /// What was raised again at the latest challenge that has one before it; `None` without such a pair.
    fn raised_again(&self, sources: &Sources<'_>) -> Option<String> {
        let later =
            *self.matrix.challenges.iter().rev().find(|key| self.pairs.iter().any(|p| p.later == **key))?;
        let ending: Vec<&Pair> = self.pairs.iter().filter(|pair| pair.later == later).collect();
        let raised: BTreeSet<Key<Theme>> =
            ending.iter().flat_map(|pair| pair.raised.iter().copied()).collect();
        let again: BTreeSet<Key<Theme>> = ending.iter().flat_map(|pair| pair.raised_again()).collect();
        let data = sources.data;
        let year = |key: Key<Challenge>| {
            data.challenges[key].year().map_or_else(|| "an unknown year".to_owned(), |year| year.to_string())
        };
        let before = match ending.as_slice() {
            [pair] if pair.earlier_council == pair.council => format!("of {}", year(pair.earlier)),
            [pair] => {
                format!("of {} in {}", data.councils[pair.earlier_council].short_name, year(pair.earlier))
            }
            _ => "of its predecessors".to_owned(),
        };
        let of = wording::counted(raised.len(), "theme");
        let (count, verb) = match again.len() {
            0 => ("None".to_owned(), "was"),
            1 => ("1".to_owned(), "was"),
            n => (n.to_string(), "were"),
        };
        Some(format!("{count} of the {of} {before} {verb} raised again in {}", year(later)))
    }

    /// What was raised again; without a challenge before, what was raised most.
    fn headline(&self, sources: &Sources<'_>) -> String {
        let data = sources.data;
        if let Some(again) = self.raised_again(sources) {
            return again;
        }
        let made = |cells: &[MatrixCell]| cells.iter().map(|cell| cell.closed.total()).sum::<u32>();
        let most = self.matrix.rows.iter().map(|(_, cells)| made(cells)).max().unwrap_or_default();
        let first: Vec<Key<Theme>> = self
            .matrix
            .rows
            .iter()
            .filter(|(_, cells)| made(cells) == most)
            .map(|(theme, _)| *theme)
            .collect();
        let base = wording::counted(most as usize, "recommendation");
        match first.as_slice() {
            [theme] => format!("{} is raised most: in {base}", data.themes[*theme].title),
            themes if themes.len() == self.matrix.rows.len() => {
                format!(
                    "{} raised, each in {base}",
                    wording::capitalised(&wording::counted_words(themes.len(), "theme"))
                )
            }
            themes => {
                let number = wording::capitalised(&wording::counted_words(themes.len(), "theme"));
                format!("{number} are raised most: each in {base}")
            }
        }
    }

    fn picture(&self, sources: &Sources<'_>) -> Picture {
        let across = ((WIDTH - LEFT) / self.matrix.challenges.len().max(1) as f64).min(WIDEST);
        Picture::draw(HEAD + ROW * self.matrix.rows.len() as f64, |canvas| {
            for (column, key) in self.matrix.challenges.iter().enumerate() {
                head(canvas, sources, *key, (LEFT + across * column as f64, across));
            }
            for (row, (theme, cells)) in self.matrix.rows.iter().enumerate() {
                let y = HEAD + ROW * row as f64;
                let theme_row = &sources.data.themes[*theme];
                canvas.line(SvgClass::GRID, &[(0.0, y), (LEFT + across * cells.len() as f64, y)]);
                canvas.link(&sources.addresses.theme(theme_row), |canvas| {
                    bars::label(canvas, &theme_row.title, (LABEL_WIDTH, y + ROW / 2.0));
                });
                for (column, (cell, key)) in cells.iter().zip(&self.matrix.challenges).enumerate() {
                    if cell.closed.total() == 0 {
                        continue;
                    }
                    let again = self.again(*key, *theme);
                    let title =
                        format!("{}: {}", visit(&sources.data.challenges[*key]), in_words(*cell, again));
                    let x = LEFT + across * column as f64;
                    canvas.mark(&title, None, |canvas| {
                        let ink = if again { SvgClass::step(5) } else { SvgClass::step(2) };
                        let on = if again { SvgClass::on_step(5) } else { SvgClass::on_step(2) };
                        canvas.bar(ink, (x + 2.0, y + 2.0), across - 4.0, ROW - 4.0);
                        let text = if again && across >= 70.0 {
                            format!("{}, again", cell.closed.total())
                        } else {
                            cell.closed.total().to_string()
                        };
                        canvas.text(TextStyle::new(on).middle(), (x + across / 2.0, y + ROW / 2.0), &text);
                    });
                }
            }
        })
    }

    fn table(&self, sources: &Sources<'_>) -> DataTable {
        let mut columns = vec![Column::words("Theme")];
        columns.extend(self.matrix.challenges.iter().map(|key| Column::words(when(sources, *key))));
        let rows = self
            .matrix
            .rows
            .iter()
            .map(|(theme, cells)| {
                let row = &sources.data.themes[*theme];
                let mut line = vec![Cell::linked(&row.title, Some(sources.addresses.theme(row)))];
                line.extend(cells.iter().zip(&self.matrix.challenges).map(|(cell, key)| {
                    match cell.closed.total() {
                        0 => Cell::text("–"),
                        _ => Cell::linked(
                            in_words(*cell, self.again(*key, *theme)),
                            Some(sources.addresses.challenge(&sources.data.challenges[*key])),
                        ),
                    }
                }));
                line
            })
            .collect();
        DataTable { columns, rows }
    }
}

/// A column's heading: when, and what kind of visit.
fn head(canvas: &Canvas<'_>, sources: &Sources<'_>, key: Key<Challenge>, (x, across): (f64, f64)) {
    let challenge = &sources.data.challenges[key];
    let link = sources.addresses.challenge(challenge);
    canvas.mark(&when(sources, key), Some(&link), |canvas| {
        let middle = x + across / 2.0;
        let date = visit(challenge);
        let fitting = wrap(&date, across - 4.0, 13.0, 1);
        let year = challenge.year().map(|year| year.to_string());
        let date = if fitting.first() == Some(&date) { date } else { year.unwrap_or_default() };
        canvas.text(TextStyle::new(SvgClass::LABEL).size(13.0).bold().middle(), (middle, 12.0), &date);
        let kind =
            if challenge.kind == ChallengeKind::FollowUp { "follow-up" } else { challenge.kind.word() };
        if across >= 56.0 {
            canvas.text(TextStyle::new(SvgClass::MUTED).size(12.0).middle(), (middle, 30.0), kind);
        }
    });
}

/// Month and year of a visit, or the year alone.
fn visit(challenge: &Challenge) -> String {
    challenge.visit_start().map_or_else(|| "undated".to_owned(), wording::month)
}

fn when(sources: &Sources<'_>, key: Key<Challenge>) -> String {
    let challenge = &sources.data.challenges[key];
    format!("{}, {}", wording::kind(challenge.kind), visit(challenge))
}

/// `3 recommendations, 1 closed, raised again`
fn in_words(cell: MatrixCell, again: bool) -> String {
    let mut words = wording::counted(cell.closed.total() as usize, "recommendation");
    if cell.closed.count() > 0 {
        for part in [", ", &cell.closed.count().to_string(), " closed"] {
            words.push_str(part);
        }
    }
    if again {
        words.push_str(", raised again");
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::said;
    use crate::chart::sample::Sample;

    #[test]
    fn what_is_raised_again_is_counted_and_marked() {
        let sample = Sample::small();
        let chart = council_matrix(&sample.sources(), sample.council("derby")).unwrap();
        assert_eq!(chart.headline, "1 of the 3 themes of 2017 was raised again in 2023");
        let texts = said::texts(&chart.svg);
        assert_eq!(
            texts[..6],
            ["June 2017", "corporate", "November 2018", "follow-up", "October 2023", "corporate"]
        );
        assert_eq!(texts[6..9], ["Vision and clear priorities", "2", "1, again"]);
        let row: Vec<&str> = chart.table.rows[0].iter().map(|cell| cell.text.as_str()).collect();
        assert_eq!(
            row,
            [
                "Vision and clear priorities",
                "2 recommendations, 2 closed",
                "–",
                "1 recommendation, raised again"
            ]
        );
        assert!(chart.svg.len() < 8_000);
        insta::assert_snapshot!(chart.svg);
    }

    #[test]
    fn one_challenge_says_what_it_raised_most() {
        let sample = Sample::small();
        let chart = council_matrix(&sample.sources(), sample.council("hull")).unwrap();
        assert_eq!(chart.headline, "Savings and budget delivery is raised most: in 1 recommendation");
    }

    #[test]
    fn a_council_without_recommendations_has_no_matrix() {
        let mut data = Sample::small().data;
        let key = crate::chart::sample::council(
            &mut data,
            "york",
            crate::dataset::Region::YorkshireAndTheHumber,
            crate::dataset::CouncilType::Unitary,
            None,
        );
        assert!(council_matrix(&Sample::of(data).sources(), key).is_none());
    }
}
