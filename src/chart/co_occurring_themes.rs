//! With which other themes one theme is raised.

use std::cmp::Reverse;

use super::bars::{Bar, Bars};
use super::svg::Message;
use super::table::{share_cells, share_columns};
use super::{Cell, Chart, Column, DataTable, Section, Sources};
use crate::analysis::{Basis, CoOccurrence, Group, Proportion, policy};
use crate::dataset::{Key, Theme};
use crate::wording;

/// Themes shown: the most frequent companions.
const SHOWN: usize = 8;

/// One theme raised with another.
struct Companion<'a> {
    theme: Key<Theme>,
    pair: &'a CoOccurrence,
    /// Challenges that raise it too, out of those that raise the theme.
    share: Proportion,
    /// Challenges that raise it, out of all.
    anyway: Proportion,
}

/// Bars of the themes raised most often with one theme: the share of its challenges that raise them too, and how often they are
/// raised in any. `None` when fewer than [`policy::FEWEST_UNITS`] challenges raise the theme.
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
                share: Proportion::of_parts(
                    pair.challenges.both,
                    raised.count().saturating_sub(pair.challenges.both),
                ),
                anyway: findings.theme_frequency(Basis::All, Group::All, other)?.challenges,
            })
        })
        .collect();
    companions.sort_by_key(|companion| (Reverse(companion.share.count()), companion.theme));
    companions.truncate(SHOWN);
    if raised.count() < policy::FEWEST_UNITS || companions.is_empty() {
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
        unit: "challenge",
        comparator: Some("share of all challenges".to_owned()),
    };
    let message = Message {
        section: Section::CoOccurrence,
        name: format!("co-occurrence-with-{}", data.themes[theme].id),
        headline: headline(sources, title, &companions),
        subtitle: format!(
            "The themes raised most often in the same visit: share of the {} that raise {title}",
            wording::counted(raised.count() as usize, "peer challenge")
        ),
        note: "Of the challenges that raise this theme, each bar is the share that raise the other one too; the thin line \
               shows how uncertain that share is (95% interval). The upright mark is how often the other theme is raised in \
               any challenge. A bar beyond its mark is not by itself more than chance, since a long list raises many themes; \
               the table says which are, after allowing for that and for how many pairs were looked at.",
    };
    let mut columns = vec![Column::words("With")];
    columns.extend(share_columns("Visits that raise both"));
    columns.push(Column::numbers("Of all challenges"));
    columns.push(Column::words("What can be said"));
    let rows = companions
        .iter()
        .map(|companion| {
            let row = &data.themes[companion.theme];
            let mut cells = vec![Cell::linked(&row.title, Some(addresses.theme(row)))];
            cells.extend(share_cells(companion.share, Some(companion.anyway)));
            cells.push(Cell::text(wording::counts_with_share(companion.anyway)));
            cells.push(Cell::text(wording::together(companion.pair)));
            cells
        })
        .collect();
    Some(bars.picture().into_chart(sources, message, DataTable { columns, rows }))
}

/// Which companions are raised with the theme by more than chance.
fn headline(sources: &Sources<'_>, title: &str, companions: &[Companion]) -> String {
    let name = |companion: &Companion| sources.data.themes[companion.theme].title.clone();
    let together: Vec<String> =
        companions.iter().filter(|companion| companion.pair.go_together()).map(name).collect();
    match together.as_slice() {
        [] if companions.iter().all(|companion| companion.pair.test.is_none()) => {
            format!("{title}: too few challenges to say which themes are raised with it by more than chance")
        }
        [] => format!("{title}: none of the themes raised with it is so by more than chance"),
        several => format!("{title}: raised with it by more than chance: {}", wording::list(several)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::statistics::{AdjustedP, TwoByTwo};
    use crate::chart::sample::Sample;

    #[test]
    fn a_theme_seldom_raised_has_no_company_to_show() {
        let sample = Sample::small();
        assert!(co_occurring_themes(&sample.sources(), Key::new(0)).is_none());
    }

    #[test]
    fn company_is_named_only_where_it_is_more_than_chance() {
        let mut sample = Sample::small();
        let of = |count| Proportion::of_parts(count, 116 - count);
        if let Some(all) = sample.findings.frequency.get_mut(&(Basis::All, Group::All)) {
            for ((_, theme), count) in all.themes.iter_mut().zip([22, 22, 10]) {
                theme.challenges = of(count);
            }
        }
        let chart = co_occurring_themes(&sample.sources(), Key::new(0)).unwrap();
        assert!(chart.headline.contains("too few challenges to say"), "{}", chart.headline);
        let pair = sample.findings.co_occurrence.first_mut().unwrap();
        pair.challenges = TwoByTwo { both: 12, only_a: 10, only_b: 10, neither: 84 };
        pair.expected = 5.8;
        pair.test = Some(AdjustedP { p: 0.001, p_adjusted: 0.001, standard_error_adjusted: 0.0 });
        let chart = co_occurring_themes(&sample.sources(), Key::new(0)).unwrap();
        assert!(chart.headline.ends_with("raised with it by more than chance: Overview and scrutiny"));
        assert_eq!(chart.table.rows[0][3].text, "12 of 22");
    }
}
