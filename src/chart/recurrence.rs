//! Which themes are raised again at a council's next challenge.

use std::cmp::Reverse;

use super::bars::{Bar, Bars};
use super::svg::Message;
use super::table::{share_cells, share_columns};
use super::theme_frequency::ending;
use super::{Cell, Chart, Column, DataTable, Sources};
use crate::analysis::Recurrence;
use crate::dataset::{Key, Theme};
use crate::wording;

/// Bars of the `limit` themes that came back most often: the share of pairs of consecutive challenges that raised the
/// theme again, out of those whose earlier challenge raised it, beside how often the theme is raised anyway. `None`
/// when no pair raised a theme.
#[must_use]
pub fn recurrence(sources: &Sources<'_>, limit: usize) -> Option<Chart> {
    let Sources { data, findings, addresses } = *sources;
    let mut ranked: Vec<(Key<Theme>, Recurrence)> = findings
        .recurrence
        .iter()
        .enumerate()
        .map(|(position, recurrence)| (Key::new(position), *recurrence))
        .filter(|(_, recurrence)| recurrence.raised_again.total() > 0)
        .collect();
    ranked
        .sort_by_key(|(theme, r)| (Reverse(r.raised_again.count()), Reverse(r.raised_again.total()), *theme));
    let (top, _) = ranked.first().map(|(theme, recurrence)| (*theme, *recurrence))?;
    let shown = ranked.get(..limit.min(ranked.len())).filter(|shown| !shown.is_empty())?;
    let bars = Bars {
        rows: shown
            .iter()
            .map(|(theme, recurrence)| Bar {
                label: data.themes[*theme].title.clone(),
                href: Some(addresses.theme(&data.themes[*theme])),
                share: recurrence.raised_again,
                comparator: Some(recurrence.base_rate),
            })
            .collect(),
        unit: "pairs",
        comparator: Some("share of all challenges".to_owned()),
    };
    let pairs = findings.pairs.len();
    let message = Message {
        name: format!("came-back{}", ending(shown.len(), ranked.len())),
        headline: headline(&data.themes[top].title, &ranked, pairs),
        subtitle: format!(
            "Of challenges that raised a theme, the share after which the same council’s next challenge raised it again; {} of one \
             challenge and the next{}",
            wording::counted(pairs, "pair"),
            if shown.len() < ranked.len() {
                format!("; the {} of {} themes that came back most often", shown.len(), ranked.len())
            } else {
                String::new()
            }
        ),
        note: "The upright mark is how often the theme is raised in any challenge. Only where a bar lies well beyond its mark, its \
               thin line (95% interval) included, does having been asked before make a difference; elsewhere the theme is simply \
               raised often. That a theme is raised again does not say that nothing was done.",
    };
    let mut columns = vec![Column::words("Theme")];
    columns.extend(share_columns("Raised again", "Pairs that raised it before"));
    columns.push(Column::numbers("Closed, then raised again"));
    columns.push(Column::numbers("Raised in, of all challenges"));
    columns.push(Column::words("Against other challenges"));
    let rows = ranked
        .iter()
        .map(|(theme, recurrence)| {
            let row = &data.themes[*theme];
            let closed = recurrence.closed_then_raised_again;
            let mut cells = vec![Cell::linked(&row.title, Some(addresses.theme(row)))];
            cells.extend(share_cells(recurrence.raised_again));
            cells.push(Cell::text(match closed.total() {
                0 => "none closed before".to_owned(),
                of => format!("{} of {of}", closed.count()),
            }));
            cells.push(Cell::text(super::bars::value(recurrence.base_rate)));
            let others =
                recurrence.base_rate.without(recurrence.raised_again).unwrap_or(recurrence.base_rate);
            cells.push(Cell::text(wording::verdict(recurrence.raised_again, others)));
            cells
        })
        .collect();
    Some(bars.picture().into_chart(sources, message, DataTable { columns, rows }))
}

/// Names the theme that came back most often, or says that none did.
fn headline(title: &str, ranked: &[(Key<Theme>, Recurrence)], pairs: usize) -> String {
    let Some((_, top)) = ranked.first().filter(|(_, top)| top.raised_again.count() > 0) else {
        return format!(
            "No theme was raised again in {} of one challenge and the next",
            wording::counted(pairs, "pair")
        );
    };
    let share = top.raised_again;
    let tied = ranked.iter().filter(|(_, other)| other.raised_again.count() == share.count()).count();
    let base = format!(
        "{} of {} after one that raised it",
        share.count(),
        wording::counted(share.total() as usize, "next challenge")
    );
    match tied {
        1 => format!("{title} was raised again most often: in {base}"),
        2.. if share.count() == 1 => {
            format!(
                "{} were raised again, each once",
                wording::capitalised(&wording::counted_words(tied, "theme"))
            )
        }
        _ => format!(
            "{} were raised again most often, each {} times: {title} in {base}",
            wording::capitalised(&wording::counted_words(tied, "theme")),
            share.count()
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::said;
    use crate::chart::sample::Sample;
    use crate::dataset::Dataset;

    #[test]
    fn a_theme_that_recurrence_stands_first_beside_how_often_it_is_base_rate() {
        let sample = Sample::small();
        let chart = recurrence(&sample.sources(), 2).unwrap();
        assert_eq!(
            chart.headline,
            "Vision and clear priorities was raised again most often: in 1 of 1 next challenge after one that raised it"
        );
        let texts = said::texts(&chart.svg);
        assert_eq!(texts[..2], ["Vision and clear priorities", "1 of 1, 100%"]);
        assert_eq!(texts[2..4], ["Overview and scrutiny", "0 of 1, 0%"]);
        assert!(said::marks(&chart.svg)[0].ends_with("share of all challenges: 3 of 4, 75%"));
        assert_eq!(chart.table.rows.len(), 3);
        assert_eq!(chart.table.rows[0][5].text, "1 of 1");
        insta::assert_snapshot!(chart.svg);
    }

    #[test]
    fn without_pairs_there_is_no_chart() {
        assert!(recurrence(&Sample::of(Dataset::default()).sources(), 10).is_none());
        assert!(recurrence(&Sample::small().sources(), 0).is_none());
    }
}
