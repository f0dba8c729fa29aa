//! Which themes are raised together in one challenge: the pairs as a list.

use std::cmp::Reverse;

use super::mark::{self, ShareMark};
use super::svg::{Canvas, Message, Picture, SvgClass, TextStyle, WIDTH};
use super::theme_frequency::ending;
use super::{Cell, Chart, Column, DataTable, Section, Sources, bars};
use crate::analysis::{CoOccurrence, Verdict};
use crate::dataset::{Key, Theme};
use crate::wording;

const NOTE: &str = "A bar is the number of challenges that raise both themes; the upright mark is how many would by chance, given how often \
                    each theme is raised and how long the lists of recommendations are. Bold pairs differ from that by more than \
                    chance, after allowing for how many pairs were looked at; nothing is claimed where fewer than five challenges \
                    are expected. That two themes are raised together does not say that one causes the other.";

const LABEL_WIDTH: f64 = 300.0;
const LEFT: f64 = LABEL_WIDTH + 12.0;
const RIGHT: f64 = WIDTH - 72.0;
const ROW: f64 = 34.0;
const THICKNESS: f64 = 14.0;
const LEGEND: f64 = 30.0;

/// The first `limit` pairs of themes: those that differ clearly from what chance gives, then the most frequent. `None` without a pair.
#[must_use]
pub fn co_occurrence(sources: &Sources<'_>, limit: usize) -> Option<Chart> {
    let mut pairs: Vec<&CoOccurrence> = sources.findings.co_occurrence.iter().collect();
    let challenges = pairs.first()?.challenges.total();
    pairs.sort_by_key(|pair| (pair.verdict(), Reverse(pair.challenges.both), pair.a, pair.b));
    let shown = pairs.get(..limit.min(pairs.len())).filter(|shown| !shown.is_empty())?;
    let message = Message {
        section: Section::CoOccurrence,
        name: format!("co-occurrence{}", ending(shown.len(), pairs.len())),
        headline: headline(sources, &pairs),
        subtitle: format!(
            "In how many of {} with recorded recommendations (follow-up visits left out) both themes are raised; {} raised \
             together, {} shown",
            wording::counted(challenges as usize, "challenge"),
            wording::count(pairs.len(), "pair of themes is", "pairs of themes are"),
            wording::thousands(shown.len() as u64),
        ),
        note: NOTE,
    };
    Some(picture(sources, shown).into_chart(sources, message, table(sources, shown)))
}

/// How many pairs differ from chance; names the one that does where it is alone.
fn headline(sources: &Sources<'_>, pairs: &[&CoOccurrence]) -> String {
    let of = |verdict: Verdict| pairs.iter().filter(move |pair| pair.verdict() == verdict);
    let together: Vec<&&CoOccurrence> = of(Verdict::Higher).collect();
    let apart = of(Verdict::Lower).count();
    let pairs_of = |number| wording::count(number, "pair of themes is", "pairs of themes are");
    match (together.as_slice(), apart) {
        ([], 0) if pairs.iter().all(|pair| pair.test.is_none()) => {
            "Too few challenges to say which themes are raised together by more than chance".to_owned()
        }
        ([], 0) => "No two themes are raised together by more than chance".to_owned(),
        ([only], 0) => format!(
            "“{}” and “{}” are raised together by more than chance: {} of {} raise both",
            sources.data.themes[only.a].title,
            sources.data.themes[only.b].title,
            wording::thousands(u64::from(only.challenges.both)),
            wording::counted(only.challenges.total() as usize, "challenge")
        ),
        ([], apart) => format!("{} raised together less often than chance gives", pairs_of(apart)),
        (together, 0) => format!("{} raised together by more than chance", pairs_of(together.len())),
        (together, apart) => format!(
            "{} raised together by more than chance, {} less often than chance gives",
            pairs_of(together.len()),
            wording::thousands(apart as u64)
        ),
    }
}

fn picture(sources: &Sources<'_>, pairs: &[&CoOccurrence]) -> Picture {
    let depth = ROW * pairs.len() as f64;
    let most =
        pairs.iter().map(|pair| f64::from(pair.challenges.both).max(pair.expected)).fold(1.0, f64::max);
    let scale = (RIGHT - LEFT) / most;
    Picture::draw(depth + LEGEND, |canvas| {
        for (index, pair) in pairs.iter().enumerate() {
            row(canvas, sources, pair, ROW * (index as f64 + 0.5), scale);
        }
        canvas.line(SvgClass::AXIS, &[(LEFT, 2.0), (LEFT, depth)]);
        let y = depth + LEGEND / 2.0 + 4.0;
        bars::mark(canvas, LEFT + 4.0, y);
        canvas.text(TextStyle::new(SvgClass::MUTED).size(12.0), (LEFT + 13.0, y), "expected by chance");
    })
}

