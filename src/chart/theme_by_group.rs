//! How often one theme is raised, group by group.

use super::bars::{Bar, Bars};
use super::svg::Message;
use super::table::{share_cells, share_columns};
use super::{Cell, Chart, Column, DataTable, Sources};
use crate::analysis::{Basis, Group, GroupKind, Proportion, Verdict};
use crate::dataset::{Key, Theme};
use crate::wording;

/// Fewest challenges of a group that still get a bar: below it a share says nothing.
const FEWEST: u32 = 5;

/// Bars of how often a theme is raised in each group of a kind, beside how often it is raised in all. Regions and types
/// stand most often first, years in time. `None` when the theme was never raised, or fewer than two groups can be shown.
#[must_use]
pub fn theme_by_group(sources: &Sources<'_>, theme: Key<Theme>, kind: GroupKind) -> Option<Chart> {
    let Sources { data, findings, addresses } = *sources;
    let all = findings.theme_frequency(Basis::All, Group::All, theme)?.challenges;
    let mut found: Vec<(Group, Proportion)> = findings
        .frequency
        .iter()
        .filter(|((basis, group), _)| *basis == Basis::All && group.kind() == kind)
        .filter_map(|((_, group), frequency)| {
            Some((*group, frequency.themes.get(theme.position())?.challenges))
        })
        .collect();
    if kind != GroupKind::Year {
        found.sort_by(|(a, x), (b, y)| {
            let share = |p: &Proportion| p.share().unwrap_or_default();
            share(y).total_cmp(&share(x)).then(y.of.cmp(&x.of)).then(a.cmp(b))
        });
    }
    let shown: Vec<(Group, Proportion)> =
        found.iter().copied().filter(|(_, share)| share.of >= FEWEST).collect();
    if all.count == 0 || shown.len() < 2 {
        return None;
    }
    let bars = Bars {
        rows: shown
            .iter()
            .map(|(group, share)| Bar {
                label: wording::group(*group, data),
                href: addresses.group(data, *group),
                share: *share,
                comparator: Some(all),
            })
            .collect(),
        unit: "challenges",
        comparator: Some("all councils".to_owned()),
    };
    let title = &data.themes[theme].title;
    let left_out = found.len() - shown.len();
    let subtitle = format!(
        "Share of peer challenges that raise it, by {}; {} with recorded recommendations in all",
        wording::group_kind(kind),
        wording::counted(all.of as usize, "challenge")
    );
    let left_out = match left_out {
        0 => String::new(),
        n => format!(
            "; {} with fewer than {FEWEST} challenges only in the table",
            wording::counted(n, "group")
        ),
    };
    let message = Message {
        name: format!("theme-by-{}-{}", kind.word(), data.themes[theme].id),
        headline: format!("{title}: {}", headline(kind, &shown)),
        subtitle: subtitle + &left_out,
        note: "Each bar is the share of peer challenges with at least one recommendation on the theme. The thin line shows how \
               uncertain that share is (95% interval): where two thin lines overlap, the difference between their bars may be \
               luck. The upright mark is the share of all challenges.",
    };
    let mut columns = vec![Column::words("Group")];
    columns.extend(share_columns("Challenges that raise it", "Out of"));
    columns.push(Column::words("Against all the rest"));
    let position = |group: Group| {
        let ranges = findings.theme_positions.get(&(Basis::All, group))?;
        ranges.get(theme.position()).map(|range| wording::position(*range))
    };
    let placed = found.iter().any(|(group, _)| position(*group).is_some());
    if placed {
        columns.push(Column::words("Place it can have"));
    }
    let rows = found
        .iter()
        .map(|(group, share)| {
            let mut cells = vec![Cell::linked(wording::group(*group, data), addresses.group(data, *group))];
            cells.extend(share_cells(*share));
            cells.push(Cell::text(wording::verdict(*share, all.without(*share))));
            if placed {
                cells.push(Cell::text(position(*group).unwrap_or_default()));
            }
            cells
        })
        .collect();
    Some(bars.picture().into_chart(sources, message, DataTable { columns, rows }))
}

/// How far the groups lie apart, and whether even the ends can be told apart.
fn headline(kind: GroupKind, shown: &[(Group, Proportion)]) -> String {
    let by_share = |(_, a): &&(Group, Proportion), (_, b): &&(Group, Proportion)| {
        a.share().unwrap_or_default().total_cmp(&b.share().unwrap_or_default())
    };
    let (Some((_, least)), Some((_, most))) = (shown.iter().min_by(by_share), shown.iter().max_by(by_share))
    else {
        return String::new();
    };
    let apart = Verdict::of(*most, *least) == Some(Verdict::Higher);
    format!(
        "raised in {} to {} of challenges by {}{}",
        wording::counts_with_share(*least),
        wording::counts_with_share(*most),
        wording::group_kind(kind),
        if apart { "" } else { "; such differences may be luck" }
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::sample::Sample;

    #[test]
    fn groups_too_small_to_show_make_no_chart() {
        let sample = Sample::small();
        let theme = Key::new(0);
        assert!(theme_by_group(&sample.sources(), theme, GroupKind::Region).is_none());
    }

    #[test]
    fn the_headline_says_whether_the_ends_can_be_told_apart() {
        let of = |rows: &[(u32, u32)]| {
            let rows: Vec<_> = rows.iter().map(|(n, of)| (Group::All, Proportion::new(*n, *of))).collect();
            headline(GroupKind::Region, &rows)
        };
        assert_eq!(
            of(&[(3, 9), (2, 6), (9, 14)]),
            "raised in 3 of 9 (33%) to 9 of 14 (64%) of challenges by region; such differences may be luck"
        );
        assert_eq!(
            of(&[(90, 100), (20, 100)]),
            "raised in 20 of 100 (20%) to 90 of 100 (90%) of challenges by region"
        );
    }
}
