//! What became of recommendations: stacked bars by group.

use super::svg::{Canvas, Ink, Message, Picture, WIDTH, Words, width};
use super::{Cell, Chart, Column, DataTable, Sources};
use super::{bars, legend};
use crate::analysis::{Class, Closure, Group, GroupKind, Verdict};
use crate::wording;

/// The classes in the order in which they are stacked, each with its fill.
const STACK: [(Class, Ink); 5] = [
    (Class::ClosedVerified, Ink::fill(1)),
    (Class::ClosedReported, Ink::fill(2)),
    (Class::Open, Ink::fill(4)),
    (Class::Withdrawn, Ink::fill(5)),
    (Class::NoInformation, Ink::NONE),
];

const NOTE: &str = "The whole of a bar is all recommendations made. Closed means reported as complete: “verified” where the review team \
                    that came back, or a committee of the council, said so too, “reported” where neither has yet. Open \
                    means that something was said, but not that it is complete; withdrawn, that it was not accepted or was \
                    replaced by another. Nothing published means that no statement since the report was found: the work may well \
                    have been done.";

const ROW: f64 = 30.0;
const THICKNESS: f64 = 18.0;
const LABEL_WIDTH: f64 = 210.0;
const TOTAL_WIDTH: f64 = 84.0;

/// Bars for every group of a kind that has recommendations, in the order of the groups. `None` when there is none.
#[must_use]
pub fn status_bars(sources: &Sources<'_>, kind: GroupKind) -> Option<Chart> {
    let groups: Vec<(Group, Closure)> = sources
        .findings
        .closure
        .iter()
        .filter(|(group, closure)| group.kind() == kind && closure.made > 0)
        .map(|(group, closure)| (*group, *closure))
        .collect();
    let all = sources.findings.closure.get(&Group::All)?;
    let subtitle = format!(
        "Recommendations by {}, as at {}; {} in all{}; shares leave withdrawn ones out",
        wording::group_kind(kind),
        wording::day(sources.findings.as_of),
        wording::counted(all.made as usize, "recommendation"),
        if counts_twice(kind) { "; one that belongs to several rows counts in each" } else { "" },
    );
    let headline = spread(sources, kind, &groups).unwrap_or_else(|| headline(all));
    chart(sources, format!("status-by-{}", kind.word()), headline, subtitle, &groups)
}

/// One bar for one group. `None` when the group has no recommendation.
#[must_use]
pub fn status_bar(sources: &Sources<'_>, group: Group) -> Option<Chart> {
    let closure = sources.findings.closure.get(&group).filter(|closure| closure.made > 0)?;
    let name = format!("status-{}-{}", group.kind().word(), group.slug(sources.data));
    let subtitle = format!(
        "{}: {}, as at {}",
        wording::group(group, sources.data),
        wording::counted(closure.made as usize, "recommendation"),
        wording::day(sources.findings.as_of)
    );
    chart(sources, name, headline(closure), subtitle, &[(group, *closure)])
}

fn chart(
    sources: &Sources<'_>,
    name: String,
    headline: String,
    subtitle: String,
    groups: &[(Group, Closure)],
) -> Option<Chart> {
    if groups.is_empty() {
        return None;
    }
    let message = Message { name, headline, subtitle, note: NOTE };
    Some(picture(sources, groups).into_chart(sources, message, table(sources, groups)))
}

/// Over how wide a range the groups lie, and how many can be told apart from the rest; `None` where most of it is unknown, so
/// that it would speak of what is published rather than of what was done.
fn spread(sources: &Sources<'_>, kind: GroupKind, groups: &[(Group, Closure)]) -> Option<String> {
    let all = sources.findings.closure.get(&Group::All)?;
    let mut shares: Vec<(f64, Group)> = groups
        .iter()
        .filter(|(_, closure)| closure.rate_can_be_shown())
        .filter_map(|(group, closure)| Some((closure.rate().share()?, *group)))
        .collect();
    shares.sort_by(|(a, _), (b, _)| a.total_cmp(b));
    let ((least, lowest), (most, highest)) = (*shares.first()?, *shares.last()?);
    if all.is_mostly_unknown() || shares.len() < 2 {
        return None;
    }
    let apart = groups
        .iter()
        .filter(|(group, closure)| {
            let rest = sources.findings.closure_of_the_rest(*group).unwrap_or_default();
            matches!(Verdict::of(closure.rate(), rest), Some(Verdict::Higher | Verdict::Lower))
        })
        .count();
    // Each is told apart at 95%: of twenty alike, one would seem to differ.
    let by_chance = match groups.len() / 20 {
        0 => String::new(),
        n => format!(" (of {} alike about {n} would seem to)", groups.len()),
    };
    let apart = match apart {
        0 => format!(
            "no difference of {} from all the rest is more than luck explains",
            wording::group_kinds(kind)
        ),
        n => format!(
            "for {n} of {} the difference from all the rest is more than luck explains{by_chance}",
            groups.len()
        ),
    };
    let name = |group| wording::group_in_list(group, sources.data);
    Some(format!(
        "Reported closed: from {} ({}) to {} ({}); {apart}",
        wording::percent(least),
        name(lowest),
        wording::percent(most),
        name(highest)
    ))
}

