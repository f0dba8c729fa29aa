//! Which columns of a table of ones and noughts go together, given how many ones each row and each column has.

use rand::{Rng, SeedableRng};
use rand_pcg::Pcg64Mcg;
use rayon::prelude::*;

use super::permutation::{Plan, Simulation, at_least, needs_more_deals};

/// Trades before the first deal, for each row.
const BURN_IN: usize = 5;

/// Trades between two deals, for each row.
const BETWEEN: usize = 3;

/// Chains among which the deals are divided.
const CHAINS: u32 = 8;

/// Columns in one word of a row.
const WORD: usize = u64::BITS as usize;

/// Smallest mean over the deals with which a pair is of the family that is tested.
const FEWEST_EXPECTED: f64 = 5.0;

/// How often two columns have a one in the same row, against tables with the same sums of rows and columns.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PairTest {
    /// The first column.
    pub a: u16,
    /// The second, greater than `a`.
    pub b: u16,
    /// Rows in which both have a one.
    pub observed: u32,
    /// Mean of that over the deals.
    pub expected: f64,
    /// Deals in which the number of rows lay at least as far from `expected` as the observed one, on either side.
    pub simulation: Simulation,
}

/// Tests the pairs of columns that are seen together, or that could be expected together in 5 rows, in the order of columns: the
/// family to adjust is those with an expectation of 5 or more, whatever was observed. A row lists its columns; one beyond
/// `columns` is passed over.
///
/// Whole tables are dealt by the curveball: two rows at a time trade what only one of them has. Five trades a row come first,
/// then three between deals, in each of eight chains. A pair is always counted in all deals; there are more of them where the plan says so of the
/// pairs expected in 5 rows or more.
///
/// G. Strona et al., A fast and unbiased procedure to randomize ecological binary matrices with fixed row and column totals,
/// Nature Communications 5 (2014) 4114.
#[must_use]
pub fn co_occurrence_test(rows: &[Vec<u16>], columns: usize, plan: Plan) -> Vec<PairTest> {
    let table = Table::new(rows, columns);
    let counts = PairCounts::new(&table);
    let observed = counts.now.clone();
    let mut chains: Vec<Chain> =
        (0..CHAINS).map(|chain| Chain::new(&table, &counts, plan.seed, chain)).collect();
    let (mut dealt, mut tests) = (0, Vec::new());
    for last in plan.rounds() {
        chains.par_iter_mut().for_each(|chain| chain.deal_from(dealt, last));
        dealt = dealt.max(last);
        tests = counts.tests(&chains, &observed, dealt);
        let family: Vec<Simulation> = tests
            .iter()
            .filter(|test| test.expected >= FEWEST_EXPECTED)
            .map(|test| test.simulation)
            .collect();
        if !needs_more_deals(&family, plan.more_deals) {
            break;
        }
    }
    tests
}

/// One of several chains of tables that begin with the observed one and make the deals in turn. Their number is fixed, so that
/// the deals are the same on any number of threads.
struct Chain {
    number: u32,
    table: Table,
    counts: PairCounts,
    random: Pcg64Mcg,
}

impl Chain {
    fn new(table: &Table, counts: &PairCounts, seed: u64, number: u32) -> Self {
        let mut random = Pcg64Mcg::seed_from_u64(seed.wrapping_add(u64::from(number)));
        let mut table = table.clone();
        table.trade(BURN_IN * table.rows, &mut random);
        Self { number, table, counts: counts.clone(), random }
    }

    /// Makes the deals from `dealt` to `last` that fall to this chain.
    fn deal_from(&mut self, dealt: u32, last: u32) {
        for _ in (dealt..last).filter(|deal| deal % CHAINS == self.number) {
            self.table.trade(BETWEEN * self.table.rows, &mut self.random);
            self.counts.record(&self.table);
        }
    }
}

/// A table of ones and noughts, its rows as bits.
#[derive(Clone)]
struct Table {
    bits: Vec<u64>,
    words: usize,
    rows: usize,
    columns: usize,
}

