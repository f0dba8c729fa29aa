//! `peerbench check`.

use std::path::PathBuf;

use clap::ValueEnum;

use super::Exit;
use super::progress::Spinner;
use super::today::BuildDay;
use crate::pipeline::{self, Extras, Job};
use crate::report;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The site folder
    #[arg(default_value = ".")]
    site: PathBuf,
    /// For people, for programs, or for annotations on a hosted repository
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    #[command(flatten)]
    today: BuildDay,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    Text,
    Json,
    Github,
}

pub(super) fn run(arguments: &Arguments) -> Exit {
    let job = Job {
        site: arguments.site.clone(),
        public: arguments.site.join("public"),
        base_url: None,
        previous: None,
        extras: Extras::none(),
        today: arguments.today.day(),
    };
    let spinner = Spinner::new();
    let found = pipeline::check(&job, &spinner);
    spinner.finish();
    print!(
        "{}",
        match arguments.format {
            Format::Text => report::text(&found, super::colour()),
            Format::Json => report::json(&found),
            Format::Github => report::github(&found),
        }
    );
    if found.has_errors() { Exit::stopped_by(&found) } else { Exit::Fine }
}
