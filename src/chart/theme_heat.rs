//! Themes against groups: where, or when, each is raised more or less often than elsewhere.

use std::cmp::Reverse;

use super::svg::{Canvas, Message, NARROW, Picture, SvgClass, TextStyle, wrap};
use super::{Cell, Chart, Column, DataTable, Section, Sources, bars};
use crate::analysis::{
    Basis, Claim, Frequency, Group, GroupFrequency, GroupKind, Proportion, Verdict, policy,
};
use crate::dataset::{Key, Theme};
use crate::wording;

const ROW: f64 = 30.0;

const NOTE: &str = "Each cell is the difference between the share of the column’s challenges that raise the row’s theme and the share of all \
                    others that do, in percentage points, where they differ by more than chance; it is blank where no difference is \
                    clear. Themes without a clear difference have no row.";

/// What the columns and rows are.
struct Grid<'a> {
    sources: &'a Sources<'a>,
    kind: GroupKind,
    groups: Vec<(Group, &'a GroupFrequency)>,
    /// Those raised by most challenges first.
    themes: Vec<Key<Theme>>,
}

/// The clear differences between the themes of regions, types or another kind of group. `None` where there is none.
#[must_use]
pub fn theme_heat(sources: &Sources<'_>, kind: GroupKind) -> Option<Chart> {
    let mut grid = Grid::of(sources, kind);
    let differs =
        |theme: &Key<Theme>| grid.groups.iter().any(|(group, _)| grid.difference(*group, *theme).is_some());
    let themes: Vec<Key<Theme>> = grid.themes.iter().copied().filter(differs).collect();
    grid.themes = themes;
    if grid.themes.is_empty() {
        return None;
    }
    let message = Message {
        section: Section::ThemeFrequency,
        name: format!("theme-by-{}", kind.word()),
        headline: grid.headline(),
        subtitle: format!(
            "Share of challenges that raise a theme against that of all others, by {}, in percentage points, as at {}",
            wording::group_kind(kind),
            wording::day(sources.findings.as_of)
        ),
        note: NOTE,
    };
    Some(Picture::in_two_widths(|width| grid.picture(width)).into_chart(sources, message, grid.differences()))
}

/// How many challenges of each group of a kind raise each theme, with their shares; without rows where nothing is recorded.
#[must_use]
pub fn theme_shares(sources: &Sources<'_>, kind: GroupKind) -> DataTable {
    Grid::of(sources, kind).shares()
}

fn cell(found: &GroupFrequency, theme: Key<Theme>) -> Frequency {
    found.themes.get(theme).copied().unwrap_or_default()
}

impl<'a> Grid<'a> {
    /// The groups of a kind with recorded recommendations, and every theme that one of them raised.
    fn of(sources: &'a Sources<'a>, kind: GroupKind) -> Self {
        let groups: Vec<(Group, &GroupFrequency)> = sources
            .findings
            .frequency
            .iter()
            .filter(|((basis, group), _)| *basis == Basis::All && group.kind() == kind)
            .map(|((_, group), found)| (*group, found))
            .collect();
        let raised = |theme: Key<Theme>| {
            groups.iter().map(|(_, found)| cell(found, theme).challenges.count()).sum::<u32>()
        };
        let mut themes: Vec<Key<Theme>> =
            sources.data.themes.keys().filter(|theme| raised(*theme) > 0).collect();
        themes.sort_by_key(|theme| (Reverse(raised(*theme)), *theme));
        Self { sources, kind, groups, themes }
    }

