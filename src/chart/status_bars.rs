//! What became of recommendations: stacked bars by group.

use super::svg::{Canvas, Ink, Message, Picture, WIDTH, Words, width};
use super::{Cell, Chart, Column, DataTable, Sources};
use super::{bars, legend};
use crate::analysis::{Closure, Group, GroupKind, RecommendationState, Verdict, policy};
use crate::wording;

const NOTE: &str = "The whole of a bar is all recommendations made. Closed means stated to be complete: confirmed by the review team, \
                    confirmed by a committee of the council, or only reported. Open is in progress or not \
                    started; stopped is partly done, with no further action; withdrawn is not accepted, or superseded. No status on \
                    record means that no statement about the recommendation was found: the work may well have been done.";

const ROW: f64 = 30.0;
const THICKNESS: f64 = 18.0;
const LABEL_WIDTH: f64 = 210.0;
const TOTAL_WIDTH: f64 = 84.0;

/// The fill of a state.
const fn fill(state: RecommendationState) -> Ink {
    match state {
        RecommendationState::ConfirmedByReviewTeam => Ink::fill(1),
        RecommendationState::ConfirmedByCommittee => Ink::fill(3),
        RecommendationState::ReportedClosed => Ink::fill(2),
        RecommendationState::Open => Ink::fill(4),
        RecommendationState::Stopped => Ink::fill(6),
        RecommendationState::Withdrawn => Ink::fill(5),
        RecommendationState::NoStatus => Ink::NONE,
    }
}

/// Text that reads on the fill of a state.
const fn on_fill(state: RecommendationState) -> Ink {
    match state {
        RecommendationState::ConfirmedByReviewTeam
        | RecommendationState::ConfirmedByCommittee
        | RecommendationState::Withdrawn => Ink::ON_DEEP,
        RecommendationState::ReportedClosed | RecommendationState::Open | RecommendationState::Stopped => {
            Ink::ON_LIGHT
        }
        RecommendationState::NoStatus => Ink::LABEL,
    }
}

/// One bar.
#[derive(Clone, Debug)]
struct Row {
    group: Group,
    name: String,
    closure: Closure,
    /// Of the councils' rates in groups of this kind.
    dispersion: f64,
    /// What may be said of its closure rate against the rest, for kinds of group of which anything may.
    verdict: Option<Verdict>,
}

impl Row {
    fn of(sources: &Sources<'_>, group: Group, closure: Closure) -> Self {
        Self {
            group,
            name: wording::group_in_list(group, sources.data),
            closure,
            dispersion: sources.findings.dispersion_of(group),
            verdict: sources.findings.closure_claim(group).map(|claim| claim.verdict),
        }
    }

    /// The closure rate, where it may be given as a percentage.
    fn rate(&self) -> Option<f64> {
        let rate = self.closure.rate();
        let is_shown = !self.closure.is_mostly_unknown() && policy::allows_percentage(rate, self.dispersion);
        rate.share().filter(|_| is_shown)
    }

    /// Closed out of made and not withdrawn; with percentage and interval where they may be given.
    fn rate_in_words(&self) -> String {
        let rate = self.closure.rate();
        let counts = wording::counts(rate);
        match self.rate().and_then(|_| wording::in_words_scaled(rate, self.dispersion)) {
            Some(words) => format!("{counts} ({words})"),
            None => counts,
        }
    }
}

/// Bars for every group of a kind that has recommendations, in the order of the groups. `None` when there is none.
#[must_use]
pub fn status_bars(sources: &Sources<'_>, kind: GroupKind) -> Option<Chart> {
    let findings = sources.findings;
    let rows: Vec<Row> = findings
        .closure
        .iter()
        .filter(|(group, closure)| group.kind() == kind && closure.made > 0)
        .map(|(group, closure)| Row::of(sources, *group, *closure))
        .collect();
    let all = findings.closure.get(&Group::All)?;
    let subtitle = format!(
        "Recommendations by {}, as at {}; {} in all{}",
        wording::group_kind(kind),
        wording::day(findings.as_of),
        wording::counted(all.made as usize, "recommendation"),
        if counts_twice(kind) { "; one that belongs to several rows counts in each" } else { "" },
    );
    // Where the groups of a kind are tested as a family, differences are named only if it shows any.
    let may_name = findings.closure_families.get(&kind).is_none_or(|family| family.is_significant);
    let headline = headline(all, kind, &rows, may_name);
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
    chart(sources, name, description(closure), subtitle, &[Row::of(sources, group, *closure)])
}

