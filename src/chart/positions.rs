//! Which places groups can have among their like: ranges, never ranks.

use super::bars;
use super::svg::{Canvas, Ink, Message, Picture, WIDTH, Words};
use super::{Cell, Chart, Column, DataTable, Sources};
use crate::analysis::{Closure, Group, GroupKind, PositionRange};
use crate::wording;

const NOTE: &str = "1 stands for the largest share. A bar covers the ranks that may well be right: a long bar means that the rank is \
                    uncertain, not that the share is large. Where two bars have a rank in common, either of the two may be ahead. \
                    Ranks do not say how large the differences are; the shares are in the table.";

const LABEL_WIDTH: f64 = 196.0;
const LEFT: f64 = LABEL_WIDTH + 26.0;
const RIGHT: f64 = WIDTH - 150.0;
const TOP: f64 = 34.0;
const ROW: f64 = 26.0;

/// One group and the places that it can have.
struct Row {
    group: Group,
    closure: Closure,
    range: PositionRange,
}

/// The places that groups of a kind can have by the share of their recommendations reported closed, in the order of the
/// groups. `None` where fewer than two are known well enough.
#[must_use]
pub fn positions(sources: &Sources<'_>, kind: GroupKind) -> Option<Chart> {
    let findings = sources.findings;
    let rows: Vec<Row> = findings
        .closure_positions
        .iter()
        .filter(|(group, _)| group.kind() == kind)
        .filter_map(|(group, range)| {
            Some(Row { group: *group, closure: *findings.closure.get(group)?, range: *range })
        })
        .collect();
    if rows.len() < 2 {
        return None;
    }
    let left_out = findings.closure.keys().filter(|group| group.kind() == kind).count() - rows.len();
    let left_out = match left_out {
        0 => String::new(),
        n => format!("; left out: {n} with nothing published about most of their recommendations"),
    };
    let message = Message {
        name: format!("positions-{}", kind.word()),
        headline: headline(&rows, kind),
        subtitle: format!(
            "The ranks that each of {} {} may have by the share of its recommendations reported closed, 1 for the largest share; as at {}{left_out}",
            rows.len(),
            wording::group_kinds(kind),
            wording::day(findings.as_of)
        ),
        note: NOTE,
    };
    Some(picture(sources, &rows).into_chart(sources, message, table(sources, &rows)))
}

/// How many have a rank that is certain; where no two can be put in order, that.
fn headline(rows: &[Row], kind: GroupKind) -> String {
    let pairs = rows.len() * (rows.len() - 1) / 2;
    let ordered = rows
        .iter()
        .enumerate()
        .flat_map(|(index, a)| rows.iter().skip(index + 1).map(move |b| (a.range, b.range)))
        .filter(|(a, b)| a.high < b.low || b.high < a.low)
        .count();
    let all = rows.iter().all(|row| row.range.low == 1 && row.range.high == row.range.of);
    let kinds = wording::group_kinds(kind);
    match (ordered, pairs) {
        (0, _) if all => {
            format!("By the share reported closed, any of the {} {kinds} could have any rank", rows.len())
        }
        (0, _) => {
            format!("By the share reported closed, no two of the {} {kinds} can be put in order", rows.len())
        }
        (1, 1) => format!("By the share reported closed, the two {kinds} can be put in order"),
        (_, _) => match rows.iter().filter(|row| row.range.low == row.range.high).count() {
            0 => {
                format!("By the share reported closed, none of the {} {kinds} has a certain rank", rows.len())
            }
            1 => format!(
                "By the share reported closed, only one of the {} {kinds} has a certain rank",
                rows.len()
            ),
            n if n == rows.len() => {
                format!("By the share reported closed, all {n} {kinds} have a certain rank")
            }
            n => {
                format!("By the share reported closed, {n} of the {} {kinds} have a certain rank", rows.len())
            }
        },
    }
}

