//! How often each theme is raised in a group.

use super::bars::{Bar, Bars};
use super::svg::Message;
use super::table::{share_cells, share_columns};
use super::{Cell, Chart, Column, DataTable, Section, Sources};
use crate::analysis::{Basis, Group, GroupFrequency, Proportion};
use crate::dataset::{Key, Nation, Theme};
use crate::wording;

/// Bars of the `limit` themes raised most in a group, and how often England raises them (unless the group is England or
/// everything). `None` when the group has no challenge with recorded recommendations, or none raised a theme.
#[must_use]
pub fn theme_frequency(sources: &Sources<'_>, basis: Basis, group: Group, limit: usize) -> Option<Chart> {
    let Sources { data, findings, addresses } = *sources;
    let found = findings.frequency.get(&(basis, group))?;
    let ranked = ranked(found);
    let shown = ranked.get(..limit.min(ranked.len()))?;
    if shown.is_empty() {
        return None;
    }
    let (england, england_name) = (Group::Nation(Nation::England), Nation::England.name());
    let others =
        findings.frequency.get(&(basis, england)).filter(|_| group != Group::All && group != england);
    let share_of_others =
        |theme: Key<Theme>| others.and_then(|others| others.themes.get(theme)).map(|found| found.challenges);
    let claims = findings.theme_claims.get(&(basis, group));
    let bars = Bars {
        rows: shown
            .iter()
            .map(|(theme, share)| Bar {
                label: data.themes[*theme].title.clone(),
                href: Some(addresses.theme(&data.themes[*theme])),
                share: *share,
                comparator: share_of_others(*theme),
            })
            .collect(),
        unit: "challenge",
        comparator: others.map(|_| england_name.to_owned()),
    };
    let message = Message {
        section: Section::ThemeFrequency,
        name: name(sources, basis, group, &ending(shown.len(), ranked.len())),
        headline: headline(sources, &ranked),
        subtitle: subtitle(sources, basis, group, found, (shown.len(), ranked.len())),
        note: if others.is_some() {
            "A challenge raises a theme when at least one of its recommendations is about it; it can raise several. The thin line \
             shows how uncertain a share is (95% interval). The upright mark is the share in England."
        } else {
            "A challenge raises a theme when at least one of its recommendations is about it; it can raise several. The thin line \
             shows how uncertain a share is (95% interval)."
        },
    };
    let mut columns = vec![Column::words("Theme")];
    columns.extend(share_columns("Visits that raise it"));
    if others.is_some() {
        columns.push(Column::numbers(england_name));
    }
    if claims.is_some() {
        columns.push(Column::words("Against the rest"));
    }
    let rows = shown
        .iter()
        .map(|(theme, share)| {
            let row = &data.themes[*theme];
            let mut cells = vec![Cell::linked(&row.title, Some(addresses.theme(row)))];
            cells.extend(share_cells(*share, share_of_others(*theme)));
            if let Some(other) = share_of_others(*theme) {
                cells.push(Cell::text(wording::counts_with_share(other)));
            }
            if let Some(claims) = claims {
                cells.push(Cell::text(wording::verdict(claims[*theme].verdict)));
            }
            cells
        })
        .collect();
    Some(bars.picture().into_chart(sources, message, DataTable { columns, rows }))
}

/// The themes that were raised, most often first; equals in the order of the table.
fn ranked(found: &GroupFrequency) -> Vec<(Key<Theme>, Proportion)> {
    let mut ranked: Vec<(Key<Theme>, Proportion)> = found
        .themes
        .iter()
        .map(|(theme, frequency)| (theme, frequency.challenges))
        .filter(|(_, share)| share.count() > 0)
        .collect();
    ranked.sort_by_key(|(theme, share)| (std::cmp::Reverse(share.count()), *theme));
    ranked
}

/// The id of the group comes last: whatever it is, no two charts have one name.
fn name(sources: &Sources<'_>, basis: Basis, group: Group, ending: &str) -> String {
    let mut name = String::from("theme-frequency");
    if basis == Basis::Complete {
        name.push_str("-complete");
    }
    name.push_str(ending);
    if group != Group::All {
        for part in [group.kind().word(), &group.slug(sources.data)] {
            name.push('-');
            name.push_str(part);
        }
    }
    name
}

/// The part of the name of a chart that shows only the first rows, so that it is not taken for the whole.
pub(super) fn ending(shown: usize, of: usize) -> String {
    if shown < of { format!("-top-{shown}") } else { String::new() }
}