impl Table {
    fn new(rows: &[Vec<u16>], columns: usize) -> Self {
        let words = columns.div_ceil(WORD).max(1);
        let mut bits = vec![0; words * rows.len()];
        for (row, listed) in bits.chunks_exact_mut(words).zip(rows) {
            for column in listed.iter().map(|column| usize::from(*column)).filter(|column| *column < columns)
            {
                row[column / WORD] |= 1 << (column % WORD);
            }
        }
        Self { bits, words, rows: rows.len(), columns }
    }

    /// Lets pairs of rows trade so many times.
    fn trade(&mut self, times: usize, random: &mut Pcg64Mcg) {
        if self.rows < 2 {
            return;
        }
        for _ in 0..times {
            let first = below(self.rows, random.next_u64());
            let other = below(self.rows - 1, random.next_u64());
            let second = if other < first { other } else { other + 1 };
            self.trade_rows(first * self.words, second * self.words, random);
        }
    }

    /// Deals what only one of two rows has out again, as many to each as before. The rows begin at these words.
    fn trade_rows(&mut self, first: usize, second: usize, random: &mut Pcg64Mcg) {
        let (mut only_first, mut only_second) = (0_usize, 0_usize);
        for word in 0..self.words {
            let (a, b) = (self.bits[first + word], self.bits[second + word]);
            only_first += (a & !b).count_ones() as usize;
            only_second += (b & !a).count_ones() as usize;
        }
        if only_first == 0 || only_second == 0 {
            return;
        }
        // Selection sampling: each in turn goes to the first row with the share of places that are left there.
        let (mut left, mut places) = (only_first + only_second, only_first);
        for word in 0..self.words {
            let (a, b) = (self.bits[first + word], self.bits[second + word]);
            let mut differing = a ^ b;
            let (mut to_first, mut to_second) = (a & b, a & b);
            while differing != 0 {
                let bit = differing & differing.wrapping_neg();
                differing ^= bit;
                // Without branches: which way one goes cannot be predicted, and this is the innermost loop.
                let goes_first = usize::from(below(left, random.next_u64()) < places);
                let mask = (goes_first as u64).wrapping_neg();
                to_first |= bit & mask;
                to_second |= bit & !mask;
                places -= goes_first;
                left -= 1;
            }
            self.bits[first + word] = to_first;
            self.bits[second + word] = to_second;
        }
    }

    /// Hands over the columns of each row.
    fn for_each_row(&self, mut take: impl FnMut(&[usize])) {
        let mut columns = Vec::with_capacity(self.columns);
        for row in self.bits.chunks_exact(self.words) {
            columns.clear();
            for (word, bits) in row.iter().enumerate() {
                let mut rest = *bits;
                while rest != 0 {
                    columns.push(word * WORD + rest.trailing_zeros() as usize);
                    rest &= rest - 1;
                }
            }
            take(&columns);
        }
    }
}

/// A number from 0 to below `n` out of 64 random bits; that some come up by n/2⁶⁴ more often cannot be noticed.
fn below(n: usize, bits: u64) -> usize {
    let product = u128::from(bits) * n as u128;
    // Below n, so that nothing is cut off.
    usize::try_from(product >> 64).unwrap_or(0)
}

/// How often each pair of columns occurs together: now, and how many deals had each number.
#[derive(Clone)]
struct PairCounts {
    /// The pairs, in order, with where their histogram begins.
    pairs: Vec<(usize, usize, usize)>,
    /// Number of each pair in one table, at `a * columns + b`.
    now: Vec<u32>,
    /// Histograms of all pairs, one after the other, from 0 to the number of the rarer column.
    histograms: Vec<u32>,
    columns: usize,
}

