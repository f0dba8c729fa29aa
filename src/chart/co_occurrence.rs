//! Which themes are raised together in one challenge.

use std::cmp::Reverse;

use super::svg::{Canvas, Ink, Message, Picture, Words, wrap};
use super::theme_frequency::ending;
use super::{Cell, Chart, Column, DataTable, Sources, legend};
use crate::analysis::{Basis, CoOccurrence, Group};
use crate::dataset::{Key, Theme};
use crate::wording;

/// Upper ends of the steps of shade, as times as often as chance; above the last is the deepest.
const STEPS: [(f64, &str); 3] = [
    (1.25, "less than 1.25 times what coincidence gives"),
    (1.75, "1.25 to 1.75 times"),
    (2.5, "1.75 to 2.5 times"),
];

/// Pairs that do not go together, in the table behind the picture: the most frequent ones.
const LISTED: usize = 40;

const NOTE: &str = "A number is how many challenges raise both themes: follow its row to the right to the one, and its column down from \
                    the other’s name. Themes that are raised often meet often by coincidence; the stronger the colour, the more often \
                    two meet beside that. An outlined pair stands out even so, and even though many pairs were looked at. That \
                    two themes are raised together does not say that one causes the other. No shade, and nothing claimed, where \
                    fewer than five challenges raise both.";

/// Width of a cell, less where themes are many: the name of the last needs room beside it.
const CELL: f64 = 40.0;

/// Room for all cells of a row.
const CELLS: f64 = 480.0;
const ROW: f64 = 30.0;

/// A triangle of the `limit` themes raised most, each against each. `None` when fewer than two are raised.
#[must_use]
pub fn co_occurrence(sources: &Sources<'_>, limit: usize) -> Option<Chart> {
    let pairs = &sources.findings.co_occurrence;
    let raised = most_raised(sources);
    let themes = shown(sources, &raised, limit);
    if pairs.is_empty() || themes.len() < 2 {
        return None;
    }
    let challenges = pairs.first().map_or(0, |pair| pair.challenges.total());
    let together = pairs.iter().filter(|pair| pair.go_together());
    let (here, all) = together.fold((0, 0), |(here, all), pair| {
        (here + usize::from(themes.contains(&pair.a) && themes.contains(&pair.b)), all + 1)
    });
    let outlined = match all {
        0 => String::new(),
        all if here == all => "; those that stand out are outlined".to_owned(),
        all => format!("; {here} of the {all} that stand out are among them, outlined; the table has all"),
    };
    let message = Message {
        name: format!("co-occurrence{}", ending(themes.len(), raised.len())),
        headline: headline(sources),
        subtitle: format!(
            "In how many of {} with recorded recommendations (follow-up visits left out) both themes are raised; {} looked at, \
             those of the {} themes raised most shown{outlined}",
            wording::counted(challenges as usize, "challenge"),
            wording::count(pairs.len(), "pair of themes", "pairs of themes"),
            themes.len(),
        ),
        note: NOTE,
    };
    Some(picture(sources, &themes).into_chart(sources, message, table(sources)))
}

/// The first `limit` of the themes raised most; the pair that the headline names is among them whatever it takes.
fn shown(sources: &Sources<'_>, raised: &[Key<Theme>], limit: usize) -> Vec<Key<Theme>> {
    let named: Vec<Key<Theme>> = strongest(sources).map(|pair| vec![pair.a, pair.b]).unwrap_or_default();
    let (within, beyond) = raised.split_at(limit.min(raised.len()));
    let missing: Vec<Key<Theme>> = beyond.iter().copied().filter(|theme| named.contains(theme)).collect();
    let mut shown = within.to_vec();
    for theme in missing {
        if let Some(place) = shown.iter().rposition(|other| !named.contains(other)) {
            shown.remove(place);
            shown.push(theme);
        }
    }
    shown
}

/// The pair that goes together most, beside what chance would give.
fn strongest<'a>(sources: &Sources<'a>) -> Option<&'a CoOccurrence> {
    let lift = |pair: &CoOccurrence| pair.challenges.lift().unwrap_or_default();
    let together = sources.findings.co_occurrence.iter().filter(|pair| pair.go_together());
    together.rev().max_by(|a, b| lift(a).total_cmp(&lift(b)))
}

