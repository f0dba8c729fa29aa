//! All themes before and since the components were retitled.

use super::super::bars;
use crate::analysis::{Proportion, ThemeChange, Verdict, policy};
use crate::chart::svg::{Canvas, Message, Picture, SvgClass, TextStyle, WIDTH};
use crate::chart::{Cell, Chart, Column, DataTable, Section, Sources, legend, mark};
use crate::dataset::{Key, Theme};
use crate::wording;

/// Themes shown: those raised most.
const SHOWN: usize = 15;

const NOTE: &str = "A challenge raises a theme when one of its recommendations is about it. The pale dot is the share of challenges up to \
                    2020 that did, the dark one from 2021 on. In a row with bold figures the two differ by more than chance, after \
                    allowing for longer lists of recommendations since 2021 and for how many themes were looked at. The five parts \
                    that reports are organised by were given new titles in 2021, so a theme may be raised more or less because \
                    reports are written differently, not because councils are.";

const LABEL_WIDTH: f64 = 236.0;
const LEFT: f64 = LABEL_WIDTH + 16.0;
const RIGHT: f64 = WIDTH - 150.0;
const ROW: f64 = 30.0;

/// One theme in both periods.
#[derive(Clone, Copy)]
struct Row {
    theme: Key<Theme>,
    change: ThemeChange,
}

impl Row {
    fn most(&self) -> f64 {
        let share = |share: Proportion| share.share().unwrap_or_default();
        share(self.change.before).max(share(self.change.since))
    }

    fn differs(&self) -> bool {
        self.change.claim.verdict.is_difference()
    }
}

/// The themes raised most, each before and since the components were retitled in 2021. `None` where one of the two periods
/// has no dated challenge.
#[must_use]
pub fn changes_overview(sources: &Sources<'_>) -> Option<Chart> {
    let changes = sources.findings.theme_changes.iter();
    let mut rows: Vec<Row> = changes
        .map(|(theme, change)| Row { theme, change: *change })
        .filter(|row| row.most() > 0.0)
        .collect();
    let first = rows.first()?.change;
    if first.before.total() == 0 || first.since.total() == 0 {
        return None;
    }
    rows.sort_by(|a, b| b.most().total_cmp(&a.most()).then(a.theme.cmp(&b.theme)));
    let hidden = match rows.iter().skip(SHOWN).filter(|row| row.differs()).count() {
        0 => String::new(),
        1 => "; one more that changed is in the table".to_owned(),
        n => format!("; {n} more that changed are in the table"),
    };
    let message = Message {
        section: Section::Change,
        name: "theme-change".to_owned(),
        headline: headline(&rows),
        subtitle: format!(
            "Share of challenges that raise each theme: {} visited up to 2020 and {} from 2021 on; the {} raised most{hidden}",
            wording::counted(first.before.total() as usize, "challenge"),
            wording::thousands(u64::from(first.since.total())),
            wording::counted(rows.len().min(SHOWN), "theme"),
        ),
        note: NOTE,
    };
    let table = table(sources, &rows);
    rows.truncate(SHOWN);
    Some(picture(sources, &rows).into_chart(sources, message, table))
}

/// How many themes are raised more often since 2021, and how many less often, by their own claims.
fn headline(rows: &[Row]) -> String {
    let count = |verdict: Verdict| rows.iter().filter(|row| row.change.claim.verdict == verdict).count();
    let of = wording::counted(rows.len(), "theme");
    if rows.iter().all(|row| row.change.claim.verdict.reason().is_some()) {
        return format!(
            "Too few visits before or since 2021 to say of {of} whether they are raised more often"
        );
    }
    match (count(Verdict::Higher), count(Verdict::Lower)) {
        (0, 0) => format!("Of {of} none is raised more or less often since 2021 by more than chance"),
        (more, less) => format!(
            "Since 2021, of {of} {} more often than before and {} less often, by more than chance",
            raised(more),
            raised(less)
        ),
    }
}