fn chart(
    sources: &Sources<'_>,
    name: String,
    headline: String,
    subtitle: String,
    rows: &[Row],
) -> Option<Chart> {
    if rows.is_empty() {
        return None;
    }
    let message = Message { name, headline, subtitle, note: NOTE };
    Some(picture(sources, rows).into_chart(sources, message, table(sources, rows)))
}

/// The counts of every state that occurs.
fn description(closure: &Closure) -> String {
    let made = wording::counted(closure.made as usize, "recommendation");
    format!("{made}: {}", wording::closure_clause(closure))
}

/// Over how wide a range the rates lie, or the counts of all where rates may not be given; then the groups that differ from the
/// rest by their own claim.
fn headline(all: &Closure, kind: GroupKind, rows: &[Row], may_name: bool) -> String {
    let mut text = range(all, kind, rows)
        .unwrap_or_else(|| format!("{}, by {}", description(all), wording::group_kind(kind)));
    for (verdict, words) in [(Verdict::Higher, "more"), (Verdict::Lower, "fewer")] {
        let named: Vec<&str> = rows
            .iter()
            .filter(|row| may_name && row.verdict == Some(verdict))
            .map(|row| row.name.as_str())
            .collect();
        if !named.is_empty() {
            text.push_str("; ");
            text.push_str(words);
            text.push_str(" reported closed than in the rest, by more than chance: ");
            text.push_str(&wording::list(&named));
        }
    }
    text
}

/// The lowest and the highest rate without their names; `None` where most is unknown, or fewer than two rates may be given.
fn range(all: &Closure, kind: GroupKind, rows: &[Row]) -> Option<String> {
    let mut rates: Vec<f64> = rows.iter().filter_map(Row::rate).collect();
    rates.sort_by(f64::total_cmp);
    let [least, .., most] = rates.as_slice() else { return None };
    let (least, most) = (wording::percent(*least), wording::percent(*most));
    if all.is_mostly_unknown() || least == most {
        return None;
    }
    let too_few = match rows.len() - rates.len() {
        0 => String::new(),
        n => format!(" ({n} of {} have too little on record for a percentage)", rows.len()),
    };
    Some(format!("Reported closed: from {least} to {most} by {}{too_few}", wording::group_kind(kind)))
}

/// The states that occur in any of the rows.
fn occurring(rows: &[Row]) -> impl Iterator<Item = RecommendationState> {
    RecommendationState::ALL.into_iter().filter(|state| rows.iter().any(|row| row.closure.count(*state) > 0))
}

