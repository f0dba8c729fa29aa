//! The command line: one file a command, arguments in, exit code out.

mod build;
mod check;
mod pack;
mod progress;
mod published;
mod today;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::output;
use crate::report::Report;

/// Turns tables of council peer challenges into a static website.
#[derive(Debug, Parser)]
#[command(version, about, propagate_version = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Build the site and write it to public/
    Build(build::Arguments),
    /// Make a folder of briefs about a region that opens without a network
    Pack(pack::Arguments),
    /// Report every problem in the site's files; write nothing
    Check(check::Arguments),
}

/// What a command came to, as an exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Exit {
    /// All is well.
    Fine = 0,
    /// The site's own files have problems.
    Problems = 1,
    /// The command was not given as it must be.
    Usage = 2,
    /// The machine stands in the way: disk, permission.
    Machine = 3,
}

impl Exit {
    /// What a run that stopped at the errors of its report came to.
    fn stopped_by(report: &Report) -> Self {
        if report.is_of_the_machine() { Self::Machine } else { Self::Problems }
    }
}

/// Runs the command that the arguments name. Wrong usage ends the program with code 2.
#[must_use]
pub fn run() -> ExitCode {
    let exit = match Arguments::parse().command {
        Command::Build(arguments) => build::run(&arguments),
        Command::Pack(arguments) => pack::run(&arguments),
        Command::Check(arguments) => check::run(&arguments),
    };
    ExitCode::from(exit as u8)
}

/// Says why nothing could be published.
fn refused(error: &output::Error) -> Exit {
    eprintln!("error: {error}");
    if error.is_usage() { Exit::Usage } else { Exit::Machine }
}

/// Whether messages on standard error may be coloured.
fn colour() -> bool {
    use std::io::IsTerminal;
    std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}
