//! `peerbench build`.

use std::fmt::Write;
use std::path::PathBuf;
use std::time::Duration;

use super::progress::Spinner;
use super::today::BuildDay;
use super::{Exit, published};
use crate::pipeline::{self, Extras, Job, Summary};
use crate::report;
use crate::self_assessment::Packs;
use crate::web_address;
use crate::wording;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The site folder
    #[arg(default_value = ".")]
    site: PathBuf,
    /// Where to write the site [default: public/ in the site folder]
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,
    /// Address of the site, instead of the one in peerbench.toml
    #[arg(long, value_name = "URL", value_parser = base_url)]
    base_url: Option<String>,
    /// Folder of the edition published before, to say what changed since
    #[arg(long, value_name = "FOLDER")]
    previous: Option<PathBuf>,
    /// Councils whose self-assessment is made as documents too: all, none, or ids with commas between [default: all]
    #[arg(long, value_name = "IDS", value_parser = packs)]
    packs: Option<Packs>,
    /// Leave out the search
    #[arg(long)]
    no_search: bool,
    /// Leave out the workbook of all tables
    #[arg(long)]
    no_workbook: bool,
    #[command(flatten)]
    today: BuildDay,
}

/// Takes only an address that a site can be published at.
fn base_url(text: &str) -> Result<String, String> {
    match web_address::folder(text) {
        Some(_) => Ok(text.to_owned()),
        None => Err("expected an address that starts with https://, without ? and #".to_owned()),
    }
}

/// Takes `all`, `none`, or ids of councils.
#[expect(clippy::unnecessary_wraps, reason = "the form that the argument parser asks for")]
fn packs(text: &str) -> Result<Packs, String> {
    let ids = text.split(',').map(str::trim).filter(|id| !id.is_empty() && *id != "none");
    Ok(if text.trim() == "all" { Packs::All } else { Packs::Only(ids.map(str::to_owned).collect()) })
}

pub(super) fn run(arguments: &Arguments) -> Exit {
    let job = Job {
        site: arguments.site.clone(),
        public: arguments.out.clone().unwrap_or_else(|| arguments.site.join("public")),
        base_url: arguments.base_url.clone(),
        previous: arguments.previous.clone(),
        extras: Extras {
            packs: arguments.packs.clone().unwrap_or_default(),
            workbook: !arguments.no_workbook,
            search: !arguments.no_search,
        },
        today: arguments.today.day(),
    };
    let spinner = Spinner::new();
    let result = pipeline::build(&job, &spinner);
    spinner.finish();
    match result {
        Ok(summary) => {
            if summary.report.iter().next().is_some() {
                eprint!("{}", report::text(&summary.report, super::colour()));
            }
            if summary.outcome.is_none() {
                eprintln!("Nothing was written: {} stays as it was.", job.public.display());
                return Exit::stopped_by(&summary.report);
            }
            print!("{}", describe(&summary, &job));
            Exit::Fine
        }
        Err(error) => super::refused(&error),
    }
}

/// The summary at the end of a build.
fn describe(summary: &Summary, job: &Job) -> String {
    let mut text = String::new();
    let Some(outcome) = &summary.outcome else { return text };
    let _ = writeln!(
        text,
        "{} and {} in {}{}",
        wording::counted(summary.pages, "page"),
        wording::counted(summary.charts, "chart"),
        job.public.display(),
        summary.as_of.map(|day| format!(", data as at {}", wording::day(day))).unwrap_or_default()
    );
    text.push_str(&published::describe(outcome));
    let times: Vec<String> =
        summary.stages.iter().map(|(name, time)| format!("{name} {}", milliseconds(*time))).collect();
    let total: Duration = summary.stages.iter().map(|(_, time)| *time).sum();
    let _ = writeln!(text, "time: {} ({})", milliseconds(total), times.join(", "));
    if summary.report.notices() > 0 {
        let _ = writeln!(text, "{}, see above", wording::counted(summary.report.notices(), "notice"));
    }
    text
}

fn milliseconds(time: Duration) -> String {
    format!("{} ms", wording::thousands(u64::try_from(time.as_millis()).unwrap_or(u64::MAX)))
}