impl PairCounts {
    fn new(table: &Table) -> Self {
        let columns = table.columns;
        let mut sums = vec![0_usize; columns];
        table.for_each_row(|row| row.iter().for_each(|column| sums[*column] += 1));
        let mut counts =
            Self { pairs: Vec::new(), now: vec![0; columns * columns], histograms: Vec::new(), columns };
        counts.count(table);
        let occurring: Vec<usize> = (0..columns).filter(|column| sums[*column] > 0).collect();
        let mut length = 0;
        for (index, a) in occurring.iter().enumerate() {
            for b in &occurring[index + 1..] {
                let most = sums[*a].min(sums[*b]);
                // No deal has a pair more often than its rarer column.
                if counts.now[a * columns + b] > 0 || most as f64 >= FEWEST_EXPECTED {
                    counts.pairs.push((*a, *b, length));
                    length += most + 1;
                }
            }
        }
        counts.histograms = vec![0; length];
        counts
    }

    /// Counts the pairs of a table.
    fn count(&mut self, table: &Table) {
        self.now.fill(0);
        let (now, columns) = (&mut self.now, self.columns);
        table.for_each_row(|row| {
            for (index, a) in row.iter().enumerate() {
                let line = &mut now[a * columns..(a + 1) * columns];
                for b in &row[index + 1..] {
                    line[*b] += 1;
                }
            }
        });
    }

    /// Counts one deal.
    fn record(&mut self, table: &Table) {
        self.count(table);
        for (a, b, start) in &self.pairs {
            self.histograms[start + self.now[a * self.columns + b] as usize] += 1;
        }
    }