/// The themes raised in the most challenges; equals in the order of the table.
fn most_raised(sources: &Sources<'_>) -> Vec<Key<Theme>> {
    let raised = |theme: Key<Theme>| {
        let found = sources.findings.theme_frequency(Basis::All, Group::All, theme);
        found.map_or(0, |found| found.challenges.count())
    };
    let mut themes: Vec<Key<Theme>> = sources.data.themes.keys().filter(|theme| raised(*theme) > 0).collect();
    themes.sort_by_key(|theme| (Reverse(raised(*theme)), *theme));
    themes
}

/// Names the pair that stands out most, or says that none does.
fn headline(sources: &Sources<'_>) -> String {
    let Some(first) = strongest(sources) else {
        return "Of no two themes can it be said that they are raised together more than coincidence explains"
            .to_owned();
    };
    let (a, b) = (&sources.data.themes[first.a].title, &sources.data.themes[first.b].title);
    match sources.findings.co_occurrence.iter().filter(|pair| pair.go_together()).count() {
        1 => format!(
            "“{a}” and “{b}” are raised together more than coincidence explains: {} of {} raise both",
            first.challenges.both,
            wording::counted(first.challenges.total() as usize, "challenge")
        ),
        n => {
            format!(
                "{n} pairs of themes are raised together more than coincidence explains; “{a}” with “{b}” stands out most"
            )
        }
    }
}

fn pair_of<'a>(sources: &Sources<'a>, a: Key<Theme>, b: Key<Theme>) -> Option<&'a CoOccurrence> {
    let (a, b) = (a.min(b), a.max(b));
    let pairs = &sources.findings.co_occurrence;
    pairs.binary_search_by(|pair| (pair.a, pair.b).cmp(&(a, b))).ok().and_then(|index| pairs.get(index))
}

/// How deep a pair is shaded; nothing where too few raise both.
fn step(pair: &CoOccurrence) -> Option<u8> {
    let lift = pair.challenges.lift().filter(|_| pair.challenges.both >= CoOccurrence::FEWEST)?;
    let position = STEPS.iter().position(|(end, _)| lift < *end).unwrap_or(STEPS.len());
    u8::try_from(position + 1).ok()
}

fn picture(sources: &Sources<'_>, themes: &[Key<Theme>]) -> Picture {
    let mut entries: Vec<(Ink, String)> =
        (1..).zip(STEPS).map(|(step, (_, name))| (Ink::step(step), name.to_owned())).collect();
    entries.push((Ink::step(4), "2.5 times or more".to_owned()));
    entries.push((Ink::RING, "stands out".to_owned()));
    let top = legend::height(&entries) + 10.0;
    let wide = CELL.min(CELLS / themes.len() as f64);
    Picture::draw(top + ROW * themes.len() as f64, |canvas| {
        legend::draw(canvas, &entries, 0.0);
        for (row, theme) in themes.iter().enumerate() {
            let y = top + ROW * row as f64;
            for (column, other) in themes.iter().take(row).enumerate() {
                if let Some(pair) = pair_of(sources, *theme, *other) {
                    cell(canvas, sources, pair, (wide * column as f64, y), wide);
                }
            }
            // The name stands where the row ends and the column begins.
            let x = wide * row as f64;
            let theme = &sources.data.themes[*theme];
            canvas
                .line(Ink::AXIS, &[(x + 6.0, y + ROW), (x + 6.0, y + ROW / 2.0), (x + 14.0, y + ROW / 2.0)]);
            canvas.link(&sources.addresses.theme(theme), |canvas| {
                let lines = wrap(&theme.title, super::svg::WIDTH - x - 20.0, 13.0, 2);
                let first = y + ROW / 2.0 - 6.5 * (lines.len() as f64 - 1.0);
                for (line, text) in lines.iter().enumerate() {
                    let at = (x + 19.0, first + 13.0 * line as f64);
                    canvas.text(Words::new(Ink::LABEL).size(13.0), at, text);
                }
            });
        }
    })
}

fn cell(canvas: &Canvas<'_>, sources: &Sources<'_>, pair: &CoOccurrence, (x, y): (f64, f64), wide: f64) {
    canvas.mark(&title(sources, pair), None, |canvas| {
        let middle = (x + wide / 2.0, y + ROW / 2.0);
        let number = pair.challenges.both.to_string();
        match step(pair) {
            Some(step) => {
                canvas.bar(Ink::step(step), (x + 0.5, y + 0.5), wide - 1.0, ROW - 1.0);
                let words = Words::new(Ink::on_step(step)).size(13.0).middle();
                canvas.text(if pair.go_together() { words.bold() } else { words }, middle, &number);
            }
            None => canvas.text(Words::new(Ink::MUTED).size(12.0).middle(), middle, &number),
        }
        if pair.go_together() {
            canvas.bar(Ink::RING, (x + 2.5, y + 2.5), wide - 5.0, ROW - 5.0);
        }
    });
}

