//! How often a theme is raised as the years go by.

mod overview;
mod picture;

pub use overview::changes_overview;

use super::svg::Message;
use super::table::{share_cells, share_columns};
use super::{Cell, Chart, Column, DataTable, Sources};
use crate::analysis::{Basis, Change, Direction, Group, Period, Proportion};
use crate::dataset::{Key, Theme};
use crate::wording;

/// Fewest challenges in a year, for its share to be drawn.
const FEWEST: u32 = 5;

const NOTE: &str = "Each dot is the share of a year’s peer challenges with at least one recommendation on the theme; the upright line \
                    through it is how far that share may be off by chance (95% interval): where such lines overlap, two years \
                    can hardly be told apart. The level line is the share of all years before the break, or after it. A year \
                    with fewer than five challenges has only a small ring, and the latest year may not be over. The break \
                    stands at 2021, when the headings that reports are organised by changed.";

/// The share of challenges that raise a theme, by year of the visit, with a break where the components were retitled. `None`
/// when it was never raised in a dated challenge.
#[must_use]
pub fn theme_change(sources: &Sources<'_>, theme: Key<Theme>) -> Option<Chart> {
    let changes = sources.findings.changes_of(theme);
    if changes.iter().all(|change| change.share.count == 0) {
        return None;
    }
    let row = &sources.data.themes[theme];
    let challenges: u32 = changes.iter().map(|change| change.share.of).sum();
    let all = sources.findings.theme_frequency(Basis::All, Group::All, theme);
    let undated = match all.map_or(0, |all| all.challenges.of.saturating_sub(challenges)) {
        0 => String::new(),
        n => format!("; {n} more without a date left out"),
    };
    let message = Message {
        name: format!("theme-change-{}", row.id),
        headline: format!("{}: {}", row.title, headline(changes)),
        subtitle: format!(
            "Share of peer challenges that raise it, by year of the visit; {} with recorded recommendations{undated}",
            wording::counted(challenges as usize, "challenge")
        ),
        note: NOTE,
    };
    Some(picture::picture(changes).into_chart(sources, message, table(changes)))
}

/// What the years since the retitling show; of those before, where there are no others.
fn headline(changes: &[Change]) -> String {
    let Some(change) = changes.last() else { return String::new() };
    let since = match change.period {
        Period::From2021 => "since 2021",
        Period::To2020 => "up to 2020",
    };
    let challenges = format!("{} peer challenges", wording::counts(change.share));
    // Years of few challenges, and ends that point the other way, would belie the trend of the whole.
    let first_and_last = |rising: bool| {
        let mut enough = change.years.iter().filter(|(_, share)| share.of >= FEWEST);
        let (first, last) = (enough.next()?, enough.next_back()?);
        let rises = last.1.share()? > first.1.share()?;
        let ends = [first, last].map(|(year, share)| format!("{} in {year}", wording::counts(*share)));
        (rises == rising).then(|| format!("from {} to {}", ends[0], ends[1]))
    };
    match change.direction() {
        Some(Direction::Rising) => {
            format!("raised more and more often {since}: {}", first_and_last(true).unwrap_or(challenges))
        }
        Some(Direction::Falling) => {
            format!("raised less and less often {since}: {}", first_and_last(false).unwrap_or(challenges))
        }
        Some(Direction::NoneShown) => {
            format!("raised in {challenges} {since}, with no rise or fall beyond chance")
        }
        None if change.share.count == 0 => {
            format!("not raised {since}, in {}", wording::counted(change.share.of as usize, "challenge"))
        }
        None if change.share.count == change.share.of => {
            format!(
                "raised in every one of {} {since}",
                wording::counted(change.share.of as usize, "challenge")
            )
        }
        None => format!("raised in {challenges} {since}: too few years to tell a rise from a fall"),
    }
}

fn table(changes: &[Change]) -> DataTable {
    let mut columns = vec![Column::words("Years")];
    columns.extend(share_columns("Challenges that raise it", "Out of"));
    let row = |name: String, share: Proportion| {
        let mut cells = vec![Cell::text(name)];
        cells.extend(share_cells(share));
        cells
    };
    let mut rows = Vec::new();
    for change in changes {
        rows.extend(change.years.iter().map(|(year, share)| row(year.to_string(), *share)));
    }
    rows.extend(changes.iter().map(|change| row(period(change.period).to_owned(), change.share)));
    DataTable { columns, rows }
}

/// A period in words.
fn period(period: Period) -> &'static str {
    match period {
        Period::To2020 => "all years to 2020",
        Period::From2021 => "all years from 2021",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::statistics::Trend;
    use crate::chart::said;
    use crate::chart::sample::Sample;

    fn change(period: Period, years: &[(i16, u32, u32)], trend: Option<f64>, p_adjusted: f64) -> Change {
        let years: Vec<(i16, Proportion)> =
            years.iter().map(|(year, count, of)| (*year, Proportion::new(*count, *of))).collect();
        let share = years.iter().fold(Proportion::default(), |sum, (_, share)| {
            Proportion::new(sum.count + share.count, sum.of + share.of)
        });
        let trend = trend.map(|z| Trend { z, p: p_adjusted });
        Change { theme: Key::new(0), period, years, share, trend, p_adjusted }
    }

    const YEARS: [(i16, u32, u32); 3] = [(2021, 3, 20), (2023, 9, 22), (2025, 14, 25)];

    #[test]
    fn a_trend_is_in_the_headline_only_where_the_test_supports_it() {
        let of = |trend, p| headline(&[change(Period::From2021, &YEARS, trend, p)]);
        assert_eq!(
            of(Some(3.0), 0.01),
            "raised more and more often since 2021: from 3 of 20 in 2021 to 14 of 25 in 2025"
        );
        assert_eq!(of(Some(-3.0), 0.01), "raised less and less often since 2021: 26 of 67 peer challenges");
        assert_eq!(
            of(Some(3.0), 0.2),
            "raised in 26 of 67 peer challenges since 2021, with no rise or fall beyond chance"
        );
        assert_eq!(
            of(None, 1.0),
            "raised in 26 of 67 peer challenges since 2021: too few years to tell a rise from a fall"
        );
    }

    #[test]
    fn nothing_is_drawn_across_the_break() {
        let mut sample = Sample::small();
        sample.findings.changes = vec![
            change(Period::To2020, &[(2018, 2, 6), (2020, 4, 8)], None, 1.0),
            change(Period::From2021, &YEARS, Some(1.0), 0.4),
        ];
        let chart = theme_change(&sample.sources(), Key::new(0)).unwrap();
        assert!(said::texts(&chart.svg).iter().any(|text| text.starts_with("report headings changed")));
        let lines = chart.svg.matches("class=\"other\"").count();
        assert_eq!(lines, 2, "one level line on each side");
        assert_eq!(chart.table.rows.len(), 7);
        insta::assert_snapshot!(chart.svg);
    }

    #[test]
    fn a_theme_never_raised_has_no_years() {
        let mut sample = Sample::small();
        sample.findings.changes = vec![change(Period::From2021, &[(2022, 0, 9)], None, 1.0)];
        assert!(theme_change(&sample.sources(), Key::new(0)).is_none());
    }
}