    /// The tests by the deals of all chains.
    fn tests(&self, chains: &[Chain], observed: &[u32], deals: u32) -> Vec<PairTest> {
        let mut histograms = vec![0; self.histograms.len()];
        for chain in chains {
            for (sum, deals) in histograms.iter_mut().zip(&chain.counts.histograms) {
                *sum += deals;
            }
        }
        let ends = self.pairs.iter().skip(1).map(|(_, _, start)| *start).chain([self.histograms.len()]);
        let test = |((a, b, start), end): (&(usize, usize, usize), usize)| {
            let histogram = || (0_u32..).zip(&histograms[*start..end]);
            let sum: f64 = histogram().map(|(count, deals)| f64::from(count) * f64::from(*deals)).sum();
            let expected = sum / f64::from(deals.max(1));
            let observed = observed[a * self.columns + b];
            let limit = at_least((f64::from(observed) - expected).abs());
            let far = histogram().filter(|(count, _)| (f64::from(*count) - expected).abs() >= limit);
            let exceedances = far.map(|(_, deals)| deals).sum();
            Some(PairTest {
                a: u16::try_from(*a).ok()?,
                b: u16::try_from(*b).ok()?,
                observed,
                expected,
                simulation: Simulation { exceedances, deals, stopped: false },
            })
        };
        self.pairs.iter().zip(ends).filter_map(test).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::statistics::adjust;

    /// Rows and columns with their sums.
    fn sums(rows: &[Vec<u16>], columns: usize) -> (Vec<usize>, Vec<usize>) {
        let mut by_column = vec![0; columns];
        rows.iter().flatten().for_each(|column| by_column[usize::from(*column)] += 1);
        (rows.iter().map(Vec::len).collect(), by_column)
    }

    /// The columns of each row.
    fn listed(table: &Table) -> Vec<Vec<u16>> {
        let mut rows = Vec::new();
        table.for_each_row(|row| {
            rows.push(row.iter().map(|column| u16::try_from(*column).unwrap()).collect());
        });
        rows
    }

    /// Rows of up to seven of so many columns, the early columns more often; reproducible.
    fn drawn(rows: usize, columns: u16, seed: u64) -> Vec<Vec<u16>> {
        let mut random = Pcg64Mcg::seed_from_u64(seed);
        let mut row = || {
            let length = 1 + below(7, random.next_u64());
            let mut row: Vec<u16> = (0..length)
                .map(|_| {
                    let most = below(usize::from(columns), random.next_u64()) + 1;
                    u16::try_from(below(most, random.next_u64())).unwrap()
                })
                .collect();
            row.sort_unstable();
            row.dedup();
            row
        };
        (0..rows).map(|_| row()).collect()
    }

    #[test]
    fn trades_keep_the_sums_of_rows_and_columns() {
        for columns in [29_u16, 64, 65, 200] {
            let rows = drawn(60, columns, 7);
            let mut table = Table::new(&rows, columns.into());
            table.trade(1_000, &mut Pcg64Mcg::seed_from_u64(1));
            let dealt = listed(&table);
            assert_ne!(dealt, rows);
            assert_eq!(sums(&dealt, columns.into()), sums(&rows, columns.into()));
        }
    }

    #[test]
    fn every_table_with_these_sums_is_equally_likely() {
        // Three rows with one column each out of three: six tables.
        let mut table = Table::new(&[vec![0], vec![1], vec![2]], 3);
        let mut random = Pcg64Mcg::seed_from_u64(3);
        let mut seen = std::collections::BTreeMap::new();
        for _ in 0..6_000 {
            table.trade(9, &mut random);
            *seen.entry(table.bits.clone()).or_insert(0_u32) += 1;
        }
        assert_eq!(seen.len(), 6);
        assert!(seen.values().all(|count| (850..1150).contains(count)), "{seen:?}");
    }

    #[test]
    fn the_expectation_is_the_exact_one() {
        // Four rows of two columns out of four, each column twice: by symmetry each of the six pairs is expected in 4/6 rows.
        let rows = [vec![0, 1], vec![0, 1], vec![2, 3], vec![2, 3]];
        let plan = Plan { deals: 20_000, ..Plan::of("exact") };
        let tests = co_occurrence_test(&rows, 4, plan);
        assert_eq!(tests.len(), 2); // The pairs never seen are too rare to be expected in 5 rows.
        for test in &tests {
            assert!((test.expected - 4.0 / 6.0).abs() < 0.02, "{test:?}");
        }
        assert_eq!((tests[0].a, tests[0].b, tests[0].observed), (0, 1, 2));
        // Of the 90 tables 6 have the pair (0, 1) twice, and nothing else lies as far from 2/3.
        assert!((tests[0].simulation.p() - 6.0 / 90.0).abs() < 4.0 * tests[0].simulation.standard_error());
    }

    #[test]
    fn independent_columns_are_not_found_and_tied_ones_are() {
        let mut table = Table::new(&drawn(200, 12, 11), 12);
        table.trade(2_000, &mut Pcg64Mcg::seed_from_u64(2));
        let mut rows = listed(&table);
        let plan = Plan { deals: 999, ..Plan::of("found") };
        let independent: Vec<Simulation> =
            co_occurrence_test(&rows, 14, plan).iter().map(|test| test.simulation).collect();
        assert!(independent.len() > 50 && adjust(&independent).iter().all(|test| test.p_adjusted > 0.05));
        for (index, row) in rows.iter_mut().enumerate().filter(|(index, _)| index % 5 == 0) {
            row.extend([12, 13].iter().filter(|column| index % 15 != 0 || **column == 12));
        }
        let tied = co_occurrence_test(&rows, 14, plan);
        let pair = tied.iter().find(|test| (test.a, test.b) == (12, 13)).unwrap();
        assert!(f64::from(pair.observed) > pair.expected && pair.simulation.exceedances == 0, "{pair:?}");
        assert_eq!(tied, co_occurrence_test(&rows, 14, plan), "the seed decides");
    }

    #[test]
    fn tables_without_anything_to_trade_are_no_trouble() {
        let plan = Plan { deals: 9, ..Plan::of("empty") };
        assert!(co_occurrence_test(&[], 5, plan).is_empty());
        assert!(co_occurrence_test(&[vec![], vec![0]], 0, plan).is_empty());
        let one = co_occurrence_test(&[vec![0, 1, 9]], 2, plan);
        assert_eq!(one.len(), 1);
        assert!((one[0].simulation.p() - 1.0).abs() < 1e-12 && (one[0].expected - 1.0).abs() < 1e-12);
    }
}