fn picture(sources: &Sources<'_>, rows: &[Row]) -> Picture {
    let most = rows.iter().map(|row| row.range.of).max().unwrap_or(1);
    let x = |place: u32| LEFT + (RIGHT - LEFT) * f64::from(place - 1) / f64::from((most - 1).max(1));
    let depth = TOP + ROW * rows.len() as f64;
    Picture::draw(depth + 4.0, |canvas| {
        let small = Words::new(Ink::MUTED).size(12.0).middle();
        let step = most.div_ceil(12).max(1);
        for place in (1..=most).filter(|place| (place - 1) % step == 0 || *place == most) {
            canvas.text(small, (x(place), TOP - 20.0), &place.to_string());
            canvas.line(Ink::GRID, &[(x(place), TOP - 8.0), (x(place), depth)]);
        }
        for (index, row) in rows.iter().enumerate() {
            let middle = TOP + ROW * (index as f64 + 0.5);
            let label = wording::group_in_list(row.group, sources.data);
            let title = format!("{label}: {}", wording::position(row.range));
            let link = sources.addresses.group(sources.data, row.group);
            canvas.mark(&title, link.as_deref(), |canvas| {
                bars::label(canvas, &label, (LABEL_WIDTH, middle));
                range(canvas, (x(row.range.low), x(row.range.high)), middle);
                let text = match (row.range.low, row.range.high) {
                    // Never a bare rank.
                    (low, high) if low == high => format!("{low}, certain"),
                    (low, high) => format!("{low} to {high}"),
                };
                canvas.text(Words::new(Ink::VALUE), (x(row.range.high) + 12.0, middle), &text);
            });
        }
    })
}

/// A thick line from one place to another; a short one where both are the same.
fn range(canvas: &Canvas<'_>, (low, high): (f64, f64), middle: f64) {
    canvas.bar(Ink::fill(1), (low - 5.0, middle - 5.0), high - low + 10.0, 10.0);
}

fn table(sources: &Sources<'_>, rows: &[Row]) -> DataTable {
    let columns = vec![
        Column::words("Group"),
        Column::words("Places it can have"),
        Column::numbers("Closed, of those not withdrawn"),
        Column::words("Against all the rest"),
    ];
    let rows = rows
        .iter()
        .map(|row| {
            let link = sources.addresses.group(sources.data, row.group);
            let verdict = wording::closure_against_the_rest(sources.findings, row.group);
            vec![
                Cell::linked(wording::group_in_list(row.group, sources.data), link),
                Cell::text(wording::position(row.range)),
                Cell::text(wording::counts(row.closure.rate())),
                Cell::text(verdict.map(|(verdict, _)| verdict).unwrap_or_default()),
            ]
        })
        .collect();
    DataTable { columns, rows }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::said;
    use crate::chart::sample::Sample;
    use crate::dataset::Region;

    fn rows(ranges: &[(u32, u32)]) -> Vec<Row> {
        let of = u32::try_from(ranges.len()).unwrap();
        let row = |(low, high): &(u32, u32)| Row {
            group: Group::Region(Region::London),
            closure: Closure::default(),
            range: PositionRange { low: *low, high: *high, of },
        };
        ranges.iter().map(row).collect()
    }

    #[test]
    fn the_headline_claims_no_order_that_is_not_known() {
        let of = |ranges: &[(u32, u32)]| headline(&rows(ranges), GroupKind::Region);
        assert_eq!(
            of(&[(1, 3), (1, 3), (1, 3)]),
            "By the share reported closed, any of the 3 regions could have any rank"
        );
        assert_eq!(
            of(&[(1, 2), (1, 3), (2, 3)]),
            "By the share reported closed, no two of the 3 regions can be put in order"
        );
        assert_eq!(
            of(&[(1, 1), (2, 3), (2, 3)]),
            "By the share reported closed, only one of the 3 regions has a certain rank"
        );
    }

    #[test]
    fn a_row_says_its_range_and_no_rank() {
        let mut sample = Sample::small();
        for (region, low, high) in [(Region::EastMidlands, 1, 2), (Region::YorkshireAndTheHumber, 2, 2)] {
            sample
                .findings
                .closure_positions
                .insert(Group::Region(region), PositionRange { low, high, of: 2 });
        }
        let chart = positions(&sample.sources(), GroupKind::Region).unwrap();
        assert!(said::texts(&chart.svg).iter().any(|text| text == "1 to 2"));
        assert_eq!(chart.table.rows[0][1].text, "between 1st and 2nd of 2");
        insta::assert_snapshot!(chart.svg);
    }

    #[test]
    fn one_alone_has_no_place() {
        assert!(positions(&Sample::small().sources(), GroupKind::Region).is_none());
    }
}
