//! The page that is printed: what was run, what was counted, and how to read it.

use std::fmt::Write;

use peerbench::analysis::Proportion;

use crate::families::Kind;
use crate::tally::{FalseClaims, Power, Powers};

/// The whole page in Markdown. `sizes` are the numbers of councils.
pub(crate) fn page(countries: u64, sizes: &[usize], false_claims: &FalseClaims, powers: &Powers) -> String {
    let last = countries.saturating_sub(1);
    let mut page = format!(
        "# Calibration

How often peerbench claims a difference where there is none, and how often it finds one that is there. Printed by
`cargo run --release --example calibration -- --countries {countries} > docs/calibration.md`; the same command prints the same page on every
machine.

## What was run

{countries} countries in which nothing differs (seeds 0 to {last}), and {} again with known differences. They take turns at
{} councils. Each draws the rest at random:

- visits every three to six years from 2012 to 2025, seven in ten with a list on record; in half of the countries three regions and one type
  have half as many lists from before 2021;
- lists of 3.5 recommendations on average throughout, of 3.0 before 2021 and 4.1 since, or of 4 and 9; six in ten are complete; 29 themes,
  the most frequent seven times as frequent as the least, and five components;
- themes drawn independently, or with preferences of each visit, or with preferences of each council at all its visits;
- closure rates of councils from beta distributions of mean 50%, in which two recommendations of one council have a correlation of 0.02, 0.1,
  0.25 or 0.5; in half of the countries the visits of one council differ as well; half as much is closed after visits of the last 15 months;
- no council, about one in eight or about one in four has neighbours with which half of its visits are made jointly; three in ten
  recommendations of a joint visit address one council alone;
- 5% not accepted or superseded, 5% stopped; the status of all the rest on record; or unknown for three in ten at random, for a quarter of
  the councils, for three in ten visits, for half of what is not closed against 15% of what is, or the last with silent councils as well;
- a few visits without a date or with the year alone, and a few follow-ups, finance and governance challenges.

## Where nothing differs

A family is what is tested together: all regions, or all themes in all regions. Every difference claimed there is false. Families of which
nothing may be said (too few councils, or mostly unknown) are not counted; themes raised again are not counted where councils have
preferences at all their visits, since there they are raised again.

| claim | families tested | with a false claim | share | 95% interval |
| --- | ---: | ---: | ---: | ---: |
",
        countries.div_ceil(2),
        listed(sizes)
    );
    for kind in Kind::ALL {
        if let Some(share) = false_claims.all.get(&kind) {
            let cells = (share.total(), share.count(), percent(share.share()), interval(*share));
            let _ = writeln!(
                page,
                "| {} | {} | {} | {} | {} |",
                kind.title(),
                cells.0,
                cells.1,
                cells.2,
                cells.3
            );
        }
    }
    page.push_str(
        "
Limits are kept if the share is at most 5%, or the interval reaches below 5%: with this many countries a true share of 5% gives such
an interval in 39 of 40 simulations.

## Where something differs

Each country has one difference of every kind in turn, all of a stated size:

- the councils of one region (a ninth of all), one type (a fifth) or one group of one's own (a fifth) close 75% of what they are asked on
  average, the others 50%: 25 points more;
- of the recommendations on one theme, or under one component, half of what would stay open is closed: 25 points more on average;
- in one type, group or region one theme is asked for twice as often;
- one theme is asked for twice as often since 2021;
- where one theme is raised without a certain other, the other is added in half of the visits;
- where the visit before raised one theme and this one does not, it is added in four of ten;
- the council with the most recommendations closes none of them.

Found: claimed, in the right direction, out of the families tested. Reversed: claimed in the wrong direction. Others: families in which
something else is claimed in the direction of the planted difference; themes in which another difference is planted are left out. What
lies in the opposite direction is not counted, since the rest that others are held against contains the planted difference.

",
    );
    let _ = writeln!(
        page,
        "| claim |{} reversed | others |\n| --- |{} ---: | ---: |",
        sizes.iter().fold(String::new(), |row, size| format!("{row} found, {size} councils |")),
        " ---: |".repeat(sizes.len())
    );
    for kind in Kind::ALL {
        let by_size: Vec<Power> =
            sizes.iter().map(|size| powers.get(&(kind, *size)).copied().unwrap_or_default()).collect();
        let sum = |of: fn(&Power) -> Proportion| by_size.iter().map(of).sum::<Proportion>();
        if sum(|power| power.found).total() == 0 {
            continue;
        }
        let found = by_size.iter().fold(String::new(), |row, power| format!("{row} {} |", of(power.found)));
        let (reversed, others) = (sum(|power| power.reversed), sum(|power| power.others));
        let _ = writeln!(page, "| {} |{found} {} | {} |", kind.title(), of(reversed), of(others));
    }
    page.push_str(
        "
## How to read it

A claim on a page is one of its family's. Under 5% in the first table means: if all regions (types, themes, councils) were alike, fewer
than one such table in twenty would name a difference. The tests are often well below that, since a claim must also have an interval that
leaves out zero, hold with what is unknown counted as open and as closed, and not depend on the seed of the deals.

The second table is the price. A share of 40% means that of ten differences of the stated size six go unnoticed: \"no clear difference\"
never means \"no difference\". Differences are the harder to find the fewer councils there are, the more they differ by habit, and
the more is unknown: where a quarter of what is asked has no status, a difference of 25 points in what is done is one of fewer points in what is published.
",
    );
    page
}

/// The false claims by kind, one a line, for reports of progress.
pub(crate) fn so_far(false_claims: &FalseClaims) -> String {
    let counted = false_claims.all.iter().filter(|(_, share)| share.count() > 0);
    counted.fold(String::new(), |text, (kind, share)| format!("{text}  {}: {}\n", kind.title(), of(*share)))
}

/// The false claims by mechanism, for those who look for the cause of a share above 5%.
pub(crate) fn by_mechanism(false_claims: &FalseClaims) -> String {
    let mut text = String::new();
    for ((kind, mechanism), share) in &false_claims.by_mechanism {
        let _ = writeln!(text, "{}\t{mechanism}\t{}\t{}", kind.title(), of(*share), interval(*share));
    }
    text
}

/// "12 of 80 (15.0%)".
fn of(share: Proportion) -> String {
    match share.share() {
        None => "-".to_owned(),
        part => format!("{} of {} ({})", share.count(), share.total(), percent(part)),
    }
}

fn percent(share: Option<f64>) -> String {
    share.map_or_else(|| "-".to_owned(), |share| format!("{:.1}%", 100.0 * share))
}

/// Wilson's interval.
fn interval(share: Proportion) -> String {
    share.interval().map_or_else(
        || "-".to_owned(),
        |interval| format!("{:.1} to {:.1}%", 100.0 * interval.low, 100.0 * interval.high),
    )
}

/// "100, 250 and 400".
fn listed(sizes: &[usize]) -> String {
    let words: Vec<String> = sizes.iter().map(usize::to_string).collect();
    match words.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => words.concat(),
    }
}