fn picture(sources: &Sources<'_>, rows: &[Row]) -> Picture {
    let entries =
        [(SvgClass::step(2), "up to 2020".to_owned()), (SvgClass::fill(1), "from 2021 on".to_owned())];
    let top = legend::height(&entries, WIDTH) + 8.0;
    let most = rows.iter().map(Row::most).fold(0.05, f64::max);
    let x = |share: Proportion| LEFT + (RIGHT - LEFT) * share.share().unwrap_or_default() / most;
    Picture::draw(top + ROW * rows.len() as f64, |canvas| {
        legend::draw(canvas, &entries, 0.0, WIDTH);
        canvas.line(SvgClass::AXIS, &[(LEFT, top), (LEFT, top + ROW * rows.len() as f64)]);
        for (index, row) in rows.iter().enumerate() {
            let middle = top + ROW * (index as f64 + 0.5);
            let theme = &sources.data.themes[row.theme];
            let title = format!(
                "{}: up to 2020 in {} challenges, from 2021 on in {}",
                theme.title,
                wording::counts(row.change.before),
                wording::counts(row.change.since)
            );
            canvas.mark(&title, Some(&sources.addresses.theme(theme)), |canvas| {
                bars::label(canvas, &theme.title, (LABEL_WIDTH, middle));
                let (before, since) = (row.change.before, row.change.since);
                dots(canvas, (x(before), x(since)), middle);
                let text = format!("{} → {}", short(before), short(since));
                let words =
                    TextStyle::new(if row.differs() { SvgClass::VALUE } else { SvgClass::MUTED }).size(13.0);
                let words = if row.differs() { words.bold() } else { words };
                canvas.text(words, (x(before).max(x(since)) + 12.0, middle), &text);
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
    canvas.line(SvgClass::OTHER, &[(before, middle), (since, middle)]);
    canvas.disc(SvgClass::step(2), (before, middle), 6.0);
    canvas.disc(SvgClass::fill(1), (since, middle), 6.0);
}

/// A percentage, or the counts where the base is too small for one.
fn short(share: Proportion) -> String {
    let percent = share.share().filter(|_| policy::allows_percentage(share, 1.0)).map(wording::percent);
    percent.unwrap_or_else(|| wording::counts(share))
}

/// Before hollow, since full; nothing where one of them is too small for a percentage.
fn change_mark(change: &ThemeChange) -> Cell {
    let share = |share: Proportion| share.share().filter(|_| policy::allows_percentage(share, 1.0));
    match (share(change.before), share(change.since)) {
        (Some(before), Some(since)) => {
            let label =
                format!("{} up to 2020, {} from 2021", wording::percent(before), wording::percent(since));
            Cell::mark(mark::dumbbell(before, since, change.claim.verdict.is_difference(), &label))
        }
        _ => Cell::default(),
    }
}

fn table(sources: &Sources<'_>, rows: &[Row]) -> DataTable {
    let columns = vec![
        Column::words("Theme"),
        Column::marks("0 to 100%"),
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
                change_mark(&row.change),
                Cell::text(wording::counts_with_share(row.change.before)),
                Cell::text(wording::counts_with_share(row.change.since)),
                Cell::text(wording::verdict(row.change.claim.verdict)),
                Cell::text(
                    wording::claimed_difference(&row.change.claim, 1.0).unwrap_or_else(|| "–".to_owned()),
                ),
            ]
        })
        .collect();
    DataTable { columns, rows }
}

#[cfg(test)]
mod tests {
    use super::super::tests::change;
    use super::*;
    use crate::analysis::Reason;
    use crate::chart::sample::Sample;

    #[test]
    fn themes_that_differ_are_counted() {
        let mut sample = Sample::small();
        let changes = [
            change((3, 40), (50, 80), Verdict::Higher),
            change((10, 40), (22, 80), Verdict::NoClearDifference),
            change((0, 40), (0, 80), Verdict::NoClearDifference),
        ];
        sample.findings.theme_changes = changes.into_iter().collect();
        let chart = changes_overview(&sample.sources()).unwrap();
        assert_eq!(
            chart.headline,
            "Since 2021, of 2 themes one is raised more often than before and none is raised less often, by more than chance"
        );
        assert_eq!(chart.table.rows[0][4].text, "higher, by more than chance");
        assert!(chart.table.rows[0][5].text.starts_with("55 points"), "{}", chart.table.rows[0][5].text);
        assert_eq!(chart.table.rows[1][4].text, "no clear difference");
        insta::assert_snapshot!(chart.svg);
    }

    #[test]
    fn nothing_is_claimed_of_a_few_visits() {
        let mut sample = Sample::small();
        let few = Verdict::CannotSay(Reason::Few);
        let changes = |before| vec![change(before, (2, 3), few); 3];
        sample.findings.theme_changes = changes((1, 4)).into();
        let chart = changes_overview(&sample.sources()).unwrap();
        assert!(chart.headline.starts_with("Too few visits"), "{}", chart.headline);
        assert!(!chart.svg.contains('%') && chart.table.rows.iter().all(|row| row[5].text == "–"));
        sample.findings.theme_changes = changes((0, 0)).into();
        assert!(changes_overview(&sample.sources()).is_none());
    }
}