/// Names the theme raised most, or those that share the first place.
fn headline(sources: &Sources<'_>, ranked: &[(Key<Theme>, Proportion)]) -> String {
    let Some((_, most)) = ranked.first() else {
        return String::new();
    };
    let titles: Vec<&str> = ranked
        .iter()
        .take_while(|(_, share)| share.count() == most.count())
        .map(|(theme, _)| sources.data.themes[*theme].title.as_str())
        .collect();
    let base = format!("{} of {}", most.count(), wording::counted(most.total() as usize, "challenge"));
    match titles.as_slice() {
        [one] => format!("{one} is raised most: in {base}"),
        [one, other] => format!("{one}, and {other}, are raised most: each in {base}"),
        many => {
            let number = wording::capitalised(&wording::number_word(many.len()));
            format!("{number} themes are raised most: each in {base}")
        }
    }
}

fn subtitle(
    sources: &Sources<'_>,
    basis: Basis,
    group: Group,
    found: &GroupFrequency,
    (shown, raised): (usize, usize),
) -> String {
    let which = match basis {
        Basis::All => "with recorded recommendations",
        Basis::Complete => "whose list of recommendations is whole",
    };
    let base = format!(
        "{}: share of {} {which} that raise a theme",
        wording::group(group, sources.data),
        wording::counted(found.challenges as usize, "challenge")
    );
    if shown < raised { format!("{base}; the {shown} raised most of {raised}") } else { base }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::said;
    use crate::chart::sample::Sample;
    use crate::dataset::Region;

    #[test]
    fn the_headline_and_the_bars_say_the_same_numbers() {
        let sample = Sample::small();
        let chart = theme_frequency(&sample.sources(), Basis::All, Group::All, 10).unwrap();
        assert_eq!(chart.headline, "Vision and clear priorities is raised most: in 3 of 4 challenges");
        let texts = said::texts(&chart.svg);
        let expected = [
            ("Vision and clear priorities", "3 of 4"),
            ("Savings and budget delivery", "2 of 4"),
            ("Overview and scrutiny", "1 of 4"),
        ];
        let said: Vec<(&str, &str)> =
            texts.chunks(2).take(3).map(|row| (row[0].as_str(), row[1].as_str())).collect();
        assert_eq!(said, expected);
        let lengths = said::numbers(&chart.svg, "c1", "width");
        assert!((lengths[0] / lengths[2] - 3.0).abs() < 0.01, "{lengths:?}");
        assert_eq!(said::links(&chart.svg)[0], "/site/themes/vision/");
        assert_eq!(
            chart.table.rows[0].iter().map(|c| c.text.as_str()).collect::<Vec<_>>(),
            ["Vision and clear priorities", "", "–", "3 of 4"]
        );
        insta::assert_snapshot!(chart.svg);
    }

    #[test]
    fn a_region_is_held_against_england() {
        let sample = Sample::small();
        let group = Group::Region(Region::EastMidlands);
        let chart = theme_frequency(&sample.sources(), Basis::All, group, 2).unwrap();
        assert_eq!(chart.name, "theme-frequency-top-2-region-east-midlands");
        assert!(said::texts(&chart.svg).contains(&"England".to_owned()));
        assert!(said::marks(&chart.svg)[0].ends_with("; England: 3 of 4"), "{:?}", said::marks(&chart.svg));
        assert_eq!(chart.table.rows[0][5].text, "too few to compare");
        assert_eq!(
            chart.subtitle,
            "East Midlands: share of 2 challenges with recorded recommendations that raise a theme; the 2 raised most of 3"
        );
    }

    #[test]
    fn themes_that_share_the_first_place_are_both_named() {
        let sample = Sample::small();
        let group = Group::Region(Region::YorkshireAndTheHumber);
        let chart = theme_frequency(&sample.sources(), Basis::All, group, 10).unwrap();
        assert_eq!(
            chart.headline,
            "Vision and clear priorities, and Savings and budget delivery, are raised most: each in 1 of 2 challenges"
        );
    }

    #[test]
    fn nothing_to_show_is_no_chart() {
        let sample = Sample::small();
        assert!(theme_frequency(&sample.sources(), Basis::All, Group::Region(Region::London), 10).is_none());
        assert!(theme_frequency(&sample.sources(), Basis::Complete, Group::All, 10).is_none());
    }

    #[test]
    fn a_stand_alone_picture_carries_its_words_and_leads_back() {
        let sample = Sample::small();
        let chart = theme_frequency(&sample.sources(), Basis::All, Group::All, 10).unwrap();
        let texts = said::texts(&chart.standalone);
        assert_eq!(texts[0], chart.headline);
        assert!(texts.contains(&"Source: https://example.org/site/ · data as at 3 April 2025".to_owned()));
        assert!(
            said::links(&chart.standalone).iter().all(|link| link.starts_with("https://example.org/site/"))
        );
        assert!(said::is_balanced(&chart.standalone) && said::is_balanced(&chart.svg));
    }
}