/// A pair in words.
fn title(sources: &Sources<'_>, pair: &CoOccurrence) -> String {
    format!(
        "{} and {}: {}",
        sources.data.themes[pair.a].title,
        sources.data.themes[pair.b].title,
        wording::together(pair)
    )
}

/// The pairs that go together, then the most frequent of the others.
fn table(sources: &Sources<'_>) -> DataTable {
    let mut pairs: Vec<&CoOccurrence> = sources.findings.co_occurrence.iter().collect();
    pairs.sort_by_key(|pair| (!pair.go_together(), Reverse(pair.challenges.both), pair.a, pair.b));
    let together = pairs.iter().filter(|pair| pair.go_together()).count();
    pairs.truncate(together + LISTED);
    let columns = vec![
        Column::words("Theme"),
        Column::words("With"),
        Column::numbers("Challenges that raise both"),
        Column::numbers("The first"),
        Column::numbers("The second"),
        Column::numbers("Times as many as by chance"),
        Column::numbers("Odds ratio, 95% interval"),
        Column::words("More than chance explains"),
    ];
    let rows = pairs.into_iter().map(|pair| row(sources, pair)).collect();
    DataTable { columns, rows }
}

fn row(sources: &Sources<'_>, pair: &CoOccurrence) -> Vec<Cell> {
    let theme = |key: Key<Theme>| {
        let theme = &sources.data.themes[key];
        Cell::linked(&theme.title, Some(sources.addresses.theme(theme)))
    };
    let table = pair.challenges;
    let enough = table.both >= CoOccurrence::FEWEST;
    let odds = table.odds_ratio();
    let known = |text: String| Cell::text(if enough { text } else { "–".to_owned() });
    vec![
        theme(pair.a),
        theme(pair.b),
        Cell::count(table.both),
        Cell::count(table.both + table.only_a),
        Cell::count(table.both + table.only_b),
        known(table.lift().map(|lift| format!("{lift:.1}")).unwrap_or_default()),
        known(format!("{:.1} ({:.1} to {:.1})", odds.value, odds.interval.low, odds.interval.high)),
        Cell::text(match (enough, pair.go_together()) {
            (false, _) => "too few to say",
            (true, true) => "yes",
            (true, false) => "no",
        }),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::statistics::TwoByTwo;
    use crate::chart::said;
    use crate::chart::sample::Sample;
    use crate::dataset::Dataset;

    /// The small sample with one pair of its themes seen often together.
    fn with_pair(both: u32, p_adjusted: f64) -> Sample {
        let mut sample = Sample::small();
        if let Some(pair) = sample.findings.co_occurrence.first_mut() {
            pair.challenges = TwoByTwo { both, only_a: 10, only_b: 10, neither: 84 };
            pair.p_adjusted = p_adjusted;
        }
        sample
    }

    #[test]
    fn the_headline_claims_only_what_the_test_supports() {
        assert_eq!(
            headline(&with_pair(12, 0.3).sources()),
            "Of no two themes can it be said that they are raised together more than coincidence explains"
        );
        assert_eq!(
            headline(&with_pair(12, 0.01).sources()),
            "“Vision and clear priorities” and “Overview and scrutiny” are raised together more than coincidence explains: 12 of \
             116 challenges raise both"
        );
        assert!(headline(&with_pair(4, 0.0).sources()).starts_with("Of no two themes"), "under five");
    }

    #[test]
    fn a_pair_that_goes_together_is_outlined_and_says_so() {
        let sample = with_pair(12, 0.01);
        let chart = co_occurrence(&sample.sources(), 3).unwrap();
        assert!(
            said::marks(&chart.svg)
                .iter()
                .any(|mark| mark.ends_with("That is more than chance alone would explain"))
        );
        assert!(chart.svg.contains("class=\"ring\""));
        assert_eq!(chart.table.rows[0][7].text, "yes");
        assert_eq!(chart.table.rows[1][7].text, "too few to say");
        insta::assert_snapshot!(chart.svg);
    }

    #[test]
    fn one_theme_has_no_company() {
        assert!(co_occurrence(&Sample::small().sources(), 1).is_none());
        assert!(co_occurrence(&Sample::of(Dataset::default()).sources(), 10).is_none());
    }
}
