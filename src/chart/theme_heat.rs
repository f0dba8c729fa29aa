//! Themes against groups: how often each is raised where, or when.

use super::svg::{Canvas, Ink, Message, Picture, WIDTH, Words, wrap};
use super::{Cell, Chart, Column, DataTable, Sources, bars, legend};
use crate::analysis::{Basis, Frequency, Group, GroupFrequency, GroupKind};
use crate::dataset::{Key, Theme};
use crate::wording;

/// Challenges that a group needs before its shares are shown: below that a single challenge moves them by 20 points.
const FEWEST: u32 = 5;

/// Upper ends of the steps of shade, as shares; above the last is the deepest.
const STEPS: [f64; 5] = [0.0, 0.1, 0.2, 0.35, 0.5];

const LABEL_WIDTH: f64 = 208.0;
const LEFT: f64 = LABEL_WIDTH + 10.0;
const ROW: f64 = 30.0;

const NOTE: &str = "Each cell is the share of the column’s challenges with at least one recommendation on the row’s theme, and below it \
                    how many challenges that is; the stronger the colour, the larger the share. Where a column has fewer than five challenges, \
                    a share would say little, and the number stands alone.";

/// What the columns and rows are.
struct Grid<'a> {
    columns: Vec<(Group, &'a GroupFrequency)>,
    themes: Vec<Key<Theme>>,
}

/// A heat map of themes by region, type, year or another kind of group. `None` when no group of the kind has a challenge
/// with recorded recommendations, or none raised a theme.
#[must_use]
pub fn theme_heat(sources: &Sources<'_>, kind: GroupKind) -> Option<Chart> {
    let columns: Vec<(Group, &GroupFrequency)> = sources
        .findings
        .frequency
        .iter()
        .filter(|((basis, group), _)| *basis == Basis::All && group.kind() == kind)
        .map(|((_, group), found)| (*group, found))
        .collect();
    let themes: Vec<Key<Theme>> = sources
        .data
        .themes
        .keys()
        .filter(|theme| columns.iter().any(|(_, found)| cell(found, *theme).challenges.count() > 0))
        .collect();
    if themes.is_empty() {
        return None;
    }
    let grid = Grid { columns, themes };
    let message = Message {
        name: format!("theme-by-{}", kind.word()),
        headline: headline(sources, &grid, kind),
        subtitle: format!(
            "Share of challenges that raise each theme, by {}; {} of {} {} have at least five challenges with \
             recorded recommendations",
            wording::group_kind(kind),
            grid.columns.iter().filter(|(_, found)| found.challenges >= FEWEST).count(),
            grid.columns.len(),
            wording::group_kinds(kind)
        ),
        note: NOTE,
    };
    Some(grid.picture(sources).into_chart(sources, message, grid.table(sources)))
}

fn cell(found: &GroupFrequency, theme: Key<Theme>) -> Frequency {
    found.themes.get(theme.position()).copied().unwrap_or_default()
}

/// The theme that is raised most in the largest number of groups with enough challenges.
fn headline(sources: &Sources<'_>, grid: &Grid<'_>, kind: GroupKind) -> String {
    let enough: Vec<&GroupFrequency> =
        grid.columns.iter().map(|(_, found)| *found).filter(|found| found.challenges >= FEWEST).collect();
    let firsts = |theme: Key<Theme>| {
        enough
            .iter()
            .filter(|found| {
                let most = found.themes.iter().map(|f| f.challenges.count()).max().unwrap_or_default();
                most > 0 && cell(found, theme).challenges.count() == most
            })
            .count()
    };
    let leader = grid.themes.iter().rev().copied().max_by_key(|theme| firsts(*theme));
    match leader {
        Some(theme) if enough.len() > 1 => format!(
            "{} is raised most, or as often as any other theme, in {} of {} {}",
            sources.data.themes[theme].title,
            firsts(theme),
            enough.len(),
            wording::group_kinds(kind)
        ),
        _ => format!("Too few challenges to compare themes by {}", wording::group_kind(kind)),
    }
}

