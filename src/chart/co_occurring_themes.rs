//! With which other themes one theme is raised.

use std::cmp::Reverse;

use super::bars::{Bar, Bars};
use super::svg::Message;
use super::table::{share_cells, share_columns};
use super::{Cell, Chart, Column, DataTable, Sources};
use crate::analysis::{Basis, CoOccurrence, Group, Proportion};
use crate::dataset::{Key, Theme};
use crate::wording;

/// Themes shown: the most frequent companions.
const SHOWN: usize = 8;

/// Fewest challenges that raise a theme, for its company to be shown.
const FEWEST: u32 = 5;

/// One theme beside another.
struct Companion<'a> {
    theme: Key<Theme>,
    pair: &'a CoOccurrence,
    /// Challenges that raise it too, out of those that raise the theme.
    share: Proportion,
    /// Challenges that raise it, out of all.
    anyway: Proportion,
}

/// Bars of the themes raised most often beside one theme: the share of its challenges that raise them too, beside how often
/// they are raised in any. `None` when fewer than five challenges raise the theme.
#[must_use]
pub fn co_occurring_themes(sources: &Sources<'_>, theme: Key<Theme>) -> Option<Chart> {
    let Sources { data, findings, addresses } = *sources;
    let raised = findings.theme_frequency(Basis::All, Group::All, theme)?.challenges;
    let mut companions: Vec<Companion> = findings
        .co_occurrence
        .iter()
        .filter_map(|pair| {
            let other = pair.other(theme)?;
            Some(Companion {
                theme: other,
                pair,
                share: Proportion::new(pair.challenges.both, raised.count),
                anyway: findings.theme_frequency(Basis::All, Group::All, other)?.challenges,
            })
        })
        .collect();
    companions.sort_by_key(|companion| (Reverse(companion.share.count), companion.theme));
    companions.truncate(SHOWN);
    if raised.count < FEWEST || companions.is_empty() {
        return None;
    }
    let title = &data.themes[theme].title;
    let bars = Bars {
        rows: companions
            .iter()
            .map(|companion| Bar {
                label: data.themes[companion.theme].title.clone(),
                href: Some(addresses.theme(&data.themes[companion.theme])),
                share: companion.share,
                comparator: Some(companion.anyway),
            })
            .collect(),
        unit: "challenges",
        comparator: Some("share of all challenges".to_owned()),
    };
    let message = Message {
        name: format!("co-occurrence-with-{}", data.themes[theme].id),
        headline: headline(sources, title, &companions),
        subtitle: format!(
            "The themes raised most often in the same visit: share of the {} that raise {title}",
            wording::counted(raised.count as usize, "peer challenge")
        ),
        note: "Of the challenges that raise this theme, each bar is the share that raise the other one too; the thin line \
               shows how uncertain that share is (95% interval). The upright mark is how often the other theme is raised in \
               any challenge: a bar well beyond its mark may be more than coincidence. The table says which are, after \
               allowing for how many pairs were looked at.",
    };
    let mut columns = vec![Column::words("With")];
    columns.extend(share_columns("Challenges that raise both", "Out of"));
    columns.push(Column::numbers("Of all challenges"));
    columns.push(Column::words("What can be said"));
    let rows = companions
        .iter()
        .map(|companion| {
            let row = &data.themes[companion.theme];
            let mut cells = vec![Cell::linked(&row.title, Some(addresses.theme(row)))];
            cells.extend(share_cells(companion.share));
            cells.push(Cell::text(super::bars::value(companion.anyway)));
            cells.push(Cell::text(wording::together(companion.pair)));
            cells
        })
        .collect();
    Some(bars.picture().into_chart(sources, message, DataTable { columns, rows }))
}

/// Which companions are more than chance explains.
fn headline(sources: &Sources<'_>, title: &str, companions: &[Companion]) -> String {
    let name = |companion: &Companion| sources.data.themes[companion.theme].title.clone();
    let together: Vec<String> =
        companions.iter().filter(|companion| companion.pair.go_together()).map(name).collect();
    match together.as_slice() {
        [] => format!("With {title}, no other theme is raised more often than coincidence explains"),
        [only] => format!("With {title}, {only} is raised more often than coincidence explains"),
        several => {
            format!("With {title}, more often than coincidence explains: {}", wording::list(several))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::sample::Sample;

    #[test]
    fn a_theme_seldom_raised_has_no_company_to_show() {
        let sample = Sample::small();
        assert!(co_occurring_themes(&sample.sources(), Key::new(0)).is_none());
    }

    #[test]
    fn company_is_named_only_where_it_is_more_than_chance() {
        let mut sample = Sample::small();
        let of = |count| Proportion::new(count, 116);
        if let Some(all) = sample.findings.frequency.get_mut(&(Basis::All, Group::All)) {
            for (theme, count) in all.themes.iter_mut().zip([22, 22, 10]) {
                theme.challenges = of(count);
            }
        }
        let chart = co_occurring_themes(&sample.sources(), Key::new(0)).unwrap();
        assert!(chart.headline.ends_with("no other theme is raised more often than coincidence explains"));
        if let Some(pair) = sample.findings.co_occurrence.first_mut() {
            pair.challenges.both = 12;
            pair.challenges.only_a = 10;
            pair.challenges.only_b = 10;
            pair.challenges.neither = 84;
            pair.p_adjusted = 0.001;
        }
        let chart = co_occurring_themes(&sample.sources(), Key::new(0)).unwrap();
        assert!(
            chart.headline.contains("Overview and scrutiny is raised more often than coincidence explains")
        );
        assert_eq!(chart.table.rows[0][1].text, "12");
    }
}