    /// A clear difference of a group from all others; `None` where there is none, or none can be said.
    fn difference(&self, group: Group, theme: Key<Theme>) -> Option<&'a Claim> {
        let claim = self.sources.findings.theme_claim(Basis::All, group, theme)?;
        claim.verdict.is_difference().then_some(claim)
    }

    fn name(&self, group: Group) -> String {
        wording::group_in_list(group, self.sources.data)
    }

    fn headline(&self) -> String {
        let cells =
            self.themes.iter().flat_map(|theme| self.groups.iter().map(move |(group, _)| (*group, *theme)));
        let found: Vec<(Group, Key<Theme>, &Claim)> =
            cells.filter_map(|(group, theme)| Some((group, theme, self.difference(group, theme)?))).collect();
        match found.as_slice() {
            [(group, theme, claim)] => format!(
                "{} is raised {} often in {} than {}, by more than chance",
                self.sources.data.themes[*theme].title,
                if claim.verdict == Verdict::Higher { "more" } else { "less" },
                wording::group(*group, self.sources.data),
                wording::others(self.kind)
            ),
            _ => format!(
                "{} from that {} by more than chance, on {}",
                wording::count(found.len(), "share differs", "shares differ"),
                wording::others(self.kind),
                wording::counted(self.themes.len(), "theme")
            ),
        }
    }

    /// The matrix so wide; on a phone columns are numbered, with their names above.
    fn picture(&self, width: f64) -> Picture {
        let is_narrow = width <= NARROW;
        let label_width = if is_narrow { 118.0 } else { 208.0 };
        let left = label_width + 10.0;
        let across = ((width - left) / self.groups.len().max(1) as f64).min(64.0);
        let names: Vec<String> = self.groups.iter().map(|(group, _)| self.name(*group)).collect();
        let numbered: Vec<String> =
            names.iter().enumerate().map(|(at, name)| format!("{} {name}", at + 1)).collect();
        let key = if is_narrow { wrap(&numbered.join(" · "), width, 12.0, 8) } else { Vec::new() };
        let heads: Vec<Vec<String>> = if is_narrow {
            (1..=names.len()).map(|number| vec![number.to_string()]).collect()
        } else {
            names.iter().map(|name| wrap(name, across + 6.0, 11.0, 3)).collect()
        };
        let head = 14.0 * heads.iter().map(Vec::len).max().unwrap_or_default() as f64 + 6.0;
        let top = 16.0 * key.len() as f64 + head;
        Picture::draw_at(width, top + ROW * self.themes.len() as f64, |canvas| {
            for (line, text) in key.iter().enumerate() {
                canvas.text(
                    TextStyle::new(SvgClass::MUTED).size(12.0),
                    (0.0, 8.0 + 16.0 * line as f64),
                    text,
                );
            }
            for (column, lines) in heads.iter().enumerate() {
                let x = left + across * (column as f64 + 0.5);
                let first = top - 14.0 * lines.len() as f64 + 4.0;
                for (line, text) in lines.iter().enumerate() {
                    let at = (x, first + 14.0 * line as f64);
                    canvas.text(TextStyle::new(SvgClass::LABEL).size(11.0).middle(), at, text);
                }
            }
            for (row, theme) in self.themes.iter().enumerate() {
                self.row(canvas, *theme, (label_width, top + ROW * row as f64), across);
            }
        })
    }

    /// One theme: its name, a link, and its cells, which say what they are when pointed at.
    fn row(&self, canvas: &Canvas<'_>, theme: Key<Theme>, (label_width, y): (f64, f64), across: f64) {
        let theme_row = &self.sources.data.themes[theme];
        canvas.link(&self.sources.addresses.theme(theme_row), |canvas| {
            bars::label(canvas, &theme_row.title, (label_width, y + ROW / 2.0));
        });
        for (column, (group, _)) in self.groups.iter().enumerate() {
            let x = label_width + 10.0 + across * column as f64;
            let place = (x + 0.5, y + 0.5);
            let Some(claim) = self.difference(*group, theme) else {
                canvas.bar(SvgClass::step(0), place, across - 1.0, ROW - 1.0);
                continue;
            };
            let title = format!(
                "{}, {}: {}, {} {}",
                theme_row.title,
                self.name(*group),
                wording::counts_with_share(claim.subject),
                wording::others(self.kind),
                wording::counts_with_share(claim.others)
            );
            canvas.mark(&title, None, |canvas| {
                let (fill, words) = match claim.verdict {
                    Verdict::Higher => (SvgClass::fill(1), SvgClass::ON_DEEP),
                    _ => (SvgClass::fill(4), SvgClass::ON_LIGHT),
                };
                canvas.bar(fill, place, across - 1.0, ROW - 1.0);
                let words = TextStyle::new(words).size(12.0).middle();
                canvas.text(words, (x + across / 2.0, y + ROW / 2.0), &points(claim));
            });
        }
    }

    /// The rows of the picture: the clear differences of each theme.
    fn differences(&self) -> DataTable {
        let names = self.groups.iter().map(|(group, _)| Column::numbers(self.name(*group)));
        let columns = [Column::words("Theme")].into_iter().chain(names).collect();
        let rows = self.themes.iter().map(|theme| {
            let cells = self.groups.iter().map(|(group, _)| {
                Cell::text(self.difference(*group, *theme).map(points).unwrap_or_default())
            });
            [self.theme_cell(*theme)].into_iter().chain(cells).collect()
        });
        DataTable { columns, rows: rows.collect() }
    }

    fn shares(&self) -> DataTable {
        let mut columns = vec![Column::words("Theme")];
        columns.extend(self.groups.iter().map(|(group, found)| {
            let of = wording::counted(found.challenges as usize, "challenge");
            Column::numbers(format!("{} ({of})", self.name(*group)))
        }));
        let rows = self.themes.iter().map(|theme| {
            let cells = self.groups.iter().map(|(_, found)| {
                let share = cell(found, *theme).challenges;
                let percent = percentage(share).map(|percent| format!(" ({percent})")).unwrap_or_default();
                Cell::text(format!("{}{percent}", share.count()))
            });
            [self.theme_cell(*theme)].into_iter().chain(cells).collect()
        });
        DataTable { columns, rows: rows.collect() }
    }

    fn theme_cell(&self, theme: Key<Theme>) -> Cell {
        let row = &self.sources.data.themes[theme];
        Cell::linked(&row.title, Some(self.sources.addresses.theme(row)))
    }
}