/// How many are closed, and of how many nothing is known.
fn headline(of: &Closure) -> String {
    let made = wording::counted(of.made as usize, "recommendation");
    let closed = match of.closed {
        0 => "None".to_owned(),
        closed => wording::thousands(u64::from(closed)),
    };
    let verb = if of.closed <= 1 { "is" } else { "are" };
    let verified = match (of.closed, of.closed_verified) {
        (0, _) => String::new(),
        (1, 1) => " (verified)".to_owned(),
        (1, 0) => " (not verified)".to_owned(),
        (closed, verified) if closed == verified => " (all verified)".to_owned(),
        (_, 0) => " (none verified)".to_owned(),
        (closed, verified) => format!(
            " ({} verified, {} not)",
            wording::thousands(u64::from(verified)),
            wording::thousands(u64::from(closed - verified))
        ),
    };
    let unknown = match of.no_information {
        0 => String::new(),
        n if n == of.made => "; nothing has been published on any of them since".to_owned(),
        1 if of.closed > 0 => "; nothing has been published since on 1 other".to_owned(),
        n if of.closed > 0 => {
            format!("; nothing has been published since on {} others", wording::thousands(u64::from(n)))
        }
        n => format!("; nothing has been published since on {}", wording::thousands(u64::from(n))),
    };
    format!("{closed} of {made} {verb} reported closed{verified}{unknown}")
}

fn picture(sources: &Sources<'_>, groups: &[(Group, Closure)]) -> Picture {
    let entries: Vec<(Ink, String)> = STACK
        .iter()
        .filter(|(class, _)| groups.iter().any(|(_, closure)| count(closure, *class) > 0))
        .map(|(class, ink)| (*ink, wording::class(*class).word.to_owned()))
        .collect();
    let top = legend::height(&entries) + 8.0;
    let left = if groups.len() == 1 { 0.0 } else { LABEL_WIDTH + 12.0 };
    Picture::draw(top + ROW * groups.len() as f64, |canvas| {
        legend::draw(canvas, &entries, 0.0);
        for (index, (group, closure)) in groups.iter().enumerate() {
            let middle = top + ROW * (index as f64 + 0.5);
            let label = wording::group_in_list(*group, sources.data);
            let title = title(&label, closure);
            canvas.mark(&title, sources.addresses.group(sources.data, *group).as_deref(), |canvas| {
                if left > 0.0 {
                    bars::label(canvas, &label, (LABEL_WIDTH, middle));
                }
                stack(canvas, closure, left, middle);
            });
        }
    })
}

/// One bar of segments with their counts, and the total at its end.
fn stack(canvas: &Canvas<'_>, closure: &Closure, left: f64, middle: f64) {
    let unit = (WIDTH - TOTAL_WIDTH - left) / f64::from(closure.made.max(1));
    let mut x = left;
    for (class, ink) in STACK {
        let count = count(closure, class);
        if count == 0 {
            continue;
        }
        let wide = f64::from(count) * unit;
        // A gap of one unit keeps neighbours apart where their colours are close.
        canvas.bar(ink, (x, middle - THICKNESS / 2.0), (wide - 1.0).max(0.5), THICKNESS);
        let number = wording::thousands(u64::from(count));
        if width(&number, 13.0) + 4.0 < wide {
            let words = match class {
                Class::ClosedVerified | Class::Withdrawn => Ink::ON_DEEP,
                Class::ClosedReported | Class::Open => Ink::ON_LIGHT,
                Class::NoInformation => Ink::LABEL,
            };
            canvas.text(Words::new(words).size(13.0).middle(), (x + wide / 2.0, middle), &number);
        }
        x += wide;
    }
    let total = format!("of {}", wording::thousands(u64::from(closure.made)));
    canvas.text(Words::new(Ink::VALUE), (WIDTH - TOTAL_WIDTH + 6.0, middle), &total);
}

