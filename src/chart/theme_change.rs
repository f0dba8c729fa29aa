//! How often a theme is raised by year of the visit, and since 2021 against before.

mod overview;
mod picture;

pub use overview::changes_overview;

use super::svg::Message;
use super::table::{share_cells, share_columns};
use super::{Cell, Chart, Column, DataTable, Section, Sources};
use crate::analysis::{Basis, Group, Proportion, ThemeChange, policy};
use crate::dataset::{Key, Theme};
use crate::wording;

const NOTE: &str = "Each dot is the share of a year’s peer challenges with at least one recommendation on the theme; the upright line \
                    through it is its 95% interval. A level line is the share of all years up to 2020, or from 2021 on. What is said \
                    of the one against the other allows for lists of recommendations being longer since 2021. A year with fewer \
                    than five challenges has only a small ring, and the latest year may not be over. In 2021 the headings that \
                    reports are organised by changed.";

/// The years of a theme, with the two periods that are compared.
struct Years {
    /// In time.
    years: Vec<(i16, Proportion)>,
    change: ThemeChange,
}

/// The share of challenges that raise a theme, by year of the visit, with a break where the components were retitled. `None`
/// when it was never raised in a dated challenge.
#[must_use]
pub fn theme_change(sources: &Sources<'_>, theme: Key<Theme>) -> Option<Chart> {
    let change = *sources.findings.theme_changes.get(theme)?;
    let found = Years { years: sources.findings.years_of(theme).collect(), change };
    if found.years.iter().all(|(_, share)| share.count() == 0) {
        return None;
    }
    let row = &sources.data.themes[theme];
    let challenges: u32 = found.years.iter().map(|(_, share)| share.total()).sum();
    let all = sources.findings.theme_frequency(Basis::All, Group::All, theme);
    let undated = match all.map_or(0, |all| all.challenges.total().saturating_sub(challenges)) {
        0 => String::new(),
        n => format!("; {n} more without a date left out"),
    };
    let message = Message {
        section: Section::Change,
        name: format!("theme-change-{}", row.id),
        headline: format!("{}: {}", row.title, headline(&change)),
        subtitle: format!(
            "Share of peer challenges that raise it, by year of the visit; {} with recorded recommendations{undated}",
            wording::counted(challenges as usize, "challenge")
        ),
        note: NOTE,
    };
    Some(picture::picture(&found).into_chart(sources, message, table(&found)))
}

/// What may be claimed of the years since 2021 against those before; the counts alone where there are no others.
fn headline(change: &ThemeChange) -> String {
    let only = |share: Proportion, when: &str| format!("raised in {} {when}", challenges(share));
    match (change.before.total(), change.since.total()) {
        (0, _) => only(change.since, "since 2021"),
        (_, 0) => only(change.before, "up to 2020"),
        _ => {
            let sentence = wording::theme_claim("since 2021", "before", &change.claim);
            let clause = sentence.trim_end_matches('.');
            clause.strip_prefix("Raised").map_or_else(|| clause.to_owned(), |rest| format!("raised{rest}"))
        }
    }
}

/// `26 of 67 challenges (39%)`
fn challenges(share: Proportion) -> String {
    wording::share_sentence(share, "challenge")
}

fn table(found: &Years) -> DataTable {
    let mut columns = vec![Column::words("Years")];
    columns.extend(share_columns("Visits that raise it"));
    let periods =
        [("all years up to 2020", found.change.before), ("all years from 2021", found.change.since)];
    let years = found.years.iter().map(|(year, share)| (year.to_string(), *share));
    let periods = periods
        .into_iter()
        .filter(|(_, share)| share.total() > 0)
        .map(|(name, share)| (name.to_owned(), share));
    let rows = years
        .chain(periods)
        .map(|(name, share)| {
            let mut cells = vec![Cell::text(name)];
            cells.extend(share_cells(share, None));
            cells
        })
        .collect();
    DataTable { columns, rows }
}

/// Whether a year has enough challenges for its share to be drawn.
fn is_enough(share: Proportion) -> bool {
    share.total() >= policy::FEWEST_UNITS
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Claim, Reason, Verdict};
    use crate::chart::said;
    use crate::chart::sample::Sample;

    pub(super) fn change(before: (u32, u32), since: (u32, u32), verdict: Verdict) -> ThemeChange {
        let share = |(count, of): (u32, u32)| Proportion::of_parts(count, of - count);
        let (before, since) = (share(before), share(since));
        let claim = Claim {
            subject: since,
            others: before,
            difference: crate::analysis::difference(since, before),
            p_adjusted: None,
            verdict,
            holds_whatever_became_of_the_rest: false,
        };
        ThemeChange { before, since, claim }
    }

    #[test]
    fn the_headline_is_the_claim() {
        let of = |verdict| headline(&change((3, 40), (50, 80), verdict));
        assert_eq!(
            of(Verdict::NoClearDifference),
            "raised in 50 of 80 (63%) since 2021, 3 of 40 (8%) before: no clear difference"
        );
        assert!(
            of(Verdict::Higher)
                .starts_with("raised more often since 2021 (63%, 50 of 80) than before (8%, 3 of 40)")
        );
        assert!(of(Verdict::Higher).ends_with(", by more than chance"));
        assert_eq!(
            headline(&change((0, 0), (3, 4), Verdict::CannotSay(Reason::Few))),
            "raised in 3 of 4 challenges since 2021"
        );
    }

    #[test]
    fn years_are_dots_and_nothing_joins_them() {
        let years = [(2018, 2, 6), (2020, 4, 8), (2021, 3, 20), (2023, 9, 22), (2024, 1, 3)];
        let years: Vec<(i16, Proportion)> =
            years.map(|(year, count, of)| (year, Proportion::of_parts(count, of - count))).to_vec();
        let found = Years { years, change: change((6, 14), (13, 45), Verdict::NoClearDifference) };
        let sample = Sample::small();
        let message = Message {
            name: "years".into(),
            headline: "Years".into(),
            subtitle: "All".into(),
            note: NOTE,
            section: Section::Change,
        };
        let chart = picture::picture(&found).into_chart(&sample.sources(), message, table(&found));
        assert!(said::texts(&chart.svg).iter().any(|text| text.starts_with("report headings changed")));
        assert_eq!(chart.svg.matches("class=\"other\"").count(), 2, "one level line on each side");
        assert!(!chart.svg.contains("class=\"curve\""));
        assert_eq!(chart.table.rows.len(), 7);
        insta::assert_snapshot!(chart.svg);
    }

    #[test]
    fn the_years_are_those_of_the_frequencies() {
        let chart = theme_change(&Sample::small().sources(), Key::new(0)).unwrap();
        let years: Vec<&str> = chart.table.rows.iter().map(|row| row[0].text.as_str()).collect();
        assert_eq!(years, ["2017", "2022", "2023", "2024", "all years up to 2020", "all years from 2021"]);
        assert_eq!(
            chart.headline,
            "Vision and clear priorities: raised in 2 of 3 since 2021, 1 of 1 before: too few to compare"
        );
    }

    #[test]
    fn a_theme_never_raised_has_no_years() {
        let mut data = crate::dataset::Dataset::default();
        let component = crate::dataset::Component::Finance;
        let theme = crate::chart::sample::theme(&mut data, "savings", "Savings", component);
        assert!(theme_change(&Sample::of(data).sources(), theme).is_none());
    }
}