/// A difference in whole percentage points, with its sign.
fn points(claim: &Claim) -> String {
    let share = |proportion: Proportion| proportion.share().unwrap_or_default();
    let points = (share(claim.subject) - share(claim.others)) * 100.0;
    let sign = if points < 0.0 { '−' } else { '+' };
    format!("{sign}{:.0}", points.abs())
}

/// A share as a percentage, where the base allows one.
fn percentage(share: Proportion) -> Option<String> {
    share.share().filter(|_| policy::allows_percentage(share, 1.0)).map(wording::percent)
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

    /// Sixty challenges in London, which all raise scrutiny, and sixty in Wales, none of which does; all raise budgets.
    fn two_unlike_regions() -> Sample {
        let mut data = Dataset::default();
        let budgets = sample::theme(&mut data, "budgets", "Budgets", Component::Finance);
        let scrutiny = sample::theme(&mut data, "scrutiny", "Overview and scrutiny", Component::Governance);
        for (region, name) in [(Region::London, "london"), (Region::Wales, "wales")] {
            for number in 0..60 {
                let id = format!("{name}-{number}");
                let council = sample::council(&mut data, &id, region, CouncilType::Unitary, None);
                let visit = sample::month(2019, 3);
                let challenge = sample::challenge(&mut data, &format!("{id}-2019"), council, visit, visit);
                sample::recommend(&mut data, challenge, 1, &[budgets]);
                let second = if region == Region::London { scrutiny } else { budgets };
                sample::recommend(&mut data, challenge, 2, &[second]);
            }
        }
        Sample::of(data)
    }

    #[test]
    fn groups_that_do_not_differ_have_no_matrix() {
        let sample = two_regions();
        assert!(theme_heat(&sample.sources(), GroupKind::Region).is_none());
        let shares = theme_shares(&sample.sources(), GroupKind::Region);
        assert_eq!(shares.columns[1].title, "London (5 challenges)");
        assert_eq!(shares.rows[1][1].text, "2");
        assert!(theme_shares(&Sample::small().sources(), GroupKind::Custom).columns.len() == 1);
    }

    #[test]
    fn a_clear_difference_has_its_points_and_the_others_are_blank() {
        let chart = theme_heat(&two_unlike_regions().sources(), GroupKind::Region).unwrap();
        assert_eq!(chart.headline, "2 shares differ from that elsewhere by more than chance, on 1 theme");
        assert_eq!(chart.table.rows.len(), 1);
        assert_eq!(
            (chart.table.rows[0][1].text.as_str(), chart.table.rows[0][2].text.as_str()),
            ("+100", "−100")
        );
        let marks = said::marks(&chart.svg);
        assert!(marks.iter().any(|mark| mark.contains("elsewhere 0 of 60")), "{marks:?}");
        assert!(chart.narrow.is_some_and(|narrow| narrow.contains("1 London · 2 Wales")));
    }
}
