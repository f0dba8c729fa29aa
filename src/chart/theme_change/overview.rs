//! All themes before and since the components were retitled.

use super::super::bars;
use crate::analysis::{Period, Proportion, Verdict};
use crate::chart::svg::{Canvas, Ink, Message, Picture, WIDTH, Words};
use crate::chart::{Cell, Chart, Column, DataTable, Sources, legend};
use crate::dataset::{Key, Theme};
use crate::wording;

/// Themes shown: those raised most.
const SHOWN: usize = 15;

const NOTE: &str = "A challenge raises a theme when one of its recommendations is about it. The pale dot is the share of challenges up to \
                    2020 that did, the dark one from 2021 on. In a row with bold figures the two differ by more than chance \
                    explains; of twenty themes that have not changed, one would seem to. The five parts that reports are \
                    organised by were given new titles in 2021, so a theme may be raised more or less because reports are written \
                    differently, not because councils are.";

const LABEL_WIDTH: f64 = 236.0;
const LEFT: f64 = LABEL_WIDTH + 16.0;
const RIGHT: f64 = WIDTH - 150.0;
const ROW: f64 = 30.0;

/// One theme in both periods.
struct Row {
    theme: Key<Theme>,
    before: Proportion,
    since: Proportion,
}

impl Row {
    fn most(&self) -> f64 {
        self.before.share().unwrap_or_default().max(self.since.share().unwrap_or_default())
    }

    fn verdict(&self) -> Option<Verdict> {
        Verdict::of(self.since, self.before)
    }

    fn differs(&self) -> bool {
        matches!(self.verdict(), Some(Verdict::Higher | Verdict::Lower))
    }
}

/// The themes raised most, each before and since the components were retitled in 2021. `None` where one of the two periods
/// has no dated challenge.
#[must_use]
pub fn changes_overview(sources: &Sources<'_>) -> Option<Chart> {
    let mut rows: Vec<Row> = sources
        .data
        .themes
        .keys()
        .filter_map(|theme| {
            let changes = sources.findings.changes_of(theme);
            let of =
                |period| changes.iter().find(|change| change.period == period).map(|change| change.share);
            Some(Row { theme, before: of(Period::To2020)?, since: of(Period::From2021)? })
        })
        .filter(|row| row.most() > 0.0)
        .collect();
    let first = rows.first()?;
    let (before, since) = (first.before.total(), first.since.total());
    rows.sort_by(|a, b| b.most().total_cmp(&a.most()).then(a.theme.cmp(&b.theme)));
    let of = rows.len();
    let differ = |verdict: Verdict| rows.iter().filter(|row| row.verdict() == Some(verdict)).count();
    let (rising, falling) = (differ(Verdict::Higher), differ(Verdict::Lower));
    let hidden = match rows.iter().skip(SHOWN).filter(|row| row.differs()).count() {
        0 => String::new(),
        1 => "; one more that changed is in the table".to_owned(),
        n => format!("; {n} more that changed are in the table"),
    };
    // Each is told apart at 95%: of twenty alike, one would seem to differ.
    let by_chance = match of / 20 {
        0 => String::new(),
        n => format!("; chance alone would make about {n} seem to change"),
    };
    let message = Message {
        name: "theme-change".to_owned(),
        headline: match (rising, falling) {
            (0, 0) => format!(
                "Of none of {of} themes can it be said that it is raised more often since 2021, or less often"
            ),
            (rising, falling) => format!(
                "Since 2021, of {of} themes {} in more challenges than before and {} in fewer{by_chance}",
                raised(rising),
                raised(falling)
            ),
        },
        subtitle: format!(
            "Share of challenges that raise each theme: {} visited up to 2020 and {} from 2021 on; the {} themes raised \
             most{hidden}",
            wording::counted(before as usize, "challenge"),
            wording::thousands(u64::from(since)),
            of.min(SHOWN)
        ),
        note: NOTE,
    };
    let table = table(sources, &rows);
    rows.truncate(SHOWN);
    Some(picture(sources, &rows).into_chart(sources, message, table))
}

