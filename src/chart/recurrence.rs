//! Which themes are raised again at a council's next challenge.

use std::cmp::Reverse;

use super::bars::{Bar, Bars};
use super::svg::Message;
use super::table::{share_cells, share_columns};
use super::theme_frequency::ending;
use super::{Cell, Chart, Column, DataTable, Section, Sources};
use crate::analysis::{Recurrence, Verdict};
use crate::dataset::{Key, Theme};
use crate::wording;

/// The heading of [`Recurrence::closed_then_raised_again`].
const AFTER_CLOSURE: &str = "Raised again, of pairs whose earlier recommendations on it were all closed";

/// Bars of the `limit` themes raised again in most pairs: the share of pairs of consecutive challenges that raised the theme again,
/// out of those whose earlier challenge raised it, and out of those whose earlier challenge did not. `None` when no pair raised a
/// theme.
#[must_use]
pub fn recurrence(sources: &Sources<'_>, limit: usize) -> Option<Chart> {
    let Sources { data, findings, addresses } = *sources;
    let mut ranked: Vec<(Key<Theme>, Recurrence)> = findings
        .recurrence
        .iter()
        .map(|(theme, recurrence)| (theme, *recurrence))
        .filter(|(_, recurrence)| recurrence.raised_again.total() > 0)
        .collect();
    ranked
        .sort_by_key(|(theme, r)| (Reverse(r.raised_again.count()), Reverse(r.raised_again.total()), *theme));
    let shown = ranked.get(..limit.min(ranked.len())).filter(|shown| !shown.is_empty())?;
    let bars = Bars {
        rows: shown
            .iter()
            .map(|(theme, recurrence)| Bar {
                label: data.themes[*theme].title.clone(),
                href: Some(addresses.theme(&data.themes[*theme])),
                share: recurrence.raised_again,
                comparator: Some(recurrence.newly_raised).filter(|share| share.total() > 0),
            })
            .collect(),
        unit: "pair",
        comparator: Some("where the challenge before did not raise it".to_owned()),
    };
    let pairs = findings.pairs.len();
    let message = Message {
        section: Section::Recurrence,
        name: format!("came-back{}", ending(shown.len(), ranked.len())),
        headline: headline(sources, &ranked, pairs),
        subtitle: format!(
            "Of challenges that raised a theme, the share after which the same council’s next challenge raised it again; {} of one \
             challenge and the next{}",
            wording::counted(pairs, "pair"),
            if shown.len() < ranked.len() {
                format!(
                    "; {} of {} themes, by the number of pairs that raised them again",
                    shown.len(),
                    ranked.len()
                )
            } else {
                String::new()
            }
        ),
        note: "The upright mark is how often the theme is raised where the council’s challenge before did not raise it: a theme that is \
               raised often is raised again often. The table says where the two differ by more than chance, after allowing for \
               the length of lists and for how many themes were looked at. That a theme is raised again does not say that nothing \
               was done.",
    };
    let mut columns = vec![Column::words("Theme")];
    columns.extend(share_columns("Raised again, of those raised before"));
    columns.push(Column::numbers(AFTER_CLOSURE));
    columns.push(Column::numbers("Raised where it was not before"));
    columns.push(Column::words("Raised before, against not before"));
    columns.push(Column::numbers("Raised in, of all challenges"));
    let rows = shown
        .iter()
        .map(|(theme, recurrence)| {
            let row = &data.themes[*theme];
            let closed = recurrence.closed_then_raised_again;
            let mut cells = vec![Cell::linked(&row.title, Some(addresses.theme(row)))];
            cells.extend(share_cells(recurrence.raised_again, Some(recurrence.newly_raised)));
            cells.push(Cell::text(match closed.total() {
                0 => "no such pair".to_owned(),
                of => format!("{} of {of}", closed.count()),
            }));
            cells.push(Cell::text(match recurrence.newly_raised.total() {
                0 => "–".to_owned(),
                _ => wording::counts_with_share(recurrence.newly_raised),
            }));
            cells.push(Cell::text(wording::verdict(findings.recurrence_claims[*theme].verdict)));
            cells.push(Cell::text(wording::counts_with_share(recurrence.base_rate)));
            cells
        })
        .collect();
    Some(bars.picture().into_chart(sources, message, DataTable { columns, rows }))
}

/// Which themes were raised again more often than they are raised newly, by their verdicts.
fn headline(sources: &Sources<'_>, ranked: &[(Key<Theme>, Recurrence)], pairs: usize) -> String {
    if ranked.iter().all(|(_, found)| found.raised_again.count() == 0) {
        return format!(
            "No theme was raised again in {} of one challenge and the next",
            wording::counted(pairs, "pair")
        );
    }
    let verdict = |theme: Key<Theme>| sources.findings.recurrence_claims[theme].verdict;
    let higher: Vec<String> = ranked
        .iter()
        .filter(|(theme, _)| verdict(*theme) == Verdict::Higher)
        .map(|(theme, _)| sources.data.themes[*theme].title.clone())
        .collect();
    if !higher.is_empty() {
        return format!(
            "Raised again more often than where not raised before, by more than chance: {}",
            wording::list(&higher)
        );
    }
    if ranked.iter().any(|(theme, _)| verdict(*theme).reason().is_none()) {
        "No theme was raised again clearly more often than where it was not raised before".to_owned()
    } else {
        "Too few pairs to say whether a theme raised once is raised again more often than elsewhere"
            .to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::said;
    use crate::chart::sample::Sample;
    use crate::dataset::Dataset;

    #[test]
    fn a_theme_raised_again_comes_first_with_how_often_it_is_newly_raised() {
        let sample = Sample::small();
        let chart = recurrence(&sample.sources(), 2).unwrap();
        assert_eq!(
            chart.headline,
            "Too few pairs to say whether a theme raised once is raised again more often than elsewhere"
        );
        let texts = said::texts(&chart.svg);
        assert_eq!(texts[..2], ["Vision and clear priorities", "1 of 1"]);
        assert_eq!(texts[2..4], ["Overview and scrutiny", "0 of 1"]);
        assert!(said::marks(&chart.svg)[0].ends_with(": 1 of 1 pair"));
        assert_eq!(chart.table.rows.len(), 2);
        assert_eq!(chart.table.rows[0][4].text, "1 of 1");
        assert_eq!(chart.table.rows[0][6].text, "too few to compare");
        insta::assert_snapshot!(chart.svg);
    }

    #[test]
    fn without_pairs_there_is_no_chart() {
        assert!(recurrence(&Sample::of(Dataset::default()).sources(), 10).is_none());
        assert!(recurrence(&Sample::small().sources(), 0).is_none());
    }
}
