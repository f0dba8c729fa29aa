//! Measures how often a difference is claimed where there is none, and how often one that is there is found.
//!
//! `cargo run --release --example calibration > docs/calibration.md`. Countries are invented in memory and analysed as a site's tables
//! are; the same number of countries prints the same page, on any number of threads.

mod country;
mod families;
mod page;
mod recipe;
mod tally;

use clap::Parser;

use recipe::Recipe;
use tally::{FalseClaims, Powers};

/// Numbers of councils, in turn: 400 is a country in which nearly every council has been visited.
const SIZES: [usize; 3] = [100, 250, 400];

/// As many themes as the shipped table has.
const THEMES: usize = 29;

/// Countries between two reports of progress.
const CHUNK: usize = 20;

/// Prints how often a difference is claimed where there is none, and how often one that is there is found
#[derive(Debug, Parser)]
struct Arguments {
    /// How many countries in which nothing differs; half as many have known differences
    #[arg(long, default_value_t = 400, value_parser = clap::value_parser!(u64).range(1..=100_000))]
    countries: u64,
    /// Also print to standard error which mechanisms the false claims come from
    #[arg(long)]
    by_mechanism: bool,
}

fn main() {
    let arguments = Arguments::parse();
    let recipes = |count: u64| (0..count).map(|number| Recipe::of(number, &SIZES, THEMES));
    let alike: Vec<Recipe> = recipes(arguments.countries).collect();
    let differing: Vec<Recipe> =
        recipes(arguments.countries.div_ceil(2)).map(Recipe::with_differences).collect();
    let mut false_claims = FalseClaims::default();
    for (number, chunk) in alike.chunks(CHUNK).enumerate() {
        false_claims.add(chunk, &tally::claims(chunk));
        eprintln!("{} of {} countries alike", number * CHUNK + chunk.len(), alike.len());
        eprint!("{}", page::so_far(&false_claims));
    }
    let mut powers = Powers::new();
    for (number, chunk) in differing.chunks(CHUNK).enumerate() {
        tally::add_powers(&mut powers, chunk, &tally::claims(chunk));
        eprintln!("{} of {} countries that differ", number * CHUNK + chunk.len(), differing.len());
    }
    if arguments.by_mechanism {
        eprint!("{}", page::by_mechanism(&false_claims));
    }
    print!("{}", page::page(arguments.countries, &SIZES, &false_claims, &powers));
}