fn picture(sources: &Sources<'_>, rows: &[Row]) -> Picture {
    let entries: Vec<(Ink, String)> =
        occurring(rows).map(|state| (fill(state), wording::state(state).word.to_owned())).collect();
    let top = legend::height(&entries) + 8.0;
    let left = if rows.len() == 1 { 0.0 } else { LABEL_WIDTH + 12.0 };
    Picture::draw(top + ROW * rows.len() as f64, |canvas| {
        legend::draw(canvas, &entries, 0.0);
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
        canvas.bar(fill(state), (x, middle - THICKNESS / 2.0), (wide - 1.0).max(0.5), THICKNESS);
        let number = wording::thousands(u64::from(count));
        if width(&number, 13.0) + 4.0 < wide {
            let words = Words::new(on_fill(state)).size(13.0).middle();
            canvas.text(words, (x + wide / 2.0, middle), &number);
        }
        x += wide;
    }
    let total = format!("of {}", wording::thousands(u64::from(closure.made)));
    canvas.text(Words::new(Ink::VALUE), (WIDTH - TOTAL_WIDTH + 6.0, middle), &total);
}

fn table(sources: &Sources<'_>, rows: &[Row]) -> DataTable {
    let states: Vec<RecommendationState> = occurring(rows).collect();
    let mut columns = vec![Column::words("Group"), Column::numbers("Recommendations")];
    columns.extend(
        states.iter().map(|state| Column::numbers(wording::capitalised(wording::state(*state).word))),
    );
    columns.push(Column::numbers("Closed, of those not withdrawn"));
    let has_claims = rows.iter().any(|row| row.verdict.is_some());
    if has_claims {
        columns.push(Column::words("Against the rest"));
    }
    let rows = rows
        .iter()
        .map(|row| {
            let link = sources.addresses.group(sources.data, row.group);
            let mut cells = vec![Cell::linked(&row.name, link), Cell::count(row.closure.made)];
            cells.extend(states.iter().map(|state| Cell::count(row.closure.count(*state))));
            cells.push(Cell::text(row.rate_in_words()));
            if has_claims {
                cells.push(Cell::text(row.verdict.map_or("–", wording::verdict)));
            }
            cells
        })
        .collect();
    DataTable { columns, rows }
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
            "7 recommendations: 2 closed (1 confirmed by the review team, 1 reported), 1 open and 4 with no status on record"
        );
        assert_eq!(said::marks(&chart.svg), [format!("All councils, {}", chart.headline)]);
        let (confirmed, unknown) =
            (said::numbers(&chart.svg, "c1", "width"), said::numbers(&chart.svg, "none", "width"));
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
        let row = Row::of(&sample.sources(), Group::All, closure);
        let chart = chart(&sample.sources(), "all".into(), String::new(), String::new(), &[row]).unwrap();
        for class in ["c1", "c2", "c3", "c4", "c5", "c6", "none"] {
            assert_eq!(said::numbers(&chart.svg, class, "width").len(), 2, "{class}: swatch and segment");
        }
        let words: std::collections::BTreeSet<&str> =
            RecommendationState::ALL.into_iter().map(|state| wording::state(state).word).collect();
        assert_eq!(words.len(), 7);
        assert_eq!(chart.table.columns.len(), 10);
    }

    fn row(name: &str, closed: u32, of: u32, verdict: Verdict) -> Row {
        let closure = Closure { made: of, reported_closed: closed, open: of - closed, ..Closure::default() };
        Row { group: Group::All, name: name.into(), closure, dispersion: 1.0, verdict: Some(verdict) }
    }

    fn all(no_status: u32) -> Closure {
        Closure { made: 200 + no_status, reported_closed: 100, open: 100, no_status, ..Closure::default() }
    }

    #[test]
    fn a_headline_names_only_where_the_claim_and_its_family_allow() {
        let rows =
            [row("London", 20, 100, Verdict::Lower), row("Wales", 80, 100, Verdict::NoClearDifference)];
        assert_eq!(
            headline(&all(0), GroupKind::Region, &rows, true),
            "Reported closed: from 20% to 80% by region; fewer reported closed than in the rest, by more than chance: London"
        );
        assert_eq!(
            headline(&all(0), GroupKind::Region, &rows, false),
            "Reported closed: from 20% to 80% by region"
        );
    }

    #[test]
    fn no_percentage_where_too_little_is_on_record() {
        let small =
            [row("London", 2, 10, Verdict::NoClearDifference), row("Wales", 80, 100, Verdict::Higher)];
        assert!(headline(&all(0), GroupKind::Region, &small, false).starts_with("200 recommendations: "));
        assert_eq!(small[0].rate_in_words(), "2 of 10");
        let large =
            [row("London", 20, 100, Verdict::Lower), row("Wales", 80, 100, Verdict::NoClearDifference)];
        let unknown = headline(&all(500), GroupKind::Region, &large, false);
        assert!(unknown.starts_with("700 recommendations: ") && !unknown.contains('%'), "{unknown}");
    }

    #[test]
    fn no_recommendation_is_no_chart() {
        let sample = Sample::of(Dataset::default());
        assert!(status_bar(&sample.sources(), Group::All).is_none());
        assert!(status_bars(&sample.sources(), GroupKind::Region).is_none());
        assert!(status_bars(&Sample::small().sources(), GroupKind::Custom).is_none());
    }
}
