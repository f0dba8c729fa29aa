//! How often one theme is raised, group by group.

use super::bars::{Bar, Bars};
use super::svg::Message;
use super::table::{share_cells, share_columns};
use super::{Cell, Chart, Column, DataTable, Section, Sources};
use crate::analysis::{Basis, Group, GroupKind, Proportion, Verdict, policy};
use crate::dataset::{Key, Theme};
use crate::wording;

/// One group with how often it raises the theme, and what may be claimed of that.
#[derive(Clone, Debug)]
struct Row {
    group: Group,
    name: String,
    share: Proportion,
    verdict: Option<Verdict>,
}

/// Bars of how often a theme is raised in each group of a kind, and how often it is raised in all. Regions and types stand most
/// often first, years in time. `None` when the theme was never raised, or fewer than two groups have
/// [`policy::FEWEST_UNITS`] challenges.
#[must_use]
pub fn theme_by_group(sources: &Sources<'_>, theme: Key<Theme>, kind: GroupKind) -> Option<Chart> {
    let Sources { data, findings, addresses } = *sources;
    let all = findings.theme_frequency(Basis::All, Group::All, theme)?.challenges;
    let mut found: Vec<Row> = findings
        .frequency
        .iter()
        .filter(|((basis, group), _)| *basis == Basis::All && group.kind() == kind)
        .filter_map(|((basis, group), frequency)| {
            Some(Row {
                group: *group,
                name: wording::group_in_list(*group, data),
                share: frequency.themes.get(theme)?.challenges,
                verdict: findings.theme_claim(*basis, *group, theme).map(|claim| claim.verdict),
            })
        })
        .collect();
    if kind != GroupKind::Year {
        found.sort_by(|a, b| {
            let share = |row: &Row| row.share.share().unwrap_or_default();
            share(b)
                .total_cmp(&share(a))
                .then(b.share.total().cmp(&a.share.total()))
                .then(a.group.cmp(&b.group))
        });
    }
    let shown: Vec<&Row> = found.iter().filter(|row| row.share.total() >= policy::FEWEST_UNITS).collect();
    if all.count() == 0 || shown.len() < 2 {
        return None;
    }
    let bars = Bars {
        rows: shown
            .iter()
            .map(|row| Bar {
                label: row.name.clone(),
                href: addresses.group(data, row.group),
                share: row.share,
                comparator: Some(all),
            })
            .collect(),
        unit: "challenge",
        comparator: Some("all councils".to_owned()),
    };
    let subtitle = format!(
        "Share of peer challenges that raise it, by {}; {} with recorded recommendations in all",
        wording::group_kind(kind),
        wording::counted(all.total() as usize, "challenge")
    );
    let left_out = match found.len() - shown.len() {
        0 => String::new(),
        n => format!(
            "; {} with fewer than {} challenges only in the table",
            wording::counted(n, "group"),
            wording::number_word(policy::FEWEST_UNITS as usize)
        ),
    };
    let message = Message {
        section: Section::ThemeFrequency,
        name: format!("theme-by-{}-{}", kind.word(), data.themes[theme].id),
        headline: format!("{}: {}", data.themes[theme].title, headline(kind, &shown)),
        subtitle: subtitle + &left_out,
        note: "Each bar is the share of peer challenges with at least one recommendation on the theme. The thin line shows how \
               uncertain that share is (95% interval). The upright mark is the share of all challenges.",
    };
    let has_claims = found.iter().any(|row| row.verdict.is_some());
    let mut columns = vec![Column::words("Group")];
    columns.extend(share_columns("Visits that raise it"));
    if has_claims {
        columns.push(Column::words("Against the rest"));
    }
    let rows = found
        .iter()
        .map(|row| {
            let mut cells = vec![Cell::linked(&row.name, addresses.group(data, row.group))];
            cells.extend(share_cells(row.share, Some(all)));
            if has_claims {
                cells.push(Cell::text(row.verdict.map_or("–", wording::verdict)));
            }
            cells
        })
        .collect();
    Some(bars.picture().into_chart(sources, message, DataTable { columns, rows }))
}

/// How far the shares range, and the groups that differ from the rest by their own claim.
fn headline(kind: GroupKind, shown: &[&Row]) -> String {
    let by_share = |a: &&&Row, b: &&&Row| {
        a.share.share().unwrap_or_default().total_cmp(&b.share.share().unwrap_or_default())
    };
    let (Some(least), Some(most)) = (shown.iter().min_by(by_share), shown.iter().max_by(by_share)) else {
        return String::new();
    };
    let mut text = format!(
        "raised in {} to {} challenges by {}",
        wording::counts_with_share(least.share),
        wording::counts_with_share(most.share),
        wording::group_kind(kind)
    );
    for (verdict, words) in [(Verdict::Higher, "more often"), (Verdict::Lower, "less often")] {
        let named: Vec<&str> =
            shown.iter().filter(|row| row.verdict == Some(verdict)).map(|row| row.name.as_str()).collect();
        if !named.is_empty() {
            text = format!("{text}; {words} than in the rest by more than chance: {}", wording::list(&named));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::sample::Sample;

    #[test]
    fn groups_too_small_to_show_make_no_chart() {
        let sample = Sample::small();
        assert!(theme_by_group(&sample.sources(), Key::new(0), GroupKind::Region).is_none());
    }

    #[test]
    fn the_headline_names_only_groups_whose_own_claim_is_a_difference() {
        let of = |rows: &[(&str, u32, u32, Verdict)]| {
            let rows: Vec<Row> = rows
                .iter()
                .map(|(name, n, of, verdict)| Row {
                    group: Group::All,
                    name: (*name).to_owned(),
                    share: Proportion::of_parts(*n, of - n),
                    verdict: Some(*verdict),
                })
                .collect();
            headline(GroupKind::Region, &rows.iter().collect::<Vec<_>>())
        };
        assert_eq!(
            of(&[
                ("London", 3, 9, Verdict::NoClearDifference),
                ("Wales", 2, 6, Verdict::NoClearDifference),
                ("North East", 9, 14, Verdict::NoClearDifference)
            ]),
            "raised in 3 of 9 to 9 of 14 challenges by region"
        );
        assert_eq!(
            of(&[("London", 90, 100, Verdict::Higher), ("Wales", 20, 100, Verdict::NoClearDifference)]),
            "raised in 20 of 100 (20%) to 90 of 100 (90%) challenges by region; more often than in the rest by more than \
             chance: London"
        );
    }
}