fn picture(sources: &Sources<'_>, rows: &[Row]) -> Picture {
    let entries = [(Ink::step(2), "up to 2020".to_owned()), (Ink::fill(1), "from 2021 on".to_owned())];
    let top = legend::height(&entries) + 8.0;
    let most = rows.iter().map(Row::most).fold(0.05, f64::max);
    let x = |share: Proportion| LEFT + (RIGHT - LEFT) * share.share().unwrap_or_default() / most;
    Picture::draw(top + ROW * rows.len() as f64, |canvas| {
        legend::draw(canvas, &entries, 0.0);
        canvas.line(Ink::AXIS, &[(LEFT, top), (LEFT, top + ROW * rows.len() as f64)]);
        for (index, row) in rows.iter().enumerate() {
            let middle = top + ROW * (index as f64 + 0.5);
            let theme = &sources.data.themes[row.theme];
            let title = format!(
                "{}: up to 2020 in {} challenges, from 2021 on in {}",
                theme.title,
                wording::counts(row.before),
                wording::counts(row.since)
            );
            canvas.mark(&title, Some(&sources.addresses.theme(theme)), |canvas| {
                bars::label(canvas, &theme.title, (LABEL_WIDTH, middle));
                dots(canvas, (x(row.before), x(row.since)), middle);
                let text = format!("{} → {}", percent(row.before), percent(row.since));
                let words = Words::new(if row.differs() { Ink::VALUE } else { Ink::MUTED }).size(13.0);
                let words = if row.differs() { words.bold() } else { words };
                canvas.text(words, (x(row.before).max(x(row.since)) + 12.0, middle), &text);
            });
        }
    })
}

/// How many themes are raised, in a clause: `none is raised`, `one is raised`, `5 are raised`.
fn raised(themes: usize) -> String {
    match themes {
        0 => "none is raised".to_owned(),
        1 => "one is raised".to_owned(),
        n => format!("{n} are raised"),
    }
}

/// A line from the earlier dot to the later one.
fn dots(canvas: &Canvas<'_>, (before, since): (f64, f64), middle: f64) {
    canvas.line(Ink::OTHER, &[(before, middle), (since, middle)]);
    canvas.disc(Ink::step(2), (before, middle), 6.0);
    canvas.disc(Ink::fill(1), (since, middle), 6.0);
}

fn percent(share: Proportion) -> String {
    share.share().map(wording::percent).unwrap_or_default()
}

fn table(sources: &Sources<'_>, rows: &[Row]) -> DataTable {
    let columns = vec![
        Column::words("Theme"),
        Column::numbers("Up to 2020"),
        Column::numbers("From 2021"),
        Column::words("From 2021 against before"),
        Column::words("Difference"),
    ];
    let rows = rows
        .iter()
        .map(|row| {
            let theme = &sources.data.themes[row.theme];
            vec![
                Cell::linked(&theme.title, Some(sources.addresses.theme(theme))),
                Cell::text(bars::value(row.before)),
                Cell::text(bars::value(row.since)),
                Cell::text(wording::verdict(row.since, row.before)),
                Cell::text(wording::difference_in_words(row.since, row.before).unwrap_or_default()),
            ]
        })
        .collect();
    DataTable { columns, rows }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Change;
    use crate::chart::sample::Sample;

    #[test]
    fn themes_that_differ_are_counted() {
        let mut sample = Sample::small();
        let of = |theme, period, count, of| Change {
            theme: Key::new(theme),
            period,
            years: Vec::new(),
            share: Proportion::of_parts(count, of - count),
            trend: None,
            p_adjusted: 1.0,
        };
        let (before, since) = (Period::To2020, Period::From2021);
        sample.findings.changes =
            vec![of(0, before, 3, 40), of(0, since, 50, 80), of(1, before, 10, 40), of(1, since, 22, 80)];
        let chart = changes_overview(&sample.sources()).unwrap();
        assert_eq!(
            chart.headline,
            "Since 2021, of 2 themes one is raised in more challenges than before and none is raised in fewer"
        );
        assert!(chart.table.rows[0][3].text.ends_with("higher than chance alone would explain"));
        assert!(chart.table.rows[1][3].text.ends_with("too close to tell apart"));
        insta::assert_snapshot!(chart.svg);
        sample.findings.changes.retain(|change| change.period == since);
        assert!(changes_overview(&sample.sources()).is_none());
    }
}