fn table(sources: &Sources<'_>, groups: &[(Group, Closure)]) -> DataTable {
    let mut columns = vec![Column::words("Group"), Column::numbers("Recommendations")];
    columns.extend(
        STACK.iter().map(|(class, _)| Column::numbers(wording::capitalised(wording::class(*class).word))),
    );
    columns.push(Column::numbers("Closed, of those not withdrawn"));
    let comparable = sources.findings.closure.get(&Group::All).is_some_and(|all| !all.is_mostly_unknown());
    if comparable {
        columns.push(Column::words("Against all the rest"));
    }
    let rows = groups
        .iter()
        .map(|(group, closure)| {
            let link = sources.addresses.group(sources.data, *group);
            let mut cells = vec![
                Cell::linked(wording::group_in_list(*group, sources.data), link),
                Cell::count(closure.made),
            ];
            cells.extend(STACK.iter().map(|(class, _)| Cell::count(count(closure, *class))));
            cells.push(Cell::text(rate(closure)));
            if comparable {
                let rest = sources.findings.closure_of_the_rest(*group);
                let verdict = rest.and_then(|rest| Verdict::of(closure.rate(), rest));
                cells.push(Cell::text(wording::short_verdict(verdict)));
            }
            cells
        })
        .collect();
    DataTable { columns, rows }
}

/// The rate with its interval, or counts alone where the interval is too wide for a percentage to mean much.
fn rate(closure: &Closure) -> String {
    let rate = closure.rate();
    let counts = format!("{} of {}", rate.count(), rate.total());
    match wording::in_words(rate).filter(|_| closure.rate_can_be_shown()) {
        Some(words) => format!("{counts} ({words})"),
        None => counts,
    }
}

fn title(label: &str, closure: &Closure) -> String {
    let parts: Vec<String> = STACK
        .iter()
        .map(|(class, _)| (count(closure, *class), wording::class(*class).word))
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| format!("{count} {word}"))
        .collect();
    format!("{label}: {} of {}", parts.join("; "), wording::counted(closure.made as usize, "recommendation"))
}

fn count(closure: &Closure, class: Class) -> u32 {
    match class {
        Class::ClosedVerified => closure.closed_verified,
        Class::ClosedReported => closure.closed - closure.closed_verified,
        Class::Open => closure.open,
        Class::Withdrawn => closure.withdrawn,
        Class::NoInformation => closure.no_information,
    }
}

/// Whether one recommendation can stand in several groups of the kind: joint challenges, several themes.
fn counts_twice(kind: GroupKind) -> bool {
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
            "2 of 7 recommendations are reported closed (1 verified, 1 not); nothing has been published since on \
             4 others"
        );
        assert_eq!(
            said::marks(&chart.svg),
            [
                "All councils: 1 closed, verified; 1 closed, reported; 1 open; 4 nothing published of 7 recommendations"
            ]
        );
        let (verified, unknown) =
            (said::numbers(&chart.svg, "c1", "width"), said::numbers(&chart.svg, "none", "width"));
        // The first of each is the swatch of the legend; a segment is one unit short of its length.
        assert!(((unknown[1] + 1.0) / (verified[1] + 1.0) - 4.0).abs() < 0.01, "{verified:?} {unknown:?}");
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
    fn nothing_closed_is_said_plainly() {
        let closure = |closed, verified, unknown| Closure {
            made: 10,
            closed,
            closed_verified: verified,
            no_information: unknown,
            ..Closure::default()
        };
        assert_eq!(
            headline(&closure(0, 0, 10)),
            "None of 10 recommendations is reported closed; nothing has been published on any of them since"
        );
        assert_eq!(headline(&closure(1, 1, 0)), "1 of 10 recommendations is reported closed (verified)");
        assert_eq!(
            headline(&closure(3, 0, 1)),
            "3 of 10 recommendations are reported closed (none verified); nothing has been published since on 1 other"
        );
    }

    #[test]
    fn no_recommendation_is_no_chart() {
        let sample = Sample::of(Dataset::default());
        assert!(status_bar(&sample.sources(), Group::All).is_none());
        assert!(status_bars(&sample.sources(), GroupKind::Region).is_none());
        assert!(status_bars(&Sample::small().sources(), GroupKind::Custom).is_none());
    }
}