impl Grid<'_> {
    fn picture(&self, sources: &Sources<'_>) -> Picture {
        let entries = legend_entries(self.columns.iter().any(|(_, found)| found.challenges < FEWEST));
        let across = (WIDTH - LEFT) / self.columns.len().max(1) as f64;
        let heads: Vec<Vec<String>> = self
            .columns
            .iter()
            .map(|(group, _)| wrap(&wording::group_in_list(*group, sources.data), across + 6.0, 11.0, 3))
            .collect();
        let head = 14.0 * heads.iter().map(Vec::len).max().unwrap_or_default() as f64 + 20.0;
        let top = legend::height(&entries) + 8.0 + head;
        Picture::draw(top + ROW * self.themes.len() as f64, |canvas| {
            legend::draw(canvas, &entries, 0.0);
            for (column, ((_, found), lines)) in self.columns.iter().zip(&heads).enumerate() {
                let x = LEFT + across * (column as f64 + 0.5);
                let first = top - 18.0 - 14.0 * lines.len() as f64 + 4.0;
                for (line, text) in lines.iter().enumerate() {
                    let at = (x, first + 14.0 * line as f64);
                    canvas.text(Words::new(Ink::LABEL).size(11.0).middle(), at, text);
                }
                let base = format!("of {}", found.challenges);
                canvas.text(Words::new(Ink::MUTED).size(11.0).middle(), (x, top - 11.0), &base);
            }
            for (row, theme) in self.themes.iter().enumerate() {
                self.row(canvas, sources, *theme, (top + ROW * row as f64, across));
            }
        })
    }

    /// One theme: its name, a link, and its cells, which say what they are when pointed at.
    fn row(&self, canvas: &Canvas<'_>, sources: &Sources<'_>, theme: Key<Theme>, (y, across): (f64, f64)) {
        let theme_row = &sources.data.themes[theme];
        canvas.link(&sources.addresses.theme(theme_row), |canvas| {
            bars::label(canvas, &theme_row.title, (LABEL_WIDTH, y + ROW / 2.0));
        });
        for (column, (group, found)) in self.columns.iter().enumerate() {
            let share = cell(found, theme).challenges;
            let x = LEFT + across * column as f64;
            let few = found.challenges < FEWEST;
            if share.count() == 0 {
                if !few {
                    canvas.bar(Ink::step(0), (x + 0.5, y + 0.5), across - 1.0, ROW - 1.0);
                }
                continue;
            }
            let title = format!(
                "{}, {}: {}",
                theme_row.title,
                wording::group_in_list(*group, sources.data),
                bars::value(share)
            );
            canvas.mark(&title, None, |canvas| {
                let step = step(share.share().unwrap_or_default());
                let ink = if few { Ink::NONE } else { Ink::step(step) };
                canvas.bar(ink, (x + 0.5, y + 0.5), across - 1.0, ROW - 1.0);
                let words = if few { Ink::LABEL } else { Ink::on_step(step) };
                let words = Words::new(words).size(11.0).middle();
                let (middle, count) = (x + across / 2.0, share.count().to_string());
                match share.share() {
                    _ if few => canvas.text(words, (middle, y + ROW / 2.0), &count),
                    Some(part) => {
                        canvas.text(words.size(12.0), (middle, y + 10.0), &wording::percent(part));
                        canvas.text(words.size(10.0), (middle, y + 22.0), &count);
                    }
                    None => {}
                }
            });
        }
    }

    fn table(&self, sources: &Sources<'_>) -> DataTable {
        let mut columns = vec![Column::words("Theme")];
        columns.extend(self.columns.iter().map(|(group, found)| {
            let name = wording::group_in_list(*group, sources.data);
            Column::numbers(format!("{name} ({})", wording::counted(found.challenges as usize, "challenge")))
        }));
        let rows = self
            .themes
            .iter()
            .map(|theme| {
                let row = &sources.data.themes[*theme];
                let mut cells = vec![Cell::linked(&row.title, Some(sources.addresses.theme(row)))];
                cells.extend(self.columns.iter().map(|(_, found)| {
                    let share = cell(found, *theme).challenges;
                    Cell::text(match share.share().filter(|_| found.challenges >= FEWEST) {
                        Some(part) => format!("{} ({})", share.count(), wording::percent(part)),
                        None => share.count().to_string(),
                    })
                }));
                cells
            })
            .collect();
        DataTable { columns, rows }
    }
}

