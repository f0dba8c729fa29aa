//! `peerbench pack`.

use std::path::PathBuf;

use super::progress::Spinner;
use super::today::BuildDay;
use super::{Exit, published};
use crate::dataset::Region;
use crate::pipeline::{self, PackJob};
use crate::report;
use crate::wording;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The region, such as "East Midlands"
    #[arg(long, value_name = "NAME", value_parser = region)]
    region: Region,
    /// The site folder
    #[arg(long, value_name = "FOLDER", default_value = ".")]
    site: PathBuf,
    /// The folder to make; the same as one file is put next to it, with .zip after its name
    out: PathBuf,
    #[command(flatten)]
    today: BuildDay,
}

/// Takes a region by its name or its word in addresses.
fn region(text: &str) -> Result<Region, String> {
    let wanted = text.trim().to_lowercase();
    let named = |region: &Region| region.name().to_lowercase() == wanted || region.slug() == wanted;
    Region::ALL.into_iter().find(named).ok_or_else(|| {
        let names: Vec<&str> = Region::ALL.iter().map(|region| region.name()).collect();
        match report::nearest(text, names.iter().copied()) {
            Some(near) => format!("there is no such region; did you mean \"{near}\"?"),
            None => format!("there is no such region; the regions are {}", wording::list(&names)),
        }
    })
}

pub(super) fn run(arguments: &Arguments) -> Exit {
    let job = PackJob {
        site: arguments.site.clone(),
        region: arguments.region,
        out: arguments.out.clone(),
        today: arguments.today.day(),
    };
    let spinner = Spinner::new();
    let result = pipeline::pack(&job, &spinner);
    spinner.finish();
    match result {
        Ok((report, packed)) => {
            if report.iter().next().is_some() {
                eprint!("{}", report::text(&report, super::colour()));
            }
            let Some(packed) = packed else {
                eprintln!("Nothing was written.");
                return Exit::stopped_by(&report);
            };
            println!(
                "{} of {} in {} and {}, data as at {}",
                wording::counted(packed.briefs, "brief"),
                arguments.region.name(),
                arguments.out.display(),
                packed.archive.display(),
                wording::day(packed.as_of)
            );
            print!("{}", published::describe(&packed.outcome));
            Exit::Fine
        }
        Err(error) => super::refused(&error),
    }
}
