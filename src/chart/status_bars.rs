//! What became of recommendations: stacked bars by group.

use super::group_closure::{GroupClosure, group_closures};
use super::svg::{Canvas, Message, Picture, SvgClass, TextStyle, WIDTH, width};
use super::{Cell, Chart, Column, DataTable, Section, Sources};
use super::{bars, legend, mark};
use crate::analysis::{Closure, Group, GroupKind, RecommendationState};
use crate::wording;

const NOTE: &str = "The whole of a bar is all recommendations made. Closed means stated to be complete: confirmed by the review team, \
                    confirmed by a committee of the council, or only reported. Open is in progress or not \
                    started; stopped is partly done, with no further action; withdrawn is not accepted, or superseded. No status on \
                    record means that no statement about the recommendation was found: the work may well have been done.";

const ROW: f64 = 30.0;
const THICKNESS: f64 = 18.0;
const LABEL_WIDTH: f64 = 210.0;
const TOTAL_WIDTH: f64 = 84.0;

/// Bars for every group of a kind that has recommendations, in the order of the groups. `None` when there is none.
#[must_use]
pub fn status_bars(sources: &Sources<'_>, kind: GroupKind) -> Option<Chart> {
    let findings = sources.findings;
    let rows = group_closures(sources, kind);
    let all = findings.closure.get(&Group::All)?;
    let subtitle = format!(
        "Recommendations by {}, as at {}; {} in all{}",
        wording::group_kind(kind),
        wording::day(findings.as_of),
        wording::counted(all.made as usize, "recommendation"),
        if counts_twice(kind) { "; one that belongs to several rows counts in each" } else { "" },
    );
    let headline = format!("{}, by {}", description(all), wording::group_kind(kind));
    chart(sources, format!("status-by-{}", kind.word()), headline, subtitle, &rows)
}

/// One bar for one group. `None` when the group has no recommendation.
#[must_use]
pub fn status_bar(sources: &Sources<'_>, group: Group) -> Option<Chart> {
    let closure = sources.findings.closure.get(&group).filter(|closure| closure.made > 0)?;
    let name = format!("status-{}-{}", group.kind().word(), group.slug(sources.data));
    let subtitle = format!(
        "{}: what became of the recommendations, as at {}",
        wording::group(group, sources.data),
        wording::day(sources.findings.as_of)
    );
    chart(sources, name, description(closure), subtitle, &[GroupClosure::of(sources, group, *closure)])
}

fn chart(
    sources: &Sources<'_>,
    name: String,
    headline: String,
    subtitle: String,
    rows: &[GroupClosure],
) -> Option<Chart> {
    if rows.is_empty() {
        return None;
    }
    let message = Message { name, headline, subtitle, note: NOTE, section: Section::Closure };
    Some(picture(sources, rows).into_chart(sources, message, table(sources, rows)))
}

/// The counts of every state that occurs.
pub(super) fn description(closure: &Closure) -> String {
    let made = wording::counted(closure.made as usize, "recommendation");
    format!("{made}: {}", wording::closure_clause(closure))
}

/// The states that occur in any of the rows.
fn occurring(rows: &[GroupClosure]) -> impl Iterator<Item = RecommendationState> {
    RecommendationState::ALL.into_iter().filter(|state| rows.iter().any(|row| row.closure.count(*state) > 0))
}

fn picture(sources: &Sources<'_>, rows: &[GroupClosure]) -> Picture {
    let entries: Vec<(SvgClass, String)> = occurring(rows)
        .map(|state| (SvgClass::state(state), wording::state(state).word.to_owned()))
        .collect();
    let top = legend::height(&entries, WIDTH) + 8.0;
    let left = if rows.len() == 1 { 0.0 } else { LABEL_WIDTH + 12.0 };
    Picture::draw(top + ROW * rows.len() as f64, |canvas| {
        legend::draw(canvas, &entries, 0.0, WIDTH);
        for (index, row) in rows.iter().enumerate() {
            let middle = top + ROW * (index as f64 + 0.5);
            let title = format!("{}, {}", row.name, description(&row.closure));
            canvas.mark(&title, sources.addresses.group(sources.data, row.group).as_deref(), |canvas| {
                if left > 0.0 {
                    bars::label(canvas, &row.name, (LABEL_WIDTH, middle));
                }
                stack(canvas, &row.closure, left, middle);
            });
        }
    })
}