/// The shade of a share, 0 to 5.
fn step(share: f64) -> u8 {
    STEPS.iter().fold(0, |step, end| step + u8::from(share > *end))
}

fn legend_entries(some_have_few: bool) -> Vec<(Ink, String)> {
    let mut entries = vec![(Ink::step(0), "none".to_owned())];
    for (step, ends) in (1_u8..).zip(STEPS.windows(2)) {
        if let [low, high] = ends {
            let text = match step {
                1 => format!("up to {}", wording::percent(*high)),
                _ => format!("{:.0} to {}", low * 100.0, wording::percent(*high)),
            };
            entries.push((Ink::step(step), text));
        }
    }
    entries.push((Ink::step(5), format!("over {}", wording::percent(STEPS[4]))));
    if some_have_few {
        entries.push((Ink::NONE, "fewer than 5 challenges".to_owned()));
    }
    entries
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::said;
    use crate::chart::sample::{self, Sample};
    use crate::dataset::{Component, CouncilType, Dataset, Region};

    /// Five challenges in London and five in Wales that raise budgets; two of London's raise scrutiny too.
    fn two_regions() -> Sample {
        let mut data = Dataset::default();
        let budgets = sample::theme(&mut data, "budgets", "Budgets", Component::Finance);
        let scrutiny = sample::theme(&mut data, "scrutiny", "Overview and scrutiny", Component::Governance);
        for (region, id) in [(Region::London, "camden"), (Region::Wales, "powys")] {
            let council = sample::council(&mut data, id, region, CouncilType::Unitary, None);
            for year in 2015..2020 {
                let visit = sample::month(year, 3);
                let challenge = sample::challenge(&mut data, &format!("{id}-{year}"), council, visit, visit);
                sample::recommend(&mut data, challenge, 1, &[budgets]);
                if region == Region::London && year > 2017 {
                    sample::recommend(&mut data, challenge, 2, &[scrutiny]);
                }
            }
        }
        Sample::of(data)
    }

    #[test]
    fn the_leader_is_counted_over_groups_with_enough_challenges() {
        let chart = theme_heat(&two_regions().sources(), GroupKind::Region).unwrap();
        assert_eq!(
            chart.headline,
            "Budgets is raised most, or as often as any other theme, in 2 of 2 regions"
        );
        let marks = said::marks(&chart.svg);
        assert!(marks.contains(&"Overview and scrutiny, London: 2 of 5, 40%".to_owned()), "{marks:?}");
        assert_eq!(said::numbers(&chart.svg, "seq4", "x").len(), 2, "the swatch and London's scrutiny");
        assert_eq!(chart.table.rows[1][1].text, "2 (40%)");
        insta::assert_snapshot!(chart.svg);
    }

    #[test]
    fn a_group_with_few_challenges_shows_counts_alone() {
        let chart = theme_heat(&two_regions().sources(), GroupKind::Year).unwrap();
        assert_eq!(chart.headline, "Too few challenges to compare themes by year of the visit");
        assert!(chart.table.rows.iter().flatten().all(|cell| !cell.text.contains('%')));
        let texts = said::texts(&chart.svg);
        assert_eq!(texts.iter().filter(|text| *text == "2").count(), 5);
        assert!(texts.contains(&"2018".to_owned()));
    }

    #[test]
    fn shades_deepen_with_the_share() {
        assert_eq!([0.0, 0.05, 0.1, 0.2, 0.3, 0.5, 1.0].map(step), [0, 1, 1, 2, 3, 4, 5]);
        assert_eq!(legend_entries(true).len(), 7);
    }

    #[test]
    fn no_group_is_no_chart() {
        assert!(theme_heat(&Sample::small().sources(), GroupKind::Custom).is_none());
    }
}
