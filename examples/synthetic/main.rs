//! Writes a site folder of invented councils with everything in it, for charts, tests and benchmarks.
//!
//! `cargo run --release --example synthetic -- --councils 400 --seed 7 FOLDER`, then `peerbench build FOLDER`. The same
//! arguments write the same bytes. Time grows with the number of councils and memory hardly at all: councils are held,
//! all that hangs on them is written as it is drawn.

mod around;
mod challenges;
mod chance;
mod councils;
mod country;
mod days;
mod history;
mod names;
mod phrases;
mod plans;
mod recommendations;
mod site;
mod tables;
mod themes;
mod updates;
mod visits;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;
use jiff::civil::Date;
use peerbench::dataset::{ChallengeKind, CouncilType, Region};

use challenges::Challenge;
use chance::{Chance, Part};
use councils::Council;
use tables::Tables;
use themes::Themes;

/// Writes a site folder of invented councils, to be built with peerbench
#[derive(Debug, Parser)]
struct Arguments {
    /// How many councils, open and closed
    #[arg(long, default_value_t = 400, value_parser = clap::value_parser!(u32).range(2..=100_000))]
    councils: u32,
    /// Another seed makes another country
    #[arg(long, default_value_t = 7)]
    seed: u64,
    /// The day that the figures speak of
    #[arg(long, default_value = "2026-03-31", value_parser = day)]
    as_of: Date,
    /// The folder to write; must be empty or not exist yet
    folder: PathBuf,
}

/// A day on which the programme of challenges was, or will be, under way.
fn day(text: &str) -> Result<Date, String> {
    let date: Date = text.parse().map_err(|_| "expected a day such as 2026-03-31".to_owned())?;
    if (2014..=2090).contains(&date.year()) {
        Ok(date)
    } else {
        Err("expected a day of the years 2014 to 2090".to_owned())
    }
}

/// All that draws depend on.
struct World {
    seed: u64,
    as_of: Date,
    councils: Vec<Council>,
    themes: Themes,
}

impl World {
    /// Draws that are a council's own at every challenge.
    fn draws_of_council(&self, at: usize) -> Chance {
        Chance::of(self.seed, Part::Council, at)
    }

    /// How quickly a council closes what it was asked: it differs by region, type and kind, and far more by council.
    fn pace(&self, challenge: &Challenge<'_>) -> f64 {
        let lead = challenge.lead;
        let factor = |row: usize, spread: f64| Chance::of(self.seed, Part::Pace, row).factor(spread);
        let region = Region::ALL.iter().position(|region| *region == lead.region).unwrap_or(0);
        let kind = CouncilType::ALL.iter().position(|kind| *kind == lead.kind).unwrap_or(0);
        let of_kind = match challenge.kind {
            ChallengeKind::Finance => 1.3,
            ChallengeKind::FollowUp => 1.2,
            _ => 1.0,
        };
        let own = Chance::of(self.seed, Part::Pace, 1000 + lead.at).frailty(3.5);
        factor(region, 0.3) * factor(100 + kind, 0.2) * of_kind * own
    }
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match is_free(&arguments.folder) {
        Ok(true) => {}
        Ok(false) => {
            eprintln!("{} is not empty; name a new or empty folder", arguments.folder.display());
            return ExitCode::from(2);
        }
        Err(error) => {
            eprintln!("{} cannot be read: {error}", arguments.folder.display());
            return ExitCode::from(3);
        }
    }
    match write(&arguments) {
        Ok(rows) => {
            for (table, rows) in rows {
                println!("{rows:>9} {table}");
            }
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{} could not be written: {error}", arguments.folder.display());
            ExitCode::from(3)
        }
    }
}

/// Whether a folder is empty, or may be made.
fn is_free(folder: &Path) -> io::Result<bool> {
    match fs::read_dir(folder) {
        Ok(mut entries) => Ok(entries.next().is_none()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(error) => Err(error),
    }
}

/// Writes the site; gives the number of rows of each table.
fn write(arguments: &Arguments) -> Result<Vec<(&'static str, u64)>, csv::Error> {
    let Arguments { councils, seed, as_of, folder } = arguments;
    let command = format!(
        "cargo run --release --example synthetic -- --councils {councils} --seed {seed} --as-of {as_of} FOLDER"
    );
    fs::create_dir_all(folder)?;
    site::write(folder, *as_of, &command)?;
    let world = World {
        seed: *seed,
        as_of: *as_of,
        councils: councils::invent(*seed, *councils as usize, *as_of),
        themes: Themes::read()?,
    };
    let mut tables = Tables::create(&folder.join("data"))?;
    around::write(&world, &mut tables)?;
    history::write(&world, &mut tables)?;
    tables.finish()
}