/// One bar of segments with their counts, and the total at its end.
fn stack(canvas: &Canvas<'_>, closure: &Closure, left: f64, middle: f64) {
    let unit = (WIDTH - TOTAL_WIDTH - left) / f64::from(closure.made.max(1));
    let mut x = left;
    for state in RecommendationState::ALL {
        let count = closure.count(state);
        if count == 0 {
            continue;
        }
        let wide = f64::from(count) * unit;
        // A gap of one unit keeps neighbours apart where their colours are close.
        canvas.bar(SvgClass::state(state), (x, middle - THICKNESS / 2.0), (wide - 1.0).max(0.5), THICKNESS);
        let number = wording::thousands(u64::from(count));
        if width(&number, 13.0) + 4.0 < wide {
            let words = TextStyle::new(SvgClass::on_state(state)).size(13.0).middle();
            canvas.text(words, (x + wide / 2.0, middle), &number);
        }
        x += wide;
    }
    let total = format!("of {}", wording::thousands(u64::from(closure.made)));
    canvas.text(TextStyle::new(SvgClass::VALUE), (WIDTH - TOTAL_WIDTH + 6.0, middle), &total);
}

fn table(sources: &Sources<'_>, rows: &[GroupClosure]) -> DataTable {
    let columns = vec![
        Column::words("Group"),
        Column::marks("What became of recommendations"),
        Column::numbers("Closed, of those not withdrawn"),
        Column::numbers("No status on record"),
    ];
    let rows = rows
        .iter()
        .map(|row| {
            let link = sources.addresses.group(sources.data, row.group);
            vec![
                Cell::linked(&row.name, link),
                Cell::mark(mark::states(&row.closure, &description(&row.closure))),
                Cell::text(row.rate_in_words()),
                Cell::text(wording::counts(row.closure.without_status())),
            ]
        })
        .collect();
    DataTable { columns, rows }
}

/// Whether one recommendation can stand in several groups of the kind: joint challenges, several themes.
pub(super) fn counts_twice(kind: GroupKind) -> bool {
    !matches!(
        kind,
        GroupKind::All | GroupKind::Kind | GroupKind::Year | GroupKind::Component | GroupKind::Challenge
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::said;
    use crate::chart::sample::Sample;
    use crate::dataset::Dataset;

    #[test]
    fn the_headline_counts_what_the_segments_show() {
        let sample = Sample::small();
        let chart = status_bar(&sample.sources(), Group::All).unwrap();
        assert_eq!(
            chart.headline,
            "7 recommendations: 2 closed (1 confirmed by the review team, 1 reported), 1 open and 4 with no status on record"
        );
        assert_eq!(said::marks(&chart.svg), [format!("All councils, {}", chart.headline)]);
        let (confirmed, unknown) = (
            said::numbers(&chart.svg, "state-confirmed-by-review-team", "width"),
            said::numbers(&chart.svg, "state-no-status", "width"),
        );
        // The first of each is the swatch of the legend; a segment is one unit short of its length.
        assert!(((unknown[1] + 1.0) / (confirmed[1] + 1.0) - 4.0).abs() < 0.01, "{confirmed:?} {unknown:?}");
        insta::assert_snapshot!(chart.svg);
    }

    #[test]
    fn a_row_for_every_group_with_recommendations() {
        let sample = Sample::small();
        let chart = status_bars(&sample.sources(), GroupKind::Region).unwrap();
        let names: Vec<&str> = chart.table.rows.iter().map(|row| row[0].text.as_str()).collect();
        assert_eq!(names, ["East Midlands", "Yorkshire and The Humber"]);
        assert_eq!(chart.table.rows[0][0].link.as_deref(), Some("/site/regions/east-midlands/"));
        assert!(chart.table.rows.iter().all(|row| row.len() == chart.table.columns.len()));
        assert!(said::is_balanced(&chart.svg));
    }

    #[test]
    fn every_state_has_its_own_fill_and_words() {
        let closure = Closure {
            made: 7,
            confirmed_by_review_team: 1,
            confirmed_by_committee: 1,
            reported_closed: 1,
            open: 1,
            stopped: 1,
            withdrawn: 1,
            no_status: 1,
            ..Closure::default()
        };
        let sample = Sample::small();
        let row = GroupClosure::of(&sample.sources(), Group::All, closure);
        let chart = chart(&sample.sources(), "all".into(), String::new(), String::new(), &[row]).unwrap();
        for state in RecommendationState::ALL {
            let class = format!("state-{}", wording::state(state).slug);
            assert_eq!(said::numbers(&chart.svg, &class, "width").len(), 2, "{class}: swatch and segment");
        }
        let words: std::collections::BTreeSet<&str> =
            RecommendationState::ALL.into_iter().map(|state| wording::state(state).word).collect();
        assert_eq!(words.len(), 7);
        assert!(chart.table.has_marks());
    }

    #[test]
    fn no_recommendation_is_no_chart() {
        let sample = Sample::of(Dataset::default());
        assert!(status_bar(&sample.sources(), Group::All).is_none());
        assert!(status_bars(&sample.sources(), GroupKind::Region).is_none());
        assert!(status_bars(&Sample::small().sources(), GroupKind::Custom).is_none());
    }
}