fn row(canvas: &Canvas<'_>, sources: &Sources<'_>, pair: &CoOccurrence, middle: f64, scale: f64) {
    let name = format!("{} with {}", sources.data.themes[pair.a].title, sources.data.themes[pair.b].title);
    let both = f64::from(pair.challenges.both);
    canvas.mark(&format!("{name}: {}", wording::together(pair)), None, |canvas| {
        bars::label(canvas, &name, (LABEL_WIDTH, middle));
        canvas.bar(SvgClass::fill(1), (LEFT, middle - THICKNESS / 2.0), both * scale, THICKNESS);
        bars::mark(canvas, LEFT + pair.expected * scale, middle);
        let words =
            TextStyle::new(if pair.verdict().is_difference() { SvgClass::VALUE } else { SvgClass::MUTED });
        let words = if pair.verdict().is_difference() { words.bold() } else { words };
        let end = LEFT + both.max(pair.expected) * scale + 10.0;
        canvas.text(words, (end, middle), &wording::thousands(u64::from(pair.challenges.both)));
    });
}

/// The pairs shown; the verdict where it is not the same for all.
fn table(sources: &Sources<'_>, pairs: &[&CoOccurrence]) -> DataTable {
    let most =
        pairs.iter().map(|pair| f64::from(pair.challenges.both).max(pair.expected)).fold(1.0, f64::max);
    let has_verdicts = pairs.iter().any(|pair| pair.verdict().is_difference());
    let mut columns = vec![
        Column::words("Theme"),
        Column::words("With"),
        Column::marks(format!("0 to {most:.0}; line: expected by chance")),
        Column::numbers("Challenges that raise both"),
        Column::numbers("Expected by chance"),
    ];
    if has_verdicts {
        columns.push(Column::words("Against chance"));
    }
    let theme = |key: Key<Theme>| {
        let theme = &sources.data.themes[key];
        Cell::linked(&theme.title, Some(sources.addresses.theme(theme)))
    };
    let rows = pairs
        .iter()
        .map(|pair| {
            let bar = ShareMark {
                share: f64::from(pair.challenges.both) / most,
                interval: None,
                reference: Some(pair.expected / most),
            };
            let mut cells = vec![
                theme(pair.a),
                theme(pair.b),
                Cell::mark(mark::bar(bar, &wording::together(pair))),
                Cell::count(pair.challenges.both),
                Cell::text(format!("{:.1}", pair.expected)),
            ];
            if has_verdicts {
                cells.push(Cell::text(wording::verdict(pair.verdict())));
            }
            cells
        })
        .collect();
    DataTable { columns, rows }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::statistics::{AdjustedP, TwoByTwo};
    use crate::chart::said;
    use crate::chart::sample::Sample;
    use crate::dataset::Dataset;

    /// The small sample with one pair of its themes seen often together.
    fn with_pair(both: u32, expected: f64, p: Option<f64>) -> Sample {
        let mut sample = Sample::small();
        let pair = sample.findings.co_occurrence.first_mut().unwrap();
        pair.challenges = TwoByTwo { both, only_a: 10, only_b: 10, neither: 84 };
        pair.expected = expected;
        pair.test = p.map(|p| AdjustedP { p, p_adjusted: p, standard_error_adjusted: 0.0 });
        sample
    }

    fn headline_of(sample: &Sample) -> String {
        co_occurrence(&sample.sources(), 3).unwrap().headline
    }

    #[test]
    fn the_headline_claims_only_what_the_test_supports() {
        assert_eq!(
            headline_of(&with_pair(12, 6.0, Some(0.3))),
            "No two themes are raised together by more than chance"
        );
        assert_eq!(
            headline_of(&with_pair(12, 6.0, Some(0.01))),
            "“Vision and clear priorities” and “Overview and scrutiny” are raised together by more than chance: 12 of \
             116 challenges raise both"
        );
        assert_eq!(
            headline_of(&with_pair(12, 30.0, Some(0.01))),
            "1 pair of themes is raised together less often than chance gives"
        );
        assert_eq!(
            headline_of(&with_pair(12, 4.0, None)),
            "Too few challenges to say which themes are raised together by more than chance"
        );
    }

    #[test]
    fn a_pair_has_its_count_what_chance_gives_and_a_verdict() {
        let sample = with_pair(12, 5.8, Some(0.01));
        let chart = co_occurrence(&sample.sources(), 1).unwrap();
        assert!(
            said::marks(&chart.svg)[0].ends_with("chance alone would give about 6: more often than chance")
        );
        let row: Vec<&str> = chart.table.rows[0].iter().map(|cell| cell.text.as_str()).collect();
        assert_eq!(row[3..], ["12", "5.8", "higher, by more than chance"]);
        insta::assert_snapshot!(chart.svg);
    }

    #[test]
    fn without_pairs_there_is_no_list() {
        assert!(co_occurrence(&Sample::of(Dataset::default()).sources(), 10).is_none());
        assert!(co_occurrence(&Sample::small().sources(), 0).is_none());
    }
}
