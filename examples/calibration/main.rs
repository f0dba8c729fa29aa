//! Measures how often a difference is claimed where there is none, and how often one that is there is found.
//!
//! `cargo run --release --example calibration > docs/calibration.md`. Countries are invented in memory and analysed as a site's tables
//! are; the same number of countries prints the same page, on any number of threads.

mod country;
mod families;
mod page;
mod recipe;
mod tally;

use std::sync::atomic::{AtomicUsize, Ordering};

use clap::Parser;

use recipe::Recipe;

/// Numbers of councils, in turn: 400 is a country in which nearly every council has been visited.
const SIZES: [usize; 3] = [100, 250, 400];

/// As many themes as the shipped table has.
const THEMES: usize = 29;

/// Prints how often a difference is claimed where there is none, and how often one that is there is found
#[derive(Debug, Parser)]
struct Arguments {
    /// How many countries of each sort
    #[arg(long, default_value_t = 400, value_parser = clap::value_parser!(u64).range(1..=100_000))]
    countries: u64,
    /// Also print to standard error which mechanisms the false claims come from
    #[arg(long)]
    by_mechanism: bool,
}

fn main() {
    let arguments = Arguments::parse();
    let alike: Vec<Recipe> =
        (0..arguments.countries).map(|number| Recipe::of(number, &SIZES, THEMES)).collect();
    let differing: Vec<Recipe> = alike.iter().cloned().map(Recipe::with_differences).collect();
    let total = alike.len() + differing.len();
    let done = AtomicUsize::new(0);
    let report = || {
        let done = done.fetch_add(1, Ordering::Relaxed) + 1;
        if done.is_multiple_of(20) || done == total {
            eprintln!("{done} of {total} countries");
        }
    };
    let false_claims = tally::false_claims(&alike, &tally::claims(&alike, report));
    let powers = tally::powers(&differing, &tally::claims(&differing, report));
    if arguments.by_mechanism {
        eprint!("{}", page::by_mechanism(&false_claims));
    }
    print!("{}", page::page(arguments.countries, &SIZES, &false_claims, &powers));
}
